"""Maps in files on the disk: load and save, each with all its checks."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, replace
from pathlib import Path

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, msg
from journeyeditor.files.about import about, about_file
from journeyeditor.files.codec import Opened, decode, encode, holds
from journeyeditor.files.form import VERSION
from journeyeditor.files.history import MIGRATED, REPLACED, SAVED, History
from journeyeditor.files.system import SYSTEM, System
from journeyeditor.files.writing import (
    Unconfirmed,
    cannot_save,
    read_bytes,
    read_whole,
    sweep,
    write_whole,
)
from journeyeditor.model.journey import Journey


class ChangedOnDisk(JourneyError):
    """The file is not what it was when it was last read or written: nothing is overwritten.

    `fingerprint` is that of what lies there now.
    """

    def __init__(self, message: Message, fingerprint: str) -> None:
        super().__init__(message)
        self.fingerprint = fingerprint


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save left on the disk: the file itself, links followed, and its fingerprint.

    `told` is what went wrong beside the saving, which is done all the same.
    """

    path: Path
    fingerprint: str
    size: int
    told: tuple[Message, ...] = ()


def fingerprint(data: bytes) -> str:
    """What a file is compared by: the SHA-256 of its bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def load(path: Path, system: System = SYSTEM) -> Opened:
    """Open a map's file. Raises JourneyError with one plain sentence where that can't be.

    What saves of ours that never ended left beside it is swept away.
    """
    opened = read(path, system)
    sweep(path.parent, time.time(), system)
    return opened


def read(path: Path, system: System = SYSTEM) -> Opened:
    """`load` that touches nothing."""
    data = read_whole(path, system)
    return replace(decode(data), fingerprint=fingerprint(data))


def on_disk(path: Path, system: System = SYSTEM) -> str:
    """The fingerprint of what lies at a path now, "" where nothing does. Raises JourneyError."""
    try:
        system.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, ValueError):
        pass  # reading it says why
    return fingerprint(read_whole(path, system))


def save(
    path: Path,
    journey: Journey,
    system: System = SYSTEM,
    *,
    expected: str | None = None,
    history: History | None = None,
) -> Saved:
    """Write a map's file, whole or not at all, after reading back what is to be written.

    `expected` is the fingerprint of the file as it was last read or written, "" where there is
    to be none yet, None to write over whatever is there; a file that is gone is made again.
    `history` keeps what is written over, and what is written.

    Raises ChangedOnDisk where something else lies there, SaveElsewhere where it can't be
    written to, Unconfirmed where it is written but may not last, else JourneyError; each with
    the cause and the next step. But for Unconfirmed the file is then as it was.
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
    return _Saving(path, journey, data, system, history).run(expected)


class _Saving:
    """One save: looks at what is there, keeps it, and replaces it if it is still that."""

    def __init__(
        self, path: Path, journey: Journey, data: bytes, system: System, history: History | None
    ) -> None:
        self._path = path
        self._journey = journey
        self._data = data
        self._fingerprint = fingerprint(data)
        self._system = system
        self._history = history
        self._told: list[Message] = []
        self._old: bytes | None = None
        self._seen: str | None = None

    def run(self, expected: str | None) -> Saved:
        self._look(expected)
        is_guarded = self._seen is not None
        try:
            target = write_whole(
                self._path, self._data, self._system, self._before if is_guarded else None
            )
        except Unconfirmed as error:
            error.fingerprint = self._fingerprint
            raise
        self._keep(self._data, target, SAVED)
        return Saved(target, self._fingerprint, len(self._data), tuple(self._told))

    def _look(self, expected: str | None) -> None:
        """Read what is there, where it is to be compared or kept, and compare it."""
        if expected is None and self._history is None:
            return
        try:
            self._old = self._read()
        except (OSError, ValueError) as error:
            if expected is not None:
                raise cannot_save(self._path, error) from error
            return  # writing over it was asked for; it can't be kept
        self._seen = "" if self._old is None else fingerprint(self._old)
        if expected is not None and self._seen not in ("", expected, self._fingerprint):
            raise self._changed(self._seen, was_there=bool(expected))

    def _read(self) -> bytes | None:
        try:
            self._system.stat(self._path)
        except FileNotFoundError:
            return None
        return read_bytes(self._path, self._system)

    def _before(self, target: Path) -> None:
        """The last thing before the file is replaced: keep what is there, and look again."""
        if self._old is not None:
            self._keep(self._old, target, REPLACED)
        now = self._read()
        seen = "" if now is None else fingerprint(now)
        if seen not in ("", self._seen, self._fingerprint):
            raise self._changed(seen, was_there=bool(self._seen))

    def _changed(self, seen: str, *, was_there: bool) -> ChangedOnDisk:
        name = self._path.name
        if was_there:
            text = msg(
                "{name} was changed by somebody else after it was opened here:"
                " keep your version, keep theirs, or save a copy.",
                name=name,
            )
        else:
            text = msg(
                "There is a file {name} now that was not there before:"
                " choose another name, or overwrite it.",
                name=name,
            )
        return ChangedOnDisk(text, seen)

    def _keep(self, data: bytes, target: Path, why: str) -> None:
        """Put a version into the history; where that fails, the save goes on and tells."""
        if self._history is None:
            return
        document = self._journey.id
        try:
            if len(data) > limits.FILE_BYTES:
                raise JourneyError(msg("it is too large"))
            if why == SAVED:
                what = about(self._journey)
            elif self._history.has(document, target, fingerprint(data)):
                return
            else:
                what, version = about_file(data)
                why = MIGRATED if version is not None and version < VERSION else why
            self._history.keep(document, data, what, target, why)
        except JourneyError as error:
            told = msg(
                "The map is saved, but its versions could not be kept in the history: {reason}.",
                reason=error.message,
            )
            if told not in self._told:
                self._told.append(told)
