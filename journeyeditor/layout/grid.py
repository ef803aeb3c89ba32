"""The grid of the page: one column a step, from left to right."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A step's column: where it is on the page, and the number of its phase, from 0."""

    step: str
    phase: str
    number: int
    x: float
    width: float
    is_first: bool

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Grid:
    """All columns, and the edges of the part of the page that they fill."""

    columns: tuple[Column, ...]
    left: float
    right: float

    @property
    def width(self) -> float:
        """The width of all columns together."""
        return self.right - self.left

    def at(self, x: float) -> int | None:
        """The index of the column at x, or None outside the grid."""
        index = bisect_right(self.columns, x, key=_start) - 1
        return index if index >= 0 and x < self.columns[index].right else None

    def between(self, left: float, right: float) -> tuple[int, int]:
        """The columns that lie between two places, as the first and the one after the last."""
        first = bisect_right(self.columns, left, key=_end)
        return first, bisect_left(self.columns, right, lo=first, key=_start)


def _start(column: Column) -> float:
    return column.x


def _end(column: Column) -> float:
    return column.x + column.width
