"""The SVG as another program shows it: like the PDF with our faces, in its boxes without."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from PIL import Image, ImageFilter

from journeyeditor.base.resources import resource, resource_folder
from journeyeditor.exchange.drawing import draw
from journeyeditor.files.store import load
from journeyeditor.layout.display import Block, Page
from journeyeditor.layout.theme import theme
from journeyeditor.paint.pdf import pdf_bytes
from journeyeditor.paint.png import png_bytes
from journeyeditor.paint.svg import svg_bytes
from journeyeditor.typeset.faces import Style, Weight
from journeyeditor.typeset.text import Typesetter
from tests.paint.samples import block, page_of, text

DPI = 96
NARROW = ("Carlito", "Liberation Sans Narrow", "Nimbus Sans Narrow")
FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{cache}</cachedir></fontconfig>
"""
WORDS = "Jag söker efter svar på supportsidorna men hittar ingenting som hjälper mig vidare"


def shown(svg: bytes, environment: dict[str, str] | None = None) -> Image.Image:
    """The SVG as librsvg draws it, a pixel a CSS pixel."""
    ran = subprocess.run(
        ["rsvg-convert", "--unlimited"],
        input=svg,
        capture_output=True,
        check=True,
        env={"PATH": "/usr/bin:/bin", **(environment or {})},
    )
    return Image.open(io.BytesIO(ran.stdout)).convert("RGB")


def with_faces_of(folder: Path, tmp_path: Path) -> dict[str, str]:
    """The environment of a program that has the faces of a folder and no others."""
    config = tmp_path / "fonts.conf"
    said = FONTCONFIG.format(folder=escape(str(folder)), cache=escape(str(tmp_path / "cache")))
    config.write_text(said, "utf-8")
    return {"FONTCONFIG_FILE": str(config)}


def test_with_our_faces_it_looks_like_the_pdf(tmp_path: Path) -> None:
    """Blurred a little, since two programs smooth edges differently, no spot is far off."""
    journey = load(resource("examples", "jane-deklarerar.journey")).journey
    drawing = draw(journey)
    svg = svg_bytes(drawing.page, drawing.theme, sheet=drawing.sheet, pictures=drawing.pictures)
    pdf = pdf_bytes(drawing.page, drawing.theme, drawing.sheet, pictures=drawing.pictures)
    paper = Image.open(io.BytesIO(png_bytes(pdf, DPI))).convert("L")
    seen = shown(svg, with_faces_of(resource_folder("fonts"), tmp_path)).convert("L")
    assert abs(seen.width - paper.width) <= 1
    assert abs(seen.height - paper.height) <= 1
    size = paper.size
    blurred = [
        one.filter(ImageFilter.GaussianBlur(2.5)).crop((0, 0, *size)) for one in (seen, paper)
    ]
    off = sorted(
        abs(a - b) for a, b in zip(blurred[0].tobytes(), blurred[1].tobytes(), strict=True)
    )
    assert off[-1] <= 60
    assert sum(off) / len(off) < 0.5


def set_lines() -> tuple[Page, list[float]]:
    """A page of lines, each under the last, and how wide each is."""
    blocks: list[Block] = []
    widths: list[float] = []
    for place, weight in enumerate((Weight.REGULAR, Weight.SEMIBOLD, Weight.BOLD)):
        style = Style(weight, 12)
        for line in Typesetter("sv").wrap(WORDS, style, 180):
            y = 20 + 20 * len(widths)
            blocks.append(block(text(line.text, 10, y, style)))
            widths.append(line.width)
        assert len(widths) > 2 * place
    return page_of(*blocks, size=(400, 40 + 20 * len(widths))), widths


def installed(family: str) -> bool:
    """Whether the system has a face of this family."""
    ran = subprocess.run(["fc-list", family], capture_output=True, check=True)
    return bool(ran.stdout.strip())


@pytest.mark.skipif(not any(map(installed, NARROW)), reason=f"none of {NARROW} is installed")
def test_without_our_faces_every_line_stays_in_its_box() -> None:
    page, widths = set_lines()
    picture = shown(svg_bytes(page, theme("paper"))).convert("L")
    for place, width in enumerate(widths):
        top = 20 + 20 + 20 * place - 14
        row = picture.crop((0, top, picture.width, top + 20)).point(lambda level: 255 - level)
        box = row.getbbox()
        assert box is not None
        assert box[0] >= 10 + 10 - 1
        assert box[2] <= 10 + 10 + width + 1
