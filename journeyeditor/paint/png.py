"""A PDF page as a PNG or JPEG picture, rendered by PDFium strip by strip.

A PNG is packed while it is rendered, so that no more than a strip is in memory. A JPEG is
packed by Pillow, which wants the whole picture: it may have fewer pixels.
"""

from __future__ import annotations

import contextlib
import io
import math
import struct
import zlib
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import pypdfium2  # type: ignore[import-untyped]  # it publishes no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it publishes no types

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg

MOST_PIXELS: Final = 200_000_000
"""Larger pictures are of no use: few programs open them."""

MOST_JPEG_PIXELS: Final = 80_000_000
"""Pillow holds four bytes a pixel: 320 MB. An A0 has 35 million at 150 dpi."""

MOST_JPEG_SIDE: Final = 65_500
"""The longest side that libjpeg writes."""

STRIP_PIXELS: Final = 8_000_000
"""How much of the picture is in memory at a time, three bytes a pixel."""

QUALITY: Final = 90
"""Of a JPEG, 1..95: text on white shows no rims yet."""

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_INCHES_IN_METRE: Final = 1000 / 25.4
_WHITE: Final = (255, 255, 255, 255)


class Raster(NamedTuple):
    """A picture to be made: its pixels, and how many of them make an inch."""

    width: int
    height: int
    dpi: float


def png_bytes(pdf: bytes, dpi: float, *, width: int | None = None) -> bytes:
    """The first page of a PDF as an RGB picture with `dpi` pixels an inch, as PNG.

    With a `width` the picture is so many pixels wide, whatever the resolution. Raises
    JourneyError for a number that is not positive, and for pictures of more than
    `MOST_PIXELS`, naming the largest that works.
    """
    with _opened(pdf) as page:
        raster = _raster(page, dpi, width, MOST_PIXELS)
        return b"".join(_png(_strips(page, raster), raster))


def jpeg_bytes(
    pdf: bytes, dpi: float, *, width: int | None = None, quality: int = QUALITY
) -> bytes:
    """The same as a JPEG without chroma subsampling, so that coloured text keeps its edges.

    Raises JourneyError as `png_bytes` does, for more than `MOST_JPEG_PIXELS`.
    """
    from PIL import Image

    with _opened(pdf) as page:
        raster = _raster(page, dpi, width, MOST_JPEG_PIXELS, MOST_JPEG_SIDE)
        picture = Image.new("RGB", (raster.width, raster.height))
        top = 0
        for strip in _strips(page, raster):
            part = Image.frombytes("RGB", (raster.width, strip.rows), strip.pixels())
            picture.paste(part, (0, top))
            top += strip.rows
    out = io.BytesIO()
    said = (raster.dpi, raster.dpi)
    picture.save(out, "JPEG", quality=quality, subsampling=0, dpi=said, optimize=True)
    return out.getvalue()


@contextlib.contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document[0]
    finally:
        document.close()


def _raster(
    page: Any, dpi: float, width: int | None, most: int, longest: int = MOST_PIXELS
) -> Raster:
    """The picture of a page. JourneyError where it can't be made."""
    points: tuple[float, float] = page.get_size()
    if width is not None:
        if width < 1:
            raise JourneyError(
                msg("A picture can't be {width} pixels wide: give a number over 0.", width=width)
            )
        dpi = 72 * width / points[0]
        raster = Raster(width, math.ceil(points[1] * dpi / 72 - 0.01) or 1, dpi)
    elif math.isfinite(dpi) and dpi > 0:
        raster = Raster(*_size(*points, dpi), dpi)
    else:
        raise JourneyError(msg("A resolution of {dpi} dpi is none: give a number over 0.", dpi=dpi))
    if raster.width * raster.height <= most and max(raster[:2]) <= longest:
        return raster
    best = largest_dpi(*points, most, longest)
    if width is None:
        raise JourneyError(
            msg(
                "At {dpi} dpi the picture would be too large: {most} dpi is the most for this"
                " paper.",
                dpi=f"{dpi:g}",
                most=best,
            )
        )
    raise JourneyError(
        msg(
            "A picture {width} pixels wide would be too large: {most} is the most for this paper.",
            width=width,
            most=_size(*points, best)[0],
        )
    )


def largest_dpi(
    width: float, height: float, most: int | None = None, longest: int = MOST_PIXELS
) -> int:
    """The largest whole resolution for a page in points within so many pixels."""
    most = MOST_PIXELS if most is None else most
    dpi = math.ceil(72 * math.sqrt(most / (width * height)))
    while dpi > 1 and not _fits(_size(width, height, dpi), most, longest):
        dpi -= 1
    return dpi


def _fits(size: tuple[int, int], most: int, longest: int) -> bool:
    return math.prod(size) <= most and max(size) <= longest


def _size(width: float, height: float, dpi: float) -> tuple[int, int]:
    # A whole number of pixels that a page falls short of by rounding is not exceeded.
    return math.ceil(width * dpi / 72 - 0.01) or 1, math.ceil(height * dpi / 72 - 0.01) or 1


class _Strip(NamedTuple):
    """Some rows of a picture, three bytes a pixel, each row after `stride` bytes."""

    buffer: memoryview
    width: int
    rows: int
    stride: int

    def lines(self, before: bytes = b"") -> Iterator[bytes | memoryview]:
        """The rows, each after some bytes."""
        for at in range(0, self.rows * self.stride, self.stride):
            yield before
            yield self.buffer[at : at + 3 * self.width]

    def pixels(self) -> bytes:
        """All rows without what lies between them."""
        return b"".join(self.lines())


def _strips(page: Any, raster: Raster) -> Iterator[_Strip]:
    """The page from top to bottom; a strip is only good until the next is asked for."""
    width, height = raster.width, raster.height
    rows = min(height, max(1, STRIP_PIXELS // width))
    bitmap = pypdfium2.PdfBitmap.new_native(width, rows, pdfium.FPDFBitmap_BGR)
    try:
        for top in range(0, height, rows):
            bitmap.fill_rect(_WHITE, 0, 0, width, rows)
            place = 0, -top, width, height, 0, pdfium.FPDF_REVERSE_BYTE_ORDER
            pdfium.FPDF_RenderPageBitmap(bitmap, page, *place)
            pixels = memoryview(bitmap.buffer).cast("B")
            yield _Strip(pixels, width, min(rows, height - top), bitmap.stride)
    finally:
        bitmap.close()


def _png(strips: Iterator[_Strip], raster: Raster) -> Iterator[bytes]:
    """The chunks of a PNG file (ISO/IEC 15948): eight bits of red, green and blue a pixel."""
    per_metre = round(raster.dpi * _INCHES_IN_METRE)
    yield _SIGNATURE
    yield _chunk(b"IHDR", struct.pack(">IIBBBBB", raster.width, raster.height, 8, 2, 0, 0, 0))
    yield _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    compressor = zlib.compressobj(6)
    for strip in strips:
        # Each row follows its filter byte: 0 is none.
        yield _chunk(b"IDAT", compressor.compress(b"".join(strip.lines(b"\0"))))
    yield _chunk(b"IDAT", compressor.flush())
    yield _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
