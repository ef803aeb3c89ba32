"""Notes made on paper typed in by the numbers of their cells, quickly and with keys alone."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journeyeditor.base.messages import Translator
from journeyeditor.edits.numbered import NumberedNote
from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import lane_kind
from journeyeditor.model.numbering import cells_by_number
from journeyeditor.window.naming import name_of, step_name
from journeyeditor.window.plain import plain_box, plain_label

Index = QModelIndex | QPersistentModelIndex
NUMBER: Final = 0
PLACE: Final = 1
TEXT: Final = 2
_ROWS: Final = 12
_TRIGGERS: Final = (
    QAbstractItemView.EditTrigger.AnyKeyPressed
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.SelectedClicked
    | QAbstractItemView.EditTrigger.DoubleClicked
)
_NOTHING: Final = (-1, -1, "")
_ENDS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class _Fields(QStyledItemDelegate):
    """Editors of the table: Enter and Tab end one and go on."""

    ended = Signal(bool)
    """Whether Ctrl was held."""

    typed = Signal(int, int, str)
    """In which row and column one types, and what is there now."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The table's own field; it tells what is typed."""
        field = super().createEditor(parent, option, index)
        if isinstance(field, QLineEdit):
            field.textEdited.connect(partial(self.typed.emit, index.row(), index.column()))
        return field

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Take Enter and Tab before the table does with them what it likes."""
        is_end = isinstance(event, QKeyEvent) and event.key() in _ENDS
        if is_end and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if not is_end or event.type() != QEvent.Type.KeyPress or not isinstance(editor, QWidget):
            return super().eventFilter(editor, event)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.ended.emit(_has_ctrl(event))
        return True


class NotesDialog(QDialog):
    """A table of numbers and notes. A row says at once which cell its number is."""

    drafted = Signal(object)
    """The notes that have a cell, with the one that is being typed: they are others now."""

    def __init__(self, parent: QWidget, tr: Translator, journey: Journey) -> None:
        super().__init__(parent)
        self._tr = tr
        self._journey = journey
        self._cells = cells_by_number(journey)
        self.setWindowTitle(tr("Notes by number"))
        lead = plain_label(
            tr(
                "Type the number of a cell on the workshop poster, Tab, the note, Enter."
                " Without a number a note goes into the same cell as the one before."
            )
        )
        lead.setWordWrap(True)
        keys = plain_label(tr("Ctrl+Enter adds all to the map."), name="panel-hint")
        self.table = QTableWidget(_ROWS, 3)
        self.table.setHorizontalHeaderLabels([tr("Cell number"), tr("Cell"), tr("Note")])
        self.table.setAccessibleName(tr("Notes by number"))
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(NUMBER, 80)
        self.table.setColumnWidth(PLACE, 220)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(_TRIGGERS)
        self.table.installEventFilter(self)
        self._fields = _Fields(self.table)
        self._fields.ended.connect(self._go_on)
        self._fields.typed.connect(self._type)
        self._fields.closeEditor.connect(lambda: self._type(*_NOTHING))
        self._typed = _NOTHING
        self.table.setItemDelegate(self._fields)
        self.table.itemChanged.connect(self._say_place)
        self.reason = plain_label(name="field-reason")
        self.reason.setWordWrap(True)
        buttons = QDialogButtonBox()
        self.add = QPushButton(tr("Add to the map"))
        self.add.setAutoDefault(False)
        cancel = QPushButton(tr("Cancel"))
        cancel.setAutoDefault(False)
        buttons.addButton(self.add, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._finish)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(lead)
        column.addWidget(keys)
        column.addWidget(self.table, 1)
        column.addWidget(self.reason)
        column.addWidget(buttons)
        self.resize(760, 560)
        for row in range(_ROWS):
            self._prepare(row)

    def _prepare(self, row: int) -> None:
        """The middle column only tells."""
        place = QTableWidgetItem()
        place.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.table.setItem(row, PLACE, place)

    def _type(self, row: int, column: int, text: str) -> None:
        self._typed = row, column, text
        self.drafted.emit([note for note in self.notes() if note[0] in self._cells])

    def _text(self, row: int, column: int) -> str:
        if self._typed[:2] == (row, column):
            return self._typed[2].strip()
        item = self.table.item(row, column)
        return item.text().strip() if item is not None else ""

    def _number(self, row: int) -> int | None:
        """The number of a row, or of the last one above it that has one; None for no number."""
        while row >= 0:
            said = self._text(row, NUMBER)
            if said:
                return int(said) if said.isascii() and said.isdigit() else None
            row -= 1
        return None

    def _say_place(self, item: QTableWidgetItem) -> None:
        if item.column() == PLACE:
            return
        self.reason.clear()
        for row in range(item.row(), self.table.rowCount()):
            used = self._text(row, TEXT) or self._text(row, NUMBER)
            place = self.table.item(row, PLACE)
            if place is not None:
                place.setText(self._place(row) if used else "")
        if item.row() >= self.table.rowCount() - 2:
            self.table.insertRow(self.table.rowCount())
            self._prepare(self.table.rowCount() - 1)

    def _place(self, row: int) -> str:
        cell = self._cells.get(self._number(row) or 0)
        if cell is None:
            return self._tr("no such cell")
        lane, step = cell
        found = self._journey.lane(lane)
        kind = self._tr(lane_kind(found.kind).name) if found else ""
        name = name_of(self._journey, lane, self._tr) or kind
        return f"{name} · {step_name(self._journey, step, self._tr)}"

    def notes(self) -> list[NumberedNote]:
        """The notes with the numbers of their cells; 0 for one that has none."""
        rows = range(self.table.rowCount())
        return [(self._number(row) or 0, text) for row in rows if (text := self._text(row, TEXT))]

    def _finish(self) -> None:
        """Go on where every note has a cell; else say where one has none, and stay."""
        for row in range(self.table.rowCount()):
            if self._text(row, TEXT) and (self._number(row) or 0) not in self._cells:
                self.reason.setText(
                    self._tr(
                        "Row {row} has no cell: the numbers go from 1 to {most}.",
                        row=row + 1,
                        most=len(self._cells),
                    )
                )
                self._go_to(row, NUMBER)
                return
        self.accept()

    def reject(self) -> None:
        """What took long to type is not thrown away by one key."""
        notes = len(self.notes())
        if not notes or self._discards(notes):
            super().reject()

    def _discards(self, notes: int) -> bool:
        tr = self._tr
        box = plain_box(
            self,
            tr("Notes by number"),
            tr.plural(
                "Discard {n} note that is not on the map yet?",
                "Discard {n} notes that are not on the map yet?",
                notes,
            ),
        )
        box.setIcon(QMessageBox.Icon.Question)
        stay = box.addButton(tr("Go on writing"), QMessageBox.ButtonRole.RejectRole)
        discard = box.addButton(tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        wanted = box.clickedButton() is discard
        box.deleteLater()
        return wanted

    def _go_on(self, all_done: bool) -> None:
        """Go to the next field that can be typed in; with Ctrl add all."""
        if all_done:
            self._finish()
            return
        row, at = self.table.currentRow(), self.table.currentColumn()
        row, at = (row + 1, NUMBER) if at == TEXT else (row, TEXT)
        self._go_to(row, at)

    def _go_to(self, row: int, column: int) -> None:
        """Write in a field."""
        self.table.setFocus()
        self.table.setCurrentCell(row, column)
        item = self.table.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.table.setItem(row, column, item)
        self.table.editItem(item)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first field."""
        super().showEvent(event)
        self._go_to(0, NUMBER)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where no field is open, Enter and Tab go on all the same."""
        is_end = isinstance(event, QKeyEvent) and event.key() in _ENDS
        if is_end and event.type() == QEvent.Type.KeyPress:
            self._go_on(_has_ctrl(event))
            return True
        return super().eventFilter(watched, event)


def _has_ctrl(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and bool(
        event.modifiers() & Qt.KeyboardModifier.ControlModifier
    )
