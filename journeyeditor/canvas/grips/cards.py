"""Cards in the hand: writing on them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeyeditor.canvas.interactions.board import Board, Interaction
from journeyeditor.canvas.view import Pointer
from journeyeditor.layout.hit import Hit

_OPENING: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2))


class CardGrip:
    """Presses twice to write; typing writes anew."""

    def press(self, board: Board, hit: Hit, pointer: Pointer) -> Interaction | None:
        """A card can't be dragged yet."""
        return None

    def double(self, board: Board, hit: Hit, pointer: Pointer) -> bool:
        """Write on it."""
        board.write(hit.block.owner)
        return True

    def key(self, board: Board, owner: str, event: QKeyEvent) -> bool:
        """F2 and Enter open the text, typing writes anew."""
        if event.key() in _OPENING:
            board.write(owner)
            return True
        if event.text().isprintable() and event.text().strip():
            board.write(owner, event.text())
            return True
        return False
