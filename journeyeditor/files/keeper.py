"""Keeps one open document safe from a crash: two snapshots in turn, in a folder of its own.

Nothing here is of the window: it may be called from a thread beside the interface.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.files.about import about
from journeyeditor.files.history import DISCARDED, History
from journeyeditor.files.owners import Clock, this_process
from journeyeditor.files.parcels import LEAST, Apart, Packed, Packer, apart_of
from journeyeditor.files.small import small_bytes
from journeyeditor.files.snapshots import SLOTS, Snapshot, snapshot_bytes
from journeyeditor.files.system import System
from journeyeditor.files.writing import put, read_bytes, reason_of

if TYPE_CHECKING:
    from journeyeditor.model.journey import Journey
    from journeyeditor.model.records import Picture

OWNER: Final = "owner.json"
PICTURES: Final = "pictures"
GOING: Final = "gone-"
"""So the name of a session's folder begins from the moment on when it is not needed any more."""


class Keeper:
    """The snapshots of one document in one window. Made by `Recovery.begin`.

    Calls must come in the order of the edits; they may come from any thread.
    """

    def __init__(
        self,
        folder: Path,
        first: Snapshot,
        continues: tuple[str, ...],
        history: History,
        system: System,
        clock: Clock,
    ) -> None:
        self._folder = folder
        self._last = first
        self._continues = continues
        self._history = history
        self._system = system
        self._clock = clock
        self._lock = Lock()
        self._over = False
        self._known: dict[int, _Kept] = {}
        self._written: set[str] = set()

    @property
    def name(self) -> str:
        """The name of the session's folder."""
        return self._folder.name

    def write(self, journey: Journey) -> Snapshot:
        """Put the document as it is now on the disk, in the place of the last but one snapshot.

        A picture is written once. The same document again is not written, nor one that is as
        it was saved. Raises JourneyError with the cause; what was kept before still is.
        """
        with self._lock:
            if self._over:
                return self._last
            try:
                return self._write(journey)
            except (OSError, ValueError, JourneyError) as error:
                reason = reason_of(error)
                raise JourneyError(
                    msg("The map can't be kept safe from a crash: {reason}.", reason=reason)
                ) from error

    def done(self, path: Path, fingerprint: str) -> bool:
        """The document was saved: from now on it is the file of this fingerprint.

        The snapshots go once that file was read and found to be just this; True where it was.
        """
        with self._lock:
            self._last = replace(self._last, path=path, base=fingerprint)
            try:
                found = hashlib.sha256(read_bytes(path, self._system)).hexdigest()
            except (OSError, ValueError):
                return False
            if found != fingerprint:
                return False
            self._forget()
            return True

    def began_from(self, fingerprint: str) -> None:
        """What lies in the document's file is part of it now; snapshots stay."""
        with self._lock:
            self._last = replace(self._last, base=fingerprint)

    def discard(self, journey: Journey) -> None:
        """The user wants none of what was not saved: the document goes to the history.

        No snapshots are taken any more. Raises JourneyError where the history can't take it;
        the snapshots are then still there.
        """
        from journeyeditor.files.codec import encode

        with self._lock:
            self._over = True
            last = self._last
            self._history.keep(journey.id, encode(journey), about(journey), last.path, DISCARDED)
            self._forget()

    def end(self) -> None:
        """The document is closed and has nothing that was not saved. Never raises."""
        with self._lock:
            self._over = True
            self._forget()

    def claim(self) -> None:
        """Let other windows see that what was recovered is open here. Never raises."""
        with self._lock, contextlib.suppress(OSError, ValueError, JourneyError):
            self._begin()

    def _begin(self) -> None:
        """Make the session's folder, where it is not there (any more)."""
        note = self._folder / OWNER
        with contextlib.suppress(FileNotFoundError):
            self._system.lstat(note)
            return
        self._written.clear()
        self._last = replace(self._last, fingerprint="")
        self._system.make_folder(self._folder / PICTURES)
        owner = this_process(self._system, self._clock)
        values = {"owner": owner.values(), "continues": list(self._continues)}
        put(note, small_bytes(values), self._system)

    def _write(self, journey: Journey) -> Snapshot:
        last = self._last
        packed, pictures = self._packed(journey)
        if packed.fingerprint == (last.fingerprint or last.base):
            return last
        self._begin()
        for picture in pictures:
            if picture.name not in self._written:
                put(self._folder / PICTURES / picture.name, picture.data, self._system)
                self._written.add(picture.name)
        snapshot = replace(
            last,
            fingerprint=packed.fingerprint,
            size=packed.size,
            number=last.number + 1,
            time=self._clock(),
            about=about(journey),
        )
        slot = self._folder / SLOTS[snapshot.number % len(SLOTS)]
        put(slot, snapshot_bytes(snapshot, packed.body), self._system)
        self._last = snapshot
        return snapshot

    def _packed(self, journey: Journey) -> tuple[Packed, list[_Kept]]:
        """The document packed, and its pictures; each is looked at once."""
        from journeyeditor.files.form import parts_of

        packer = Packer()
        known, pictures = {}, []
        for part in parts_of(journey):
            if isinstance(part, bytes):
                packer.add(part)
                continue
            kept = known[id(part)] = self._known.get(id(part)) or _Kept.of(part)
            text = part.data.encode()
            if kept.name:
                packer.add_apart(Apart(kept.name, text))
                pictures.append(kept)
            else:
                packer.add(text)
        self._known = known
        return packer.finish(), pictures

    def _forget(self) -> None:
        """Remove this session's folder and those it went on with. Never raises."""
        self._last = replace(self._last, fingerprint="")
        for name in (self.name, *self._continues):
            remove_session(self._folder.with_name(name), self._system)
        self._continues = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    """A picture of the document, and the name it is kept under; "" where it stays in the text.

    It holds on to the picture, by whose identity it is known.
    """

    picture: Picture
    name: str

    @classmethod
    def of(cls, picture: Picture) -> _Kept:
        apart = apart_of(picture.data.encode()) if len(picture.data) >= LEAST else None
        return cls(picture, apart.name if apart else "")

    @property
    def data(self) -> bytes:
        return base64.b64decode(self.picture.data)


def remove_session(folder: Path, system: System) -> None:
    """Remove a session's folder: by one call it is none any more, then it goes. Never raises."""
    going = folder
    with contextlib.suppress(OSError):
        if not folder.name.startswith(GOING):
            going = folder.with_name(GOING + folder.name)
            system.replace(folder, going)
    for inner in (going / PICTURES, going):
        with contextlib.suppress(OSError):
            for name in system.names(inner):
                with contextlib.suppress(OSError):
                    system.unlink(inner / name)
        with contextlib.suppress(OSError):
            system.remove_folder(inner)
