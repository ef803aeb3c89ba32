"""PNG of a PDF page: as many pixels as asked for, never more than memory bears."""

from __future__ import annotations

import io
import math
import re

import pikepdf
import pytest
from PIL import Image as Picture
from PIL import ImageChops

from journeyeditor.base.errors import JourneyError
from journeyeditor.layout.paper import sheet_for
from journeyeditor.layout.theme import theme
from journeyeditor.paint import png
from journeyeditor.paint.pdf import pdf_bytes
from tests.paint.samples import every_mark, page_of


def pdf_on(paper: str) -> bytes:
    page = page_of()
    return pdf_bytes(page, theme("paper"), sheet_for((page.width, page.height), paper))


def test_pixels_and_resolution() -> None:
    made = Picture.open(io.BytesIO(png.png_bytes(pdf_on("A4"), 100)))
    assert made.size == (1170, 827)
    assert made.mode == "RGB"
    assert made.info["dpi"] == pytest.approx((100, 100), abs=0.05)


def test_strips_join_without_a_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    page = every_mark()
    data = pdf_bytes(page, theme("paper"), sheet_for((page.width, page.height), "A5"))
    whole = Picture.open(io.BytesIO(png.png_bytes(data, 111)))
    monkeypatch.setattr(png, "STRIP_PIXELS", 37 * whole.width)
    parts = Picture.open(io.BytesIO(png.png_bytes(data, 111)))
    # Gradients may be rounded to the next level; a row too many or too few is far off.
    off = ImageChops.difference(whole, parts).convert("L").point(lambda level: level > 3 and 255)
    assert off.getbbox() is None
    assert whole.getextrema() != ((255, 255),) * 3


def test_the_same_pdf_gives_the_same_picture() -> None:
    page = every_mark()
    data = pdf_bytes(page, theme("paper"), sheet_for((page.width, page.height), "A5"))
    assert png.png_bytes(data, 80) == png.png_bytes(data, 80)


def test_too_many_pixels_are_refused_and_the_most_is_named() -> None:
    with pytest.raises(JourneyError) as caught:
        png.png_bytes(pdf_on("A0"), 600)
    (most,) = (int(word) for word in re.findall(r"(\d+) dpi is the most", str(caught.value)))
    with pikepdf.open(io.BytesIO(pdf_on("A0"))) as pdf:
        _, _, width, height = (float(side) for side in pdf.pages[0].mediabox.as_list())
    pixels = [
        math.ceil(width * dpi / 72 - 0.01) * math.ceil(height * dpi / 72 - 0.01)
        for dpi in (most, most + 1)
    ]
    assert pixels[0] <= png.MOST_PIXELS < pixels[1]


def test_the_named_resolution_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "MOST_PIXELS", 20_000)
    most = png.largest_dpi(595, 842)
    png.png_bytes(pdf_on("A4"), most)
    with pytest.raises(JourneyError, match=f"{most} dpi is the most"):
        png.png_bytes(pdf_on("A4"), most + 1)


@pytest.mark.parametrize("dpi", [0, -1, math.nan, math.inf])
def test_a_resolution_is_a_positive_number(dpi: float) -> None:
    with pytest.raises(JourneyError, match="over 0"):
        png.png_bytes(pdf_on("A5"), dpi)
