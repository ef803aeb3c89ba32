"""From a document to its page: the composer lays out what changed and keeps the rest.

Bands keep their blocks, and blocks their marks, as long as what they show is the same; a
band whose neighbours above grew or shrank only moves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from journeyeditor.layout import measures as m
from journeyeditor.layout.columns import lay_grid
from journeyeditor.layout.display import Band, Block, Page
from journeyeditor.layout.grid import Grid
from journeyeditor.layout.head import head_blocks
from journeyeditor.layout.labels import Area
from journeyeditor.layout.lanes import LaneContent, LaneParts, lane_title, lay_lane
from journeyeditor.layout.legend import legend_blocks
from journeyeditor.layout.linked import Linked
from journeyeditor.layout.phases import (
    has_step_row,
    phase_blocks,
    phase_colour,
    step_blocks,
)
from journeyeditor.layout.routes import levels
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.shown import ALL_SHOWN, AS_ON_SCREEN, Setting, Shown
from journeyeditor.layout.stacks import Laid
from journeyeditor.layout.ways import UNDER_HEADS, Way
from journeyeditor.model.journey import Journey
from journeyeditor.model.people import Source
from journeyeditor.model.records import Curve, Lane, Metric, Phase

Blocks = tuple[tuple[Block, ...], float]

_GridOf = tuple[tuple[Phase, ...], str, str, list[dict[str, float]]]
"""What the columns follow from: phases, their rule, the state, what each lane's cards need."""


class _LaneCache:
    """What is kept of one lane: its cards, its band's blocks, the links under it."""

    def __init__(self) -> None:
        self.parts = LaneParts()
        self.content: LaneContent | None = None
        self.people: object = None
        self.laid = Laid((), 0.0, ())
        self.blocks: Blocks = ((), 0.0)
        self.levels_of: tuple[tuple[Way, ...], Laid] | None = None
        self.levels: tuple[dict[str, float], float] = ({}, 0.0)

    def levels_under(self, ways: tuple[Way, ...], grid: Grid) -> tuple[dict[str, float], float]:
        """Where the links under the lane run."""
        if not ways:
            return {}, 0.0
        kept = self.levels_of
        if kept is None or kept[0] is not ways or kept[1] is not self.laid:
            self.levels_of = ways, self.laid
            self.levels = levels(ways, grid, self.laid.floors)
        return self.levels


class Composer:
    """Composes one document, edit after edit. `counts` tells what the last call made anew."""

    def __init__(self, shown: Shown = ALL_SHOWN, setting: Setting = AS_ON_SCREEN) -> None:
        self.counts: Counter[str] = Counter()
        self._shown = shown
        self._setting = setting
        self._setter = Setter("en", setting.least_type)
        self._lanes: dict[str, _LaneCache] = {}
        self._linked = Linked(self.counts)
        self._grid: tuple[_GridOf, Grid] | None = None
        self._parts: dict[str, tuple[tuple[object, ...], Blocks]] = {}
        self._sources: tuple[tuple[Source, ...], Mapping[str, Source]] = ((), {})

    def compose(self, journey: Journey) -> Page:
        """The page of a document, sharing with the page before it all that is the same."""
        self.counts.clear()
        self._start(journey)
        hidden = self._shown.hidden_lanes
        lanes = [lane for lane in journey.lanes if lane.visible and lane.id not in hidden]
        self._lanes = {lane.id: self._lanes.get(lane.id) or _LaneCache() for lane in lanes}
        grid = self._lay_grid(journey, lanes)
        linked = self._linked
        if self._shown.links:
            linked.plan(self._setter, journey, lanes, grid)
        colours = tuple(phase_colour(at, phase) for at, phase in enumerate(journey.phases))
        bands: list[Band] = []
        right = grid.right + m.CHEVRON_TIP
        width = right + m.MARGIN - m.CHEVRON_TIP / 2
        y = self._heads(journey, grid, bands)
        found, room = levels(linked.under(UNDER_HEADS), grid, [0.0] * len(grid.columns))
        runs = {link: y + level for link, level in found.items()}
        y += room + m.CELL_PAD if found else 0.0
        for index, lane in enumerate(lanes):
            blocks, height, found = self._lane(journey, lane, (grid, colours), linked.under(index))
            runs.update({link: y + level for link, level in found.items()})
            title = lane_title(self._setter, lane)
            bands.append(Band(lane.id, "lane", 0, y, grid.right, height, blocks, title))
            y += height
        across = self._across(bands)
        links = linked.blocks(self._setter, grid, bands, runs, across)
        y = self._foot(journey, lanes, grid, bands, y + 6)
        bands.append(Band("links", "links", 0, 0, right, y, links))
        return Page(width, y + m.MARGIN, tuple(bands), grid, journey.title, journey.language)

    def _start(self, journey: Journey) -> None:
        if self._setter.language != journey.language:
            self._setter = Setter(journey.language, self._setting.least_type)
            self._lanes.clear()
            self._linked, self._grid = Linked(self.counts), None
            self._parts.clear()
        if self._sources[0] is not journey.sources:
            self._sources = (
                journey.sources,
                {source.id: source for source in journey.sources},
            )

    def _lay_grid(self, journey: Journey, lanes: Sequence[Lane]) -> Grid:
        """The columns; those of before as the same object where they are the same."""
        needs: list[dict[str, float]] = []
        for lane in lanes:
            stacks = self._lanes[lane.id].parts.stacks
            stacks.take(self._setter, lane, journey.lane_cards(lane.id))
            needs.append(stacks.least)
        now: _GridOf = journey.phases, journey.settings.column_rule, journey.state, needs
        if self._grid is None or now != self._grid[0]:
            least: dict[str, float] = {}
            for needed in needs:
                for step, width in needed.items():
                    if width > least.get(step, 0.0):
                        least[step] = width
            grid = lay_grid(journey, self._setter, least, self._setting)
            was = self._grid
            self._grid = now, was[1] if was is not None and grid == was[1] else grid
        return self._grid[1]

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
        self,
        journey: Journey,
        lane: Lane,
        frame: tuple[Grid, tuple[str, ...]],
        under: tuple[Way, ...],
    ) -> tuple[tuple[Block, ...], float, dict[str, float]]:
        """A lane's blocks and height, and the heights at which links run under its cards.

        `frame` is the grid and the colours of the phases.
        """
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
            *frame,
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
            drawn = kept.parts.stacks.count
            kept.laid = lay_lane(self._setter, journey, content, kept.parts)
            kept.blocks = (), 0.0
            self.counts["cards"] += kept.parts.stacks.count - drawn
            kept.content, kept.people = content, people
        laid = kept.laid
        runs, bottom = kept.levels_under(under, frame[0])
        needed = max(laid.height, bottom + 3)
        if kept.blocks[1] != needed:
            ground = kept.parts.ground_of(content, needed)
            kept.blocks = (ground, *laid.blocks), needed
        return *kept.blocks, runs

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
        uses = frozenset(sign for kept in self._lanes.values() for sign in kept.parts.stacks.uses)
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
