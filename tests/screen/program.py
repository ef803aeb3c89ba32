"""The program running on a virtual screen, and finding what to point at."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from tests.screen.screen import PATIENCE, Person, wait_for

_AGAIN = 0.4
"""Seconds after which a key that nothing has heard is pressed again: it fell between windows."""


class Part(NamedTuple):
    """Something on the screen: its class, names, rectangle in pixels of the screen, state.

    The state is words: "off", for a button "under" where the pointer is on it, and for a line
    of a menu "active" and "chosen".
    """

    kind: str
    name: str
    text: str
    x: float
    y: float
    width: float
    height: float
    state: str = ""

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, other: Part) -> bool:
        """Whether it has another part wholly inside."""
        beside = self.x < other.x and other.right < self.right
        return beside and self.y < other.y and other.bottom < self.bottom

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


class Ended(Exception):
    """The program is over: it answers no more."""


class Program:
    """A running program and what is seen of it."""

    def __init__(self, process: subprocess.Popen[str], person: Person) -> None:
        self.process = process
        self.person = person
        person.rests = self._rest
        self._rests = 0
        self._marks = [0, 0]

    def _ask(self, what: str) -> dict[str, Any]:
        assert self.process.stdin
        assert self.process.stdout
        try:
            self.process.stdin.write(f"{what}\n")
            self.process.stdin.flush()
        except BrokenPipeError as error:
            raise Ended from error
        answer = self.process.stdout.readline()
        if not answer:
            raise Ended
        seen: dict[str, Any] = json.loads(answer)
        return seen

    def _rest(self) -> None:
        """Wait until all that was done with keys and mouse has been dealt with.

        A key that means nothing comes after it on the same way. It is one of two in turn: what
        is still under way of the one pressed last time is not taken for this one.
        """
        with suppress(Ended):
            self._hear_mark()

    def _hear_mark(self) -> None:
        self._rests += 1
        mine = self._rests % 2
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.person.marks(mine)
            again = time.monotonic() + _AGAIN
            while time.monotonic() < again:
                told: list[int] = self._ask("keys")["marks"]
                if told[mine] > self._marks[mine]:
                    self._marks = told
                    return
                time.sleep(0.004)
        raise AssertionError("keys do not reach the program")

    def look(self) -> list[Part]:
        """All that is seen now."""
        return [_part(one) for one in self._ask("look")["parts"]]

    def focus(self) -> Part:
        """Where keys go; a part without a kind where they go nowhere."""
        found = self._ask("keys")["focus"]
        return _part(found) if found else Part("", "", "", 0, 0, 0, 0)

    def window(self) -> str:
        """The title of the window that keys go to."""
        title: str = self._ask("keys")["window"]
        return title

    def all(self, kind: str = "", text: str | None = None, name: str | None = None) -> list[Part]:
        """What is seen of a class (its beginning), with a text or name."""
        return [
            part
            for part in self.look()
            if part.kind.startswith(kind)
            and (text is None or part.text == text)
            and (name is None or part.name == name)
        ]

    def one(self, kind: str = "", text: str | None = None, name: str | None = None) -> Part:
        """The first of what is seen; waits for it."""
        found: list[Part] = []

        def is_there() -> bool:
            found[:] = self.all(kind, text, name)
            return bool(found)

        wait_for(f"{kind} {text or name or ''}", is_there)
        return found[0]

    def line(self, text: str) -> Part:
        """A line of an open menu, or of the bar, by its text."""
        plain = text.replace("&", "")
        found: list[Part] = []

        def is_there() -> bool:
            lines = self.all("QAction")
            found[:] = [line for line in lines if line.text.replace("&", "") == plain]
            return bool(found)

        wait_for(f"the line {plain}", is_there)
        return found[0]

    def settles(self, is_so: Callable[[list[Part]], bool], what: str) -> None:
        """Wait until what is seen is so."""
        wait_for(what, lambda: is_so(self.look()))

    def has_focus(self, kind: str, text: str | None = None) -> None:
        """Wait until keys go to something of a class (its beginning), with a text."""

        def is_there() -> bool:
            at = self.focus()
            return at.kind.startswith(kind) and (text is None or at.text == text)

        wait_for(f"keys to go to {kind} {text or ''}", is_there)

    def clicks(self, kind: str = "", text: str | None = None, name: str | None = None) -> Part:
        """Click on something that is seen."""
        part = self.one(kind, text, name)
        self.person.clicks(*part.middle)
        return part

    def ends(self) -> int:
        """Wait for the end; the exit status."""
        wait_for("the end", lambda: self.process.poll() is not None)
        status = self.process.returncode
        assert status is not None
        return status


def _part(one: dict[str, Any]) -> Part:
    x, y, width, height = one["place"]
    return Part(one["kind"], one["name"], one["text"], x, y, width, height, one["state"])


@contextmanager
def running(env: dict[str, str], *words: str) -> Iterator[Program]:
    """The program with eyes, on the screen of an environment; keys go to its window.

    Nothing may be said on its standard error: neither by Python nor by Qt.
    """
    with tempfile.TemporaryFile("w+") as complaints:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.screen.eyes", *words],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
        )
        try:
            program = Program(process, Person(env))
            wait_for("the program's window", lambda: program.window() != "")
            yield program
        finally:
            process.kill()
            process.wait(10)
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()
            complaints.seek(0)
            said = complaints.read()
            sys.stderr.write(said)
        assert said == "", "the program complained"
