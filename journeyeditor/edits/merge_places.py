"""Where cards lie in a merged map: the order in their cells, and the steps they cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from typing import Final

from journeyeditor.base import limits
from journeyeditor.base.ids import orders_between
from journeyeditor.edits.merge_conflicts import Notes, Side, Subject
from journeyeditor.model.cards import card_order
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Card

SIDES: Final[tuple[Side, Side]] = ("mine", "theirs")


def merged_key(base: Card | None, mine: Card, theirs: Card, made: Card) -> str:
    """The order key of a merged card: of the side whose cell it lies in.

    Where both moved it within its cell it takes the later place, which is no conflict.
    """
    cell = made.lane, made.step
    here = [one for one in (mine, theirs) if (one.lane, one.step) == cell] or [mine, theirs]
    keys = {one.order for one in here}
    if len(keys) > 1 and base is not None and (base.lane, base.step) == cell:
        keys.discard(base.order)
    return max(keys)


def in_clear_order(cards: Iterable[Card]) -> Iterator[Card]:
    """The cards of a lane, sorted; of those with one key in a cell all but the first get others."""
    for _, group in groupby(sorted(cards, key=card_order), key=lambda card: card.step):
        cell = list(group)
        if all(one.order < other.order for one, other in pairwise(cell)):
            yield from cell
        else:
            yield from _with_keys(cell, _keys([card.order for card in cell]))


def _keys(orders: list[str]) -> list[str]:
    """Rising keys, those that are there kept; all fresh where they would grow too long."""
    runs = [(key, len(list(run))) for key, run in groupby(orders)]
    made: list[str] = []
    for (key, count), (after, _) in zip(runs, [*runs[1:], ("", 0)], strict=True):
        made += [key, *orders_between(key, after, count - 1)]
    if max(map(len, made)) > limits.ORDER:
        return orders_between("", "", len(made))
    return made


def _with_keys(cards: list[Card], keys: list[str]) -> Iterator[Card]:
    for card, key in zip(cards, keys, strict=True):
        yield card if card.order == key else card.model_copy(update={"order": key})


class Spans:
    """The steps that cards cover, however the columns between them came and went.

    A card whose span only follows the columns of its side has not been changed.
    """

    def __init__(self, base: Journey, mine: Journey, theirs: Journey) -> None:
        self._steps = {
            "base": [step.id for step in base.steps()],
            "mine": [step.id for step in mine.steps()],
            "theirs": [step.id for step in theirs.steps()],
        }
        self._places = {
            name: {step: place for place, step in enumerate(steps)}
            for name, steps in self._steps.items()
        }

    def is_unchanged(self, side: Side, base: Card, card: Card) -> bool:
        """Whether nobody stretched a card on a side: it only follows its columns."""
        return not self._is_stretched(side, base, card) or self._follows(side, base, card)

    def _follows(self, side: Side, base: Card, card: Card) -> bool:
        """Whether a card covers what it did in the base, as far as its side still has that."""
        if card.step != base.step or card.step is None:
            return card.span == base.span
        return card.span == self._covering(base, "base", self._places[side], card.step)

    def _is_stretched(self, side: Side, base: Card, card: Card) -> bool:
        """Whether a card covers more or fewer columns than it did, or than there is room for."""
        steps = self._steps[side]
        room = len(steps) - self._places[side][card.step] if card.step else base.span
        return card.span != min(base.span, room)

    def merged(
        self,
        notes: Notes,
        cards: tuple[Card | None, Card | None, Card | None],
        made: Card,
        places: Mapping[str, int],
    ) -> int:
        """The span of a merged card, where `places` are those of the merged map's steps.

        Who stretched it goes before who moved columns under it.
        """
        if not any(card is not None and card.span > 1 for card in cards):
            return 1
        base = cards[0]
        changed = {
            side: card
            for side, card in zip(SIDES, cards[1:], strict=True)
            if card is not None and not (base and self._follows(side, base, card))
        }
        stretched = {
            side: card
            for side, card in changed.items()
            if base is None or self._is_stretched(side, base, card)
        }
        spans = {
            side: self._covering(card, side, places, made.step)
            for side, card in (stretched or changed).items()
        }
        same = {card.span for card in stretched.values()} if len(stretched) > 1 else set()
        if base is not None and not stretched and self._keep_count(base, cards):
            same = {base.span}
        if len(same) == 1:
            # As many columns on both sides, be they others.
            return _clipped(same.pop(), made.step, places)
        if not spans:
            return self._covering(base or made, "base", places, made.step)
        if len(set(spans.values())) == 1 or not stretched:
            return max(spans.values())
        values = tuple(card and card.span for card in cards)
        subject = Subject("card", made.id)
        return spans[notes.settle(subject, "span", (values[0], values[1], values[2]))]

    def _keep_count(self, base: Card, cards: tuple[Card | None, ...]) -> bool:
        """Whether a card covers as many columns as it did on each side."""
        return not any(
            card is not None and self._is_stretched(side, base, card)
            for side, card in zip(SIDES, cards[1:], strict=True)
        )

    def _covering(
        self, card: Card, version: str, places: Mapping[str, int], step: str | None
    ) -> int:
        """How many columns reach from a step to the last of those that the card covers.

        For a card that lies elsewhere, as many as it covers there; never past the last step.
        """
        span = card.span
        if step is not None and step in places and card.step == step:
            first = self._places[version][step]
            covered = self._steps[version][first : first + span]
            span = max(places[one] for one in covered if one in places) - places[step] + 1
        return _clipped(span, step, places)


def _clipped(span: int, step: str | None, places: Mapping[str, int]) -> int:
    """A span that ends on the map; of a card without a place any."""
    if step is None or step not in places:
        return span
    return max(1, min(span, len(places) - places[step]))
