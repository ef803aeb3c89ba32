"""What a map holds in numbers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from journeyeditor.layout.columns import shown_steps
from journeyeditor.layout.sheets.passage import kind_of
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Card


@dataclass(frozen=True, slots=True)
class Figures:
    """How much of everything the shown state of a map has."""

    phases: int
    steps: int
    touchpoints: int
    pains: int
    opportunities: int
    backed_pains: int

    @property
    def backed(self) -> int | None:
        """The share of pains that rest on more than an assumption, in percent."""
        return round(100 * self.backed_pains / self.pains) if self.pains else None


def figures_of(journey: Journey) -> Figures:
    """Count the shown state of a map, without its parking lot."""
    steps = shown_steps(journey)
    shown = {step.id for _, _, step in steps}
    cards: dict[str, list[Card]] = defaultdict(list)
    for card in journey.all_cards():
        if card.step in shown and card.state in ("", journey.state):
            cards[kind_of(journey, card)].append(card)
    pains = cards["pains"]
    return Figures(
        len({phase.id for _, phase, _ in steps}),
        len(steps),
        len(cards["touchpoints"]),
        len(pains),
        len(cards["opportunities"]),
        sum(card.evidence not in ("", "assumption") for card in pains),
    )
