"""Spans of cards after the columns changed: over the same steps, and never past the last one."""

from __future__ import annotations

from journeyeditor.edits.found import with_cards
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Card


def spanned(before: Journey, after: Journey) -> Journey:
    """`after`, where steps came or went: cards end at the last step left of those they covered.

    A step that came between those is covered too.
    """
    old, new = _order(before), _order(after)
    names = list(old)
    cards: dict[str, Cards] = {}
    for key, lane_cards in after.cards.items():
        changed: dict[str, Card] = {}
        for card in lane_cards:
            was = before.card(card.id) if card.span > 1 else None
            if was is None or card.step is None or was.step is None:
                continue
            covered = names[old[was.step] : old[was.step] + was.span]
            ends = [new[step] for step in covered if step in new]
            span = max([at - new[card.step] + 1 for at in ends], default=1)
            changed[card.id] = _with_span(card, span, len(new) - new[card.step])
        cards[key] = _replaced(lane_cards, changed)
    return _with(after, cards)


def clipped(journey: Journey) -> Journey:
    """The journey with no card past the last step; for steps that only stand elsewhere."""
    steps = _order(journey)
    cards: dict[str, Cards] = {}
    for key, lane_cards in journey.cards.items():
        changed = {
            card.id: _with_span(card, card.span, len(steps) - steps[card.step])
            for card in lane_cards
            if card.span > 1 and card.step is not None
        }
        cards[key] = _replaced(lane_cards, changed)
    return _with(journey, cards)


def _order(journey: Journey) -> dict[str, int]:
    return {step.id: at for at, step in enumerate(journey.steps())}


def _with_span(card: Card, span: int, most: int) -> Card:
    span = max(1, min(span, most))
    return card if span == card.span else card.changed(span=span)


def _replaced(cards: Cards, changed: dict[str, Card]) -> Cards:
    if all(cards.get(name) is card for name, card in changed.items()):
        return cards
    return Cards((changed.get(card.id, card) for card in cards), is_sorted=True)


def _with(journey: Journey, cards: dict[str, Cards]) -> Journey:
    if all(new is journey.cards[key] for key, new in cards.items()):
        return journey
    return with_cards(journey, cards)
