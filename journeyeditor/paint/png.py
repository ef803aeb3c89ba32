"""A PDF page as a PNG picture, rendered by PDFium; never more pixels than memory bears."""

from __future__ import annotations

import io
import math
from typing import Final

import pypdfium2  # type: ignore[import-untyped]  # it publishes no types

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg

MOST_PIXELS: Final = 200_000_000
"""Three bytes each while the picture is made."""


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
        width, height = page.get_size()
        if _pixels(width, height, dpi) > MOST_PIXELS:
            raise JourneyError(
                msg(
                    "At {dpi} dpi the picture would be too large: {most} dpi is the most for"
                    " this paper.",
                    dpi=f"{dpi:g}",
                    most=largest_dpi(width, height),
                )
            )
        bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
        out = io.BytesIO()
        bitmap.to_pil().save(out, "PNG", dpi=(dpi, dpi))
    finally:
        document.close()
    return out.getvalue()


def largest_dpi(width: float, height: float) -> int:
    """The largest whole resolution for a page in points that stays within `MOST_PIXELS`."""
    dpi = math.floor(72 * math.sqrt(MOST_PIXELS / (width * height)))
    while dpi > 1 and _pixels(width, height, dpi) > MOST_PIXELS:
        dpi -= 1
    return max(1, dpi)


def _pixels(width: float, height: float, dpi: float) -> int:
    return math.ceil(width * dpi / 72) * math.ceil(height * dpi / 72)
