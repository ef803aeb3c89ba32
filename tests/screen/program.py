"""The program running on a virtual screen, and finding what to point at."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from tests.screen.screen import PATIENCE, Person, wait_for


class Part(NamedTuple):
    """Something on the screen: its class, names, and rectangle in pixels of the screen."""

    kind: str
    name: str
    text: str
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2


class Program:
    """A running program and what is seen of it."""

    def __init__(self, process: subprocess.Popen[str], person: Person) -> None:
        self.process = process
        self.person = person

    def look(self) -> list[Part]:
        """All that is seen now."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write("look\n")
        self.process.stdin.flush()
        seen: dict[str, Any] = json.loads(self.process.stdout.readline())
        return [Part(one["kind"], one["name"], one["text"], *one["place"]) for one in seen["parts"]]

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

    def settles(self, is_so: Callable[[list[Part]], bool], what: str) -> None:
        """Wait until what is seen is so."""
        wait_for(what, lambda: is_so(self.look()))

    def clicks(self, kind: str = "", text: str | None = None, name: str | None = None) -> Part:
        """Click on something that is seen."""
        part = self.one(kind, text, name)
        self.person.clicks(*part.middle)
        return part

    def ends(self) -> int:
        """Wait for the end; the exit status."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < end, "the program did not end"
            time.sleep(0.05)
        return self.process.returncode


def _part(one: dict[str, Any]) -> Part:
    return Part(one["kind"], one["name"], one["text"], *one["place"])


@contextmanager
def running(env: dict[str, str], *words: str) -> Iterator[Program]:
    """The program with eyes, on the screen of an environment."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.screen.eyes", *words],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Program(process, Person(env))
    finally:
        process.kill()
        process.wait(10)
