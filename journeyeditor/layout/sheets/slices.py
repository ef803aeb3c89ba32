"""The map in slices: a phase at a time, its steps side by side as far as they can be read.

A slice keeps its lanes together with its head as long as a page holds them; texts that are
longer than a card should be are cut there and given in full after the phase.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from journeyeditor.layout import measures as m
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Block, Page
from journeyeditor.layout.phases import phase_colour
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.sheets import styles as s
from journeyeditor.layout.sheets.flow import Node, Placed, Table
from journeyeditor.layout.sheets.parts import Writer
from journeyeditor.layout.shown import Setting, Shown
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Phase, Step

SCALE: Final = 0.8
LARGER: Final = (1.0, 0.9)
"""How large a phase is set: larger than usual where that makes one page of it."""

_SHOWN: Final = Shown(personas=False, legend=False, logo=False, footer=False)
_MOST_WIDER: Final = 1.25
"""How much wider than a page a slice may be before its steps are parted: it is set smaller."""

_SPACE: Final = 26.0
MOST_CHARACTERS: Final = 600
MOST_LINES: Final = 20
_MOST_IN_CHEVRON: Final = 240


@dataclass(frozen=True, slots=True)
class Paper:
    """What a slice may fill, in units of which one is `scale` points."""

    scale: float

    @property
    def width(self) -> float:
        """The width of a page."""
        return s.WIDTH / self.scale

    @property
    def height(self) -> float:
        """The height of a page."""
        return (s.A4[1] - s.TOP - s.FOOT) / self.scale

    @property
    def grid(self) -> float:
        """The width of the steps' columns."""
        return self.width - m.HEAD_COLUMN - m.CHEVRON_TIP


@dataclass(frozen=True, slots=True)
class LongText:
    """A text that was cut in a slice: its number there, and all of it."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Slice:
    """Some steps of a phase as nodes to be flowed, so many units wide."""

    nodes: tuple[Node, ...]
    width: float


def phase_slices(setter: Setter, journey: Journey, phase: Phase, scale: float) -> list[Slice]:
    """The slices of one phase, the texts that were too long for them in full at the end."""
    one, texts = _with_short_texts(journey, phase)
    steps = [step for step in one.phases[0].steps if step.state in ("", journey.state)]
    cutter = _Cutter(one, Paper(scale))
    slices = [cutter.slice(part) for part in cutter.parts(steps)]
    if texts:
        width = cutter.paper.width
        writer = Writer(setter, width)
        nodes: list[Node] = [*writer.heading(setter.tr("Texts in full"), s.IN_FULL_HEAD, space=24)]
        for text in texts:
            nodes += writer.paragraph(f"({text.number}) {text.text}", s.IN_FULL, space=8)
        slices.append(Slice(tuple(nodes), width))
    return slices


def _with_short_texts(journey: Journey, phase: Phase) -> tuple[Journey, list[LongText]]:
    """A map of that phase alone, and what was cut out of it."""
    texts: list[LongText] = []
    steps = {step.id for step in phase.steps}

    def short(text: str, most: int = MOST_CHARACTERS) -> str:
        lines = text.split("\n")
        if len(text) <= most and len(lines) <= MOST_LINES:
            return text
        texts.append(LongText(len(texts) + 1, text))
        kept = "\n".join(lines[:MOST_LINES])[:most].rsplit(" ", 1)[0]
        return f"{kept} … ({len(texts)})"

    described = phase.changed(
        description=short(phase.description, _MOST_IN_CHEVRON),
        activities=tuple(short(text, _MOST_IN_CHEVRON) for text in phase.activities),
    )
    cards = {}
    for lane in journey.lanes:
        kept = [card for card in journey.lane_cards(lane.id) if card.step in steps]
        shortened = [
            card if (text := short(card.text)) == card.text else card.changed(text=text)
            for card in kept
        ]
        cards[lane.id] = Cards(shortened, is_sorted=True)
    update = {"phases": (_coloured(journey, phase, described),), "cards": cards}
    return journey.model_copy(update=update), texts


def _coloured(journey: Journey, phase: Phase, changed: Phase) -> Phase:
    """The phase with the colour role it has by its place in the whole map."""
    return changed.model_copy(update={"colour": phase_colour(journey.phases.index(phase), phase)})


class _Cutter:
    """Cuts a map of one phase into what pages can hold."""

    def __init__(self, journey: Journey, paper: Paper) -> None:
        self.paper = paper
        self._journey = journey
        self._setting = Setting(least_grid=paper.grid, column_step=0)

    def parts(self, steps: Sequence[Step]) -> Iterator[list[Step]]:
        """The steps in parts of equal length, each no wider than can be read."""
        if len(steps) > 1:
            page = self._composed(self._journey, steps)
            if page.grid.width > _MOST_WIDER * self.paper.grid:
                half = (len(steps) + 1) // 2
                yield from self.parts(steps[:half])
                yield from self.parts(steps[half:])
                return
        if steps:
            yield list(steps)

    def _composed(self, journey: Journey, steps: Sequence[Step], links: bool = True) -> Page:
        phase = journey.phases[0].model_copy(update={"steps": tuple(steps)})
        part = journey.model_copy(update={"phases": (phase,)})
        return compose(part, replace(_SHOWN, links=links), self._setting)

    def slice(self, steps: Sequence[Step]) -> Slice:
        """A head and lanes under it; one piece, with its links, where a page holds all."""
        page = self._composed(self._journey, steps)
        width = page.grid.right - m.MARGIN + m.CHEVRON_TIP
        lanes = [band for band in page.bands if band.role == "lane"]
        top = next((band.y for band in page.bands if band.role == "phases"), 0.0)
        if not lanes:
            return Slice((), width)
        height = lanes[-1].y + lanes[-1].height - top
        if height <= self.paper.height:
            whole = _moved(page, ("phases", "steps", "lane", "links"), top)
            return Slice((Placed(whole, height, space=_SPACE),), width)
        page = self._composed(self._journey, steps, links=False)
        lanes = [band for band in page.bands if band.role == "lane"]
        head = Placed(_moved(page, ("phases", "steps"), top), lanes[0].y - top, space=_SPACE)
        most = self.paper.height - head.height
        rows = [
            row for lane in lanes for row in self._rows(self._journey, steps, page, lane.key, most)
        ]
        return Slice((Table(head, tuple(rows), space=_SPACE),), width)

    def _rows(
        self, journey: Journey, steps: Sequence[Step], page: Page, lane: str, most: float
    ) -> Iterator[Placed]:
        """A lane in one piece, or its cards in as many as fit on pages."""
        band = page.band(lane)
        if band is None:
            return
        cells = [journey.lane_cards(lane).cell(step.id) for step in steps]
        longest = max(map(len, cells), default=0)
        if band.height <= most or longest <= 1:
            yield Placed(_moved(page, ("lane",), band.y, lane), band.height)
            return
        count = (longest + 1) // 2
        for start in range(0, longest, count):
            part = [card for cell in cells for card in cell[start : start + count]]
            cards = {lane: Cards(part, is_sorted=True)}
            lanes = tuple(one for one in journey.lanes if one.id == lane)
            one = journey.model_copy(update={"cards": cards, "lanes": lanes})
            yield from self._rows(one, steps, self._composed(one, steps, False), lane, most)


def _moved(page: Page, roles: Sequence[str], top: float, key: str = "") -> tuple[Block, ...]:
    """The blocks of some bands, so that `top` and the page's margin are the origin."""
    return tuple(
        replace(block, x=block.x + band.x - m.MARGIN, y=block.y + band.y - top)
        for band in page.bands
        if band.role in roles and (not key or band.key == key)
        for block in band.blocks
    )
