"""Which ids and cells are in a document, and which ids an edit brought: what is selected."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from journeyeditor.model.journey import PARKING, Journey
from journeyeditor.session.history import Cell


def present_ids(journey: Journey, wanted: AbstractSet[str]) -> frozenset[str]:
    """Those of the wanted ids that name a record which can be selected."""
    if not wanted:
        return frozenset()
    left = set(wanted)
    for cards in journey.cards.values():
        left = {name for name in left if name not in cards}
        if not left:
            return frozenset(wanted)
    left.difference_update(_others(journey))
    return frozenset(wanted - left)


def _others(journey: Journey) -> Iterator[str]:
    yield journey.id
    for phase in journey.phases:
        yield phase.id
        yield from (step.id for step in phase.steps)
    for curve in journey.curves:
        yield curve.id
        yield from (point.id for point in curve.points)
    yield from (lane.id for lane in journey.lanes)
    yield from (persona.id for persona in journey.personas)
    yield from (link.id for link in journey.links)


def new_ids(before: Journey, after: Journey) -> frozenset[str]:
    """The records an edit brought: cards only in lanes that are not the same as before."""
    found: set[str] = set()
    for key, cards in after.cards.items():
        old = before.cards.get(key)
        if old is None:
            found.update(card.id for card in cards)
        elif old is not cards:
            found.update(card.id for card in cards if card.id not in old)
    found.update(set(_others(after)) - set(_others(before)))
    return frozenset(found)


def new_cards(before: Journey, after: Journey) -> frozenset[str]:
    """The cards an edit brought."""
    return frozenset(name for name in new_ids(before, after) if after.card(name) is not None)


def is_cell(journey: Journey, cell: Cell) -> bool:
    """Whether the lane and the step of a cell are there."""
    return journey.lane(cell.lane) is not None and journey.phase_of(cell.step) is not None


def cell_of(journey: Journey, card_id: str) -> Cell | None:
    """The cell that a card lies in; None for another record, or a card in the parking lot."""
    card = journey.card(card_id) if card_id else None
    if card is None or card.lane is None or card.lane == PARKING or card.step is None:
        return None
    return Cell(card.lane, card.step)
