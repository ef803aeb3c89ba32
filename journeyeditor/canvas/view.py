"""The view on the map: zoom, scrolling, and events handed on with their place on the page."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QToolTip, QWidget

from journeyeditor.canvas.pointer import Hands, Pointing
from journeyeditor.canvas.scene import MapScene
from journeyeditor.session.history import View

LEAST_ZOOM: Final = 0.05
MOST_ZOOM: Final = 8.0
STEPS: Final = (
    *(0.05, 0.1, 0.15, 0.2, 0.25, 0.33, 0.4, 0.5, 0.6, 0.67, 0.75, 0.8, 0.9, 1.0),
    *(1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0),
)
"""The zooms that "in" and "out" stop at."""

READABLE: Final = 0.62
"""The least zoom a map is opened at: below it text is hard to read."""

_EDGE: Final = 28
_WHEEL: Final = 1.0016
_BUSY: Final = 0.007
_REST: Final = 120
_PATIENCE: Final = 0.002
_MOMENT: Final = 0.06


class MapView(QGraphicsView):
    """Shows a `MapScene`. Knows nothing of documents."""

    zoom_changed = Signal(float)
    menu_wanted = Signal(object)
    """Where on the screen a menu is wanted, as a QPoint."""

    typed = Signal(str)
    """Text that an input method wrote."""

    shifted = Signal()
    """The view was scrolled or zoomed."""

    carried = Signal()
    """What is seen may be elsewhere, though nobody scrolled: the page or the window got another
    size, or something is revealed."""

    def __init__(self, scene: MapScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._map = scene
        self._hands: Hands | None = None
        self.pointing = Pointing(self)
        self._fitted = True
        self._zoom = 1.0
        self._wheel = 0.0
        self._space = False
        self._cursor: Qt.CursorShape | None = None
        self._panned_from: QPoint | None = None
        self._left: View | None = None
        self._room = self._room_now()
        self._is_carried = False
        self._paint_cost = 0.0
        self._moved = -math.inf
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._show_detail)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._desk = QColor("#e7eaef")

    def set_hands(self, hands: Hands) -> None:
        """Tell `hands` of all events from now on."""
        self._hands = hands

    def set_desk(self, colour: QColor) -> None:
        """The colour around the page."""
        self._desk = colour
        self.viewport().update()

    # Zoom

    @property
    def zoom(self) -> float:
        """Pixels to the scene unit."""
        return self._zoom

    def zoom_to(self, zoom: float, anchor: QPointF | None = None) -> None:
        """Zoom so that what is at `anchor`, in pixels of the viewport, stays; None: the middle."""
        self._fitted = False
        self._set_zoom(zoom, anchor or QRectF(self.viewport().rect()).center())

    def _set_zoom(self, zoom: float, anchor: QPointF) -> None:
        zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        inverse, _ = self.viewportTransform().inverted()
        fixed = inverse.map(anchor)
        # All is painted anew in a moment: what is there need not be shifted first.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        if zoom != self._zoom:
            self._zoom = zoom
            self._spare_detail()
            self.setTransform(QTransform.fromScale(zoom, zoom))
            self.follow_page()
            self.zoom_changed.emit(zoom)
        shift = self.viewportTransform().map(fixed) - anchor
        for bar, by in (
            (self.horizontalScrollBar(), shift.x()),
            (self.verticalScrollBar(), shift.y()),
        ):
            bar.setValue(bar.value() + round(by))
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self._tell_shifted()

    def _spare_detail(self) -> None:
        """While a large map is in motion fine detail waits; it comes with the first rest."""
        if self._paint_cost > _BUSY and self.is_moving:
            self._map.is_rough = True
            self._rest.start(_REST)

    def _show_detail(self) -> None:
        self._map.is_rough = False
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and remember how long it took."""
        start = perf_counter()
        self._map.until = start + _PATIENCE if self.is_moving else math.inf
        super().paintEvent(event)
        self._map.until = math.inf
        if not self._map.is_rough:
            self._paint_cost = perf_counter() - start

    @property
    def is_moving(self) -> bool:
        """Whether the hand on wheel or mouse has moved the picture a moment ago."""
        return perf_counter() < self._moved + _MOMENT

    def seen(self) -> QRectF:
        """What of the scene is seen, and as much again on every side."""
        shown = self.mapToScene(self.viewport().rect()).boundingRect()
        width, height = shown.width(), shown.height()
        return shown.adjusted(-width, -height, width, height)

    def follow_page(self) -> None:
        """Let scrolling reach as far as the page and an edge of desk around it."""
        edge = _EDGE / self._zoom
        self.setSceneRect(self._map.page_area().adjusted(-edge, -edge, edge, edge))

    def page_grew(self) -> None:
        """The page has another size: keep what is seen in place."""
        with self._carrying():
            self.follow_page()

    @contextmanager
    def _carrying(self) -> Iterator[None]:
        """What moves meanwhile is carried along: nobody scrolls or zooms."""
        was, self._is_carried = self._is_carried, True
        try:
            yield
        finally:
            self._is_carried = was
        if not was:
            self.carried.emit()

    def _tell_shifted(self) -> None:
        if not self._is_carried:
            self.shifted.emit()

    def zoom_in(self) -> None:
        """To the next larger step."""
        self._moved = perf_counter()
        self.zoom_to(next((step for step in STEPS if step > self._zoom * 1.001), MOST_ZOOM))

    def zoom_out(self) -> None:
        """To the next smaller step."""
        self._moved = perf_counter()
        smaller = [step for step in STEPS if step < self._zoom * 0.999]
        self.zoom_to(smaller[-1] if smaller else LEAST_ZOOM)

    def zoom_actual(self) -> None:
        """To 100 %."""
        self.zoom_to(1.0)

    def fit(self) -> None:
        """Show the whole page, and keep it whole while the window changes size."""
        page = self._map.page_area()
        if page.isEmpty():
            return
        # A page that is wholly seen needs no bars: those of now are not counted.
        room = QRect(QPoint(0, 0), self.maximumViewportSize())
        room.adjust(_EDGE, _EDGE, -_EDGE, -_EDGE)
        zoom = min(room.width() / page.width(), room.height() / page.height(), 1.25)
        self._set_zoom(zoom, QPointF(0, 0))
        self.centerOn(page.center())
        self._fitted = True

    def open_page(self) -> None:
        """The first look at a map: all of it, or its beginning where that would be too small."""
        for _ in range(2):
            self._look_first()
            # The bars come or go with the zoom, and the room with them; nothing is painted yet.
            QCoreApplication.sendPostedEvents(self)

    def _look_first(self) -> None:
        self.follow_page()
        self.fit()
        if self._zoom >= READABLE:
            return
        page = self._map.page_area()
        width = (self.viewport().width() - 2 * _EDGE) / page.width()
        self.zoom_to(min(max(width, READABLE), 1.0))
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().minimum())
        self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())

    def area_of(self, area: QRectF) -> QRect:
        """A rectangle of the scene in pixels of the viewport."""
        return self.viewportTransform().mapRect(area).toAlignedRect()

    def reveal(self, area: QRectF) -> None:
        """Scroll no more than is needed to show a part of the page."""
        for _ in range(2):
            clear = self.pointing.clear()
            if clear.adjusted(4, 4, -4, -4).contains(self.area_of(area)):
                return
            left, top = clear.left() / self._zoom, clear.top() / self._zoom
            with self._carrying():
                self.ensureVisible(area.adjusted(-left, -top, 0, 0), _EDGE, _EDGE)
            # What covers the edges may have come with the scrolling.
            if self.pointing.clear() == clear:
                return

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pan with the middle button or with space held; all else is for the hands."""
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (left and self._space):
            self._panned_from = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        pointer = self.pointing.taking(event)
        if self._hands is None or pointer is None:
            return
        if left:
            self._hands.press(pointer)
        elif event.button() == Qt.MouseButton.RightButton:
            self._hands.press_menu(pointer)
            self.menu_wanted.emit(event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click of the main button is for the hands."""
        pointer = self.pointing.taking(event)
        if event.button() == Qt.MouseButton.LeftButton and self._hands and pointer:
            seen = self.seen_view()
            self._hands.double_press(pointer)
            # What a kept head stands for was brought into view: only for the while.
            self._left = seen if self.pointing.began_on_cover else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or tell the hands."""
        if self._panned_from is not None:
            now = event.position().toPoint()
            by = now - self._panned_from
            self._panned_from = now
            self._scroll(by)
        elif self._hands and event.buttons():
            self._hands.move(self.pointing.amid(event))
        elif self._hands:
            self._pass_over(event, self._hands)

    def _pass_over(self, event: QMouseEvent, hands: Hands) -> None:
        """Nothing is held: what is under the pointer is marked."""
        pointer = self.pointing.taking(event)
        if pointer:
            hands.move(pointer)
        else:
            hands.leave()

    def _scroll(self, by: QPoint) -> None:
        self._fitted = False
        self._moved = perf_counter()
        for bar, way in (
            (self.horizontalScrollBar(), by.x()),
            (self.verticalScrollBar(), by.y()),
        ):
            bar.setValue(bar.value() - way)

    def viewportEvent(self, event: QEvent) -> bool:
        """A name that is cut is told in full; Qt would ask the items of the scene."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.pointing.tip(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End panning, or tell the hands."""
        if self._panned_from is not None:
            self._panned_from = None
            self._show_pan_cursor()
        elif event.button() == Qt.MouseButton.LeftButton and self._hands:
            self._hands.release(self.pointing.ending(event))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom at the pointer; with Shift scroll sideways."""
        by = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._moved = perf_counter()
            turned = event.angleDelta().y() or event.pixelDelta().y()
            self.zoom_to(self._zoom * _WHEEL**turned, event.position())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._scroll(QPoint(by.y() or by.x(), 0))
        else:
            self._scroll(by)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space readies panning; Esc gives up; the rest is for the hands."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self._show_pan_cursor()
            return
        if event.key() == Qt.Key.Key_Escape and self._hands and self._hands.cancel():
            return
        if self._hands is None or not self._hands.key(event):
            event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What a dead key or an input method wrote is typed on what is selected."""
        if event.commitString():
            self.typed.emit(event.commitString())
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Text can be typed here: that is what dead keys and input methods ask."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return True
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self.viewport().rect()
        return None

    def seen_view(self) -> View:
        """What of the page is seen."""
        inverse, _ = self.viewportTransform().inverted()
        middle = inverse.map(QRectF(self.viewport().rect()).center())
        return View(middle.x(), middle.y(), self._zoom)

    def show_view(self, view: View) -> None:
        """Show a part of the page again."""
        self.zoom_to(view.zoom)
        self.centerOn(view.x, view.y)

    def stay(self) -> None:
        """What was brought into view is where one stays."""
        self._left = None

    def go_back(self) -> None:
        """Show what was seen before something was brought into view for a while."""
        if self._left is not None:
            self.show_view(self._left)
            self._left = None

    def shows(self, area: QRectF) -> bool:
        """Whether a part of the page is wholly seen; an empty one is."""
        return area.isEmpty() or self.pointing.clear().contains(self.area_of(area))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space ends panning."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_pan_cursor()
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A space bar let go elsewhere is not heard here."""
        self._space = False
        self._show_pan_cursor()
        super().focusOutEvent(event)

    def show_cursor(self, shape: Qt.CursorShape | None) -> None:
        """Give the pointer a shape; None for the usual one."""
        if shape is not self._cursor:
            self._cursor = shape
            self._show_pan_cursor()

    def _show_pan_cursor(self) -> None:
        if self._space:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif self._cursor is not None:
            self.viewport().setCursor(self._cursor)
        else:
            self.viewport().unsetCursor()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        if self._hands:
            self._hands.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted page fitted in a window of another size.

        Bars that come because the page grew are no reason, nor is a line that is said above
        it: its scale would change under the hands of whoever works on it.
        """
        with self._carrying():
            super().resizeEvent(event)
            room, self._room = self._room, self._room_now()
            if self._fitted and room != self._room:
                self.fit()

    def _room_now(self) -> tuple[QSize, int]:
        """The window's size and the width that the view has in it."""
        return self.window().size(), self.width()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and tell it."""
        super().scrollContentsBy(dx, dy)
        self._tell_shifted()

    def drawBackground(self, painter: QPainter, area: QRectF | QRect) -> None:
        """The desk, where no page lies on it."""
        whole = QRectF(area)
        page = self._map.page_area().intersected(whole)
        if page.isEmpty():
            painter.fillRect(whole, self._desk)
            return
        top, bottom = whole.top(), whole.bottom()
        for left, right, high, low in (
            (whole.left(), whole.right(), top, page.top()),
            (whole.left(), whole.right(), page.bottom(), bottom),
            (whole.left(), page.left(), page.top(), page.bottom()),
            (page.right(), whole.right(), page.top(), page.bottom()),
        ):
            painter.fillRect(QRectF(left, high, right - left, low - high), self._desk)
