"""Display lists made by hand for the painters' tests: every mark, and texts that are trouble."""

from __future__ import annotations

import struct
import zlib

from journeyeditor.layout.display import (
    Band,
    Block,
    Box,
    Image,
    Mark,
    Page,
    Shade,
    Shape,
    Sign,
    Text,
)
from journeyeditor.layout.grid import Grid
from journeyeditor.layout.outline import Segment
from journeyeditor.layout.paper import Sheet
from journeyeditor.paint.picture import PNG, PictureData
from journeyeditor.typeset.faces import Style, Weight
from journeyeditor.typeset.text import Typesetter

BODY = Style(Weight.REGULAR, 10)
TITLE = "Jane & Anna <deklarerar>"
NO_GRID = Grid((), 0, 0)
HEAD = Style(Weight.BOLD, 12)

TRIANGLE: tuple[Segment, ...] = (
    ("M", (0, 0)),
    ("L", (40, 0)),
    ("C", (40, 20, 20, 40, 0, 40)),
    ("Z", ()),
)
CARDS = (
    "Rädd att göra fel och få böter",
    "tom <b> jerry & co \"citat\" 'apostrof' ]]>",
    "Kafé, Ελληνικά, Кириллица (parentes) \\ bakstreck",
    "glad 😀 familj 👩\u200d👩\u200d👧 hjärta ❤\ufe0f slut",
    "x\u0323\u0301 e\u0331 kombinerat",
    "varu\u00admärkes\u00adexponering",
    "<img src=file:///etc/passwd onerror=alert(1)>",
)


def text(words: str, x: float, y: float, style: Style = BODY, colour: str = "text") -> Text:
    """A line of words with its left end at x and base line at y."""
    return Text(Typesetter("sv").line(words, style), x, y, colour)


def block(
    *marks: Mark, role: str = "card", alt: str = "", at: tuple[float, float] = (0, 0)
) -> Block:
    """A block of marks, 120 by 60 units."""
    return Block("id", role, at[0], at[1], 120, 60, marks, alt)


def card(words: str, x: float, y: float) -> Block:
    """A card as the layout would make it: ground, edge and one line."""
    return block(
        Box(0, 0, 250, 40, 3, fill="tint:lane.pains"),
        Box(0, 0, 2.5, 40, 1, fill="lane.pains"),
        text(words, 8, 16),
        at=(x, y),
        alt=words,
    )


def page_of(*blocks: Block, size: tuple[float, float] = (400, 300)) -> Page:
    """A page with one lane at 10, 20 that holds the blocks."""
    band = Band("lane1", "lane", 10, 20, size[0] - 20, size[1] - 40, blocks, "Bana <1>")
    return Page(*size, (band,), NO_GRID, TITLE, "sv")


def sheet_of(page: Page, scale: float = 1.0) -> Sheet:
    """A sheet that the page fills."""
    return Sheet(page.width * scale, page.height * scale, 0, 0, scale)


def png_picture(width: int, height: int, colour: tuple[int, ...]) -> PictureData:
    """A picture of one colour; with four parts the last is its opacity."""
    row = b"\0" + bytes(colour) * width
    kind = 2 if len(colour) == 3 else 6
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * height)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return PictureData(PNG, width, height, b"\x89PNG\r\n\x1a\n" + b"".join(chunks))


def every_mark() -> Page:
    """A page with two bands and every kind of mark and text."""
    phases = Band(
        "phases",
        "phases",
        10,
        10,
        780,
        40,
        (
            block(
                Box(0, 0, 120, 36, 4, fill="phase.0"),
                text("Medvetenhet", 8, 16, HEAD, "on:phase.0"),
                text("Ett mål", 8, 30, BODY, "on:phase.0"),
                role="phase",
                alt="Medvetenhet. Ett mål",
            ),
            block(
                Box(0, 0, 120, 36, 4, fill="phase.1", stroke="text", stroke_width=1.5),
                text("Övervägande", 8, 16, HEAD, "on:phase.1"),
                role="phase",
                alt="Övervägande",
                at=(130, 0),
            ),
        ),
    )
    cards = tuple(
        card(words, 5 + 260 * (place % 3), 5 + 48 * (place // 3))
        for place, words in enumerate(CARDS)
    )
    lane = Band("pains", "lane", 10, 60, 780, 160, cards, "Smärtpunkter")
    marks = block(
        Shade(0, 0, 80, 60, ((0, "good.shade"), (0.5, "page"), (1, "bad.shade"))),
        Shape(TRIANGLE, fill="accent", opacity=0.5),
        Shape(
            (("M", (0, 30)), ("C", (20, 0, 60, 60, 80, 30))),
            stroke="curve.0",
            stroke_width=2,
            dash=(4, 3),
        ),
        Sign("channel-email", 90, 0, 24, "accent"),
        Sign("mark-star", 90, 30, 24, "star"),
        Image("red", 130, 0, 60, 60, 12),
        Image("red", 200, 0, 30, 60),
        Image("broken", 240, 0, 30, 60, 4),
        Image("glass", 130, 30, 130, 20),
        text("kartans ände", 290, 30),
        alt="Känslor: från orolig till stolt",
        role="curve",
    )
    curve = Band("feelings", "lane", 10, 225, 780, 70, (marks,), "Känslor")
    return Page(800, 300, (phases, lane, curve), NO_GRID, TITLE, "sv")


PICTURES = {
    "red": png_picture(4, 4, (200, 0, 0)),
    "glass": png_picture(2, 2, (0, 0, 255, 128)),
    "broken": PictureData(PNG, 3, 3, b"no picture at all"),
}
