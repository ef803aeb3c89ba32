"""What differs between two states of a map, record by record and field by field.

What both share is passed over by identity, so that one change in a large map is found at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from journeyeditor.base.sequences import moved
from journeyeditor.model.cards import Cards
from journeyeditor.model.compare import TABLES, alike, alike_maps
from journeyeditor.model.journey import Journey
from journeyeditor.model.record import Record
from journeyeditor.model.records import Card, Phase

Change = Literal["added", "removed", "changed", "moved"]

_APART: Final = frozenset({"id", "steps", "points", "views"})
"""Fields that are told as records of their own."""

_APART_OF_MAP: Final = _APART | {"phases", "cards", "pictures", *(one[0] for one in TABLES)}
_APART_OF_CARD: Final = _APART | {"lane", "step", "order"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs.

    `kind` is "map", "phase", "step", "lane", "card", "curve", "point", "metric", "link",
    "persona", "segment", "source", "view", "finding" or "picture"; `id` is the record's, a
    picture's its key. Of what was added or removed `after` or `before` is the record. Where a
    field was changed they are its values; a field of a field is named with a dot. Moved is a
    card to another "cell" (its lane and step) or to another place in it ("order": its keys), a
    step to another "phase", and any other record in the "order" of its table (places from 1).
    """

    kind: str
    id: str
    change: Change
    field: str = ""
    before: Any = None
    after: Any = None


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs, in the order in which a map is read; empty where nothing does."""

    before: Journey
    after: Journey
    found: tuple[Difference, ...]

    def __iter__(self) -> Iterator[Difference]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


def differences(before: Journey, after: Journey) -> Differences:
    """What differs between two states of a map."""
    found = tuple(_found(before, after))
    if not found and not alike_maps(before, after):
        # Nothing but the order of records that stand nowhere on the map.
        found = (Difference("map", after.id, "moved", "order"),)
    return Differences(before, after, found)


def _found(before: Journey, after: Journey) -> Iterator[Difference]:
    yield from _map(before, after)
    for name, kind, is_ordered in TABLES[:3]:
        yield from _table(kind, getattr(before, name), getattr(after, name), is_ordered=is_ordered)
    yield from _phases(before.phases, after.phases)
    for name, kind, is_ordered in TABLES[3:4]:
        yield from _table(kind, getattr(before, name), getattr(after, name), is_ordered=is_ordered)
    yield from _cards(before.cards, after.cards)
    for name, kind, is_ordered in TABLES[4:]:
        yield from _table(kind, getattr(before, name), getattr(after, name), is_ordered=is_ordered)
    yield from _table("view", before.settings.views, after.settings.views)
    if before.pictures is not after.pictures:
        yield from _rows("picture", before.pictures, after.pictures)


def _map(before: Journey, after: Journey) -> Iterator[Difference]:
    if before.id != after.id:
        yield Difference("map", after.id, "changed", "id", before.id, after.id)
    yield from _fields("map", after.id, before, after, _APART_OF_MAP)


def _table(
    kind: str, before: Sequence[Any], after: Sequence[Any], *, is_ordered: bool = True
) -> Iterator[Difference]:
    if before is after:
        return
    old, new = ({one.id: one for one in table} for table in (before, after))
    yield from _rows(kind, old, new)
    if is_ordered:
        yield from _moved(kind, list(old), list(new))


def _moved(kind: str, before: list[str], after: list[str]) -> Iterator[Difference]:
    stirred = moved(before, after)
    for place, one in enumerate(after, 1):
        if one in stirred:
            yield Difference(kind, one, "moved", "order", before.index(one) + 1, place)


def _rows(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    for one, record in before.items():
        if one not in after:
            yield Difference(kind, one, "removed", before=record)
    for one, record in after.items():
        old = before.get(one)
        if old is None:
            yield Difference(kind, one, "added", after=record)
        elif old is not record:
            yield from _record(kind, one, old, record)


def _record(kind: str, one: str, before: Record, after: Record) -> Iterator[Difference]:
    if alike(before, after):
        return
    yield from _fields(kind, one, before, after, _APART)
    if kind == "curve":
        old, new = getattr(before, "points", ()), getattr(after, "points", ())
        yield from _table("point", old, new)


def _fields(
    kind: str, one: str, before: Record, after: Record, skipped: frozenset[str], prefix: str = ""
) -> Iterator[Difference]:
    for name in type(after).model_fields:
        if name in skipped:
            continue
        was, now = getattr(before, name), getattr(after, name)
        if isinstance(was, Record) and isinstance(now, Record):
            yield from _fields(kind, one, was, now, _APART, f"{prefix}{name}.")
        elif was is not now and not _same(was, now):
            yield Difference(kind, one, "changed", prefix + name, was, now)
    old, new = before.model_extra or {}, after.model_extra or {}
    for name in {**old, **new}:
        was, now = old.get(name), new.get(name)
        if repr(was) != repr(now):
            yield Difference(kind, one, "changed", prefix + name, was, now)


def _same(one: Any, other: Any) -> bool:
    if one != other:
        return False
    if isinstance(one, tuple) and one and isinstance(one[0], Record):
        return all(map(alike, one, other))
    return True


def _phases(before: tuple[Phase, ...], after: tuple[Phase, ...]) -> Iterator[Difference]:
    if before is after:
        return
    yield from _table("phase", before, after)
    sides = before, after
    old, new = ({step.id: step for phase in side for step in phase.steps} for side in sides)
    homes, now = ({step.id: one.id for one in side for step in one.steps} for side in sides)
    yield from _rows("step", old, new)
    for step in new:
        if step in old and homes[step] != now[step]:
            yield Difference("step", step, "moved", "phase", homes[step], now[step])
    for phase in after:
        inside = [step.id for step in phase.steps if homes.get(step.id) == phase.id]
        was = [one for one, home in homes.items() if home == phase.id and now.get(one) == home]
        yield from _moved("step", was, inside)


def _cards(before: Mapping[str, Cards], after: Mapping[str, Cards]) -> Iterator[Difference]:
    """The cards of the lanes that are not the same object, but for those that are."""
    old: dict[str, Card] = {}
    new: dict[str, Card] = {}
    for lane in {**before, **after}:
        was, now = before.get(lane), after.get(lane)
        if was is now:
            continue
        items, others = was.items if was else (), now.items if now else ()
        shared = set(map(id, items)).intersection(map(id, others))
        old.update((card.id, card) for card in items if id(card) not in shared)
        new.update((card.id, card) for card in others if id(card) not in shared)
    for one, card in old.items():
        if one not in new:
            yield Difference("card", one, "removed", before=card)
    for one, card in new.items():
        earlier = old.get(one)
        if earlier is None:
            yield Difference("card", one, "added", after=card)
        elif not alike(earlier, card):
            yield from _card(earlier, card)


def _card(before: Card, after: Card) -> Iterator[Difference]:
    cells = (before.lane, before.step), (after.lane, after.step)
    if cells[0] != cells[1]:
        yield Difference("card", after.id, "moved", "cell", *cells)
    elif before.order != after.order:
        yield Difference("card", after.id, "moved", "order", before.order, after.order)
    yield from _fields("card", after.id, before, after, _APART_OF_CARD)
