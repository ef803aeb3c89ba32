"""Heights of the outline's rows, and the field in which a thing is renamed in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from journeyeditor.base import limits
from journeyeditor.base.messages import Translator
from journeyeditor.window.outline.model import Index, OutlineModel
from journeyeditor.window.outline.painting import row_height, text_area

_ENDS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class OutlineDelegate(QStyledItemDelegate):
    """Knows how high rows are; makes the field for a new name, and tells what was written."""

    renamed = Signal(str, str)
    """A record's id, and the name that was written."""

    drafted = Signal(str, str)
    """A record's id, and the name as far as it is written; "" where it is no longer."""

    def __init__(
        self, tr: Translator, view: QTreeView, model: OutlineModel, text_of: Callable[[str], str]
    ) -> None:
        super().__init__(view)
        self._tr = tr
        self._view = view
        self._model = model
        self._text_of = text_of
        self.editor: QLineEdit | None = None

    def say_in(self, tr: Translator) -> None:
        """Say everything in another language."""
        self._tr = tr

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the row needs in the width there is."""
        row = self._model.row_at(index)
        if row is None:
            return QSize(0, 0)
        width = self._view.viewport().width()
        metrics = QFontMetrics(self._view.font())
        is_first = index.row() == 0
        return QSize(width, row_height(row, metrics, width, is_first))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field with the name as it is in the map; where it has none, what it is called."""
        row = self._model.row_at(index)
        field = QLineEdit(parent)
        field.setObjectName("outline-name")
        field.setMaxLength(limits.NAME)
        field.setAccessibleName(self._tr("Name"))
        if row is not None:
            field.setText(self._text_of(row.key))
            field.setPlaceholderText(row.name)
            field.setProperty("key", row.key)
            field.textEdited.connect(partial(self.drafted.emit, row.key))
        field.selectAll()
        self.editor = field
        return field

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """The field is no longer needed."""
        if editor is self.editor:
            self.editor = None
            self.drafted.emit(editor.property("key"), "")
        super().destroyEditor(editor, index)

    def setEditorData(self, _editor: QWidget, _index: Index) -> None:
        """The field was filled when it was made; what is typed stays while the map changes."""

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, _index: Index) -> None:
        """Tell what was written."""
        if isinstance(editor, QLineEdit) and editor.isModified():
            editor.setModified(False)
            self.renamed.emit(editor.property("key"), editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Over the name, to the end of the row."""
        row = self._model.row_at(index)
        if row is None:
            return
        level = self._model.level_of(index)
        rect = self._view.visualRect(index)
        rect.setLeft(0)
        rect.setRight(self._view.viewport().width() - 1)
        area = text_area(rect, row, level, QFontMetrics(self._view.font()))
        editor.setGeometry(area.left() - 5, area.top(), rect.right() - area.left(), area.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Tab write the name and leave the field; Tab opens no other."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            field = self.editor
            if field is not None and watched is field and event.key() in _ENDS:
                self.commitData.emit(field)
                self.closeEditor.emit(field, QStyledItemDelegate.EndEditHint.NoHint)
                return True
        return super().eventFilter(watched, event)
