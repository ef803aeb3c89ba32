"""A list to choose one word from, as the look draws it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate

from journeyeditor.window.icons import tool_icon

_ARROW: Final = 12


class DropDown(QComboBox):
    """A list that the wheel only turns while it has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("field-choice")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        # Of the list's own delegates none takes the colours of the sheet for the chosen row.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setMinimumContentsLength(4)
        self.setMaxVisibleItems(24)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the panel where the list is not what one is at."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style draws no arrow where the sheet gives it none: a chevron of ours is drawn."""
        super().paintEvent(event)
        painter = QPainter(self)
        left = 8 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - 20
        place = QRect(left, (self.height() - _ARROW) // 2, _ARROW, _ARROW)
        tool_icon("tool-chevron-down").paint(painter, place)
        painter.end()
