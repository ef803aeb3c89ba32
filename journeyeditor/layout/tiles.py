"""A poster cut into tiles: which part of it goes on which of many small sheets, and where.

Lengths are points, on the poster and on the tiles' sheets, from their top left corners.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.layout.cuts import Division, Harm, Sizes, divide
from journeyeditor.layout.inked import Inked
from journeyeditor.layout.labels import Area
from journeyeditor.layout.paper import MM, Paper, Sheet, Size, paper_name, sizes_of

MARK_ROOM: Final = 5 * MM
"""The room for cut marks and the neighbours' names about the picture on a tile."""

STRIP: Final = 9 * MM
"""The height of the strip under the picture: the tile's name, the ruler, the key."""

LEAST_PICTURE: Final = 60 * MM
MOST_TILES: Final = 2_000
_EDGE: Final = 2 * MM
_WORTH_IT: Final = 0.5
"""One more row or column is taken where it leaves at most this share of the harm."""

_LEAST_GAIN: Final = 3.0
"""And where it saves at least this much: a card that is not cut."""


@dataclass(frozen=True, slots=True)
class TileChoice:
    """The sheets a poster is cut for. `sheet` names a paper; overlap and margin are mm.

    `margin` is the edge that the printer leaves white.
    """

    sheet: str = "A4"
    orientation: str = "auto"
    overlap: float = 10.0
    margin: float = 5.0


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile: the part of the poster it shows, and where that part lies on its sheet."""

    row: int
    column: int
    part: Area
    x: float
    y: float

    @property
    def name(self) -> str:
        """Row and column, as "B3"."""
        return tile_name(self.row, self.column)


@dataclass(frozen=True, slots=True)
class TilePlan:
    """How a poster is cut. `xs` and `ys` are the edges of columns and rows: start, cuts, end.

    `tiles` come row by row, without those that would be empty. `harm` tells how much is cut
    in two.
    """

    poster: Size
    sheet: Size
    choice: TileChoice
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    tiles: tuple[Tile, ...]
    harm: float

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.xs) - 1

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.ys) - 1

    def tile(self, row: int, column: int) -> Tile | None:
        """The tile at a place; None where it is left out or there is none."""
        return next((t for t in self.tiles if (t.row, t.column) == (row, column)), None)


def tile_name(row: int, column: int) -> str:
    """A place's name: A1 at the top left, B1 under it, AA1 after Z1."""
    letters = ""
    row += 1
    while row:
        row, letter = divmod(row - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{column + 1}"


def picture_area(sheet: Size, choice: TileChoice) -> Area:
    """Where the poster's part may lie on a tile's sheet."""
    edge = choice.margin * MM + MARK_ROOM
    return Area(edge, edge, sheet[0] - 2 * edge, sheet[1] - 2 * edge - STRIP)


def plan_tiles(sheet: Sheet, inked: Inked, choice: TileChoice, is_white: bool = True) -> TilePlan:
    """Cut a poster for the sheets of a choice: as few as can be, with cuts in the gaps.

    `inked` is the page on the sheet; with `is_white` false the paper itself has a colour, and
    no tile is empty. Raises JourneyError for sheets that are too small to be of use, or not of
    a known size, and where there would be too many.
    """
    sizes = sizes_of(Paper(choice.sheet, choice.orientation))
    if not sizes:
        raise JourneyError(
            msg("Tiles need sheets of a known size: choose a paper such as A4 or A3.")
        )
    plans = [_planned(sheet, inked, size, choice, is_white) for size in sizes]
    return min(plans, key=lambda plan: (len(plan.tiles), plan.harm))


def _planned(
    sheet: Sheet, inked: Inked, size: Size, choice: TileChoice, is_white: bool
) -> TilePlan:
    picture = picture_area(size, choice)
    overlap = choice.overlap * MM
    if min(picture.width, picture.height) - overlap < LEAST_PICTURE:
        raise JourneyError(
            msg(
                "With these margins and this overlap, sheets of {paper} are too small for tiles:"
                " choose larger ones.",
                paper=paper_name(choice.sheet),
            )
        )
    bounds = inked.bounds if is_white else None
    across = _sizes(sheet.width, _span(bounds, sheet, 0), picture.width, overlap)
    along = _sizes(sheet.height, _span(bounds, sheet, 1), picture.height, overlap)
    if across.least_pieces() * along.least_pieces() > MOST_TILES:
        raise JourneyError(
            msg(
                "The poster would be cut into more than {most} sheets: choose larger sheets or a"
                " smaller poster.",
                most=MOST_TILES,
            )
        )
    columns, rows = _divided(across, _harm(inked, sheet, 0), along, _harm(inked, sheet, 1))
    plan = TilePlan(
        (sheet.width, sheet.height),
        size,
        choice,
        columns.edges,
        rows.edges,
        (),
        columns.harm + rows.harm,
    )
    return replace(plan, tiles=tuple(_tiles(plan, picture, sheet, inked if is_white else None)))


def _span(bounds: Area | None, sheet: Sheet, axis: int) -> tuple[float, float] | None:
    """From where to where there is ink on the sheet, with a little white about it."""
    if bounds is None:
        return None
    at, length = (bounds.x, bounds.width) if axis == 0 else (bounds.y, bounds.height)
    start = (sheet.x, sheet.y)[axis] + sheet.scale * at
    side = (sheet.width, sheet.height)[axis]
    return max(0.0, start - _EDGE), min(side, start + sheet.scale * length + _EDGE)


def _sizes(side: float, span: tuple[float, float] | None, most: float, overlap: float) -> Sizes:
    """The whole sheet in pieces; only what has ink, where that takes fewer."""
    whole = Sizes(0.0, side, most, overlap)
    if span is None or span[1] <= span[0]:
        return whole
    inner = Sizes(*span, most, overlap)
    return inner if inner.least_pieces() < whole.least_pieces() else whole


def _harm(inked: Inked, sheet: Sheet, axis: int) -> Harm:
    start, scale = (sheet.x, sheet.y)[axis], sheet.scale
    if axis == 0:
        spans = [(b.area.x, b.area.width, b.across) for b in inked.bodies]
    else:
        spans = [(b.area.y, b.area.height, b.along) for b in inked.bodies]
    return Harm(
        (start + scale * at, start + scale * (at + length), weight) for at, length, weight in spans
    )


def _divided(
    across: Sizes, harm_across: Harm, along: Sizes, harm_along: Harm
) -> tuple[Division, Division]:
    """Columns and rows: the fewest, or one more column or row where that saves much."""
    columns = divide(across, across.least_pieces(), harm_across)
    rows = divide(along, along.least_pieces(), harm_along)
    more: list[tuple[float, Division, Division]] = []
    for is_column, base, sizes, harm in (
        (True, columns, across, harm_across),
        (False, rows, along, harm_along),
    ):
        if base.count > 1 and base.harm >= _LEAST_GAIN:
            other = divide(sizes, base.count + 1, harm)
            gain = base.harm - other.harm
            if other.harm <= _WORTH_IT * base.harm and gain >= _LEAST_GAIN:
                more.append((gain, other if is_column else columns, rows if is_column else other))
    if not more:
        return columns, rows
    _, columns, rows = max(more, key=lambda found: found[0])
    return columns, rows


def _tiles(plan: TilePlan, picture: Area, sheet: Sheet, inked: Inked | None) -> list[Tile]:
    half = plan.choice.overlap * MM / 2
    shown_x, shown_y = _shown(plan.xs, half), _shown(plan.ys, half)
    tiles = []
    for (row, (top, bottom)), (column, (left, right)) in product(
        enumerate(shown_y), enumerate(shown_x)
    ):
        part = Area(left, top, right - left, bottom - top)
        if inked is None or inked.has_ink_in(_on_page(part, sheet)):
            tiles.append(Tile(row, column, part, picture.x, picture.y))
    return tiles


def _shown(edges: Sequence[float], half: float) -> list[tuple[float, float]]:
    """What the pieces between the edges show: half an overlap beyond each cut."""
    last = len(edges) - 2
    return [
        (start if at == 0 else start - half, end if at == last else end + half)
        for at, (start, end) in enumerate(pairwise(edges))
    ]


def _on_page(area: Area, sheet: Sheet) -> Area:
    scale = sheet.scale
    return Area(
        (area.x - sheet.x) / scale,
        (area.y - sheet.y) / scale,
        area.width / scale,
        area.height / scale,
    )
