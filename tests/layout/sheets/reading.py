"""Reading laid pages: their lines with where they lie, and whether a text is there in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from journeyeditor.layout.display import Text
from journeyeditor.layout.sheets.laid import LaidPage
from journeyeditor.typeset.characters import clean

POINTS = 0.5
"""What an edge may be off: rounding, and side bearings."""


class SetLine(NamedTuple):
    """A line of a page in points of its sheet."""

    text: str
    left: float
    right: float
    base: float
    size: float
    role: str


def lines_of(page: LaidPage) -> Iterator[SetLine]:
    """All lines of a page in reading order; a hyphen at an end is left out."""
    sheet = page.sheet
    for band in page.page.bands:
        for block in band.blocks:
            for mark in block.marks:
                if isinstance(mark, Text):
                    x, y = band.x + block.x + mark.x, band.y + block.y + mark.y
                    text = mark.line.text[:-1] if mark.line.hyphen else mark.line.text
                    left = sheet.x + sheet.scale * x
                    size = mark.line.runs[0].size * sheet.scale if mark.line.runs else 0.0
                    width = mark.line.width * sheet.scale
                    base = sheet.y + sheet.scale * y
                    yield SetLine(text, left, left + width, base, size, block.role)


def squeezed(text: str) -> str:
    """A text without what line breaks change: spaces and soft hyphens."""
    return "".join(clean(text).replace("\u00ad", "").split())


def is_told(pages: Sequence[LaidPage], text: str) -> bool:
    """Whether all of a text is on the pages, its lines after each other, others between them."""
    wanted = squeezed(text)
    lines = [squeezed(line.text) for page in pages for line in lines_of(page)]
    return (
        not wanted
        or any(
            _goes_on(lines[at:], wanted) for at, line in enumerate(lines) if line and line in wanted
        )
        or any(wanted in line for line in lines)
    )


def _goes_on(lines: Sequence[str], wanted: str) -> bool:
    """Whether lines make up a text; the first may begin with a mark of its own."""
    for line in lines:
        if line and wanted.startswith(line):
            wanted = wanted[len(line) :]
            if not wanted:
                return True
    return False


def overlapping(page: LaidPage) -> list[tuple[str, str]]:
    """Pairs of lines of a page whose letters stand on each other."""
    lines = sorted(lines_of(page), key=lambda line: line.base)
    found = []
    for at, one in enumerate(lines):
        for other in lines[at + 1 :]:
            if other.base - one.base > 0.6 * other.size:
                break
            if one.left < other.right - POINTS and other.left < one.right - POINTS:
                found.append((one.text, other.text))
    return found
