"""A poster cut into tiles: which part of it goes on which of many small sheets, and where.

Lengths are points, on the poster and on the tiles' sheets, from their top left corners.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    across, along = _harm(sheet, inked.across, 0), _harm(sheet, inked.along, 1)
    poster = _Poster(sheet, inked, is_white, across, along)
    plans, refused = [], None
    for size in sizes:
        try:
            plans.append(_planned(poster, size, choice))
        except JourneyError as error:
            # Turned the other way, the sheets may do.
            refused = refused or error
    if refused and not plans:
        raise refused
    return min(plans, key=lambda plan: (len(plan.tiles), plan.harm))


@dataclass(frozen=True, slots=True)
class _Poster:
    """The poster to be cut, and what an upright and a level cut go through."""

    sheet: Sheet
    inked: Inked
    is_white: bool
    across: Harm
    along: Harm

    def sizes(self, axis: int, most: float, overlap: float) -> Sizes:
        """The whole sheet in pieces; only what has ink, where that takes fewer."""
        sheet, bounds = self.sheet, self.inked.bounds if self.is_white else None
        side = (sheet.width, sheet.height)[axis]
        whole = Sizes(0.0, side, most, overlap)
        if bounds is None:
            return whole
        corner = (sheet.x, sheet.y)[axis]
        start = max(0.0, corner + sheet.scale * bounds[axis] - _EDGE)
        end = min(side, corner + sheet.scale * bounds[axis + 2] + _EDGE)
        inner = Sizes(start, end, most, overlap)
        return inner if inner.least_pieces() < whole.least_pieces() else whole

    def has_ink_in(self, area: Area) -> bool:
        """Is there anything to print in a part of the sheet?"""
        if not self.is_white:
            return True
        x, y, scale = self.sheet.x, self.sheet.y, self.sheet.scale
        left, top = (area.x - x) / scale, (area.y - y) / scale
        return self.inked.has_ink_in(
            (left, top, left + area.width / scale, top + area.height / scale)
        )


def _planned(poster: _Poster, size: Size, choice: TileChoice) -> TilePlan:
    sheet = poster.sheet
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
    across = poster.sizes(0, picture.width, overlap)
    along = poster.sizes(1, picture.height, overlap)
    if across.least_pieces() * along.least_pieces() > MOST_TILES:
        raise JourneyError(
            msg(
                "The poster would be cut into more than {most} sheets: choose larger sheets or a"
                " smaller poster.",
                most=MOST_TILES,
            )
        )
    columns, rows = _divided(across, poster.across, along, poster.along)
    plan = TilePlan(
        (sheet.width, sheet.height),
        size,
        choice,
        columns.edges,
        rows.edges,
        (),
        columns.harm + rows.harm,
    )
    return replace(plan, tiles=tuple(_tiles(plan, picture, poster)))


def _harm(sheet: Sheet, spans: Iterable[tuple[float, float, float]], axis: int) -> Harm:
    corner, scale = (sheet.x, sheet.y)[axis], sheet.scale
    return Harm((corner + scale * a, corner + scale * b, weight) for a, b, weight in spans)


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


def _tiles(plan: TilePlan, picture: Area, poster: _Poster) -> list[Tile]:
    half = plan.choice.overlap * MM / 2
    shown_x, shown_y = _shown(plan.xs, half), _shown(plan.ys, half)
    tiles = []
    for (row, (top, bottom)), (column, (left, right)) in product(
        enumerate(shown_y), enumerate(shown_x)
    ):
        part = Area(left, top, right - left, bottom - top)
        if poster.has_ink_in(part):
            tiles.append(Tile(row, column, part, picture.x, picture.y))
    return tiles


def _shown(edges: Sequence[float], half: float) -> list[tuple[float, float]]:
    """What the pieces between the edges show: half an overlap beyond each cut."""
    last = len(edges) - 2
    return [
        (start if at == 0 else start - half, end if at == last else end + half)
        for at, (start, end) in enumerate(pairwise(edges))
    ]
