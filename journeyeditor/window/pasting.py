"""Pasting and dropping into the map: asks before it grows, pictures are made fit beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator, msg
from journeyeditor.edits.paste import Plan
from journeyeditor.files.writing import read_whole
from journeyeditor.model.records import Picture
from journeyeditor.session.commands import cards, clipboard
from journeyeditor.session.history import Cell
from journeyeditor.session.pictures import picture_of
from journeyeditor.session.session import Session
from journeyeditor.window.plain import plain_box
from journeyeditor.window.work import Tell, WorkStrip

PICTURES: Final = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif")


class Pasting:
    """Brings things from outside into one open map."""

    def __init__(
        self,
        session: Session,
        work: WorkStrip,
        tr: Translator,
        tell: Callable[[JourneyError], None],
    ) -> None:
        self._session = session
        self._work = work
        self._tr = tr
        self._tell = tell

    def copy(self) -> None:
        """The selected cards go to the clipboard."""
        data = clipboard.copy(self._session)
        if data is not None:
            QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """The selected cards go to the clipboard and out of the map."""
        data = clipboard.cut(self._session)
        if data is not None:
            QGuiApplication.clipboard().setMimeData(data)

    def paste(self) -> None:
        """What is on the clipboard goes into the cell."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData, cell: Cell | None = None, place: int | None = None) -> None:
        """Put something into a cell, before the `place`th of its cards."""
        pictures = _picture_files(data)
        if pictures:
            for path in pictures:
                self._add(partial(_read_picture, path), cell, place)
            return
        if data.hasImage() and not data.hasText():
            image = QImage(data.imageData())
            self._add(lambda _tell: picture_of(image), cell, place)
            return
        planned = clipboard.plan_paste(self._session, data, cell)
        grow = False
        if planned is not None and (planned.steps_missing or planned.lanes_missing):
            answer = ask_to_grow(self._work.window(), self._tr, planned)
            if answer is None:
                return
            grow = answer
        clipboard.paste(self._session, data, planned, cell, place, grow=grow)

    def ask_picture(self) -> None:
        """Ask for a picture's file and put it into the cell."""
        kinds = self._tr("Pictures") + " (*.png *.jpg *.jpeg *.webp *.bmp *.gif)"
        name, _ = QFileDialog.getOpenFileName(
            self._work.window(), self._tr("Choose a picture"), str(Path.home()), kinds
        )
        if name:
            self._add(partial(_read_picture, Path(name)), None, None)

    def _add(
        self,
        make: Callable[[Tell], tuple[str, Picture]],
        cell: Cell | None,
        place: int | None,
    ) -> None:
        if cell is None and self._session.cell is None:
            raise cards.no_cell()
        chosen = self._session.cursor if cell is None else cell

        def put(made: tuple[str, Picture]) -> None:
            try:
                cards.add_picture(self._session, *made, chosen, place)
            except JourneyError as error:
                self._tell(error)

        self._work.run(msg("Making the picture fit for the map"), make, put, self._tell)


def _picture_files(data: QMimeData) -> list[Path]:
    urls = data.urls() if data.hasUrls() else []
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in PICTURES]


def _read_picture(path: Path, tell: Tell) -> tuple[str, Picture]:
    data = read_whole(path)
    tell(msg("Making the picture fit for the map"))
    return picture_of(data)


def ask_to_grow(parent: QWidget, tr: Translator, planned: Plan) -> bool | None:
    """Ask whether missing steps and lanes are made; None where nothing is to be pasted."""
    said = tr("The table is {columns} x {rows} cells.", columns=planned.columns, rows=planned.rows)
    steps = tr.plural("{n} new step", "{n} new steps", planned.steps_missing)
    lanes = tr.plural("{n} new lane", "{n} new lanes", planned.lanes_missing)
    needs = [
        part for part, n in ((steps, planned.steps_missing), (lanes, planned.lanes_missing)) if n
    ]
    more = tr("From this cell on it needs {what}.", what=tr(" and ").join(needs))
    box = plain_box(parent, tr("Paste"), said, more)
    box.setIcon(QMessageBox.Icon.Question)
    make = box.addButton(tr("Make them"), QMessageBox.ButtonRole.AcceptRole)
    fits = box.addButton(tr("Only what fits"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(make)
    box.setEscapeButton(cancel)
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    if chosen is make:
        return True
    return False if chosen is fits else None
