"""The program with its window, edited by keys as long as it lives.

    python -m tests.rescue.worked [FILE]

Types one card after the other into the first cell, and saves now and then where there is a
file. Tells each card, once it is part of the map, by its number and the time.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

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
        session = bench.session
        assert session is not None
        lane = next(lane for lane in session.journey.lanes if lane.kind == "goals")
        session.select_cell(Cell(lane.id, next(session.journey.steps()).id))
        self._timer = QTimer(interval=PAUSE_MS)
        self._timer.timeout.connect(self._write)
        self._timer.start()

    def _write(self) -> None:
        self._number += 1
        assert self._bench.canvas is not None
        for char in f"{WORD}{self._number}":
            QTest.keyClicks(self._focus(), char)
        QTest.keyClick(self._focus(), Qt.Key.Key_Return)
        self._say("wrote")
        if self._saves and self._number % 9 == 0:
            QTest.keyClick(self._focus(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
            self._say("saved")
            self._bench.canvas.view.setFocus()
        self._timer.setInterval(random.choice((PAUSE_MS, PAUSE_MS, 4 * PAUSE_MS)))

    def _focus(self) -> QWidget:
        assert self._bench.canvas is not None
        return QApplication.focusWidget() or self._bench.canvas.view

    def _say(self, what: str) -> None:
        sys.stdout.write(f"{what} {self._number} {time.time():.3f}\n")
        sys.stdout.flush()


def main() -> int:
    """Work until the end."""
    paths = [Path(name) for name in sys.argv[1:]]
    app = QApplication([])
    desktop = Desktop(app, paths, user_folders())
    kept: list[Worker] = []

    def begin() -> None:
        bench = desktop.frames[0].workbench
        assert bench is not None
        if bench.session is None:
            bench.new_map("five-phases")
        desktop.shell.activateWindow()
        kept.append(Worker(bench, bool(paths)))

    desktop.start()
    desktop.shell.first_painted.connect(begin)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
