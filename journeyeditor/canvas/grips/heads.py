"""Phases, steps, lanes, the title, personas and links in the hand: renamed and carried."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent

from journeyeditor.canvas.grips.cards import OPENING, typed_text
from journeyeditor.canvas.interactions.board import Board, Interaction
from journeyeditor.canvas.pointer import Pointer
from journeyeditor.layout.hit import Hit

Carry = Callable[[Board, str, Pointer], Interaction]


class HeadGrip:
    """Pressed twice or typed on to rename; carried where `carry` says how."""

    def __init__(self, carry: Carry | None = None) -> None:
        self._carry = carry

    def press(self, board: Board, hit: Hit, pointer: Pointer) -> Interaction | None:
        """Begin to carry it."""
        return self._carry(board, hit.block.owner, pointer) if self._carry else None

    def double(self, board: Board, hit: Hit, pointer: Pointer) -> bool:
        """Rename it."""
        board.write(hit.block.owner)
        return True

    def key(self, board: Board, owner: str, event: QKeyEvent) -> bool:
        """F2 and Enter rename, typing writes anew."""
        if event.key() in OPENING:
            board.write(owner)
            return True
        typed = typed_text(event)
        if typed:
            board.write(owner, typed)
        return bool(typed)
