"""What goes on paper beside the poster, as PDF files: persona sheets, report, blank map."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator, msg
from journeyeditor.exchange.drawing import stored_pictures
from journeyeditor.files.writing import write_whole
from journeyeditor.model.journey import Journey
from journeyeditor.model.lookup import find
from journeyeditor.model.mending import Problem

if TYPE_CHECKING:
    from journeyeditor.layout.paper import Paper
    from journeyeditor.layout.sheets.laid import LaidPage
    from journeyeditor.layout.sheets.notes import Remarks

ENDING: Final = ".pdf"
_NAMES: Final = ("text", "title", "name", "label", "word")


def sheets_bytes(journey: Journey, created: datetime.datetime | None = None) -> bytes:
    """A PDF with the sheets of all personas. `created` is the moment written into it, if any."""
    from journeyeditor.layout.sheets.persona import persona_sheets

    return _pdf(journey, persona_sheets(journey, _day(created)), created)


def report_bytes(
    journey: Journey,
    problems: Sequence[Problem] = (),
    created: datetime.datetime | None = None,
) -> bytes:
    """A PDF with the report. `problems` are what was mended when the map was opened."""
    from journeyeditor.layout.sheets.report import report_pages

    day = _day(created)
    pages = report_pages(journey, _remarks(journey, problems, day), day)
    return _pdf(journey, pages, created)


def workshop_bytes(
    journey: Journey, paper: Paper, created: datetime.datetime | None = None
) -> bytes:
    """A PDF with the blank map on a paper. JourneyError where paper or map don't allow it."""
    from journeyeditor.layout.sheets.workshop import workshop_page

    return _pdf(journey, [workshop_page(journey, paper)], created)


def write_pdf(path: Path, make: Callable[[], bytes]) -> Path:
    """Write what is made to a PDF file, whole or not at all. JourneyError for another ending."""
    if path.suffix.lower() != ENDING:
        raise JourneyError(
            msg("{name} must end in {ending}.", name=path.name or path, ending=ENDING)
        )
    return write_whole(path, make())


def _pdf(journey: Journey, pages: Sequence[LaidPage], created: datetime.datetime | None) -> bytes:
    from journeyeditor.layout.theme import theme
    from journeyeditor.paint.about import About
    from journeyeditor.paint.pdf import document_bytes

    about = About(journey.owner, journey.scenario, created, name=journey.title)
    leaves = [(laid.page, laid.sheet) for laid in pages]
    pictures = stored_pictures(journey)
    colours = theme(journey.settings.poster.theme or journey.theme)
    return document_bytes(leaves, colours, pictures=pictures, about=about)


def _day(moment: datetime.datetime | None) -> datetime.date | None:
    return moment.astimezone().date() if moment else None


def _remarks(
    journey: Journey, problems: Sequence[Problem], today: datetime.date | None
) -> list[Remarks]:
    """What the check-up found rule by rule, what was set aside, and what was mended."""
    from journeyeditor.exchange.checking import checked
    from journeyeditor.layout.sheets.notes import Remarks

    tr = Translator(journey.language)
    result = checked(journey, today)
    found = [
        Remarks(group.name(tr), tuple(one.place(tr) or tr(one.said) for one in group.findings))
        for group in result.groups
    ]
    if not found:
        found = [Remarks(tr("The check-up found nothing to remark."))]
    aside, mended = len(result.aside), len(problems)
    if aside:
        heading = tr.plural("{n} finding is set aside:", "{n} findings are set aside:", aside)
        told = tuple(one.told(tr) for one in result.aside)
        found.append(Remarks(heading, told, "text.faint"))
    if mended:
        heading = tr.plural("Opened after {n} repair:", "Opened after {n} repairs:", mended)
        told = tuple(
            f"{tr(problem.message)} ({_name(journey, problem.subject)})" for problem in problems
        )
        found.append(Remarks(heading, told, "text.faint"))
    return found


def _name(journey: Journey, record_id: str) -> str:
    """The text by which a record is known, or its id."""
    found = find(journey, record_id)
    names = (getattr(found[1], field, "") for field in _NAMES) if found else ()
    return next((name for name in names if isinstance(name, str) and name.strip()), record_id)
