"""Cards lie in a lane and step that exist, in a clear order, and refer to what exists."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, pairwise

from journeyeditor.base.ids import orders_between
from journeyeditor.base.messages import msg
from journeyeditor.model.cards import Cards, card_order
from journeyeditor.model.journey import PARKING, Journey
from journeyeditor.model.mending import Known, Problem, Told, without_unknown
from journeyeditor.model.records import Card


def mend_cards(journey: Journey, known: Known, told: Told) -> Journey:
    """The document with every card in a sound place; the placeless lie in the parking lot."""
    unsound = [
        lane for lane, cards in journey.cards.items() if not _lane_is_sound(lane, cards, known)
    ]
    if not unsound:
        return journey
    lanes = dict(journey.cards)
    homeless: list[Card] = []
    for lane in unsound:
        cards = [_with_known_references(card, known, told) for card in lanes.pop(lane)]
        if lane == PARKING:
            cards = [_parked(card, told) for card in cards]
        else:
            homeless += [card for card in cards if not _has_place(lane, card, known)]
            cards = [_in_lane(lane, card, told) for card in cards if _has_place(lane, card, known)]
        if cards:
            lanes[lane] = Cards(_in_clear_order(cards, told))
    if homeless:
        already = list(lanes.get(PARKING, ()))
        lanes[PARKING] = Cards(
            _keyed([*already, *(_sent_to_parking(card, told) for card in homeless)])
        )
    order = {lane: lanes[lane] for lane in journey.cards if lane in lanes}
    return journey.changed(cards={**order, **lanes})


def _lane_is_sound(lane: str, cards: Cards, known: Known) -> bool:
    """Whether nothing in a lane needs mending: the way of nearly every map, so it is quick."""
    parking = lane == PARKING
    if not parking and lane not in known.lanes:
        return False
    own_lane = None if parking else lane
    steps = {None} if parking else known.steps
    last_step: str | None = ""
    last_order = ""
    for card in cards.items:
        step = card.step
        order = card.order
        if card.lane != own_lane or step not in steps or not order or order[-1] == "0":
            return False
        if step == last_step:
            if order <= last_order:
                return False
        elif not parking and step < last_step:  # type: ignore[operator]  # steps are text here
            return False
        last_step = step
        last_order = order
        if (
            (card.sources and not known.sources.issuperset(card.sources))
            or (card.answers and not known.cards.issuperset(card.answers))
            or (card.personas and not known.personas.issuperset(card.personas))
            or (card.picture and card.picture not in known.pictures)
        ):
            return False
    return True


def _with_known_references(card: Card, known: Known, told: Told) -> Card:
    sources = without_unknown(card.sources, known.sources)
    answers = without_unknown(card.answers, known.cards)
    personas = without_unknown(card.personas, known.personas)
    picture = card.picture if card.picture in known.pictures else None
    new = (sources, answers, personas, picture)
    if new == (card.sources, card.answers, card.personas, card.picture):
        return card
    text = msg("A card referred to something that is not in the map: the reference is removed.")
    told.append(Problem(text, card.id))
    return card.changed(sources=sources, answers=answers, personas=personas, picture=picture)


def _has_place(lane: str, card: Card, known: Known) -> bool:
    return lane in known.lanes and card.step in known.steps


def _in_lane(lane: str, card: Card, told: Told) -> Card:
    if card.lane == lane:
        return card
    told.append(
        Problem(
            msg("A card named another lane than the one it lies in: it names that now."), card.id
        )
    )
    return card.changed(lane=lane)


def _parked(card: Card, told: Told) -> Card:
    if card.lane is None and card.step is None:
        return card
    told.append(
        Problem(msg("A card in the parking lot named a lane or step: it names none now."), card.id)
    )
    return card.changed(lane=None, step=None)


def _sent_to_parking(card: Card, told: Told) -> Card:
    text = msg("A card's lane or step is not in the map: the card is in the parking lot now.")
    told.append(Problem(text, card.id))
    return card.changed(lane=None, step=None)


def _in_clear_order(cards: Iterable[Card], told: Told) -> Iterable[Card]:
    """Cards of one lane with rising order keys in each cell."""
    for _, group in groupby(sorted(cards, key=card_order), key=lambda card: card.step):
        cell = list(group)
        orders = [card.order for card in cell]
        if _rising(orders):
            yield from cell
            continue
        text = msg("The cards of a cell had no clear order: they have one now.")
        told.append(Problem(text, cell[0].id))
        yield from _keyed(cell)


def _rising(orders: list[str]) -> bool:
    return all(order and order[-1] != "0" for order in orders) and all(
        one < other for one, other in pairwise(orders)
    )


def _keyed(cards: list[Card]) -> list[Card]:
    """The cards with fresh, evenly spread order keys."""
    keys = orders_between("", "", len(cards))
    return [
        card if card.order == key else card.changed(order=key)
        for card, key in zip(cards, keys, strict=True)
    ]
