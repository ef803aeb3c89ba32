"""Versions that are kept: those of the open map to go back to, and those of all maps."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
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
from journeyeditor.base.messages import Message, Translator, msg
from journeyeditor.files.history import DISCARDED, MIGRATED, REPLACED, History, Version
from journeyeditor.model.journey import Journey
from journeyeditor.window import comparing
from journeyeditor.window.plain import plain_label, plain_tip
from journeyeditor.window.said import said_amount, said_moment

_WHY: Final = {
    REPLACED: msg("what was in the file"),
    DISCARDED: msg("never saved"),
    MIGRATED: msg("in an older format"),
}
_NOTHING: Final = Journey(id="nothing")


class KeptDialog(QDialog):
    """Versions at the left; the one that is marked, at the right, to be opened as a map."""

    def __init__(
        self,
        parent: QWidget,
        tr: Translator,
        history: History,
        versions: Sequence[Version],
        words: tuple[Message, Message] = (msg("Maps that are kept"), msg("Open")),
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        self._history = history
        self._versions = versions
        self.chosen: Journey | None = None
        """The version that was taken."""

        self._shown: Journey | None = None
        self._note = ""
        title, take = words
        self.setWindowTitle(tr(title))
        self.list = QListWidget()
        self.list.setObjectName("versions")
        self.list.setMinimumWidth(290)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr(title))
        for version in versions:
            item = QListWidgetItem(self._said(version), self.list)
            item.setToolTip(plain_tip(version.path))
        self.picture = comparing.Picture(
            tr, comparing.Version(Message(""), _NOTHING), QSize(460, 280)
        )
        self.picture.setVisible(bool(versions))
        self.note = plain_label(name="panel-hint")
        self.note.setWordWrap(True)
        self.take = QPushButton(tr(take))
        self.take.setEnabled(False)
        self.take.setDefault(True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        self.right = QVBoxLayout()
        self.right.setSpacing(10)
        self.right.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(self.list, 1)
        middle.addLayout(self.right, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        column.addWidget(self.note)
        column.addWidget(buttons)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(self._take)
        self.resize(860, 600)

    def showEvent(self, event: QShowEvent) -> None:
        """Rows that were laid out before they were styled are too low."""
        super().showEvent(event)
        self.list.doItemsLayout()

    def begin(self, note: str = "") -> None:
        """Mark the newest; `note` is said below."""
        self._note = note
        self.note.setText(note)
        if self._versions:
            self.list.setCurrentRow(0)
        elif not note:
            self.note.setText(self._tr("No versions yet: each time the map is saved one is kept."))

    def _said(self, version: Version) -> str:
        tr = self._tr
        why = _WHY.get(version.why)
        when = said_moment(version.time, tr, seconds=True)
        if why is not None:
            when = f"{when} · {tr(why)}"
        title = version.about.title or tr("Without a name")
        lines = [when, title, said_amount(version.about, version.size, tr)]
        return "\n".join(lines)

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._versions):
            return
        version = self._versions[row]
        try:
            self._shown = self._history.open(version.document, version).journey
        except JourneyError as error:
            self._shown = None
            self.note.setText(self._tr(error.message))
        else:
            self.note.setText(self._note)
            name = Path(version.path).name or said_moment(version.time, self._tr, seconds=True)
            said = msg("{name}", name=name)
            self.picture.show_version(comparing.Version(said, self._shown))
        self.shown(self._shown)
        self.take.setEnabled(self._shown is not None)

    def shown(self, journey: Journey | None) -> None:
        """A version is shown, or none can be."""

    def _take(self) -> None:
        if self._shown is not None:
            self.chosen = self._shown
            self.accept()


class VersionsDialog(KeptDialog):
    """The earlier versions of the open map: what going back to one would change is told."""

    def __init__(self, parent: QWidget, tr: Translator, history: History, now: Journey) -> None:
        found = history.versions(now.id)
        words = msg("Earlier versions"), msg("Restore")
        super().__init__(parent, tr, history, found.versions, words)
        self._now = now
        self.differences = comparing.Differences(tr)
        self.right.addWidget(plain_label(tr("If it is restored, this changes:")))
        self.right.addWidget(self.differences, 1)
        note = tr("To restore a version is an edit: it can be undone.") if found.versions else ""
        if found.damaged:
            note = tr.plural(
                "{n} version is damaged and is not shown.",
                "{n} versions are damaged and are not shown.",
                found.damaged,
            )
        self.begin(note)

    def shown(self, journey: Journey | None) -> None:
        """Say what would change."""
        self.differences.clear()
        if journey is not None:
            self.differences.show_between(self._now, journey)
