"""What a grip is: what hands and keys may do with one kind of thing."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QKeyEvent

from journeyeditor.canvas.interactions.board import Board, Interaction
from journeyeditor.canvas.pointer import Pointer
from journeyeditor.layout.hit import Hit


class Grip(Protocol):
    """Handles for the things of some roles. Selecting what was pressed is done before."""

    def press(self, board: Board, hit: Hit, pointer: Pointer) -> Interaction | None:
        """Begin what dragging this thing means, or None where it can't be dragged."""

    def double(self, board: Board, hit: Hit, pointer: Pointer) -> bool:
        """It was pressed twice; False where that means nothing."""

    def key(self, board: Board, owner: str, event: QKeyEvent) -> bool:
        """A key for the one selected thing; False where the key means nothing to it."""
