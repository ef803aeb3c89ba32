"""Asks why findings of the check-up are set aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from journeyeditor.base import limits
from journeyeditor.base.messages import Translator
from journeyeditor.window.plain import plain_label

_MOST: Final = 4
_WIDTH: Final = 380


class ReasonDialog(QDialog):
    """What is to be set aside, and a field for the reason; there need not be any."""

    drafted = Signal(str)
    """The reason, as far as it is written."""

    def __init__(self, parent: QWidget, tr: Translator, findings: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Set aside"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        said = list(findings[:_MOST])
        if len(findings) > _MOST:
            said.append(tr("and {n} more", n=len(findings) - _MOST))
        for text in said:
            label = plain_label(text, self)
            label.setWordWrap(True)
            label.ensurePolished()
            # A dialog is made for lines that are not broken; what they need is said by each.
            label.setFixedSize(_WIDTH, label.heightForWidth(_WIDTH))
            column.addWidget(label)
        column.addSpacing(6)
        name = plain_label(tr("Reason"), name="field-name")
        self._field = QLineEdit()
        self._field.setMaxLength(limits.TEXT)
        self._field.textChanged.connect(self.drafted)
        self._field.setPlaceholderText(tr("Why it need not be mended"))
        self._field.setAccessibleName(tr("Reason"))
        name.setBuddy(self._field)
        column.addWidget(name)
        column.addWidget(self._field)
        column.addSpacing(8)
        buttons = QDialogButtonBox()
        accept = buttons.addButton(tr("Set aside"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        accept.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        column.setSizeConstraint(column.SizeConstraint.SetFixedSize)
        self._field.setFocus()

    @property
    def reason(self) -> str:
        """What was written."""
        return self._field.text()

    def write(self, text: str) -> None:
        """Write a reason."""
        self._field.setText(text)
