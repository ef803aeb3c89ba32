"""A map as a poster: from what is ordered to the page, its sheets, and how it reads.

Nothing is painted here. `Posters` keeps what it laid out, so that a choice that changes only
sheets, tiles or distance costs no new page.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property, partial
from operator import itemgetter
from typing import Final

from journeyeditor.base.collector import collector_paused
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.layout import measures as m
from journeyeditor.layout.anew import set_anew, set_for_roll
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Page
from journeyeditor.layout.inked import Inked
from journeyeditor.layout.leaves import Caption, Leaf, poster_leaf, tile_leaves
from journeyeditor.layout.legibility import WALL, Legibility, legibility
from journeyeditor.layout.paper import (
    Paper,
    Sheet,
    lay,
    paper_size,
    roll_width,
    room_on,
    sizes_of,
)
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.shown import ALL_SHOWN, Shown
from journeyeditor.layout.theme import Theme, theme
from journeyeditor.layout.tiles import TileChoice, TilePlan, plan_tiles
from journeyeditor.model.journey import Journey

_KEPT: Final = 12
_WHITE: Final = "#ffffff"


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of a map on paper.

    `anew`: columns and type set for the paper, not only scaled to it. `tiles`: the sheets that
    the poster is cut for, None for one sheet. `theme` is a key, "" for the map's own.
    `distance` is how far away readers stand, in metres.
    """

    paper: Paper = field(default_factory=Paper)
    anew: bool = False
    shown: Shown = ALL_SHOWN
    theme: str = ""
    tiles: TileChoice | None = None
    distance: float = WALL


@dataclass(frozen=True)
class Poster:
    """A map laid out as ordered: its page on its sheet, cut by `plan` where that is not None.

    `leaves` are the sheets that come out of the printer.
    """

    page: Page
    sheet: Sheet
    theme: Theme
    plan: TilePlan | None
    shown: Shown
    distance: float

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The sheets to print, in order, each with the place of the page on it."""
        if self.plan is None:
            return (poster_leaf(self.sheet),)
        setter = Setter(self.page.language)
        version = self.shown.version
        note = [
            self.shown.date.isoformat() if self.shown.date else "",
            setter.tr("version {version}", version=version) if version else "",
        ]
        title = self.page.title or setter.tr("Untitled journey map")
        caption = Caption(title, "  ·  ".join(filter(None, note)))
        return tile_leaves(self.plan, self.sheet, setter, caption)

    @property
    def sheets(self) -> int:
        """How many sheets are printed."""
        return 1 if self.plan is None else len(self.plan.tiles)

    @cached_property
    def legibility(self) -> Legibility:
        """How its text reads from the distance."""
        return legibility(self.page, self.sheet.scale, self.distance)


class Posters:
    """Lays out posters of one map after another; the last pages it made are kept."""

    def __init__(self) -> None:
        self._journey: Journey | None = None
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._inked: OrderedDict[int, Inked] = OrderedDict()

    @collector_paused()
    def poster(self, journey: Journey, order: Order) -> Poster:
        """A map laid out as ordered.

        Raises JourneyError for a paper, margins, scale or tiles that don't work.
        """
        if journey is not self._journey:
            self._pages.clear()
            self._journey = journey
        page, paper = self._page(journey, order)
        sheet = lay((page.width, page.height), paper, m.OWN_MARGIN)
        colours = theme(order.theme or journey.theme)
        plan = None
        if order.tiles:
            is_white = colours.colour("page") == _WHITE
            plan = plan_tiles(sheet, self._inked_of(page), order.tiles, is_white)
        return Poster(page, sheet, colours, plan, order.shown, order.distance)

    def _page(self, journey: Journey, order: Order) -> tuple[Page, Paper]:
        """The page, and the paper turned the way that it was set for."""
        paper, shown = order.paper, order.shown
        if not order.anew:
            return self._once(("page", shown), lambda: compose(journey, shown)), paper
        if roll_width(paper.name) is not None:
            return self._once(("roll", shown), lambda: set_for_roll(journey, shown)), paper
        if paper_size(paper.name) is None:
            raise JourneyError(
                msg("A map can only be set anew for a paper of a given size: choose one.")
            )
        found = []
        for size in sizes_of(paper):
            room = room_on(size, paper.margin, m.OWN_MARGIN)
            page = self._once(("anew", shown, room), partial(set_anew, journey, shown, room))
            turned = "landscape" if size[0] > size[1] else "portrait"
            found.append((room.scale((page.width, page.height)), page, turned))
        _, page, turned = max(found, key=itemgetter(0))
        return page, paper.turned(turned)

    def _once(self, key: Hashable, make: Callable[[], Page]) -> Page:
        """The page made under a key before, or now."""
        page = self._pages.pop(key, None) or make()
        self._pages[key] = page
        if len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        return page

    def _inked_of(self, page: Page) -> Inked:
        """Where a page has ink. It holds the page, so that no other gets its identity."""
        found = self._inked.pop(id(page), None) or Inked(page)
        self._inked[id(page)] = found
        if len(self._inked) > _KEPT:
            self._inked.popitem(last=False)
        return found
