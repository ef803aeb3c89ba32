"""Two versions of a map beside each other: their pictures, and in words what differs."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from journeyeditor.base.messages import Message, Translator
from journeyeditor.canvas.preview import preview
from journeyeditor.model.journey import Journey
from journeyeditor.review.differences import differences
from journeyeditor.review.telling import told
from journeyeditor.window.plain import plain_label

PICTURE: Final = QSize(380, 230)
MOST_LINES: Final = 500
"""More differences than so many are counted, not listed."""


class Version(NamedTuple):
    """A map, and what it is called here."""

    name: Message
    journey: Journey


class Picture(QWidget):
    """A small picture of a map under its name."""

    def __init__(self, tr: Translator, version: Version, size: QSize = PICTURE) -> None:
        super().__init__()
        self._tr = tr
        self._size = size
        self.name = plain_label(name="panel-head")
        self.name.setIndent(0)
        self.image = plain_label(name="rescue-picture")
        self.image.setFixedSize(size)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addWidget(self.image)
        self.show_version(version)

    def show_version(self, version: Version) -> None:
        """Show another version."""
        self.name.setText(self._tr(version.name))
        self.image.setAccessibleName(self._tr(version.name))
        self.image.setPixmap(preview(version.journey, self._size, self.devicePixelRatioF()))


class Differences(QListWidget):
    """What differs, a line each."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self.setObjectName("differences")
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("What differs"))

    def show_between(self, before: Journey, after: Journey) -> None:
        """Say what differs between two versions."""
        self.clear()
        lines = told(differences(before, after), self._tr)
        self.addItems(lines[:MOST_LINES] or [self._tr("They are the same.")])
        if len(lines) > MOST_LINES:
            more = len(lines) - MOST_LINES
            self.addItem(self._tr("and {n} more", n=more))


class CompareDialog(QDialog):
    """What was saved and what was rescued, to be looked at before one decides."""

    def __init__(
        self, parent: QWidget, tr: Translator, before: Version | None, after: Version
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Compare"))
        pictures = QHBoxLayout()
        pictures.setSpacing(20)
        if before is not None:
            pictures.addWidget(Picture(tr, before))
        pictures.addWidget(Picture(tr, after))
        self.list = Differences(tr)
        self.list.setMinimumHeight(200)
        buttons = QDialogButtonBox()
        close = buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(pictures)
        if before is not None:
            column.addWidget(plain_label(tr("What was rescued differs in this:")))
            self.list.show_between(before.journey, after.journey)
            column.addWidget(self.list, 1)
        column.addWidget(buttons)
