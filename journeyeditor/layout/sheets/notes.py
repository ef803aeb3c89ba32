"""What stands at the end of a report: sources, remarks of the check-up, parked cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from journeyeditor.base.messages import msg
from journeyeditor.layout.display import Lead
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.sheets import styles as s
from journeyeditor.layout.sheets.flow import Column, Node, Piece, Side, Table
from journeyeditor.layout.sheets.parts import Writer, column_width, in_columns
from journeyeditor.model import kinds
from journeyeditor.model.journey import PARKING, Journey
from journeyeditor.model.people import Source

_GAP: Final = 10.0
_WIDTHS: Final = (150.0, 100.0, 58.0, 46.0)
_HEADS: Final = (msg("Source"), msg("Kind"), msg("Date"), msg("Number asked"), msg("Note"))


MOST: Final = 40
"""So many remarks of one kind are listed at most; of the others the number is told."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """What the check-up says of one kind, in the map's language: a heading over its remarks.

    Without remarks the heading is a sentence by itself.
    """

    heading: str
    texts: tuple[str, ...] = ()
    colour: str = "fair"


def source_nodes(setter: Setter, journey: Journey, page: float) -> list[Node]:
    """A row for each source, over a page of a width."""
    if not journey.sources:
        return []
    cells = tuple(_cells(page))
    head = [
        Writer(setter, width).paragraph(
            setter.tr(label), s.SMALL_HEAD, "text.soft", role="head-cell"
        )
        for label, (_, width) in zip(_HEADS, cells, strict=True)
    ]
    rows = tuple(_row(cells, _source(setter, source, cells)) for source in journey.sources)
    return [Table(_row(cells, head), rows, space=10)]


def _cells(page: float) -> Iterator[tuple[float, float]]:
    x = 0.0
    for width in (*_WIDTHS, page - sum(_WIDTHS) - _GAP * len(_WIDTHS)):
        yield x, width
        x += width + _GAP


def _row(cells: Sequence[tuple[float, float]], texts: Sequence[Sequence[Piece]]) -> Side:
    columns = tuple(
        Column(x, width, tuple(text), pad=3.5)
        for (x, width), text in zip(cells, texts, strict=True)
    )
    return Side(columns, whole=True, rule="hairline")


def _source(
    setter: Setter, source: Source, cells: Sequence[tuple[float, float]]
) -> list[list[Piece]]:
    tr = setter.tr
    kind = tr(kinds.word_name(kinds.SOURCES, source.kind)) if source.kind else ""
    method = tr(kinds.word_name(kinds.METHODS, source.method)) if source.method else ""
    texts = (
        source.title.strip() or "–",
        ", ".join(part for part in (kind, method.lower() if kind else method) if part),
        source.date.isoformat() if source.date else "",
        "" if source.n is None else str(source.n),
        source.note,
    )
    said = [
        Writer(setter, width).paragraph(text, s.SMALL if place else s.STRONG, role="cell")
        for place, (text, (_, width)) in enumerate(zip(texts, cells, strict=True))
    ]
    for link in source.links:
        name = f"{link.title} {link.url}".strip()
        pieces = Writer(setter, cells[-1][1]).paragraph(name, s.SMALL, "ink:accent", role="cell")
        leads = (Lead(link.url, link.title or link.url),)
        said[-1] += [replace(piece, leads=leads) for piece in pieces]
    return said


def remark_nodes(setter: Setter, found: Sequence[Remarks], page: float) -> list[Node]:
    """What was found: a list under a heading for each kind, two beside each other."""
    half = Writer(setter, column_width(page, 2))
    nodes: list[Node] = []
    for one in found:
        if not one.texts:
            nodes += Writer(setter, page).paragraph(one.heading, space=8)
    return nodes + in_columns([_remarks(half, one) for one in found if one.texts], page, 2)


def _remarks(writer: Writer, found: Remarks) -> list[Node]:
    nodes = writer.heading(found.heading, s.STRONG)
    nodes += writer.bullets(found.texts[:MOST], s.BODY, found.colour)
    rest = len(found.texts) - MOST
    if rest > 0:
        more = writer.setter.tr("and {n} more", n=rest)
        nodes += writer.paragraph(more, s.SMALL, "text.soft", x=10, space=2.5)
    return list(nodes)


def parked_nodes(setter: Setter, journey: Journey, page: float) -> list[Node]:
    """The cards that have no place yet."""
    texts = [card.text for card in journey.lane_cards(PARKING) if card.text.strip()]
    return list(Writer(setter, page).bullets(texts, s.BODY, "text.soft"))
