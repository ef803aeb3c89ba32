"""What goes on paper beside the poster, as PDF files: persona sheets, report, blank map."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, Translator, msg
from journeyeditor.exchange.drawing import stored_pictures
from journeyeditor.files.writing import write_whole
from journeyeditor.model.journey import Journey
from journeyeditor.model.lookup import find
from journeyeditor.model.mending import Problem

if TYPE_CHECKING:
    from journeyeditor.layout.paper import Paper
    from journeyeditor.layout.sheets.laid import LaidPage
    from journeyeditor.layout.sheets.notes import Remark

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

    pages = report_pages(journey, _remarks(journey, problems), _day(created))
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


def _remarks(journey: Journey, problems: Sequence[Problem]) -> list[Remark]:
    """What was mended, and the simplest of what a check-up asks, in the map's language."""
    from journeyeditor.layout.sheets.figures import figures_of
    from journeyeditor.layout.sheets.notes import Remark

    tr = Translator(journey.language)
    found = figures_of(journey)
    texts: list[Message] = []
    for count, text in (
        (found.pains - found.backed_pains, msg("Pain points without evidence: {n} of {all}.")),
        (found.unanswered_pains, msg("Pain points that no opportunity answers: {n} of {all}.")),
    ):
        if count:
            texts.append(msg(text.key, n=count, all=found.pains))
    texts += (
        msg("In {phase} the feeling is low, but no pain point says why.", phase=title or "–")
        for title in found.unexplained_dips
    )
    return [
        *(Remark(tr(text)) for text in texts),
        *(Remark(tr(problem.message), _name(journey, problem.subject)) for problem in problems),
    ]


def _name(journey: Journey, record_id: str) -> str:
    """The text by which a record is known, or its id."""
    found = find(journey, record_id)
    names = (getattr(found[1], field, "") for field in _NAMES) if found else ()
    return next((name for name in names if isinstance(name, str) and name.strip()), record_id)
