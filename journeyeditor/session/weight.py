"""About how many bytes a document takes that another one does not share with it.

An estimate from what is measured of CPython and pydantic: records that are the same objects
in both cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final

from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.record import Record
from journeyeditor.model.records import Card

_STATE: Final = 3_000
"""A journey's own fields, the table of its lanes, the two states and the step."""

_RECORD: Final = 1_600
_REFERENCE: Final = 8
_CHARACTER: Final = 2
"""Between one byte for Latin letters and four for emoji."""

_own_text: Final = attrgetter("text", "note")


def weight(before: Journey, after: Journey) -> int:
    """Bytes that are kept for `before` while `after` is the document, or the other way round."""
    total = _STATE
    if before.cards is not after.cards:
        for key in before.cards.keys() | after.cards.keys():
            total += _lane(before.cards.get(key), after.cards.get(key))
    for name, old in before.__dict__.items():
        new = after.__dict__[name]
        if old is new or name == "cards":
            continue
        if name == "pictures":
            total += sum(len(one.data) for one in _only(old, new))
        elif isinstance(old, tuple):
            total += _records(old, new)
        else:
            total += _RECORD
    return total


def _lane(old: Cards | None, new: Cards | None) -> int:
    if old is new:
        return 0
    was = old.items if old is not None else ()
    now = new.items if new is not None else ()
    total = _REFERENCE * max(len(was), len(now))
    small, large = sorted((was, now), key=len)
    changed: Sequence[Card] = large
    if len(small) == len(large):
        changed = [one for one, other in zip(large, small, strict=True) if one is not other]
    # Cards that only stand elsewhere are shared.
    same = set(map(id, small)) if len(small) != len(large) or len(changed) > 1 else ()
    changed = [card for card in changed if id(card) not in same]
    return total + sum(_RECORD + _CHARACTER * sum(map(len, _own_text(card))) for card in changed)


def _only(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterable[Any]:
    """What is under keys that only one of two tables has."""
    for key in old.keys() ^ new.keys():
        yield old.get(key) or new.get(key)


def _records(old: tuple[Any, ...], new: tuple[Any, ...]) -> int:
    """Two tuples of records: what differs, and within it the tuples that differ in turn."""
    same = set(map(id, old)) & set(map(id, new))
    was = {record.id: record for record in old if id(record) not in same}
    total = _REFERENCE * max(len(old), len(new))
    for record in new:
        if id(record) in same:
            continue
        total += _RECORD
        earlier = was.get(record.id)
        for name, value in record.__dict__.items():
            if isinstance(value, tuple) and value and isinstance(value[0], Record):
                total += _records(getattr(earlier, name, ()) if earlier else (), value)
    now = {record.id for record in new}
    return total + _RECORD * sum(1 for name in was if name not in now)
