"""The report: a map on standing A4, from the title page to the sources."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from journeyeditor.layout import measures as m
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Block
from journeyeditor.layout.paper import Sheet
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.sheets import styles as s
from journeyeditor.layout.sheets.cover import Entry, cover_nodes
from journeyeditor.layout.sheets.flow import Frame, Node, flowed
from journeyeditor.layout.sheets.insights import insight_nodes
from journeyeditor.layout.sheets.laid import LaidPage, Said, frame, laid, with_foot
from journeyeditor.layout.sheets.notes import (
    Remarks,
    parked_nodes,
    remark_nodes,
    source_nodes,
)
from journeyeditor.layout.sheets.parts import Writer
from journeyeditor.layout.sheets.slices import LARGER, SCALE, phase_slices
from journeyeditor.layout.sheets.ways_out import ways_out
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Phase

_COVER_SCALES: Final = (1.0, 0.93, 0.87)
_TABLE_SCALE: Final = 0.9


@dataclass(frozen=True, slots=True)
class _Unnumbered:
    """Blocks of a standing A4 at a scale, or a page that is laid already.

    `chapters` are the titles of those that begin on it.
    """

    blocks: tuple[Block, ...] = ()
    scale: float = 1.0
    page: LaidPage | None = None
    chapters: tuple[str, ...] = ()


def report_pages(
    journey: Journey, remarks: Sequence[Remarks] = (), date: datetime.date | None = None
) -> list[LaidPage]:
    """The pages of the report. `remarks` are what the check-up found; `date` is its day."""
    setter = Setter(journey.language)
    title = journey.title.strip() or setter.tr("Untitled journey map")
    said = Said(title, journey.language, title)
    rest = [*_map_pages(setter, journey), *_table_pages(setter, journey, remarks)]
    found = [(at, title) for at, page in enumerate(rest, 1) for title in page.chapters]
    # The contents take the same room whatever their numbers are.
    scale, cover = _cover(setter, journey, [Entry(title, 0) for _, title in found], date)
    entries = [Entry(title, len(cover) + at) for at, title in found]
    scale, cover = _cover(setter, journey, entries, date)
    pages = [*(_Unnumbered(blocks, scale) for blocks in cover), *rest]
    return [_numbered(setter, said, one, at, len(pages)) for at, one in enumerate(pages, 1)]


def _cover(
    setter: Setter, journey: Journey, entries: Sequence[Entry], date: datetime.date | None
) -> tuple[float, list[tuple[Block, ...]]]:
    """The title page as large as one page can hold it, or several at the usual size."""
    for scale in (*_COVER_SCALES, 1.0):
        nodes = cover_nodes(setter, journey, entries, date, s.WIDTH / scale)
        pages = flowed(nodes, frame(scale))
        if len(pages) == 1:
            break
    return scale, pages


def _numbered(setter: Setter, said: Said, page: _Unnumbered, at: int, count: int) -> LaidPage:
    number = f"{at} ({count})"
    if page.page is not None:
        return with_foot(setter, said, page.page, number)
    return laid(setter, said, page.blocks, number, page.scale)


@dataclass(frozen=True, slots=True)
class _Part:
    """A phase's nodes at a scale, and the pages they fill by themselves."""

    scale: float
    nodes: tuple[Node, ...]
    pages: tuple[_Unnumbered, ...]


def _map_pages(setter: Setter, journey: Journey) -> list[_Unnumbered]:
    """The whole map, then its phases: a page each, or several on one where they are short."""
    if not journey.phases or not any(lane.visible for lane in journey.lanes):
        return []
    title = setter.tr("The journey, phase by phase")
    shared: list[_Part] = []
    for place, phase in enumerate(journey.phases):
        part = _phase(setter, journey, phase, "" if place else title)
        before = shared[-1] if shared else None
        if before and before.scale == part.scale and len(before.pages) == 1:
            both = before.nodes + part.nodes
            pages = tuple(_flowed(both, part.scale))
            if len(pages) == 1:
                shared[-1] = _Part(part.scale, both, pages)
                continue
        shared.append(part)
    phases = [page for part in shared for page in part.pages]
    phases[0] = replace(phases[0], chapters=(title,))
    whole = _Unnumbered(page=_overview(journey), chapters=(setter.tr("The whole map"),))
    return [whole, *phases]


def _phase(setter: Setter, journey: Journey, phase: Phase, title: str) -> _Part:
    """A phase at the usual scale; a larger one where it is one page all the same."""
    usual = _scaled_phase(setter, journey, phase, title, SCALE)
    if len(usual.pages) == 1:
        for scale in LARGER:
            larger = _scaled_phase(setter, journey, phase, title, scale)
            if len(larger.pages) == 1 and larger.pages[0].scale == scale:
                return larger
    return usual


def _scaled_phase(
    setter: Setter, journey: Journey, phase: Phase, title: str, scale: float
) -> _Part:
    width = s.WIDTH / scale
    writer = Writer(setter, width)
    style = replace(s.CHAPTER, size=s.CHAPTER.size / scale)
    nodes: list[Node] = list(writer.heading(title, style, level=1)) if title else []
    widest = width
    for part in phase_slices(setter, journey, phase, scale):
        nodes += part.nodes
        widest = max(widest, part.width)
    nodes += ways_out(writer, journey, phase)
    scale *= width / widest
    return _Part(scale, tuple(nodes), tuple(_flowed(nodes, scale)))


def _table_pages(setter: Setter, journey: Journey, remarks: Sequence[Remarks]) -> list[_Unnumbered]:
    """The tables after each other; a little smaller where that saves a page."""
    usual = _scaled_tables(setter, journey, remarks, 1.0)
    smaller = _scaled_tables(setter, journey, remarks, _TABLE_SCALE)
    return smaller if len(smaller) < len(usual) else usual


def _scaled_tables(
    setter: Setter, journey: Journey, remarks: Sequence[Remarks], scale: float
) -> list[_Unnumbered]:
    tr, width = setter.tr, s.WIDTH / scale
    writer = Writer(setter, width)
    nodes: list[Node] = []
    titles: list[str] = []
    for title, part in (
        (tr("Pain points and opportunities"), insight_nodes(setter, journey, width)),
        (tr("Parking lot"), parked_nodes(setter, journey, width)),
        (tr("Sources"), source_nodes(setter, journey, width)),
        (tr("What the check-up found"), remark_nodes(setter, remarks, width)),
    ):
        if part:
            titles.append(title)
            nodes += [*writer.heading(title, s.CHAPTER, level=1, space=30), *part]
    waiting = iter(titles)
    return [
        replace(
            page,
            chapters=tuple(next(waiting) for block in page.blocks if block.role == "heading-1"),
        )
        for page in _flowed(nodes, scale)
    ]


def _flowed(nodes: Sequence[Node], scale: float = 1.0) -> list[_Unnumbered]:
    """Nodes on pages of a scale; a page that holds more than it can is set smaller."""
    box = frame(scale)
    return [_Unnumbered(blocks, scale * _fitting(blocks, box)) for blocks in flowed(nodes, box)]


def _fitting(blocks: Sequence[Block], box: Frame) -> float:
    """How much smaller blocks must be to end where their page does."""
    bottom = max((block.y + block.height for block in blocks), default=0.0)
    return min(1.0, (box.y + box.height) / bottom) if bottom else 1.0


def _overview(journey: Journey) -> LaidPage:
    """The whole map on one A4, lying or standing as suits it."""
    page = compose(journey)
    laid_pages = []
    for width, height in (s.A4[::-1], s.A4):
        room = width - 2 * s.MARGIN, height - s.TOP - s.FOOT
        inner = page.width - 2 * m.MARGIN, page.height - 2 * m.MARGIN
        scale = min(room[0] / inner[0], room[1] / inner[1], 1.0)
        x = s.MARGIN + (room[0] - scale * inner[0]) / 2 - scale * m.MARGIN
        sheet = Sheet(width, height, x, s.TOP - scale * m.MARGIN, scale)
        laid_pages.append(LaidPage(page, sheet))
    return max(laid_pages, key=lambda one: one.sheet.scale)
