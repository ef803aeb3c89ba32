"""The sheets that come out of a printer: where the page lies on each, and what stands about it.

A poster on one sheet is one leaf; a poster in tiles has a leaf a tile, with cut marks, the
tile's name, a key of the whole, and a ruler that tells whether the printer kept the scale.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from journeyeditor.layout.display import Block, Box, Mark, Shape
from journeyeditor.layout.labels import Area
from journeyeditor.layout.outline import Segment
from journeyeditor.layout.paper import MM, Sheet
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.tiles import MARK_ROOM, STRIP, Tile, TilePlan, tile_name
from journeyeditor.typeset.faces import Style, Weight

INK: Final = "#111111"
PALE: Final = "#555555"
"""Marks are in fixed colours: they stand on white paper, whatever colours the map has."""

NAME: Final = Style(Weight.BOLD, 22, 1.1)
OF: Final = Style(Weight.REGULAR, 8.5, 1.25)
TITLE: Final = Style(Weight.SEMIBOLD, 7.5, 1.25)
SMALL: Final = Style(Weight.REGULAR, 7, 1.25)
NEXT: Final = Style(Weight.SEMIBOLD, 7, 1.1)

RULER: Final = 100 * MM
KEY_WIDTH: Final = 26 * MM
_GAP: Final = 4 * MM
_CLEAR: Final = 1 * MM
_MARK_END: Final = MARK_ROOM - 0.4 * MM
_THIN: Final = 0.5


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet of paper with the page on it, in points.

    The page's origin lands at x, y, scaled by `scale`, and is seen within `clip` (None: on all
    of the sheet). `blocks` stand about it, in points of the sheet. `alt` says what it is.
    """

    width: float
    height: float
    x: float
    y: float
    scale: float
    clip: Area | None = None
    blocks: tuple[Block, ...] = ()
    name: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """What a tile says of the poster it belongs to: the map's title, and a line under it."""

    title: str
    note: str = ""


def poster_leaf(sheet: Sheet) -> Leaf:
    """The one leaf of a poster that is not cut."""
    return Leaf(sheet.width, sheet.height, sheet.x, sheet.y, sheet.scale)


def tile_leaves(plan: TilePlan, sheet: Sheet, setter: Setter, caption: Caption) -> tuple[Leaf, ...]:
    """A leaf for each tile of a poster."""
    return tuple(_leaf(plan, tile, sheet, setter, caption) for tile in plan.tiles)


def _leaf(plan: TilePlan, tile: Tile, sheet: Sheet, setter: Setter, caption: Caption) -> Leaf:
    part = tile.part
    clip = Area(tile.x, tile.y, part.width, part.height)
    x, y = tile.x - part.x + sheet.x, tile.y - part.y + sheet.y
    about = _About(plan, tile, setter)
    marks = (*about.cut_marks(), *about.neighbours(), *about.strip(caption))
    alt = setter.tr(
        "Tile {name} of {columns} × {rows} of “{title}”",
        name=tile.name,
        columns=plan.columns,
        rows=plan.rows,
        title=caption.title,
    )
    block = Block("", "tile", 0, 0, *plan.sheet, marks, alt)
    return Leaf(*plan.sheet, x, y, sheet.scale, clip, (block,), tile.name, alt)


class _About:
    """What stands about the picture of one tile."""

    def __init__(self, plan: TilePlan, tile: Tile, setter: Setter) -> None:
        self._plan = plan
        self._tile = tile
        self._setter = setter
        self._left, self._top = tile.x, tile.y
        self._right, self._bottom = tile.x + tile.part.width, tile.y + tile.part.height

    def cut_marks(self) -> Iterator[Mark]:
        """Short lines outside the picture where it is cut, or trimmed at the poster's edge."""
        plan, tile = self._plan, self._tile
        path: list[Segment] = []
        for edge in plan.xs[tile.column : tile.column + 2]:
            x = self._left + edge - tile.part.x
            for near, far in (
                (self._top - _CLEAR, self._top - _MARK_END),
                (self._bottom + _CLEAR, self._bottom + _MARK_END),
            ):
                path += [("M", (x, near)), ("L", (x, far))]
        for edge in plan.ys[tile.row : tile.row + 2]:
            y = self._top + edge - tile.part.y
            for near, far in (
                (self._left - _CLEAR, self._left - _MARK_END),
                (self._right + _CLEAR, self._right + _MARK_END),
            ):
                path += [("M", (near, y)), ("L", (far, y))]
        yield Shape(tuple(path), "", INK, _THIN)

    def neighbours(self) -> Iterator[Mark]:
        """The names of the tiles that come next to this one, each at its side."""
        word = self._setter.word
        middle_x, middle_y = (self._left + self._right) / 2, (self._top + self._bottom) / 2
        half, line = MARK_ROOM / 2, self._setter.pitch(NEXT)
        above, below = self._name(-1, 0), self._name(1, 0)
        before, after = self._name(0, -1), self._name(0, 1)
        if above:
            yield word(f"↑ {above}", NEXT, middle_x, self._top - half, PALE, 0.5)
        if below:
            yield word(f"↓ {below}", NEXT, middle_x, self._bottom + half, PALE, 0.5)
        for name, x, arrow in (
            (before, self._left - half, "←"),
            (after, self._right + half, "→"),
        ):
            if name:
                yield word(arrow, NEXT, x, middle_y - line / 2, PALE, 0.5)
                yield word(name, NEXT, x, middle_y + line / 2, PALE, 0.5)

    def _name(self, down: int, right: int) -> str:
        row, column = self._tile.row + down, self._tile.column + right
        return tile_name(row, column) if self._plan.tile(row, column) else ""

    def strip(self, caption: Caption) -> Iterator[Mark]:
        """The tile's name, the map's title, the ruler and the key, under each other's eyes."""
        plan, setter = self._plan, self._setter
        margin = plan.choice.margin * MM
        left, right = margin + MARK_ROOM, plan.sheet[0] - margin - MARK_ROOM
        bottom = plan.sheet[1] - margin
        top, middle = bottom - STRIP, bottom - STRIP / 2
        name = setter.word(self._tile.name, NAME, left, middle, INK)
        yield name
        said = setter.tr("of {columns} × {rows}", columns=plan.columns, rows=plan.rows)
        of = setter.word(said, OF, left + name.line.width + 5, middle, INK)
        yield of
        left = of.x + of.line.width + _GAP
        key_width, key = self._key(right, top)
        yield from key
        right -= key_width + _GAP
        if right - left >= RULER:
            yield from self._ruler(right - RULER, middle)
            right -= RULER + _GAP
        yield from self._caption(caption, left, right, middle)

    def _caption(
        self, caption: Caption, left: float, right: float, middle: float
    ) -> Iterator[Mark]:
        setter = self._setter
        if right - left < 60:
            return
        title, note = (
            setter.fit(caption.title, TITLE, right - left),
            setter.fit(caption.note, SMALL, right - left),
        )
        top = middle - (setter.pitch(TITLE) + (setter.pitch(SMALL) if caption.note else 0)) / 2
        yield from setter.at((title,), TITLE, left, top, INK)
        if caption.note:
            yield from setter.at((note,), SMALL, left, top + setter.pitch(TITLE), PALE)

    def _ruler(self, left: float, middle: float) -> Iterator[Mark]:
        """A hundred millimetres, with a tick at each."""
        base = middle - 0.5 * MM
        path: list[Segment] = [("M", (left, base)), ("L", (left + RULER, base))]
        for at in range(101):
            height = 3.2 if at % 10 == 0 else 2.2 if at % 5 == 0 else 1.2
            x = left + at * MM
            path += [("M", (x, base)), ("L", (x, base - height * MM))]
        yield Shape(tuple(path), "", INK, 0.35)
        said = self._setter.tr("100 mm: measure it to see that the scale is kept")
        yield self._setter.word(
            said, SMALL, left + RULER / 2, base + 0.75 * self._setter.pitch(SMALL), PALE, 0.5
        )

    def _key(self, right: float, top: float) -> tuple[float, list[Mark]]:
        """The whole poster small, with this tile filled and left out ones empty of lines."""
        plan = self._plan
        width, height = plan.xs[-1] - plan.xs[0], plan.ys[-1] - plan.ys[0]
        scale = min(STRIP / height, KEY_WIDTH / width)
        left, down = right - scale * width, top + (STRIP - scale * height) / 2
        marks: list[Mark] = []
        for row, (y0, y1) in enumerate(pairwise(plan.ys)):
            for column, (x0, x1) in enumerate(pairwise(plan.xs)):
                if not plan.tile(row, column):
                    continue
                is_this = (row, column) == (self._tile.row, self._tile.column)
                marks.append(
                    Box(
                        left + scale * (x0 - plan.xs[0]),
                        down + scale * (y0 - plan.ys[0]),
                        scale * (x1 - x0),
                        scale * (y1 - y0),
                        0,
                        INK if is_this else "",
                        INK,
                        _THIN,
                    )
                )
        return scale * width, marks
