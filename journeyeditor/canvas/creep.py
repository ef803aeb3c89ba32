"""Scrolling at the edge of the view while something is dragged, to what is not seen yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QPoint, QPointF, QTimer
from PySide6.QtWidgets import QScrollBar

from journeyeditor.canvas.pointer import Pointer
from journeyeditor.canvas.view import MapView

EDGE: Final = 28
"""Pixels from the view's edge within which it scrolls."""

PACE: Final = 16
"""Milliseconds between two movements."""

FASTEST: Final = 22
"""Pixels of one movement, at the edge itself and beyond."""

_MEANT: Final = 8
"""Pixels that the hand has to have moved towards an edge: it may have begun beside it."""


class Creep(QObject):
    """Scrolls while the pointer is held at an edge, and tells where it then is on the page."""

    def __init__(self, view: MapView, moved: Callable[[Pointer], None]) -> None:
        super().__init__(view)
        self._view = view
        self._moved = moved
        self._pointer: Pointer | None = None
        self._start = QPoint()
        self._timer = QTimer(self, interval=PACE)
        self._timer.timeout.connect(self._go)

    def follow(self, pointer: Pointer | None, start: QPoint | None = None) -> None:
        """The pointer is here, dragging since `start`; None: nothing is dragged any more."""
        self._pointer = pointer
        if pointer is not None and start is not None:
            self._start = start
        if pointer is None or self._pace().isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _pace(self) -> QPoint:
        """How far to scroll at once."""
        if self._pointer is None:
            return QPoint()
        at, room = self._pointer.at, self._view.pointing.clear()
        by = at - self._start
        return QPoint(
            _speed(at.x(), room.left(), room.right(), by.x()),
            _speed(at.y(), room.top(), room.bottom(), by.y()),
        )

    def _go(self) -> None:
        pace, pointer = self._pace(), self._pointer
        across = _scroll(self._view.horizontalScrollBar(), pace.x())
        along = _scroll(self._view.verticalScrollBar(), pace.y())
        if pointer is None or not (across or along):
            self._timer.stop()
            return
        place = self._view.pointing.beside(QPointF(pointer.at))
        self._moved(replace(pointer, x=place.x(), y=place.y()))


def _speed(at: int, first: int, last: int, by: int) -> int:
    if by < -_MEANT and at < first + EDGE:
        return -_share(first + EDGE - at)
    if by > _MEANT and at > last - EDGE:
        return _share(at - last + EDGE)
    return 0


def _share(within: int) -> int:
    return max(1, round(min(within / EDGE, 1.0) * FASTEST))


def _scroll(bar: QScrollBar, by: int) -> bool:
    before = bar.value()
    bar.setValue(before + by)
    return bar.value() != before
