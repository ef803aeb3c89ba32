"""Points of emotion curves in the hand: dragged, nudged, given a value or a word."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeyeditor.base.messages import msg
from journeyeditor.canvas.grips.cards import OPENING, typed_text
from journeyeditor.canvas.interactions.board import Board, Interaction
from journeyeditor.canvas.interactions.drag_point import FINE, SNAP, drag_point
from journeyeditor.canvas.pointer import Pointer
from journeyeditor.layout.hit import Hit
from journeyeditor.session.commands.curves import change_points, nudge_points

_NUDGES: Final = {int(Qt.Key.Key_Up): 1, int(Qt.Key.Key_Down): -1}
NO_VALUE: Final = msg("Leave a gap")


class PointGrip:
    """Up and Down nudge by halves, with Shift by tenths; Backspace leaves a gap."""

    def press(self, board: Board, hit: Hit, pointer: Pointer) -> Interaction | None:
        """Begin to drag a point."""
        return drag_point(board, hit.band.key, hit.block.owner, pointer)

    def double(self, board: Board, hit: Hit, pointer: Pointer) -> bool:
        """Write its word, or its value."""
        board.write(hit.block.owner)
        return True

    def key(self, board: Board, owner: str, event: QKeyEvent) -> bool:
        """Nudge, write, or take the value away."""
        way = _NUDGES.get(int(event.key()))
        if way is not None:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            nudge_points(board.session, way * (FINE if fine else SNAP))
            return True
        if event.key() == Qt.Key.Key_Backspace:
            change_points(board.session, NO_VALUE, value=None, low=None, high=None)
            return True
        if event.key() in OPENING:
            board.write(owner)
            return True
        typed = typed_text(event)
        if typed:
            board.write(owner, typed)
        return bool(typed)
