"""Better proposals where a poster's text is too small: each worked out, none guessed.

Few pages are laid out for it: a larger paper is tried with the page there is, and lanes are
left out first by their heights, and then only the best choice of them in earnest.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, msg
from journeyeditor.layout import measures as m
from journeyeditor.layout.legibility import Verdict
from journeyeditor.layout.paper import (
    MM,
    PAPERS,
    ROLLS,
    Paper,
    Size,
    lay,
    paper_name,
    paper_size,
    room_on,
)
from journeyeditor.layout.poster import Order, Poster, Posters
from journeyeditor.layout.tiles import TileChoice
from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import lane_kind

_GAIN: Final = 1.05
"""Text has to become this much larger for a change to be worth telling."""

_MOST_HIDDEN: Final = 3
_MOST_SHEETS: Final = 60


@dataclass(frozen=True, slots=True)
class Proposal:
    """Another order, under which the capitals of the smallest text are `capital` mm high.

    `kind` is "anew", "paper", "lanes", "tiles" or "columns"; the last asks for a change of the
    map, so its order is the one there was.
    """

    kind: str
    message: Message
    capital: float
    order: Order


def proposals(posters: Posters, journey: Journey, order: Order) -> tuple[Proposal, ...]:
    """What would make the text of a poster large enough, or at least larger.

    None where it can be read as it is. Those that reach the size come first, in the order of
    how little they ask for; then the others, the largest text first.
    """
    now = posters.poster(journey, order)
    if now.legibility.verdict is not Verdict.TOO_SMALL:
        return ()
    tried = _Tried(posters, journey, order, now)
    found = [
        *tried.anew(),
        *tried.paper(),
        *tried.lanes(),
        *tried.columns(),
        *tried.tiles(),
    ]
    needed = now.legibility.needed

    def rank(proposal: Proposal) -> float:
        return 0.0 if proposal.capital >= needed else 1 / proposal.capital

    return tuple(sorted(found, key=rank))


@dataclass(frozen=True, slots=True)
class _Tried:
    posters: Posters
    journey: Journey
    order: Order
    now: Poster

    @property
    def _capital(self) -> float:
        return self.now.legibility.capital

    def _reached(self, order: Order) -> float:
        """The height of capitals under another order, without its tiles; 0 if it can't be."""
        try:
            poster = self.posters.poster(self.journey, replace(order, tiles=None))
        except JourneyError:
            return 0.0
        return poster.legibility.capital

    def _laid(self, page: Size, paper: Paper) -> float:
        """The height of capitals of a page like this one with another size, on a paper."""
        try:
            sheet = lay(page, replace(paper, scale=None), m.OWN_MARGIN)
        except JourneyError:
            return 0.0
        return self._capital * sheet.scale / self.now.sheet.scale

    def _is_enough(self, capital: float) -> bool:
        return capital >= self.now.legibility.needed

    def anew(self) -> Iterator[Proposal]:
        """Setting the map anew for the paper it is on."""
        if self.order.anew or paper_size(self.order.paper.name) is None:
            return
        order = replace(self.order, anew=True, paper=replace(self.order.paper, scale=None))
        capital = self._reached(order)
        if capital >= _GAIN * self._capital:
            text = msg(
                "Set the map anew for this paper: its text grows to {capital} mm.",
                capital=round(capital, 1),
            )
            yield Proposal("anew", text, capital, order)

    def paper(self) -> Iterator[Proposal]:
        """The smallest paper on which the text is large enough; else the largest there is."""
        page = self.now.page.width, self.now.page.height
        best = 0.0, self.order.paper
        for name in _larger(self.order):
            paper = replace(self.order.paper, name=name, scale=None)
            capital = self._laid(page, paper)
            if capital > best[0]:
                best = capital, paper
            if self._is_enough(capital):
                break
        capital, paper = best
        if capital >= _GAIN * self._capital:
            text = msg(
                "Print on {paper}: the text grows to {capital} mm.",
                paper=paper_name(paper.name),
                capital=round(capital, 1),
            )
            yield Proposal("paper", text, capital, replace(self.order, paper=paper))

    def lanes(self) -> Iterator[Proposal]:
        """Leaving out the tallest lanes that hold cards, as few as are enough."""
        page = self.now.page
        bands = [band for band in page.bands if band.role == "lane"]
        looks = {lane.id: lane_kind(lane.kind).look for lane in self.journey.lanes}
        cards = [band for band in bands if looks.get(band.key) not in ("curve", "line")]
        tallest = sorted(cards, key=lambda band: -band.height)[: min(_MOST_HIDDEN, len(bands) - 1)]
        height, number, reached = page.height, 0, self._capital
        for at, band in enumerate(tallest, 1):
            height -= band.height
            capital = self._laid((page.width, height), self.order.paper)
            if capital >= _GAIN * reached:
                number, reached = at, capital
            if self._is_enough(capital):
                break
        if not number:
            return
        hidden = self.order.shown.hidden_lanes | {band.key for band in tallest[:number]}
        order = replace(self.order, shown=replace(self.order.shown, hidden_lanes=hidden))
        capital = self._reached(order)
        if capital >= _GAIN * self._capital:
            text = msg(
                "Leave out {lanes}: the text grows to {capital} mm.",
                lanes=", ".join(band.alt for band in tallest[:number]),
                capital=round(capital, 1),
            )
            yield Proposal("lanes", text, capital, order)

    def columns(self) -> Iterator[Proposal]:
        """How many columns there is room for at the size needed, where height is no hindrance."""
        sheet, page = self.now.sheet, self.now.page
        if self.order.anew or paper_size(self.order.paper.name) is None or self._capital <= 0:
            return
        needed = self.now.legibility.needed
        scale = sheet.scale * needed / self._capital
        room = room_on((sheet.width, sheet.height), self.order.paper.margin, m.OWN_MARGIN)
        width, height = room.filling(scale)
        last = width - (page.width - page.grid.right)
        fitting = sum(column.right <= last for column in page.grid.columns)
        if 0 < fitting < len(page.grid.columns) and page.height <= height:
            text = msg(
                "At the size needed there is room for {n} of {all} columns: make more posters,"
                " or join steps.",
                n=fitting,
                all=len(page.grid.columns),
            )
            yield Proposal("columns", text, needed, self.order)

    def tiles(self) -> Iterator[Proposal]:
        """A larger poster on sheets of an office printer, as large as the distance asks."""
        if self._capital <= 0:
            return
        percent = math.ceil(100 * self.now.sheet.scale * self.now.legibility.needed / self._capital)
        tiles = self.order.tiles or TileChoice()
        paper = replace(self.order.paper, name="fit", scale=percent / 100)
        order = replace(self.order, paper=paper, anew=False, tiles=tiles)
        try:
            poster = self.posters.poster(self.journey, order)
        except JourneyError:
            return
        if poster.sheets <= _MOST_SHEETS and self._is_enough(poster.legibility.capital):
            text = msg(
                "Print it at {percent} % in tiles: {sheets} sheets of {paper}.",
                percent=percent,
                sheets=poster.sheets,
                paper=paper_name(tiles.sheet),
            )
            yield Proposal("tiles", text, poster.legibility.capital, order)


def _larger(order: Order) -> list[str]:
    """Papers with more room than the one ordered, from the next larger on; then rolls."""
    size = paper_size(order.paper.name)
    area = size[0] * size[1] if size else math.inf
    a_series = {name: w * h * MM * MM for name, (w, h) in PAPERS.items() if name[0] == "A"}
    names = sorted((name for name in a_series if a_series[name] > 1.05 * area), reverse=True)
    return names if order.anew else [*names, *(f"roll-{width}" for width in ROLLS)]
