"""What lies under a point of the page, and where things of the map stand on it."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Final

from journeyeditor.layout.display import Band, Block, Box, Mark, Page, Shape
from journeyeditor.layout.labels import Area
from journeyeditor.model.journey import Scale

_SLACK: Final = {"point": 5.0, "gap": 8.0, "link": 0.0}
_SOLID: Final = frozenset(
    ("card", "point", "gap", "metric", "phase", "step", "lane-head", "title", "facts", "persona")
)
_POINTS: Final = frozenset(("point", "gap"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A block under a point, its band, and the point within the block."""

    band: Band
    block: Block
    x: float
    y: float


def area_of(band: Band, block: Block) -> Area:
    """Where a block stands on the page."""
    return Area(band.x + block.x, band.y + block.y, block.width, block.height)


def hit(page: Page, x: float, y: float) -> Hit | None:
    """The topmost thing of the map under a point in scene units, or None.

    Points of curves come before what they lie on, and are taken a little wider than drawn.
    """
    for band in page.bands:
        if band.role == "links" or not band.y - 10 <= y < band.y + band.height + 10:
            continue
        best: Hit | None = None
        for block in band.blocks:
            if block.role not in _SOLID:
                continue
            slack = _SLACK.get(block.role, 0.0)
            area = area_of(band, block)
            if (
                area.x - slack <= x < area.x + area.width + slack
                and area.y - slack <= y < area.y + area.height + slack
            ):
                found = Hit(band, block, x - area.x, y - area.y)
                if best is None or block.role in _POINTS or best.block.role not in _POINTS:
                    best = found
        if best:
            return best
    return _link_at(page, x, y)


def _link_at(page: Page, x: float, y: float, slack: float = 4.0) -> Hit | None:
    """The link nearest to a point, none farther than `slack`."""
    band = page.band("links")
    best: Hit | None = None
    for block in band.blocks if band else ():
        at = x - block.x, y - block.y
        if -slack <= at[0] < block.width + slack and -slack <= at[1] < block.height + slack:
            far = min((_far(mark, *at) for mark in block.marks), default=slack)
            if far < slack and band:
                best, slack = Hit(band, block, *at), far
    return best


def _far(mark: Mark, x: float, y: float) -> float:
    """How far a point is from a link's line or its label's ground."""
    if isinstance(mark, Box):
        inside = mark.x <= x <= mark.x + mark.width and mark.y <= y <= mark.y + mark.height
        return 0.5 if inside else inf
    far, at = inf, (0.0, 0.0)
    for letter, numbers in mark.segments if isinstance(mark, Shape) else ():
        if letter != "Z":
            end = (numbers[-2], numbers[-1])
            if letter != "M":
                far = min(far, _distance(at, end, x, y))
            at = end
    return far


def _distance(a: tuple[float, float], b: tuple[float, float], x: float, y: float) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else max(0.0, min(1.0, ((x - a[0]) * dx + (y - a[1]) * dy) / length))
    nearest_x, nearest_y = a[0] + t * dx, a[1] + t * dy
    return float(((x - nearest_x) ** 2 + (y - nearest_y) ** 2) ** 0.5)


def cell_at(page: Page, x: float, y: float) -> tuple[str, str] | None:
    """The lane's and the step's id of the cell under a point, or None outside the grid."""
    column = page.grid.at(x)
    if column is None:
        return None
    for band in page.bands:
        if band.role == "lane" and band.y <= y < band.y + band.height:
            return band.key, page.grid.columns[column].step
    return None


def cell_area(page: Page, lane_id: str, step_id: str) -> Area | None:
    """Where a cell is on the page, or None where it is not shown."""
    band = page.band(lane_id)
    column = next((col for col in page.grid.columns if col.step == step_id), None)
    if band is None or column is None:
        return None
    return Area(column.x, band.y, column.width, band.height)


def block_of(page: Page, owner: str) -> tuple[Band, Block] | None:
    """The band and the block of a record of the map, or None where it is not shown."""
    for band in page.bands:
        for block in band.blocks:
            if block.owner == owner and block.role not in ("facts", "curve"):
                return band, block
    return None


def value_at(page: Page, lane_id: str, scale: Scale, y: float) -> float | None:
    """The value on the scale at a height of the page, unsnapped and kept on the scale.

    None where the lane has no plotting area.
    """
    band = page.band(lane_id)
    area = (
        next((block for block in band.blocks if block.role == "curve-area"), None) if band else None
    )
    if band is None or area is None:
        return None
    share = (y - band.y - area.y) / area.height
    return scale.high - min(max(share, 0.0), 1.0) * (scale.high - scale.low)
