"""An operating system whose calls fail when they are told to, and one that is in no hurry."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.files.system import System

CALLS: Final = tuple(name for name in vars(System) if not name.startswith("_"))
CODES: Final = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)

TELLING: Final = {"may_write", "host", "user", "process", "sleep"}
"""They tell or wait and never raise."""


class Watched(System):
    """Notes the name of each call, in order, and calls `meet` with its number, from 1, first."""

    def __init__(self, meet: Callable[[int, str], None] | None = None) -> None:
        self.calls: list[str] = []
        self.meet = meet or (lambda number, name: None)

    def __getattribute__(self, name: str) -> Any:
        if name not in CALLS or name in TELLING:
            return super().__getattribute__(name)
        call = super().__getattribute__(name)

        def watched(*arguments: Any) -> Any:
            self.calls.append(name)
            if name == "close":  # a close that fails has closed all the same (close(2))
                call(*arguments)
            self.meet(len(self.calls), name)
            return None if name == "close" else call(*arguments)

        return watched

    def sleep(self, seconds: float) -> None:
        """No test waits."""

    def host(self) -> str:
        return "here"

    def process(self, number: int) -> str | None:
        return "boot:1"


def failing_at(number: int, code: int, *, on: bool = False) -> Watched:
    """The call of this number fails; with `on` also all later ones that could write."""

    def meet(count: int, name: str) -> None:
        writes = name in {"write", "fsync", "open", "make_folder", "replace"}
        if count == number or (on and count > number and writes):
            raise OSError(code, os.strerror(code))

    return Watched(meet)


class Quick(System):
    """Does not wait for the disk: for tests of what is written, not of whether it lasts."""

    def fsync(self, handle: int) -> None:
        """The disk takes its time, the test does not."""


class Short(System):
    """Reads and writes a few bytes at a time."""

    def write(self, handle: int, data: memoryview) -> int:
        return super().write(handle, data[:7])

    def read(self, handle: int, most: int) -> bytes:
        return super().read(handle, min(5, most))


class Elsewhere(Quick):
    """Another machine, or the same one with other processes: what it says of them is told."""

    def __init__(self, name: str = "elsewhere", began: str | None = "boot:1") -> None:
        self.name = name
        self.began = began

    def host(self) -> str:
        return self.name

    def user(self) -> str:
        return "anna"

    def process(self, number: int) -> str | None:
        return self.began


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self, now: float = 1_700_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


def files_in(folder: Path) -> list[str]:
    """The names of all files below a folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found)


def error_of(do: Callable[[], object]) -> JourneyError | None:
    """The error that a user would be told of, or None where it is done."""
    try:
        do()
    except JourneyError as error:
        return error
    return None
