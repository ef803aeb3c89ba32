"""Two edits of one map, and what comes of merging them."""

from __future__ import annotations

from collections.abc import Callable

from journeyeditor.edits import cards
from journeyeditor.edits.merge import Conflict, Merged, merge
from journeyeditor.files.codec import encode
from journeyeditor.model.invariants import problems
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Card

Edit = Callable[[Journey], Journey]


def card(journey: Journey, text: str = "Möte 0") -> Card:
    return next(card for card in journey.all_cards() if card.text == text)


def step(journey: Journey, place: int) -> str:
    return list(journey.steps())[place].id


def both(base: Journey, mine: Edit, theirs: Edit) -> Merged:
    """The merge of two edits: sound, and the same document the other way round if it is clear."""
    versions = mine(base), theirs(base)
    merged, turned = merge(base, *versions), merge(base, *reversed(versions))
    assert problems(merged.journey) == ()
    assert [one.key for one in merged.conflicts] == [one.key for one in turned.conflicts]
    if not any(one.field for one in merged.conflicts):
        assert encode(merged.journey) == encode(turned.journey)
    return merged


def only(merged: Merged) -> Conflict:
    (found,) = merged.conflicts
    return found


def writing(text: str, wanted: str = "Möte 0") -> Edit:
    return lambda journey: cards.set_card_text(journey, card(journey, wanted).id, text)
