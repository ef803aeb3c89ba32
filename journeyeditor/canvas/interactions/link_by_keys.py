"""Choosing with the arrow keys where a link leads; an arrow shows it meanwhile."""

from __future__ import annotations

from typing import Final, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.canvas.interactions.board import Board
from journeyeditor.canvas.interactions.draw_link import end_under
from journeyeditor.canvas.interactions.walk import Target, Way, next_place
from journeyeditor.canvas.pointer import Pointer
from journeyeditor.canvas.sketch import Form, Stroke, box_stroke
from journeyeditor.model.lookup import kind_of
from journeyeditor.session.commands.links import add_link
from journeyeditor.session.history import Cell

HINT: Final = msg("Choose with the arrow keys where the link leads, then Enter. X is an exit.")
_KEYS: Final = dict(
    zip(
        (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
        get_args(Way),
        strict=True,
    )
)


class LinkByKeys:
    """Begun by a command on the selected card or step; the mouse can choose too."""

    def __init__(self, board: Board, source: str) -> None:
        self._board = board
        self._source = source
        self._at: Target = source
        self._target = ""
        board.hint(HINT)
        self._show()

    def _show(self) -> None:
        start = self._board.area_of(self._source)
        shown = [box_stroke(Form.TARGET, start)]
        area = start
        if isinstance(self._at, Cell):
            area = self._board.cell_area(self._at)
        elif self._at != self._source:
            area = self._board.area_of(self._at)
            shown.append(box_stroke(Form.TARGET, area))
        if self._at != self._source:
            way = ((start.right(), start.center().y()), (area.left(), area.center().y()))
            shown.append(Stroke(Form.ARROW, way))
        self._board.sketch(shown)
        self._board.reveal_box(area.x(), area.y(), area.width(), area.height())

    def key(self, event: QKeyEvent) -> bool:
        """Walk with arrows; Enter makes the link, X an exit. True when it is over."""
        way = _KEYS.get(Qt.Key(event.key()))
        if way is not None:
            there = next_place(self._board.session.journey, self._at, way)
            if there is not None:
                self._at = there
                kind = (
                    "" if isinstance(there, Cell) else kind_of(self._board.session.journey, there)
                )
                is_end = kind in ("card", "step") and there != self._source
                self._target = str(there) if is_end else ""
                self._show()
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._make(self._target)
        return self._make(None) if event.key() == Qt.Key.Key_X else False

    def _end(self, owner: str) -> str:
        is_end = kind_of(self._board.session.journey, owner) in ("card", "step")
        return owner if is_end and owner != self._source else ""

    def _make(self, target: str | None) -> bool:
        if target == "":
            return False
        self.cancel()
        try:
            add_link(self._board.session, self._source, target)
        except JourneyError as error:
            self._board.tell(error)
        return True

    def move(self, pointer: Pointer) -> None:
        """Show where the pointer would let it lead."""
        self._target = end_under(self._board, pointer, self._source)
        if self._target:
            self._at = self._target
            self._show()

    def release(self, pointer: Pointer) -> None:
        """A press on something makes the link."""
        self.cancel()
        found = end_under(self._board, pointer, self._source)
        if found:
            self._make(found)

    def cancel(self) -> None:
        """Take away what was shown."""
        self._board.sketch(())
        self._board.hint(None)
