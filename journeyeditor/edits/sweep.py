"""Taking records out together with what refers to them, so that nothing dangles."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey


def swept(journey: Journey, gone: AbstractSet[str]) -> Journey:
    """The journey without links, answers and findings that refer to the ids in `gone`.

    Call it when the records themselves have been taken out.
    """
    fields: dict[str, object] = {}
    links = tuple(
        link for link in journey.links if link.source not in gone and link.target not in gone
    )
    if len(links) != len(journey.links):
        fields["links"] = links
    aside = tuple(found for found in journey.set_aside if found.subject not in gone)
    if len(aside) != len(journey.set_aside):
        fields["set_aside"] = aside
    cards = {lane_id: _answering(lane_cards, gone) for lane_id, lane_cards in journey.cards.items()}
    if any(cards[lane_id] is not journey.cards[lane_id] for lane_id in cards):
        fields["cards"] = cards
    return journey.model_copy(update=fields) if fields else journey


def _answering(cards: Cards, gone: AbstractSet[str]) -> Cards:
    if gone.isdisjoint(cards.answered):
        return cards
    return Cards(
        (
            card
            if gone.isdisjoint(card.answers)
            else card.changed(answers=tuple(a for a in card.answers if a not in gone))
            for card in cards
        ),
        is_sorted=True,
    )
