"""Dragging a point of an emotion curve up and down, with its value beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.canvas.interactions.board import Board
from journeyeditor.canvas.view import Pointer
from journeyeditor.edits.curves import change_point
from journeyeditor.layout.hit import value_at
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Curve, CurvePoint

MOVE_POINT: Final = msg("Move point")
SNAP: Final = 0.5

_THRESHOLD: Final = 3


def find_point(journey: Journey, point_id: str) -> tuple[Curve, CurvePoint] | None:
    """A point with the curve it is on, or None."""
    for curve in journey.curves:
        for point in curve.points:
            if point.id == point_id:
                return curve, point
    return None


def snapped(value: float, journey: Journey, free: bool) -> float:
    """The value on the map's scale, on a half unless `free`."""
    if not free:
        value = round(value / SNAP) * SNAP
    value = min(max(value, journey.scale.low), journey.scale.high)
    return round(value, 2)


def said_value(value: float, language: str) -> str:
    """A value as it is written in a language, with its sign."""
    text = QLocale(language).toString(float(abs(value)), "g", 4)
    if value == 0:
        return text
    return ("\N{MINUS SIGN}" if value < 0 else "+") + text


class DragPoint:
    """Previews on a trial document; one edit when let go, none when given up."""

    def __init__(
        self, board: Board, lane_id: str, curve: Curve, point: CurvePoint, start: Pointer
    ) -> None:
        self._board = board
        self._journey = board.session.journey
        self._page = board.page
        self._lane = lane_id
        self._curve = curve
        self._point = point
        self._start = start
        self._x = board.middle_of(point.id) or start.x
        self._value = point.value
        self._dragging = False

    def move(self, pointer: Pointer) -> None:
        """Show where the point would go."""
        if not self._dragging:
            if abs(pointer.at.y() - self._start.at.y()) < _THRESHOLD:
                return
            self._dragging = True
        now = value_at(self._page, self._lane, self._journey.scale, pointer.y)
        if now is None:
            return
        value = snapped(now, self._journey, pointer.shift)
        if value != self._value:
            self._value = value
            self._board.preview(self._with(value))
        said = said_value(value, self._board.language)
        self._board.say_value(said, self._x, self._height(value, pointer.y))

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

    def _with(self, value: float) -> Journey:
        return change_point(self._journey, self._curve.id, self._point.id, value=value)

    def release(self, pointer: Pointer) -> None:
        """Write the value."""
        self.cancel()
        if not self._dragging or self._value == self._point.value:
            return
        try:
            self._board.session.apply(
                MOVE_POINT, change_point, self._curve.id, self._point.id, value=self._value
            )
        except JourneyError as error:
            self._board.tell(error)

    def cancel(self) -> None:
        """Show the document as it is."""
        self._board.say_value("", 0, 0)
        self._board.end_preview()
