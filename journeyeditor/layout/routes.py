"""Links drawn: each way as a thin rounded arrow with its label, its sign, its door."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeyeditor.layout import measures as m
from journeyeditor.layout.display import Block, Box, Lead, Mark, Shape, Sign, Text, moved
from journeyeditor.layout.grid import Grid
from journeyeditor.layout.labels import Area
from journeyeditor.layout.outline import Segment
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.spline import Point
from journeyeditor.layout.ways import (
    End,
    Way,
    end_x,
    exit_side,
    gutter_x,
    label_middle,
    reach,
    track_height,
)
from journeyeditor.model import kinds

BEND = 6.0
HEAD_LENGTH = 6.0
HEAD_WIDTH = 5.4
DOTTED = (1.3, 3.6)
DOOR = 14.0
GRIP = 12.0
"""How large the ends of a link are to whoever clicks them."""


@dataclass(frozen=True, slots=True)
class Heights:
    """Where things lie on the page: ends of links by id; by link the level it runs on.

    `across` are the cards that lie across gutters: links pass behind them.
    """

    areas: Mapping[str, Area]
    levels: Mapping[str, float]
    across: Sequence[Area]


def levels(
    ways: Sequence[Way], grid: Grid, floors: Sequence[float]
) -> tuple[dict[str, float], float]:
    """The height at which each link of one gap runs, as near under the cards as it can.

    `ways` are those of the gap in the order of their tracks; `floors` the lowest edges of
    the lane's cards, column by column. Each link lies under all cards it passes, and under
    the links of earlier tracks that it passes. Also the lowest edge of them all.
    """
    found: dict[str, float] = {}
    placed: list[tuple[float, float, float]] = []
    for way in ways:
        left, right = reach(way, grid)
        first, last = grid.between(left, right)
        edges = floors[first:last]
        passed = [bottom for start, stop, bottom in placed if start < right and left < stop]
        top = max([max(edges, default=min(floors)) + 4, *passed])
        height = track_height(way)
        found[way.link.id] = top + height / 2
        placed.append((left, right, top + height))
    return found, max((bottom for _, _, bottom in placed), default=0.0)


@dataclass(frozen=True, slots=True)
class Course:
    """A way brought onto the page: its corners, and where its label stands, if it has one."""

    corners: tuple[Point, ...]
    label: Point | None
    pieces: tuple[tuple[Point, ...], ...] = ()


def course(way: Way, grid: Grid, heights: Heights) -> Course:
    """The corners of a way on the page, from its source to its target."""
    start = _port(way.source, heights, is_source=True)
    track = heights.levels.get(way.link.id)
    leave = end_x(grid, way.source, way.leave)
    if way.source.is_step:
        start = (leave - 10, start[1])
        leave -= 10
    else:
        leave += way.leave_offset
    if way.target is None:
        assert track is not None
        stop = (leave + 16 * exit_side(way, grid), track)
        return Course(_straight((start, (leave, start[1]), (leave, track), stop)), None)
    goal = _port(way.target, heights, is_source=False, enters_right=way.enters_right)
    enter = end_x(grid, way.target, way.enter)
    if way.target.is_step:
        enter += 10
        goal = (enter, goal[1])
    else:
        enter += way.enter_offset
    corners: tuple[Point, ...]
    if track is None:
        corners = (start, (leave, start[1]), (leave, goal[1]), goal)
    elif way.leave == way.enter and not way.source.is_step and not way.target.is_step:
        left = gutter_x(grid, way.leave)
        corners = (
            start,
            (left - 3, start[1]),
            (left - 3, track),
            (left + 3, track),
            (left + 3, goal[1]),
            goal,
        )
    else:
        corners = (start, (leave, start[1]), (leave, track), (enter, track), (enter, goal[1]), goal)
    label = None
    if way.label and track is not None:
        label = (label_middle(way, grid), track)
    way_corners = _straight(corners)
    return Course(way_corners, label, _behind(way_corners, heights.across))


def _port(end: End, heights: Heights, *, is_source: bool, enters_right: bool = False) -> Point:
    area = heights.areas[end.owner]
    if end.is_step:
        return area.x + area.width / 2, area.y + area.height
    middle = area.y + min(area.height / 2, 14.0)
    if is_source:
        return area.x + area.width, middle + min(5.0, area.height / 5)
    x = area.x + area.width if enters_right else area.x
    return x, middle - min(3.0, area.height / 8)


def _behind(corners: Sequence[Point], across: Sequence[Area]) -> tuple[tuple[Point, ...], ...]:
    """The visible pieces of a way whose upright parts pass behind cards."""
    pieces: list[list[Point]] = [[corners[0]]]
    for (x0, y0), (x1, y1) in pairwise(corners):
        if abs(x0 - x1) < 0.01:
            down = y1 > y0
            top, bottom = min(y0, y1), max(y0, y1)
            hidden = sorted(
                (
                    (area.y - 1, area.y + area.height + 1)
                    for area in across
                    if area.x + 1 < x0 < area.x + area.width - 1
                    and top < area.y
                    and area.y + area.height < bottom
                ),
                reverse=not down,
            )
            for start, stop in hidden:
                near, far = (start, stop) if down else (stop, start)
                pieces[-1].append((x0, near))
                pieces.append([(x0, far)])
        pieces[-1].append((x1, y1))
    return tuple(tuple(piece) for piece in pieces)


def _straight(corners: Sequence[Point]) -> tuple[Point, ...]:
    """The corners without those that are no corners."""
    kept: list[Point] = []
    for point in corners:
        if kept and math.dist(kept[-1], point) < 0.01:
            continue
        if len(kept) > 1:
            (ax, ay), (bx, by) = kept[-2], kept[-1]
            turn = (bx - ax) * (point[1] - by) - (by - ay) * (point[0] - bx)
            ahead = (bx - ax) * (point[0] - bx) + (by - ay) * (point[1] - by)
            if abs(turn) < 0.01 and ahead > 0:
                kept.pop()
        kept.append(point)
    return tuple(kept)


def rounded(corners: Sequence[Point], bend: float = BEND) -> tuple[Segment, ...]:
    """The polyline with its corners rounded as far as its pieces allow."""
    path: list[Segment] = [("M", corners[0])]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        reach_in = min(bend, math.dist(before, corner) / 2)
        reach_out = min(bend, math.dist(corner, after) / 2)
        start = _toward(corner, before, reach_in)
        stop = _toward(corner, after, reach_out)
        path.append(("L", start))
        path.append(
            (
                "C",
                (
                    *_toward(corner, before, reach_in * 0.45),
                    *_toward(corner, after, reach_out * 0.45),
                    *stop,
                ),
            )
        )
    path.append(("L", corners[-1]))
    return tuple(path)


def _toward(start: Point, goal: Point, length: float) -> Point:
    distance = math.dist(start, goal)
    if distance == 0:
        return start
    return (
        start[0] + (goal[0] - start[0]) * length / distance,
        start[1] + (goal[1] - start[1]) * length / distance,
    )


def link_block(setter: Setter, way: Way, found: Course) -> Block:
    """A link's block on the page: its arrow, its label on a clear ground, its sign."""
    corners = found.corners
    tip, before = corners[-1], corners[-2]
    pieces = list(found.pieces or (corners,))
    if way.target:
        pieces[-1] = (*pieces[-1][:-1], _toward(tip, before, HEAD_LENGTH - 1))
    dash = DOTTED if way.link.kind == "dormant" else ()
    path = tuple(segment for piece in pieces for segment in rounded(piece))
    marks: list[Mark] = [Shape(path, "", "link", m.LINK_WIDTH, dash)]
    if way.target is None:
        marks.extend(_door(setter, way, corners))
    else:
        marks.append(Shape(_arrow(tip, before), "link"))
    if found.label:
        x, y = found.label
        width, height = way.label_width, way.label_height + 1
        marks.append(Box(x - width / 2, y - height / 2, width, height, 3, "page"))
        marks.extend(_label(setter, way, x, y, 0.5))
    elif way.link.kind == "dormant" and way.target is not None:
        marks.extend(_moon(corners))
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    left, top = min(xs) - 6, min(ys) - 6
    right, bottom = max(xs) + 6, max(ys) + 6
    if found.label:
        left = min(left, found.label[0] - way.label_width / 2)
        right = max(right, found.label[0] + way.label_width / 2)
    if way.target is None:
        aside = DOOR + 6 + way.label_width
        left, right = min(left, tip[0] - aside), max(right, tip[0] + aside)
        if tip[0] > before[0]:
            left = min(xs) - 6
        else:
            right = max(xs) + 6
    leads = [
        Lead(f"#{end.owner}", end.name, (x - left, y - top, width, height))
        for end, (x, y, width, height) in _leads(way, found)
    ]
    return Block(
        way.link.id,
        "link",
        left,
        top,
        right - left,
        bottom - top,
        moved(marks, -left, -top),
        _link_alt(setter, way),
        leads=tuple(leads),
    )


def _leads(way: Way, found: Course) -> Iterator[tuple[End, tuple[float, float, float, float]]]:
    """Where one comes to the ends of a link: from its start and its label, and from its head."""
    if way.target is None:
        return
    corners, half = found.corners, GRIP / 2
    places = [(way.target, *_toward(corners[0], corners[1], half))]
    places.append((way.source, *_toward(corners[-1], corners[-2], HEAD_LENGTH / 2)))
    for end, x, y in places:
        yield end, (x - half, y - half, GRIP, GRIP)
    if found.label:
        (x, y), width, height = found.label, way.label_width, way.label_height + 1
        yield way.target, (x - width / 2, y - height / 2, width, height)


def _link_alt(setter: Setter, way: Way) -> str:
    """The kind of a link, what it leads from and to, and its label."""
    tr, source = setter.tr, way.source.name or "–"
    kind = tr(kinds.word_name(kinds.LINKS, way.link.kind))
    if way.target:
        target = way.target.name or "–"
        alt = tr("{kind} from “{source}” to “{target}”", kind=kind, source=source, target=target)
    else:
        alt = tr("{kind} after “{source}”", kind=kind, source=source)
    return f"{alt}: {way.link.label}" if way.link.label else alt


def _arrow(tip: Point, before: Point) -> tuple[Segment, ...]:
    back = _toward(tip, before, HEAD_LENGTH)
    dx, dy = tip[0] - back[0], tip[1] - back[1]
    side = HEAD_WIDTH / 2 / HEAD_LENGTH
    return (
        ("M", tip),
        ("L", (back[0] - dy * side, back[1] + dx * side)),
        ("L", (back[0] + dy * side, back[1] - dx * side)),
        ("Z", ()),
    )


def _door(setter: Setter, way: Way, corners: Sequence[Point]) -> list[Mark]:
    """The open door of an exit, and its label on the door's far side."""
    (before, _), (x, y) = corners[-2:]
    right = x > before
    door = Sign("mark-door", x + 2 if right else x - 2 - DOOR, y - DOOR / 2, DOOR, "link")
    beside = x + DOOR + 6 if right else x - DOOR - 6
    return [door, *_label(setter, way, beside, y, 0.0 if right else 1.0)]


def _label(setter: Setter, way: Way, x: float, y: float, anchor: float) -> list[Text]:
    """The label's lines about the height y; `anchor` of each line's width lies left of x."""
    top = y - way.label_height / 2
    return [
        Text(text.line, x - anchor * text.line.width, text.y, text.colour)
        for text in setter.at(way.label, m.LINK, 0, top, "link")
    ]


def _moon(corners: Sequence[Point]) -> list[Mark]:
    pieces = list(pairwise(corners))
    (x0, y0), (x1, y1) = max(pieces, key=lambda piece: math.dist(*piece))
    x, y, size = (x0 + x1) / 2, (y0 + y1) / 2, 12.0
    return [
        Box(x - size / 2 - 1, y - size / 2 - 1, size + 2, size + 2, 3, "page"),
        Sign("mark-dormant", x - size / 2, y - size / 2, size, "link"),
    ]
