"""How soon the window is on the screen, against a bare window with an empty view."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import time

from journeyeditor.files.store import save
from tests.benchmarks.maps import made_map
from tests.benchmarks.rows import Measure, Row, in_ms, slope

TIMES = 9
SIZES = tuple(map(int, os.environ.get("CARDS", "300 1000 10000 50000").split()))
PROMISED = 1_000

DONE = """
import os, sys, time
def done():
    sys.stdout.write(repr(time.time()))
    sys.stdout.flush()
    os._exit(0)
"""

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView
class View(QGraphicsView):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, done)
app = QApplication([])
view = View(QGraphicsScene())
view.resize(1280, 840)
view.show()
app.exec()
"""

BEGIN = """
import gc
gc.disable()  # as the program's entry does, until the window is painted
from PySide6.QtWidgets import QApplication
from journeyeditor.app.binding import spare_sources
spare_sources()
"""

SHELL = """
from journeyeditor.app.desktop import Desktop
from journeyeditor.files.folders import user_folders
app = QApplication([])
desktop = Desktop(app, [], user_folders())
desktop.start()
desktop.shell.first_painted.disconnect()
desktop.shell.first_painted.connect(done)
app.exec()
"""

MAP = """
import sys
from pathlib import Path
from journeyeditor.app.desktop import Desktop
from journeyeditor.files.folders import user_folders
app = QApplication([])
desktop = Desktop(app, [Path(sys.argv[1])], user_folders())
def watch():
    from journeyeditor.canvas.view import MapView
    paint = MapView.paintEvent
    def painted(view, event):
        paint(view, event)
        done()
    MapView.paintEvent = painted
desktop.shell.first_painted.connect(watch)
desktop.start()
app.exec()
"""


def _run(code: str, home: str, *arguments: str) -> float:
    """Seconds of a process of its own, from its beginning to the paint.

    Modules are compiled once beforehand, as they are where the program is installed.
    """
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    env |= {
        "QT_QPA_PLATFORM": platform,
        "XDG_CONFIG_HOME": home,
        "PYTHONPYCACHEPREFIX": str(Path(home) / "compiled"),
    }
    command = [sys.executable, "-c", DONE + code, *arguments]
    start = time()
    run = subprocess.run(command, env=env, check=True, capture_output=True, text=True, timeout=90)
    return float(run.stdout) - start


def start() -> Sequence[Row]:
    """First paint of the window, and of maps, taken by turns."""
    runs: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as home:
        paths = {cards: Path(home) / f"map-{cards}.journey" for cards in SIZES}
        for cards, path in paths.items():
            save(path, made_map(cards))
        for turn in range(TIMES + 1):
            found = {"bare": _run(BARE, home), "shell": _run(BEGIN + SHELL, home)}
            for cards, path in paths.items():
                if cards <= 1_000 or turn <= 3:
                    found[str(cards)] = _run(BEGIN + MAP, home, str(path))
            # The first turn compiles, and warms the disk.
            for name, value in found.items() if turn else ():
                runs.setdefault(name, []).append(value)
    taken = {name: statistics.median(values) for name, values in runs.items()}
    bare = taken["bare"]
    yardstick = f"a bare window {in_ms(bare)}"
    rows = [
        Row("window's first paint", in_ms(taken["shell"]), yardstick, taken["shell"] / bare, 1.35)
    ]
    for cards in SIZES:
        opened = taken[str(cards)]
        promise = 2.3 if cards == PROMISED else None
        what = f"first paint of {cards:,} cards"
        rows.append(Row(what, in_ms(opened), yardstick, opened / bare, promise))
    steep = slope(SIZES, [taken[str(cards)] for cards in SIZES])
    return [*rows, Row("first paint of a map as it grows, slope", "", "itself", steep, None, "")]


ROWS: list[Measure] = [start]
