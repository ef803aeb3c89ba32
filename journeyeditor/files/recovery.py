"""What a crash left behind: snapshots of documents whose process is gone, found and opened.

Reading takes no locks. Whether there is something to recover is told by comparing hashes,
never times.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex
from time import time
from typing import TYPE_CHECKING, Final

from journeyeditor import __version__
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.files.about import About
from journeyeditor.files.history import DISCARDED, History
from journeyeditor.files.keeper import GOING, OWNER, PICTURES, Keeper, remove_session
from journeyeditor.files.owners import Clock, Life, life, owner_of
from journeyeditor.files.parcels import unpack
from journeyeditor.files.small import read_small
from journeyeditor.files.snapshots import SLOTS, Snapshot, read_snapshot
from journeyeditor.files.system import SYSTEM, System
from journeyeditor.files.writing import LEFT_OVER, read_bytes

if TYPE_CHECKING:
    from journeyeditor.files.codec import Opened

FOLDER: Final = "recovery"
PATIENCE: Final = 300.0
"""Seconds without a snapshot after which a session of a process that can't be seen from here,
on another machine that shares the folder, counts as ended."""

_SESSION: Final = re.compile(r"[0-9a-f]{24}-[0-9a-f]{8}")
_HASH: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Found:
    """A document that can be recovered. `name` is that of its session's folder.

    `on_disk` is the fingerprint of what lies at its path now, "" where nothing does.
    """

    name: str
    snapshot: Snapshot
    on_disk: str
    continues: tuple[str, ...] = ()

    @property
    def changed_since(self) -> bool:
        """Whether somebody changed the file after the document was opened or saved last."""
        return bool(self.on_disk) and self.on_disk != self.snapshot.base


@dataclass(frozen=True, slots=True)
class Findings:
    """What can be recovered, the latest first, and the sessions of which nothing is whole."""

    found: tuple[Found, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Session:
    name: str
    is_live: bool
    continues: tuple[str, ...]
    snapshot: Snapshot | None
    had_any: bool


class Recovery:
    """The sessions of all documents; `state` is the program's state folder."""

    def __init__(self, state: Path, system: System = SYSTEM, clock: Clock = time) -> None:
        self._home = state / FOLDER
        self._system = system
        self._clock = clock
        self.history = History(state, system, clock)

    def begin(
        self,
        document: str,
        path: Path | None = None,
        base: str = "",
        after: Found | None = None,
    ) -> Keeper:
        """Keep a document safe from now on; nothing is written before its first edit.

        `path` and `base` are its file and that file's fingerprint, None and "" for a map that
        was never saved. `after` is what it was recovered from: that is kept until the document
        is saved or discarded, and not offered meanwhile.
        """
        from journeyeditor.files.form import VERSION

        key = hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        first = Snapshot(
            document=document,
            path=path,
            base=base,
            fingerprint="",
            size=0,
            number=0,
            time=self._clock(),
            about=About(),
            format_version=VERSION,
            program=__version__,
        )
        continues = (after.name, *after.continues) if after else ()
        folder = self._home / f"{key}-{token_hex(4)}"
        keeper = Keeper(folder, first, continues, self.history, self._system, self._clock)
        if after:
            keeper.claim()
        return keeper

    def found(self) -> Findings:
        """What can be recovered: not what is open, nor what lies on the disk just so. Never raises.

        Of documents that crashed again after they were recovered, the last session counts.
        """
        sessions = list(self._sessions())
        gone_on = _gone_on(sessions)
        found, lost = [], []
        for one in sessions:
            if one.is_live or one.name in gone_on:
                continue
            if one.snapshot is None:
                lost += [one.name] if one.had_any else []
                continue
            on_disk = self._on_disk(one.snapshot.path)
            if on_disk != one.snapshot.fingerprint:
                found.append(Found(one.name, one.snapshot, on_disk, one.continues))
        found.sort(key=lambda one: one.snapshot.time, reverse=True)
        return Findings(tuple(found), tuple(lost))

    def is_free(self, found: Found) -> bool:
        """Whether it can still be recovered: nobody opened or discarded it meanwhile."""
        return any(one.name == found.name for one in self.found().found)

    def open(self, found: Found) -> Opened:
        """The document of a snapshot. Its fingerprint is that of the file it began from.

        A picture that is missing is told among the problems. Raises JourneyError where the
        snapshot can't be opened.
        """
        from journeyeditor.files.codec import decode

        return replace(decode(self._read(found)), fingerprint=found.snapshot.base)

    def discard(self, found: Found) -> None:
        """Recover nothing: the document goes to the history, and what was found is removed.

        Raises JourneyError where the history can't take it; it is then still to be found.
        """
        shot = found.snapshot
        data = self._read(found)
        self.history.keep(shot.document, data, shot.about, shot.path, DISCARDED)
        for name in (found.name, *found.continues):
            remove_session(self._home / name, self._system)

    def forget(self, lost: str) -> None:
        """Remove a session of which nothing is whole, by its name in `Findings.lost`."""
        if _SESSION.fullmatch(lost):
            remove_session(self._home / lost, self._system)

    def tidy(self) -> None:
        """Remove what is left of sessions that lost nothing. Never raises.

        Those are the ones without snapshots, and those whose document lies on the disk.
        """
        with contextlib.suppress(OSError, ValueError):
            for name in self._system.names(self._home):
                if name.startswith(GOING) and _SESSION.fullmatch(name.removeprefix(GOING)):
                    remove_session(self._home / name, self._system)
        for one in self._sessions():
            if one.is_live or (one.snapshot is None and one.had_any):
                continue
            shot = one.snapshot
            if shot is None:
                names: tuple[str, ...] = (one.name,) if self._is_old(one.name) else ()
            elif self._on_disk(shot.path) == shot.fingerprint:
                names = (*one.continues, one.name)
            else:
                continue
            for name in names:
                remove_session(self._home / name, self._system)

    def _is_old(self, name: str) -> bool:
        """Whether a session without snapshots did not just begin."""
        with contextlib.suppress(OSError):
            return self._clock() - self._system.lstat(self._home / name).st_mtime > LEFT_OVER
        return False

    def _sessions(self) -> Iterator[_Session]:
        try:
            names = self._system.names(self._home)
        except (OSError, ValueError):
            return
        for name in filter(_SESSION.fullmatch, names):
            folder = self._home / name
            slots = list(self._slots(folder))
            whole = [slot[0] for slot in slots if slot is not None]
            snapshot = max(whole, key=lambda one: one.number, default=None)
            is_live, continues = self._owned(folder, snapshot)
            yield _Session(name, is_live, continues, snapshot, bool(slots))

    def _slots(self, folder: Path) -> Iterator[tuple[Snapshot, bytes] | None]:
        """The snapshots in a folder; None for one that is not whole."""
        for slot in SLOTS:
            try:
                yield read_snapshot(read_bytes(folder / slot, self._system))
            except FileNotFoundError:
                continue
            except (OSError, ValueError):
                yield None

    def _owned(self, folder: Path, snapshot: Snapshot | None) -> tuple[bool, tuple[str, ...]]:
        """Whether a session still runs, and what it goes on with."""
        try:
            note = read_small(folder / OWNER, self._system)
        except (OSError, ValueError):
            return False, ()
        values = note if isinstance(note, dict) else {}
        names = values.get("continues")
        names = names if isinstance(names, list) else []
        continues = tuple(
            name for name in names if isinstance(name, str) and _SESSION.fullmatch(name)
        )
        owner = owner_of(values.get("owner"))
        if owner is None:
            return False, continues
        alive = life(owner, self._system)
        latest = max(owner.renewed, snapshot.time if snapshot else 0.0)
        is_fresh = abs(self._clock() - latest) < PATIENCE
        return alive is Life.RUNS or (alive is Life.UNKNOWN and is_fresh), continues

    def _on_disk(self, path: Path | None) -> str:
        if path is None:
            return ""
        try:
            return hashlib.sha256(read_bytes(path, self._system)).hexdigest()
        except (OSError, ValueError):
            return ""

    def _read(self, found: Found) -> bytes:
        """The bytes of a found document: the latest that can be unpacked."""
        folder = self._home / found.name
        whole = [slot for slot in self._slots(folder) if slot is not None]
        for _, body in sorted(whole, key=lambda slot: slot[0].number, reverse=True):
            with contextlib.suppress(ValueError):
                return unpack(body, lambda name: self._picture(folder, name))
        raise JourneyError(msg("The unsaved work can't be read any more: its files are damaged."))

    def _picture(self, folder: Path, name: str) -> bytes:
        """The bytes of a picture; none where it is not whole, which opening then tells."""
        if not _HASH.fullmatch(name):
            raise ValueError(name)
        try:
            data = read_bytes(folder / PICTURES / name, self._system)
        except OSError:
            return b""
        return data if hashlib.sha256(data).hexdigest() == name else b""


def _gone_on(sessions: list[_Session]) -> frozenset[str]:
    """The names of the sessions that another one goes on with, which is live or whole."""
    later = (one for one in sessions if one.is_live or one.snapshot is not None)
    return frozenset(name for one in later for name in one.continues)
