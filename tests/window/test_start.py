"""Starting: the shell paints first, and the binding is sound."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from journeyeditor.base.resources import resource

FIRST_PAINT = """
import gc, sys
gc.disable()  # as the program's entry does
from PySide6.QtWidgets import QApplication
from journeyeditor.app.desktop import Desktop
from journeyeditor.files.folders import user_folders
from pathlib import Path
app = QApplication([])
desktop = Desktop(app, [Path(name) for name in sys.argv[1:]], user_folders())
heavy = ("pydantic", "reportlab", "pikepdf", "uharfbuzz", "journeyeditor.model",
         "journeyeditor.session", "journeyeditor.canvas.canvas", "journeyeditor.edits")
def painted():
    print("at paint:", sorted(name for name in heavy if name in sys.modules))
    print("tools:", "journeyeditor.window.tools" in sys.modules)
desktop.shell.first_painted.connect(painted)
later = ("window.start.page", "window.inspector.panel", "window.outline.panel", "window.filing")
def watch():
    from journeyeditor.canvas.view import MapView
    paint = MapView.paintEvent
    def seen(view, event):
        MapView.paintEvent = paint
        paint(view, event)
        made = [name for name in later if f"journeyeditor.{name}" in sys.modules]
        print("at the map's paint:", made)
    MapView.paintEvent = seen
desktop.shell.first_painted.connect(watch)
desktop.start()
def opened():
    bench = desktop.frames[0].workbench
    menus = [action.menu() for action in desktop.shell.menuBar().actions()]
    print("menus:", len(menus), "empty:", sum(menu.isEmpty() for menu in menus))
    print("tools shown:", desktop.shell.tools.isVisible())
    print("collector:", gc.isenabled())
    print("cards:", bench.session.journey.card_count() if bench.session else None)
    app.quit()
desktop.shell.first_painted.connect(opened)
app.exec()
"""

VOID_CALLS = """
from PySide6.QtWidgets import QApplication, QGraphicsRectItem
app = QApplication([])
item = QGraphicsRectItem()
for turn in range(20_000):
    item.setPos(turn, turn)
    item.setZValue(turn)
print("sound")
"""


def run(code: str, *arguments: str, home: Path) -> str:
    env = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(home),
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        env=env,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    said = run(FIRST_PAINT, home=tmp_path)
    assert said.splitlines() == [
        "at paint: []",
        "tools: False",
        "menus: 6 empty: 0",
        "tools shown: False",
        "collector: True",
        "cards: None",
    ]


def test_a_file_follows_right_after_the_first_paint(tmp_path: Path) -> None:
    example = str(resource("examples", "jane-deklarerar.journey"))
    said = run(FIRST_PAINT, example, home=tmp_path)
    assert said.splitlines() == [
        "at paint: []",
        "tools: True",
        "at the map's paint: []",
        "menus: 6 empty: 0",
        "tools shown: True",
        "collector: True",
        "cards: 48",
    ]


def test_the_binding_survives_twenty_thousand_void_calls(tmp_path: Path) -> None:
    assert run(VOID_CALLS, home=tmp_path) == "sound\n"
