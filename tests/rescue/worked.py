"""The program with its window, edited by keys as long as it lives.

    python -m tests.rescue.worked [--into FIELD] [FILE]

Types one card after the other into the first cell, and saves now and then where there is a
file; or one word after the other into a field that it never leaves. Tells each card, once it
is part of the map, and each word by its number and the time.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journeyeditor.app.desktop import Desktop
from journeyeditor.files.folders import user_folders
from journeyeditor.session.history import Cell
from journeyeditor.window.workbench import Workbench

PAUSE_MS = 40
WORD = "kort"


class Worker:
    """Types cards; each is followed by the next with the Enter key."""

    def __init__(self, bench: Workbench, saves: bool) -> None:
        self._bench = bench
        self._saves = saves
        self._number = 0
        self._begin()
        self._timer = QTimer(interval=PAUSE_MS)
        self._timer.timeout.connect(self._write)
        self._timer.start()

    def _begin(self) -> None:
        self._select_in("goals")

    def _select_in(self, kind: str) -> None:
        """Select the first cell of the lane of a kind."""
        session = self._bench.session
        assert session is not None
        lane = next(lane for lane in session.journey.lanes if lane.kind == kind)
        session.select_cell(Cell(lane.id, next(session.journey.steps()).id))

    def _write(self) -> None:
        self._number += 1
        assert self._bench.canvas is not None
        self._type(f"{WORD}{self._number}")
        QTest.keyClick(self._focus(), Qt.Key.Key_Return)
        self._say("wrote")
        if self._saves and self._number % 9 == 0:
            QTest.keyClick(self._focus(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
            self._say("saved")
            self._bench.canvas.view.setFocus()
        self._timer.setInterval(random.choice((PAUSE_MS, PAUSE_MS, 4 * PAUSE_MS)))

    def _type(self, text: str) -> None:
        """Each key goes to what has the focus then: the first opens what the next go to."""
        for char in text:
            QTest.keyClicks(self._focus(), char)

    def _focus(self) -> QWidget:
        assert self._bench.canvas is not None
        return QApplication.focusWidget() or self._bench.canvas.view

    def _say(self, what: str) -> None:
        sys.stdout.write(f"{what} {self._number} {time.time():.3f}\n")
        sys.stdout.flush()


class Writer(Worker):
    """Types words into a field and never leaves it, nor pauses for long."""

    def _write(self) -> None:
        self._number += 1
        self._type(f"{WORD}{self._number} ")
        self._say("wrote")
        self._timer.setInterval(random.choice((PAUSE_MS, PAUSE_MS, 4 * PAUSE_MS)))


class OutlineWriter(Writer):
    """Renames a phase in the outline."""

    def _begin(self) -> None:
        outline, session = self._bench.panels.outline, self._bench.session
        assert session is not None
        outline.update_now()
        outline.tree.rename(outline.model.index_of(session.journey.phases[0].id))


class DetailsWriter(Writer):
    """Describes a phase in the details."""

    def _begin(self) -> None:
        session = self._bench.session
        assert session is not None
        session.select((session.journey.phases[0].id,))
        QApplication.processEvents()
        form = self._bench.panels.inspector.form
        assert form is not None
        form.field("description").setFocus()


class FeelingWriter(Writer):
    """Names a feeling on the page."""

    def _begin(self) -> None:
        self._select_in("emotions")


FIELDS: Final[dict[str, type[Worker]]] = {
    "outline": OutlineWriter,
    "details": DetailsWriter,
    "feeling": FeelingWriter,
}


def main() -> int:
    """Work until the end."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--into", default="", choices=FIELDS)
    parser.add_argument("paths", nargs="*", type=Path)
    asked = parser.parse_args()
    paths: list[Path] = asked.paths
    worker = FIELDS.get(asked.into, Worker)
    app = QApplication([])
    desktop = Desktop(app, paths, user_folders())
    kept: list[Worker] = []

    def begin() -> None:
        bench = desktop.frames[0].workbench
        assert bench is not None
        if bench.session is None:
            bench.new_map("five-phases")
        desktop.shell.activateWindow()
        kept.append(worker(bench, bool(paths)))

    desktop.start()
    desktop.shell.first_painted.connect(begin)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
