"""A map as the check-up sees it: what is shown, by kind and column, gathered lane by lane.

Asked about is only what is seen: cards of shown lanes, steps and states. What is known answers
though it is hidden. The parking lot is asked about nothing: its cards have no place yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from journeyeditor.base.messages import Message
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import lane_kind
from journeyeditor.model.records import Card, Curve, Lane, Link, Phase
from journeyeditor.review.names import phase_name

DROPPED: Final = "dropped"
"""The status of an opportunity that nobody is to take: it answers nothing."""


class Stretch(NamedTuple):
    """A phase, what it is called, and its shown columns from `first` to before `past`."""

    phase: Phase
    name: Message
    first: int
    past: int


class Survey:
    """What a map shows, when all lanes are gathered.

    Columns are counted among the steps of the shown state, from 0.
    """

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.states = ("", journey.state)
        self.columns: dict[str, int] = {}
        self.stretches: list[Stretch] = []
        for number, phase in enumerate(journey.phases, 1):
            first = len(self.columns)
            for step in phase.steps:
                if step.state in self.states:
                    self.columns[step.id] = len(self.columns)
            if len(self.columns) > first:
                name = phase_name(phase, number)
                self.stretches.append(Stretch(phase, name, first, len(self.columns)))
        self.lanes: list[tuple[Lane, list[Card]]] = []
        """The shown lanes with their cards as they are read."""
        self.seen: defaultdict[str, list[Card]] = defaultdict(list)
        """The cards of the shown lanes by kind, as they are read."""
        self.known: defaultdict[str, list[Card]] = defaultdict(list)
        """The cards of all lanes by kind."""
        self._changes = [0] * (len(self.columns) + 1)
        """By how many more cards a column is covered than the one before it."""

    def gather(self, lane: Lane) -> None:
        """See the cards of the next lane."""
        shown = self._shown(self.journey.lane_cards(lane.id))
        for card in shown:
            over = self.covered(card)
            self._changes[over.start] += 1
            self._changes[over.stop] -= 1
            self.known[card.kind or lane.kind].append(card)
            if lane.visible:
                self.seen[card.kind or lane.kind].append(card)
        if lane.visible:
            self.lanes.append((lane, shown))

    def _shown(self, cards: Cards) -> list[Card]:
        """The cards of shown steps and states, column by column; in a cell by their order."""
        states, columns = self.states, self.columns
        cells: dict[str | None, list[Card]] = {}
        step: str | None = ""
        cell: list[Card] = []
        for card in cards.items:
            if card.step != step:
                step = card.step
                cell = cells[step] = []
            if card.state in states:
                cell.append(card)
        return [card for step in columns for card in cells.get(step, ())]

    def covered(self, card: Card) -> range:
        """The columns that a shown card lies over."""
        first = self.columns[card.step or ""]
        return range(first, min(first + card.span, len(self.columns)))

    @cached_property
    def filled(self) -> list[int]:
        """How many cards lie over each column, those of hidden lanes too."""
        return list(accumulate(self._changes))[:-1]

    def is_filled(self, stretch: Stretch) -> bool:
        """Whether any card lies in a phase."""
        return any(self.filled[stretch.first : stretch.past])

    @cached_property
    def phases(self) -> list[Message]:
        """What the phase of each column is called."""
        return [one.name for one in self.stretches for _ in range(one.first, one.past)]

    def phase_of(self, card: Card) -> Message:
        """What the phase of a shown card is called."""
        return self.phases[self.columns[card.step or ""]]

    # Feelings

    @cached_property
    def has_curve_lane(self) -> bool:
        """Whether a lane of feelings is shown."""
        return any(lane_kind(lane.kind).look == "curve" for lane, _ in self.lanes)

    def curves(self) -> Iterator[Curve]:
        """The curves that are seen of the shown state."""
        lanes = [lane for lane in self.journey.lanes if lane_kind(lane.kind).look == "curve"]
        visible = {lane.id for lane in lanes if lane.visible}
        # A curve without a lane is drawn in the first such lane.
        home = lanes[0].id if lanes else ""
        for curve in self.known_curves():
            if curve.visible and (curve.lane or home) in visible:
                yield curve

    def known_curves(self) -> Iterator[Curve]:
        """The curves of the shown state, seen or not."""
        return (curve for curve in self.journey.curves if curve.state in self.states)

    def share(self, value: float) -> float:
        """A feeling from -1 for the scale's worst over 0 for its middle to 1 for its best."""
        scale = self.journey.scale
        return 2 * (value - scale.low) / (scale.high - scale.low) - 1

    # Ways

    def links(self) -> Iterator[Link]:
        """The links of the shown state."""
        return (link for link in self.journey.links if link.state in self.states)

    @cached_property
    def places(self) -> dict[str, int]:
        """The columns of what links can lead from and to: shown steps, and cards in them."""
        found = dict(self.columns)
        for cards in self.known.values():
            found.update((card.id, self.columns[card.step or ""]) for card in cards)
        return found
