"""The window with its workbench, shown without a screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeyeditor.base.messages import Translator
from journeyeditor.base.resources import resource
from journeyeditor.canvas.accessibility import Voices
from journeyeditor.canvas.faces import register_faces
from journeyeditor.files.recovery import Recovery
from journeyeditor.window.look import LIGHT
from journeyeditor.window.shell import Shell
from journeyeditor.window.workbench import Workbench


@pytest.fixture(scope="session")
def voices(qapp: QApplication) -> Voices:
    """The one voice of the program, and the faces with it."""
    register_faces()
    return Voices()


@pytest.fixture
def shell(qtbot: QtBot) -> Iterator[Shell]:
    """An empty window."""
    window = Shell(Translator("en"), LIGHT)
    window.resize(1300, 900)
    window.show_start()
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield window
    window.ask_before_closing(lambda: True)
    window.close()
    window.deleteLater()


@pytest.fixture
def recovery(tmp_path: Path) -> Recovery:
    """Where snapshots and earlier versions go."""
    return Recovery(tmp_path / "state")


@pytest.fixture
def bench(shell: Shell, voices: Voices, recovery: Recovery) -> Iterator[Workbench]:
    """The window's workbench, without a map."""
    made = Workbench(shell, Translator("en"), voices, recovery)
    made.serve(shell.start)
    yield made
    made.let_go()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A copy of the worked example in a file of the test's own."""
    path = tmp_path / "jane.journey"
    shutil.copy(resource("examples", "jane-deklarerar.journey"), path)
    return path
