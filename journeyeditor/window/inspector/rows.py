"""What a row of the inspector is: a property, what it is called, and how it is edited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final

from journeyeditor.base.messages import Message, msg
from journeyeditor.edits.properties import property_of, record_of
from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import Words
from journeyeditor.model.record import Record

MORE: Final = msg("More")
MAIN: Final = Message("")


class Editor(Enum):
    """How a value is edited."""

    LINE = auto()
    TEXT = auto()
    LINES = auto()
    WEB = auto()
    NUMBER = auto()
    DURATION = auto()
    DATE = auto()
    CHOICE = auto()
    OFFER = auto()
    FLAG = auto()
    COLOUR = auto()
    MEMBERS = auto()
    RECORDS = auto()
    END = auto()
    PICTURE = auto()
    BUTTON = auto()


@dataclass(frozen=True, slots=True)
class Bound:
    """The records that are shown: of one kind, or of "" for several kinds together."""

    journey: Journey
    kind: str
    ids: tuple[str, ...]
    records: tuple[Record, ...]

    @classmethod
    def of(cls, journey: Journey, kind: str, ids: tuple[str, ...]) -> Bound | None:
        """The records of these ids; None where one of them is gone."""
        records = tuple(record_of(journey, kind, one) for one in ids)
        found = tuple(record for record in records if record is not None)
        return cls(journey, kind, ids, found) if found and len(found) == len(ids) else None

    def value(self, name: str) -> tuple[Any, bool]:
        """The value of a property, and whether the records differ in it."""
        first = property_of(self.journey, self.records[0], name)
        for record in self.records[1:]:
            if property_of(self.journey, record, name) != first:
                return None, True
        return first, False


@dataclass(frozen=True, slots=True)
class Row:
    """A property in the inspector.

    `kinds` are the kinds of card (or lane) it belongs to; for cards of other kinds it lies
    under "More". `group` is the fold it lies in otherwise. `half` rows lie two beside each
    other. `offers` names where its choices come from. Numbers lie from `least` to `most`.
    """

    name: str
    label: Message
    editor: Editor
    undo: Message
    words: Words | None = None
    none: bool = True
    kinds: tuple[str, ...] = ()
    group: Message = MAIN
    half: bool = False
    offers: str = ""
    hint: Message = MAIN
    whole: bool = False
    least: float | None = None
    most: float | None = None
    needed: bool = False
    when: Callable[[Bound], bool] | None = None
