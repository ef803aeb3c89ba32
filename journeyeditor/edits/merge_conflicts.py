"""What two sides changed differently, and which of them stands until a person chooses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeAlias

Side = Literal["mine", "theirs"]


class Subject(NamedTuple):
    """The record that a change is about: what kind it is of, and its id."""

    kind: str
    id: str


class Key(NamedTuple):
    """What a conflict is known by when a person chooses."""

    kind: str
    record: str
    field: str


Choices: TypeAlias = Mapping[Key, Side]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both sides changed, each to something else.

    `kind` is the kind of record: "map", "phase", "step", "lane", "card", "curve", "point",
    "metric", "link", "persona", "segment", "source", "view", "web-link", "picture" or
    "finding"; `record` is its id, a picture's its key, and `name` the text it is known by, or "".

    `field` is a field's name, with dots for a field of a field. Some fields stand together:
    "cell" is a card's lane and step, "spread" a point's lowest and highest, "way" a link's kind
    and target, "scale" the map's lowest and highest feeling; "phase" is the phase of a step, and
    a table's name stands for the order in it. An empty `field` is the whole record: one side
    deleted it and the other changed or used it; the values are then records or None.

    `kept` is the side whose value is in the merged map.
    """

    kind: str
    record: str
    field: str
    base: Any
    mine: Any
    theirs: Any
    kept: Side
    name: str = ""

    @property
    def key(self) -> Key:
        """What it is known by when a person chooses."""
        return Key(self.kind, self.record, self.field)


@dataclass(slots=True)
class Notes:
    """The conflicts met so far. `choices` are a person's; `forced` is what else can't be."""

    choices: Choices
    forced: Choices
    conflicts: dict[Key, Conflict] = field(default_factory=dict)

    def is_open(self, subject: Subject, name: str) -> bool:
        """Whether a field is to be settled even where only one side changed it."""
        key = Key(*subject, name)
        return key in self.forced or key in self.choices

    def settle(
        self, subject: Subject, name: str, values: tuple[Any, Any, Any], kept: Side = "mine"
    ) -> Side:
        """Which side stands; noted where nobody has chosen. `values` are base, mine, theirs."""
        key = Key(*subject, name)
        if key in self.choices:
            return self.choices[key]
        side = self.forced.get(key, kept)
        base, mine, theirs = (None if value is ABSENT else value for value in values)
        self.conflicts[key] = Conflict(*key, base, mine, theirs, side)
        return side


class _Absent:
    """Stands for a value where there is none; unlike all others."""


ABSENT = _Absent()
