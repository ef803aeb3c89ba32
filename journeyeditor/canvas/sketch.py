"""What interactions draw over the page while something is under way: bars, ghosts, arrows."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journeyeditor.canvas.outlines import round_pen

_ABOVE: Final = 1_000_001.5
_REACH: Final = 16.0
_HEAD: Final = 9.0


class Form(Enum):
    """How a stroke is drawn. Lengths on the screen are the same at every zoom."""

    BAR = auto()
    """A thick line with round ends between the first two points: here it would go in."""
    GHOST = auto()
    """A pale filled rectangle between two corners: what is being carried."""
    BAND = auto()
    """A pale rectangle with a thin edge between two corners: the rubber band."""
    TARGET = auto()
    """A ring round the rectangle between two corners: what would take it."""
    ARROW = auto()
    """A line through all points with a head at the end: a link on its way."""
    LINE = auto()
    """A thick pale line through all points: a link that is selected."""
    HANDLE = auto()
    """A small white disc at the first point: something to drag by."""


class Stroke(NamedTuple):
    """Something to draw over the page: its form and points, in scene units."""

    form: Form
    points: tuple[tuple[float, float], ...]


def box_stroke(form: Form, area: QRectF) -> Stroke:
    """A stroke of a form between two corners, for an area of the page."""
    return Stroke(form, ((area.left(), area.top()), (area.right(), area.bottom())))


class Sketch(QGraphicsItem):
    """Paints strokes over the page, in one colour."""

    def __init__(self, colour: QColor) -> None:
        super().__init__()
        self._colour = colour
        self._strokes: tuple[Stroke, ...] = ()
        self._zoom = 1.0
        self._area = QRectF()
        self.setZValue(_ABOVE)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What is drawn now."""
        return self._strokes

    def show_strokes(self, strokes: Sequence[Stroke], zoom: float) -> None:
        """Draw these strokes and no others."""
        if tuple(strokes) == self._strokes and zoom == self._zoom:
            return
        self.prepareGeometryChange()
        self._strokes, self._zoom = tuple(strokes), zoom
        reach = _REACH / zoom
        area = QRectF()
        for stroke in self._strokes:
            for x, y in stroke.points:
                area = area.united(QRectF(x - reach, y - reach, 2 * reach, 2 * reach))
        self._area = area
        self.update()

    def boundingRect(self) -> QRectF:
        """All strokes."""
        return self._area

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the strokes."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stroke in self._strokes:
            self._paint(painter, stroke)

    def _paint(self, painter: QPainter, stroke: Stroke) -> None:
        points = [QPointF(x, y) for x, y in stroke.points]
        pen = round_pen(self._colour, 3.0 if stroke.form is Form.BAR else 1.6)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if stroke.form is Form.LINE:
            glow = QColor(self._colour)
            glow.setAlpha(110)
            pen.setColor(glow)
            pen.setWidthF(5.0)
            painter.setPen(pen)
            painter.drawPolyline(points)
        elif stroke.form is Form.HANDLE:
            painter.setBrush(QColor("#ffffff"))
            painter.drawEllipse(points[0], 5 / self._zoom, 5 / self._zoom)
        elif stroke.form in (Form.BAR, Form.ARROW):
            painter.drawPolyline(points)
            if stroke.form is Form.ARROW and len(points) > 1:
                self._head(painter, points[-2], points[-1])
        else:
            self._box(painter, stroke.form, QRectF(points[0], points[1]).normalized())

    def _box(self, painter: QPainter, form: Form, area: QRectF) -> None:
        pale = QColor(self._colour)
        pale.setAlpha(30)
        if form is Form.GHOST:
            painter.setPen(Qt.PenStyle.NoPen)
            pale.setAlpha(60)
        if form is not Form.TARGET:
            painter.setBrush(pale)
        radius = 0 if form is Form.BAND else 4
        painter.drawRoundedRect(area, radius, radius)

    def _head(self, painter: QPainter, before: QPointF, end: QPointF) -> None:
        way = end - before
        length = (way.x() ** 2 + way.y() ** 2) ** 0.5 or 1.0
        size = _HEAD / self._zoom
        along = QPointF(way.x() / length * size, way.y() / length * size)
        across = QPointF(-along.y() / 2, along.x() / 2)
        head = QPainterPath(end)
        head.lineTo(end - along + across)
        head.lineTo(end - along - across)
        head.closeSubpath()
        painter.fillPath(head, self._colour)
