"""The document open in a window: the one door through which it is changed.

Holds the current journey, where it is stored, what is selected and the way back. It reads
and writes no file: opening and saving are done by others and told here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message
from journeyeditor.model.journey import Journey
from journeyeditor.session.history import STEPS, Cell, Choice, History, State, View
from journeyeditor.session.present import cell_of, is_cell, present_ids

__all__ = ["STEPS", "Choose", "Session"]

Choose = Callable[[Journey, Journey], Iterable[str] | Cell | None]
"""What is selected after an edit: records or a cell, told by the documents before and after."""


class Session(QObject):
    """One open document. Documents are values: `journey` is replaced, never changed."""

    changed = Signal(object, object)
    """(old journey, new journey), after the document was replaced."""

    selection_changed = Signal(object)
    """The frozenset of the selected ids; also when only the cursor stands elsewhere."""

    saved_changed = Signal(bool)
    """Whether the document is now as it was last saved."""

    history_changed = Signal()
    """What can be undone or redone is another."""

    drafted = Signal()
    """What is being written, and is no edit yet, is another."""

    went = Signal(object)
    """The `State` that undo, redo or the history led to, after it was put in place."""

    def __init__(
        self, journey: Journey, path: Path | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journey = journey
        self._draft: Journey | None = None
        self._choice = Choice()
        self._view: Callable[[], View] | None = None
        self._saved = True
        self.path = path
        self.read_only: Message | None = None
        """Why the document can't be changed, or None where it can."""
        self._history = History()

    @property
    def journey(self) -> Journey:
        """The document as it is now."""
        return self._journey

    @property
    def draft(self) -> Journey:
        """The document with what is being written: what a crash is to leave."""
        return self._draft or self._journey

    def sketch(self, write: Callable[[Session], object] | None) -> None:
        """Something is being written that `write` would make an edit; None: it is no longer.

        It is tried on a session apart. While what is written can't be so, the draft before it
        stays.
        """
        draft = self._journey
        if write is not None:
            trial = Session(draft)
            trial.read_only, trial._choice = self.read_only, self._choice
            try:
                write(trial)
            except JourneyError:
                return
            draft = trial.journey
        if draft is not self.draft:
            self._draft = draft
            self.drafted.emit()

    def apply(
        self,
        name: Message,
        edit: Callable[..., Journey],
        *args: Any,
        merge: str = "",
        joins: str = "",
        choose: Choose | None = None,
        **fields: Any,
    ) -> bool:
        """Change the document with an edit; False where the edit changed nothing.

        `edit` takes the journey first, then `args` and `fields`. `name` says what was done, in
        the Edit menu. Edits of the same `merge` key right after each other are one step of
        undo; so is an edit that `joins` the one of that key right before it, under that one's
        name. `choose` tells what is selected afterwards; without it, what is left of what was.
        JourneyError of the edit is the caller's to tell; the document stays as it was.
        """
        if self.read_only is not None:
            raise JourneyError(self.read_only)
        after = edit(self._journey, *args, **fields)
        if after is self._journey:
            return False
        choice = self._choice
        if choose is not None:
            choice = _chosen(choose(self._journey, after))
        view = self._view() if self._view else None
        before = State(self._journey, self._choice, view)
        state = State(after, _kept(after, choice), view)
        was_saved = self.saved
        self._history.push(name, before, state, merge, joins)
        self._put(state, was_saved)
        return True

    def _put(self, state: State, was_saved: bool) -> None:
        old, self._journey = self._journey, state.journey
        self._draft = None
        self.changed.emit(old, state.journey)
        self._choose(state.choice)
        _forget_names(old, state.journey)
        self.history_changed.emit()
        if self.saved != was_saved:
            self.saved_changed.emit(self.saved)

    # What is selected

    @property
    def selection(self) -> frozenset[str]:
        """The ids of what is selected."""
        return self._choice.ids

    @property
    def current(self) -> str:
        """The selected record that was chosen last, or ""."""
        return self._choice.current

    @property
    def cursor(self) -> Cell | None:
        """The cell that is selected itself; only where no record is."""
        return self._choice.cursor

    @property
    def cell(self) -> Cell | None:
        """The cell where something new would go: the cursor, or the current card's cell."""
        return self._choice.cursor or cell_of(self._journey, self._choice.current)

    def select(self, ids: Iterable[str], current: str = "") -> None:
        """Select these records and no others; ids that are not in the document are left out.

        `current` is the one chosen last; where it is not given, the one that was, or any.
        """
        self._choose(_kept(self._journey, Choice(frozenset(ids), current or self.current)))

    def select_cell(self, cell: Cell | None) -> None:
        """Select a cell, and no record; None or a cell that is gone selects nothing."""
        self._choose(_kept(self._journey, Choice(cursor=cell)))

    def _choose(self, choice: Choice) -> None:
        if choice != self._choice:
            self._choice = choice
            self.selection_changed.emit(choice.ids)

    # The way back

    def watch_view(self, view: Callable[[], View] | None) -> None:
        """Ask `view` at each edit what is seen, so that going back can show it again."""
        self._view = view

    def undo(self) -> None:
        """Go back one edit."""
        self.go_to(self.index - 1)

    def redo(self) -> None:
        """Go forward one edit."""
        self.go_to(self.index + 1)

    @property
    def index(self) -> int:
        """How many of the edits in `history` hold now."""
        return self._history.index

    def history(self) -> tuple[Message, ...]:
        """The names of the edits, the oldest first; those from `index` on were undone."""
        return self._history.names()

    def go_to(self, index: int) -> None:
        """Go to where `index` edits of the history hold."""
        was_saved = self.saved
        state = self._history.go(index)
        if state is not None:
            self._put(state, was_saved)
            self.went.emit(state)

    @property
    def undo_name(self) -> Message | None:
        """What undo would take back, or None."""
        return self._history.name_at(self.index - 1)

    @property
    def redo_name(self) -> Message | None:
        """What redo would do again, or None."""
        return self._history.name_at(self.index)

    # Whether it is saved

    @property
    def saved(self) -> bool:
        """Whether the document is as it was last saved (or opened)."""
        return self._saved and self._history.is_clean

    def mark_saved(self, path: Path | None = None) -> None:
        """The document as it is now is on disk, at `path` where that is given."""
        if path is not None:
            self.path = path
        was_saved, self._saved = self.saved, True
        self._history.mark_clean()
        if not was_saved:
            self.saved_changed.emit(True)

    def mark_unsaved(self) -> None:
        """The document on disk is not this one: it was repaired, recovered or newly made."""
        self._saved = False
        self.saved_changed.emit(False)


def _forget_names(old: Journey, new: Journey) -> None:
    """Let go of what helps to find cards in a document that is kept only to go back to."""
    for key, cards in old.cards.items():
        if new.cards.get(key) is not cards:
            cards.forget_names()


def _chosen(what: Iterable[str] | Cell | None) -> Choice:
    if what is None or isinstance(what, Cell):
        return Choice(cursor=what)
    return Choice(frozenset(what))


def _kept(journey: Journey, choice: Choice) -> Choice:
    """The choice without what is not in the document."""
    ids = choice.ids & present_ids(journey, choice.ids)
    current = choice.current if choice.current in ids else min(ids, default="")
    cursor = choice.cursor if not ids and choice.cursor else None
    if cursor is not None and not is_cell(journey, cursor):
        cursor = None
    return Choice(ids, current, cursor)
