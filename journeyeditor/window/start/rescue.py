"""What a crash left behind, on the start page: what it is, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from journeyeditor.base.messages import Translator
from journeyeditor.window.plain import plain_label
from journeyeditor.window.said import said_amount, said_moment

if TYPE_CHECKING:
    from journeyeditor.files.recovery import Found

PICTURE = QSize(112, 62)


class RescueRow(QFrame):
    """A map that can be had back, with its picture."""

    open_wanted = Signal(object)
    compare_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self, found: Found, tr: Translator) -> None:
        super().__init__()
        self.setObjectName("rescue")
        self.found = found
        self.picture = plain_label(name="rescue-picture")
        self.picture.setFixedSize(PICTURE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = found.snapshot.about.title or tr("Without a name")
        head = plain_label(tr("A map was rescued: “{title}”", title=title), name="rescue-head")
        facts = plain_label(said(found, tr), name="rescue-facts")
        for label in (head, facts):
            label.setWordWrap(True)
        self.setAccessibleName(f"{head.text()}. {facts.text()}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(head)
        words.addWidget(facts)
        words.addStretch(1)
        self.compare = QPushButton(tr("Compare…"))
        self.discard = QPushButton(tr("Discard"))
        self.open = QPushButton(tr("Open rescued"))
        self.open.setDefault(True)
        self.compare.clicked.connect(lambda: self.compare_wanted.emit(found))
        self.discard.clicked.connect(lambda: self.discard_wanted.emit(found))
        self.open.clicked.connect(lambda: self.open_wanted.emit(found))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(10)
        row.addWidget(self.picture)
        row.addSpacing(4)
        row.addLayout(words, 1)
        for button in (self.compare, self.discard, self.open):
            row.addWidget(button)

    def show_picture(self, picture: QPixmap) -> None:
        """Show what the map looks like."""
        self.picture.setPixmap(picture)


def said(found: Found, tr: Translator) -> str:
    """When it was, how much it is, and how it stands to its file."""
    shot = found.snapshot
    when = said_moment(shot.time, tr)
    parts = [
        tr("The program ended unexpectedly {when}.", when=when),
        said_amount(shot.about, shot.size, tr) + ".",
    ]
    if shot.path is None:
        parts.append(tr("It was never saved in a file."))
    elif found.changed_since:
        parts.append(tr("{name} was changed by another program since.", name=shot.path.name))
    else:
        parts.append(tr("{name} lacks the last changes.", name=shot.path.name))
    return " ".join(parts)


class LostRow(QFrame):
    """What a crash left behind that can't be read: told, so that nobody waits for it."""

    forget_wanted = Signal(str)

    def __init__(self, name: str, tr: Translator) -> None:
        super().__init__()
        self.setObjectName("rescue")
        label = plain_label(tr("Unsaved work was found that can't be read any more."))
        label.setWordWrap(True)
        remove = QPushButton(tr("Remove"))
        remove.clicked.connect(lambda: self.forget_wanted.emit(name))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(label, 1)
        row.addWidget(remove)
