"""Which way each link goes: through which gaps of the grid, on which tracks of them.

Links run only where no card lies: in the gutters between columns, and in room kept under
lanes (and under the heads) for the tracks of the links that run there. Everything here is
told by lane and column, not by height, so that it changes only when links or ends do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from journeyeditor.layout import measures as m
from journeyeditor.layout.grid import Grid
from journeyeditor.layout.setter import Setter
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Card, Link
from journeyeditor.typeset.text import Line

UNDER_HEADS: Final = -1
"""The gap between the phases or steps and the first lane, as a lane's index."""

DOOR_ROOM: Final = 40.0
"""The way to an exit's door, and the door."""

_OFFSETS: Final = (0.0, 3.6, -3.6, 6.0, -6.0)


@dataclass(frozen=True, slots=True)
class End:
    """An end of a link: a card, or a step's head where lane is UNDER_HEADS."""

    owner: str
    lane: int
    first: int
    last: int
    name: str

    @property
    def is_step(self) -> bool:
        """Is it a step's head?"""
        return self.lane == UNDER_HEADS


@dataclass(frozen=True, slots=True)
class Way:
    """The way of one link. `gap` is the lane under which it runs, None for straight ones.

    `leave` and `enter` are indices of gutters, the one at a column's left edge having its
    index; `enters_right` where it comes to the target from its right. Tracks are numbered
    from 0; offsets are sideways in the gutter.
    """

    link: Link
    source: End
    target: End | None
    leave: int
    enter: int
    enters_right: bool
    gap: int | None
    track: int
    leave_offset: float
    enter_offset: float
    label: tuple[Line, ...]
    label_width: float
    label_height: float


def plan_ways(
    setter: Setter, journey: Journey, lane_ids: Sequence[str], grid: Grid
) -> tuple[Way, ...]:
    """Plan all links whose ends are shown. `lane_ids` are the shown lanes, top to bottom."""
    lanes = {lane_id: index for index, lane_id in enumerate(lane_ids)}
    columns = {column.step: index for index, column in enumerate(grid.columns)}
    rough: list[Way] = []
    for link in journey.links:
        if link.state not in ("", journey.state):
            continue
        source = _end(journey, link.source, lanes, columns)
        target = _end(journey, link.target, lanes, columns) if link.target else None
        if source is None or (link.target and target is None):
            continue
        label = setter.lines(link.label, m.LINK, m.LABEL_WIDTH)
        rough.append(_way(link, source, target, label, len(label) * setter.pitch(m.LINK)))
    return _on_tracks(rough, grid)


def _end(
    journey: Journey, owner: str, lanes: Mapping[str, int], columns: Mapping[str, int]
) -> End | None:
    if owner in columns:
        phase = journey.phase_of(owner)
        titles = [step.title for step in phase.steps if step.id == owner] if phase else []
        name = "".join(titles) or (phase.title if phase else "")
        return End(owner, UNDER_HEADS, columns[owner], columns[owner], name)
    card = journey.card(owner)
    if card is None or not is_shown(journey, card):
        return None
    lane, first = lanes.get(card.lane or ""), columns.get(card.step or "")
    if lane is None or first is None:
        return None
    name = " ".join(card.text.split())
    return End(owner, lane, first, min(first + card.span, len(columns)) - 1, name)


def is_shown(journey: Journey, card: Card) -> bool:
    """Is the card on the page: of the shown state, in a lane that is not folded?"""
    lane = journey.lane(card.lane or "")
    return card.state in ("", journey.state) and lane is not None and not lane.folded


def _way(
    link: Link, source: End, target: End | None, label: tuple[Line, ...], height: float
) -> Way:
    width = max((line.width for line in label), default=-10.0) + 10
    leave = source.first if source.is_step else source.last + 1
    if target is None:
        return Way(
            link, source, None, leave, leave, False, source.lane, 0, 0, 0, label, width, height
        )
    if target.is_step:
        enter, enters_right = target.first, False
        gap: int | None = UNDER_HEADS
    else:
        enters_right = not source.is_step and target.last + 1 == leave
        enter = leave if enters_right else target.first
        gap = _gap(link, source, target, leave, enter, bool(label))
    return Way(
        link,
        source,
        target,
        leave,
        enter,
        enters_right,
        gap,
        0,
        0,
        0,
        label,
        width,
        height,
    )


def _gap(
    link: Link, source: End, target: End, leave: int, enter: int, labelled: bool
) -> int | None:
    """The lane under which a link to a card runs; None where one gutter is way enough."""
    if source.is_step:
        return UNDER_HEADS
    if leave == enter and not labelled:
        return None
    is_back = link.kind == "loop" or enter < leave
    if source.lane > target.lane and not is_back:
        return source.lane - 1
    return source.lane


def _on_tracks(rough: Sequence[Way], grid: Grid) -> tuple[Way, ...]:
    """Give each way a track of its own where it would run over another."""
    runs: dict[int, list[list[tuple[float, float]]]] = {}
    gutters: dict[int, list[list[tuple[float, float]]]] = {}
    ways: list[Way] = []
    for way in rough:
        track = 0
        if way.gap is not None:
            span = reach(way, grid)
            track = _free(runs.setdefault(way.gap, []), span)
        leave_span, enter_span = _rises(way)
        leave = _free(gutters.setdefault(way.leave, []), leave_span) if leave_span else 0
        if way.gap is None:
            enter = leave
        else:
            enter = _free(gutters.setdefault(way.enter, []), enter_span) if enter_span else 0
        ways.append(
            replace(
                way,
                track=track,
                leave_offset=_OFFSETS[leave % len(_OFFSETS)],
                enter_offset=_OFFSETS[enter % len(_OFFSETS)],
            )
        )
    return tuple(ways)


def ways_under(ways: Sequence[Way], gap: int) -> list[Way]:
    """The ways that run under a lane, in the order of their tracks."""
    return sorted((way for way in ways if way.gap == gap), key=lambda way: way.track)


def track_height(way: Way) -> float:
    """The height of the room a way takes on its track."""
    if way.label or way.target is None:
        return max(m.LABEL_TRACK, way.label_height + 4)
    return m.TRACK


def gutter_x(grid: Grid, gutter: int) -> float:
    """The middle of a gutter: a column's left edge, or the last one's right edge."""
    if gutter < len(grid.columns):
        return grid.columns[gutter].x
    return grid.columns[-1].right


def end_x(grid: Grid, end: End, gutter: int) -> float:
    """Where a link leaves the track towards an end: a step's middle, or a gutter."""
    if end.is_step:
        column = grid.columns[end.first]
        return column.x + column.width / 2
    return gutter_x(grid, gutter)


def reach(way: Way, grid: Grid) -> tuple[float, float]:
    """The left and right ends of what a way fills on its track, its label included."""
    start = end_x(grid, way.source, way.leave)
    if way.target is None:
        length = DOOR_ROOM + way.label_width
        return (
            (start - 5, start + length) if exit_side(way, grid) > 0 else (start - length, start + 5)
        )
    stop = end_x(grid, way.target, way.enter)
    left, right = min(start, stop) - 5, max(start, stop) + 5
    if way.label:
        middle = label_middle(way, grid)
        half = way.label_width / 2 + 3
        left, right = min(left, middle - half), max(right, middle + half)
    return left, right


def exit_side(way: Way, grid: Grid) -> int:
    """1 where an exit runs to the right; -1 where only the left has room for its label."""
    start = end_x(grid, way.source, way.leave)
    return 1 if start + DOOR_ROOM + way.label_width <= grid.right else -1


def label_middle(way: Way, grid: Grid) -> float:
    """Where on its track a label stands: in the middle, but within the grid."""
    assert way.target is not None
    start = end_x(grid, way.source, way.leave)
    middle = (start + end_x(grid, way.target, way.enter)) / 2
    half = way.label_width / 2
    return min(max(middle, grid.left + half), grid.right - half)


def _rises(way: Way) -> tuple[tuple[float, float] | None, tuple[float, float] | None]:
    """What a way fills of its two gutters, in lanes; a gap lies half a lane below its lane."""
    gap = None if way.gap is None else way.gap + 0.5
    if gap is None:
        assert way.target is not None
        low, high = sorted((float(way.source.lane), float(way.target.lane)))
        return (low - 0.1, high + 0.1), None
    leave = None if way.source.is_step else _between(float(way.source.lane), gap)
    enter = (
        None if way.target is None or way.target.is_step else _between(float(way.target.lane), gap)
    )
    return leave, enter


def _between(one: float, other: float) -> tuple[float, float]:
    return min(one, other) - 0.1, max(one, other) + 0.1


def _free(tracks: list[list[tuple[float, float]]], span: tuple[float, float]) -> int:
    """The first track on which the span is free; it is taken there."""
    for index, taken in enumerate(tracks):
        if all(span[1] < start or stop < span[0] for start, stop in taken):
            taken.append(span)
            return index
    tracks.append([span])
    return len(tracks) - 1
