"""Plain text in widgets: Qt takes text with angle brackets for markup unless it is told not to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


def plain_label(text: str = "", parent: QWidget | None = None, name: str = "") -> QLabel:
    """A label that shows its text as it is; `name` is what the look calls it."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setObjectName(name)
    return label


def plain_box(parent: QWidget | None, title: str, text: str, more: str = "") -> QMessageBox:
    """A message box that shows its texts as they are; `more` is said below, smaller."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(more)
    return box


def plain_tip(text: str) -> str:
    """A tool tip's text that shows as it is. Tool tips can't be told to be plain."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<div>{safe}</div>".replace("\n", "<br>")
