"""Pictures as a map stores them: their names, their bytes, and whether they are what they say."""

from __future__ import annotations

import base64
import binascii
import hashlib

from journeyeditor.base.pictures import MOST_PIXELS, picture_head
from journeyeditor.model.records import Picture


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
