"""The head of a picture file: what it is and how large, read without decoding a pixel."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

MOST_PIXELS: Final = 40_000_000
"""A picture of more pixels than this is never decoded."""

PNG: Final = "image/png"
JPEG: Final = "image/jpeg"

_PNG_START: Final = b"\x89PNG\r\n\x1a\n"
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG markers that start a frame (ITU-T T.81, table B.1)."""


@dataclass(frozen=True, slots=True)
class PictureHead:
    """Media type, size in pixels, and the number of JPEG channels."""

    mime: str
    width: int
    height: int
    channels: int = 3


def picture_head(data: bytes) -> PictureHead | None:
    """What the first bytes of a PNG or JPEG file say, or None where it is neither.

    PNG: ISO/IEC 15948, 11.2.2 (IHDR is the first chunk). JPEG: ITU-T T.81, B.2.2 (the frame
    header holds height, width, then the number of channels).
    """
    if data[:8] == _PNG_START and data[12:16] == b"IHDR" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return PictureHead(PNG, width, height)
    return _jpeg_head(data) if data[:3] == b"\xff\xd8\xff" else None


def _jpeg_head(data: bytes) -> PictureHead | None:
    place = 2
    while place + 10 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker in _FRAMES:
            height, width, channels = struct.unpack(">HHB", data[place + 5 : place + 10])
            return PictureHead(JPEG, width, height, channels)
        if marker == 0xFF:
            place += 1
        elif marker == 0x01 or 0xD0 <= marker <= 0xD8:
            place += 2
        else:
            place += 2 + max(2, int.from_bytes(data[place + 2 : place + 4], "big"))
    return None
