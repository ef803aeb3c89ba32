"""A calm line above the map: what went wrong or is done, in one sentence, until it is closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from journeyeditor.base.messages import Translator
from journeyeditor.window.icons import tool_icon
from journeyeditor.window.plain import plain_label

Offer = tuple[str, Callable[[], object]]
"""What a button says and does."""


class Notice(QFrame):
    """Shows one sentence at a time; a newer one takes its place."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        sign = self._sign = QToolButton()
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
        self._offers = QHBoxLayout()
        self._offers.setSpacing(6)
        row.addWidget(sign)
        row.addWidget(self._label)
        row.addLayout(self._offers)
        row.addWidget(close)
        self.buttons: list[QPushButton] = []
        sign.setDisabled(True)
        self.hide()

    def say_in(self, tr: Translator) -> None:
        """Take another language; what is said stays."""
        self._close.setAccessibleName(tr("Close this message"))

    @property
    def text(self) -> str:
        """What is said; "" where nothing is."""
        return self._label.text() if not self.isHidden() else ""

    def say(self, text: str, offers: Sequence[Offer] = (), *, went_well: bool = False) -> None:
        """Say a sentence, and offer what can be done about it. What went well does not warn."""
        self._sign.setIcon(tool_icon("tool-info" if went_well else "tool-warning"))
        self.setProperty("well", went_well)
        self.style().unpolish(self)
        self.style().polish(self)
        for button in self.buttons:
            self._offers.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._button(*offer) for offer in offers]
        self._label.setText(text)
        self.setAccessibleName(text)
        self.show()

    def _button(self, name: str, do: Callable[[], object]) -> QPushButton:
        def go() -> None:
            self.hide()
            do()

        button = QPushButton(name)
        button.setObjectName("notice-offer")
        button.clicked.connect(go)
        self._offers.addWidget(button)
        return button
