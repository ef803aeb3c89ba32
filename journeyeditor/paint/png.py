"""A PDF page as a PNG picture, rendered by PDFium strip by strip, so that memory stays small."""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2  # type: ignore[import-untyped]  # it publishes no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it publishes no types

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg

MOST_PIXELS: Final = 200_000_000
"""Larger pictures are of no use: few programs open them."""

STRIP_PIXELS: Final = 8_000_000
"""How much of the picture is in memory at a time, three bytes a pixel."""

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_INCHES_IN_METRE: Final = 1000 / 25.4
_WHITE: Final = (255, 255, 255, 255)


def png_bytes(pdf: bytes, dpi: float) -> bytes:
    """The first page of a PDF as an RGB picture with `dpi` pixels an inch, as PNG.

    Raises JourneyError for a resolution that is no positive number, and for pictures of more
    than `MOST_PIXELS`, naming the largest resolution that works.
    """
    if not (math.isfinite(dpi) and dpi > 0):
        raise JourneyError(msg("A resolution of {dpi} dpi is none: give a number over 0.", dpi=dpi))
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        points: tuple[float, float] = page.get_size()
        width, height = _size(*points, dpi)
        if width * height > MOST_PIXELS:
            raise JourneyError(
                msg(
                    "At {dpi} dpi the picture would be too large: {most} dpi is the most for"
                    " this paper.",
                    dpi=f"{dpi:g}",
                    most=largest_dpi(*points),
                )
            )
        return b"".join(_file(_strips(page, width, height), (width, height), dpi))
    finally:
        document.close()


def largest_dpi(width: float, height: float) -> int:
    """The largest whole resolution for a page in points that stays within `MOST_PIXELS`."""
    dpi = math.ceil(72 * math.sqrt(MOST_PIXELS / (width * height)))
    while dpi > 1 and math.prod(_size(width, height, dpi)) > MOST_PIXELS:
        dpi -= 1
    return dpi


def _size(width: float, height: float, dpi: float) -> tuple[int, int]:
    # A whole number of pixels that a page falls short of by rounding is not exceeded.
    return math.ceil(width * dpi / 72 - 0.01) or 1, math.ceil(height * dpi / 72 - 0.01) or 1


def _strips(page: Any, width: int, height: int) -> Iterator[bytes]:
    """The page from top to bottom as rows of PNG, each after its filter byte (none)."""
    rows = min(height, max(1, STRIP_PIXELS // width))
    bitmap = pypdfium2.PdfBitmap.new_native(width, rows, pdfium.FPDFBitmap_BGR)
    try:
        for top in range(0, height, rows):
            bitmap.fill_rect(_WHITE, 0, 0, width, rows)
            place = 0, -top, width, height, 0, pdfium.FPDF_REVERSE_BYTE_ORDER
            pdfium.FPDF_RenderPageBitmap(bitmap, page, *place)
            pixels = memoryview(bitmap.buffer).cast("B")
            starts = range(0, min(rows, height - top) * bitmap.stride, bitmap.stride)
            yield b"".join(part for at in starts for part in (b"\0", pixels[at : at + 3 * width]))
    finally:
        bitmap.close()


def _file(strips: Iterator[bytes], size: tuple[int, int], dpi: float) -> Iterator[bytes]:
    """The chunks of a PNG file (ISO/IEC 15948): eight bits of red, green and blue a pixel."""
    per_metre = round(dpi * _INCHES_IN_METRE)
    yield _SIGNATURE
    yield _chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0))
    yield _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    compressor = zlib.compressobj(6)
    for strip in strips:
        yield _chunk(b"IDAT", compressor.compress(strip))
    yield _chunk(b"IDAT", compressor.flush())
    yield _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
