"""The row of a map used last, on the start page."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from journeyeditor.window.look import Look
from journeyeditor.window.plain import plain_tip
from journeyeditor.window.start.cards import Card
from journeyeditor.window.start.facts import Used

SMALL_PREVIEW: Final = QSize(76, 42)
_HEIGHT: Final = 62
_CROSS: Final = 28
_EDGE: Final = 16


class _Cross(QAbstractButton):
    """Takes its row from the list. The Delete key does the same for the row with the focus."""

    def __init__(self, row: UsedRow) -> None:
        super().__init__(row)
        self._row = row
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(_CROSS, _CROSS)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a cross, on a disc under the mouse."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._row.look
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.press))
            painter.drawEllipse(self.rect())
        pen = QPen(QColor(look.soft), 1.4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        low, high = _CROSS / 2 - 4, _CROSS / 2 + 4
        painter.drawLine(QPointF(low, low), QPointF(high, high))
        painter.drawLine(QPointF(low, high), QPointF(high, low))


class UsedRow(Card):
    """A map used last, on one line: picture, title, facts, and when it was changed."""

    forget_wanted = Signal()

    def __init__(self, used: Used, look: Look, forget: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.cross = _Cross(self)
        self.cross.setToolTip(plain_tip(forget))
        self.cross.setAccessibleName(forget)
        self.cross.clicked.connect(self.forget_wanted)
        self.cross.hide()
        self.say(used)

    def say(self, used: Used) -> None:
        """Say other facts of the map."""
        self.used = used
        self.setText(used.title)
        self.setAccessibleName(used.title)
        parts = (used.facts, used.late, used.when)
        self.setAccessibleDescription(", ".join(part for part in parts if part))
        self.setToolTip(plain_tip(str(used.path)))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the map from the list."""
        if event.key() == Qt.Key.Key_Delete:
            self.forget_wanted.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The cross is there under the mouse."""
        super().enterEvent(event)
        self.cross.show()

    def leaveEvent(self, event: QEvent) -> None:
        """The cross goes, unless keys go here."""
        super().leaveEvent(event)
        self.cross.setVisible(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cross is there where keys go."""
        super().focusInEvent(event)
        self.cross.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The cross goes, unless the mouse is here."""
        super().focusOutEvent(event)
        self.cross.setVisible(self.underMouse())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the end."""
        super().resizeEvent(event)
        self.cross.move(self.width() - _CROSS - 8, (self.height() - _CROSS) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        painter = QPainter(self)
        sheet = self.paint_sheet(painter)
        top = (self.height() - SMALL_PREVIEW.height()) // 2
        place = QRect(12, top, *SMALL_PREVIEW.toTuple())
        if not self.used.is_there:
            painter.setOpacity(0.4)
        self.paint_preview(painter, place)
        painter.setPen(QColor(self.look.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        painter.setOpacity(1.0)
        self._paint_words(painter, place.right() + 16.0)
        self.paint_edge(painter, sheet)

    def _paint_words(self, painter: QPainter, left: float) -> None:
        used, look = self.used, self.look
        bold, small = QFontMetricsF(self.bold()), QFontMetricsF(self.small())
        right = self.width() - _EDGE - (_CROSS if self.cross.isVisible() else 0.0)
        width = small.horizontalAdvance(used.when)
        middle = self.height() / 2
        painter.setFont(self.small())
        painter.setPen(QColor(look.soft))
        base = middle + (small.ascent() - small.descent()) / 2
        painter.drawText(QPointF(right - width, base), used.when)
        room = right - width - _EDGE - left
        painter.setFont(self.bold())
        painter.setPen(QColor(look.text if used.is_there else look.soft))
        title = bold.elidedText(used.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, middle - 4), title)
        painter.setFont(self.small())
        painter.setPen(QColor(look.soft))
        base = middle + 4 + small.ascent()
        late = f" · {used.late}" if used.late and used.facts else used.late
        kept = room - small.horizontalAdvance(late)
        facts = small.elidedText(used.facts, Qt.TextElideMode.ElideMiddle, kept)
        painter.drawText(QPointF(left, base), facts)
        if late:
            painter.setPen(QColor(look.alarm))
            painter.drawText(QPointF(left + small.horizontalAdvance(facts), base), late)
