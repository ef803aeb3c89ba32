"""Which card or point the arrow keys lead to from another."""

from __future__ import annotations

from typing import Literal

from journeyeditor.canvas.interactions.drag_point import find_point
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Card

Way = Literal["up", "down", "left", "right"]


def next_thing(journey: Journey, owner: str, way: Way) -> str | None:
    """The card or point next to one, or None."""
    if find_point(journey, owner) is not None:
        return next_point(journey, owner, way)
    return next_card(journey, owner, way)


def first_card(journey: Journey) -> str | None:
    """The card at the top left: in the first lane that has one, in its first step."""
    for lane in _lanes(journey):
        for step in journey.steps():
            cell = journey.lane_cards(lane).cell(step.id)
            if cell:
                return cell[0].id
    return None


def next_card(journey: Journey, card_id: str, way: Way) -> str | None:
    """The card next to one: up and down its cell and on over the lanes, or along its lane."""
    card = journey.card(card_id)
    if card is None or card.lane is None or card.step is None:
        return None
    cell = journey.lane_cards(card.lane).cell(card.step)
    place = next(at for at, other in enumerate(cell) if other.id == card_id)
    if way in ("left", "right"):
        return _along(journey, card, place, 1 if way == "right" else -1)
    beside = place + (1 if way == "down" else -1)
    if 0 <= beside < len(cell):
        return cell[beside].id
    lanes = _lanes(journey)
    if card.lane not in lanes:
        return None
    at = lanes.index(card.lane)
    for lane in lanes[at + 1 :] if way == "down" else reversed(lanes[:at]):
        other = journey.lane_cards(lane).cell(card.step)
        if other:
            return other[0 if way == "down" else -1].id
    return None


def _along(journey: Journey, card: Card, place: int, by: int) -> str | None:
    steps = [step.id for step in journey.steps()]
    cards = journey.lane_cards(card.lane or "")
    at = steps.index(card.step or "") + by
    while 0 <= at < len(steps):
        cell = cards.cell(steps[at])
        if cell:
            return cell[min(place, len(cell) - 1)].id
        at += by
    return None


def next_point(journey: Journey, point_id: str, way: Way) -> str | None:
    """The point before or after one on its curve, from left to right."""
    found = find_point(journey, point_id)
    if found is None or way in ("up", "down"):
        return None
    order = {step.id: at for at, step in enumerate(journey.steps())}
    points = sorted(found[0].points, key=lambda point: order.get(point.step, 0))
    at = points.index(found[1]) + (1 if way == "right" else -1)
    return points[at].id if 0 <= at < len(points) else None


def _lanes(journey: Journey) -> list[str]:
    return [lane.id for lane in journey.lanes if lane.visible and not lane.folded]
