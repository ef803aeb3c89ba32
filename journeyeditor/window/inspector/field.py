"""A field of the inspector: a label, an editor under it, and the reason where it is refused.

A field shows what it is bound to and says what was entered; it changes no document.
"""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from typing import Any, ClassVar, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator
from journeyeditor.window.inspector.rows import Bound, Row
from journeyeditor.window.plain import plain_label

PAUSE_MS: Final = 600
"""After this long without a key, what was typed is written."""

_visits = count(1)


class Field(QWidget):
    """One property. Sub-classes make the editor and show a value in it."""

    entered = Signal(object)
    """A value that is to be written on all bound records."""

    adding = Signal(str)
    """An id to be added to the list of each record."""

    taking = Signal(str)
    """An id to be taken out of the list of each record."""

    making = Signal(str)
    """A new record with this title is to be made and added."""

    opening = Signal(str)
    """A record is to be shown."""

    labelled: ClassVar = True

    def __init__(self, row: Row, tr: Translator) -> None:
        super().__init__()
        self.row = row
        self._tr = tr
        self.bound: Bound | None = None
        self._shown: tuple[Any, bool] | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)
        self.label = plain_label(tr(row.label), self, "field-label")
        if self.labelled:
            self.column.addWidget(self.label)
        else:
            self.label.hide()
        self.editor: QWidget = self
        self._reason: QLabel | None = None
        self.merge = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)

    def put(self, editor: QWidget, row: QHBoxLayout | None = None) -> None:
        """Put the editor under the label; `row` is what it stands in where it is not alone."""
        self.editor = editor
        name = self._tr(self.row.label)
        editor.setAccessibleName(name)
        self.label.setBuddy(editor)
        self.setFocusProxy(editor)
        if row is not None:
            self.column.addLayout(row)
        else:
            self.column.addWidget(editor)

    # What is shown

    def bind(self, bound: Bound) -> None:
        """Show the property of these records."""
        other = self.bound is None or (bound.kind, bound.ids) != (self.bound.kind, self.bound.ids)
        self.bound = bound
        if other:
            self.merge = f"field {next(_visits)}"
        if self.pending and not other:
            return
        shown = bound.value(self.row.name) if self.has_value else (None, False)
        if other or shown != self._shown or self.reason:
            self.accept()
            self._shown = shown
            self.show_value(*shown)

    has_value: ClassVar = True

    def show_value(self, value: Any, mixed: bool) -> None:
        """Show a value, or that the records differ."""
        raise NotImplementedError

    def forget(self) -> None:
        """Show anew at the next binding, whatever was shown."""
        self._shown = None

    # What is entered

    @property
    def pending(self) -> bool:
        """Whether something is typed that is not written yet."""
        return False

    def commit(self, quiet: bool = False) -> None:
        """Write what is typed; `quiet` leaves alone what can't be understood yet."""

    def restore(self) -> None:
        """Show the value that the document has."""
        if self.bound is not None:
            self.accept()
            self._shown = self.bound.value(self.row.name) if self.has_value else (None, False)
            self.show_value(*self._shown)

    # Why it was refused

    @property
    def reason(self) -> str:
        """Why what is typed was refused; "" where it was not."""
        return self._reason.text() if self._reason is not None else ""

    def refuse(self, error: JourneyError) -> None:
        """Say beside the field why its value can't be."""
        if self._reason is None:
            self._reason = plain_label(name="field-reason")
            self._reason.setWordWrap(True)
            self.column.addWidget(self._reason)
        self._reason.setText(self._tr(error.message))
        self._reason.show()
        self.editor.setAccessibleDescription(self.reason)
        self._mark(True)

    def accept(self) -> None:
        """Take the reason away."""
        if self.reason and self._reason is not None:
            self._reason.clear()
            self._reason.hide()
            self.editor.setAccessibleDescription("")
            self._mark(False)

    def _mark(self, wrong: bool) -> None:
        self.editor.setProperty("wrong", wrong)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)


class TypedField(Field):
    """A field in which something is typed: written on Enter, on leaving, after a pause."""

    drafted = Signal(object)
    """The value of what is typed, as yet; None where nothing is any more."""

    pauses: ClassVar = True
    enter_writes: ClassVar = True

    def __init__(self, row: Row, tr: Translator) -> None:
        super().__init__(row, tr)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(lambda: self.commit(quiet=True))
        self._is_drafting = False

    def watch(self, editor: QWidget) -> None:
        """Follow the keys and the focus of an editor."""
        editor.installEventFilter(self)

    def text(self) -> str:
        """What is typed."""
        raise NotImplementedError

    def clean(self) -> None:
        """What is typed now is what the document has."""
        raise NotImplementedError

    def parse(self, text: str) -> Any:
        """The value of a text. JourneyError where it has none."""
        return text

    def typed(self) -> None:
        """Something was typed."""
        self.draft()
        if self.pauses and self.pending:
            self._pause.start()

    def draft(self) -> None:
        """Tell what is typed, as far as it has a value; once that it is no longer."""
        text = self.text()
        if self.pending and text.strip():
            with suppress(JourneyError):
                self.drafted.emit(self.parse(text))
                self._is_drafting = True
        elif self._is_drafting:
            self._is_drafting = False
            self.drafted.emit(None)

    def commit(self, quiet: bool = False) -> None:
        """Write what is typed, unless it is what is there already."""
        self._pause.stop()
        if not self.pending:
            return
        try:
            value = self.parse(self.text())
        except JourneyError as error:
            if not quiet:
                self.refuse(error)
            return
        self.accept()
        self.entered.emit(value)
        if not self.reason:
            self.clean()
            self._shown = (value, False)

    def restore(self) -> None:
        """Show the document's value again."""
        self._pause.stop()
        super().restore()
        self.draft()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and leaving write, Esc restores; undo is the window's."""
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self.merge = f"field {next(_visits)}"
        elif kind == QEvent.Type.FocusOut:
            if event.reason() != Qt.FocusReason.PopupFocusReason:  # type: ignore[attr-defined]
                self.commit()
        elif isinstance(event, QKeyEvent):
            if kind == QEvent.Type.ShortcutOverride and _goes_back(event):
                event.ignore()
                return True
            if kind == QEvent.Type.KeyPress and self._key(event):
                return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape and (self.pending or self.reason):
            self.restore()
            return True
        ctrl = bool(held & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (self.enter_writes or ctrl):
            self.commit()
            return True
        return False


def _goes_back(event: QKeyEvent) -> bool:
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo)
