"""A calm line above the map that says what went wrong, in one sentence, until it is closed."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from journeyeditor.base.messages import Translator
from journeyeditor.window.icons import tool_icon
from journeyeditor.window.plain import plain_label


class Notice(QFrame):
    """Shows one sentence at a time; a newer one takes its place."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        sign = QToolButton()
        sign.setIcon(tool_icon("tool-warning"))
        sign.setEnabled(True)
        self._label = plain_label()
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        close = self._close = QToolButton()
        close.setIcon(tool_icon("tool-close"))
        close.setAccessibleName(tr("Close this message"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 8, 4)
        for part in (sign, self._label, close):
            row.addWidget(part)
        sign.setDisabled(True)
        self.hide()

    def say_in(self, tr: Translator) -> None:
        """Take another language; what is said stays."""
        self._close.setAccessibleName(tr("Close this message"))

    @property
    def text(self) -> str:
        """What is said; "" where nothing is."""
        return self._label.text() if not self.isHidden() else ""

    def say(self, text: str) -> None:
        """Say a sentence."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self.show()
