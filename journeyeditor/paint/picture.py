"""Pictures as painters get them: the bytes of a PNG or JPEG file, looked at before decoding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from journeyeditor.base.pictures import JPEG, MOST_PIXELS, PNG, PictureHead, picture_head

__all__ = ["JPEG", "NO_PICTURES", "PNG", "PictureData", "PictureHead", "Pictures", "header"]

_PNG_LEAST: Final = 33
"""The bytes of a PNG's start and its first chunk."""


@dataclass(frozen=True, slots=True)
class PictureData:
    """One stored picture: the mime and the size in pixels the map gives, and the file's bytes."""

    mime: str
    width: int
    height: int
    data: bytes


Pictures = Mapping[str, PictureData]
NO_PICTURES: Final[Pictures] = MappingProxyType({})


def header(data: bytes) -> PictureHead | None:
    """Read the kind and size of a PNG or JPEG without decoding; None for what can't be painted.

    Over `MOST_PIXELS` counts as what can't be painted, and so do JPEGs of two channels.
    """
    found = picture_head(data)
    if found is None or not 0 < found.width * found.height <= MOST_PIXELS:
        return None
    if found.mime == PNG:
        return found if len(data) >= _PNG_LEAST else None
    return found if found.channels in (1, 3, 4) else None
