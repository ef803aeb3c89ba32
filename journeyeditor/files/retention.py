"""Which earlier versions of a document are kept, as a rule on plain values."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from typing import Final, Protocol

LAST: Final = 10
DAYS: Final = 30
MOST_BYTES: Final = 200_000_000
DAY: Final = 86_400.0

Day = Callable[[float], object]
"""The calendar day of a time in seconds since 1970."""


class Aged(Protocol):
    """What the rule asks of a version. A pinned one is never given up."""

    @property
    def time(self) -> float: ...
    @property
    def pinned(self) -> bool: ...
    @property
    def files(self) -> Collection[str]: ...


def local_day(moment: float) -> object:
    """The day where the user is."""
    found = time.localtime(moment)
    return found.tm_year, found.tm_yday


def kept(
    versions: Sequence[Aged], now: float, sizes: Callable[[str], int], day: Day = local_day
) -> list[bool]:
    """Whether each of the versions, the newest first, is to be kept.

    The last ten, and the newest of each day of the last thirty. Then the oldest are given up
    until all files together, each counted once, have at most 200 MB; the newest never is.
    `sizes` gives a file's bytes by its name.
    """
    days: set[object] = set()
    verdict = []
    for place, version in enumerate(versions):
        of_day = day(version.time)
        is_recent = now - version.time < DAYS * DAY
        verdict.append(version.pinned or place < LAST or (is_recent and of_day not in days))
        if is_recent:
            days.add(of_day)
    _bound(versions, verdict, sizes)
    return verdict


def _bound(versions: Sequence[Aged], verdict: list[bool], sizes: Callable[[str], int]) -> None:
    """Give up the oldest that are not pinned while all that is kept is too large."""
    users: dict[str, int] = {}
    for version, stays in zip(versions, verdict, strict=True):
        for name in version.files if stays else ():
            users[name] = users.get(name, 0) + 1
    total = sum(map(sizes, users))
    for place in range(len(versions) - 1, 0, -1):
        if total <= MOST_BYTES:
            return
        if not verdict[place] or versions[place].pinned:
            continue
        verdict[place] = False
        for name in versions[place].files:
            users[name] -= 1
            total -= 0 if users[name] else sizes(name)
