"""Cards and empty cells in the hand: written on, carried, stretched."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeyeditor.canvas.interactions.board import Board, Interaction
from journeyeditor.canvas.interactions.drag_cards import DragCards
from journeyeditor.canvas.pointer import Pointer
from journeyeditor.layout.hit import Hit
from journeyeditor.session.history import Cell

OPENING: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2))


def typed_text(event: QKeyEvent) -> str:
    """What a key writes, or ""."""
    text = event.text()
    return text if text.isprintable() and text.strip() else ""


class CardGrip:
    """Presses twice to write; typing begins another; dragging carries."""

    def press(self, board: Board, hit: Hit, pointer: Pointer) -> Interaction | None:
        """Begin to carry it with all that is selected."""
        return DragCards(board, hit.block.owner, pointer)

    def double(self, board: Board, hit: Hit, pointer: Pointer) -> bool:
        """Write on it."""
        board.write(hit.block.owner)
        return True

    def key(self, board: Board, owner: str, event: QKeyEvent) -> bool:
        """F2 and Enter open the text, typing begins another card after it."""
        if event.key() in OPENING:
            board.write(owner)
            return True
        typed = typed_text(event)
        if typed:
            board.write(owner, typed)
        return bool(typed)


def key_in_cell(board: Board, cell: Cell, event: QKeyEvent) -> bool:
    """A key for an empty cell: what is typed is written there."""
    if event.key() in OPENING:
        board.write_in(cell)
        return True
    typed = typed_text(event)
    if typed:
        board.write_in(cell, typed=typed)
    return bool(typed)
