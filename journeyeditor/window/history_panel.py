"""The history: every edit by its name, the oldest on top; a click goes there."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from journeyeditor.base.messages import Message, Translator, msg
from journeyeditor.session.session import Session
from journeyeditor.window.plain import plain_label, plain_tip

OPENED: Final = msg("Opened")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ROLES: Final = Qt.ItemDataRole


class HistoryModel(QAbstractListModel):
    """The names of the edits; row 0 is the map as it was opened."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._names: tuple[Message, ...] = ()
        self.now = 0

    def show_steps(self, names: tuple[Message, ...], now: int) -> None:
        """Show these edits, of which the first `now` hold."""
        old, was = self._names, self.now
        same = 0
        while same < min(len(old), len(names)) and old[same] is names[same]:
            same += 1
        if len(old) > same:
            self.beginRemoveRows(_NOWHERE, same + 1, len(old))
            self._names = names[:same]
            self.endRemoveRows()
        if len(names) > same:
            self.beginInsertRows(_NOWHERE, same + 1, len(names))
            self._names = names
            self.endInsertRows()
        self.now = now
        first, last = min(was, now), min(max(was, now), len(names))
        self.dataChanged.emit(self.index(min(first, last)), self.index(last))

    def say_in(self, tr: Translator) -> None:
        """Say the names in another language."""
        self.beginResetModel()
        self._tr = tr
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row more than there are edits."""
        return 0 if parent.isValid() else len(self._names) + 1

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> object:
        """A row's name; the one that holds now is bold, what was undone is pale."""
        row = index.row()
        if not 0 <= row <= len(self._names):
            return None
        if role in (_ROLES.DisplayRole, _ROLES.AccessibleTextRole):
            name = self._tr(self._names[row - 1] if row else OPENED)
            if role == _ROLES.AccessibleTextRole and row > self.now:
                return self._tr("{name}, undone", name=name)
            return name
        if role == _ROLES.ToolTipRole:
            return plain_tip(self._tr("Go to where the map was like this"))
        if role == _ROLES.FontRole and row == self.now:
            font = QFont(QGuiApplication.font())
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return _pale() if role == _ROLES.ForegroundRole and row > self.now else None


def _pale() -> QColor:
    palette = QGuiApplication.palette()
    return QColor(palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text))


class HistoryPanel(QWidget):
    """A list of all edits that can be undone or redone."""

    reveal_wanted = Signal(str)
    menu_wanted = Signal(QPoint)
    told = Signal(object)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history-panel")
        self._tr = tr
        self._session: Session | None = None
        self.head = plain_label(name="panel-head")
        self.list = QListView()
        self.list.setObjectName("panel-list")
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = HistoryModel(tr)
        self.list.setModel(self._model)
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        top = QVBoxLayout()
        top.setContentsMargins(12, 10, 12, 0)
        top.addWidget(self.head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._update)
        self.say_in(tr)

    def show_map(self, session: Session | None) -> None:
        """Show the history of a session, or of none."""
        if self._session is not None:
            self._session.history_changed.disconnect(self._soon)
        self._session = session
        if session is not None:
            session.history_changed.connect(self._soon)
        self._update()

    def commit(self) -> None:
        """Nothing is written here."""

    def say_in(self, tr: Translator) -> None:
        """Say everything in another language."""
        self._tr = tr
        self.head.setText(tr("History"))
        self.list.setAccessibleName(tr("History"))
        self._model.say_in(tr)
        self._update()

    def showEvent(self, event: QShowEvent) -> None:
        """What happened while the panel was hidden is shown now."""
        super().showEvent(event)
        self._update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where one is stays in sight, also in the room the panel gets once it is shown."""
        super().resizeEvent(event)
        self._soon()

    def _soon(self) -> None:
        if self.isVisible():
            self._later.start()

    def _update(self) -> None:
        session = self._session
        self._model.show_steps(
            session.history() if session else (), session.index if session else 0
        )
        now = self._model.index(self._model.now)
        self.list.setCurrentIndex(now)
        self.list.scrollTo(now)

    def _go(self, index: QModelIndex) -> None:
        if self._session is not None:
            self._session.go_to(index.row())
