"""Maps in files on the disk: load and save, each with all its checks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.files.codec import Opened, decode, encode, holds
from journeyeditor.files.system import SYSTEM, System
from journeyeditor.files.writing import read_whole, write_whole
from journeyeditor.model.journey import Journey


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save left on the disk: the file itself, links followed, and its fingerprint."""

    path: Path
    fingerprint: str
    size: int


def fingerprint(data: bytes) -> str:
    """What a file is compared by: the SHA-256 of its bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def load(path: Path, system: System = SYSTEM) -> Opened:
    """Open a map's file. Raises JourneyError with one plain sentence where that can't be."""
    data = read_whole(path, system)
    return replace(decode(data), fingerprint=fingerprint(data))


def save(path: Path, journey: Journey, system: System = SYSTEM) -> Saved:
    """Write a map's file, whole or not at all, after reading back what is to be written.

    Raises JourneyError with the cause and the next step; the file is then as it was.
    """
    data = encode(journey)
    if not holds(data, journey):
        raise JourneyError(
            msg(
                "{name} is not saved: what would be written differs from the map."
                " Undo the last change and try again.",
                name=path.name,
            )
        )
    return Saved(write_whole(path, data, system), fingerprint(data), len(data))
