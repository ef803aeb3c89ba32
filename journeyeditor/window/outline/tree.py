"""What hands and keys do in the outline's tree. It changes no map: all is told in signals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QApplication, QWidget

from journeyeditor.base.messages import Translator
from journeyeditor.window.outline.delegate import OutlineDelegate
from journeyeditor.window.outline.drag import RowDrag, can_drag
from journeyeditor.window.outline.model import Index, OutlineModel
from journeyeditor.window.outline.painting import text_left
from journeyeditor.window.outline.rows import FOUND, Kind, Row
from journeyeditor.window.outline.view import OutlineView

_EDGE: Final = 24
_SCROLL: Final = 10
_PULSE: Final = 30
_NONE: Final = Qt.KeyboardModifier.NoModifier
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFTS: Final = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}


class _Press(NamedTuple):
    key: str
    kind: Kind
    pos: QPoint


class OutlineTree(OutlineView):
    """The tree, to be worked on."""

    chosen = Signal(object, str, bool)
    """The keys of the chosen rows, the one chosen last, and whether others stay selected."""

    revealed = Signal(str)
    """Something was clicked on or walked to."""

    entered = Signal(str)
    """Enter was pressed on something."""

    shifted = Signal(str, str)
    """Something is to be moved one place "up" or "down"."""

    renamed = Signal(str, str)
    """A record's id and its new name."""

    dropped = Signal(object)
    """A `RowDrag` that ended at a slot."""

    turned = Signal(str, bool)
    """A row was opened or closed by the person."""

    menu_wanted = Signal(QPoint)
    """Where on the screen a menu is wanted for what is chosen."""

    found = Signal(str, bool)
    """The key of a row of the check-up that is to be seen on the map, and worked on there."""

    found_menu_wanted = Signal(str, QPoint)
    """The key of a row of the check-up, and where on the screen its menu is wanted."""

    def __init__(
        self,
        tr: Translator,
        model: OutlineModel,
        text_of: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, parent)
        self.delegate = OutlineDelegate(tr, self, model, text_of)
        self.delegate.renamed.connect(self.renamed)
        self.setItemDelegate(self.delegate)
        self.can_drag = True
        """Whether rows can be dragged: not while only some of them are shown."""
        self._press: _Press | None = None
        self._chosen_last = self._begun_at = ""
        self._way = QItemSelectionModel.SelectionFlag.NoUpdate
        self._pos = QPoint()
        self._pulse = QTimer(self, interval=_PULSE)
        self._pulse.timeout.connect(self._scroll_on)
        self.expanded.connect(lambda index: self._turn(index, True))
        self.collapsed.connect(lambda index: self._turn(index, False))
        self.selectionModel().selectionChanged.connect(self._choose)

    # Choosing

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """As Qt has it; but to go to a section chooses nothing and leaves what is chosen."""
        row = self.rows.row_at(index)
        if row is not None and not row.is_record:
            return QItemSelectionModel.SelectionFlag.NoUpdate
        self._way = super().selectionCommand(index, event)
        self._chosen_last = row.key if row else ""
        if not self._way & QItemSelectionModel.SelectionFlag.Current:
            self._begun_at = self._chosen_last
        return self._way

    def _choose(self, _chosen: QItemSelection, _left: QItemSelection) -> None:
        if self._is_quiet:
            return
        flags = QItemSelectionModel.SelectionFlag
        if self._way & flags.Current:
            self._leave_other_kinds()
        keys = self.chosen_keys()
        self.chosen.emit(keys, self._chosen_last, bool(self._way & flags.Toggle))
        if self._press is None and self._chosen_last in keys:
            self.revealed.emit(self._chosen_last)

    def _leave_other_kinds(self) -> None:
        """From one row to another only rows of the first one's kind are chosen."""
        first = self.rows.row_at(self.rows.index_of(self._begun_at))
        with self._quietly():
            for index in self.selectionModel().selectedIndexes():
                row = self.rows.row_at(index)
                if first is not None and row is not None and row.kind != first.kind:
                    self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Deselect)

    def _turn(self, index: QModelIndex, is_open: bool) -> None:
        row = self.rows.row_at(index)
        if row is not None and not self._is_quiet:
            self.turned.emit(row.key, is_open)

    def _turn_over(self, index: QModelIndex) -> None:
        """Open a closed row, close an open one; it is where the keys are then."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.setExpanded(index, not self.isExpanded(index))

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close a section, choose a row; it may be the beginning of a drag."""
        self._press, self._by_keys = None, False
        pos = event.position().toPoint()
        index = self.indexAt(pos)
        row = self.rows.row_at(index)
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif self._is_on_turn(index, row, pos):
            self._turn_over(index)
        elif row.kind in FOUND:
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.found.emit(row.key, False)
        elif row.is_record:
            self._press = _Press(row.key, row.kind, pos)
            super().mousePressEvent(event)

    def _is_on_turn(self, index: QModelIndex, row: Row, pos: QPoint) -> bool:
        """Whether a press opens or closes a row: anywhere on sections, else before the picture."""
        mark_left = text_left(row, self.rows.level_of(index)) - (20 if row.mark.shape else 0)
        return bool(row.rows) and (row.kind == "head" or pos.x() < mark_left)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry a row on, or see what is under the pointer."""
        pos, press = event.position().toPoint(), self._press
        if self.drag is not None:
            self._carry(pos)
        elif not event.buttons():
            self._point_at(self.indexAt(pos))
        elif press is not None and event.modifiers() == _NONE:
            far = (pos - press.pos).manhattanLength() >= QApplication.startDragDistance()
            if far and self.can_drag and can_drag(press.kind):
                self._begin_drag(press, pos)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down what is carried; else what was clicked on is to be seen."""
        drag, press, self._press = self.drag, self._press, None
        if drag is not None:
            self.cancel_drag()
            if drag.slot is not None:
                self.dropped.emit(drag)
            return
        super().mouseReleaseEvent(event)
        if press is not None and press.key in self.chosen_keys():
            self.revealed.emit(press.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename in place; a second click on a section is a click."""
        pos = event.position().toPoint()
        index = self.indexAt(pos)
        row = self.rows.row_at(index)
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._is_on_turn(index, row, pos):
            self._turn_over(index)
        elif row.is_record and not self.rename(index):
            self.entered.emit(row.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is chosen; on a section or beside the rows, of nothing."""
        where, index = event.globalPos(), self.indexAt(event.pos())
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        if by_keys:
            index = self.currentIndex()
            where = self.viewport().mapToGlobal(self.row_rect(index).center())
        row = self.rows.row_at(index)
        event.accept()
        if row is not None and row.kind in FOUND:
            self.found_menu_wanted.emit(row.key, where)
            return
        if not by_keys and (row is None or not row.is_record):
            self.chosen.emit(set(), "", False)
        self.menu_wanted.emit(where)

    # Dragging

    def _begin_drag(self, press: _Press, pos: QPoint) -> None:
        self._press = None
        self._point_at(QModelIndex())
        self.drag = RowDrag(self.rows, self, press.key, press.kind)
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._pulse.start()
        self._carry(pos)

    def _carry(self, pos: QPoint) -> None:
        self._pos = pos
        if self.drag is not None:
            self.drag.move(pos, self.viewport().width())
            self.viewport().update()

    def _scroll_on(self) -> None:
        """Near an edge the rows go on by themselves."""
        y, bar = self._pos.y(), self.verticalScrollBar()
        by = -_SCROLL if y < _EDGE else _SCROLL if y > self.viewport().height() - _EDGE else 0
        was = bar.value()
        bar.setValue(was + by)
        if bar.value() != was:
            self._carry(self._pos)

    def cancel_drag(self) -> None:
        """Put back what is carried, if anything is."""
        self._press = None
        if self.drag is not None:
            self.drag = None
            self._pulse.stop()
            self.viewport().unsetCursor()
            self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is carried is put back."""
        self.cancel_drag()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is carried is put back."""
        self.cancel_drag()
        super().hideEvent(event)

    # Renaming

    def rename(self, index: QModelIndex) -> bool:
        """Open the field for a new name; False for what has no name of one line."""
        if not self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        self.scrollTo(index)
        self.edit(index)
        return True

    def end_rename(self) -> None:
        """Write the name that is being typed, if one is."""
        editor = self.delegate.editor
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    # Keys

    @property
    def _one(self) -> Row | None:
        """The one chosen row, where it is the current one too."""
        row = self.rows.row_at(self.currentIndex())
        return row if row and self.chosen_keys() == {row.key} else None

    def _means(self, event: QKeyEvent) -> str:
        """What a key means here though the window has a command on it."""
        held, key, one = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, event.key(), None
        if self.drag is not None and key == Qt.Key.Key_Escape:
            return "cancel"
        one = self._one
        if one is None:
            return ""
        if key == Qt.Key.Key_F2 and held == _NONE:
            editable = self.rows.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable
            return "rename" if editable else ""
        if held == Qt.KeyboardModifier.AltModifier and can_drag(one.kind):
            return _SHIFTS.get(Qt.Key(key), "")
        return ""

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are not given to the window's commands."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self._means(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, close, rename, move; while something is carried only Esc is heard."""
        self._by_keys = True
        meaning = self._means(event)
        if meaning == "cancel":
            self.cancel_drag()
        elif meaning == "rename":
            self.rename(self.currentIndex())
        elif meaning and self._one is not None:
            self.shifted.emit(self._one.key, meaning)
        elif self.drag is None and not self._enter(event):
            super().keyPressEvent(event)

    def _enter(self, event: QKeyEvent) -> bool:
        """Enter goes to a thing; it opens and closes a section, as the space bar does."""
        index = self.currentIndex()
        row = self.rows.row_at(index)
        if row is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if row.kind == "head" and event.key() in (*_ENTERS, Qt.Key.Key_Space):
            self._turn_over(index)
            return True
        if row.kind in FOUND and event.key() in _ENTERS:
            self.found.emit(row.key, True)
            return True
        if row.is_record and event.key() in _ENTERS:
            self.entered.emit(row.key)
            return True
        return False
