"""Finding the record an edit is about, or saying that it is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=_Named)


def gone() -> JourneyError:
    """The error for an edit on something that is no longer in the map."""
    return JourneyError(msg("That part of the map is no longer there."))


def present(item: Item | None) -> Item:
    """The item, or JourneyError where there is none."""
    if item is None:
        raise gone()
    return item


def replaced(items: Iterable[Item], item: Item) -> tuple[Item, ...]:
    """The items with `item` in the place of the one with its id."""
    return tuple(item if old.id == item.id else old for old in items)


def inserted(items: Sequence[Item], item: Item, place: int | None) -> tuple[Item, ...]:
    """The items with one more at `place`, counted from 0; at the end for None."""
    at = len(items) if place is None else max(0, min(place, len(items)))
    return (*items[:at], item, *items[at:])


def moved(items: Sequence[Item], item_id: str, place: int) -> tuple[Item, ...]:
    """The items with one moved so that it stands at `place` among the others."""
    item = next((item for item in items if item.id == item_id), None)
    if item is None:
        raise gone()
    return inserted([other for other in items if other.id != item_id], item, place)


def with_cards(journey: Journey, changed: Mapping[str, Cards]) -> Journey:
    """The journey with other cards in some lanes; a lane without cards has no entry."""
    cards = {key: kept for key, kept in {**journey.cards, **changed}.items() if kept}
    return journey.model_copy(update={"cards": cards})
