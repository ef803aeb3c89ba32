"""What can be pressed on the start page, and a template's tile."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from journeyeditor.window.look import Look

TILE_LEAST: Final = 216
TILE_MOST: Final = 330
PREVIEW: Final = QSize(TILE_MOST, 146)
_PAD: Final = 14
_RADIUS: Final = 9.0
_ARROWS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Start(NamedTuple):
    """A template to start from: its key, name, and what it is for."""

    key: str
    name: str
    about: str


class Card(QAbstractButton):
    """A pressable sheet with a picture of a map."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._preview = QPixmap()
        self._scaled = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def use(self, look: Look) -> None:
        """Take another look."""
        self.look = look
        self.update()

    def show_preview(self, preview: QPixmap) -> None:
        """Show the picture of the map."""
        self._preview = preview
        self._scaled = QPixmap()
        self.update()

    @property
    def has_preview(self) -> bool:
        """Whether there is a picture."""
        return not self._preview.isNull()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too; arrows are the page's, which knows what lies where."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def small(self) -> QFont:
        """The font of what is said below a name."""
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() - 1)
        return font

    def bold(self) -> QFont:
        """The font of names."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def paint_sheet(self, painter: QPainter) -> QPainterPath:
        """Paint the sheet without its edge."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QPainterPath()
        sheet.addRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), _RADIUS, _RADIUS)
        lit = self.isDown() or (self.underMouse() and self.isEnabled())
        painter.fillPath(sheet, QColor(self.look.hover if lit else self.look.bar))
        return sheet

    def paint_edge(self, painter: QPainter, sheet: QPainterPath) -> None:
        """Paint the edge: plain, under the mouse, or where keys go."""
        colour, width = self.look.line, 1.0
        if self.hasFocus():
            colour, width = self.look.accent, 2.0
        elif self.underMouse():
            colour = self.look.faint
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), width))
        painter.drawPath(sheet)

    def paint_preview(self, painter: QPainter, area: QRect) -> None:
        """Paint the picture, or quiet phases until there is one."""
        if not self.has_preview:
            self._paint_promise(painter, area)
            return
        pixels = area.size() * self.devicePixelRatio()
        if self._scaled.size() != pixels:
            way = Qt.TransformationMode.SmoothTransformation
            fill = Qt.AspectRatioMode.KeepAspectRatioByExpanding
            self._scaled = self._preview.scaled(pixels, fill, way).copy(
                QRect(0, 0, *pixels.toTuple())
            )
            self._scaled.setDevicePixelRatio(self.devicePixelRatio())
        painter.drawPixmap(area.topLeft(), self._scaled)
        if self.look.field != "#ffffff":
            painter.fillRect(area, QColor(0, 0, 0, 36))

    def _paint_promise(self, painter: QPainter, area: QRect) -> None:
        # `fillRect` would bring the binding's account of ready-made gradients.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.look.field))
        painter.drawRect(area)
        painter.setBrush(QColor(self.look.hover))
        gap = area.width() / 40
        width = (area.width() - 6 * gap) / 5
        for place in range(5):
            left = area.left() + gap + place * (width + gap)
            painter.drawRect(QRectF(left, area.top() + 2 * gap, width, max(4.0, 2 * gap)))


class Tile(Card):
    """A template: its preview, its name, and in a line or two what it is for."""

    def __init__(self, start: Start, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.start = start
        self.setText(start.name)
        self.setAccessibleName(start.name)
        self.setAccessibleDescription(start.about)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.be_wide(TILE_LEAST)

    def be_wide(self, width: int) -> None:
        """Take a width; the height follows."""
        self._top = width * PREVIEW.height() // PREVIEW.width()
        lines = QFontMetricsF(self.bold()).height() + 2 * QFontMetricsF(self.small()).lineSpacing()
        self.setFixedSize(width, self._top + round(lines) + 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile."""
        painter = QPainter(self)
        sheet = self.paint_sheet(painter)
        painter.save()
        painter.setClipPath(sheet)
        self.paint_preview(painter, QRect(0, 0, self.width(), self._top))
        painter.restore()
        painter.setPen(QColor(self.look.line))
        painter.drawLine(
            QPointF(1.5, self._top + 0.5), QPointF(self.width() - 1.5, self._top + 0.5)
        )
        self._paint_words(painter)
        self.paint_edge(painter, sheet)

    def _paint_words(self, painter: QPainter) -> None:
        bold = QFontMetricsF(self.bold())
        room = self.width() - 2.0 * _PAD
        painter.setFont(self.bold())
        painter.setPen(QColor(self.look.text))
        base = self._top + 9 + bold.ascent()
        name = bold.elidedText(self.start.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(_PAD, base), name)
        painter.setPen(QColor(self.look.soft))
        top = base + bold.descent() + 2
        draw_lines(painter, self.small(), self.start.about, QRectF(_PAD, top, room, 40))


def draw_lines(painter: QPainter, font: QFont, text: str, area: QRectF, most: int = 2) -> None:
    """Draw a text over so many lines; the last one is shortened where more would follow."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    metrics = QFontMetricsF(font)
    layout.beginLayout()
    painter.setFont(font)
    y = area.top() + metrics.ascent()
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(area.width())
        words = text[line.textStart() :] if number == most - 1 else ""
        said = text[line.textStart() : line.textStart() + line.textLength()]
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(QPointF(area.left(), y), shown or said)
        y += metrics.lineSpacing()
    layout.endLayout()
