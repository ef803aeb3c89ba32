"""Whether records and whole maps are equal to the letter, unknown fields included.

Python's own equality takes 1, 1.0 and True in an unknown field for the same; a file does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.record import Record

TABLES: Final = (
    ("segments", "segment", False),
    ("personas", "persona", True),
    ("sources", "source", False),
    ("lanes", "lane", True),
    ("curves", "curve", True),
    ("metrics", "metric", False),
    ("links", "link", False),
    ("set_aside", "finding", False),
)
"""The tables of a map that are compared record by record, but phases, cards and pictures: the
field, the kind of its records, and whether their order is seen on the map."""


def alike(one: Record, other: Record) -> bool:
    """Whether two records are written the same."""
    if one is other:
        return True
    if type(one) is not type(other) or one.__dict__ != other.__dict__:
        return False
    return _unknown(one) == _unknown(other)


def all_alike(some: Sequence[Record], others: Sequence[Record]) -> bool:
    """Whether two sequences hold records that are written the same, in the same order."""
    if some is others:
        return True
    return len(some) == len(others) and all(map(alike, some, others))


def alike_maps(one: Journey, other: Journey) -> bool:
    """Whether two maps are written the same, whatever their lanes without cards look like."""
    if one is other:
        return True
    if _unknown_of(one.model_extra) != _unknown_of(other.model_extra):
        return False
    others = other.__dict__
    return all(_alike_values(value, others[name]) for name, value in one.__dict__.items())


def _alike_values(one: Any, other: Any) -> bool:
    if one is other:
        return True
    match one:
        case Record():
            return alike(one, other)
        case Cards():
            return all_alike(one.items, other.items)
        case tuple():
            return all_alike(one, other)
        case dict():
            filled, others = ([key for key in table if table[key]] for table in (one, other))
            in_order = not any(isinstance(value, Cards) for value in one.values())
            same = filled == others if in_order else set(filled) == set(others)
            return same and all(_alike_values(one[key], other[key]) for key in filled)
    return bool(one == other)


def _unknown(record: Record) -> list[object]:
    """The unknown fields of a record and of the records in it, as they are written."""
    found: list[object] = []
    if record.__pydantic_extra__:
        found.append(_unknown_of(record.__pydantic_extra__))
    for name, value in record.__dict__.items():
        if isinstance(value, Record):
            found += [(name, one) for one in _unknown(value)]
        elif value and isinstance(value, tuple) and isinstance(value[0], Record):
            for place, one in enumerate(value):
                found += [(name, place, inner) for inner in _unknown(one)]
    return found


def _unknown_of(fields: dict[str, Any] | None) -> str:
    """JSON values told apart by what they are called in Python."""
    return repr(fields or {})
