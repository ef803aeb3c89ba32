"""The earlier versions of the open map: looked at, compared, and one of them taken back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator, msg
from journeyeditor.files.history import DISCARDED, MIGRATED, REPLACED, History, Version
from journeyeditor.model.journey import Journey
from journeyeditor.window import comparing
from journeyeditor.window.plain import plain_label
from journeyeditor.window.said import said_amount, said_moment

_WHY: Final = {
    REPLACED: msg("what was in the file"),
    DISCARDED: msg("never saved"),
    MIGRATED: msg("in an older format"),
}


class VersionsDialog(QDialog):
    """A list of versions at the left; the one that is marked, at the right."""

    def __init__(self, parent: QWidget, tr: Translator, history: History, now: Journey) -> None:
        super().__init__(parent)
        self._tr = tr
        self._history = history
        self._now = now
        self.chosen: Journey | None = None
        """The version that was taken back."""

        self._shown: Journey | None = None
        self.setWindowTitle(tr("Earlier versions"))
        self.list = QListWidget()
        self.list.setObjectName("versions")
        self.list.setMinimumWidth(290)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Earlier versions"))
        found = history.versions(now.id)
        self._versions = found.versions
        for version in self._versions:
            QListWidgetItem(self._said(version), self.list)
        here = comparing.Version(msg("Now"), now)
        self.picture = comparing.Picture(tr, here, QSize(460, 280))
        self.differences = comparing.Differences(tr)
        self.note = plain_label(name="panel-hint")
        self.note.setWordWrap(True)
        self.restore = QPushButton(tr("Restore"))
        self.restore.setEnabled(False)
        buttons = QDialogButtonBox()
        buttons.addButton(self.restore, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self.restore.setDefault(True)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.picture)
        right.addWidget(plain_label(tr("If it is restored, this changes:")))
        right.addWidget(self.differences, 1)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(self.list, 1)
        middle.addLayout(right, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        column.addWidget(self.note)
        column.addWidget(buttons)
        self._say_note(found.damaged)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(self._take)
        if self._versions:
            self.list.setCurrentRow(0)
        self.resize(860, 600)

    def _said(self, version: Version) -> str:
        tr = self._tr
        why = _WHY.get(version.why)
        when = said_moment(version.time, tr, seconds=True)
        if why is not None:
            when = f"{when} · {tr(why)}"
        title = version.about.title or tr("Without a name")
        amount = said_amount(version.about, version.size, tr)
        return f"{when}\n{title}\n{amount}"

    def _say_note(self, damaged: int) -> None:
        tr = self._tr
        if not self._versions:
            self.note.setText(tr("No versions yet: each time the map is saved one is kept."))
        elif damaged:
            self.note.setText(
                tr.plural(
                    "{n} version is damaged and is not shown.",
                    "{n} versions are damaged and are not shown.",
                    damaged,
                )
            )
        else:
            self.note.setText(tr("To restore a version is an edit: it can be undone."))

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._versions):
            return
        version = self._versions[row]
        try:
            self._shown = self._history.open(self._now.id, version).journey
        except JourneyError as error:
            self._shown = None
            self.note.setText(self._tr(error.message))
            self.differences.clear()
        else:
            name = msg("{when}", when=said_moment(version.time, self._tr))
            self.picture.show_version(comparing.Version(name, self._shown))
            self.differences.show_between(self._now, self._shown)
        self.restore.setEnabled(self._shown is not None)

    def _take(self) -> None:
        if self._shown is not None:
            self.chosen = self._shown
            self.accept()
