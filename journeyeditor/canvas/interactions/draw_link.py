"""Drawing a link from one thing to another, and taking hold of a link's ends."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import Qt

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.canvas.interactions.board import Board
from journeyeditor.canvas.pointer import Pointer
from journeyeditor.canvas.sketch import Form, Stroke, box_stroke
from journeyeditor.edits.links import change_link
from journeyeditor.layout.hit import hit
from journeyeditor.model.journey import Journey
from journeyeditor.session.commands.links import add_link

_ENDS: Final = frozenset(("card", "step"))
HINT: Final = msg("Let go on a card to link it. With Alt, or beside the map, it is an exit.")


def end_under(board: Board, pointer: Pointer, without: str) -> str:
    """The card or step under the pointer that a link can lead to, or ""."""
    found = hit(board.page, pointer.x, pointer.y)
    if found is None or found.block.role not in _ENDS or found.block.owner == without:
        return ""
    return found.block.owner


class DrawLink:
    """Draws an arrow from a card or step to the pointer; a link where it is let go."""

    def __init__(self, board: Board, source: str) -> None:
        self._board = board
        self._source = source
        area = board.area_of(source)
        self._from = (area.right(), area.center().y())
        self._target = ""

    def move(self, pointer: Pointer) -> None:
        """Show where it would lead."""
        self._target = end_under(self._board, pointer, self._source)
        shown = [Stroke(Form.ARROW, (self._from, (pointer.x, pointer.y)))]
        if self._target:
            shown.append(box_stroke(Form.TARGET, self._board.area_of(self._target)))
        self._board.sketch(shown)
        self._board.show_cursor(Qt.CursorShape.CrossCursor)
        self._board.hint(HINT)

    def release(self, pointer: Pointer) -> None:
        """Make the link."""
        self.cancel()
        is_exit = pointer.alt or self._is_beside(pointer)
        if not self._target and not is_exit:
            return
        try:
            add_link(self._board.session, self._source, self._target or None)
        except JourneyError as error:
            self._board.tell(error)

    def _is_beside(self, pointer: Pointer) -> bool:
        page = self._board.page
        return not (0 <= pointer.x <= page.width and 0 <= pointer.y <= page.height)

    def cancel(self) -> None:
        """Take away what was shown."""
        self._board.sketch(())
        self._board.show_cursor(None)
        self._board.hint(None)


class MoveEnd:
    """Takes one end of a link to another card or step."""

    def __init__(self, board: Board, link_id: str, end: Literal["source", "target"]) -> None:
        self._board = board
        self._link = link_id
        self._end = end
        link = board.session.journey.link(link_id)
        self._other = ((link.target if end == "source" else link.source) if link else "") or ""
        self._found = ""

    def move(self, pointer: Pointer) -> None:
        """Show what it would hold on to."""
        self._found = end_under(self._board, pointer, self._other)
        area = self._board.area_of(self._other)
        fixed = (area.center().x(), area.center().y())
        here = (pointer.x, pointer.y)
        points = (here, fixed) if self._end == "source" else (fixed, here)
        shown = [Stroke(Form.ARROW, points)] if self._other else []
        if self._found:
            shown.append(box_stroke(Form.TARGET, self._board.area_of(self._found)))
        self._board.sketch(shown)
        self._board.show_cursor(Qt.CursorShape.CrossCursor)

    def release(self, pointer: Pointer) -> None:
        """Let it hold on there."""
        self.cancel()
        if not self._found:
            return
        try:
            self._board.session.apply(msg("Move link's end"), self._moved)
        except JourneyError as error:
            self._board.tell(error)

    def _moved(self, journey: Journey) -> Journey:
        return change_link(journey, self._link, **{self._end: self._found})

    def cancel(self) -> None:
        """Take away what was shown."""
        self._board.sketch(())
        self._board.show_cursor(None)
