"""The pointer and the keys on the canvas: which grip they go to, and what is selected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

from journeyeditor.canvas.grasp import Grasp, Handle
from journeyeditor.canvas.grips.curve_cells import add_point_at
from journeyeditor.canvas.grips.grip import Grip
from journeyeditor.canvas.grips.grips import GRIPS
from journeyeditor.canvas.handles import EDGE, handle_at
from journeyeditor.canvas.interactions.board import Board, Interaction
from journeyeditor.canvas.interactions.drag_cards import Spot, StretchCard
from journeyeditor.canvas.interactions.drag_point import DragSpread
from journeyeditor.canvas.interactions.draw_link import DrawLink, MoveEnd
from journeyeditor.canvas.interactions.rubber_band import RubberBand
from journeyeditor.canvas.interactions.walk import (
    cell_at,
)
from journeyeditor.canvas.keys import MapKeys
from journeyeditor.canvas.pointer import Pointer
from journeyeditor.layout.hit import Hit, hit
from journeyeditor.layout.hit import cell_at as cell_under
from journeyeditor.model.lookup import point_of
from journeyeditor.session.history import Cell

_DRAGGED: Final = 4


class MapHands:
    """Selects what is pressed, begins interactions and keeps the one that is active."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._keys = MapKeys(board)
        self._active: Interaction | None = None
        self._pressed: QPoint | None = None
        self._dragging = False
        self._clicked: Callable[[], None] | None = None

    @property
    def active(self) -> Interaction | None:
        """What is under way."""
        return self._active

    def begin(self, interaction: Interaction) -> None:
        """Go on with an interaction that a command began."""
        if self._active is not None:
            self._active.cancel()
        self._active = interaction

    # The pointer

    def _under(self, pointer: Pointer) -> tuple[Hit, Grip] | None:
        """What can be taken hold of under the pointer, and how."""
        found = hit(self._board.page, pointer.x, pointer.y)
        grip = GRIPS.get(found.block.role) if found else None
        return (found, grip) if found and grip else None

    def press(self, pointer: Pointer) -> bool:
        """Select what was pressed, and begin to drag what can be dragged."""
        self._board.end_writing()
        self._pressed, self._dragging, self._clicked = pointer.at, False, None
        if self._active is not None:
            self._pressed = None
            return True
        handle = handle_at(self._board, pointer.x, pointer.y)
        if handle is not None:
            self._active = self._grasp(handle)
            return True
        under = self._under(pointer)
        if under is None:
            self._press_ground(pointer)
            return True
        found, grip = under
        if not self._select(found, pointer):
            return True
        if self._is_edge(found, pointer):
            self._active = StretchCard(self._board, found.block.owner)
        else:
            self._active = grip.press(self._board, found, pointer)
        return True

    def _grasp(self, handle: Handle) -> Interaction | None:
        match handle.grasp:
            case Grasp.LINK:
                return DrawLink(self._board, handle.owner)
            case Grasp.SOURCE | Grasp.TARGET:
                is_source = handle.grasp is Grasp.SOURCE
                return MoveEnd(self._board, handle.owner, "source" if is_source else "target")
            case _:
                found = point_of(self._board.session.journey, handle.owner)
                is_low = handle.grasp is Grasp.LOW
                return (
                    DragSpread(self._board, *found, "low" if is_low else "high") if found else None
                )

    def _press_ground(self, pointer: Pointer) -> None:
        """Select the cell, or nothing; dragging draws a rubber band."""
        session = self._board.session
        if not (pointer.shift or pointer.control):
            found = cell_under(self._board.page, pointer.x, pointer.y)
            session.select_cell(Cell(*found) if found else None)
        self._active = RubberBand(self._board, pointer)

    def _select(self, found: Hit, pointer: Pointer) -> bool:
        """Select what was pressed as the held keys say; False where it can't be dragged then."""
        session, owner = self._board.session, found.block.owner
        if pointer.control and found.block.role != "title":
            if owner not in session.selection:
                session.select(session.selection | {owner}, owner)
            else:
                self._clicked = lambda: session.select(session.selection - {owner})
            return True
        if pointer.shift:
            session.select(session.selection | self._range(owner), owner)
            return False
        if owner in session.selection and len(session.selection) > 1:
            self._clicked = lambda: session.select((owner,))
        else:
            session.select((owner,))
        return True

    def _range(self, owner: str) -> frozenset[str]:
        """The cards from the current one to this one, where they lie in one lane; else it."""
        journey = self._board.session.journey
        here, there = journey.card(owner), journey.card(self._board.session.current)
        if here is None or there is None or here.lane != there.lane:
            return frozenset((owner,))
        cards = journey.lane_cards(here.lane or "")
        row = [card.id for step in journey.steps() for card in cards.cell(step.id)]
        if here.id not in row or there.id not in row:
            return frozenset((owner,))
        first, last = sorted((row.index(here.id), row.index(there.id)))
        return frozenset(row[first : last + 1])

    def _is_edge(self, found: Hit, pointer: Pointer) -> bool:
        """Whether the pointer is at the right edge of a card, where it is stretched."""
        if found.block.role != "card" or pointer.control:
            return False
        room = found.block.width - found.x
        return room * self._board.zoom <= min(EDGE, found.block.width * self._board.zoom / 5)

    def press_menu(self, pointer: Pointer) -> None:
        """Select what a menu is wanted for, unless it is selected."""
        self._board.end_writing()
        under = self._under(pointer)
        session = self._board.session
        if under is None:
            found = cell_under(self._board.page, pointer.x, pointer.y)
            session.select_cell(Cell(*found) if found else None)
        elif under[0].block.owner not in session.selection:
            session.select((under[0].block.owner,))

    def double_press(self, pointer: Pointer) -> bool:
        """What was pressed twice is opened; in a cell something new begins there."""
        self._pressed = None
        under = self._under(pointer)
        if under is not None:
            found, grip = under
            self._board.session.select((found.block.owner,))
            return grip.double(self._board, found, pointer) or self.press(pointer)
        place = cell_under(self._board.page, pointer.x, pointer.y)
        if place is None:
            return self.press(pointer)
        cell = Cell(*place)
        self._board.session.select_cell(cell)
        if not add_point_at(self._board, cell, pointer):
            spot = Spot(self._board, pointer, frozenset())
            self._board.write_in(cell, spot.place)
        return True

    def move(self, pointer: Pointer) -> None:
        """Go on with what is under way, or mark what is under the pointer."""
        if self._active is None:
            self._mark(pointer)
            return
        if self._pressed is not None and not self._dragging:
            away = pointer.at - self._pressed
            self._dragging = away.manhattanLength() >= _DRAGGED
            if not self._dragging:
                return
        self._active.move(pointer)
        if self._dragging:
            self._board.creep(pointer, self._pressed)

    def _mark(self, pointer: Pointer) -> None:
        board = self._board
        if handle_at(board, pointer.x, pointer.y):
            board.show_cursor(Qt.CursorShape.CrossCursor)
            return
        under = self._under(pointer)
        board.hover(under[0].block.owner if under else "")
        if under and self._is_edge(under[0], pointer):
            board.show_cursor(Qt.CursorShape.SizeHorCursor)
        else:
            board.show_cursor(None)

    def release(self, pointer: Pointer) -> None:
        """End what is under way."""
        active, self._active = self._active, None
        clicked, self._clicked = self._clicked, None
        pressed, self._pressed = self._pressed, None
        self._board.creep(None)
        if active is not None and (self._dragging or pressed is None):
            active.release(pointer)
        elif active is not None:
            active.cancel()
        if not self._dragging and clicked:
            clicked()

    def leave(self) -> None:
        """Nothing is under the pointer."""
        self._board.hover("")

    def cancel(self) -> bool:
        """Give up what is under way, or select the cell, then nothing."""
        active, self._active = self._active, None
        self._clicked = None
        self._board.creep(None)
        if active is not None:
            active.cancel()
            return True
        session = self._board.session
        if session.selection or session.cursor:
            at = cell_at(session.journey, session.current) if session.selection else None
            session.select_cell(at)
            return True
        return False

    # Keys

    def key(self, event: QKeyEvent) -> bool:
        """A key for what is under way, or else for what is selected."""
        if self._active is None:
            return self._keys.press(event)
        keyed = getattr(self._active, "key", None)
        if keyed is not None and keyed(event):
            self._active = None
        return keyed is not None
