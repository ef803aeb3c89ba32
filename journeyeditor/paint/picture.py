"""Pictures as painters get them: the bytes of a PNG or JPEG file, looked at before decoding."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

MOST_PIXELS: Final = 40_000_000
"""Pictures with more pixels are not decoded; their frame is painted instead."""

PNG: Final = "image/png"
JPEG: Final = "image/jpeg"

_PNG_START: Final = b"\x89PNG\r\n\x1a\n"
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""JPEG markers that start a frame (ITU-T T.81, table B.1)."""


@dataclass(frozen=True, slots=True)
class PictureData:
    """One stored picture: the mime and the size in pixels the map gives, and the file's bytes."""

    mime: str
    width: int
    height: int
    data: bytes


Pictures = Mapping[str, PictureData]
NO_PICTURES: Final[Pictures] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Header:
    """What the bytes themselves say: mime, size in pixels, and the number of JPEG channels."""

    mime: str
    width: int
    height: int
    channels: int = 3


def header(data: bytes) -> Header | None:
    """Read the kind and size of a PNG or JPEG without decoding; None for what can't be painted.

    Over `MOST_PIXELS` counts as what can't be painted.
    """
    found = _png(data) or _jpeg(data)
    if found is None or not 0 < found.width * found.height <= MOST_PIXELS:
        return None
    return found


def _png(data: bytes) -> Header | None:
    if not data.startswith(_PNG_START) or data[12:16] != b"IHDR" or len(data) < 33:
        return None
    width, height = struct.unpack(">II", data[16:24])
    return Header(PNG, width, height)


def _jpeg(data: bytes) -> Header | None:
    if data[:2] != b"\xff\xd8":
        return None
    place = 2
    while place + 10 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker in _FRAMES:
            height, width, channels = struct.unpack(">HHB", data[place + 5 : place + 10])
            return Header(JPEG, width, height, channels) if channels in (1, 3, 4) else None
        alone = marker in (0x01, 0xFF) or 0xD0 <= marker <= 0xD8
        length = 0 if alone else int.from_bytes(data[place + 2 : place + 4], "big")
        place += (1 if marker == 0xFF else 2) + length
    return None
