"""The way back: the documents before and after each edit, bounded by steps and by bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from journeyeditor.base.messages import Message
from journeyeditor.model.journey import Journey
from journeyeditor.session.weight import weight

STEPS: Final = 1_000
"""How many edits can be undone."""

BYTES: Final = 48 * 1024 * 1024
"""About how much memory the documents of the past may take beside the one of now."""


class Cell(NamedTuple):
    """Where a lane crosses a step, by their ids."""

    lane: str
    step: str


class View(NamedTuple):
    """What of the page is seen: its middle in scene units, and pixels to the unit."""

    x: float
    y: float
    zoom: float


@dataclass(frozen=True, slots=True)
class Choice:
    """What is selected: records, the one of them chosen last, or else an empty cell."""

    ids: frozenset[str] = frozenset()
    current: str = ""
    cursor: Cell | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A document with what was selected in it and what of it was seen."""

    journey: Journey
    choice: Choice
    view: View | None = None


@dataclass(frozen=True, slots=True)
class Swap:
    """One edit: the states before and after it. There is no inverse code anywhere.

    Edits with the same `merge` key that follow each other are one; so is one that joins the
    edit of that key right before it, which is whole then. `weight` is about how many
    bytes the two documents do not share.
    """

    name: Message
    before: State
    after: State
    merge: str
    weight: int


def added(one: str) -> str:
    """The key of the edit that added a record: to name it right after is a part of that."""
    return f"add {one}"


class History:
    """The edits in the order they were made; those from `index` on were undone."""

    def __init__(self, steps: int = STEPS, most_bytes: int = BYTES) -> None:
        self.index = 0
        self._steps = steps
        self._most = most_bytes
        self._swaps: list[Swap] = []
        self._clean: int | None = 0

    def __len__(self) -> int:
        return len(self._swaps)

    @property
    def weight(self) -> int:
        """About how many bytes it keeps."""
        return sum(swap.weight for swap in self._swaps)

    @property
    def is_clean(self) -> bool:
        """Whether the document is as it was when it was marked clean."""
        return self._clean == self.index

    def mark_clean(self) -> None:
        """The document as it is now is the one that is stored."""
        self._clean = self.index

    def names(self) -> tuple[Message, ...]:
        """The names of all edits, the oldest first."""
        return tuple(swap.name for swap in self._swaps)

    def name_at(self, place: int) -> Message | None:
        """The name of one edit, or None where there is none."""
        return self._swaps[place].name if 0 <= place < len(self._swaps) else None

    def push(self, name: Message, before: State, after: State, merge: str, joins: str = "") -> None:
        """Take in an edit; what was undone is gone, and what is too old or too much as well."""
        del self._swaps[self.index :]
        if self._clean is not None and self._clean > self.index:
            self._clean = None
        last = self._swaps[-1] if self._swaps else None
        is_open = last is not None and last.merge and not self.is_clean
        if last is not None and is_open and last.merge in (merge, joins):
            name, before = last.name, last.before
            self._swaps.pop()
        grown = weight(before.journey, after.journey)
        self._swaps.append(Swap(name, before, after, merge, grown))
        self.index = len(self._swaps)
        self._forget()

    def _forget(self) -> None:
        """Drop the oldest edits over the bounds, but never the last one."""
        kept, left = 0, self._most
        for swap in reversed(self._swaps):
            left -= swap.weight
            if kept and (left < 0 or kept >= self._steps):
                break
            kept += 1
        dropped = len(self._swaps) - kept
        if dropped:
            del self._swaps[:dropped]
            self.index -= dropped
            was = self._clean
            self._clean = was - dropped if was is not None and was >= dropped else None

    def go(self, index: int) -> State | None:
        """The state where `index` edits hold, which holds from now on; None for where it is."""
        index = max(0, min(index, len(self._swaps)))
        if index == self.index:
            return None
        back = index < self.index
        self.index = index
        return self._swaps[index].before if back else self._swaps[index - 1].after
