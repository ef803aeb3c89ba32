"""Text entry: a real text widget over the page, in the page's face and size."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from journeyeditor.canvas.subjects import After

_MARGIN: Final = 2
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_COMMITS: Final = frozenset(
    (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
)
_STAYS_OPEN: Final = frozenset(
    (
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    )
)


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """Where the text stands, in pixels of the viewport: its left, first base line and width.

    `pitch` is from one base line to the next.
    """

    left: float
    base: float
    width: float
    pitch: float


@dataclass(frozen=True, slots=True)
class EntryLook:
    """How the text looks in place: its font at the zoom, its colour and the ground's.

    A text of one line takes no line breaks: pasted ones become spaces. `frame` is the colour of
    a line around it, where its ground does not say where it ends.
    """

    font: QFont
    ink: QColor
    paper: QColor
    one_line: bool = False
    frame: QColor | None = None


class TextEntry(QTextEdit):
    """Writes plain text in place. Says when it is to be committed; closes nothing itself."""

    finished = Signal(object)
    """An `After`. Enter, Tab or a look elsewhere: what is written holds."""

    given_up = Signal()
    """Esc: what is written does not hold."""

    edited = Signal()
    """The text is another."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._place = EntryPlace(0, 0, 0, 0)
        self._one_line = False
        self._worn: EntryLook | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.document().setDocumentMargin(0)
        self.document().setUseDesignMetrics(True)
        self.hide()
        self.textChanged.connect(self._text_changed)

    @property
    def is_open(self) -> bool:
        """Whether something is being written."""
        return self.isVisible()

    def open(self, text: str, look: EntryLook, place: EntryPlace) -> None:
        """Show a text for writing, with the caret at its end."""
        self.blockSignals(True)
        self._worn = None
        self.wear(look)
        self.setPlainText(text)
        sides = self.document().rootFrame().frameFormat()
        sides.setLeftMargin(_MARGIN)
        sides.setRightMargin(_MARGIN)
        self.document().rootFrame().setFrameFormat(sides)
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.blockSignals(False)
        self.put(place)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def wear(self, look: EntryLook) -> None:
        """Look so; what is written stays as it is."""
        if look == self._worn:
            return
        self._worn = look
        self._one_line = look.one_line
        was = self.blockSignals(True)
        self.setFont(look.font)
        self.document().setDefaultFont(look.font)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.paper)
        palette.setColor(QPalette.ColorRole.Text, look.ink)
        self.setPalette(palette)
        # Under a style sheet of the program the viewport takes nothing from the widget.
        self.viewport().setPalette(palette)
        self.blockSignals(was)

    def replace_with(self, typed: str) -> None:
        """Let what was typed take the place of the text, as one step of its own undo."""
        self.selectAll()
        self.insertPlainText(typed)

    def put(self, place: EntryPlace) -> None:
        """Stand so that the first base line and the left edge are where they are told."""
        self._place = place
        self._set_pitch(place.pitch)
        self.document().setTextWidth(place.width + 2 * _MARGIN)
        self.setGeometry(self._area().toAlignedRect())

    def _set_pitch(self, pitch: float) -> None:
        block = QTextBlockFormat()
        block.setLineHeight(pitch, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if self.document().firstBlock().blockFormat().lineHeight() == block.lineHeight():
            return
        self.blockSignals(True)
        undo = self.document().isUndoRedoEnabled()
        self.document().setUndoRedoEnabled(False)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block)
        self.document().setUndoRedoEnabled(undo)
        self.blockSignals(False)

    def first_base_line(self) -> float:
        """The base line of the first line, in pixels from the widget's top."""
        layout = self.document().firstBlock().layout()
        if layout.lineCount() == 0:
            return self._place.pitch * 0.8
        line = layout.lineAt(0)
        return layout.position().y() + line.y() + line.ascent()

    def _area(self) -> QRectF:
        place = self._place
        top = round(place.base - self.first_base_line())
        height = max(self.document().size().height(), place.pitch)
        left = round(place.left) - _MARGIN
        return QRectF(left, top, round(place.width) + 2 * _MARGIN, round(height))

    def _text_changed(self) -> None:
        if self.isVisible():
            self.setGeometry(self._area().toAlignedRect())
            self.edited.emit()

    def written(self) -> str:
        """The text as it can be stored: lone surrogates became the replacement character."""
        return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", self.toPlainText())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text only."""
        if source.hasText():
            text = source.text()
            self.insertPlainText(" ".join(text.split()) if self._one_line else text)

    def event(self, event: QEvent) -> bool:
        """Take the keys that end writing before Qt's own use of them (Tab moves the focus).

        None of them is for a command of the window, whatever keys it has.
        """
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _COMMITS:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.given_up.emit()
                return True
            if event.key() in _COMMITS:
                self._enter(event)
                return True
        return super().event(event)

    def _enter(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Backtab or (event.key() == Qt.Key.Key_Tab and shift):
            self.finished.emit(After.LEFT)
        elif event.key() == Qt.Key.Key_Tab:
            self.finished.emit(After.RIGHT)
        elif (shift or control) and not self._one_line:
            self.insertPlainText("\n")
        else:
            self.finished.emit(After.NEXT)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Looking elsewhere in the window commits; another window on top does not."""
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() not in _STAYS_OPEN:
            self.finished.emit(After.STAY)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and the line around it."""
        super().paintEvent(event)
        if self._worn is not None and self._worn.frame is not None:
            painter = QPainter(self.viewport())
            painter.setPen(self._worn.frame)
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel is for the map under the text."""
        event.ignore()
