"""The grid of the page: one column a step, from left to right."""

from __future__ import annotations

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
        for index, column in enumerate(self.columns):
            if column.x <= x < column.right:
                return index
        return None
