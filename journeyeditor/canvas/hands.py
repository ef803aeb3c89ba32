"""The pointer and the keys on the canvas: which grip they go to, and what is selected."""

from __future__ import annotations

from typing import Final, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeyeditor.canvas.grips.cards import CardGrip
from journeyeditor.canvas.grips.grip import Grip
from journeyeditor.canvas.grips.points import PointGrip
from journeyeditor.canvas.interactions.board import Board, Interaction
from journeyeditor.canvas.interactions.walk import Way, first_card, next_thing
from journeyeditor.canvas.view import Pointer
from journeyeditor.layout.hit import Hit, hit

_WAYS: Final[dict[int, Way]] = dict(
    zip(
        (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
        get_args(Way),
        strict=True,
    )
)
_COMMAND: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class MapHands:
    """Selects what is pressed, begins interactions and keeps the one that is active."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._active: Interaction | None = None
        point = PointGrip()
        self._grips: dict[str, Grip] = {"card": CardGrip(), "point": point, "gap": point}

    @property
    def active(self) -> Interaction | None:
        """What is under way."""
        return self._active

    def _under(self, pointer: Pointer) -> tuple[Hit, Grip] | None:
        """What can be taken hold of under the pointer, and how."""
        found = hit(self._board.page, pointer.x, pointer.y)
        grip = self._grips.get(found.block.role) if found else None
        return (found, grip) if found and grip else None

    def press(self, pointer: Pointer) -> bool:
        """Select what was pressed, and begin to drag what can be dragged."""
        self._board.end_writing()
        under = self._under(pointer)
        session = self._board.session
        if under is None:
            if not (pointer.shift or pointer.control):
                session.select(())
            return True
        found, grip = under
        owner = found.block.owner
        if pointer.shift or pointer.control:
            session.select(session.selection ^ {owner}, owner)
            return True
        session.select((owner,))
        self._active = grip.press(self._board, found, pointer)
        return True

    def double_press(self, pointer: Pointer) -> bool:
        """What was pressed twice is opened, or else pressed."""
        under = self._under(pointer)
        if under is None:
            return self.press(pointer)
        found, grip = under
        self._board.session.select((found.block.owner,))
        return grip.double(self._board, found, pointer) or self.press(pointer)

    def move(self, pointer: Pointer) -> None:
        """Go on with what is under way, or mark what is under the pointer."""
        if self._active is not None:
            self._active.move(pointer)
        else:
            under = self._under(pointer)
            self._board.hover(under[0].block.owner if under else "")

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
        """A key for what is selected; arrows that mean nothing to it walk on."""
        if event.modifiers() & _COMMAND or self._active is not None:
            return False
        one = self._one()
        grip = self._grips.get(self._board.role_of(one)) if one else None
        if grip is not None and grip.key(self._board, one, event):
            return True
        way = _WAYS.get(event.key())
        return self._walk(way) if way else False

    def _one(self) -> str:
        selection = self._board.session.selection
        return next(iter(selection)) if len(selection) == 1 else ""

    def _walk(self, way: Way) -> bool:
        session, one = self._board.session, self._one()
        if one:
            target = next_thing(session.journey, one, way)
        else:
            target = first_card(session.journey) if not session.selection else None
        if target is None:
            return bool(one)
        session.select((target,))
        self._board.reveal(target)
        return True
