"""What two people changed differently, card by card, and which of both is to stand."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from journeyeditor.base.messages import Translator
from journeyeditor.edits.merge import Conflict, Key, Merged, Side
from journeyeditor.review.telling import Words
from journeyeditor.review.words import field_name
from journeyeditor.window.plain import plain_label
from journeyeditor.window.scrolled import scrolled

MOST: Final = 200
"""Of more conflicts, those after so many are only chosen in together, with all."""


class ConflictsDialog(QDialog):
    """A list of conflicts, each with both values to choose from; mine is chosen at first."""

    def __init__(self, parent: QWidget, tr: Translator, merged: Merged) -> None:
        super().__init__(parent)
        self._tr = tr
        self.setWindowTitle(tr("Merge both"))
        self._more = merged.conflicts[MOST:]
        self._all: Side | None = None
        words = Words((merged.journey, *merged.versions), tr)
        conflicts = merged.conflicts[:MOST]
        self.rows = [_Row(one, words, tr) for one in conflicts]
        inside = QWidget()
        list_ = QVBoxLayout(inside)
        list_.setSpacing(10)
        for row in self.rows:
            list_.addWidget(row)
        if self._more:
            list_.addWidget(plain_label(tr("and {n} more", n=len(self._more))))
        list_.addStretch(1)
        area = scrolled(inside, "conflicts")
        head = plain_label(
            tr.plural(
                "All else was merged. {n} thing was changed on both sides: which is to stand?",
                "All else was merged. {n} things were changed on both sides: which are to stand?",
                len(merged.conflicts),
            )
        )
        head.setWordWrap(True)
        mine, theirs = QPushButton(tr("Mine for all")), QPushButton(tr("Theirs for all"))
        for button in (mine, theirs):
            button.setAutoDefault(False)
        mine.clicked.connect(lambda: self._choose_all("mine"))
        theirs.clicked.connect(lambda: self._choose_all("theirs"))
        buttons = QDialogButtonBox()
        merge = buttons.addButton(tr("Merge and save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        merge.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(mine)
        foot.addWidget(theirs)
        foot.addStretch(1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(area, 1)
        column.addLayout(foot)
        self.resize(680, min(720, 200 + 112 * len(self.rows)))

    def _choose_all(self, side: Side) -> None:
        self._all = side
        for row in self.rows:
            row.choose(side)

    def choices(self) -> dict[Key, Side]:
        """What was chosen."""
        unseen = {one.key: self._all or one.kept for one in self._more}
        return unseen | {row.key: row.side for row in self.rows}


class _Row(QFrame):
    """One conflict: what it is about, and both values."""

    def __init__(self, conflict: Conflict, words: Words, tr: Translator) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.key = conflict.key
        what = words.record(conflict.kind, conflict.record)
        if conflict.field:
            what = f"{what} · {tr(field_name(conflict.kind, conflict.field))}"
            mine, theirs = words.values(
                *(conflict.kind, conflict.field, conflict.mine, conflict.theirs)
            )
        else:
            mine, theirs = (
                tr("deleted") if one is None else tr("changed")
                for one in (conflict.mine, conflict.theirs)
            )
        head = plain_label(what, name="panel-head")
        head.setWordWrap(True)
        self._mine, self._theirs = QRadioButton(tr("Mine")), QRadioButton(tr("Theirs"))
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        column.addWidget(head)
        for button, said in ((self._mine, mine), (self._theirs, theirs)):
            group.addButton(button)
            button.setAccessibleName(f"{what}: {button.text()}: {said}")
            button.setMinimumWidth(90)
            row = QHBoxLayout()
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(_value(said), 1)
            column.addLayout(row)
        self.choose(conflict.kept)

    def choose(self, side: Side) -> None:
        """Let one side stand."""
        (self._mine if side == "mine" else self._theirs).setChecked(True)

    @property
    def side(self) -> Side:
        """The side that is to stand."""
        return "mine" if self._mine.isChecked() else "theirs"


def _value(said: str) -> QLabel:
    label = plain_label(said)
    label.setWordWrap(True)
    return label
