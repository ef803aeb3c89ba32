"""Earlier saved versions of documents, in the state folder: kept, listed, read and given up.

A folder a document, named after its id. In it lie a note for each version, and each content
and each picture once, under the hash of what it holds. No map is read to list them.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Any, Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.files.about import About, about_of
from journeyeditor.files.owners import Clock
from journeyeditor.files.parcels import Apart, Packer, split, unpack
from journeyeditor.files.retention import DAY, DAYS, kept
from journeyeditor.files.small import read_small, small_bytes
from journeyeditor.files.system import SYSTEM, System
from journeyeditor.files.writing import alone_in, put, read_bytes, reason_of

if TYPE_CHECKING:
    from journeyeditor.files.codec import Opened

FOLDER: Final = "history"
SAVED: Final = "saved"
REPLACED: Final = "replaced"
DISCARDED: Final = "discarded"
MIGRATED: Final = "migrated"

_NOTE: Final = re.compile(r"(\d{8})-[0-9a-f]{16}\.json")
_FOLDER: Final = re.compile(r"[0-9a-f]{24}")
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_OURS: Final = re.compile(r"[0-9a-f]{64}\.(body|picture)|\d{8}-[0-9a-f]{16}\.json")
_LATEST: Final = 1e11
"""Seconds since 1970 that a calendar still knows."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version that is kept. `why` is one of "saved", "replaced", "discarded", "migrated".

    "replaced" is what lay on the disk and was not saved from here; "discarded" was never
    saved; "migrated" is the original of a file of an older format, and is never given up.
    `time` is when it was kept, in seconds since 1970; `size` are the bytes of its file.
    """

    document: str
    number: int
    fingerprint: str
    size: int
    time: float
    why: str
    path: str
    about: About
    pictures: tuple[str, ...]

    @property
    def pinned(self) -> bool:
        """Whether it stays whatever comes."""
        return self.why == MIGRATED

    @property
    def note(self) -> str:
        """The name of the file that tells of it."""
        return f"{self.number:08d}-{self.fingerprint[:16]}.json"

    @property
    def body(self) -> str:
        """The name of the file with what it holds."""
        return f"{self.fingerprint}.body"

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files with what it holds, pictures too."""
        return (self.body, *map(_picture, self.pictures))


@dataclass(frozen=True, slots=True)
class Versions:
    """A document's versions, the newest first, and how many more are damaged."""

    versions: tuple[Version, ...] = ()
    damaged: int = 0


class History:
    """The earlier versions of all documents; `state` is the program's state folder."""

    def __init__(self, state: Path, system: System = SYSTEM, clock: Clock = time) -> None:
        self._home = state / FOLDER
        self._system = system
        self._clock = clock

    def folder(self, document: str) -> Path:
        """The folder of a document's versions: an id is no part of a path as it is."""
        return (
            self._home / hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        )

    def versions(self, document: str) -> Versions:
        """What is kept of a document; nothing where it can't be read. Never raises."""
        folder = self.folder(document)
        try:
            names = self._system.names(folder)
        except (OSError, ValueError):
            return Versions()
        return self._listed(folder, names)

    def documents(self) -> tuple[Version, ...]:
        """The newest version of every document there is, the one kept last first. Never raises.

        Among them are maps that were never saved and then discarded.
        """
        try:
            folders = self._system.names(self._home)
        except (OSError, ValueError):
            return ()
        found = []
        for name in filter(_FOLDER.fullmatch, folders):
            folder = self._home / name
            with contextlib.suppress(OSError):
                listed = self._listed(folder, self._system.names(folder)).versions
                found += [one for one in listed[:1] if self.folder(one.document) == folder]
        return tuple(sorted(found, key=lambda one: one.time, reverse=True))

    def read(self, document: str, version: Version) -> bytes:
        """The bytes of a version's file. Raises JourneyError where it is damaged or gone."""
        folder = self.folder(document)

        def fetch(name: str) -> bytes:
            if not _HASH.fullmatch(name):
                raise ValueError(name)
            return read_bytes(folder / _picture(name), self._system)

        try:
            data = unpack(read_bytes(folder / version.body, self._system), fetch)
            if hashlib.sha256(data).hexdigest() == version.fingerprint:
                return data
        except OSError as error:
            reason = reason_of(error)
            raise JourneyError(
                msg("The earlier version can't be opened: {reason}.", reason=reason)
            ) from error
        except ValueError:
            pass
        raise JourneyError(
            msg("The earlier version is damaged and can't be opened: choose another one.")
        )

    def open(self, document: str, version: Version) -> Opened:
        """A version as a map. Raises JourneyError where it can't be opened."""
        from journeyeditor.files.codec import decode

        return decode(self.read(document, version))

    def has(self, document: str, path: Path | None, fingerprint: str) -> bool:
        """Whether this is the newest version that is kept of a path."""
        return _is_newest(self.versions(document).versions, _text(path), fingerprint)

    def keep(self, document: str, data: bytes, about: About, path: Path | None, why: str) -> None:
        """Keep the bytes of a document's file as its newest version, and give up old ones.

        Nothing is done where the newest one of that path is the same. Raises JourneyError,
        whose message is the cause alone, where it can't be kept.
        """
        folder = self.folder(document)
        try:
            self._system.make_folder(folder)
            with alone_in(folder, self._system):
                self._keep(document, data, about, _text(path), why)
        except (OSError, ValueError, JourneyError) as error:
            raise JourneyError(reason_of(error)) from error

    def _keep(self, document: str, data: bytes, about: About, path: str, why: str) -> None:
        folder = self.folder(document)
        names = self._system.names(folder)
        listed = self._listed(folder, names)
        there = listed.versions
        fingerprint = hashlib.sha256(data).hexdigest()
        if not listed.damaged and _is_newest(there, path, fingerprint):
            return
        packer = Packer()
        for piece in split(data):
            if isinstance(piece, Apart):
                packer.add_apart(piece)
                self._write_once(folder / _picture(piece.name), piece.data)
            else:
                packer.add(piece)
        packed = packer.finish()
        number = 1 + max(
            (int(found[1]) for found in map(_NOTE.fullmatch, names) if found), default=0
        )
        version = Version(
            document=document,
            number=number,
            fingerprint=fingerprint,
            size=len(data),
            time=float(self._clock()),
            why=why,
            path=path,
            about=about,
            pictures=packed.pictures,
        )
        self._write_once(folder / version.body, packed.body)
        put(folder / version.note, small_bytes(_values(version)), self._system)
        with contextlib.suppress(OSError):
            self._prune(folder, (version, *there))

    def _write_once(self, path: Path, data: bytes) -> None:
        """Write a file that is named after what it holds, unless it is there whole."""
        try:
            if self._system.lstat(path).st_size == len(data):
                return
        except FileNotFoundError:
            pass
        put(path, data, self._system)

    def _listed(self, folder: Path, names: Iterable[str]) -> Versions:
        names = set(names)
        found = []
        damaged = 0
        for name in sorted(filter(_NOTE.fullmatch, names), reverse=True):
            try:
                version = _version(read_small(folder / name, self._system))
            except (OSError, ValueError):
                version = None
            if version is None or version.note != name or not names.issuperset(version.files):
                damaged += 1
            else:
                found.append(version)
        return Versions(tuple(found), damaged)

    def _prune(self, folder: Path, there: tuple[Version, ...]) -> None:
        """Give up what the rule does not keep, and in time what is damaged or left over."""
        now = self._clock()
        found = {name: self._system.lstat(folder / name) for name in self._system.names(folder)}
        verdict = kept(there, now, lambda name: found[name].st_size if name in found else 0)
        needed: set[str] = set()
        given_up: set[str] = set()
        for version, stays in zip(there, verdict, strict=True):
            names = (version.note, *version.files)
            (needed if stays else given_up).update(names)
        # Notes go first: a content without a note is nothing, a note without one is damaged.
        for name in sorted(found, key=lambda name: name.endswith(".json"), reverse=True):
            if name in needed or not _OURS.fullmatch(name):
                continue
            if name in given_up or now - found[name].st_mtime > DAYS * DAY:
                self._system.unlink(folder / name)


def _text(path: Path | None) -> str:
    return "" if path is None else str(path)


def _is_newest(there: tuple[Version, ...], path: str, fingerprint: str) -> bool:
    newest = next((one for one in there if one.path == path), None)
    return newest is not None and newest.fingerprint == fingerprint


def _picture(name: str) -> str:
    return f"{name}.picture"


def _values(version: Version) -> dict[str, Any]:
    values = {name: getattr(version, name) for name in _KINDS}
    return values | {"about": version.about.values(), "pictures": list(version.pictures)}


_KINDS: Final = {
    "document": str,
    "number": int,
    "fingerprint": str,
    "size": int,
    "time": float,
    "why": str,
    "path": str,
}


def _version(values: Any) -> Version:
    """The version that a note tells of. Raises ValueError where it is none of ours."""
    if not isinstance(values, dict):
        raise ValueError(values)
    known: dict[str, Any] = {name: values.get(name) for name in _KINDS}
    pictures = values.get("pictures")
    if any(type(known[name]) is not kind for name, kind in _KINDS.items()):
        raise ValueError(values)
    if not 0 <= known["time"] < _LATEST:
        raise ValueError(values)
    if not isinstance(pictures, list) or not all(isinstance(one, str) for one in pictures):
        raise ValueError(values)
    if not all(map(_HASH.fullmatch, [known["fingerprint"], *pictures])):
        raise ValueError(values)
    return Version(**known, about=about_of(values.get("about")), pictures=tuple(pictures))
