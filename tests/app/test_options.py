"""What the window is begun with: its own option, and settings that can't be read."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from journeyeditor.app import desktop, main

PROGRAM = """
from PySide6.QtWidgets import QApplication
from journeyeditor.app.desktop import Desktop
from journeyeditor.files.folders import user_folders
app = QApplication([])
desktop = Desktop(app, [], user_folders())
desktop.start()
def tell():
    print(desktop.shell.notice.text)
    app.quit()
desktop.shell.first_painted.connect(tell)
app.exec()
"""


@pytest.mark.parametrize("portable", [True, False])
def test_portable_is_told_to_the_window(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, portable: bool
) -> None:
    seen: list[tuple[list[str], bool]] = []

    def run(paths: list[str], *, portable: bool = False) -> int:
        seen.append((paths, portable))
        return 0

    file = tmp_path / "a.journey"
    file.write_text("{}", "utf-8")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(desktop, "run", run)
    # The collector is let in again by the window that is not opened here.
    monkeypatch.setattr(gc, "disable", lambda: None)
    assert main.main([*(["--portable"] if portable else []), str(file)]) == 0
    assert seen == [([str(file)], portable)]


def test_settings_that_can_not_be_read_are_put_aside_and_told(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "journeyeditor"
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text("{broken", "utf-8")
    env = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        timeout=60,
        env=env,
        check=True,
    )
    assert "The settings could not be read" in done.stdout
    assert (folder / "settings.broken-1.json").read_text("utf-8") == "{broken"
