"""From the poster dialog to a PDF on the disk or sheets from the printer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QDialog

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator, msg
from journeyeditor.edits.properties import set_poster
from journeyeditor.exchange.drawing import Choices
from journeyeditor.exchange.maps import export_map
from journeyeditor.layout.poster import Poster
from journeyeditor.model.journey import Journey
from journeyeditor.session.session import Session
from journeyeditor.window.made import say_made
from journeyeditor.window.poster.choices import Wanted
from journeyeditor.window.poster.dialog import PosterDialog, Way
from journeyeditor.window.questions import ask_poster
from journeyeditor.window.shell import Shell
from journeyeditor.window.work import WorkStrip

CHOSEN = msg("Choose poster")


@dataclass(frozen=True, slots=True)
class PosterMaking:
    """Makes posters of one open map."""

    shell: Shell
    session: Session
    work: WorkStrip
    tr: Translator
    tell: Callable[[JourneyError], None]

    def ask(self, start: Path) -> None:
        """Ask how the poster is to be and make it; `start` is the file that is proposed.

        Whoever thinks better of the file comes back to what was chosen.
        """
        journey = self.session.journey
        wanted: Wanted | None = None
        while True:
            dialog = PosterDialog(self.shell, self.tr, journey, wanted)
            goes_on = dialog.exec() == QDialog.DialogCode.Accepted
            wanted, way, poster = dialog.choices.wanted, dialog.way, dialog.poster
            choices = wanted.choices(dialog.created)
            dialog.deleteLater()
            if not goes_on or poster is None:
                return
            if way is Way.PRINT:
                if self._print(poster, journey):
                    self._keep(wanted)
                return
            path = ask_poster(self.shell, self.tr, str(start))
            if path is not None:
                self._keep(wanted)
                self._make(journey, path, choices)
                return

    def _keep(self, wanted: Wanted) -> None:
        if self.session.read_only is None:
            self.session.apply(CHOSEN, set_poster, wanted.poster)

    def _print(self, poster: Poster, journey: Journey) -> bool:
        from journeyeditor.window.printing import print_poster

        try:
            return print_poster(self.shell, self.tr, poster, journey)
        except JourneyError as error:
            self.tell(error)
            return False

    def _make(self, journey: Journey, path: Path, choices: Choices) -> None:
        def done(made: Path) -> None:
            said = self.tr("The poster is in {name}.", name=made.name)
            say_made(self.shell, self.tr, said, made)

        self.work.run(
            msg("Making the poster"),
            lambda tell: export_map(journey, path, choices, tell),
            done,
            self.tell,
        )
