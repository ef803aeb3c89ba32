"""PNG and JPEG of a PDF page: as many pixels as asked for, never more than memory bears."""

from __future__ import annotations

import io
import math
import re
import subprocess
import sys
from collections.abc import Callable

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


@pytest.mark.parametrize("make", [png.png_bytes, png.jpeg_bytes])
@pytest.mark.parametrize("width", [1, 7, 999, 1000, 2481])
def test_a_picture_is_as_wide_as_was_asked_for(make: Callable[..., bytes], width: int) -> None:
    made = Picture.open(io.BytesIO(make(pdf_on("A4"), 150, width=width)))
    assert made.width == width
    assert made.height == pytest.approx(width * 210 / 297, abs=1)


def test_a_jpeg_shows_what_the_png_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    page = every_mark()
    data = pdf_bytes(page, theme("paper"), sheet_for((page.width, page.height), "A5"))
    exact = Picture.open(io.BytesIO(png.png_bytes(data, 111)))
    monkeypatch.setattr(png, "STRIP_PIXELS", 37 * exact.width)
    made = Picture.open(io.BytesIO(png.jpeg_bytes(data, 111)))
    assert (made.format, made.mode, made.size) == ("JPEG", "RGB", exact.size)
    assert made.info["dpi"] == (111, 111)
    off = ImageChops.difference(made, exact).convert("L").point(lambda level: level > 40 and 255)
    assert off.getbbox() is None
    assert png.jpeg_bytes(data, 111) == png.jpeg_bytes(data, 111)


def test_a_jpeg_that_memory_would_not_bear_is_refused() -> None:
    with pytest.raises(JourneyError, match="dpi is the most") as caught:
        png.jpeg_bytes(pdf_on("A0"), 300)
    (most,) = re.findall(r"(\d+) dpi is the most", str(caught.value))
    assert 150 < int(most) < 300
    with pytest.raises(JourneyError, match=r"99999 pixels wide .* \d+ is the most"):
        png.jpeg_bytes(pdf_on("A5"), 0, width=99_999)
    with pytest.raises(JourneyError, match="over 0"):
        png.jpeg_bytes(pdf_on("A5"), 0, width=0)


def test_no_side_of_a_jpeg_is_longer_than_the_format_allows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(png, "MOST_JPEG_SIDE", 500)
    with pytest.raises(JourneyError, match="42 dpi is the most"):
        png.jpeg_bytes(pdf_on("A4"), 43)
    assert Picture.open(io.BytesIO(png.jpeg_bytes(pdf_on("A4"), 42))).width <= 500


def test_a_large_picture_takes_no_more_memory_than_its_strips() -> None:
    """A PNG of 64 million pixels, and what the process grew by while it was made."""
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED], capture_output=True, text=True, check=True
    )
    pixels, grown = map(int, ran.stdout.split())
    assert pixels > 60_000_000
    assert grown < 160 * 1024


MEASURED = """
import resource
from journeyeditor.layout.paper import sheet_for
from journeyeditor.layout.theme import theme
from journeyeditor.paint.pdf import pdf_bytes
from journeyeditor.paint.png import png_bytes
from tests.paint.samples import every_mark
page = every_mark()
data = pdf_bytes(page, theme("paper"), sheet_for((page.width, page.height), "A2"))
png_bytes(data, 10)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
made = png_bytes(data, 0, width=9600)
width, height = (int.from_bytes(made[at:at + 4], "big") for at in (16, 20))
print(width * height, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
