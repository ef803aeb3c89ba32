"""Reads the maps used last, beside the interface, for their facts and their pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.exchange.maps import open_map
from journeyeditor.files.recent import Known
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Page
from journeyeditor.model.journey import Journey
from journeyeditor.window.start.facts import State

MOST_BYTES: Final = 5_000_000
"""Larger files are not read for a few words about them."""

MOST_CARDS: Final = 3_000
"""Maps of more cards are not laid out for a picture of the size of a stamp."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a file: facts, and where it is to be painted the map with its page."""

    path: Path
    state: State
    known: Known | None = None
    journey: Journey | None = None
    page: Page | None = None


def known_of(path: Path, journey: Journey) -> Known | None:
    """What is to be remembered of a map that is just now in this file."""
    try:
        stat = path.stat()
    except OSError:
        return None
    due = journey.review.due
    return Known(
        path=str(path),
        changed=stat.st_mtime_ns,
        size=stat.st_size,
        title=journey.title,
        phases=len(journey.phases),
        cards=journey.card_count(),
        due=due.isoformat() if due else "",
    )


def read(path: Path, known: Known | None, is_painted: bool, wanted: Callable[[], object]) -> Found:
    """Look at a map's file; `wanted` raises where nobody waits for it any longer.

    A file that is as it was known is not read again where there is a picture of it, too.
    """
    wanted()
    try:
        stat = path.stat()
    except (OSError, ValueError):
        return Found(path, State.GONE, known)
    if known is not None and (known.changed, known.size) != (stat.st_mtime_ns, stat.st_size):
        known = None
    if known is not None and is_painted:
        return Found(path, State.SOUND, known)
    if stat.st_size > MOST_BYTES:
        bare = Known(str(path), stat.st_mtime_ns, stat.st_size, path.stem, 0, 0)
        return Found(path, State.LARGE, known or bare)
    try:
        journey = open_map(path).journey
        wanted()
        page = compose(journey) if journey.card_count() <= MOST_CARDS else None
    except JourneyError:
        return Found(path, State.BROKEN, known)
    return Found(path, State.SOUND, known_of(path, journey), journey, page)
