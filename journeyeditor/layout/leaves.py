"""The sheets that come out of a printer: where the page lies on each, and what stands about it.

A poster on one sheet is one leaf; a poster in tiles has a leaf a tile, with cut marks, the
tile's name, a key of the whole, and a ruler that tells whether the printer kept the scale.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
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
TITLE: Final = Style(Weight.BOLD, 7.5, 1.25)
SMALL: Final = Style(Weight.REGULAR, 7.5, 1.25)
NEXT: Final = Style(Weight.REGULAR, 7.5, 1.1)

RULER: Final = 100 * MM
KEY_WIDTH: Final = 26 * MM
_GAP: Final = 4 * MM
_CLEAR: Final = 1 * MM
_MARK_END: Final = MARK_ROOM - 0.4 * MM
_LEAST_CAPTION: Final = 20 * MM
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
    """A leaf for each tile of a poster. What is the same on all of them is one block."""
    strip = _Strip(plan, setter)
    common = Block("", "tile-strip", 0, 0, *plan.sheet, tuple(strip.common(caption)))
    return tuple(_leaf(plan, tile, sheet, strip, (common, caption.title)) for tile in plan.tiles)


def _leaf(
    plan: TilePlan, tile: Tile, sheet: Sheet, strip: _Strip, shared: tuple[Block, str]
) -> Leaf:
    part, setter = tile.part, strip.setter
    common, title = shared
    clip = Area(tile.x, tile.y, part.width, part.height)
    x, y = tile.x - part.x + sheet.x, tile.y - part.y + sheet.y
    marks = (_cut_marks(plan, tile), *_neighbours(plan, tile, setter), *strip.own(tile))
    alt = setter.tr(
        "Tile {name} of {columns} × {rows} of “{title}”",
        name=tile.name,
        columns=plan.columns,
        rows=plan.rows,
        title=title,
    )
    own = Block("", "tile", 0, 0, *plan.sheet, marks, alt)
    return Leaf(*plan.sheet, x, y, sheet.scale, clip, (common, own), tile.name, alt)


def _cut_marks(plan: TilePlan, tile: Tile) -> Shape:
    """Short lines outside the picture where it is cut, or trimmed at the poster's edge."""
    left, top = tile.x, tile.y
    right, bottom = left + tile.part.width, top + tile.part.height
    path: list[Segment] = []
    for edge in plan.xs[tile.column : tile.column + 2]:
        x = left + edge - tile.part.x
        for start, way in ((top, -1), (bottom, 1)):
            path += [("M", (x, start + way * _CLEAR)), ("L", (x, start + way * _MARK_END))]
    for edge in plan.ys[tile.row : tile.row + 2]:
        y = top + edge - tile.part.y
        for start, way in ((left, -1), (right, 1)):
            path += [("M", (start + way * _CLEAR, y)), ("L", (start + way * _MARK_END, y))]
    return Shape(tuple(path), "", INK, _THIN)


def _neighbours(plan: TilePlan, tile: Tile, setter: Setter) -> Iterator[Mark]:
    """The names of the tiles that come next to this one, each at its side."""

    def name(down: int, right: int) -> str:
        row, column = tile.row + down, tile.column + right
        return tile_name(row, column) if plan.tile(row, column) else ""

    right, bottom = tile.x + tile.part.width, tile.y + tile.part.height
    middle_x, middle_y = (tile.x + right) / 2, (tile.y + bottom) / 2
    half, line = MARK_ROOM / 2, setter.pitch(NEXT) / 2
    for arrow, found, y in (
        ("↑", name(-1, 0), tile.y - half),
        ("↓", name(1, 0), bottom + half),
    ):
        if found:
            yield setter.word(f"{arrow} {found}", NEXT, middle_x, y, PALE, 0.5)
    for arrow, found, x in (("←", name(0, -1), tile.x - half), ("→", name(0, 1), right + half)):
        if found:
            yield setter.word(arrow, NEXT, x, middle_y - line, PALE, 0.5)
            yield setter.word(found, NEXT, x, middle_y + line, PALE, 0.5)


class _Strip:
    """The strip under the picture: name, title, ruler and key, at the same places on all."""

    def __init__(self, plan: TilePlan, setter: Setter) -> None:
        self.setter = setter
        self._plan = plan
        edge = plan.choice.margin * MM + MARK_ROOM
        self._left, self._right = edge, plan.sheet[0] - edge
        self._top = plan.sheet[1] - plan.choice.margin * MM - STRIP
        self._middle = self._top + STRIP / 2
        width, height = plan.xs[-1] - plan.xs[0], plan.ys[-1] - plan.ys[0]
        self._key_scale = min(STRIP / height, KEY_WIDTH / width)
        self._key_x = self._right - self._key_scale * width
        self._key_y = self._middle - self._key_scale * height / 2

    def own(self, tile: Tile) -> Iterator[Mark]:
        """The tile's name, and its place in the key."""
        yield self.setter.word(tile.name, NAME, self._left, self._middle, INK)
        yield replace(self._cell(tile.row, tile.column), fill=INK)

    def common(self, caption: Caption) -> Iterator[Mark]:
        """What all tiles have: how many there are, of what, the ruler, the empty key."""
        plan, setter = self._plan, self.setter
        widest = max((setter.width(tile.name, NAME) for tile in plan.tiles), default=0.0)
        said = setter.tr("of {columns} × {rows}", columns=plan.columns, rows=plan.rows)
        of = setter.word(said, SMALL, self._left + widest + 5, self._middle, INK)
        yield of
        left, right = of.x + of.line.width + _GAP, self._key_x - _GAP
        if right - left >= RULER:
            yield from self._ruler(right - RULER)
            right -= RULER + _GAP
        if right - left >= _LEAST_CAPTION:
            yield from self._caption(caption, left, right - left)
        for tile in plan.tiles:
            yield self._cell(tile.row, tile.column)

    def _caption(self, caption: Caption, left: float, room: float) -> Iterator[Mark]:
        setter, lines = self.setter, []
        lines = [(caption.title, TITLE, INK), (caption.note, SMALL, PALE)]
        shown = [line for line in lines if line[0]]
        y = self._middle - sum(setter.pitch(style) for _, style, _ in shown) / 2
        for text, style, colour in shown:
            yield from setter.at((setter.fit(text, style, room),), style, left, y, colour)
            y += setter.pitch(style)

    def _ruler(self, left: float) -> Iterator[Mark]:
        """A hundred millimetres, with a tick at each."""
        base = self._middle - 0.5 * MM
        path: list[Segment] = [("M", (left, base)), ("L", (left + RULER, base))]
        for at in range(101):
            height = 3.2 if at % 10 == 0 else 2.2 if at % 5 == 0 else 1.2
            x = left + at * MM
            path += [("M", (x, base)), ("L", (x, base - height * MM))]
        yield Shape(tuple(path), "", INK, 0.35)
        said = self.setter.tr("100 mm: measure it to see that the scale is kept")
        below = base + 0.75 * self.setter.pitch(SMALL)
        yield self.setter.word(said, SMALL, left + RULER / 2, below, PALE, 0.5)

    def _cell(self, row: int, column: int) -> Box:
        """A tile's place in the whole poster, small."""
        plan, scale = self._plan, self._key_scale
        (x0, x1), (y0, y1) = plan.xs[column : column + 2], plan.ys[row : row + 2]
        return Box(
            self._key_x + scale * (x0 - plan.xs[0]),
            self._key_y + scale * (y0 - plan.ys[0]),
            scale * (x1 - x0),
            scale * (y1 - y0),
            0,
            "",
            INK,
            _THIN,
        )
