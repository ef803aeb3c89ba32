"""A document's bytes packed for keeping, with its pictures apart, so that each is kept once.

Knows nothing of maps: what comes out is what went in, byte for byte.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from journeyeditor.base import limits

LEAST: Final = 4096
"""Shorter texts of pictures stay where they are."""

_LEVEL: Final = 1
_PIECE: Final = 1 << 18
_MOST: Final = limits.FILE_BYTES + (1 << 20)
_PICTURE: Final = b'"data": "'


@dataclass(frozen=True, slots=True)
class Apart:
    """A picture out of a document: the SHA-256 of its bytes in hexadecimal, and its base64."""

    name: str
    text: bytes

    @property
    def data(self) -> bytes:
        """The picture's own bytes."""
        return base64.b64decode(self.text)


class Packed(NamedTuple):
    """What became of a document: `body` is compressed, `pictures` are the names it needs.

    `fingerprint` and `size` are those of the document's own bytes.
    """

    body: bytes
    pictures: tuple[str, ...]
    fingerprint: str
    size: int


class Packer:
    """Packs a document bit by bit; no bit holds other threads up for long."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._squeeze = zlib.compressobj(_LEVEL)
        self._body: list[bytes] = []
        self._apart: list[tuple[int, str]] = []
        self._place = 0
        self._size = 0

    def add(self, data: bytes) -> None:
        """Go on with bytes as they are."""
        for start in range(0, len(data), _PIECE):
            piece = data[start : start + _PIECE]
            self._hash.update(piece)
            self._body.append(self._squeeze.compress(piece))
        self._place += len(data)
        self._size += len(data)

    def add_apart(self, picture: Apart) -> None:
        """Go on with the text of a picture, which is kept elsewhere under its name."""
        self._hash.update(picture.text)
        self._apart.append((self._place, picture.name))
        self._size += len(picture.text)

    def finish(self) -> Packed:
        """All of it, packed."""
        tail = json.dumps(self._apart).encode("ascii")
        self._body.append(self._squeeze.compress(tail + len(tail).to_bytes(4, "big")))
        self._body.append(self._squeeze.flush())
        names = tuple(dict.fromkeys(name for _, name in self._apart))
        return Packed(b"".join(self._body), names, self._hash.hexdigest(), self._size)


def unpack(body: bytes, fetch: Callable[[str], bytes]) -> bytes:
    """The document's bytes; `fetch` gives the bytes of a picture by its name.

    Raises ValueError where the body is damaged; what `fetch` raises goes through.
    """
    squeezed = zlib.decompressobj()
    try:
        data = squeezed.decompress(body, _MOST)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    end = len(data) - 4
    start = end - int.from_bytes(data[end:], "big") if end >= 0 else -1
    if not squeezed.eof or start < 0:
        raise ValueError("the end is missing")
    pieces, place = [], 0
    for at, name in _apart(data[start:end]):
        pieces += [data[place:at], base64.b64encode(fetch(name))]
        place = at
    pieces.append(data[place:start])
    return b"".join(pieces)


def _apart(tail: bytes) -> list[tuple[int, str]]:
    found = json.loads(tail)
    if not isinstance(found, list):
        raise ValueError(tail)
    for one in found:
        at, name = one
        if type(at) is not int or not isinstance(name, str):
            raise ValueError(one)
    return found


def split(data: bytes) -> Iterator[bytes | Apart]:
    """The bytes of a map's file, with the pictures in it told apart."""
    start = at = 0
    while (at := data.find(_PICTURE, at)) >= 0:
        begin = at + len(_PICTURE)
        end = data.find(b'"', begin)
        at = max(begin, end)
        apart = apart_of(data[begin:end]) if end - begin >= LEAST else None
        if apart is not None:
            yield data[start:begin]
            yield apart
            start = end
    yield data[start:]


def apart_of(text: bytes) -> Apart | None:
    """The picture of a base64 text, or None where its bytes would not give just this text."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return Apart(hashlib.sha256(data).hexdigest(), text) if base64.b64encode(data) == text else None
