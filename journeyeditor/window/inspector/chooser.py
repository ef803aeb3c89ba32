"""A small list to choose a record from, with a line that narrows it, over the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journeyeditor.base.messages import Translator
from journeyeditor.window.inspector.offers import Offer

SHOWN: Final = 200
"""No more than so many are listed; one types to narrow them."""

_WIDTH: Final = 280
_ID: Final = Qt.ItemDataRole.UserRole
_WALK: Final = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class Chooser(QFrame):
    """Offers records by name; what is typed can become a new one where `makes` names it."""

    chosen = Signal(str)
    made = Signal(str)

    def __init__(
        self, parent: QWidget, tr: Translator, offered: Sequence[Offer], makes: str = ""
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("chooser")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._tr = tr
        self._offered = offered
        self._makes = makes
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Find or write a new one") if makes else tr("Find"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.textChanged.connect(self._fill)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("panel-list")
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self._fill("")

    def open_under(self, widget: QWidget) -> None:
        """Open right under a widget, or above where there is no room."""
        height = min(320, 60 + self.list.sizeHintForRow(0) * max(2, self.list.count()))
        self.resize(_WIDTH, height)
        room = widget.screen().availableGeometry()
        corner = widget.mapToGlobal(QPoint(widget.width() - _WIDTH, widget.height() + 2))
        if corner.y() + height > room.bottom():
            corner.setY(widget.mapToGlobal(QPoint(0, 0)).y() - height - 2)
        self.move(max(room.left(), corner.x()), max(room.top(), corner.y()))
        self.show()
        self.line.setFocus()

    def _fill(self, text: str) -> None:
        self.list.clear()
        wanted = text.casefold().split()
        for one, name in self._offered:
            folded = name.casefold()
            if all(word in folded for word in wanted):
                item = QListWidgetItem(name, self.list)
                item.setData(_ID, one)
                if self.list.count() >= SHOWN:
                    break
        plain = " ".join(text.split())
        if self._makes and (plain or not self.list.count()):
            said = self._tr("New: {name}", name=plain) if plain else self._makes
            QListWidgetItem(said, self.list).setData(_ID, "")
        if not self.list.count():
            item = QListWidgetItem(self._tr("Nothing to choose from"), self.list)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        one, text = item.data(_ID), " ".join(self.line.text().split())
        self.close()
        if one:
            self.chosen.emit(one)
        else:
            self.made.emit(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list while one types; Enter takes what is marked."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentItem())
                return True
            if key in _WALK:
                by = 1 if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) else -1
                by *= 8 if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) else 1
                row = self.list.currentRow() + by
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
        return super().eventFilter(watched, event)
