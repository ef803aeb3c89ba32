"""What the mending of a map has in common: the problems told and the ids that are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Any, Final, NamedTuple, Protocol, TypeVar

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, msg
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.people import WebLinks


@dataclass(frozen=True, slots=True)
class Problem:
    """Something unsound that was mended; `subject` is the id of the record it is about."""

    message: Message
    subject: str


MOST_PROBLEMS: Final = 50_000
"""More than this is no map with faults but something else: mending it would take for ever."""


class Told(list[Problem]):
    """What was mended. Raises JourneyError at a problem too many."""

    def append(self, problem: Problem) -> None:
        """Tell of one more."""
        if len(self) >= MOST_PROBLEMS:
            raise JourneyError(
                msg(
                    "The map is damaged in more than {most} places, too many to mend:"
                    " look for an earlier copy of it.",
                    most=MOST_PROBLEMS,
                )
            )
        super().append(problem)


class Named(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str: ...


AnyRecord = TypeVar("AnyRecord")
AnyNamed = TypeVar("AnyNamed", bound=Named)


class Columns(NamedTuple):
    """What mending looks at in the cards of a lane, a field at a time, in their order.

    Ten thousand records are spread over megabytes: each is visited once, and all the rest
    is done on these.
    """

    ids: tuple[str, ...]
    lanes: tuple[str | None, ...]
    steps: tuple[str | None, ...]
    orders: tuple[str, ...]
    sources: tuple[tuple[str, ...], ...]
    answers: tuple[tuple[str, ...], ...]
    personas: tuple[tuple[str, ...], ...]
    pictures: tuple[str | None, ...]
    links: tuple[WebLinks, ...]

    @classmethod
    def of(cls, cards: Cards) -> Columns:
        """The columns of a lane."""
        if not cards.items:
            return cls(*((),) * len(cls._fields))
        return cls(*zip(*map(_looked_at, map(_fields, cards.items)), strict=True))


_fields = attrgetter("__dict__")
_looked_at = itemgetter(
    "id", "lane", "step", "order", "sources", "answers", "personas", "picture", "links"
)


def columns_of(journey: Journey) -> dict[str, Columns]:
    """The columns of all lanes, the parking lot too."""
    return {lane: Columns.of(cards) for lane, cards in journey.cards.items()}


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
    def of(cls, journey: Journey, columns: dict[str, Columns]) -> Known:
        """All there is to point at in a map."""
        return cls(
            segments=_ids(journey.segments),
            personas=_ids(journey.personas),
            sources=_ids(journey.sources),
            steps=_ids(journey.steps()),
            lanes=_ids(journey.lanes),
            cards=frozenset().union(*(lane.ids for lane in columns.values())),
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


def remade(record: AnyNamed, **fields: Any) -> AnyNamed:
    """The record with other values that are known to fit.

    `Record.changed` looks at all the fields, and pydantic's copy copies what is the same; a
    hostile file may have a hundred thousand records to mend.
    """
    made = object.__new__(type(record))
    for name in ("__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__"):
        object.__setattr__(made, name, getattr(record, name))
    object.__setattr__(made, "__dict__", {**vars(record), **fields})
    return made
