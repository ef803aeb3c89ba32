"""Pictures from outside made fit for a map: looked at before decoding, scaled down, re-encoded."""

from __future__ import annotations

import base64
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.base.pictures import MOST_PIXELS, picture_head
from journeyeditor.model.pictures import picture_key
from journeyeditor.model.records import Picture

MOST_BYTES: Final = 20_000_000
"""A picture file of more bytes is not read."""

_SIDES: Final = (2000, 1600, 1200, 900, 600, 400)
_QUALITIES: Final = (88, 78, 65)


def picture_of(source: bytes | QImage) -> tuple[str, Picture]:
    """The picture as a map stores it, with its key: PNG or JPEG of at most 1 MiB.

    A small file that is fit already stays as it is. Raises JourneyError where it is too large
    or no picture. Uses no widgets: it may run beside the interface.
    """
    if isinstance(source, QImage):
        return _stored(source)
    if len(source) > MOST_BYTES:
        raise JourneyError(
            msg("The picture is larger than {n} MB: make it smaller first.", n=MOST_BYTES // 10**6)
        )
    head = picture_head(source)
    if head is not None and head.width * head.height > MOST_PIXELS:
        raise _too_many()
    buffer = QBuffer()
    buffer.setData(QByteArray(source))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size.width() * size.height() > MOST_PIXELS:
        raise _too_many()
    if not size.isValid():
        # Without a size in its head a picture might be of any size.
        raise JourneyError(msg("This is no picture that can be read: use PNG or JPEG."))
    if max(size.width(), size.height()) > _SIDES[0]:
        reader.setScaledSize(_fitted(size, _SIDES[0]))
    image = reader.read()
    if image.isNull():
        raise JourneyError(msg("This is no picture that can be read: use PNG or JPEG."))
    turned = reader.transformation() != QImageIOHandler.Transformation.TransformationNone
    small = max(size.width(), size.height()) <= _SIDES[0] and len(source) <= limits.PICTURE_BYTES
    if head is not None and small and not turned:
        return _record(source, head.mime, head.width, head.height)
    return _stored(image)


def _too_many() -> JourneyError:
    most = MOST_PIXELS // 1_000_000
    return JourneyError(msg("The picture has more than {n} megapixels: scale it down.", n=most))


def _fitted(size: QSize, side: int) -> QSize:
    scale = side / max(size.width(), size.height())
    return QSize(max(1, round(size.width() * scale)), max(1, round(size.height() * scale)))


def _stored(image: QImage) -> tuple[str, Picture]:
    """Encoded as small as it has to be: sides first kept, then quality, then the sides."""
    if image.isNull() or image.width() * image.height() > MOST_PIXELS:
        raise _too_many()
    form = "PNG" if image.hasAlphaChannel() else "JPG"
    for side in _SIDES:
        shown = image
        if max(image.width(), image.height()) > side:
            smooth = Qt.TransformationMode.SmoothTransformation
            ratio = Qt.AspectRatioMode.IgnoreAspectRatio
            shown = image.scaled(_fitted(image.size(), side), ratio, smooth)
        for quality in _QUALITIES if form == "JPG" else (-1,):
            data = _encoded(shown, form, quality)
            if data and len(data) <= limits.PICTURE_BYTES:
                mime = "image/png" if form == "PNG" else "image/jpeg"
                return _record(data, mime, shown.width(), shown.height())
    raise JourneyError(msg("The picture can't be made small enough for a map."))


def _encoded(image: QImage, form: str, quality: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    saved = image.save(buffer, form, quality)  # type: ignore[call-overload]  # a device will do
    return bytes(data.data()) if saved else b""


def _record(data: bytes, mime: str, width: int, height: int) -> tuple[str, Picture]:
    text = base64.b64encode(data).decode("ascii")
    return picture_key(data), Picture(mime=mime, width=width, height=height, data=text)
