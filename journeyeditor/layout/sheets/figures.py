"""What a map holds in numbers, and the simplest of what its pains and feelings tell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from journeyeditor.layout.columns import shown_steps
from journeyeditor.layout.sheets.passage import kind_of
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Card


@dataclass(frozen=True, slots=True)
class Figures:
    """How much of everything the shown state of a map has.

    `unexplained_dips` are the titles of phases in which a feeling is below the middle of the
    scale and no pain lies.
    """

    phases: int
    steps: int
    touchpoints: int
    pains: int
    opportunities: int
    backed_pains: int
    unanswered_pains: int
    unexplained_dips: tuple[str, ...]

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
    answered = {one for card in journey.all_cards() for one in card.answers}
    return Figures(
        len({phase.id for _, phase, _ in steps}),
        len(steps),
        len(cards["touchpoints"]),
        len(pains),
        len(cards["opportunities"]),
        sum(card.evidence not in ("", "assumption") for card in pains),
        sum(card.id not in answered for card in pains),
        _unexplained(journey, {card.step for card in pains}),
    )


def _unexplained(journey: Journey, pained: set[str | None]) -> tuple[str, ...]:
    middle = (journey.scale.low + journey.scale.high) / 2
    low = {
        point.step
        for curve in journey.curves
        if curve.visible and curve.state in ("", journey.state)
        for point in curve.points
        if point.value is not None and point.value < middle
    }
    return tuple(
        phase.title
        for phase in journey.phases
        if any(step.id in low for step in phase.steps)
        and not any(step.id in pained for step in phase.steps)
    )
