"""The real program on a real X server, with keys as a person presses them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from journeyeditor.files.store import load

EXAMPLE = Path(__file__).resolve().parents[2] / "resources/examples/jane-deklarerar.journey"
PATIENCE = 40.0


def _is_managed(env: dict[str, str]) -> bool:
    """Has the window manager taken over? A window shown before it might get no keys."""
    asked = subprocess.run(
        ["xdotool", "get_num_desktops"], env=env, capture_output=True, check=False
    )
    return asked.returncode == 0


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """A virtual screen with a window manager; its environment."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writer),
            "-screen",
            "0",
            "1400x900x24",
            "-noreset",
            "-nolisten",
            "tcp",
        ],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as told:
        display = told.readline().strip()
    env = os.environ | {"DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
    # A Swedish keyboard: letters that it lacks would be typed by changing its map in between.
    subprocess.run(["setxkbmap", "se"], env=env, check=True)
    manager = subprocess.Popen(["openbox"], env=env, stderr=subprocess.DEVNULL)
    try:
        wait_for("the window manager", lambda: _is_managed(env))
        yield env
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(10)


def wait_for(what: str, is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, f"waited {PATIENCE:.0f} s for {what}"
        time.sleep(0.1)


class Person:
    """Sees window titles and presses keys."""

    def __init__(self, env: dict[str, str]) -> None:
        self.env = env

    def _xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.env, capture_output=True, text=True, check=False
        )
        return done.stdout

    def sees(self, title: str) -> bool:
        return bool(self._xdotool("search", "--onlyvisible", "--name", title).strip())

    def has(self, title: str) -> bool:
        """Do keys go to the window of this title?"""
        self._xdotool("search", "--onlyvisible", "--name", f"^{title} ", "windowactivate")
        return self._xdotool("getactivewindow", "getwindowname").startswith(title)

    def presses(self, *keys: str) -> None:
        for key in keys:
            self._xdotool("key", key)
            time.sleep(0.25)

    def types(self, text: str) -> None:
        self._xdotool("type", "--delay", "40", text)
        time.sleep(0.3)


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    path = tmp_path / "karta.journey"
    shutil.copy(EXAMPLE, path)
    return path


def test_a_text_goes_from_key_to_file_and_back(map_file: Path) -> None:
    before = load(map_file).journey
    with screen() as env:
        program = subprocess.Popen([sys.executable, "-m", "journeyeditor", map_file], env=env)
        person = Person(env)
        try:
            wait_for("the map", lambda: person.sees("^karta "))
            wait_for("the keyboard", lambda: person.has("karta"))
            time.sleep(1)
            person.presses("Right", "F2", "ctrl+a")
            person.types("Skriven för hand, åäö")
            person.presses("Return")
            wait_for("the edit", lambda: person.sees(r"^karta\*"))
            person.presses("ctrl+s")
            wait_for("the file", lambda: load(map_file).journey != before)
            after = load(map_file).journey
            changed = [c for c in after.all_cards() if before.card(c.id) != c]
            assert [card.text for card in changed] == ["Skriven för hand, åäö"]
            person.presses("ctrl+z", "ctrl+s")
            wait_for("the way back", lambda: load(map_file).journey == before)
            person.presses("ctrl+q")
            wait_for("the end", lambda: program.poll() is not None)
            assert program.returncode == 0
        finally:
            program.kill()
            program.wait(10)
    assert map_file.read_bytes() == EXAMPLE.read_bytes()
