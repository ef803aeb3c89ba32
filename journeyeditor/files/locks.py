"""Who has a map open: a small file beside it, as a courtesy between people and windows.

It never stops anybody for good and never fails: what guards a map is its fingerprint. It lies
beside the map, in `.NAME.lock`, so that people on other machines see it too. Where the folder
is read-only there is none: nobody can save there, so there is nobody to be told of.
"""

from __future__ import annotations

import contextlib
import stat
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from time import time
from typing import Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.files.owners import MOST_BYTES, Clock, Life, Owner, life, owner_of, this_process
from journeyeditor.files.small import read_small, small_bytes
from journeyeditor.files.system import SYSTEM, System
from journeyeditor.files.writing import alone_in, put

RENEWAL: Final = 600.0
"""Seconds between two calls of `Lock.renew`."""

STALE: Final = 7_200.0
"""Seconds without renewal after which a lock of a process that can't be seen from here is
passed: it was renewed twelve times too few."""


class State(Enum):
    """How a map's lock stands."""

    FREE = "free"
    MINE = "mine"
    HELD = "held"
    """By a process of this machine that runs."""
    FOREIGN = "foreign"
    """By a process of another machine, renewed not long ago. The user may pass it."""
    STALE = "stale"
    """Its process is gone, or it was not renewed for long. It is passed."""
    BROKEN = "broken"
    """Empty, or nothing that we wrote. It is passed."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How a lock stands, and who has it where somebody has."""

    state: State
    owner: Owner | None = None


class Lock:
    """The lock of one map in one window. Never raises."""

    def __init__(self, path: Path, system: System = SYSTEM, clock: Clock = time) -> None:
        self._system = system
        self._clock = clock
        self._mine: Owner | None = None
        real = path
        with contextlib.suppress(OSError, ValueError):
            real = system.realpath(path)
        self.path = real.parent / f".{real.name}.lock"

    def look(self) -> Seen:
        """How the lock stands now."""
        owner = None
        try:
            owner = owner_of(read_small(self.path, self._system, MOST_BYTES))
        except FileNotFoundError:
            return Seen(State.FREE)
        except (OSError, ValueError):
            pass
        return Seen(State.BROKEN) if owner is None else Seen(self._state(owner), owner)

    def _state(self, owner: Owner) -> State:
        if self._mine is not None and owner.token == self._mine.token:
            return State.MINE
        alive = life(owner, self._system)
        if alive is Life.RUNS:
            return State.HELD
        if alive is Life.GONE or abs(self._clock() - owner.renewed) > STALE:
            return State.STALE
        return State.HELD if owner.host == self._system.host() else State.FOREIGN

    def acquire(self, *, pass_by: bool = False) -> Seen:
        """Take the lock, where nobody has it or `pass_by` says so, and tell how it stands then.

        `MINE` where it was taken. `HELD` or `FOREIGN` with its owner where somebody has it.
        `FREE` where nobody has it but it can't be made: the map may be edited without.
        """
        with alone_in(self.path.parent, self._system):
            seen = self.look()
            if seen.state in (State.HELD, State.FOREIGN) and not pass_by:
                return seen
            now = self._clock()
            mine = self._mine or this_process(self._system, self._clock)
            mine = replace(mine, renewed=now)
            with contextlib.suppress(OSError, ValueError):
                # A link must not lead elsewhere; another user's file can only be taken away.
                is_link = stat.S_ISLNK(self._system.lstat(self.path).st_mode)
                if is_link or seen.state is not State.MINE:
                    self._system.unlink(self.path)
            try:
                put(self.path, small_bytes(mine.values()), self._system)
            except (OSError, ValueError, JourneyError):
                return Seen(State.FREE)
            self._mine = mine
            return self.look()

    def renew(self) -> Seen:
        """Say that the map is still open here, and tell whether it is ours.

        To be called every `RENEWAL` seconds. A lock that somebody took away is made again; one
        that somebody passed is left to them, and told as theirs.
        """
        if self._mine is None:
            return self.look()
        return self.acquire()

    def release(self) -> None:
        """Let go of the lock; of nobody else's."""
        if self._mine is None:
            return
        with alone_in(self.path.parent, self._system), contextlib.suppress(OSError):
            if self.look().state is State.MINE:
                self._system.unlink(self.path)
        self._mine = None
