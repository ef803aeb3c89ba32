"""From a document to its page: the composer lays out what changed and keeps the rest.

Bands keep their blocks, and blocks their marks, as long as what they show is the same; a
band whose neighbours above grew or shrank only moves.
"""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from journeyeditor.layout import measures as m
from journeyeditor.layout.columns import lay_grid
from journeyeditor.layout.display import Band, Block, Page
from journeyeditor.layout.grid import Grid
from journeyeditor.layout.head import head_blocks
from journeyeditor.layout.labels import Area
from journeyeditor.layout.lanes import (
    CardCache,
    Laid,
    LaneContent,
    lane_least,
    lane_title,
    lay_lane,
    with_height,
)
from journeyeditor.layout.legend import card_uses, legend_blocks
from journeyeditor.layout.phases import (
    has_step_row,
    phase_blocks,
    phase_colour,
    step_blocks,
)
from journeyeditor.layout.routes import Course, Heights, course, levels, link_block
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.shown import ALL_SHOWN, AS_ON_SCREEN, Setting, Shown
from journeyeditor.layout.ways import UNDER_HEADS, Way, plan_ways, ways_under
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.people import Source
from journeyeditor.model.records import Card, Curve, Lane, Link, Metric, Phase

Blocks = tuple[tuple[Block, ...], float]


class _LaneCache:
    """What is kept of one lane: its band's blocks, its cards, the widths they need."""

    def __init__(self) -> None:
        self.cards = CardCache()
        self.content: LaneContent | None = None
        self.people: object = None
        self.laid = Laid((), 0.0, ())
        self.blocks: Blocks = ((), 0.0)
        self.least_of: tuple[Lane, Cards] | None = None
        self.least: dict[str, float] = {}
        self.uses_of: Cards | None = None
        self.uses: frozenset[str] = frozenset()


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


_LinksOf = tuple[tuple[Way, ...], dict[str, Area], dict[str, float], list[Area], Grid]
"""What the drawn links follow from: ways, where ends lie, where links run, what lies across."""


def _is_same_run(one: _LinksOf, other: _LinksOf) -> bool:
    return one[0] is other[0] and one[1:] == other[1:]


class Composer:
    """Composes one document, edit after edit. `counts` tells what the last call made anew."""

    def __init__(self, shown: Shown = ALL_SHOWN, setting: Setting = AS_ON_SCREEN) -> None:
        self.counts: Counter[str] = Counter()
        self._shown = shown
        self._setting = setting
        self._setter = Setter("en", setting.least_type)
        self._lanes: dict[str, _LaneCache] = {}
        self._links: dict[str, tuple[Way, Course, Block]] = {}
        self._ways: tuple[_WaysOf, tuple[Way, ...]] | None = None
        self._linked: tuple[_LinksOf, tuple[Block, ...]] | None = None
        self._parts: dict[str, tuple[tuple[object, ...], Blocks]] = {}
        self._sources: tuple[tuple[Source, ...], Mapping[str, Source]] = ((), {})

    def compose(self, journey: Journey) -> Page:
        """The page of a document, sharing with the page before it all that is the same."""
        self.counts.clear()
        self._start(journey)
        hidden = self._shown.hidden_lanes
        lanes = [lane for lane in journey.lanes if lane.visible and lane.id not in hidden]
        self._lanes = {lane.id: self._lanes.get(lane.id) or _LaneCache() for lane in lanes}
        grid = lay_grid(journey, self._setter, self._least(journey, lanes), self._setting)
        ways = self._plan(journey, lanes, grid) if self._shown.links else ()
        bands: list[Band] = []
        right = grid.right + m.CHEVRON_TIP
        width = right + m.MARGIN - m.CHEVRON_TIP / 2
        y = self._heads(journey, grid, bands)
        found, room = levels(ways_under(ways, UNDER_HEADS), grid, [0.0] * len(grid.columns))
        runs = {link: y + level for link, level in found.items()}
        y += room + m.CELL_PAD if found else 0.0
        for index, lane in enumerate(lanes):
            under = ways_under(ways, index)
            blocks, height, found = self._lane(journey, lane, grid, under)
            runs.update({link: y + level for link, level in found.items()})
            title = lane_title(self._setter, lane)
            bands.append(Band(lane.id, "lane", 0, y, grid.right, height, blocks, title))
            y += height
        links = self._link_blocks(ways, grid, bands, runs)
        y = self._foot(journey, lanes, grid, bands, y + 6)
        bands.append(Band("links", "links", 0, 0, right, y, links))
        return Page(width, y + m.MARGIN, tuple(bands), grid, journey.title, journey.language)

    def _start(self, journey: Journey) -> None:
        if self._setter.language != journey.language:
            self._setter = Setter(journey.language, self._setting.least_type)
            self._lanes.clear()
            self._links.clear()
            self._ways = self._linked = None
            self._parts.clear()
        if self._sources[0] is not journey.sources:
            self._sources = (
                journey.sources,
                {source.id: source for source in journey.sources},
            )

    def _least(self, journey: Journey, lanes: Sequence[Lane]) -> dict[str, float]:
        found: dict[str, float] = {}
        for lane in lanes:
            kept, cards = self._lanes[lane.id], journey.lane_cards(lane.id)
            if kept.least_of is None or kept.least_of[0] != lane or kept.least_of[1] is not cards:
                kept.least = lane_least(self._setter, lane, cards, kept.cards)
                kept.least_of = lane, cards
            for step, width in kept.least.items():
                if width > found.get(step, 0.0):
                    found[step] = width
        return found

    def _plan(self, journey: Journey, lanes: Sequence[Lane], grid: Grid) -> tuple[Way, ...]:
        """The ways of the links; those of before while all that they follow from is."""
        ends = [
            journey.card(owner)
            for link in journey.links
            for owner in (link.source, link.target)
            if owner
        ]
        now = _WaysOf(journey.links, ends, journey.phases, lanes, grid, journey.state)
        if self._ways is None or not now.is_same(self._ways[0]):
            ids = [lane.id for lane in lanes]
            self._ways = now, plan_ways(self._setter, journey, ids, grid)
        return self._ways[1]

    def _heads(self, journey: Journey, grid: Grid, bands: list[Band]) -> float:
        """Title, phases and steps; the height at which the first lane begins."""
        setter, shown, width = self._setter, self._shown, grid.right - m.MARGIN
        key: tuple[object, ...] = (
            _facts(journey),
            journey.personas,
            journey.pictures,
            journey.settings.logo,
            width,
        )
        blocks, height = self._part("head", key, lambda: head_blocks(setter, journey, width, shown))
        y = m.MARGIN
        bands.append(Band("head", "head", 0, y, grid.right, height, blocks, journey.title))
        y += height + 18
        key = (journey.phases, grid, journey.state)
        if grid.columns:
            blocks, height = self._part("phases", key, lambda: phase_blocks(setter, journey, grid))
            right = grid.right + m.CHEVRON_TIP
            bands.append(Band("phases", "phases", 0, y, right, height, blocks, setter.tr("Phases")))
            y += height
            if has_step_row(journey):
                blocks, height = self._part(
                    "steps", key, lambda: step_blocks(setter, journey, grid)
                )
                bands.append(
                    Band("steps", "steps", 0, y, grid.right, height, blocks, setter.tr("Steps"))
                )
                y += height
        return y

    def _part(self, name: str, key: tuple[object, ...], make: Callable[[], Blocks]) -> Blocks:
        kept = self._parts.get(name)
        if kept and kept[0] == key:
            return kept[1]
        self.counts[name] += 1
        made = make()
        self._parts[name] = key, made
        return made

    def _lane(
        self, journey: Journey, lane: Lane, grid: Grid, under: Sequence[Way]
    ) -> tuple[tuple[Block, ...], float, dict[str, float]]:
        """A lane's blocks and height, and the heights at which links run under its cards."""
        kept = self._lanes[lane.id]
        cards = journey.lane_cards(lane.id)
        curves = lane_curves(journey, lane)
        metrics: tuple[Metric, ...] = ()
        if lane.kind == "metrics":
            metrics = tuple(metric for metric in journey.metrics if metric.lane == lane.id)
        content = LaneContent(
            lane,
            cards,
            curves,
            metrics,
            grid,
            tuple(phase_colour(at, phase) for at, phase in enumerate(journey.phases)),
            self._sources[1],
            journey.pictures,
            journey.state,
            self._shown,
            self._setting,
        )
        is_plot = lane.kind == "emotions"
        people = (journey.personas, journey.scale, journey.curves) if is_plot else None
        if not (kept.content and content.is_same(kept.content) and kept.people == people):
            self.counts["lanes"] += 1
            drawn = kept.cards.count
            kept.laid = lay_lane(self._setter, journey, content, kept.cards)
            kept.blocks = kept.laid.blocks, kept.laid.height
            self.counts["cards"] += kept.cards.count - drawn
            kept.content, kept.people = content, people
        laid = kept.laid
        runs, bottom = levels(under, grid, laid.floors) if under else ({}, 0.0)
        needed = max(laid.height, bottom + 3)
        if kept.blocks[1] != needed:
            blocks = laid.blocks
            if needed > laid.height:
                blocks = with_height(content, blocks, needed)
            kept.blocks = blocks, needed
        return *kept.blocks, runs

    def _link_blocks(
        self,
        ways: tuple[Way, ...],
        grid: Grid,
        bands: Sequence[Band],
        runs: Mapping[str, float],
    ) -> tuple[Block, ...]:
        if not ways:
            self._links = {}
            return ()
        areas, across = self._areas(ways, grid, bands), self._across(bands)
        now: _LinksOf = ways, areas, dict(runs), across, grid
        if self._linked is not None and _is_same_run(now, self._linked[0]):
            return self._linked[1]
        heights = Heights(areas, runs, across)
        links: dict[str, tuple[Way, Course, Block]] = {}
        for way in ways:
            found = course(way, grid, heights)
            kept = self._links.get(way.link.id)
            if kept is None or kept[0] != way or kept[1] != found:
                self.counts["links"] += 1
                kept = way, found, link_block(self._setter, way, found)
            links[way.link.id] = kept
        self._links = links
        self._linked = now, tuple(block for _, _, block in links.values())
        return self._linked[1]

    def _areas(self, ways: Sequence[Way], grid: Grid, bands: Sequence[Band]) -> dict[str, Area]:
        """Where the ends of links lie on the page; a step ends where the heads do."""
        ends = {end.owner for way in ways for end in (way.source, way.target) if end}
        areas: dict[str, Area] = {}
        heads = [band for band in bands if band.role in ("phases", "steps")]
        foot = heads[-1].y + heads[-1].height if heads else 0.0
        for column in grid.columns:
            if column.step in ends:
                areas[column.step] = Area(column.x, foot - 1, column.width, 1)
        for band in bands:
            if band.role == "lane":
                kept = self._lanes[band.key].cards.kept
                for owner in kept.keys() & ends:
                    block = kept[owner].block
                    areas[owner] = Area(block.x, block.y + band.y, block.width, block.height)
        return areas

    def _across(self, bands: Sequence[Band]) -> list[Area]:
        """Where cards that lie across gutters are on the page."""
        return [
            Area(block.x, block.y + band.y, block.width, block.height)
            for band in bands
            if band.role == "lane"
            for block in self._lanes[band.key].laid.across
        ]

    def _foot(
        self,
        journey: Journey,
        lanes: Sequence[Lane],
        grid: Grid,
        bands: list[Band],
        y: float,
    ) -> float:
        uses: frozenset[str] = frozenset()
        for lane_id, kept in self._lanes.items():
            cards = journey.lane_cards(lane_id)
            if kept.uses_of is not cards:
                kept.uses_of, kept.uses = cards, card_uses(cards.items)
            uses |= kept.uses
        curves = [curve for lane in lanes for curve in lane_curves(journey, lane)]
        shown, width = self._shown, grid.right - m.MARGIN
        key = (uses, tuple(curves), journey.personas, journey.settings.footer, width)
        blocks, height = self._part(
            "legend", key, lambda: legend_blocks(self._setter, journey, curves, uses, width, shown)
        )
        bands.append(Band("legend", "legend", 0, y, grid.right, height, blocks))
        return y + height


def compose(journey: Journey, shown: Shown = ALL_SHOWN, setting: Setting = AS_ON_SCREEN) -> Page:
    """The page of a document, laid out from nothing."""
    return Composer(shown, setting).compose(journey)


def lane_curves(journey: Journey, lane: Lane) -> tuple[Curve, ...]:
    """The curves shown in a lane: its own, and in the first such lane those without one."""
    if lane.kind != "emotions":
        return ()
    first = next((other.id for other in journey.lanes if other.kind == "emotions"), None)
    return tuple(
        curve
        for curve in journey.curves
        if curve.visible and (curve.lane == lane.id or (curve.lane is None and lane.id == first))
    )


def _facts(journey: Journey) -> tuple[object, ...]:
    return (
        journey.id,
        journey.title,
        journey.state,
        journey.scenario,
        journey.goal,
        journey.owner,
        journey.review,
    )
