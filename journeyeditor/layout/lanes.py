"""One lane as a band: its head, its figure (curve, bars, divider) and its cells of cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from journeyeditor.layout import measures as m
from journeyeditor.layout.bars import bars_figure
from journeyeditor.layout.cards import Place, card_leads, draw_card, least_width
from journeyeditor.layout.display import Block, Mark, Shape, Sign
from journeyeditor.layout.emotion import emotion_figure
from journeyeditor.layout.grid import Column, Grid
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.shown import ALL_SHOWN, AS_ON_SCREEN, Setting, Shown
from journeyeditor.model import kinds
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.people import Source
from journeyeditor.model.records import Card, Curve, Lane, Metric, Picture


@dataclass(frozen=True, slots=True)
class LaneContent:
    """All that a lane's band is made of; the same content makes the same band."""

    lane: Lane
    cards: Cards
    curves: tuple[Curve, ...]
    metrics: tuple[Metric, ...]
    grid: Grid
    phase_colours: tuple[str, ...]
    sources: Mapping[str, Source]
    pictures: Mapping[str, Picture]
    state: str
    shown: Shown = ALL_SHOWN
    setting: Setting = AS_ON_SCREEN

    def is_same(self, other: LaneContent) -> bool:
        """Is this the same content? Large things are compared by identity.

        What is shown and how roomy it is set are the composer's own, so they are the same.
        """
        return (
            self.lane == other.lane
            and self.cards is other.cards
            and self.sources is other.sources
            and self.pictures is other.pictures
            and self.grid == other.grid
            and self.phase_colours == other.phase_colours
            and self.state == other.state
            and _same_items(self.curves, other.curves)
            and _same_items(self.metrics, other.metrics)
        )


@dataclass(frozen=True, slots=True)
class Laid:
    """A lane laid out, in its band's coordinates.

    `floors` are the lowest edges of what it holds, column by column; `across` the cards that
    span columns.
    """

    blocks: tuple[Block, ...]
    height: float
    floors: tuple[float, ...]
    across: tuple[Block, ...] = ()


def _same_items(one: Sequence[object], other: Sequence[object]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


@dataclass(slots=True)
class Kept:
    """A card as last drawn, and all that its drawing came from."""

    card: Card
    place: Place
    content: LaneContent
    block: Block

    def is_valid(self, content: LaneContent) -> bool:
        """Are the sources and pictures the card refers to, if any, still the same?"""
        old = self.content
        return (old.sources is content.sources or not self.card.sources) and (
            old.pictures is content.pictures or not self.card.picture
        )


@dataclass(slots=True)
class CardCache:
    """The cards of one lane as last drawn, by id, and the width each needs."""

    kept: dict[str, Kept] = field(default_factory=dict)
    places: dict[tuple[int, int], Place] = field(default_factory=dict)
    least: dict[str, tuple[Card, str, float]] = field(default_factory=dict)
    count: int = 0
    """How many cards were drawn anew, ever."""


def lane_least(setter: Setter, lane: Lane, cards: Cards, cache: CardCache) -> dict[str, float]:
    """The width each step's cards of this lane need so that no word of theirs is broken."""
    found: dict[str, float] = {}
    kept: dict[str, tuple[Card, str, float]] = {}
    for card in cards:
        entry = cache.least.get(card.id)
        if entry is None or entry[0] is not card or entry[1] != lane.kind:
            entry = (card, lane.kind, least_width(setter, card, lane))
        kept[card.id] = entry
        if card.step and card.span == 1 and entry[2] > found.get(card.step, 0.0):
            found[card.step] = entry[2]
    cache.least = kept
    return found


def lane_title(setter: Setter, lane: Lane) -> str:
    """The lane's own title, or its kind's name in the map's language."""
    return lane.title or setter.tr(kinds.lane_kind(lane.kind).name)


def lane_icon(lane: Lane) -> str:
    """The icon of the lane's kind."""
    if lane.kind.startswith("line-"):
        return "lane-divider"
    return f"lane-{lane.kind if lane.kind in kinds.LANE_KINDS else 'text'}"


def lane_colour(lane: Lane) -> str:
    """The colour role of the lane."""
    return lane.colour or f"lane.{lane.kind if lane.kind in kinds.LANE_KINDS else 'text'}"


def lay_lane(setter: Setter, journey: Journey, content: LaneContent, cache: CardCache) -> Laid:
    """Lay out a lane."""
    lane = content.lane
    look = kinds.lane_kind(lane.kind).look
    is_thin = lane.folded or look == "line"
    head, head_height = _head(setter, content, is_thin)
    if lane.folded:
        height = max(m.FOLDED, head_height)
        floors = (height,) * len(content.grid.columns)
        return Laid((_ground(content, height), head), height, floors)
    figure: tuple[Block, ...] = ()
    figure_height = 0.0
    if look == "curve":
        figure, figure_height = emotion_figure(
            setter, journey, content.curves, content.grid, content.setting.curve
        )
    elif look == "number":
        figure, figure_height = bars_figure(setter, lane, content.metrics, content.grid)
    elif look == "line":
        figure, figure_height = _divider(content.grid, head_height), head_height
    cells = _cells(setter, content, cache, figure_height)
    height = max(cells.height, head_height)
    if look not in ("curve", "line"):
        height += content.setting.air
    blocks = (_ground(content, height), head, *figure, *cells.blocks)
    return Laid(blocks, height, cells.floors, cells.across)


def _head(setter: Setter, content: LaneContent, is_thin: bool) -> tuple[Block, float]:
    lane = content.lane
    icon = 15.0
    pad = m.CELL_PAD if is_thin else m.CELL_PAD + 4
    title = lane_title(setter, lane)
    left = icon + 8
    room = m.HEAD_COLUMN - left - (26 if _has_numbers(lane) else 10)
    style = m.LANE_NOTE if is_thin else m.LANE
    if kinds.lane_kind(lane.kind).look == "line":
        room = m.HEAD_COLUMN - left - 8
    body = setter.block(title, style, room, left, pad, "text.soft" if is_thin else "text")
    marks: list[Mark] = [
        Sign(
            lane_icon(lane),
            0,
            pad + setter.pitch(style) / 2 - icon / 2,
            icon,
            f"ink:{lane_colour(lane)}",
        ),
        *body.marks,
    ]
    if lane.folded:
        count = setter.tr.plural("{n} card", "{n} cards", len(content.cards))
        marks.append(
            setter.word(
                count,
                m.LANE_NOTE,
                m.HEAD_COLUMN + m.CELL_PAD,
                pad + setter.pitch(style) / 2,
                "text.faint",
            )
        )
    height = pad + body.height + pad
    return (
        Block(lane.id, "lane-head", m.MARGIN, 0, m.HEAD_COLUMN, height, tuple(marks), title),
        height,
    )


def _has_numbers(lane: Lane) -> bool:
    return kinds.lane_kind(lane.kind).look in ("curve", "number")


def _ground(content: LaneContent, height: float) -> Block:
    """The hairline over the lane and those between its columns, lighter between steps."""
    grid = content.grid
    marks: list[Mark] = [
        Shape((("M", (m.MARGIN, 0)), ("L", (grid.right, 0))), "", "hairline", m.HAIRLINE)
    ]
    if kinds.lane_kind(content.lane.kind).look != "line" and not content.lane.folded:
        for column in grid.columns:
            dash = () if column.is_first else (1.5, 3.0)
            marks.append(
                Shape(
                    (("M", (column.x, 0)), ("L", (column.x, height))),
                    "",
                    "hairline",
                    m.HAIRLINE,
                    dash,
                )
            )
    return Block("", "lane", 0, 0, grid.right, height, tuple(marks))


def with_height(
    content: LaneContent, blocks: tuple[Block, ...], height: float
) -> tuple[Block, ...]:
    """A lane's blocks with its ground drawn to another height, to give links room."""
    return (_ground(content, height), *blocks[1:])


def _divider(grid: Grid, height: float) -> tuple[Block, ...]:
    y = height / 2
    line = Shape((("M", (grid.left, y)), ("L", (grid.right, y))), "", "text.soft", 1.2, (6, 4))
    return (Block("", "divider", 0, 0, grid.right, height, (line,)),)


def _cells(setter: Setter, content: LaneContent, cache: CardCache, top: float) -> Laid:
    """The cards of the lane under each other in their columns; spans keep free of others."""
    columns = content.grid.columns
    filled = [top] * len(columns)
    kept: dict[str, Kept] = {}
    places: dict[tuple[int, int], Place] = {}
    blocks: list[Block] = []
    across: list[Block] = []
    for index, column, card in _cards_in_order(content):
        last = index if card.span == 1 else min(index + card.span, len(columns)) - 1
        place = places.get((index, last))
        if place is None:
            place = places[index, last] = _place(content, cache, index, last)
        under = filled[index] if last == index else max(filled[index : last + 1])
        x, y = column.x + m.CELL_PAD, under + (m.CELL_PAD if under == top else m.CARD_GAP)
        old = cache.kept.get(card.id)
        if old and old.card is card and old.place is place and old.is_valid(content):
            block = old.block
            if block.y != y or block.x != x:
                block = replace(block, x=x, y=y)
                old = Kept(card, place, content, block)
            kept[card.id] = old
        else:
            cache.count += 1
            look = draw_card(setter, card, place, content.sources, content.pictures, content.shown)
            leads = card_leads(card) if card.links else ()
            size, said = (place.width, look.height), (look.alt, look.signs)
            block = Block(card.id, "card", x, y, *size, look.marks, *said, leads)
            kept[card.id] = Kept(card, place, content, block)
        blocks.append(block)
        if last > index:
            across.append(block)
            filled[index : last + 1] = [y + block.height] * (last + 1 - index)
        else:
            filled[index] = y + block.height
    cache.kept, cache.places = kept, places
    height = max(filled, default=top) + (m.CELL_PAD if blocks else 0.0)
    return Laid(tuple(blocks), height, tuple(filled), tuple(across))


def _place(content: LaneContent, cache: CardCache, first: int, last: int) -> Place:
    """The place of cards over some columns: the same object as before where it is the same."""
    columns = content.grid.columns
    width = columns[last].right - columns[first].x - 2 * m.CELL_PAD
    place = Place(width, content.lane, content.phase_colours[columns[first].number])
    old = cache.places.get((first, last))
    return old if old == place and old else place


def _cards_in_order(content: LaneContent) -> Iterator[tuple[int, Column, Card]]:
    by_step: dict[str, list[Card]] = {}
    shown = ("", content.state)
    for card in content.cards:
        if card.state in shown:
            by_step.setdefault(card.step or "", []).append(card)
    for index, column in enumerate(content.grid.columns):
        for card in by_step.get(column.step, ()):
            yield index, column, card
