"""The window comes back where it was, and knows the files that were used."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from journeyeditor.base.resources import resource
from journeyeditor.files.settings import Settings, load_settings, save_settings

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from journeyeditor.app.desktop import Desktop
from journeyeditor.files.folders import user_folders
app = QApplication([])
desktop = Desktop(app, [Path(name) for name in sys.argv[3:]], user_folders())
desktop.start()
def go_on():
    size = desktop.shell.size()
    print(size.width(), size.height())
    if sys.argv[1] != "0":
        desktop.shell.resize(int(sys.argv[1]), int(sys.argv[2]))
    desktop.shell.close()
desktop.shell.first_painted.connect(go_on)
app.exec()
"""

TURNS_HEADS_OFF = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from journeyeditor.app.desktop import Desktop
from journeyeditor.files.folders import user_folders
app = QApplication([])
desktop = Desktop(app, [Path(sys.argv[1])], user_folders())
desktop.start()
def say(frame):
    command = frame.shell.commands["heads"]
    print(command.isChecked(), frame.workbench.canvas.heads.is_wanted)
def go_on():
    frame = desktop.frames[0]
    if frame.workbench is None or frame.workbench.canvas is None:
        QTimer.singleShot(10, go_on)
        return
    other = desktop.add_window()
    other.workbench.opening.example()
    for one in (frame, other):
        say(one)
    frame.shell.commands["heads"].trigger()
    for one in (frame, other):
        say(one)
    app.quit()
desktop.shell.first_painted.connect(go_on)
app.exec()
"""

OFFERS_RECENT = """
from PySide6.QtWidgets import QApplication
from journeyeditor.app.desktop import Desktop
from journeyeditor.files.folders import user_folders
app = QApplication([])
desktop = Desktop(app, [], user_folders())
desktop.start()
def go_on():
    frame = desktop.frames[0]
    print(frame.shell.commands["recent"].isEnabled())
    frame.forget_wanted.emit(None)
    print(frame.shell.commands["recent"].isEnabled())
    app.quit()
desktop.shell.first_painted.connect(go_on)
app.exec()
"""


def run(home: Path, size: tuple[int, int] = (0, 0), *files: Path) -> str:
    """Start the program, give its window a size, close it; the size that it began with."""
    return start(home, PROGRAM, *size, *files)


def start(home: Path, program: str, *words: object) -> str:
    """Run a program whose settings are in a folder; what it prints."""
    env = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
    }
    command = [sys.executable, "-c", program, *map(str, words)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=120, env=env, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def settings(home: Path) -> Settings:
    return load_settings(home / "journeyeditor").settings


def test_the_window_has_the_size_it_had(tmp_path: Path) -> None:
    first = run(tmp_path, (690, 560))
    assert first != "690 560"
    assert run(tmp_path) == "690 560"


def test_files_that_were_opened_are_remembered_the_newest_first(tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.journey" for name in ("one", "två")]
    for file in files:
        shutil.copy(resource("examples", "jane-deklarerar.journey"), file)
        run(tmp_path, (0, 0), file)
    run(tmp_path, (0, 0), files[0])
    assert settings(tmp_path).recent == (str(files[0]), str(files[1]))


def test_recent_maps_can_be_opened_from_the_menu_at_once(tmp_path: Path) -> None:
    assert start(tmp_path, OFFERS_RECENT).split() == ["False", "False"]
    save_settings(tmp_path / "journeyeditor", Settings(recent=("a.journey",)))
    assert start(tmp_path, OFFERS_RECENT).split() == ["True", "False"]


def test_whether_heads_are_kept_in_sight_holds_everywhere_and_is_remembered(
    tmp_path: Path,
) -> None:
    map_file = resource("examples", "jane-deklarerar.journey")
    on, off = "True True\n", "False False\n"
    assert start(tmp_path, TURNS_HEADS_OFF, map_file) + "\n" == on + on + off + off
    assert not settings(tmp_path).heads
    assert start(tmp_path, TURNS_HEADS_OFF, map_file) + "\n" == off + off + on + on
    assert settings(tmp_path).heads


def test_nothing_else_in_the_settings_is_touched(tmp_path: Path) -> None:
    before = Settings(language="sv", theme="dark", unknown={"later": [1]})
    save_settings(tmp_path / "journeyeditor", before)
    run(tmp_path)
    after = settings(tmp_path)
    assert (after.language, after.theme, after.unknown) == ("sv", "dark", {"later": [1]})
    assert after.geometry


def test_a_place_that_makes_no_sense_is_passed_over(tmp_path: Path) -> None:
    usual = run(tmp_path / "new")
    save_settings(tmp_path / "journeyeditor", Settings(geometry="??? not a place"))
    assert run(tmp_path) == usual


def test_settings_that_cannot_be_written_do_not_keep_the_window_open(tmp_path: Path) -> None:
    (tmp_path / "journeyeditor").write_text("a file in the folder's place")
    assert run(tmp_path)
