"""Finds room for labels beside points, where they collide with nothing.

Each label may stand above, below or beside its point, nearer or farther. Labels are placed
the most cramped first; whoever finds no free place makes the caller give more room.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from journeyeditor.layout.spline import Point

GAP = 3.0


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle that something fills."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Area, gap: float = 0.0) -> bool:
        """Do the two overlap, or come nearer than `gap`?"""
        return (
            self.x < other.x + other.width + gap
            and other.x < self.x + self.width + gap
            and self.y < other.y + other.height + gap
            and other.y < self.y + self.height + gap
        )

    def is_within(self, outer: Area) -> bool:
        """Does this lie wholly inside the other?"""
        return (
            self.x >= outer.x
            and self.y >= outer.y
            and self.x + self.width <= outer.x + outer.width
            and self.y + self.height <= outer.y + outer.height
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label to place: its size, its point, and the radius of what is drawn at the point."""

    width: float
    height: float
    x: float
    y: float
    radius: float
    above: bool


class Taken:
    """What already fills the plane: areas, and curves as samples, bucketed by x."""

    def __init__(self, areas: Iterable[Area] = (), curves: Iterable[Sequence[Point]] = ()) -> None:
        self._buckets: dict[int, list[Area]] = {}
        for area in areas:
            self.add(area)
        for curve in curves:
            for (x0, y0), (x1, y1) in itertools.pairwise(curve):
                top = min(y0, y1)
                self.add(Area(x0, top, x1 - x0, abs(y1 - y0)))

    def add(self, area: Area) -> None:
        """Fill an area."""
        for bucket in self._span(area, 0):
            self._buckets.setdefault(bucket, []).append(area)

    def meets(self, area: Area, gap: float = GAP) -> bool:
        """Is there anything in the area, or nearer to it than `gap`?"""
        return any(
            area.meets(other, gap)
            for bucket in self._span(area, gap)
            for other in self._buckets.get(bucket, ())
        )

    @staticmethod
    def _span(area: Area, gap: float) -> range:
        return range(int((area.x - gap) // 32), int((area.x + area.width + gap) // 32) + 1)


def place_labels(wanted: Sequence[Wanted], taken: Taken, bounds: Area) -> list[Area | None]:
    """A free area for each label, or None where there is none. `taken` is filled with them."""
    places: list[Area | None] = [None] * len(wanted)

    def freedom(index: int) -> int:
        return sum(not taken.meets(area) for area in _candidates(wanted[index], bounds))

    for index in sorted(range(len(wanted)), key=lambda index: (freedom(index), index)):
        for area in _candidates(wanted[index], bounds):
            if not taken.meets(area):
                places[index] = area
                taken.add(area)
                break
    return places


def _candidates(label: Wanted, bounds: Area) -> Iterator[Area]:
    """Places for a label within the bounds, the best first."""
    near = label.radius + GAP + 1
    half = label.width / 2
    sides = (-1, 1) if label.above else (1, -1)
    for far in (0, 5, 11, 18, 26, 36):
        for side in sides:
            y = label.y - near - far - label.height if side < 0 else label.y + near + far
            for shift in (0.0, 0.5, -0.5, 0.25, -0.25, 0.75, -0.75, 1.0, -1.0):
                x = label.x - half + shift * label.width
                area = Area(
                    min(max(x, bounds.x), bounds.x + bounds.width - label.width),
                    y,
                    label.width,
                    label.height,
                )
                if area.is_within(bounds):
                    yield area
        for x in (label.x + near + far, label.x - near - far - label.width):
            area = Area(x, label.y - label.height / 2, label.width, label.height)
            if area.is_within(bounds):
                yield area
