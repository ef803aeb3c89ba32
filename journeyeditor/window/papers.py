"""What leaves the open map for paper, and comes back from it. Its rooms come when first used."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator, msg
from journeyeditor.session.session import Session
from journeyeditor.window.actions.row import Choice
from journeyeditor.window.shell import Shell
from journeyeditor.window.work import WorkStrip


class Papers:
    """Posters, sheets and pictures of one open map, and notes typed in from paper."""

    def __init__(
        self,
        shell: Shell,
        session: Session,
        work: WorkStrip,
        tr: Translator,
        tell: Callable[[JourneyError], None],
    ) -> None:
        self._shell = shell
        self._session = session
        self._work = work
        self._tr = tr
        self._tell = tell

    def poster(self, start: Path) -> None:
        """Ask how the poster is to be, and make it; `start` is the file that is proposed."""
        from journeyeditor.window.poster.making import PosterMaking

        making = PosterMaking(self._shell, self._session, self._work, self._tr, self._tell)
        making.ask(start)

    def offers(self) -> Iterable[Choice]:
        """What there is to export."""
        from journeyeditor.window.exporting import offers

        return offers(self._tr)

    def export(self, key: str, start: Path) -> None:
        """Make a picture or something for paper; `start` is named as the map, in its folder."""
        from journeyeditor.window.exporting import Exporting

        exporting = Exporting(self._shell, self._work, self._tr, self._tell)
        exporting.export(key, self._session.journey, start)

    def add_notes(self) -> None:
        """Ask for notes made on paper, and put them into their cells in one edit."""
        from journeyeditor.edits.numbered import NumberedNote, add_numbered
        from journeyeditor.window.notes import NotesDialog

        def add(session: Session, notes: list[NumberedNote]) -> None:
            session.apply(msg("Add notes"), add_numbered, notes)

        dialog = NotesDialog(self._shell, self._tr, self._session.journey)
        # A whole wall of notes is typed before it is an edit.
        dialog.drafted.connect(lambda notes: self._session.sketch(partial(add, notes=notes)))
        wanted = dialog.exec() == NotesDialog.DialogCode.Accepted
        notes = dialog.notes()
        dialog.deleteLater()
        self._session.sketch(None)
        if not wanted or not notes:
            return
        try:
            add(self._session, notes)
        except JourneyError as error:
            self._tell(error)
