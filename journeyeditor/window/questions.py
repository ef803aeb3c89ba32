"""Questions the window asks: about unsaved changes, about files, and what the program is."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from journeyeditor import __version__
from journeyeditor.base.messages import Translator, msg
from journeyeditor.window.plain import plain_box


class Answer(Enum):
    """What to do with unsaved changes."""

    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


def ask_unsaved(parent: QWidget, tr: Translator, name: str) -> Answer:
    """Ask whether the changes in a map are to be saved."""
    box = plain_box(
        parent,
        tr("Unsaved changes"),
        tr("Save the changes in {name}?", name=name),
        tr("What is discarded can be had back for a while: File, Maps that are kept."),
    )
    box.setIcon(QMessageBox.Icon.Question)
    save = box.addButton(tr("Save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    if chosen is save:
        return Answer.SAVE
    return Answer.DISCARD if chosen is discard else Answer.CANCEL


class Changed(Enum):
    """Which version stands where two people changed a map."""

    MERGE = auto()
    MINE = auto()
    THEIRS = auto()
    COPY = auto()
    CANCEL = auto()


def ask_changed(
    parent: QWidget, tr: Translator, name: str, *, can_merge: bool, can_open: bool
) -> Changed:
    """Ask what is to become of a file that somebody else changed meanwhile."""
    box = plain_box(
        parent,
        tr("Changed by somebody else"),
        tr("{name} was changed by somebody else after you opened it.", name=name),
        tr("What does not stand is kept among the earlier versions."),
    )
    box.setIcon(QMessageBox.Icon.Question)
    role = QMessageBox.ButtonRole
    answers: dict[object, Changed] = {}
    if can_merge:
        answers[box.addButton(tr("Merge both"), role.AcceptRole)] = Changed.MERGE
    answers[box.addButton(tr("Keep mine"), role.AcceptRole)] = Changed.MINE
    if can_open:
        answers[box.addButton(tr("Keep theirs"), role.DestructiveRole)] = Changed.THEIRS
    answers[box.addButton(tr("Save a copy…"), role.ActionRole)] = Changed.COPY
    cancel = box.addButton(tr("Cancel"), role.RejectRole)
    answers[cancel] = Changed.CANCEL
    box.setEscapeButton(cancel)
    box.exec()
    answer = answers.get(box.clickedButton(), Changed.CANCEL)
    box.deleteLater()
    return answer


def ask_open(parent: QWidget, tr: Translator, folder: str) -> Path | None:
    """Ask for a map to open."""
    maps = tr("Maps, and posters that carry one") + " (*.journey *.pdf)"
    kinds = ";;".join((maps, tr("All files") + " (*)"))
    name, _ = QFileDialog.getOpenFileName(parent, tr("Open a map"), folder, kinds)
    return Path(name) if name else None


def ask_save(parent: QWidget, tr: Translator, start: str) -> Path | None:
    """Ask where to save a map; the name ends in .journey."""
    kinds = tr("Journey maps") + " (*.journey)"
    name, _ = QFileDialog.getSaveFileName(parent, tr("Save the map"), start, kinds)
    return _ending(name, ".journey")


def ask_poster(parent: QWidget, tr: Translator, start: str) -> Path | None:
    """Ask where to write a poster; the name ends in .pdf."""
    kinds = tr("PDF documents") + " (*.pdf)"
    name, _ = QFileDialog.getSaveFileName(parent, tr("Save the poster"), start, kinds)
    return _ending(name, ".pdf")


def _ending(name: str, ending: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


def tell_about(parent: QWidget, tr: Translator) -> None:
    """Say what the program is."""
    box = plain_box(
        parent,
        tr("About Journey Editor"),
        tr("Journey Editor {version}", version=__version__),
        tr(
            "Draws customer journey maps, entirely on this computer. Free under the MIT"
            " licence; faces under the SIL Open Font License."
        ),
    )
    box.exec()
    box.deleteLater()


_KEYS: Final = (
    (msg("Type on a cell"), msg("writes a card there; on a card, the next one")),
    (msg("F2, or Enter on a card"), msg("edits what is selected")),
    (msg("Enter"), msg("the next card in the cell")),
    (msg("Tab, Shift+Tab"), msg("the next step, the one before")),
    (msg("Ctrl+Enter"), msg("a new line on the card")),
    (msg("Esc"), msg("leaves, and changes nothing")),
    (msg("Arrows"), msg("walk over cards, cells, points and heads")),
    (msg("Ctrl+arrows"), msg("walk on from a point of the curve")),
    (msg("Alt+arrows"), msg("move what is selected")),
    (msg("Up, Down on a point"), msg("half a step of the scale; with Shift a tenth")),
    (msg("A number on a point"), msg("is its value; a word is its feeling")),
    (msg("Backspace on a point"), msg("leaves a gap in the curve")),
    (msg("Drag with Ctrl"), msg("copies cards")),
    (msg("Drag a card's right edge"), msg("stretches it over more steps")),
    (msg("Drag a point with Ctrl"), msg("draws its spread")),
    (msg("Drag from the small disc"), msg("draws a link; beside the map it is an exit")),
    (msg("Space or middle button, dragged"), msg("moves the page")),
    (msg("Ctrl+wheel"), msg("zooms at the pointer")),
    (msg("The menu key"), msg("shows what can be done with what is selected")),
)


def tell_keys(parent: QWidget, tr: Translator) -> None:
    """Say what keys and mouse do on the map."""
    lines = (tr("{keys}: {what}", keys=keys, what=what) for keys, what in _KEYS)
    box = plain_box(parent, tr("Keys and mouse"), tr("On the map"), "\n".join(lines))
    box.exec()
    box.deleteLater()
