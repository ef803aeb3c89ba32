"""What lies over the page and is no part of it: rings round cards, the tag of a dragged value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journeyeditor.canvas.outlines import round_pen

_ABOVE: Final = 1_000_000.0
_AWAY: Final = 3.0
_REACH: Final = 8.0
_SPOT: Final = QRectF(-7, -7, 14, 14)


class Rings(QGraphicsItem):
    """Rings of one colour round parts of the page, as thick on the screen at every zoom."""

    def __init__(self, colour: QColor, width: float, height: float = 0.0) -> None:
        super().__init__()
        self._pen = round_pen(colour, width)
        self._pen.setCosmetic(True)
        self._parts: list[QRectF] = []
        self._zoom = 1.0
        self._area = QRectF()
        self.setZValue(_ABOVE + height)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def parts(self) -> list[QRectF]:
        """What is ringed, in scene units."""
        return list(self._parts)

    def show_round(self, parts: Sequence[QRectF], zoom: float) -> None:
        """Ring these parts of the page."""
        if list(parts) == self._parts and zoom == self._zoom:
            return
        self.prepareGeometryChange()
        self._parts, self._zoom = list(parts), zoom
        reach = _REACH / zoom
        self._area = QRectF()
        for part in self._parts:
            self._area = self._area.united(part.adjusted(-reach, -reach, reach, reach))
        self.update()

    def boundingRect(self) -> QRectF:
        """All rings."""
        return self._area

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the rings."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        away = _AWAY / self._zoom
        for part in self._parts:
            ring = part.adjusted(-away, -away, away, away)
            is_round = part.width() == part.height()
            radius = ring.height() / 2 if is_round else min(4 + away, ring.height() / 2)
            painter.drawRoundedRect(ring, radius, radius)


class CellMark(QGraphicsItem):
    """The cell at the cursor: a pale ground and a thin edge within it."""

    def __init__(self, colour: QColor) -> None:
        super().__init__()
        self._pen = round_pen(colour, 1.6)
        self._pen.setCosmetic(True)
        self._ground = QColor(colour)
        self._ground.setAlpha(16)
        self._cell = QRectF()
        self._inset = 3.0
        self.setZValue(_ABOVE)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def cell(self) -> QRectF:
        """What is marked, in scene units; empty where nothing is."""
        return QRectF(self._cell)

    def show_cell(self, area: QRectF, zoom: float) -> None:
        """Mark a cell; an empty area marks none."""
        if area != self._cell or self._inset != 3.0 / zoom:
            self.prepareGeometryChange()
            self._cell, self._inset = QRectF(area), 3.0 / zoom
            self.update()

    def boundingRect(self) -> QRectF:
        """The cell."""
        return self._cell

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the mark."""
        if self._cell.isEmpty():
            return
        inset = min(self._inset, self._cell.width() / 4, self._cell.height() / 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        painter.setBrush(self._ground)
        area = self._cell.adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, 2 * inset, 2 * inset)


class ValueTag(QGraphicsItem):
    """A ring where a dragged point would go, and a small tag beside it with its value."""

    def __init__(self, font: QFont, paper: QColor, ink: QColor) -> None:
        super().__init__()
        self._font = font
        self._metrics = QFontMetricsF(font)
        self._paper, self._ink = paper, ink
        self._text = ""
        self._area = QRectF()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(_ABOVE + 2)
        self.setVisible(False)

    @property
    def text(self) -> str:
        """What the tag says."""
        return self._text if self.isVisible() else ""

    def say(self, text: str, place: QPointF) -> None:
        """Show a text beside a place of the page."""
        self.prepareGeometryChange()
        self._text = text
        width = self._metrics.horizontalAdvance(text) + 16
        self._area = QRectF(18, -12, width, 24)
        self.setPos(place)
        self.setVisible(True)
        self.update()

    def boundingRect(self) -> QRectF:
        """The tag, in pixels from the point."""
        return self._area.united(_SPOT).adjusted(-2, -2, 2, 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the tag."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink)
        painter.drawRoundedRect(self._area, 5, 5)
        painter.setPen(round_pen(self._ink, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(_SPOT)
        painter.setPen(self._paper)
        painter.setFont(self._font)
        painter.drawText(self._area, Qt.AlignmentFlag.AlignCenter, self._text)
