"""Tiles as PDF: pasted together they are the poster; the file is sound, small and tagged."""

from __future__ import annotations

import io
import math
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageFilter

from journeyeditor.files.templates import new_from
from journeyeditor.layout.inked import Inked
from journeyeditor.layout.leaves import Caption, Leaf, tile_leaves
from journeyeditor.layout.paper import MM, Paper, Sheet
from journeyeditor.layout.poster import Order, Poster, Posters
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.shown import Shown
from journeyeditor.layout.theme import theme
from journeyeditor.layout.tiles import TileChoice, plan_tiles
from journeyeditor.paint.about import About
from journeyeditor.paint.pdf import pdf_bytes
from journeyeditor.paint.tiles import tiles_bytes
from tests.paint.samples import PICTURES, every_mark
from tests.paint.test_pdf import ran

DPI = 100
TOLERANCE = 48
"""How far, of 255, a pixel may be from what the poster has there within one pixel. Both are
rendered on the same grid and mostly equal to the bit; but poppler puts letters on quarters of
pixels and lines on whole ones, and where that is a toss-up it may fall the other way."""


def poster_of(order: Order) -> Poster:
    return Posters().poster(new_from("jane", "sv"), order)


def made(poster: Poster) -> bytes:
    return tiles_bytes(poster.page, poster.theme, poster.sheet, poster.leaves)


@pytest.fixture(scope="module")
def a2() -> Poster:
    return poster_of(Order(Paper("A2"), tiles=TileChoice("A4", overlap=12)))


@pytest.fixture(scope="module")
def a2_tiles(a2: Poster, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tiles") / "tiles.pdf"
    path.write_bytes(made(a2))
    return path


def pages(data: bytes, folder: Path, dpi: int = DPI) -> list[Image.Image]:
    """The pages as poppler renders them."""
    folder.mkdir()
    path = folder / "pages.pdf"
    path.write_bytes(data)
    ran("pdftoppm", "-r", str(dpi), "-png", path, folder / "page")
    return [Image.open(found).convert("RGB") for found in sorted(folder.glob("page-*.png"))]


def windows(poster: bytes, leaves: Sequence[Leaf], sheet: Sheet) -> bytes:
    """The poster's page once for each leaf, as large as that and with the same part in view.

    A page's box is moved over the poster, so that its pixels lie on it as the leaf's do.
    """
    with pikepdf.open(io.BytesIO(poster)) as pdf:
        for leaf in leaves:
            pdf.pages.append(pdf.pages[0])
            left = sheet.x - leaf.x
            top = sheet.height - sheet.y + leaf.y
            box = [left, top - leaf.height, left + leaf.width, top]
            pdf.pages[-1].obj.MediaBox = pikepdf.Array([round(edge, 4) for edge in box])
            pdf.pages[-1].obj.CropBox = pdf.pages[-1].obj.MediaBox
        del pdf.pages[0]
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def part_of(image: Image.Image, leaf: Leaf) -> Image.Image:
    """The part of a page in which a leaf shows the poster, without the pixels its edge cuts."""
    assert leaf.clip is not None
    clip, dots = leaf.clip, DPI / 72
    left, top = math.ceil(clip.x * dots), math.ceil(clip.y * dots)
    right, bottom = int((clip.x + clip.width) * dots), int((clip.y + clip.height) * dots)
    return image.crop((left, top, right, bottom))


def beyond(one: Image.Image, other: Image.Image) -> float:
    """How far a picture's pixels are outside the range that the other has within a pixel."""
    values = np.asarray(one, dtype=float)
    highest = np.asarray(other.filter(ImageFilter.MaxFilter(3)), dtype=float)
    lowest = np.asarray(other.filter(ImageFilter.MinFilter(3)), dtype=float)
    return float(max((values - highest).max(), (lowest - values).max()))


ORDERS = {
    "A2 on A4": Order(Paper("A2"), tiles=TileChoice("A4", overlap=12)),
    "set anew on A5": Order(
        Paper("A3"), anew=True, tiles=TileChoice("A5", "portrait", 7, 4), theme="print"
    ),
    "fixed scale on Letter": Order(
        Paper("fit", scale=0.8, bleed=3, marks=True), tiles=TileChoice("Letter")
    ),
}


@pytest.mark.parametrize("name", ORDERS)
def test_pasted_together_tiles_are_the_poster(name: str, tmp_path: Path) -> None:
    poster = poster_of(ORDERS[name])
    bare = replace(poster.sheet, bleed=0.0, marks=False)
    whole = pdf_bytes(poster.page, poster.theme, bare)
    found = pages(made(poster), tmp_path / "tiles")
    wanted = pages(windows(whole, poster.leaves, bare), tmp_path / "windows")
    assert len(found) == len(wanted) == len(poster.leaves) > 1
    seen = np.zeros((math.ceil(bare.height), math.ceil(bare.width)), dtype=bool)
    for leaf, tile, window in zip(poster.leaves, found, wanted, strict=True):
        mine, posters = part_of(tile, leaf), part_of(window, leaf)
        assert beyond(mine, posters) <= TOLERANCE, leaf.name
        assert beyond(posters, mine) <= TOLERANCE, leaf.name
        clip = leaf.clip
        assert clip is not None
        x, y = clip.x - leaf.x + bare.x, clip.y - leaf.y + bare.y
        seen[round(y) : round(y + clip.height), round(x) : round(x + clip.width)] = True
    # And no ink of the poster is on none of them.
    (picture,) = pages(whole, tmp_path / "whole", dpi=72)
    ink = np.asarray(picture.convert("L")) < 250
    assert ink.sum() > 5_000
    assert not (ink & ~seen).any()


def test_the_comparison_sees_a_shift_of_two_pixels(a2: Poster, tmp_path: Path) -> None:
    (image, *_) = pages(made(a2), tmp_path / "tiles")
    part = part_of(image, a2.leaves[0])
    width, height = part.size
    one, other = part.crop((0, 0, width - 2, height)), part.crop((2, 0, width, height))
    assert beyond(one, other) > 2.5 * TOLERANCE


def test_pages_are_exactly_the_sheets(a2: Poster, a2_tiles: Path) -> None:
    with pikepdf.open(a2_tiles) as found:
        sizes = [[float(edge) for edge in page.mediabox.as_list()] for page in found.pages]
    assert sizes == [
        pytest.approx([0, 0, leaf.width, leaf.height], abs=0.001) for leaf in a2.leaves
    ]
    assert {round(side / MM) for side in sizes[0][2:]} == {210, 297}


def test_qpdf_finds_nothing_wrong(a2_tiles: Path) -> None:
    assert "No syntax or stream encoding errors found" in ran("qpdf", "--check", a2_tiles)


def test_only_our_faces_and_all_embedded(a2_tiles: Path) -> None:
    rows = ran("pdffonts", a2_tiles).splitlines()[2:]
    assert rows
    for row in rows:
        name, kind, _, embedded, subset, unicode = row.split()[:6]
        assert name.split("+")[1].startswith("Journey")
        assert (kind, embedded, subset, unicode) == ("TrueType", "yes", "yes", "yes")


def test_a_tile_says_its_name_and_shows_its_part(a2: Poster, a2_tiles: Path) -> None:
    for number, leaf in enumerate(a2.leaves, 1):
        said = ran("pdftotext", "-f", str(number), "-l", str(number), a2_tiles, "-")
        assert leaf.name in said.split()
    first = ran("pdftotext", "-f", "1", "-l", "1", "-raw", a2_tiles, "-")
    assert "Jane deklarerar" in first


def test_a_tile_is_one_figure_with_its_text(a2: Poster, a2_tiles: Path) -> None:
    with pikepdf.open(a2_tiles) as found:
        root: Any = found.Root
        assert bool(root.MarkInfo.Marked)
        figures = list(root.StructTreeRoot.K.K)
        assert [str(figure.S) for figure in figures] == ["/Figure"] * len(a2.leaves)
        assert [str(figure.Alt) for figure in figures] == [leaf.alt for leaf in a2.leaves]
        for figure, page in zip(figures, found.pages, strict=True):
            assert figure.Pg.objgen == page.obj.objgen
            content = page.Contents.read_bytes()
            assert content.startswith(b"/Figure<</MCID 0>>BDC")
            assert content.rstrip().endswith(b"EMC")
            assert content.count(b"BDC") == content.count(b"EMC") == 1


def test_the_poster_is_kept_once(a2: Poster, a2_tiles: Path) -> None:
    whole = pdf_bytes(a2.page, a2.theme, a2.sheet)
    with pikepdf.open(a2_tiles) as found:
        forms = {page.Resources.XObject.Poster.objgen for page in found.pages}
        assert len(forms) == 1
        assert len({page.Resources.XObject.Shared0.objgen for page in found.pages}) == 1
    # A whole page of its own for each sheet would be many times as much.
    assert a2_tiles.stat().st_size < 2 * len(whole)


def test_what_the_document_says_and_carries(a2: Poster) -> None:
    created = datetime(2026, 10, 5, 14, 30, tzinfo=UTC)
    about = About("Åsa", "Nuläge", created, b'{"format": "journey"}', "a.pdf")
    data = tiles_bytes(a2.page, a2.theme, a2.sheet, a2.leaves, about=about)
    with pikepdf.open(io.BytesIO(data)) as found:
        assert str(found.docinfo["/Title"]) == a2.page.title
        assert str(found.docinfo["/Author"]) == "Åsa"
        assert str(found.Root.Lang) == "sv"
        (name,) = found.attachments
        assert found.attachments[name].get_file().read_bytes() == b'{"format": "journey"}'
        assert "/Outlines" not in found.Root


def test_the_same_tiles_give_the_same_bytes(a2: Poster) -> None:
    assert made(a2) == made(a2)


def test_every_mark_and_picture_comes_along(tmp_path: Path) -> None:
    page = every_mark()
    sheet = replace(poster_of(Order()).sheet, width=1600, height=600, x=0, y=0, scale=2)
    plan = plan_tiles(sheet, Inked(page), TileChoice("A4"))
    leaves = tile_leaves(plan, sheet, Setter("sv"), Caption("<b> & 😀", ""))
    data = tiles_bytes(page, theme("paper"), sheet, leaves, pictures=PICTURES)
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    said = ran("pdftotext", path, "-")
    assert "<b> &" in said
    assert "kartans ände" in said
    done = subprocess.run(["pdfimages", "-list", path], capture_output=True, check=True)
    assert done.stdout.count(b" image ") >= 2


def test_the_stamp_stands_on_each_tile(tmp_path: Path) -> None:
    shown = Shown(date=datetime(2026, 10, 5, tzinfo=UTC).date(), version="3f2a9c")
    poster = poster_of(Order(Paper("A3"), shown=shown, tiles=TileChoice()))
    path = tmp_path / "a.pdf"
    path.write_bytes(made(poster))
    for number in range(1, poster.sheets + 1):
        said = ran("pdftotext", "-f", str(number), "-l", str(number), path, "-")
        assert "3f2a9c" in said
        assert "2026-10-05" in said
