"""Keys on the canvas: walking, extending, moving on, and what a key means to a thing."""

from __future__ import annotations

from typing import Final, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeyeditor.base.errors import JourneyError
from journeyeditor.canvas.grips.cards import key_in_cell, typed_text
from journeyeditor.canvas.grips.grips import GRIPS
from journeyeditor.canvas.interactions.board import Board
from journeyeditor.canvas.interactions.walk import (
    Target,
    Way,
    edge_place,
    first_place,
    next_place,
)
from journeyeditor.session.commands.things import shift_selected
from journeyeditor.session.history import Cell

_WAYS: Final[dict[int, Way]] = dict(
    zip(
        (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
        get_args(Way),
        strict=True,
    )
)
_POINTS: Final = ("point", "gap")
_EDGES: Final = (Qt.Key.Key_Home, Qt.Key.Key_End)


class MapKeys:
    """Does what a key means where nothing else is under way."""

    def __init__(self, board: Board) -> None:
        self._board = board

    def press(self, event: QKeyEvent) -> bool:
        """A key for what is selected; arrows that mean nothing to it walk on."""
        try:
            return self._press(event)
        except JourneyError as error:
            self._board.tell(error)
            return True

    def _press(self, event: QKeyEvent) -> bool:
        held, way = event.modifiers(), _WAYS.get(event.key())
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if held & (Qt.KeyboardModifier.MetaModifier | Qt.KeyboardModifier.AltModifier):
            alone = held & ~Qt.KeyboardModifier.KeypadModifier
            return alone == Qt.KeyboardModifier.AltModifier and self._shift(way)
        if event.key() in _EDGES:
            return self._walk_to_edge(event.key() == Qt.Key.Key_Home, control)
        if event.key() == Qt.Key.Key_Menu:
            self._board.ask_menu()
            return True
        if control:
            return self._walk(way)
        if way and held & Qt.KeyboardModifier.ShiftModifier:
            return self._extend(way, event)
        return self._for_one(event) or self._walk(way)

    def _shift(self, way: Way | None) -> bool:
        if way is None:
            return False
        shift_selected(self._board.session, way)
        self._board.reveal(self._board.session.current)
        return True

    def _for_one(self, event: QKeyEvent) -> bool:
        """A key for the one selected thing, or the cell at the cursor.

        What is typed while nothing is selected begins in an empty first cell.
        """
        session, current = self._board.session, self._board.session.current
        if self._at is None and typed_text(event):
            first = first_place(session.journey)
            if isinstance(first, Cell):
                self._go(first)
        if session.cursor is not None:
            return key_in_cell(self._board, session.cursor, event)
        grip = GRIPS.get(self._board.role_of(current)) if current else None
        many = len(session.selection) > 1
        if grip is None or (many and self._board.role_of(current) not in _POINTS):
            return False
        return grip.key(self._board, current, event)

    @property
    def _at(self) -> Target | None:
        session = self._board.session
        return session.current or session.cursor

    def _walk(self, way: Way | None) -> bool:
        journey, at = self._board.session.journey, self._at
        if way is None:
            return False
        target = next_place(journey, at, way) if at is not None else first_place(journey)
        self._go(target)
        return True

    def _walk_to_edge(self, first: bool, corner: bool) -> bool:
        journey = self._board.session.journey
        target = edge_place(journey, self._at, "left" if first else "right")
        if corner and target is not None:
            target = edge_place(journey, target, "up" if first else "down")
        self._go(target)
        return True

    def _go(self, target: Target | None) -> None:
        session = self._board.session
        if isinstance(target, Cell):
            session.select_cell(target)
            self._board.reveal_cell(target)
        elif target is not None:
            session.select((target,))
            self._board.reveal(target)

    def _extend(self, way: Way, event: QKeyEvent) -> bool:
        """Select one more card in a direction; points are nudged finely instead."""
        session = self._board.session
        current = session.current
        if self._board.role_of(current) in _POINTS and way in ("up", "down"):
            return self._for_one(event)
        target = next_place(session.journey, current, way) if current else None
        if isinstance(target, str) and session.journey.card(target) is not None:
            session.select(session.selection | {target}, target)
            self._board.reveal(target)
        return True
