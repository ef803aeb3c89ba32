"""Edits on cards: add, write, change, move, duplicate, delete."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import NewId, new_id, order_after, order_between, orders_between
from journeyeditor.base.messages import msg
from journeyeditor.edits.found import gone, present, with_cards
from journeyeditor.edits.sweep import swept
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import PARKING, Journey
from journeyeditor.model.kinds import lane_kind
from journeyeditor.model.records import Card


def takes_cards(kind: str) -> bool:
    """Whether cards lie in lanes of a kind: not where a curve, numbers or a line are."""
    return lane_kind(kind).look not in ("curve", "number", "line")


def _check_place(journey: Journey, lane_id: str | None, step_id: str | None) -> None:
    if lane_id is None and step_id is None:
        return
    lane = present(journey.lane(lane_id or ""))
    if not takes_cards(lane.kind):
        raise JourneyError(
            msg("Cards can't lie in the lane {lane}.", lane=lane.title or lane_kind(lane.kind).name)
        )
    if all(step.id != step_id for step in journey.steps()):
        raise gone()


def check_room(journey: Journey, more: int) -> None:
    """JourneyError where so many more cards are more than a map can hold."""
    if journey.card_count() + more > limits.CARDS:
        raise JourneyError(
            msg("A map can hold {most} cards: delete some first.", most=limits.CARDS)
        )


def _orders(cell: Sequence[Card], place: int | None, count: int) -> list[str]:
    """Order keys for `count` cards before the one at `place` of a cell; at its end for None."""
    if place is None or place >= len(cell):
        keys: list[str] = []
        last = cell[-1].order if cell else ""
        for _ in range(count):
            last = order_after(last)
            keys.append(last)
        return keys
    before = cell[place - 1].order if place > 0 else ""
    if count == 1:
        return [order_between(before, cell[place].order)]
    return orders_between(before, cell[place].order, count)


def add_cards(
    journey: Journey,
    lane_id: str | None,
    step_id: str | None,
    texts: Iterable[str],
    place: int | None = None,
    *,
    ids: NewId = new_id,
    **fields: Any,
) -> Journey:
    """Add a card for each text to a cell (or to the parking lot for None, None).

    `place` is the number of cards of the cell that lie before them, None for the end;
    `fields` are further fields of `Card`. JourneyError where the cell is not there.
    """
    written = list(texts)
    _check_place(journey, lane_id, step_id)
    check_room(journey, len(written))
    cards = journey.lane_cards(lane_id or PARKING)
    keys = _orders(cards.cell(step_id or ""), place, len(written))
    made = [
        Card(id=ids(), lane=lane_id, step=step_id, order=key).changed(text=text, **fields)
        for text, key in zip(written, keys, strict=True)
    ]
    return with_cards(journey, {lane_id or PARKING: cards.added(made)})


def change_card(journey: Journey, card_id: str, **fields: Any) -> Journey:
    """Change fields of a card; not its place, that is `move_cards`."""
    if not fields.keys().isdisjoint(("id", "lane", "step", "order")):
        raise TypeError("a card's place is changed by move_cards")
    card = present(journey.card(card_id))
    changed = card.changed(**fields)
    if changed == card:
        return journey
    key = card.lane or PARKING
    return with_cards(journey, {key: journey.lane_cards(key).replaced(changed)})


def change_cards(journey: Journey, card_ids: Iterable[str], **fields: Any) -> Journey:
    """Change the same fields of many cards; not their places."""
    if not fields.keys().isdisjoint(("id", "lane", "step", "order")):
        raise TypeError("a card's place is changed by move_cards")
    changed: dict[str, dict[str, Card]] = {}
    for card_id in card_ids:
        card = present(journey.card(card_id))
        new = card.changed(**fields)
        if new != card:
            changed.setdefault(card.lane or PARKING, {})[card_id] = new
    if not changed:
        return journey
    lanes = {
        key: Cards((new.get(card.id, card) for card in journey.lane_cards(key)), is_sorted=True)
        for key, new in changed.items()
    }
    return with_cards(journey, lanes)


def set_span(journey: Journey, card_id: str, span: int) -> Journey:
    """Let a card cover so many steps, at least its own and no more than there are."""
    card = present(journey.card(card_id))
    steps = [step.id for step in journey.steps()]
    if card.step not in steps:
        raise JourneyError(msg("A card in the parking lot covers no steps: move it to one first."))
    most = min(len(steps) - steps.index(card.step), limits.SPAN)
    return change_card(journey, card_id, span=max(1, min(span, most)))


def set_card_text(journey: Journey, card_id: str, text: str) -> Journey:
    """Write a card's text: plain, with newlines."""
    return change_card(journey, card_id, text=text)


def move_cards(
    journey: Journey,
    card_ids: Sequence[str],
    lane_id: str | None,
    step_id: str | None,
    place: int | None = None,
) -> Journey:
    """Move cards, in the order given, to a cell; the order keys of others stay.

    `place` is the number of other cards of the cell that lie before them, None for the end.
    """
    _check_place(journey, lane_id, step_id)
    moving = [present(journey.card(card_id)) for card_id in dict.fromkeys(card_ids)]
    ids = {card.id for card in moving}
    cards = dict(journey.cards)
    for key in {card.lane or PARKING for card in moving}:
        cards[key] = cards[key].without(ids)
    target = cards.get(lane_id or PARKING) or Cards()
    keys = _orders(target.cell(step_id or ""), place, len(moving))
    room = _room(journey, step_id)
    cards[lane_id or PARKING] = target.added(
        card.changed(lane=lane_id, step=step_id, order=key, span=min(card.span, room))
        for card, key in zip(moving, keys, strict=True)
    )
    return with_cards(journey, cards)


def _room(journey: Journey, step_id: str | None) -> int:
    """How many steps there are from one on; for a card without a place as many as it likes."""
    if step_id is None:
        return limits.SPAN
    steps = [step.id for step in journey.steps()]
    return len(steps) - steps.index(step_id)


def duplicate_cards(journey: Journey, card_ids: Sequence[str], *, ids: NewId = new_id) -> Journey:
    """Put a copy of each card right after it."""
    wanted = [present(journey.card(card_id)) for card_id in dict.fromkeys(card_ids)]
    check_room(journey, len(wanted))
    cells: dict[tuple[str, str], list[Card]] = {}
    for card in wanted:
        cells.setdefault((card.lane or PARKING, card.step or ""), []).append(card)
    made: dict[str, list[Card]] = {}
    for (key, step_id), cards in cells.items():
        cell = journey.lane_cards(key).cell(step_id)
        after = {card.id: place + 1 for place, card in enumerate(cell)}
        made.setdefault(key, []).extend(
            card.changed(id=ids(), order=_orders(cell, after[card.id], 1)[0]) for card in cards
        )
    added = {key: journey.lane_cards(key).added(copies) for key, copies in made.items()}
    return with_cards(journey, added)


def delete_cards(journey: Journey, card_ids: Iterable[str]) -> Journey:
    """Delete cards, with the links and answers that refer to them."""
    ids = set(card_ids)
    cards = {
        key: lane_cards.without(ids) if any(one in lane_cards for one in ids) else lane_cards
        for key, lane_cards in journey.cards.items()
    }
    if all(cards[key] is journey.cards[key] for key in cards):
        raise gone()
    return swept(with_cards(journey, cards), ids)
