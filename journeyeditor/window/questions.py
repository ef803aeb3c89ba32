"""Questions the window asks: about unsaved changes, about files, and what the program is."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from journeyeditor import __version__
from journeyeditor.base.messages import Translator
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
        tr("If they are discarded they are lost."),
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


def ask_open(parent: QWidget, tr: Translator, folder: str) -> Path | None:
    """Ask for a map to open."""
    kinds = ";;".join((tr("Journey maps") + " (*.journey)", tr("All files") + " (*)"))
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
