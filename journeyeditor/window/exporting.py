"""What goes on paper or into a picture beside the poster: asked for here, made beside."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, Translator, msg
from journeyeditor.exchange import sheets
from journeyeditor.exchange.drawing import Choices
from journeyeditor.exchange.maps import export_map
from journeyeditor.layout.paper import Paper
from journeyeditor.model.journey import Journey
from journeyeditor.window.actions.row import Choice
from journeyeditor.window.made import say_made
from journeyeditor.window.picture_size import ask_width
from journeyeditor.window.questions import ask_poster
from journeyeditor.window.shell import Shell
from journeyeditor.window.work import Tell, WorkStrip

_NAMES: Final = {
    "picture": msg("Picture: PNG, JPEG or SVG…"),
    "sheets": msg("Persona sheets…"),
    "report": msg("Report…"),
    "workshop": msg("Workshop poster with empty cells…"),
}
_ENDS: Final = {
    "sheets": msg("{name} personas"),
    "report": msg("{name} report"),
    "workshop": msg("{name} workshop"),
}
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".svg")


def offers(tr: Translator) -> Iterator[Choice]:
    """What there is to export."""
    for key, name in _NAMES.items():
        yield Choice(key, tr(name))


class Exporting:
    """Makes files of one open map."""

    def __init__(
        self,
        shell: Shell,
        work: WorkStrip,
        tr: Translator,
        tell: Callable[[JourneyError], None],
    ) -> None:
        self._shell = shell
        self._work = work
        self._tr = tr
        self._tell = tell

    def export(self, key: str, journey: Journey, start: Path) -> None:
        """Ask for a file and make it; `start` is named as the map, in its folder."""
        if key == "picture":
            self._picture(journey, start)
            return
        said = self._tr(_ENDS[key], name=start.name)
        path = ask_poster(self._shell, self._tr, str(start.with_name(f"{said}.pdf")))
        if path is None:
            return
        now = datetime.datetime.now(datetime.UTC)
        make: Callable[[], bytes] = {
            "sheets": partial(sheets.sheets_bytes, journey, now),
            "report": partial(sheets.report_bytes, journey, (), now),
            "workshop": partial(sheets.workshop_bytes, journey, _paper(journey), now),
        }[key]

        def work(tell: Tell) -> Path:
            tell(msg("Laying the pages out"))
            return sheets.write_pdf(path, make)

        self._run(msg("Making {name}", name=path.name), work)

    def _picture(self, journey: Journey, start: Path) -> None:
        kinds = ";;".join(
            (
                self._tr("PNG pictures") + " (*.png)",
                self._tr("JPEG pictures") + " (*.jpg *.jpeg)",
                self._tr("SVG drawings") + " (*.svg)",
            )
        )
        said, chosen = QFileDialog.getSaveFileName(
            self._shell, self._tr("Export a picture"), str(start.with_suffix(".png")), kinds
        )
        if not said:
            return
        path = Path(said)
        if path.suffix.lower() not in _PICTURES:
            ending = chosen.rpartition("*")[2].rstrip(")") or ".png"
            path = path.with_name(path.name + ending)
        self._draw(journey, path)

    def _draw(self, journey: Journey, path: Path) -> None:
        """Make a picture; one that would become too wide can be asked for anew at once."""
        pixels = None
        if path.suffix.lower() != ".svg":
            pixels = ask_width(self._shell, self._tr)
            if pixels is None:
                return
        choices = Choices(pixels=pixels, theme=journey.settings.poster.theme)
        work = partial(_export, journey, path, choices)

        def tell(error: JourneyError) -> None:
            if "most" in error.message.data:
                again = (self._tr("Another width…"), lambda: self._draw(journey, path))
                self._shell.notice.say(self._tr(error.message), [again])
            else:
                self._tell(error)

        self._run(msg("Making {name}", name=path.name), work, tell)

    def _run(
        self,
        what: Message,
        work: Callable[[Tell], Path],
        tell: Callable[[JourneyError], None] | None = None,
    ) -> None:
        def done(path: Path) -> None:
            said = self._tr("It is in {name}.", name=path.name)
            say_made(self._shell, self._tr, said, path)

        self._work.run(what, work, done, tell or self._tell)


def _export(journey: Journey, path: Path, choices: Choices, tell: Tell) -> Path:
    return export_map(journey, path, choices, tell)


def _paper(journey: Journey) -> Paper:
    poster = journey.settings.poster
    return Paper(poster.paper or "a1", poster.orientation or "auto", poster.margin)
