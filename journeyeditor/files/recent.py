"""What is known of the maps used last, kept beside the settings so that no map need be read.

Read before the first paint, so nothing heavy here.
"""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from journeyeditor.base.errors import JourneyError
from journeyeditor.files.settings import MOST_RECENT
from journeyeditor.files.small import read_small, small_bytes
from journeyeditor.files.writing import write_whole

FILE_NAME: Final = "recent.json"


class Known(NamedTuple):
    """What a map's file held when its time of change and its size were these.

    `changed` is in nanoseconds as the system counts them; `due` is the day the map is to be
    reviewed, written as YYYY-MM-DD, or "".
    """

    path: str
    changed: int
    size: int
    title: str
    phases: int
    cards: int
    due: str = ""

    @property
    def review(self) -> datetime.date | None:
        """The day the map is to be reviewed."""
        try:
            return datetime.date.fromisoformat(self.due) if self.due else None
        except ValueError:
            return None


def load_known(folder: Path) -> dict[str, Known]:
    """What is known, by the maps' paths; nothing where it can't be read. Never raises."""
    try:
        values = read_small(folder / FILE_NAME)
    except (OSError, ValueError):
        return {}
    entries = values if isinstance(values, list) else []
    made = (_known(entry) for entry in entries[:MOST_RECENT])
    return {one.path: one for one in made if one is not None}


def save_known(folder: Path, known: Mapping[str, Known], paths: Iterable[str]) -> None:
    """Write what is known of these maps; it can be found out again, so failing is no harm."""
    entries = [known[path]._asdict() for path in paths if path in known][:MOST_RECENT]
    with contextlib.suppress(OSError, JourneyError):
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / FILE_NAME, small_bytes(entries))


def _known(entry: Any) -> Known | None:
    """What an entry says, where each of its values is of the right kind."""
    try:
        found = Known(**entry)
    except TypeError:
        return None
    numbers = (found.changed, found.size, found.phases, found.cards)
    texts = (found.path, found.title, found.due)
    fits = all(type(one) is int for one in numbers) and all(type(one) is str for one in texts)
    return found if fits else None
