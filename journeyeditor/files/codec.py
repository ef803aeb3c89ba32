"""Maps to bytes and back: the .journey format. What opens can be saved, and is equal then."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, get_args

from pydantic import ValidationError

from journeyeditor.base import limits
from journeyeditor.base.collector import collector_paused
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.files.form import JourneyFile, as_text, from_file, to_file
from journeyeditor.files.migrations import MIGRATIONS, migrated
from journeyeditor.files.reading import read_fields
from journeyeditor.model.invariants import Problem, mend
from journeyeditor.model.journey import Journey
from journeyeditor.model.record import Record, what_does_not_fit


@dataclass(frozen=True, slots=True)
class Opened:
    """A map that was read, sound, with what had to be mended and the older version it came in.

    `fingerprint` is that of the file it came from; "" where it came from none.
    """

    journey: Journey
    problems: tuple[Problem, ...] = ()
    migrated_from: int | None = None
    fingerprint: str = ""


def encode(journey: Journey) -> bytes:
    """The bytes of a map's file: UTF-8 JSON, two spaces a level, the same for equal maps."""
    return as_text(to_file(journey)) + b"\n"


def decode(data: bytes) -> Opened:
    """Read a map from the bytes of its file, all checks made.

    Raises JourneyError, with one plain sentence, for whatever is not a map.
    """
    with collector_paused():
        journey, migrated_from = _read(data)
        journey, problems = mend(journey)
    return Opened(journey, problems, migrated_from)


def holds(data: bytes, journey: Journey) -> bool:
    """Whether the bytes of a file are read as just this map, before any mending.

    Raises JourneyError where they can't be read at all.
    """
    with collector_paused():
        return is_same(_read(data)[0], journey)


def _read(data: bytes) -> tuple[Journey, int | None]:
    fields, migrated_from = migrated(read_fields(data), MIGRATIONS)
    try:
        file = JourneyFile.model_validate(fields)
    except ValidationError as error:
        reason = what_does_not_fit(error)
        raise JourneyError(msg("The map can't be read: {reason}", reason=reason)) from error
    del fields  # as large as the map itself
    _check_all(file)
    return from_file(file), migrated_from


def is_same(one: Journey, other: Journey) -> bool:
    """Whether two maps are equal, whatever their lanes without cards look like."""
    return _without_cards(one) == _without_cards(other) and _filled(one) == _filled(other)


def _without_cards(journey: Journey) -> tuple[dict[str, Any], dict[str, Any] | None]:
    fields = {name: value for name, value in vars(journey).items() if name != "cards"}
    return fields, journey.model_extra


def _filled(journey: Journey) -> dict[str, Any]:
    return {lane: cards.items for lane, cards in journey.cards.items() if cards.items}


def _check_all(file: JourneyFile) -> None:
    """Refuse in unknown fields what could not be written back: too deep, or an endless number."""
    for card in file.cards:
        if card.__pydantic_extra__ or card.links:
            check_unknown_fields(card)
    check_unknown_fields(file)


def check_unknown_fields(record: Record) -> None:
    """Refuse a record with unknown fields that no file can hold, with JourneyError."""
    for value in (record.__pydantic_extra__ or {}).values():
        _check_value(value, limits.DEPTH)
    for name in _holders(type(record)):
        value = getattr(record, name)
        if isinstance(value, Record):
            check_unknown_fields(value)
        elif value:
            for one in value.values() if isinstance(value, dict) else value:
                check_unknown_fields(one)


@cache
def _holders(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a record that hold others, but for the cards of a map."""
    fields = kind.model_fields.items()
    return tuple(name for name, of in fields if name != "cards" and _holds_records(of.annotation))


def _holds_records(hint: object) -> bool:
    if isinstance(hint, type) and not get_args(hint):
        return issubclass(hint, Record)
    return any(map(_holds_records, get_args(hint)))


def _check_value(value: object, depth: int) -> None:
    if depth == 0:
        raise JourneyError(msg("The file is nested too deeply in a field that is not known."))
    if isinstance(value, float) and not math.isfinite(value):
        raise JourneyError(msg("The file holds a number that is too large."))
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in _doubtful(value) if depth > 1 else value:
            _check_value(one, depth - 1)


def _doubtful(values: list[Any]) -> list[Any]:
    """The values that could be wrong; among millions of numbers or words there is often none."""
    kinds = set(map(type, values))
    if kinds <= _HARMLESS or (kinds == {float} and all(map(math.isfinite, values))):
        return []
    return [value for value in values if type(value) not in _HARMLESS]


_HARMLESS: Final = frozenset((str, int, bool, type(None)))
