"""Where a page has ink, and what on it should not be cut in two; in scene units."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final, TypeAlias

from journeyeditor.layout.display import Block, Box, Mark, Page, Shape, Sign, Text

Rect: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom edges; there are too many for anything dearer."""

_CARD: Final = 3.0
_WHOLE: Final = {"card": _CARD, "persona": _CARD, "logo": _CARD, "lane-head": 2.0, "point": 2.0}
"""How bad it is to cut through a block of a role."""

_LINE: Final = 2.0
_CURVE: Final = 4.0
_FIGURES: Final = frozenset(("curve-area", "metric"))
_LEVEL: Final = 200.0
_EDGE: Final = 1.0


class Inked:
    """What a page has where; found when first asked for, and then kept."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @cached_property
    def bounds(self) -> Rect | None:
        """The rectangle about all ink, or None for an empty page."""
        if not self._inks:
            return None
        lefts, tops, rights, bottoms = zip(*self._inks, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    @cached_property
    def across(self) -> tuple[tuple[float, float, float], ...]:
        """What upright cuts go through: left and right edge of each thing, and its weight."""
        return tuple((rect[0], rect[2], weight) for rect, weight, _ in self._bodies)

    @cached_property
    def along(self) -> tuple[tuple[float, float, float], ...]:
        """What level cuts go through: upper and lower edge of each thing, and its weight."""
        return tuple((rect[1], rect[3], weight) for rect, _, weight in self._bodies)

    def has_ink_in(self, rect: Rect) -> bool:
        """Is there any ink in a rectangle?"""
        left, top, right, bottom = rect
        return any(
            x0 < right and left < x1 and y0 < bottom and top < y1
            for level in _levels(rect)
            for x0, y0, x1, y1 in self._by_level.get(level, ())
        )

    @cached_property
    def _inks(self) -> list[Rect]:
        """Rectangles that hold all ink. A card is one; nothing of it lies outside."""
        found = []
        for block, x, y in _blocks(self._page):
            if block.role == "card":
                right, bottom = x + block.width + _EDGE, y + block.height + _EDGE
                found.append((x - _EDGE, y - _EDGE, right, bottom))
            else:
                found += [
                    (x + left, y + top, x + right, y + bottom)
                    for mark in block.marks
                    for left, top, right, bottom in _marked(mark)
                ]
        return found

    @cached_property
    def _bodies(self) -> list[tuple[Rect, float, float]]:
        """What is better not cut, with the weights of an upright and a level cut."""
        found = []
        for block, x, y in _blocks(self._page):
            weight = _WHOLE.get(block.role, 0.0)
            whole = x, y, x + block.width, y + block.height
            if weight:
                found.append((whole, weight, weight))
            elif block.role in _FIGURES:
                found.append((whole, 0.0, _CURVE))
            if not weight or block.role == "point":
                for mark in block.marks:
                    if isinstance(mark, Text) and mark.line.width > 0:
                        left, top, right, bottom = _line(mark)
                        rect = x + left, y + top, x + right, y + bottom
                        found.append((rect, _LINE, _LINE))
        return found

    @cached_property
    def _by_level(self) -> dict[int, list[Rect]]:
        found: dict[int, list[Rect]] = {}
        for rect in self._inks:
            for level in _levels(rect):
                found.setdefault(level, []).append(rect)
        return found


def reach(block: Block) -> Rect:
    """The rectangle about a block and all its ink, in its band's coordinates.

    The words at a point of the curve lie beside it, the numbers of a scale left of it.
    """
    left, top, right, bottom = 0.0, 0.0, block.width, block.height
    for mark in block.marks:
        for x0, y0, x1, y1 in _marked(mark):
            left, top = min(left, x0), min(top, y0)
            right, bottom = max(right, x1), max(bottom, y1)
    return block.x + left, block.y + top, block.x + right, block.y + bottom


def _levels(rect: Rect) -> range:
    """Which levels of the page, from the top, a rectangle reaches into."""
    return range(int(rect[1] // _LEVEL), int(rect[3] // _LEVEL) + 1)


def _blocks(page: Page) -> Iterator[tuple[Block, float, float]]:
    for band in page.bands:
        for block in band.blocks:
            yield block, band.x + block.x, band.y + block.y


def _marked(mark: Mark) -> Iterator[Rect]:
    """The rectangles of a mark, with half the width of its stroke about them."""
    match mark:
        case Text():
            if mark.line.width > 0:
                yield _line(mark)
        case Shape():
            yield from _pieces(mark)
        case Sign():
            yield mark.x, mark.y, mark.x + mark.size, mark.y + mark.size
        case Box():
            if mark.fill not in ("", "page") or mark.stroke:
                edge = mark.stroke_width / 2
                right, bottom = mark.x + mark.width + edge, mark.y + mark.height + edge
                yield mark.x - edge, mark.y - edge, right, bottom
        case _:
            yield mark.x, mark.y, mark.x + mark.width, mark.y + mark.height


def _line(mark: Text) -> Rect:
    """A line of text with whatever its letters may reach beyond it."""
    size, x, y = mark.line.size, mark.x, mark.y
    return x - 0.1 * size, y - 1.1 * size, x + mark.line.width + 0.1 * size, y + 0.4 * size


def _pieces(mark: Shape) -> Iterator[Rect]:
    """A filled shape's rectangle; a stroked one's piece by piece, so that its inside is free."""
    half = mark.stroke_width / 2
    if mark.fill:
        yield from _about([n for _, numbers in mark.segments for n in numbers], half)
        return
    at: tuple[float, ...] = ()
    for letter, numbers in mark.segments:
        if numbers:
            if letter != "M":
                yield from _about([*at, *numbers], half)
            at = numbers[-2:]


def _about(numbers: list[float], half: float) -> Iterator[Rect]:
    xs, ys = numbers[::2], numbers[1::2]
    if xs:
        yield min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half
