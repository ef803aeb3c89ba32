"""Points of emotion curves in the hand: dragging and nudging them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeyeditor.base.errors import JourneyError
from journeyeditor.canvas.interactions.board import Board, Interaction
from journeyeditor.canvas.interactions.drag_point import (
    MOVE_POINT,
    SNAP,
    DragPoint,
    find_point,
    snapped,
)
from journeyeditor.canvas.view import Pointer
from journeyeditor.edits.curves import change_point
from journeyeditor.layout.hit import Hit

_NUDGES: Final = {int(Qt.Key.Key_Up): SNAP, int(Qt.Key.Key_Down): -SNAP}


class PointGrip:
    """Dragged up and down; arrows nudge by halves."""

    def press(self, board: Board, hit: Hit, pointer: Pointer) -> Interaction | None:
        """Begin to drag a point."""
        found = find_point(board.session.journey, hit.block.owner)
        return DragPoint(board, hit.band.key, *found, pointer) if found else None

    def double(self, board: Board, hit: Hit, pointer: Pointer) -> bool:
        """Nothing yet."""
        return False

    def key(self, board: Board, owner: str, event: QKeyEvent) -> bool:
        """Up and Down nudge the value."""
        by = _NUDGES.get(int(event.key()))
        return by is not None and self._nudge(board, owner, by)

    def _nudge(self, board: Board, point_id: str, by: float) -> bool:
        session = board.session
        found = find_point(session.journey, point_id)
        if found is None or found[1].value is None:
            return True
        curve, point = found
        value = snapped((point.value or 0.0) + by, session.journey, free=False)
        try:
            merge = f"nudge {point_id}"
            session.apply(MOVE_POINT, change_point, curve.id, point_id, merge=merge, value=value)
        except JourneyError as error:
            board.tell(error)
        return True
