"""The one undo command there is: it puts an earlier or later document back in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

from PySide6.QtGui import QUndoCommand

from journeyeditor.base.messages import Message
from journeyeditor.model.journey import Journey

_MERGES: Final = 1
_STAYS_ALONE: Final = -1


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


class Swap(QUndoCommand):
    """Swaps two documents. Commands with the same `merge` key that follow each other are one.

    `put` is given the state to show; there is no inverse code anywhere.
    """

    def __init__(
        self,
        name: Message,
        before: State,
        after: State,
        merge: str,
        put: Callable[[State], None],
    ) -> None:
        super().__init__(str(name))
        self.name = name
        self.before = before
        self.after = after
        self.merge = merge
        self._put = put

    def undo(self) -> None:
        """Show the document as it was before."""
        self._put(self.before)

    def redo(self) -> None:
        """Show the document as it was after."""
        self._put(self.after)

    def id(self) -> int:
        """Qt asks `mergeWith` only for commands of the same id other than -1."""
        return _MERGES if self.merge else _STAYS_ALONE

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take a later command of the same key into this one."""
        if not isinstance(other, Swap) or other.merge != self.merge:
            return False
        self.after = other.after
        return True
