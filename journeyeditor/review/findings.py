"""What a finding of the check-up is, and the facts that a map does not know itself."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from journeyeditor.base.messages import Message, Translator
from journeyeditor.review.survey import Survey

Kind = Literal["gap", "hint"]
"""Something that the map itself asks for is missing, or something is worth a thought."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the map's poster reads from `distance` metres.

    `capital` is the height of its smallest capitals in millimetres, `needed` the least it
    should be.
    """

    distance: float
    capital: float
    needed: float


@dataclass(frozen=True, slots=True)
class Facts:
    """What a map does not know itself; what is None is asked about nothing."""

    today: datetime.date | None = None
    reading: Reading | None = None


NO_FACTS: Final = Facts()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found by a rule.

    `ids` name the records it is about, the first above all; none where it is about the whole
    map. `said` is a sentence; `where` is the phase and `what` the thing in it, if any.
    """

    rule: str
    kind: Kind
    ids: tuple[str, ...]
    said: Message
    where: Message | None = None
    what: Message | None = None

    @property
    def subject(self) -> str | None:
        """What it is set aside for: a record's id, or None for the whole map."""
        return self.ids[0] if self.ids else None

    def place(self, tr: Translator) -> str:
        """Where it is and what it is about, in a line; "" for the whole map."""
        return " · ".join(tr(part) for part in (self.where, self.what) if part is not None)


Find: TypeAlias = Callable[[Survey, Facts], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the check-up: `one` and `many` are its name for {n} findings.

    `among` is the kind of card it asks about where its name says of how many: {all}.
    """

    key: str
    find: Find
    one: str
    many: str
    among: str = ""

    def name(self, tr: Translator, count: int, among: int = 0) -> str:
        """What was found so often."""
        return tr.plural(self.one, self.many, count, all=among)
