"""The cards of one lane, in order, quick to find and cheap to replace one of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Final, overload

from journeyeditor.model.records import Card


def card_order(card: Card) -> tuple[str, str, str]:
    """Cards of a lane lie by step, then by order key; the id settles a tie."""
    return card.step or "", card.order, card.id


class Cards:
    """An immutable sequence of cards sorted by `card_order`.

    Kept by lane, so that an edit copies one lane's references and leaves the others the same
    objects. An id is looked up in an index made when first needed and handed on by edits.
    """

    __slots__ = ("_answered", "_index", "items")

    def __init__(self, cards: Iterable[Card] = (), *, is_sorted: bool = False) -> None:
        self.items = tuple(cards) if is_sorted else _sorted(cards)
        self._index: dict[str, Card] | None = None
        self._answered: frozenset[str] | None = None

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Card]:
        return iter(self.items)

    @overload
    def __getitem__(self, place: int) -> Card: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Card, ...]: ...
    def __getitem__(self, place: int | slice) -> Card | tuple[Card, ...]:
        return self.items[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cards) and self.items == other.items

    __hash__ = None  # type: ignore[assignment]  # equal by value, like the tuples inside

    def __repr__(self) -> str:
        return f"Cards({list(self.items)!r})"

    def __contains__(self, card_id: object) -> bool:
        return card_id in self._named()

    def _named(self) -> dict[str, Card]:
        if self._index is None:
            self._index = {card.id: card for card in self.items}
        return self._index

    def forget_names(self) -> None:
        """Drop the index by id, which takes more room than the references; it is made again."""
        self._index = None

    def get(self, card_id: str) -> Card | None:
        """The card with this id, or None."""
        return self._named().get(card_id)

    def _place(self, card: Card) -> int:
        return bisect_left(self.items, card_order(card), key=card_order)

    def cell(self, step_id: str) -> tuple[Card, ...]:
        """The cards of one step, in order."""
        start = bisect_right(self.items, (step_id, "", ""), key=card_order)
        end = bisect_right(self.items, (step_id, "~", ""), key=card_order)
        return self.items[start:end]

    def replaced(self, card: Card) -> Cards:
        """With this card in the place of the one with its id."""
        old = self._named()[card.id]
        if card_order(old) != card_order(card):
            return self.without({card.id}).added([card])
        place = self._place(old)
        made = Cards((*self.items[:place], card, *self.items[place + 1 :]), is_sorted=True)
        made._index = {**self._named(), card.id: card}
        return made

    def added(self, cards: Iterable[Card]) -> Cards:
        """With more cards, each where its order says."""
        more = list(cards)
        if len(more) > _FEW:
            return Cards([*self.items, *more])
        items = list(self.items)
        for card in more:
            insort(items, card, key=card_order)
        made = Cards(items, is_sorted=True)
        made._index = {**self._named(), **{card.id: card for card in more}}
        return made

    def without(self, card_ids: Iterable[str]) -> Cards:
        """Without the cards of these ids."""
        gone = frozenset(card_ids)
        if len(gone) > _FEW:
            return Cards((card for card in self.items if card.id not in gone), is_sorted=True)
        named, items = dict(self._named()), list(self.items)
        lost = [card for one in gone if (card := named.pop(one, None)) is not None]
        for place in sorted(map(self._place, lost), reverse=True):
            del items[place]
        made = Cards(items, is_sorted=True)
        made._index = named
        return made

    @property
    def answered(self) -> frozenset[str]:
        """The ids of all cards that those of this lane answer."""
        if self._answered is None:
            self._answered = frozenset(one for card in self.items for one in card.answers)
        return self._answered


_FEW: Final = 8
"""Up to so many cards are put in or taken out one by one."""

_quick_order = attrgetter("step", "order", "id")


def _sorted(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Sorted by `card_order`; quicker where all cards have a step, or none has."""
    items = list(cards)
    try:
        items.sort(key=_quick_order)
    except TypeError:
        items.sort(key=card_order)
    return tuple(items)
