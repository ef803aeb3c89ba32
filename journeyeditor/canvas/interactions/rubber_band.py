"""The rubber band: what it touches is selected."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF

from journeyeditor.canvas.interactions.board import Board
from journeyeditor.canvas.pointer import Pointer
from journeyeditor.canvas.sketch import Form, box_stroke

_TAKEN: Final = frozenset(("card", "point", "gap"))


class RubberBand:
    """Drawn from an empty place; with Shift or Ctrl it adds to what is selected."""

    def __init__(self, board: Board, start: Pointer) -> None:
        self._board = board
        self._start = start
        adds = start.shift or start.control
        self._before = board.session.selection
        self._moved = False
        self._kept = self._before if adds else frozenset()

    def move(self, pointer: Pointer) -> None:
        """Select what lies under the band now."""
        self._moved = True
        start = self._start
        area = QRectF(start.x, start.y, pointer.x - start.x, pointer.y - start.y).normalized()
        self._board.sketch((box_stroke(Form.BAND, area),))
        found = set(self._kept)
        for band in self._board.page.bands:
            if band.role != "lane" or band.y > area.bottom() or band.y + band.height < area.top():
                continue
            inside = area.translated(-band.x, -band.y)
            found.update(
                block.owner
                for block in band.blocks
                if block.role in _TAKEN
                and block.x < inside.right()
                and block.x + block.width > inside.left()
                and block.y < inside.bottom()
                and block.y + block.height > inside.top()
            )
        self._board.session.select(found)

    def release(self, pointer: Pointer) -> None:
        """What is selected stays so."""
        self._board.sketch(())

    def cancel(self) -> None:
        """Select what was selected, if anything was touched."""
        self._board.sketch(())
        if self._moved:
            self._board.session.select(self._before)
