"""The document open in a window: the one door through which it is changed.

Holds the current journey, where it is stored, what is selected and the way back. It reads
and writes no file: opening and saving are done by others and told here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from journeyeditor.base.messages import Message
from journeyeditor.model.journey import Journey
from journeyeditor.session.history import State, Swap
from journeyeditor.session.present import present_ids

STEPS: Final = 1_000
"""How many edits can be undone."""


class Session(QObject):
    """One open document. Documents are values: `journey` is replaced, never changed."""

    changed = Signal(object, object)
    """(old journey, new journey), after the document was replaced."""

    selection_changed = Signal(object)
    """The frozenset of the selected ids."""

    saved_changed = Signal(bool)
    """Whether the document is now as it was last saved."""

    history_changed = Signal()
    """What can be undone or redone is another."""

    def __init__(
        self, journey: Journey, path: Path | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journey = journey
        self._selection: frozenset[str] = frozenset()
        self._saved = True
        self.path = path
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(STEPS)
        self._stack.cleanChanged.connect(self._tell_saved)
        self._stack.indexChanged.connect(self.history_changed)

    @property
    def journey(self) -> Journey:
        """The document as it is now."""
        return self._journey

    def apply(
        self,
        name: Message,
        edit: Callable[..., Journey],
        *args: Any,
        merge: str = "",
        **fields: Any,
    ) -> bool:
        """Change the document with an edit; False where the edit changed nothing.

        `edit` takes the journey first, then `args` and `fields`. `name` says what was done, in
        the Edit menu. Edits of the same `merge` key right after each other are one step of
        undo. JourneyError of the edit is the caller's to tell; the document stays as it was.
        """
        return self._go(name, edit(self._journey, *args, **fields), merge)

    def _go(self, name: Message, after: Journey, merge: str) -> bool:
        before = self._journey
        if after is before:
            return False
        kept = self._selection & present_ids(after, self._selection)
        states = State(before, self._selection), State(after, kept)
        self._stack.push(Swap(name, *states, merge, self._put))
        return True

    def _put(self, state: State) -> None:
        old, self._journey = self._journey, state.journey
        self.changed.emit(old, state.journey)
        self.select(state.selection)

    @property
    def selection(self) -> frozenset[str]:
        """The ids of what is selected."""
        return self._selection

    def select(self, ids: Iterable[str]) -> None:
        """Select these records and no others; ids that are not in the document are left out."""
        wanted = frozenset(ids)
        chosen = wanted & present_ids(self._journey, wanted)
        if chosen != self._selection:
            self._selection = chosen
            self.selection_changed.emit(chosen)

    def undo(self) -> None:
        """Go back one edit."""
        self._stack.undo()

    def redo(self) -> None:
        """Go forward one edit."""
        self._stack.redo()

    @property
    def undo_name(self) -> Message | None:
        """What undo would take back, or None."""
        return self._name_at(self._stack.index() - 1) if self._stack.canUndo() else None

    @property
    def redo_name(self) -> Message | None:
        """What redo would do again, or None."""
        return self._name_at(self._stack.index()) if self._stack.canRedo() else None

    def _name_at(self, place: int) -> Message | None:
        command = self._stack.command(place)
        return command.name if isinstance(command, Swap) else None

    @property
    def saved(self) -> bool:
        """Whether the document is as it was last saved (or opened)."""
        return self._saved and self._stack.isClean()

    def mark_saved(self, path: Path | None = None) -> None:
        """The document as it is now is on disk, at `path` where that is given."""
        if path is not None:
            self.path = path
        was_clean = self._stack.isClean()
        was_saved, self._saved = self._saved, True
        self._stack.setClean()
        if was_clean and not was_saved:
            self.saved_changed.emit(True)

    def mark_unsaved(self) -> None:
        """The document on disk is not this one: it was repaired, recovered or newly made."""
        self._saved = False
        self.saved_changed.emit(False)

    def _tell_saved(self, _clean: bool) -> None:
        self.saved_changed.emit(self.saved)
