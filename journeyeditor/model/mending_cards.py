"""Cards lie in a lane and step that exist, in a clear order, and refer to what exists."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from itertools import groupby, pairwise
from operator import lt
from typing import Final

from journeyeditor.base.ids import orders_between
from journeyeditor.base.messages import msg
from journeyeditor.model.cards import Cards, card_order
from journeyeditor.model.journey import PARKING, Journey
from journeyeditor.model.mending import Columns, Known, Problem, Told, remade, without_unknown
from journeyeditor.model.records import Card

# Said of thousands of cards in some files, so they are made once.
_NO_REFERENCE: Final = msg(
    "A card referred to something that is not in the map: the reference is removed."
)
_OTHER_LANE: Final = msg("A card named another lane than the one it lies in: it names that now.")
_PARKED: Final = msg("A card in the parking lot named a lane or step: it names none now.")
_HOMELESS: Final = msg(
    "A card's lane or step is not in the map: the card is in the parking lot now."
)
_NO_ORDER: Final = msg("The cards of a cell had no clear order: they have one now.")


def mend_cards(journey: Journey, columns: dict[str, Columns], known: Known, told: Told) -> Journey:
    """The document with every card in a sound place; the placeless lie in the parking lot."""
    unsound = [lane for lane, cards in columns.items() if not _lane_is_sound(lane, cards, known)]
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


def _lane_is_sound(lane: str, cards: Columns, known: Known) -> bool:
    """Whether nothing in a lane needs mending: the way of nearly every map, so it is quick.

    Loops over columns of fields run inside of the interpreter.
    """
    parking = lane == PARKING
    if not cards.ids or (not parking and lane not in known.lanes):
        return not cards.ids
    steps: AbstractSet[str | None] = {None} if parking else known.steps
    places = list(zip(cards.steps, cards.orders, strict=True))
    return (
        set(cards.lanes) == {None if parking else lane}
        and steps >= set(cards.steps)
        and all(cards.orders)
        and "0" not in {order[-1] for order in cards.orders}
        and all(map(lt, places, places[1:]))
        and _all_known(cards.sources, known.sources)
        and _all_known(cards.answers, known.cards)
        and _all_known(cards.personas, known.personas)
        and known.pictures.issuperset(filter(None, cards.pictures))
    )


def _all_known(references: Iterable[tuple[str, ...]], known: frozenset[str]) -> bool:
    return all(map(known.issuperset, filter(None, references)))


def _with_known_references(card: Card, known: Known, told: Told) -> Card:
    sources = without_unknown(card.sources, known.sources)
    answers = without_unknown(card.answers, known.cards)
    personas = without_unknown(card.personas, known.personas)
    picture = card.picture if card.picture in known.pictures else None
    new = (sources, answers, personas, picture)
    if new == (card.sources, card.answers, card.personas, card.picture):
        return card
    told.append(Problem(_NO_REFERENCE, card.id))
    return remade(card, sources=sources, answers=answers, personas=personas, picture=picture)


def _has_place(lane: str, card: Card, known: Known) -> bool:
    return lane in known.lanes and card.step in known.steps


def _in_lane(lane: str, card: Card, told: Told) -> Card:
    if card.lane == lane:
        return card
    told.append(Problem(_OTHER_LANE, card.id))
    return remade(card, lane=lane)


def _parked(card: Card, told: Told) -> Card:
    if card.lane is None and card.step is None:
        return card
    told.append(Problem(_PARKED, card.id))
    return remade(card, lane=None, step=None)


def _sent_to_parking(card: Card, told: Told) -> Card:
    told.append(Problem(_HOMELESS, card.id))
    return remade(card, lane=None, step=None)


def _in_clear_order(cards: Iterable[Card], told: Told) -> Iterable[Card]:
    """Cards of one lane with rising order keys in each cell."""
    for _, group in groupby(sorted(cards, key=card_order), key=lambda card: card.step):
        cell = list(group)
        orders = [card.order for card in cell]
        if _rising(orders):
            yield from cell
            continue
        told.append(Problem(_NO_ORDER, cell[0].id))
        yield from _keyed(cell)


def _rising(orders: list[str]) -> bool:
    return all(order and order[-1] != "0" for order in orders) and all(
        one < other for one, other in pairwise(orders)
    )


def _keyed(cards: list[Card]) -> list[Card]:
    """The cards with fresh, evenly spread order keys."""
    keys = orders_between("", "", len(cards))
    return [
        card if card.order == key else remade(card, order=key)
        for card, key in zip(cards, keys, strict=True)
    ]
