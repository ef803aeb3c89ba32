"""How many cards lie in each step and lane, counted anew only where a lane's cards changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from operator import attrgetter
from typing import NamedTuple

from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import NO_CARDS, Journey
from journeyeditor.model.records import Metric

_step = attrgetter("step")


class Tally(NamedTuple):
    """Counts by the ids of steps and lanes. The same objects as before where nothing differs."""

    steps: Mapping[str | None, int]
    lanes: Mapping[str, int]


class Counts:
    """Counts cards lane by lane, and the values of number lanes."""

    def __init__(self) -> None:
        self._by_lane: dict[str, tuple[Cards, Counter[str | None]]] = {}
        self._metrics: tuple[tuple[Metric, ...], Counter[str]] = ((), Counter())
        self._tally = Tally({}, {})
        self.counted = 0
        """How many lanes were counted so far."""

    def tally(self, journey: Journey) -> Tally:
        """The counts of a document, from those of the one before."""
        steps = Counter(self._tally.steps)
        for key in self._by_lane.keys() | journey.cards.keys():
            cards = journey.cards.get(key, NO_CARDS)
            old, was = self._by_lane.get(key, (None, Counter()))
            if old is cards:
                continue
            self.counted += 1
            now = Counter(map(_step, cards.items))
            if cards:
                self._by_lane[key] = cards, now
            else:
                self._by_lane.pop(key, None)
            if now != was:
                steps.subtract(was)
                steps.update(now)
        lanes = {key: len(cards) for key, cards in journey.cards.items()}
        self._count_values(journey)
        lanes.update(self._metrics[1])
        kept = self._tally
        self._tally = Tally(
            kept.steps if steps == kept.steps else steps,
            kept.lanes if lanes == kept.lanes else lanes,
        )
        return self._tally

    def _count_values(self, journey: Journey) -> None:
        if self._metrics[0] is not journey.metrics:
            found = Counter(one.lane for one in journey.metrics if one.value is not None)
            self._metrics = journey.metrics, found
