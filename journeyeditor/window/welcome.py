"""What the window shows when no map is open: what one can do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journeyeditor.base.messages import Translator
from journeyeditor.window.icons import tool_icon
from journeyeditor.window.plain import plain_label, plain_tip


class Start(NamedTuple):
    """Something to start from: its key, name, and what it is for."""

    key: str
    name: str
    about: str


class Welcome(QWidget):
    """A sheet on the desk with the ways to begin."""

    chosen = Signal(str)
    """The key of a template."""

    open_wanted = Signal()
    example_wanted = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tr = tr
        self._starts = QGridLayout()
        self._starts.setSpacing(8)
        sheet = QFrame()
        sheet.setObjectName("sheet")
        sheet.setFixedWidth(640)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(40, 36, 40, 36)
        inside.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(14)
        sign = plain_label()
        sign.setPixmap(QGuiApplication.windowIcon().pixmap(QSize(44, 44)))
        head.addWidget(sign)
        head.addWidget(plain_label(tr("Draw a customer journey"), name="heading"), 1)
        inside.addLayout(head)
        inside.addSpacing(10)
        lead = plain_label(
            tr("Begin with a template, open a map of yours, or see a finished one."), name="lead"
        )
        lead.setWordWrap(True)
        inside.addWidget(lead)
        inside.addSpacing(22)
        inside.addLayout(self._starts)
        inside.addSpacing(22)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.open_button = QPushButton(tool_icon("tool-open"), tr("Open a map…"))
        self.open_button.clicked.connect(self.open_wanted)
        self.example_button = QPushButton(tool_icon("tool-show"), tr("See the example"))
        self.example_button.clicked.connect(self.example_wanted)
        row.addWidget(self.open_button)
        row.addWidget(self.example_button)
        row.addStretch(1)
        inside.addLayout(row)
        around = QVBoxLayout(self)
        around.addStretch(2)
        around.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch(3)

    def offer(self, starts: Sequence[Start]) -> None:
        """Offer templates, two a row."""
        while (item := self._starts.takeAt(0)) is not None:
            if (button := item.widget()) is not None:
                button.deleteLater()
        before: QPushButton | None = None
        for place, start in enumerate(starts):
            way = QPushButton(tool_icon("tool-new"), start.name.replace("&", "&&"))
            way.setToolTip(plain_tip(start.about))
            way.setAccessibleDescription(start.about)
            way.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            way.setStyleSheet("text-align: left;")
            way.clicked.connect(lambda _checked=False, key=start.key: self.chosen.emit(key))
            way.setAutoDefault(True)
            self._starts.addWidget(way, place // 2, place % 2)
            if before is not None:
                QWidget.setTabOrder(before, way)
            before = way
        for button in (self.open_button, self.example_button):
            button.setAutoDefault(True)
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button
