"""One lane as a band: its head, its figure (curve, bars, divider) and its cells of cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from journeyeditor.layout import measures as m
from journeyeditor.layout.bars import bars_figure
from journeyeditor.layout.display import Block, Mark, Shape, Sign
from journeyeditor.layout.emotion import emotion_figure
from journeyeditor.layout.grid import Grid
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.shown import ALL_SHOWN, AS_ON_SCREEN, Setting, Shown
from journeyeditor.layout.stacks import Frame, Laid, Stacks, same_items
from journeyeditor.model import kinds
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.people import Source
from journeyeditor.model.records import Curve, Lane, Metric, Picture


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
            and same_items(self.curves, other.curves)
            and same_items(self.metrics, other.metrics)
        )

    def frame(self, top: float) -> Frame:
        """What its cards are laid out by, from a height."""
        seen = self.sources, self.pictures, self.state, top, self.shown
        return Frame(self.lane, self.grid, self.phase_colours, *seen)


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


@dataclass(slots=True)
class LaneParts:
    """The parts of a lane's band that mostly stay when a card of it is another.

    They stay the same objects, so that nobody takes them for something to paint anew.
    """

    stacks: Stacks = field(default_factory=Stacks)
    head: tuple[tuple[Lane, int], tuple[Block, float]] | None = None
    ground: tuple[tuple[Lane, Grid, float], Block] | None = None

    def head_of(self, setter: Setter, content: LaneContent) -> tuple[Block, float]:
        """The lane's head and its height."""
        key = content.lane, len(content.cards) if content.lane.folded else 0
        if self.head is None or self.head[0] != key:
            self.head = key, _head(setter, content)
        return self.head[1]

    def ground_of(self, content: LaneContent, height: float) -> Block:
        """The hairlines of the lane, when it is so high."""
        key = content.lane, content.grid, height
        if self.ground is None or self.ground[0] != key:
            self.ground = key, _ground(content, height)
        return self.ground[1]


def lay_lane(setter: Setter, journey: Journey, content: LaneContent, parts: LaneParts) -> Laid:
    """Lay out all of a lane but its ground, which is as high as the links under it ask."""
    lane = content.lane
    look = kinds.lane_kind(lane.kind).look
    head, head_height = parts.head_of(setter, content)
    if lane.folded:
        height = max(m.FOLDED, head_height)
        floors = (height,) * len(content.grid.columns)
        return Laid((head,), height, floors)
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
    cells = parts.stacks.lay(setter, content.frame(figure_height))
    height = max(cells.height, head_height)
    if look not in ("curve", "line"):
        height += content.setting.air
    return Laid((head, *figure, *cells.blocks), height, cells.floors, cells.across)


def _head(setter: Setter, content: LaneContent) -> tuple[Block, float]:
    lane = content.lane
    is_thin = lane.folded or kinds.lane_kind(lane.kind).look == "line"
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


def _divider(grid: Grid, height: float) -> tuple[Block, ...]:
    y = height / 2
    line = Shape((("M", (grid.left, y)), ("L", (grid.right, y))), "", "text.soft", 1.2, (6, 4))
    return (Block("", "divider", 0, 0, grid.right, height, (line,)),)
