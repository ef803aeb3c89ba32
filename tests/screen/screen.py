"""A virtual screen with a window manager and a Swedish keyboard, and a person in front of it."""

from __future__ import annotations

import os
import re
import subprocess
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 30.0
_DEAD_KEYS = {
    "\N{COMBINING ACUTE ACCENT}": "dead_acute",
    "\N{COMBINING DIAERESIS}": "dead_diaeresis",
}


def wait_for(what: str, is_so: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Wait until something is so; fail with what was waited for."""
    end = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < end, f"waited {patience:.0f} s for {what}"
        time.sleep(0.05)


def _is_managed(env: dict[str, str]) -> bool:
    """Has the window manager taken over? A window shown before it might get no keys."""
    asked = subprocess.run(
        ["xdotool", "get_num_desktops"], env=env, capture_output=True, check=False
    )
    return asked.returncode == 0


@contextmanager
def screen(size: str = "1400x900") -> Iterator[dict[str, str]]:
    """A virtual screen with a window manager; the environment of programs on it."""
    reader, writer = os.pipe()
    words = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{size}x24"]
    server = subprocess.Popen(
        [*words, "-noreset", "-nolisten", "tcp"], pass_fds=[writer], stderr=subprocess.DEVNULL
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


class Person:
    """Sees window titles, presses keys and moves the mouse; places are pixels of the screen.

    After each deed `rests` is called: without a program that tells when it has dealt with it,
    a moment is let go by.
    """

    def __init__(self, env: dict[str, str]) -> None:
        self.env = env
        self.rests: Callable[[], None] = lambda: time.sleep(0.25)

    def _xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.env, capture_output=True, text=True, check=False
        )
        return done.stdout

    def sees(self, title: str) -> bool:
        """Is there a window whose title has this?"""
        return bool(self._xdotool("search", "--onlyvisible", "--name", title).strip())

    def has(self, title: str) -> bool:
        """Do keys go to the window of this title?"""
        self._xdotool("search", "--onlyvisible", "--name", title, "windowactivate")
        return title.lstrip("^") in self._xdotool("getactivewindow", "getwindowname")

    def marks(self, which: int) -> None:
        """Press one of two keys that mean nothing to anything."""
        self._xdotool("key", ("XF86Launch5", "XF86Launch6")[which])

    def presses(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self._xdotool("key", "--delay", "6", *keys)
        self.rests()

    def types(self, text: str) -> None:
        """Type a text, letter by letter, as on a Swedish keyboard: é is a dead key and an e.

        For letters it has no way to, xdotool would change its map, faster than programs hear.
        """
        for letters, composed in re.findall(r"([ -~åäöÅÄÖ]+)|(.)", text, re.DOTALL):
            if letters:
                self._xdotool("type", "--delay", "6", "--", letters)
            else:
                letter, accent = list(unicodedata.normalize("NFD", composed))
                self._xdotool("key", "--delay", "6", _DEAD_KEYS[accent], letter)
        self.rests()

    def holds(self, key: str) -> None:
        """Press a key and keep it down."""
        self._xdotool("keydown", key)

    def lets_go(self, key: str) -> None:
        """Let go of a key."""
        self._xdotool("keyup", key)

    def points_at(self, x: float, y: float) -> None:
        """Move the mouse."""
        self._xdotool("mousemove", str(round(x)), str(round(y)))
        self.rests()

    def clicks(
        self, x: float, y: float, *, times: int = 1, button: int = 1, keys: str = ""
    ) -> None:
        """Click at a place, with a key held."""
        self.points_at(x, y)
        if keys:
            self.holds(keys)
        self._xdotool("click", "--repeat", str(times), "--delay", "30", str(button))
        if keys:
            self.lets_go(keys)
        self.rests()

    def presses_button(self, x: float, y: float, keys: str = "") -> None:
        """Take hold at a place, with a key held."""
        self.points_at(x, y)
        if keys:
            self.holds(keys)
        self._xdotool("mousedown", "1")

    def carries(self, *places: tuple[float, float]) -> None:
        """Go over these places, a little at a time, with what was taken hold of."""
        for place in places:
            self.points_at(*place)

    def drops(self, keys: str = "") -> None:
        """Let go of the button, then of the key."""
        self._xdotool("mouseup", "1")
        if keys:
            self.lets_go(keys)
        self.rests()

    def drags(self, *places: tuple[float, float], keys: str = "") -> None:
        """Press at the first place, go by way of the others, let go at the last."""
        self.presses_button(*places[0], keys)
        before = places[0]
        for place in places[1:]:
            self.carries(
                *(
                    (
                        before[0] + (place[0] - before[0]) * part,
                        before[1] + (place[1] - before[1]) * part,
                    )
                    for part in (0.2, 0.6, 1.0)
                )
            )
            before = place
        self.drops(keys)

    def photographs(self, path: Path) -> None:
        """Save a picture of the screen (with ImageMagick's `import`)."""
        subprocess.run(
            ["import", "-window", "root", str(path)], env=self.env, check=False, timeout=20
        )
