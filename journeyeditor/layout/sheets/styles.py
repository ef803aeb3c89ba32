"""The measures and text styles of sheets that are read at a desk. Points on A4 standing."""

from __future__ import annotations

from typing import Final

from journeyeditor.layout.paper import MM
from journeyeditor.typeset.faces import Style, Weight

A4: Final = (210 * MM, 297 * MM)
MARGIN: Final = 15 * MM
TOP: Final = 13 * MM
FOOT: Final = 17 * MM
WIDTH: Final = A4[0] - 2 * MARGIN
GUTTER: Final = 18.0

COVER: Final = Style(Weight.BOLD, 32, 1.12)
TITLE: Final = Style(Weight.BOLD, 22, 1.15)
CHAPTER: Final = Style(Weight.BOLD, 18, 1.2)
LEAD: Final = Style(Weight.REGULAR, 12, 1.4)
QUOTES: Final = (
    (90, Style(Weight.ITALIC, 17, 1.3)),
    (240, Style(Weight.ITALIC, 13.5, 1.35)),
    (10**6, Style(Weight.ITALIC, 11, 1.4)),
)
"""How a quote is set, by the most characters it may have for that."""

HEAD: Final = Style(Weight.BOLD, 10.5, 1.3)
BODY: Final = Style(Weight.REGULAR, 9.5, 1.36)
STRONG: Final = Style(Weight.SEMIBOLD, 9.5, 1.36)
SMALL: Final = Style(Weight.REGULAR, 8.5, 1.3)
SMALL_HEAD: Final = Style(Weight.SEMIBOLD, 8.5, 1.3)
WAY: Final = Style(Weight.REGULAR, 11, 1.3)
THOUGHT: Final = Style(Weight.ITALIC, 8.5, 1.3)
IN_FULL_HEAD: Final = Style(Weight.BOLD, 13, 1.3)
IN_FULL: Final = Style(Weight.REGULAR, 11.5, 1.36)
FIGURE: Final = Style(Weight.BOLD, 20, 1.15)
INITIALS: Final = Style(Weight.SEMIBOLD, 32, 1.2)


def quote_style(text: str) -> Style:
    """The style that a quote of this length is set in."""
    return next(style for most, style in QUOTES if len(text) <= most)
