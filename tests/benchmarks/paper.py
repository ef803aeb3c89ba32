"""How quickly text is wrapped, and a poster of 10,000 cards made; how large the poster is."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QFont, QGuiApplication, QTextLayout, QTextOption
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]  # no types
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]  # no types
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # no types

from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Text
from journeyeditor.layout.paper import sheet_for
from journeyeditor.layout.theme import theme
from journeyeditor.paint.pdf import pdf_bytes
from journeyeditor.typeset.faces import Style, Weight, face
from journeyeditor.typeset.text import Typesetter
from tests.benchmarks.maps import made_map
from tests.benchmarks.rows import Measure, Row, in_ms, seconds

CARDS = 10_000


def wrapping() -> Sequence[Row]:
    """A card's text broken to a width that recurs, as in an edit, against QTextLayout."""
    _app = QGuiApplication.instance() or QGuiApplication([])
    texts = [card.text for card in made_map(2_000).all_cards()]
    style, setter, width = Style(Weight.REGULAR, 11.5), Typesetter("sv"), 182.0
    font = QFont("Journey Sans")
    font.setPixelSize(100)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)

    def ours() -> None:
        for text in texts:
            setter.wrap(text, style, width)

    def peers() -> None:
        for text in texts:
            layout = QTextLayout(text, font)
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width * 100 / 11.5)
            layout.endLayout()

    ours()
    mine, theirs = seconds(ours, 3) / len(texts), seconds(peers, 3) / len(texts)
    return (
        Row(
            "wrap a card, words and width known",
            f"{1e6 * mine:.1f} us",
            f"QTextLayout {1e6 * theirs:.1f} us",
            mine / theirs,
            0.2,
        ),
    )


def poster() -> Sequence[Row]:
    """10,000 cards on A0 against ReportLab's drawString of the same lines."""
    page = compose(made_map(CARDS))
    sheet = sheet_for((page.width, page.height), "A0")
    start = perf_counter()
    ours = pdf_bytes(page, theme("paper"), sheet)
    mine = perf_counter() - start
    pdfmetrics.registerFont(TTFont("Yardstick", str(face("sans-regular").path)))
    start = perf_counter()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(sheet.width, sheet.height), pageCompression=1)
    canvas.setFont("Yardstick", 11.5)
    for band in page.bands:
        for block in band.blocks:
            for mark in block.marks:
                if isinstance(mark, Text):
                    canvas.drawString(block.x + mark.x, band.y + mark.y, mark.line.text)
    canvas.save()
    theirs, plain = perf_counter() - start, len(out.getvalue())
    return (
        Row(
            "PDF of 10,000 cards on A0, time",
            in_ms(mine),
            f"drawString {in_ms(theirs)}",
            mine / theirs,
            0.3,
        ),
        Row(
            "PDF of 10,000 cards on A0, size",
            f"{len(ours) / 1024:.0f} KiB",
            f"drawString {plain / 1024:.0f} KiB",
            len(ours) / plain,
            0.2,
        ),
    )


ROWS: list[Measure] = [wrapping, poster]
