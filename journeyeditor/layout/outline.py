"""Path data of SVG turned into absolute moves, lines, cubic curves and closings.

Owns the grammar of path data and the sums for arcs; knows no files and no colours.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Final, TypeAlias

Point: TypeAlias = tuple[float, float]

Segment: TypeAlias = tuple[str, tuple[float, ...]]
"""("M", (x, y)), ("L", (x, y)), ("C", (x1, y1, x2, y2, x, y)) or ("Z", ())."""

_NUMBER: Final = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_GAP: Final = r"[\s,]*"
_LETTER: Final = re.compile(rf"{_GAP}([MLHVCSQAZmlhvcsqaz])")
# What each letter reads, a sort for each number: x, y, a plain number or a flag. A flag is
# one digit and needs no space behind it.
_READS: Final = {
    "M": "xy",
    "L": "xy",
    "H": "x",
    "V": "y",
    "C": "xyxyxy",
    "S": "xyxy",
    "Q": "xyxy",
    "A": "nnnffxy",
    "Z": "",
}
_SORTS: Final = {
    sort: re.compile(rf"{_GAP}({pattern})")
    for sort, pattern in {"x": _NUMBER, "y": _NUMBER, "n": _NUMBER, "f": "[01]"}.items()
}


class Outline:
    """Collects the segments of a path; `point` is where the pen is. All is absolute."""

    def __init__(self) -> None:
        self.point: Point = (0.0, 0.0)
        self._start: Point = (0.0, 0.0)
        self._open = False
        self._control: Point | None = None
        self._segments: list[Segment] = []

    @property
    def segments(self) -> tuple[Segment, ...]:
        """What has been drawn so far."""
        return tuple(self._segments)

    def move(self, x: float, y: float) -> None:
        """Lift the pen and begin a sub-path."""
        self._segments.append(("M", (x, y)))
        self.point = self._start = (x, y)
        self._open, self._control = True, None

    def line(self, x: float, y: float) -> None:
        """Draw straight."""
        self._draw("L", (x, y))

    def curve(self, first: Point, second: Point, end: Point) -> None:
        """Draw a cubic Bezier curve."""
        self._draw("C", (*first, *second, *end))
        self._control = second

    def smooth(self, second: Point, end: Point) -> None:
        """Draw a cubic curve that goes on in the direction of the one before."""
        (x, y), (cx, cy) = self.point, self._control or self.point
        self.curve((2 * x - cx, 2 * y - cy), second, end)

    def quadratic(self, control: Point, end: Point) -> None:
        """Draw a quadratic Bezier curve, raised to a cubic: the same curve."""
        self.curve(_toward(self.point, control), _toward(end, control), end)
        self._control = None

    def arc(self, radii: Point, turned: float, flags: tuple[bool, bool], end: Point) -> None:
        """Draw an elliptical arc: its axis `turned` in degrees, flags large and sweep."""
        for first, second, to in _arc_curves(self.point, radii, math.radians(turned), flags, end):
            self._draw("C", (*first, *second, *to))

    def close(self) -> None:
        """Draw straight to the beginning of the sub-path and join."""
        self._segments.append(("Z", ()))
        self.point = self._start
        self._open, self._control = False, None

    def _draw(self, letter: str, numbers: tuple[float, ...]) -> None:
        if not self._open:
            self.move(*self.point)
        self._segments.append((letter, numbers))
        self.point = (numbers[-2], numbers[-1])
        self._control = None


def read_path(data: str) -> tuple[Segment, ...]:
    """The segments of SVG path data (M L H V C S Q A Z, absolute or relative).

    ValueError where the data cannot be read on.
    """
    outline = Outline()
    place = 0
    while place < len(data.rstrip()):
        found = _LETTER.match(data, place)
        if found is None or (not place and found[1] not in "Mm"):
            raise ValueError(f"no path goes on like {data[place : place + 12]!r}")
        letter, place = found[1], found.end()
        place = _run(outline, data, letter, place)
    return outline.segments


def _run(outline: Outline, data: str, letter: str, place: int) -> int:
    """Draw a letter as often as numbers follow it; where the next letter may be."""
    sorts = _READS[letter.upper()]
    while True:
        numbers: list[float] = []
        for sort in sorts:
            found = _SORTS[sort].match(data, place)
            if found is None:
                raise ValueError(f"{letter} of a path misses a number at {data[place:]!r}")
            numbers.append(float(found[1]))
            place = found.end()
        if letter.islower():
            base = {"x": outline.point[0], "y": outline.point[1]}
            moved = zip(sorts, numbers, strict=True)
            numbers = [number + base.get(sort, 0.0) for sort, number in moved]
        _step(outline, letter.upper(), numbers)
        if not sorts or _SORTS["n"].match(data, place) is None:
            return place
        letter = {"M": "L", "m": "l"}.get(letter, letter)


def _step(outline: Outline, letter: str, v: list[float]) -> None:
    x, y = outline.point
    match letter:
        case "M":
            outline.move(v[0], v[1])
        case "L":
            outline.line(v[0], v[1])
        case "H":
            outline.line(v[0], y)
        case "V":
            outline.line(x, v[0])
        case "C":
            outline.curve((v[0], v[1]), (v[2], v[3]), (v[4], v[5]))
        case "S":
            outline.smooth((v[0], v[1]), (v[2], v[3]))
        case "Q":
            outline.quadratic((v[0], v[1]), (v[2], v[3]))
        case "A":
            outline.arc((v[0], v[1]), v[2], (v[3] == 1, v[4] == 1), (v[5], v[6]))
        case _:
            outline.close()


def _toward(point: Point, control: Point) -> Point:
    """Two thirds of the way from `point` to `control`."""
    (x, y), (cx, cy) = point, control
    return x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3


def _arc_curves(
    start: Point, radii: Point, turned: float, flags: tuple[bool, bool], end: Point
) -> Iterator[tuple[Point, Point, Point]]:
    """Cubic curves of an elliptical arc, none over a quarter turn: within 0.03 % of it.

    The centre is found as in SVG 1.1, appendix F.6; radii that cannot span the ends grow.
    """
    rx, ry = abs(radii[0]), abs(radii[1])
    if start == end:
        return
    if not rx or not ry:
        yield start, end, end
        return
    cos, sin = math.cos(turned), math.sin(turned)
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    # Half the chord, in the unit circle that the ellipse is a picture of.
    ux, uy = (cos * half_x + sin * half_y) / rx, (cos * half_y - sin * half_x) / ry
    length = math.hypot(ux, uy)
    grown = max(1.0, length)
    rx, ry, ux, uy, length = rx * grown, ry * grown, ux / grown, uy / grown, length / grown
    large, sweep = flags
    away = math.sqrt(max(0.0, 1 - length * length)) / length * (-1 if large == sweep else 1)
    cx, cy = away * uy, -away * ux
    angle = math.atan2(uy - cy, ux - cx)
    sweep_angle = (math.atan2(-uy - cy, -ux - cx) - angle) % math.tau
    if not sweep:
        sweep_angle -= math.tau
    middle_x, middle_y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2

    def out(x: float, y: float) -> Point:
        x, y = (x + cx) * rx, (y + cy) * ry
        return middle_x + cos * x - sin * y, middle_y + sin * x + cos * y

    count = max(1, math.ceil(abs(sweep_angle) / (math.pi / 2) - 1e-9))
    step = sweep_angle / count
    reach = 4 / 3 * math.tan(step / 4)
    for place in range(count):
        a, b = angle + step * place, angle + step * (place + 1)
        yield (
            out(math.cos(a) - reach * math.sin(a), math.sin(a) + reach * math.cos(a)),
            out(math.cos(b) + reach * math.sin(b), math.sin(b) - reach * math.cos(b)),
            end if place == count - 1 else out(math.cos(b), math.sin(b)),
        )
