"""Marks as pixels: what PDFium paints of the PDF and librsvg of the SVG, point by point."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image as Picture

from journeyeditor.layout.display import Box, Image, Mark, Page, Shade, Shape, Sign
from journeyeditor.layout.paper import Sheet
from journeyeditor.layout.theme import rgb, theme
from journeyeditor.paint.pdf import pdf_bytes
from journeyeditor.paint.picture import JPEG, PictureData
from journeyeditor.paint.png import png_bytes
from journeyeditor.paint.svg import svg_bytes
from tests.paint.samples import NO_GRID, PICTURES, TRIANGLE, block, page_of, text

PAPER = theme("paper")
WHITE = (255, 255, 255)
RED = (200, 0, 0)
SHEET = Sheet(200, 150, 0, 0, 1)
JPEGS = {}
for mode, ink in {"RGB": (0, 160, 0), "L": (90,), "CMYK": (255, 0, 255, 90)}.items():
    stored = io.BytesIO()
    Picture.new(mode, (8, 8), ink).save(stored, "JPEG", quality=95)
    JPEGS[mode] = PictureData(JPEG, 8, 8, stored.getvalue())
ALL = {**PICTURES, **JPEGS}

Painted = Callable[[Page], Picture.Image]


def by_pdfium(page: Page, _folder: Path) -> Picture.Image:
    data = png_bytes(pdf_bytes(page, PAPER, SHEET, pictures=ALL), 144)
    return Picture.open(io.BytesIO(data)).convert("RGB")


def by_poppler(page: Page, folder: Path) -> Picture.Image:
    source = folder / "page.pdf"
    source.write_bytes(pdf_bytes(page, PAPER, SHEET, pictures=ALL))
    command = ("pdftoppm", "-r", "144", "-png", "-singlefile", str(source), str(folder / "page"))
    subprocess.run(command, check=True, capture_output=True)
    return Picture.open(folder / "page.png").convert("RGB")


def by_rsvg(page: Page, folder: Path) -> Picture.Image:
    source, goal = folder / "page.svg", folder / "page.png"
    source.write_bytes(svg_bytes(page, PAPER, sheet=SHEET, pictures=ALL))
    subprocess.run(["rsvg-convert", "-w", "400", "-o", goal, source], check=True)
    return Picture.open(goal).convert("RGB")


@pytest.fixture(params=[by_pdfium, by_poppler, by_rsvg])
def painted(request: pytest.FixtureRequest, tmp_path: Path) -> Painted:
    return lambda page: request.param(page, tmp_path)


def of(*marks: Mark) -> Page:
    """A page of one block whose corner is at 30, 20 units."""
    return page_of(block(*marks, at=(20, 0)), size=(200, 150))


def at(picture: Picture.Image, x: float, y: float) -> tuple[int, ...]:
    """The pixel at a place given in units of the block."""
    found = picture.getpixel((round(2 * (30 + x)), round(2 * (20 + y))))
    assert isinstance(found, tuple)
    return found


def near(found: tuple[int, ...], wanted: tuple[float, ...], by: int = 4) -> bool:
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


def colour(role: str) -> tuple[float, ...]:
    return tuple(255 * part for part in rgb(PAPER.colour(role)))


def test_a_box_has_its_edges_corners_and_border(painted: Painted) -> None:
    box = Box(10, 10, 80, 60, 15, fill="phase.0", stroke="bad", stroke_width=4)
    picture = painted(of(box))
    assert near(at(picture, 50, 40), colour("phase.0"))
    for x, y in ((10, 40), (90, 40), (50, 10), (50, 70)):
        assert near(at(picture, x, y), colour("bad"))
    for x, y in ((11, 11), (89, 11), (11, 69), (89, 69), (6, 40), (94, 40), (50, 6), (50, 74)):
        assert at(picture, x, y) == WHITE


def test_a_box_without_colour_leaves_no_trace(painted: Painted) -> None:
    picture = painted(of(Box(10, 10, 80, 60), Box(0, 0, 9, 9, fill="bad", stroke="accent")))
    assert at(picture, 50, 40) == WHITE
    assert near(at(picture, 4, 4), colour("bad"))


def test_opacity_holds_for_its_shape_only(painted: Painted) -> None:
    picture = painted(
        of(Shape(TRIANGLE, fill="accent", opacity=0.5), Box(60, 0, 20, 20, fill="accent"))
    )
    half = tuple((part + 255) / 2 for part in colour("accent"))
    assert near(at(picture, 10, 10), half)
    assert near(at(picture, 70, 10), colour("accent"))
    assert at(picture, 38, 38) == WHITE


def test_dashes_have_gaps_and_the_next_line_has_none(painted: Painted) -> None:
    dashed = Shape((("M", (0, 10)), ("L", (80, 10))), stroke="text", stroke_width=4, dash=(10, 10))
    solid = Shape((("M", (0, 30)), ("L", (80, 30))), stroke="text", stroke_width=4)
    picture = painted(of(dashed, solid))
    assert near(at(picture, 5, 10), colour("text"))
    assert at(picture, 15, 10) == WHITE
    assert near(at(picture, 15, 30), colour("text"))
    assert near(at(picture, 81, 30), colour("text")), "ends are round"
    assert at(picture, 83, 30) == WHITE


def test_a_shade_runs_through_its_stops_within_its_edges(painted: Painted) -> None:
    shade = Shade(10, 10, 60, 80, ((0, "good"), (0.5, "page"), (1, "bad")))
    picture = painted(of(shade))
    assert near(at(picture, 40, 11), colour("good"), 12)
    assert near(at(picture, 40, 50), WHITE, 12)
    assert near(at(picture, 40, 89), colour("bad"), 12)
    middle = tuple((a + 255) / 2 for a in colour("good"))
    assert near(at(picture, 12, 30), middle, 6)
    for x, y in ((40, 8), (40, 92), (8, 50), (72, 50)):
        assert at(picture, x, y) == WHITE


def test_a_shade_may_start_and_end_inside(painted: Painted) -> None:
    picture = painted(of(Shade(10, 10, 60, 80, ((0.25, "good"), (0.75, "bad")))))
    assert near(at(picture, 40, 12), colour("good"))
    assert near(at(picture, 40, 88), colour("bad"))


def test_a_picture_is_upright_and_clipped_to_its_corners(painted: Painted) -> None:
    tall = io.BytesIO()
    flag = Picture.new("RGB", (2, 2), (0, 0, 255))
    flag.putpixel((0, 0), RED)
    flag.resize((64, 64), Picture.Resampling.NEAREST).save(tall, "PNG")
    ALL["flag"] = PictureData("image/png", 64, 64, tall.getvalue())
    picture = painted(of(Image("flag", 10, 10, 60, 60, 20), Box(100, 10, 20, 20, fill="bad")))
    assert near(at(picture, 30, 30), RED)
    for x, y in ((55, 30), (30, 55), (55, 55)):
        assert near(at(picture, x, y), (0, 0, 255))
    for x, y in ((12, 12), (68, 12), (12, 68), (68, 68)):
        assert at(picture, x, y) == WHITE
    assert near(at(picture, 110, 20), colour("bad"))


def test_transparent_pictures_and_pictures_of_other_channels(painted: Painted) -> None:
    picture = painted(
        of(
            Image("glass", 0, 0, 20, 20),
            Image("RGB", 30, 0, 20, 20),
            Image("L", 60, 0, 20, 20),
        )
    )
    assert near(at(picture, 10, 10), (127, 127, 255))
    assert near(at(picture, 40, 10), (0, 160, 0), 6)
    assert near(at(picture, 70, 10), (90, 90, 90), 6)


def test_a_four_channel_jpeg_keeps_its_colour_in_the_pdf(tmp_path: Path) -> None:
    for paint in (by_pdfium, by_poppler):
        red, green, blue = at(paint(of(Image("CMYK", 0, 0, 20, 20)), tmp_path), 10, 10)
        assert green > red + 60
        assert green > blue + 60


@pytest.mark.parametrize("key", ["broken", "nowhere"])
def test_a_picture_that_cannot_be_shown_is_an_empty_frame(painted: Painted, key: str) -> None:
    picture = painted(of(Image(key, 10, 10, 60, 60)))
    assert at(picture, 40, 40) == WHITE
    assert at(picture, 10, 40) != WHITE


def test_an_icon_fills_its_square_in_its_colour(painted: Painted) -> None:
    picture = painted(
        of(Sign("mark-star", 10, 10, 64, "star"), Sign("lane-goals", 90, 10, 64, "bad"))
    )
    assert near(at(picture, 42, 42), colour("star"))
    assert at(picture, 12, 12) == WHITE
    reds = [
        (x, y)
        for x in range(90, 154)
        for y in range(10, 74)
        if near(at(picture, x, y), colour("bad"))
    ]
    assert 0.05 < len(reds) / 64**2 < 0.5


def test_later_marks_lie_over_earlier_ones(painted: Painted) -> None:
    picture = painted(
        of(Box(0, 0, 60, 60, fill="good"), text("XXX", 10, 30), Box(0, 0, 60, 60, fill="bad"))
    )
    assert all(near(at(picture, x, y), colour("bad")) for x in range(1, 59) for y in range(1, 59))


def test_a_page_lies_where_the_sheet_puts_it() -> None:
    page = of(Box(0, 0, 10, 10, fill="bad"))
    sheet = Sheet(500, 400, 40, 60, 2)
    data = png_bytes(pdf_bytes(page, PAPER, sheet), 72)
    picture = Picture.open(io.BytesIO(data))
    assert picture.size == (500, 400)
    # The block lies at 30, 20: on the sheet from 40 + 2 * 30, 60 + 2 * 20.
    box = picture.convert("L").point(lambda value: 255 * (value < 200)).getbbox()
    assert box == (100, 100, 120, 120)


def test_an_empty_page_is_white(painted: Painted) -> None:
    picture = painted(Page(200, 150, (), NO_GRID, "", "en"))
    assert picture.getextrema() == ((255, 255),) * 3
