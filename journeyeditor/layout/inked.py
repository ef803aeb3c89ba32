"""Where a page has ink, and what on it should not be cut in two; in scene units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from journeyeditor.layout.display import Block, Box, Mark, Page, Shape, Sign, Text
from journeyeditor.layout.labels import Area

_WHOLE: Final = {"card": 3.0, "persona": 3.0, "logo": 3.0, "point": 2.0, "lane-head": 2.0}
"""How bad it is to cut through a block of a role."""

_LINE: Final = 2.0
_CURVE: Final = 4.0
_FIGURES: Final = frozenset(("curve-area", "metric"))


@dataclass(frozen=True, slots=True)
class Body:
    """Something that is better not cut: where it lies, and how bad a cut across it is.

    `across` is for an upright cut, `along` for a level one.
    """

    area: Area
    across: float
    along: float


class Inked:
    """What a page has where; found when first asked for, and then kept."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """Rectangles that hold all the ink of the page."""
        return tuple(
            area
            for block, x, y in _blocks(self._page)
            for area in _areas(block, x, y)
            if area.width > 0 or area.height > 0
        )

    @cached_property
    def bounds(self) -> Area | None:
        """The rectangle about all ink, or None for an empty page."""
        if not self.areas:
            return None
        left = min(area.x for area in self.areas)
        top = min(area.y for area in self.areas)
        right = max(area.x + area.width for area in self.areas)
        bottom = max(area.y + area.height for area in self.areas)
        return Area(left, top, right - left, bottom - top)

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """What is better not cut."""
        return tuple(body for block, x, y in _blocks(self._page) for body in _bodies(block, x, y))

    def has_ink_in(self, area: Area) -> bool:
        """Is there any ink in a rectangle?"""
        return any(area.meets(other) for other in self.areas)


def _blocks(page: Page) -> Iterator[tuple[Block, float, float]]:
    for band in page.bands:
        for block in band.blocks:
            yield block, band.x + block.x, band.y + block.y


def _areas(block: Block, x: float, y: float) -> Iterator[Area]:
    if block.role == "card":
        edge = 1.0
        yield Area(x - edge, y - edge, block.width + 2 * edge, block.height + 2 * edge)
        return
    for mark in block.marks:
        for area in _marked(mark):
            yield Area(x + area.x, y + area.y, area.width, area.height)


def _marked(mark: Mark) -> Iterator[Area]:
    """The rectangles of a mark, with half the width of its stroke about them."""
    match mark:
        case Text():
            yield _line(mark)
        case Shape():
            yield from _pieces(mark)
        case Sign():
            yield Area(mark.x, mark.y, mark.size, mark.size)
        case Box():
            if mark.fill not in ("", "page") or mark.stroke:
                edge = mark.stroke_width / 2
                yield Area(
                    mark.x - edge, mark.y - edge, mark.width + 2 * edge, mark.height + 2 * edge
                )
        case _:
            yield Area(mark.x, mark.y, mark.width, mark.height)


def _line(mark: Text) -> Area:
    """A line of text with whatever its letters may reach beyond it."""
    size = mark.line.size
    return Area(mark.x - 0.1 * size, mark.y - 1.1 * size, mark.line.width + 0.2 * size, 1.5 * size)


def _pieces(mark: Shape) -> Iterator[Area]:
    """A filled shape's rectangle; a stroked one's piece by piece, so that its inside is free."""
    if mark.fill:
        yield _about([n for _, numbers in mark.segments for n in numbers], mark.stroke_width)
        return
    at: tuple[float, ...] = ()
    for _, numbers in mark.segments:
        if numbers:
            yield _about([*at, *numbers], mark.stroke_width)
            at = numbers[-2:]


def _about(numbers: list[float], thick: float) -> Area:
    xs, ys = numbers[::2], numbers[1::2]
    if not xs:
        return Area(0, 0, 0, 0)
    half = thick / 2
    left, top = min(xs) - half, min(ys) - half
    return Area(left, top, max(xs) + half - left, max(ys) + half - top)


def _bodies(block: Block, x: float, y: float) -> Iterator[Body]:
    weight = _WHOLE.get(block.role)
    if weight:
        yield Body(Area(x, y, block.width, block.height), weight, weight)
    elif block.role in _FIGURES:
        yield Body(Area(x, y, block.width, block.height), 0.0, _CURVE)
    if weight and block.role != "point":
        return
    for mark in block.marks:
        if isinstance(mark, Text) and mark.line.width > 0:
            area = _line(mark)
            yield Body(Area(x + area.x, y + area.y, area.width, area.height), _LINE, _LINE)
