"""The page is the paper, to a tenth of a point; what is round it for a print shop."""

from __future__ import annotations

import io
import math
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pikepdf
import pytest
from PIL import Image

from journeyeditor.base.errors import JourneyError
from journeyeditor.files.templates import new_from
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Page
from journeyeditor.layout.paper import MM, PAPERS, Paper, Sheet, lay
from journeyeditor.layout.theme import Theme, theme
from journeyeditor.model.journey import Journey
from journeyeditor.paint.about import About
from journeyeditor.paint.pdf import pdf_bytes
from journeyeditor.paint.png import png_bytes
from tests.paint.samples import block, page_of, text
from tests.paint.structures import check

PAPER = theme("paper")
DARK = Theme("dark", {"page": "#102030", "text": "#ffffff"})
BLEED = 3 * MM
OUTSIDE = BLEED + 5 * MM

MARKED = Sheet(200, 100, 0, 0, 1, bleed=BLEED, marks=True)

Boxes = dict[str, list[float]]


@cache
def five_phases(language: str) -> Page:
    """A small map in a language."""
    return compose(new_from("five-phases", language))


def boxes(path: Path) -> Boxes:
    """The boxes of the one page of a file, as poppler reads them."""
    done = subprocess.run(["pdfinfo", "-box", path], capture_output=True, check=True)
    found = {}
    for line in done.stdout.decode().splitlines():
        name, _, said = line.partition(":")
        if name == "Pages":
            assert int(said) == 1
        if name.endswith("Box"):
            found[name] = [float(edge) for edge in said.split()]
    return found


@pytest.mark.parametrize("paper", [*PAPERS, "900x333", "fit"])
@pytest.mark.parametrize(("orientation", "language"), [("portrait", "sv"), ("landscape", "en")])
def test_one_page_of_exactly_the_paper(
    paper: str, orientation: str, language: str, tmp_path: Path
) -> None:
    page = five_phases(language)
    sheet = lay((page.width, page.height), Paper(paper, orientation))
    if paper in PAPERS:
        short, long = (side * MM for side in PAPERS[paper])
        wanted = (short, long) if orientation == "portrait" else (long, short)
        assert (sheet.width, sheet.height) == pytest.approx(wanted)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes(page, PAPER, sheet))
    plain = boxes(path)
    for name in ("MediaBox", "CropBox", "BleedBox", "TrimBox"):
        assert plain[name] == pytest.approx([0, 0, sheet.width, sheet.height], abs=0.02)
    path.write_bytes(pdf_bytes(page, PAPER, replace(sheet, bleed=BLEED)))
    bled = boxes(path)
    whole = [0, 0, sheet.width + 2 * BLEED, sheet.height + 2 * BLEED]
    assert bled["MediaBox"] == pytest.approx(whole, abs=0.02)
    assert bled["BleedBox"] == pytest.approx(whole, abs=0.02)
    trim = [BLEED, BLEED, BLEED + sheet.width, BLEED + sheet.height]
    assert bled["TrimBox"] == pytest.approx(trim, abs=0.02)


def test_an_empty_map_fits_every_paper(tmp_path: Path) -> None:
    page = compose(Journey(id="m"))
    for paper in PAPERS:
        path = tmp_path / f"{paper}.pdf"
        sheet = lay((page.width, page.height), Paper(paper))
        path.write_bytes(pdf_bytes(page, PAPER, sheet))
        assert boxes(path)["TrimBox"] == pytest.approx([0, 0, sheet.width, sheet.height], abs=0.02)


def pixels(sheet: Sheet, colours: Theme) -> npt.NDArray[np.uint8]:
    """A small page at 72 dpi, a pixel a point: rows, columns, colours."""
    page = page_of(block(text("X", 8, 16)), size=(200, 100))
    data = png_bytes(pdf_bytes(page, colours, sheet), 72)
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


def test_the_ground_fills_the_bleed_and_nothing_beyond() -> None:
    found = pixels(MARKED, DARK)
    height, width, _ = found.shape
    assert (width, height) == (math.ceil(200 + 2 * OUTSIDE), math.ceil(100 + 2 * OUTSIDE))
    row = found[height // 2]
    edge, other = OUTSIDE - BLEED, OUTSIDE + BLEED + 200
    assert (row[math.ceil(edge) : math.floor(other)] == (16, 32, 48)).all()
    assert (row[: math.floor(edge)] == 255).all()
    assert (row[math.ceil(other) :] == 255).all()


def test_crop_marks_stand_at_the_trim_and_outside_the_bleed() -> None:
    found = pixels(MARKED, PAPER).min(axis=2)
    near, right, bottom = OUTSIDE, OUTSIDE + 200, OUTSIDE + 100
    height, width = found.shape
    for at in (near, right):
        columns = found[:, math.floor(at - 1) : math.ceil(at + 1)]
        assert (columns[:10].min(axis=1) < 230).all()
        assert (columns[-10:].min(axis=1) < 230).all()
    for at in (height - near, height - bottom):
        rows = found[math.floor(at - 2) : math.ceil(at + 1)]
        assert (rows[:, :10].min(axis=0) < 230).all()
        assert (rows[:, -10:].min(axis=0) < 230).all()
    bled = math.ceil(OUTSIDE - BLEED)
    ring = found[bled : height - bled - 1, bled : width - bled - 1].copy()
    ring[8:-8, 8:-8] = 255
    assert (ring == 255).all()


def test_the_note_says_file_size_and_scale(tmp_path: Path) -> None:
    page = page_of(block(text("X", 8, 16)), size=(200, 100))
    sheet = Sheet(100 * MM, 50 * MM, 0, 0, 0.75, bleed=BLEED, marks=True)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes(page, PAPER, sheet, about=About(name="min\nkarta.pdf")))
    done = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
    assert "min karta.pdf · 100 × 50 mm · 75 %" in done.stdout.decode()
    with pikepdf.open(path) as pdf:
        check(pdf)
    narrow = replace(sheet, width=20 * MM)
    path.write_bytes(pdf_bytes(page, PAPER, narrow, about=About(name="namn " * 50)))
    with pikepdf.open(path) as pdf:
        check(pdf)


def test_links_and_bookmarks_move_with_the_bleed() -> None:
    page = compose(new_from("jane", "sv"))
    sheet = lay((page.width, page.height), Paper("A2"))

    def places(sheet: Sheet) -> list[tuple[float, float]]:
        with pikepdf.open(io.BytesIO(pdf_bytes(page, PAPER, sheet))) as pdf:
            corners = [tuple(map(float, link.Rect[:2])) for link in pdf.pages[0].obj.Annots]
            with pdf.open_outline() as outline:
                for item in outline.root:
                    assert isinstance(item.destination, pikepdf.Array)
                    corners.append(tuple(map(float, item.destination[2:4])))
        return [(x, y) for x, y in corners]

    moved = places(replace(sheet, bleed=BLEED, marks=True))
    for (x, y), (new_x, new_y) in zip(places(sheet), moved, strict=True):
        assert (new_x - x, new_y - y) == pytest.approx((OUTSIDE, OUTSIDE), abs=0.02)


def test_a_page_too_long_with_its_marks_is_refused() -> None:
    page = page_of()
    pdf_bytes(page, PAPER, Sheet(14_400, 100, 0, 0, 1))
    with pytest.raises(JourneyError, match="smaller paper"):
        pdf_bytes(page, PAPER, Sheet(14_400, 100, 0, 0, 1, bleed=BLEED))
