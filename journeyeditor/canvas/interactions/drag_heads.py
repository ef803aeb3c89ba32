"""Dragging phases, steps and lanes to another place, with a bar where they would go in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt

from journeyeditor.base.errors import JourneyError
from journeyeditor.canvas.interactions.board import Board
from journeyeditor.canvas.pointer import Pointer
from journeyeditor.canvas.sketch import Form, Stroke, box_stroke
from journeyeditor.session.commands.columns import move_phase_to, move_step_to
from journeyeditor.session.commands.lanes import move_lane_to


class _DragHead:
    """What the three have in common: a ghost, a bar, and one edit."""

    def __init__(self, board: Board, owner: str, start: Pointer) -> None:
        self._board = board
        self._owner = owner
        self._start = start
        self._area = board.area_of(owner)
        self._place: int | None = None

    def _show(self, ghost: QRectF, bar: Stroke | None) -> None:
        shown = [box_stroke(Form.GHOST, ghost)]
        if bar:
            shown.append(bar)
        self._board.sketch(shown)
        self._board.show_cursor(Qt.CursorShape.ClosedHandCursor)

    def release(self, pointer: Pointer) -> None:
        """Put it there."""
        self.cancel()
        if self._place is None:
            return
        try:
            self._put(self._place)
        except JourneyError as error:
            self._board.tell(error)

    def _put(self, place: int) -> None:
        raise NotImplementedError

    def cancel(self) -> None:
        """Take away what was shown."""
        self._board.sketch(())
        self._board.show_cursor(None)


def _slot(middles: Sequence[float], at: float) -> int:
    """How many of the middles lie before a place."""
    return sum(middle < at for middle in middles)


class DragPhase(_DragHead):
    """Carries a phase sideways."""

    def move(self, pointer: Pointer) -> None:
        """Show where it would go in."""
        others = [one.id for one in self._board.session.journey.phases if one.id != self._owner]
        areas = [self._board.area_of(one) for one in others]
        self._place = _slot([area.center().x() for area in areas], pointer.x)
        bar = None
        if areas:
            last = self._place == len(areas)
            x = areas[-1].right() if last else areas[self._place].left()
            bottom = self._board.page.height - 60
            bar = Stroke(Form.BAR, ((x, self._area.top()), (x, bottom)))
        self._show(self._area.translated(pointer.x - self._start.x, 0), bar)

    def _put(self, place: int) -> None:
        move_phase_to(self._board.session, self._owner, place)


class DragStep(_DragHead):
    """Carries a step sideways, into another phase too."""

    def __init__(self, board: Board, owner: str, start: Pointer) -> None:
        super().__init__(board, owner, start)
        self._phase = ""

    def move(self, pointer: Pointer) -> None:
        """Show where it would go in: the phase is the one under the pointer."""
        columns = self._board.page.grid.columns
        at = self._board.page.grid.at(pointer.x)
        if at is None:
            at = 0 if pointer.x < columns[0].x else len(columns) - 1
        self._phase = columns[at].phase
        here = [c for c in columns if c.phase == self._phase and c.step != self._owner]
        self._place = _slot([column.x + column.width / 2 for column in here], pointer.x)
        bar = None
        if here:
            last = self._place == len(here)
            x = here[-1].right if last else here[self._place].x
            bar = Stroke(Form.BAR, ((x, self._area.top()), (x, self._board.page.height - 60)))
        self._show(self._area.translated(pointer.x - self._start.x, 0), bar)

    def _put(self, place: int) -> None:
        move_step_to(self._board.session, self._owner, self._phase, place)


class DragLane(_DragHead):
    """Carries a lane up or down."""

    def move(self, pointer: Pointer) -> None:
        """Show where it would go in."""
        page, journey = self._board.page, self._board.session.journey
        bands = [band for band in page.bands if band.role == "lane" and band.key != self._owner]
        slot = _slot([band.y + band.height / 2 for band in bands], pointer.y)
        others = [lane.id for lane in journey.lanes if lane.id != self._owner]
        bar = None
        if bands:
            last = slot == len(bands)
            band = bands[-1] if last else bands[slot]
            self._place = others.index(band.key) + (1 if last else 0)
            y = band.y + band.height if last else band.y
            bar = Stroke(Form.BAR, ((self._area.left(), y), (page.grid.right, y)))
        self._show(self._area.translated(0, pointer.y - self._start.y), bar)

    def _put(self, place: int) -> None:
        move_lane_to(self._board.session, self._owner, place)
