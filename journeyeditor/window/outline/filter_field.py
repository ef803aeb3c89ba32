"""The field at the top of the outline: what is typed there is all that the outline shows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from journeyeditor.base.messages import Translator
from journeyeditor.window.icons import tool_icon
from journeyeditor.window.plain import plain_tip


class FilterField(QLineEdit):
    """A field with a button that empties it, as Esc does."""

    left = Signal()
    """Down was pressed: on to what was found."""

    taken = Signal()
    """Enter was pressed: the first that was found is meant."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline-filter")
        self.finding = QAction(tool_icon("tool-find"), "", self)
        self.finding.triggered.connect(self.selectAll)
        self.addAction(self.finding, self.ActionPosition.LeadingPosition)
        self.clearing = QAction(tool_icon("tool-close"), "", self)
        self.clearing.triggered.connect(self.clear)
        self.clearing.setVisible(False)
        self.addAction(self.clearing, self.ActionPosition.TrailingPosition)
        self.textChanged.connect(lambda text: self.clearing.setVisible(bool(text)))
        self.say_in(tr)

    def say_in(self, tr: Translator) -> None:
        """Say everything in another language."""
        self.setPlaceholderText(tr("Filter"))
        self.setAccessibleName(tr("Filter the outline"))
        self.finding.setText(tr("Filter"))
        self.finding.setToolTip(plain_tip(tr("Filter the outline")))
        self.clearing.setText(tr("Clear the filter"))
        self.clearing.setToolTip(plain_tip(tr("Clear the filter")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field, Down leaves it, Enter takes the first that was found."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)
