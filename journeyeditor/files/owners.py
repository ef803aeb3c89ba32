"""Which process of which user and machine has something, and whether it still runs."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any, Final

from journeyeditor.files.processes import boot_of
from journeyeditor.files.system import System

Clock = Callable[[], float]
"""Gives the time in seconds since 1970."""

MOST_BYTES: Final = 4096
"""A note of an owner is never larger."""

_LONGEST: Final = 300


class Life(Enum):
    """Whether an owner's process still runs."""

    RUNS = "runs"
    GONE = "gone"
    UNKNOWN = "unknown"
    """It is, or was, on another machine, or the system does not tell."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A process, and one thing it has: `token` is other for each of them.

    `began` is the process's mark from `System.process`. `since` and `renewed` are seconds
    since 1970 on the owner's clock.
    """

    user: str
    host: str
    pid: int
    began: str
    token: str
    since: float
    renewed: float

    def values(self) -> dict[str, Any]:
        """As plain values, to be written down."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


def this_process(system: System, clock: Clock) -> Owner:
    """This process as the owner of something new."""
    now = clock()
    number = os.getpid()
    began = system.process(number) or ""
    return Owner(
        system.user(), system.host(), number, began, secrets.token_hex(4), since=now, renewed=now
    )


def owner_of(values: Any) -> Owner | None:
    """The owner that was written down, or None where the values are those of none."""
    if not isinstance(values, dict):
        return None
    known: dict[str, Any] = {one.name: values.get(one.name) for one in fields(Owner)}
    texts = [known[name] for name in ("user", "host", "began", "token")]
    times = [known[name] for name in ("since", "renewed")]
    if not all(isinstance(text, str) and len(text) <= _LONGEST for text in texts):
        return None
    if type(known["pid"]) is not int or any(type(time) not in (int, float) for time in times):
        return None
    return Owner(**known) if known["token"] else None


def life(owner: Owner, system: System) -> Life:
    """Whether an owner's process still runs."""
    mine = system.process(os.getpid()) or ""
    same_boot = bool(boot_of(mine)) and boot_of(mine) == boot_of(owner.began)
    if owner.host != system.host() and not same_boot:
        return Life.UNKNOWN
    began = system.process(owner.pid)
    if began is None:
        return Life.GONE
    if not began or not owner.began:
        return Life.UNKNOWN
    return Life.RUNS if began == owner.began else Life.GONE
