"""Sets a map anew for a paper: columns and curve of other sizes, so that its text comes out larger.

A page is scaled as a whole, so the larger the scale at which it fits the paper, the larger its
text. Wide columns make a page wide and low, narrow ones narrow and tall; the best width is
where the page has the proportion of the paper.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from journeyeditor.base.collector import collector_paused
from journeyeditor.layout import measures as m
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Page
from journeyeditor.layout.paper import Room
from journeyeditor.layout.shown import Setting, Shown
from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import lane_kind

NARROWEST: Final = 92.0
WIDEST: Final = 420.0
"""Bounds of the base width of columns; a card of the widest has lines of some 70 letters."""

LEAST_TYPE: Final = 10.0
"""No text of a page set anew is under this: the small signs grow towards the cards' text."""

LEAST_GRID: Final = 300.0
MOST_STRETCH: Final = 1.25
"""How far columns may be stretched to fill a paper, as a factor of what the search found."""

MOST_CURVE: Final = 1.7
MOST_AIR: Final = 26.0

_TIGHT: Final = Setting(column_step=0.0, least_grid=LEAST_GRID, least_type=LEAST_TYPE)
_CLOSE: Final = 0.01
"""How near the page's proportion comes to the room's: nearer is not worth another page."""

_STEPS: Final = 7
_FEW_STEPS: Final = 4
_MANY_CARDS: Final = 600


@dataclass(frozen=True, slots=True)
class _Tried:
    setting: Setting
    page: Page
    by_width: float
    by_height: float

    @property
    def scale(self) -> float:
        return min(self.by_width, self.by_height)


@collector_paused()
def set_anew(journey: Journey, shown: Shown, room: Room) -> Page:
    """The page of a map set for a room on paper, its text as large as it gets.

    What is then left of the room goes to the columns, or to the curves and between the lanes.
    """

    def tried(setting: Setting) -> _Tried:
        page = compose(journey, shown, setting)
        return _Tried(setting, page, *room.scales((page.width, page.height)))

    best = _search(tried, _STEPS if journey.card_count() <= _MANY_CARDS else _FEW_STEPS)
    return _filled(journey, tried, best, room).page


def set_for_roll(journey: Journey, shown: Shown) -> Page:
    """The page of a map set for a roll: as low as comfortable columns make it."""
    setting = replace(_TIGHT, column=m.WIDEST_COLUMN * MOST_STRETCH)
    return compose(journey, shown, setting)


def _search(tried: Callable[[Setting], _Tried], steps: int) -> _Tried:
    """Halve the interval of column widths until the page has the room's proportion."""
    low, high = NARROWEST, WIDEST
    best = tried(replace(_TIGHT, column=m.COLUMN))
    last = best
    for _ in range(steps):
        if abs(last.by_width / last.by_height - 1) < _CLOSE:
            break
        if last.by_width > last.by_height:
            low = last.setting.column
        else:
            high = last.setting.column
        last = tried(replace(_TIGHT, column=(low + high) / 2))
        if last.scale > best.scale:
            best = last
    return best


def _filled(
    journey: Journey, tried: Callable[[Setting], _Tried], best: _Tried, room: Room
) -> _Tried:
    """The page made to fill the room at its scale, as far as it stays good to look at."""
    wide = room.filling(best.scale)[0] - best.page.width
    if wide > 1:
        grid = best.page.grid.width
        least = min(grid + wide, grid * MOST_STRETCH)
        best = _if_no_worse(best, tried(replace(best.setting, least_grid=least)))
    high = room.filling(best.scale)[1] - best.page.height
    if high > 1:
        shown = {band.key for band in best.page.bands if band.role == "lane"}
        lanes = [lane for lane in journey.lanes if lane.id in shown and not lane.folded]
        looks = [lane_kind(lane.kind).look for lane in lanes]
        curves = looks.count("curve")
        others = len(looks) - curves - looks.count("line")
        growth = min(high / curves, (MOST_CURVE - 1) * m.CURVE_HEIGHT) if curves else 0.0
        air = min((high - curves * growth) / others, MOST_AIR) if others else 0.0
        setting = replace(best.setting, curve=m.CURVE_HEIGHT + growth, air=air)
        best = _if_no_worse(best, tried(setting))
    return best


def _if_no_worse(best: _Tried, other: _Tried) -> _Tried:
    return other if other.scale >= best.scale - 1e-6 else best
