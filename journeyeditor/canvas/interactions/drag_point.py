"""Dragging a point of an emotion curve, and the ends of its spread, with the value beside it."""

from __future__ import annotations

from typing import Final, Literal

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, msg
from journeyeditor.base.numbers import said_number
from journeyeditor.canvas.interactions.board import Board
from journeyeditor.canvas.pointer import Pointer
from journeyeditor.edits.curves import change_point, move_point
from journeyeditor.layout.hit import value_at
from journeyeditor.model.journey import Journey
from journeyeditor.model.lookup import point_of
from journeyeditor.model.records import Curve, CurvePoint
from journeyeditor.session.commands.curves import MOVE_POINT

SNAP: Final = 0.5
FINE: Final = 0.1
HINT: Final = msg("Shift moves freely, Ctrl draws the spread, Esc leaves it as it was.")
SPREAD: Final = msg("Change spread")


def snapped(value: float, journey: Journey, free: bool) -> float:
    """The value on the map's scale, on a half unless `free`."""
    if not free:
        value = round(value / SNAP) * SNAP
    value = min(max(value, journey.scale.low), journey.scale.high)
    return round(value, 2)


class _DragValue:
    """What is dragged along the scale of a lane: previews, one edit, none when given up."""

    def __init__(self, board: Board, lane_id: str, curve: Curve, point: CurvePoint) -> None:
        self._board = board
        self._journey = board.session.journey
        self._page = board.page
        self._lane = lane_id
        self._curve = curve
        self._point = point

    def _value(self, pointer: Pointer) -> float | None:
        now = value_at(self._page, self._lane, self._journey.scale, pointer.y)
        return None if now is None else snapped(now, self._journey, pointer.shift)

    def _say(self, value: float, x: float, pointer: Pointer) -> None:
        said = said_number(value, self._board.language, sign=True)
        self._board.say_value(said, x, self._height(value, pointer.y))
        self._board.hint(HINT)

    def _height(self, value: float, y: float) -> float:
        """Where on the page a value is: beside the pointer where the lane can't tell."""
        band = self._page.band(self._lane)
        blocks = band.blocks if band else ()
        area = next((block for block in blocks if block.role == "curve-area"), None)
        if band is None or area is None:
            return y
        scale = self._journey.scale
        share = (scale.high - value) / (scale.high - scale.low)
        return band.y + area.y + share * area.height

    def cancel(self) -> None:
        """Show the document as it is."""
        self._board.say_value("", 0, 0)
        self._board.hint(None)
        self._board.end_preview()


class DragPoint(_DragValue):
    """Moves a point up and down the scale, and sideways to other steps."""

    def __init__(
        self, board: Board, lane_id: str, curve: Curve, point: CurvePoint, start: Pointer
    ) -> None:
        super().__init__(board, lane_id, curve, point)
        self._start = start
        self._x = board.middle_of(point.id) or start.x
        self._now = point.value
        self._where: tuple[str, int | None] = (point.step, None)
        self._spread = 0.0

    def move(self, pointer: Pointer) -> None:
        """Show where the point would go; with Ctrl, how wide its spread would be.

        Alt does the same, where no window manager takes it for moving windows.
        """
        value = self._value(pointer)
        if value is None:
            return
        if pointer.control or pointer.alt:
            self._spread = abs(value - (self._point.value or 0.0))
            self._board.preview(self._spreading(self._journey))
            self._say(value, self._x, pointer)
            return
        self._spread = 0.0
        where = self._step_at(pointer)
        if value != self._now or where != self._where:
            self._now, self._where = value, where
            self._board.preview(self._moving(self._journey))
        x = self._board.middle_of(self._point.id) or self._x
        self._say(value, x, pointer)

    def _step_at(self, pointer: Pointer) -> tuple[str, int | None]:
        """The step under the pointer and the place among the curve's other points there.

        Sideways begins only well away from where the point stood: up and down is what is
        meant mostly.
        """
        if abs(pointer.at.x() - self._start.at.x()) < 12:
            return self._point.step, self._own_place()
        at = self._page.grid.at(pointer.x)
        if at is None:
            return self._where
        column = self._page.grid.columns[at]
        others = [
            one for one in self._curve.points if one.step == column.step and one is not self._point
        ]
        share = (pointer.x - column.x) / column.width
        return column.step, min(int(share * (len(others) + 1)), len(others))

    def _own_place(self) -> int:
        here = [one.id for one in self._curve.points if one.step == self._point.step]
        return here.index(self._point.id)

    def _moving(self, journey: Journey) -> Journey:
        step, place = self._where
        return move_point(journey, self._point.id, step, place, value=self._now)

    def _spreading(self, journey: Journey) -> Journey:
        value, scale = self._point.value or 0.0, journey.scale
        low, high = max(value - self._spread, scale.low), min(value + self._spread, scale.high)
        return change_point(journey, self._curve.id, self._point.id, low=low, high=high)

    def release(self, pointer: Pointer) -> None:
        """Write it."""
        self.cancel()
        name: Message = SPREAD if self._spread else MOVE_POINT
        edit = self._spreading if self._spread else self._moving
        if not self._spread and self._where[1] is None:
            return
        try:
            self._board.session.apply(name, edit)
        except JourneyError as error:
            self._board.tell(error)


class DragSpread(_DragValue):
    """Moves one end of a point's spread."""

    def __init__(
        self, board: Board, curve: Curve, point: CurvePoint, end: Literal["low", "high"]
    ) -> None:
        super().__init__(board, curve.lane or "", curve, point)
        self._end = end
        self._x = board.middle_of(point.id) or 0.0
        self._now: float | None = None

    def move(self, pointer: Pointer) -> None:
        """Show the spread as it would be; the ends don't pass each other."""
        value = self._value(pointer)
        if value is None:
            return
        low, high = self._point.low, self._point.high
        if self._end == "low" and high is not None:
            value = min(value, high)
        elif self._end == "high" and low is not None:
            value = max(value, low)
        self._now = value
        self._board.preview(self._with(self._journey))
        self._say(value, self._x, pointer)

    def _with(self, journey: Journey) -> Journey:
        return change_point(journey, self._curve.id, self._point.id, **{self._end: self._now})

    def release(self, pointer: Pointer) -> None:
        """Write it."""
        self.cancel()
        if self._now is not None:
            try:
                self._board.session.apply(SPREAD, self._with)
            except JourneyError as error:
                self._board.tell(error)


def drag_point(board: Board, lane_id: str, point_id: str, start: Pointer) -> DragPoint | None:
    """Begin to drag a point, if it is there."""
    found = point_of(board.session.journey, point_id)
    return DragPoint(board, lane_id, *found, start) if found else None
