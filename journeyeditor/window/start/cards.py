"""What can be chosen on the start page: a template's tile, and the row of a map used last."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

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

TILE_WIDTH: Final = 236
TILE_HEIGHT: Final = 196
PREVIEW: Final = QSize(TILE_WIDTH, 116)
SMALL_PREVIEW: Final = QSize(78, 48)
ROW_HEIGHT: Final = 64
_PAD: Final = 14
_RADIUS: Final = 9.0


@dataclass(frozen=True, slots=True)
class Start:
    """A template to start from: its key, name, and what it is for."""

    key: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Used:
    """A map used last: its file, its title, what is said of it, when it was changed.

    `late` is said in a warning colour. A map that is gone or broken is pale.
    """

    path: Path
    title: str
    facts: str = ""
    late: str = ""
    when: str = ""
    is_there: bool = True


class _Card(QAbstractButton):
    """A pressable sheet with a preview."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._preview = QPixmap()
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
        self.update()

    @property
    def has_preview(self) -> bool:
        """Whether there is a picture."""
        return not self._preview.isNull()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _paint_sheet(self, painter: QPainter) -> QPainterPath:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        lit = self.hasFocus() or self.underMouse()
        edge = QPen(QColor(self.look.accent if self.hasFocus() else self.look.line))
        edge.setWidthF(2.0 if self.hasFocus() else 1.0)
        sheet = QPainterPath()
        sheet.addRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), _RADIUS, _RADIUS)
        painter.fillPath(sheet, QColor(self.look.hover if lit and self.isDown() else self.look.bar))
        painter.setPen(edge)
        if lit and not self.hasFocus():
            painter.setPen(QPen(QColor(self.look.soft), 1.0))
        return sheet

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


class Tile(_Card):
    """A template: its preview, its name, and in a line or two what it is for."""

    def __init__(self, start: Start, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.start = start
        self.setText(start.name)
        self.setAccessibleName(start.name)
        self.setAccessibleDescription(start.about)
        self.setFixedSize(TILE_WIDTH, TILE_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile."""
        painter = QPainter(self)
        sheet = self._paint_sheet(painter)
        edge = painter.pen()
        painter.save()
        painter.setClipPath(sheet)
        top = QRect(0, 0, self.width(), PREVIEW.height())
        painter.fillRect(top, QColor("#ffffff"))
        painter.drawPixmap(top, self._preview)
        painter.restore()
        painter.setPen(QColor(self.look.line))
        painter.drawLine(2, PREVIEW.height(), self.width() - 2, PREVIEW.height())
        self._paint_words(painter)
        painter.setPen(edge)
        painter.drawPath(sheet)

    def _paint_words(self, painter: QPainter) -> None:
        bold = self._bold()
        painter.setFont(bold)
        painter.setPen(QColor(self.look.text))
        base = PREVIEW.height() + 24
        painter.drawText(QPointF(_PAD, base), self.start.name)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() - 1)
        painter.setPen(QColor(self.look.soft))
        draw_lines(
            *(painter, font, self.start.about),
            QRectF(_PAD, base + 7, self.width() - 2 * _PAD, 40),
        )


class UsedRow(_Card):
    """A map used last, on one line."""

    def __init__(self, used: Used, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.used = used
        self.setFixedHeight(ROW_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say(used)

    def say(self, used: Used) -> None:
        """Say other facts of the map."""
        self.used = used
        self.setText(used.title)
        self.setAccessibleName(used.title)
        self.setAccessibleDescription(
            ", ".join(part for part in (used.facts, used.late, used.when) if part)
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        painter = QPainter(self)
        sheet = self._paint_sheet(painter)
        painter.drawPath(sheet)
        place = QRect(10, (self.height() - SMALL_PREVIEW.height()) // 2, *SMALL_PREVIEW.toTuple())
        painter.fillRect(place, QColor("#ffffff" if self.has_preview else self.look.hover))
        painter.drawPixmap(place, self._preview)
        painter.setPen(QColor(self.look.line))
        painter.drawRect(place)
        left, used = place.right() + 16, self.used
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() - 1)
        metrics = QFontMetricsF(small)
        room = self.width() - left - 24 - metrics.horizontalAdvance(used.when)
        painter.setFont(self._bold())
        painter.setPen(QColor(self.look.text if used.is_there else self.look.faint))
        bold = QFontMetricsF(self._bold())
        painter.drawText(
            QPointF(left, 27), bold.elidedText(used.title, Qt.TextElideMode.ElideRight, room)
        )
        painter.setFont(small)
        painter.setPen(QColor(self.look.soft))
        facts = metrics.elidedText(used.facts, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(QPointF(left, 46), facts)
        if used.late:
            painter.setPen(QColor(self.look.alarm))
            shift = metrics.horizontalAdvance(f"{facts}  ")
            painter.drawText(QPointF(left + shift, 46), used.late)
        painter.setPen(QColor(self.look.soft))
        width = metrics.horizontalAdvance(used.when)
        painter.drawText(QPointF(self.width() - 18 - width, 37), used.when)


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
