"""What a snapshot for recovery is on the disk: a head that tells of it, and a packed document.

The first line has the hash of all that follows, so that a torn snapshot is never taken.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from journeyeditor.files.about import About, about_of

SLOTS: Final = ("a.snapshot", "b.snapshot")
"""The files of the two snapshots of a session, written in turn."""

_FIRST: Final = re.compile(rb"journey-snapshot 1 ([0-9a-f]{64}) (\d{1,9})\n")
_HASH: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is known of a document as it was at a moment.

    `path` is None for a map that was never saved. `base` is the fingerprint of the file it was
    opened from or saved to last, `fingerprint` that of the document's own bytes and `size`
    their number. `number` counts the snapshots of a session. `time` is in seconds since 1970.
    """

    document: str
    path: Path | None
    base: str
    fingerprint: str
    size: int
    number: int
    time: float
    about: About
    format_version: int
    program: str


def snapshot_bytes(snapshot: Snapshot, body: bytes) -> bytes:
    """A snapshot's file."""
    values = {name: getattr(snapshot, name) for name in _KINDS}
    values["path"] = None if snapshot.path is None else str(snapshot.path)
    head = json.dumps(values | {"about": snapshot.about.values()}).encode("ascii")
    digest = hashlib.sha256(head)
    digest.update(body)
    first = f"journey-snapshot 1 {digest.hexdigest()} {len(head)}\n".encode("ascii")
    return b"".join((first, head, body))


def read_snapshot(data: bytes) -> tuple[Snapshot, bytes]:
    """A snapshot and its packed document. Raises ValueError where the file is not whole."""
    first = _FIRST.match(data)
    if first is None:
        raise ValueError("not a snapshot")
    rest = memoryview(data)[first.end() :]
    if hashlib.sha256(rest).hexdigest().encode("ascii") != first[1]:
        raise ValueError("torn")
    length = int(first[2])
    return _snapshot(json.loads(bytes(rest[:length]))), bytes(rest[length:])


_KINDS: Final[dict[str, type | tuple[type, ...]]] = {
    "document": str,
    "path": (str, type(None)),
    "base": str,
    "fingerprint": str,
    "size": int,
    "number": int,
    "time": (int, float),
    "format_version": int,
    "program": str,
}


def _snapshot(values: Any) -> Snapshot:
    if not isinstance(values, dict):
        raise ValueError("no head")
    known: dict[str, Any] = {name: values.get(name) for name in _KINDS}
    if not all(isinstance(known[name], kind) for name, kind in _KINDS.items()):
        raise ValueError("another kind of head")
    if not _HASH.fullmatch(known["fingerprint"]):
        raise ValueError("no fingerprint")
    known["path"] = None if known["path"] is None else Path(known["path"])
    return Snapshot(**known, about=about_of(values.get("about")))
