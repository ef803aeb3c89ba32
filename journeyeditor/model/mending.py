"""What the mending of a map has in common: the problems told and the ids that are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol, Self, TypeAlias, TypeVar

from journeyeditor.base.messages import Message
from journeyeditor.model.journey import Journey


@dataclass(frozen=True, slots=True)
class Problem:
    """Something unsound that was mended; `subject` is the id of the record it is about."""

    message: Message
    subject: str


Told: TypeAlias = list[Problem]


class Named(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str: ...
    def changed(self, **fields: Any) -> Self: ...


AnyRecord = TypeVar("AnyRecord")


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that references may point at."""

    segments: frozenset[str]
    personas: frozenset[str]
    sources: frozenset[str]
    steps: frozenset[str]
    lanes: frozenset[str]
    cards: frozenset[str]
    pictures: frozenset[str]

    @classmethod
    def of(cls, journey: Journey) -> Known:
        """All there is to point at in a map."""
        return cls(
            segments=_ids(journey.segments),
            personas=_ids(journey.personas),
            sources=_ids(journey.sources),
            steps=_ids(journey.steps()),
            lanes=_ids(journey.lanes),
            cards=frozenset([card.id for cards in journey.cards.values() for card in cards.items]),
            pictures=frozenset(journey.pictures),
        )


def _ids(records: Iterable[Named]) -> frozenset[str]:
    return frozenset(record.id for record in records)


def without_unknown(ids: tuple[str, ...], known: frozenset[str]) -> tuple[str, ...]:
    """The ids that are known; the same tuple where all are."""
    return ids if known.issuperset(ids) else tuple(one for one in ids if one in known)


def same_or_new(old: tuple[AnyRecord, ...], new: list[AnyRecord]) -> tuple[AnyRecord, ...]:
    """The old tuple where the new list holds the very same objects, else the new as a tuple."""
    if len(old) == len(new) and all(map(_is, old, new)):
        return old
    return tuple(new)


def _is(one: object, other: object) -> bool:
    return one is other
