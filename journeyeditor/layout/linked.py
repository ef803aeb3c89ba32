"""The links of a page: where they run and how they are drawn, kept while what they follow is."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journeyeditor.layout.display import Band, Block
from journeyeditor.layout.grid import Grid
from journeyeditor.layout.labels import Area
from journeyeditor.layout.routes import Course, Heights, course, link_block
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.ways import Way, plan_ways, ways_under
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Card, Lane, Link, Phase


class _WaysOf(NamedTuple):
    """What the ways of links follow from."""

    links: tuple[Link, ...]
    ends: Sequence[Card | None]
    phases: tuple[Phase, ...]
    lanes: Sequence[Lane]
    grid: Grid
    state: str

    def is_same(self, other: _WaysOf) -> bool:
        """Whether the same ways follow."""
        return (
            self.links is other.links
            and self.phases is other.phases
            and self.state == other.state
            and len(self.ends) == len(other.ends)
            and all(map(operator.is_, self.ends, other.ends))
            and self.lanes == other.lanes
            and self.grid == other.grid
        )


_Place = tuple[str, float, float, float, float]
"""The owner of a block, and its left, top, width and height in its band."""

_PlacesOf = tuple[tuple[Block, ...], frozenset[str], list[_Place]]
"""The blocks of a lane, the ends of all links, and the places of those that are among both."""

_BlocksOf = tuple[
    tuple[Way, ...], Grid, float, list[tuple[float, list[_Place]]], dict[str, float], list[Area]
]
"""What the drawn links follow from: ways, the columns and where their heads end, where ends lie
in the lanes and these on the page, where links run, what lies across.
"""


class Linked:
    """The links of one document, edit after edit. `counts` tells how many were drawn anew."""

    def __init__(self, counts: Counter[str]) -> None:
        self._counts = counts
        self.ways: tuple[Way, ...] = ()
        self._ways_of: _WaysOf | None = None
        self._cards: dict[str, Card | None] = {}
        self._under: dict[int, tuple[Way, ...]] = {}
        self._ends: frozenset[str] = frozenset()
        self._places: dict[str, _PlacesOf] = {}
        self._drawn: dict[str, tuple[Way, Course, Block]] = {}
        self._blocks: tuple[_BlocksOf, tuple[Block, ...]] | None = None

    def plan(self, setter: Setter, journey: Journey, lanes: Sequence[Lane], grid: Grid) -> None:
        """Plan the ways of the links; those of before stay while all they follow from does."""
        cards = self._cards = self._ends_of(journey)
        ends = tuple(cards.values())
        now = _WaysOf(journey.links, ends, journey.phases, lanes, grid, journey.state)
        if self._ways_of is None or not now.is_same(self._ways_of):
            self.ways = plan_ways(setter, journey, [lane.id for lane in lanes], grid)
            shown = {way.source.owner for way in self.ways}
            self._ends = frozenset(shown.union(way.target.owner for way in self.ways if way.target))
            self._under = {
                gap: tuple(ways_under(self.ways, gap))
                for gap in {way.gap for way in self.ways}
                if gap is not None
            }
        self._ways_of = now

    def _ends_of(self, journey: Journey) -> dict[str, Card | None]:
        """The cards at the ends of links; looked for first in the lanes they were in."""
        if self._ways_of is None or self._ways_of.links is not journey.links:
            owners = [owner for link in journey.links for owner in (link.source, link.target)]
            return {owner: journey.card(owner) for owner in owners if owner}
        found = {}
        for owner, card in self._cards.items():
            here = journey.lane_cards(card.lane or "").get(owner) if card else None
            found[owner] = here or journey.card(owner)
        return found

    def under(self, gap: int) -> tuple[Way, ...]:
        """The ways that run under a lane: the same object as long as they are the same."""
        return self._under.get(gap, ())

    def blocks(
        self,
        setter: Setter,
        grid: Grid,
        bands: Sequence[Band],
        runs: Mapping[str, float],
        across: list[Area],
    ) -> tuple[Block, ...]:
        """The links drawn, over `bands`. `runs` are the heights of those that run under lanes,
        `across` the cards on the page that lie across gutters.
        """
        if not self.ways:
            return ()
        heads = [band for band in bands if band.role in ("phases", "steps")]
        foot = heads[-1].y + heads[-1].height if heads else 0.0
        lanes = [band for band in bands if band.role == "lane"]
        self._places = {band.key: self._places_in(band) for band in lanes}
        places = [(band.y, self._places[band.key][2]) for band in lanes]
        now: _BlocksOf = self.ways, grid, foot, places, dict(runs), across
        if self._blocks is not None and now == self._blocks[0]:
            return self._blocks[1]
        heights = Heights(self._areas(grid, foot, places), runs, across)
        drawn: dict[str, tuple[Way, Course, Block]] = {}
        for way in self.ways:
            found = course(way, grid, heights)
            kept = self._drawn.get(way.link.id)
            if kept is None or kept[0] != way or kept[1] != found:
                self._counts["links"] += 1
                kept = way, found, link_block(setter, way, found)
            drawn[way.link.id] = kept
        self._drawn = drawn
        self._blocks = now, tuple(block for _, _, block in drawn.values())
        return self._blocks[1]

    def _places_in(self, band: Band) -> _PlacesOf:
        """Where ends of links lie in a lane."""
        kept = self._places.get(band.key)
        if kept is None or kept[0] is not band.blocks or kept[1] is not self._ends:
            found = [
                (block.owner, block.x, block.y, block.width, block.height)
                for block in band.blocks
                if block.owner in self._ends and block.role == "card"
            ]
            return band.blocks, self._ends, found
        return kept

    def _areas(
        self, grid: Grid, foot: float, places: Sequence[tuple[float, Sequence[_Place]]]
    ) -> dict[str, Area]:
        """Where the ends of links lie on the page; a step ends where the heads do."""
        areas = {
            column.step: Area(column.x, foot - 1, column.width, 1)
            for column in grid.columns
            if column.step in self._ends
        }
        for top, found in places:
            for owner, x, y, width, height in found:
                areas[owner] = Area(x, top + y, width, height)
        return areas
