"""The pointer and the keys on the canvas: which interaction they begin, and who is told."""

from __future__ import annotations

from typing import Final, get_args

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
from journeyeditor.canvas.interactions.walk import Way, first_card, next_card, next_point
from journeyeditor.canvas.view import Pointer
from journeyeditor.edits.curves import change_point
from journeyeditor.layout.hit import Hit, hit

_WAYS: Final[dict[int, Way]] = dict(
    zip(
        (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
        get_args(Way),
        strict=True,
    )
)
_OPENING: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2))
_COMMAND: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_SELECTABLE: Final = frozenset(("card", "point"))


class MapHands:
    """Begins interactions and keeps the one that is active."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._active: Interaction | None = None

    @property
    def active(self) -> Interaction | None:
        """What is under way."""
        return self._active

    def _under(self, pointer: Pointer) -> Hit | None:
        """What can be selected under the pointer."""
        found = hit(self._board.page, pointer.x, pointer.y)
        return found if found is not None and found.block.role in _SELECTABLE else None

    def press(self, pointer: Pointer) -> bool:
        """Select what was pressed, and begin to drag what can be dragged."""
        self._board.end_writing()
        under = self._under(pointer)
        session = self._board.session
        if under is None:
            if not (pointer.shift or pointer.control):
                session.select(())
            return True
        owner = under.block.owner
        if pointer.shift or pointer.control:
            session.select(session.selection ^ {owner})
            return True
        session.select((owner,))
        found = find_point(session.journey, owner) if under.block.role == "point" else None
        if found is not None:
            self._active = DragPoint(self._board, under.band.key, *found, pointer)
        return True

    def double_press(self, pointer: Pointer) -> bool:
        """Write on the card that was pressed twice."""
        under = self._under(pointer)
        if under is None or under.block.role != "card":
            return self.press(pointer)
        self._board.session.select((under.block.owner,))
        self._board.write(under.block.owner)
        return True

    def move(self, pointer: Pointer) -> None:
        """Go on with what is under way, or mark what is under the pointer."""
        if self._active is not None:
            self._active.move(pointer)
        else:
            under = self._under(pointer)
            self._board.hover(under.block.owner if under else "")

    def release(self, pointer: Pointer) -> None:
        """End what is under way."""
        active, self._active = self._active, None
        if active is not None:
            active.release(pointer)

    def leave(self) -> None:
        """Nothing is under the pointer."""
        self._board.hover("")

    def cancel(self) -> bool:
        """Give up what is under way, or select nothing."""
        active, self._active = self._active, None
        if active is not None:
            active.cancel()
            return True
        if self._board.session.selection:
            self._board.session.select(())
            return True
        return False

    def key(self, event: QKeyEvent) -> bool:
        """Arrows walk, F2 and Enter open the text, typing writes anew."""
        if event.modifiers() & _COMMAND or self._active is not None:
            return False
        way = _WAYS.get(event.key())
        if way:
            return self._walk(way)
        card = self._one_card()
        if not card:
            return False
        if event.key() in _OPENING:
            self._board.write(card)
            return True
        if event.text().isprintable() and event.text().strip():
            self._board.write(card, event.text())
            return True
        return False

    def _one(self) -> str:
        selection = self._board.session.selection
        return next(iter(selection)) if len(selection) == 1 else ""

    def _one_card(self) -> str:
        one = self._one()
        return one if one and self._board.session.journey.card(one) is not None else ""

    def _walk(self, way: Way) -> bool:
        session, one = self._board.session, self._one()
        if not one:
            target = first_card(session.journey) if not session.selection else None
        elif find_point(session.journey, one) is not None:
            if way in ("up", "down"):
                return self._nudge(one, SNAP if way == "up" else -SNAP)
            target = next_point(session.journey, one, way)
        else:
            target = next_card(session.journey, one, way)
        if target is None:
            return bool(one)
        session.select((target,))
        self._board.reveal(target)
        return True

    def _nudge(self, point_id: str, by: float) -> bool:
        session = self._board.session
        found = find_point(session.journey, point_id)
        if found is None or found[1].value is None:
            return True
        curve, point = found
        value = snapped((point.value or 0.0) + by, session.journey, free=False)
        try:
            merge = f"nudge {point_id}"
            session.apply(MOVE_POINT, change_point, curve.id, point_id, merge=merge, value=value)
        except JourneyError as error:
            self._board.tell(error)
        return True
