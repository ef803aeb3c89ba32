"""The head of a picture file: what it is and how large, read without decoding a pixel."""

from __future__ import annotations

import base64
import binascii
import hashlib
import struct
from dataclasses import dataclass
from typing import Final

from journeyeditor.model.records import Picture

MOST_PIXELS: Final = 40_000_000
"""A picture of more pixels than this is never decoded."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class PictureHead:
    """Media type, and size in pixels."""

    mime: str
    width: int
    height: int


def picture_head(data: bytes) -> PictureHead | None:
    """What the first bytes of a PNG or JPEG file say, or None where it is neither.

    PNG: ISO/IEC 15948, 11.2.2 (IHDR is the first chunk). JPEG: ITU-T T.81, B.2.2 (the frame
    header holds height, then width).
    """
    if data[:8] == _PNG and data[12:16] == b"IHDR" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return PictureHead("image/png", width, height)
    if data[:3] == b"\xff\xd8\xff":
        return _jpeg_head(data)
    return None


def _jpeg_head(data: bytes) -> PictureHead | None:
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
        elif marker in _FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return PictureHead("image/jpeg", width, height)
        elif marker == 0x01 or 0xD0 <= marker <= 0xD7:
            place += 2
        else:
            place += 2 + max(2, int.from_bytes(data[place + 2 : place + 4], "big"))
    return None


def picture_key(data: bytes) -> str:
    """The name of a picture in a map: the SHA-256 of its bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def picture_bytes(picture: Picture) -> bytes | None:
    """The bytes of a stored picture, or None where its text is not base64 (RFC 4648)."""
    try:
        return base64.b64decode(picture.data, validate=True)
    except (ValueError, binascii.Error):
        return None


def picture_is_sound(key: str, picture: Picture) -> bool:
    """Whether a stored picture is what its key, media type and size say, and not too large."""
    data = picture_bytes(picture)
    if data is None or picture_key(data) != key:
        return False
    head = picture_head(data)
    return (
        head is not None
        and (head.mime, head.width, head.height) == (picture.mime, picture.width, picture.height)
        and 0 < head.width * head.height <= MOST_PIXELS
    )
