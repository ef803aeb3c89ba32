"""A page laid on its sheet: one of several, with a foot that says which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from journeyeditor.layout.display import Band, Block, Box, Page, Text
from journeyeditor.layout.grid import Grid
from journeyeditor.layout.paper import Sheet
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.sheets import styles as s
from journeyeditor.layout.sheets.flow import Frame

NO_GRID: Final = Grid((), 0, 0)
_FOOT_SPACE: Final = 14.0
_FOOT_MIDDLE: Final = 9.0


@dataclass(frozen=True, slots=True)
class LaidPage:
    """One page of several, on its sheet."""

    page: Page
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Said:
    """What every page says of itself: the title of the map, its language, the foot's left."""

    title: str
    language: str
    foot: str


def frame(scale: float = 1.0) -> Frame:
    """The part of a standing A4 that is filled, in units that are `scale` points."""
    height = s.A4[1] - s.TOP - s.FOOT
    return Frame(s.MARGIN / scale, s.TOP / scale, s.WIDTH / scale, height / scale)


def laid(
    setter: Setter, said: Said, blocks: Sequence[Block], number: str, scale: float = 1.0
) -> LaidPage:
    """A standing A4 with these blocks, the foot's left text and a page number."""
    width, height = s.A4[0] / scale, s.A4[1] / scale
    body = Band("body", "body", 0, 0, width, height, tuple(blocks))
    page = Page(width, height, (body,), NO_GRID, said.title, said.language)
    return with_foot(setter, said, LaidPage(page, Sheet(*s.A4, 0, 0, scale)), number)


def with_foot(setter: Setter, said: Said, page: LaidPage, number: str) -> LaidPage:
    """The page with a line at its foot: what it is of, and its number."""
    sheet = page.sheet
    scale = sheet.scale
    width = (sheet.width - 2 * s.MARGIN) / scale
    x = (s.MARGIN - sheet.x) / scale
    y = (sheet.height - s.FOOT + _FOOT_SPACE - sheet.y) / scale
    style = replace(s.SMALL, size=s.SMALL.size / scale)
    middle = _FOOT_MIDDLE / scale
    base = middle + setter.capital(style) / 2
    right = setter.fit(" ".join(number.split()), style, 0.6 * width)
    room = width - right.width - 20 / scale
    left = setter.fit(" ".join(said.foot.split()), style, room)
    marks = (
        Box(0, 0, width, 0.6 / scale, 0, "hairline"),
        Text(left, 0, base, "text.faint"),
        Text(right, width - right.width, base, "text.faint"),
    )
    block = Block("", "page-foot", 0, 0, width, 2 * middle, marks)
    foot = Band("page-foot", "page-foot", x, y, width, 2 * middle, (block,))
    return replace(page, page=replace(page.page, bands=(*page.page.bands, foot)))
