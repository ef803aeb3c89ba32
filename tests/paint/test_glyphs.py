"""Glyphs in the PDF lie where typesetting put them, and say what they stand for."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it publishes no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it publishes no types
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyeditor.layout.display import Page
from journeyeditor.layout.theme import theme
from journeyeditor.paint.fonts import FIRST_CODE, LAST_CODE
from journeyeditor.paint.pdf import pdf_bytes
from journeyeditor.typeset.faces import Style, Weight
from journeyeditor.typeset.line import Line
from journeyeditor.typeset.text import Typesetter
from tests.paint.samples import CARDS, block, page_of, sheet_of, text

LETTERS = "aåäöeAÅVTWoy .,-fi()\\\u0301\u0323ЖяΩλ\u00a0\u00ad→€😀❤\ufe0f👩\u200d👧क्षि\u2603"


@dataclass
class Glyph:
    """A glyph as a reader of the PDF finds it, in points from the left of the page."""

    x: float
    end: float
    y: float


def painted(page: Page, scale: float = 1.0) -> list[Glyph]:
    """Follow the text operators of a page, as ISO 32000-1, 9.4 says; one block, no scaling."""
    data = pdf_bytes(page, theme("paper"), sheet_of(page, scale), is_tagged=False)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return list(followed(pdf.pages[0]))


def followed(page: pikepdf.Page) -> Iterator[Glyph]:  # noqa: PLR0912 - an operator a branch
    fonts: dict[str, pikepdf.Object] = dict(page.obj.Resources.get("/Font", {}))
    widths = {
        name: [float(width) for width in font.Widths.as_list()] for name, font in fonts.items()
    }
    matrix = [1.0, 0.0, 0.0]
    size, rise, font, leading = 0.0, 0.0, "", 0.0
    x = y = pen = 0.0
    for instruction in pikepdf.parse_content_stream(page):
        operands: list[Any] = list(instruction.operands)
        match str(instruction.operator):
            case "cm":
                scale, _, _, _, right, up = (float(part) for part in operands)
                matrix = [
                    matrix[0] * scale,
                    matrix[1] + matrix[0] * right,
                    matrix[2] + matrix[0] * up,
                ]
            case "BT":
                x = y = pen = 0.0
            case "Td":
                x, y = x + float(operands[0]), y + float(operands[1])
                pen = x
            case "TD" | "T*":
                if operands:
                    leading = float(operands[1])
                    x += float(operands[0])
                y += leading
                pen = x
            case "Tf":
                font, size = str(operands[0]), float(operands[1])
            case "Ts":
                rise = float(operands[0])
            case "TJ":
                for part in operands[0]:
                    if isinstance(part, pikepdf.String):
                        for code in bytes(part):
                            width = widths[font][code - FIRST_CODE] * size / 1000
                            yield Glyph(
                                matrix[1] + matrix[0] * pen,
                                matrix[1] + matrix[0] * (pen + width),
                                matrix[2] + matrix[0] * (y + rise),
                            )
                            pen += width
                    else:
                        pen -= float(part) * size / 1000


def expected(line: Line) -> list[tuple[float, float]]:
    """Where each glyph of a line should lie, from its start and base line."""
    return [
        (run.x + x, height)
        for run in line.runs
        for x, height in zip(run.xs, run.ys or (0.0,) * len(run.xs), strict=True)
    ]


def check(line: Line, glyphs: list[Glyph], scale: float) -> None:
    assert len(glyphs) == len(expected(line))
    if not glyphs:
        return
    bound = max(1e-4 * line.width * scale, 1e-4 * scale)
    start, ground = 30.0 * scale, glyphs[0].y - scale * expected(line)[0][1]
    for glyph, (x, height) in zip(glyphs, expected(line), strict=True):
        assert glyph.x == pytest.approx(start + x * scale, abs=bound + 0.0006 * scale)
        assert glyph.y == pytest.approx(ground + height * scale, abs=1e-3 * scale)


@pytest.mark.parametrize("words", CARDS)
@pytest.mark.parametrize("weight", list(Weight))
def test_each_glyph_lies_where_it_was_set(words: str, weight: Weight) -> None:
    style = Style(weight, 11.5)
    line = Typesetter("sv").line(words, style)
    page = page_of(block(text(words, 20, 30, style)))
    for scale in (1.0, 2.75):
        check(line, painted(page, scale), scale)


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from(LETTERS), max_size=60), st.floats(4, 60))
def test_any_text_lies_where_it_was_set(words: str, size: float) -> None:
    style = Style(Weight.REGULAR, size)
    line = Typesetter("sv").line(words, style)
    page = page_of(block(text(words, 20, 30, style)))
    check(line, painted(page), 1.0)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(["Våga", "To.", "AVATAR", "(a)", "🙂", "på", ""]), max_size=6),
            st.sampled_from([6.0, 10.0, 33.3]),
        ),
        max_size=8,
    )
)
def test_words_that_come_again_lie_right_too(rows: list[tuple[list[str], float]]) -> None:
    set_rows = [(" ".join(words), Style(Weight.REGULAR, size)) for words, size in rows]
    marks = (text(words, 20, 10 + 20 * at, style) for at, (words, style) in enumerate(set_rows))
    glyphs = painted(page_of(block(*marks)))
    for words, style in set_rows:
        line = Typesetter("sv").line(words, style)
        count = len(expected(line))
        check(line, glyphs[:count], 1.0)
        glyphs = glyphs[count:]
    assert not glyphs


def test_painted_width_is_the_width_of_the_line() -> None:
    words = "AVATAR Tomte, Våga Yta To. Warszawa"
    style = Style(Weight.BOLD, 24)
    line = Typesetter("sv").line(words, style)
    glyphs = painted(page_of(block(text(words, 20, 30, style))))
    assert glyphs[-1].end - glyphs[0].x == pytest.approx(line.width, rel=1e-4)
    plain = sum(Typesetter("sv").line(char, style).width for char in words)
    assert line.width < 0.99 * plain, "the sample should be kerned"


def test_a_reader_of_pdf_finds_the_same_places() -> None:
    words = "Våga To. (Yta) \\ slut"
    line = Typesetter("sv").line(words, Style(Weight.REGULAR, 20))
    page = page_of(block(text(words, 20, 30, Style(Weight.REGULAR, 20))))
    document = pypdfium2.PdfDocument(pdf_bytes(page, theme("paper"), sheet_of(page, 2)))
    found = document[0].get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    places = []
    for index in range(found.count_chars()):
        assert pdfium.FPDFText_GetCharOrigin(found, index, x, y)
        places.append(x.value)
    assert found.get_text_range() == words
    for place, (wanted, _) in zip(places, expected(line), strict=True):
        assert place == pytest.approx(2 * (30 + wanted), abs=1e-4 * 2 * line.width)
    document.close()


def test_more_glyphs_than_a_subset_holds() -> None:
    chars = [chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0x180), *range(0x391, 0x3A0))]
    chars.remove("\u00ad")
    assert len(chars) > LAST_CODE - FIRST_CODE + 1
    rows = ["".join(chars[start : start + 60]) for start in range(0, len(chars), 60)]
    rows.append(chars[0] + chars[-1] + chars[1])
    page = page_of(*(block(text(row, 20, 20 + 20 * at)) for at, row in enumerate(rows)))
    data = pdf_bytes(page, theme("paper"), sheet_of(page))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages[0].obj.Resources.Font) == 2
    document = pypdfium2.PdfDocument(data)
    assert document[0].get_textpage().get_text_range().split("\r\n") == rows
    document.close()
    last = Typesetter("sv").line(rows[-1], Style(Weight.REGULAR, 10))
    check(last, painted(page_of(block(text(rows[-1], 20, 30)))), 1.0)
