"""What the window says of its map: counts, saved state, title, and what undo would take back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer

from journeyeditor.base.messages import Message, Translator, msg
from journeyeditor.files.codec import Opened
from journeyeditor.model.journey import Journey
from journeyeditor.session.session import Session
from journeyeditor.window.facts import Counts
from journeyeditor.window.shell import Shell

BEGIN: Final = msg("Type in a cell to write a card: Enter for the next one, Tab for the next step.")

_READ: Final = 6_000
"""Milliseconds that what was done is said."""


class Telling:
    """Says in a shell what there is to know of one open map."""

    def __init__(self, shell: Shell, session: Session, tr: Translator) -> None:
        self._shell = shell
        self._session = session
        self.tr = tr
        self._counts = Counts()
        self.saved_at = ""
        self._hint: Message | None = None
        session.changed.connect(self._count)
        session.saved_changed.connect(self.say_saved)
        session.history_changed.connect(self.say_history)

    def say_in(self, tr: Translator) -> None:
        """Say everything in another language."""
        self.tr = tr
        self.say_all()

    def say_all(self) -> None:
        """Say everything anew."""
        self._count(self._session.journey, self._session.journey)
        self.say_saved()
        self.say_history()

    @property
    def name(self) -> str:
        """The map's name: its file's, else its title."""
        if self._session.path is not None:
            return self._session.path.stem
        return self._session.journey.title or self.tr("New map")

    def _count(self, old: Journey, new: Journey) -> None:
        if old.title != new.title:
            self.say_saved()
        status = self._shell.status
        status.say_counts(len(new.phases), len(new.lanes), new.card_count())
        status.say_evidence(self._counts.evidence(new))
        self.say_hint(self._hint)

    def say_hint(self, hint: Message | None) -> None:
        """Say what can be done now; how to begin while a map has no cards."""
        self._hint = hint
        if hint is None and not self._session.journey.card_count():
            hint = BEGIN
        self._shell.status.say_hint(self.tr(hint) if hint is not None else "")

    def say_done(self, what: Message) -> None:
        """Say for a while what was done."""
        self.say_hint(what)
        QTimer.singleShot(_READ, self._session, lambda: self._say_no_longer(what))

    def _say_no_longer(self, what: Message) -> None:
        if self._hint is what:
            self.say_hint(None)

    def say_saved(self, _saved: bool = False) -> None:
        """Say whether the map is saved."""
        named, saved = self._session.path is not None, self._session.saved
        self._shell.status.say_saved(saved and named, named, self.saved_at)
        state = self.tr("saved") if saved and named else self.tr("edited")
        if not named:
            state = self.tr("not saved yet")
        elif self._session.read_only is not None:
            state = self.tr("to be looked at")
        self._shell.setWindowTitle(f"{self.name}[*] \N{EM DASH} {state}")
        self._shell.setWindowModified(not saved)

    def say_history(self) -> None:
        """Say what would be undone and done again."""
        tr, commands = self.tr, self._shell.commands
        undo, redo = self._session.undo_name, self._session.redo_name
        commands.name("undo", tr("&Undo: {name}", name=undo) if undo else tr("&Undo"))
        commands.name("redo", tr("&Redo: {name}", name=redo) if redo else tr("&Redo"))

    def say_mended(self, opened: Opened) -> None:
        """Say what in the file did not fit and was mended."""
        said = self.tr.plural(
            "{n} thing in the file did not fit and was mended: {first}",
            "{n} things in the file did not fit and were mended, first: {first}",
            len(opened.problems),
            first=self.tr(opened.problems[0].message),
        )
        self._shell.notice.say(said)
