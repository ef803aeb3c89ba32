"""Sheets of paper and how a page lies on one: uniformly scaled and centred in its margins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, msg

MM: Final = 72 / 25.4
"""Points in a millimetre."""

MOST_POINTS: Final = 14_400
"""The longest side of a PDF page (ISO 32000-1, annex C.2)."""

PAPERS: Final = {
    "A0": (841, 1189),
    "A1": (594, 841),
    "A2": (420, 594),
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "Letter": (215.9, 279.4),
    "Tabloid": (279.4, 431.8),
}
"""Width and height in millimetres, standing (ISO 216; ANSI/ASME Y14.1)."""

ROLLS: Final = (841, 914, 1067)
"""Common widths of plotter paper on a roll, in millimetres: A0's, 36 and 42 inches."""

_OWN_SIZE = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s*[x×X]\s*(\d{1,6}(?:[.,]\d{1,3})?)(?:\s*mm)?")
_ROLL = re.compile(r"roll-(\d{1,6}(?:[.,]\d{1,3})?)", re.IGNORECASE)

Size: TypeAlias = tuple[float, float]
"""Width and height."""

Stroke: TypeAlias = tuple[float, float, float, float]
"""A straight line from x, y to x, y."""

MARK_LENGTH: Final = 5 * MM
"""How long crop marks are."""

MARK_GAP: Final = 2 * MM
"""How far crop marks stay away from the trimmed sheet at least."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with a page on it. Points; the page's origin lands at x, y, scaled by `scale`.

    Width and height are those of the trimmed sheet, and x and y count from its corner. Colour
    that reaches the edge goes on beyond it by `bleed`, on every side; with `marks` there are
    crop marks outside the bleed.
    """

    width: float
    height: float
    x: float
    y: float
    scale: float
    bleed: float = 0.0
    marks: bool = False

    @property
    def mark_start(self) -> float:
        """How far outside the trimmed sheet crop marks begin."""
        return max(self.bleed, MARK_GAP)

    @property
    def around(self) -> float:
        """What bleed and marks add to the sheet on each side."""
        return self.mark_start + MARK_LENGTH if self.marks else self.bleed

    def crop_marks(self) -> Iterator[Stroke]:
        """Two lines at each corner, from the trimmed sheet's corner; none without marks.

        They lie alike whether y grows downwards or upwards.
        """
        if not self.marks:
            return
        near, far = self.mark_start, self.mark_start + MARK_LENGTH
        for x in (0.0, self.width):
            yield x, -far, x, -near
            yield x, self.height + far, x, self.height + near
        for y in (0.0, self.height):
            yield -far, y, -near, y
            yield self.width + far, y, self.width + near, y


def paper_size(name: str) -> Size | None:
    """Width and height of a paper in points, standing as named; None for "fit" and rolls.

    `name` is a key of `PAPERS` in any case, WxH in millimetres, "roll-W" or "fit".
    Raises JourneyError for anything else and for sides over what a PDF can hold.
    """
    if name.lower() == "fit" or roll_width(name) is not None:
        return None
    for key, (width, height) in PAPERS.items():
        if key.lower() == name.lower():
            return width * MM, height * MM
    own = _OWN_SIZE.fullmatch(name.strip())
    if not own:
        raise JourneyError(
            msg(
                "There is no paper {name}: use one of {papers}, or width x height in"
                " millimetres such as 900x600.",
                name=name,
                papers=", ".join((*PAPERS, "fit")),
            )
        )
    width, height = (float(side.replace(",", ".")) * MM for side in own.groups())
    _check_not_small(min(width, height), name)
    check_size(width, height)
    return width, height


def roll_width(name: str) -> float | None:
    """The width in points of a paper on a roll, named "roll-W" in millimetres, or None.

    Raises JourneyError for one that is too narrow, or wider than what a PDF can hold.
    """
    found = _ROLL.fullmatch(name.strip())
    if not found:
        return None
    width = float(found[1].replace(",", ".")) * MM
    _check_not_small(width, found[1])
    check_size(width, width)
    return width


def paper_name(name: str) -> Message:
    """How a paper is called: its own name, or its size in millimetres."""
    known = next((key for key in PAPERS if key.lower() == name.lower()), None)
    if known:
        return msg("{name}", name=known)
    roll = roll_width(name)
    if roll is not None:
        return msg("a {width} mm roll", width=round(roll / MM))
    size = paper_size(name)
    if size is None:
        return msg("paper as large as the map")
    return msg("{width} x {height} mm", width=round(size[0] / MM), height=round(size[1] / MM))


def _check_not_small(side: float, name: str) -> None:
    if side < 10 * MM:
        raise JourneyError(msg("A paper of {name} mm is too small to print on.", name=name))


def check_size(width: float, height: float) -> None:
    """Raise JourneyError where a side in points is longer than a PDF page can be."""
    if max(width, height) > MOST_POINTS:
        raise JourneyError(
            msg(
                "A PDF page can't be longer than {most} mm: choose a smaller paper.",
                most=int(MOST_POINTS / MM),
            )
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as chosen: its name as in `paper_size`, how it is turned, what is kept free.

    `orientation` is "auto" (the way that gives the larger page), "landscape" or "portrait"; a
    paper given by its own measures is taken as it is when "auto". On a roll, "portrait" lays
    the map's width across. `margin` and `bleed` are in millimetres. `scale` is 1 for the page
    as large as on screen, None for as large as the margins let it. Bleed and marks go beyond
    the paper, which is then cut to its size; on a roll they take of its width.
    """

    name: str = "fit"
    orientation: str = "auto"
    margin: float = 10.0
    scale: float | None = None
    bleed: float = 0.0
    marks: bool = False

    def turned(self, orientation: str) -> Paper:
        """The same paper, turned one way."""
        return replace(self, orientation=orientation)


def sizes_of(paper: Paper) -> tuple[Size, ...]:
    """The sizes in points that a paper may have as it is turned; none for fit and rolls."""
    size = paper_size(paper.name)
    if size is None:
        return ()
    short, long = sorted(size)
    if paper.orientation == "landscape":
        return ((long, short),)
    if paper.orientation == "portrait":
        return ((short, long),)
    named = any(paper.name.lower() == key.lower() for key in PAPERS)
    return ((long, short), (short, long)) if named else (size,)


@dataclass(frozen=True, slots=True)
class Room:
    """Where a page may lie on a paper: its size and margin in points.

    `own` is how much of the page in scene units is empty along its edges; that much of it may
    lie in the margin of the paper.
    """

    width: float
    height: float
    margin: float
    own: float = 0.0

    def scale(self, page: Size) -> float:
        """The largest scale at which a page of (width, height) has room."""
        return min(self.scales(page))

    def scales(self, page: Size) -> Size:
        """The largest scale at which a page has room by its width, and by its height."""
        return self._side(self.width, page[0]), self._side(self.height, page[1])

    def filling(self, scale: float) -> Size:
        """The size of the page that fills the room at a scale."""
        return self._length(self.width, scale), self._length(self.height, scale)

    def _side(self, side: float, length: float) -> float:
        within = max(length - 2 * self.own, 1.0)
        return min((side - 2 * self.margin) / within, side / length)

    def _length(self, side: float, scale: float) -> float:
        return min((side - 2 * self.margin) / scale + 2 * self.own, side / scale)


def room_on(size: Size, margin: float, own: float = 0.0) -> Room:
    """The room on a paper of a size in points with margins in millimetres.

    Raises JourneyError where the margins leave none.
    """
    if min(size) <= 2 * margin * MM:
        raise JourneyError(
            msg(
                "Margins of {margin} mm leave no room on the paper: choose smaller ones.",
                margin=margin,
            )
        )
    return Room(*size, margin * MM, own)


def lay(page: Size, paper: Paper, own: float = 0.0) -> Sheet:
    """Lay a page of (width, height) scene units on a paper, centred.

    `own` is as in `Room`. With paper "fit" the sheet is the page, its own margins included.
    Raises JourneyError where the margins leave no room, a fixed scale is too large for the
    paper, or a side is longer than a PDF page can be.
    """
    roll = roll_width(paper.name)
    if roll is not None:
        # Nothing is wider than the roll: bleed and marks, too, are to be printed on it.
        around = Sheet(0, 0, 0, 0, 1.0, paper.bleed * MM, paper.marks).around
        sheet = _on_roll(page, paper, roll - 2 * around, own)
    elif paper_size(paper.name) is None:
        scale = paper.scale or 1.0
        sheet = Sheet(page[0] * scale, page[1] * scale, 0, 0, scale)
    else:
        sheet = _on_paper(page, paper, own)
    sheet = replace(sheet, bleed=paper.bleed * MM, marks=paper.marks)
    check_size(sheet.width + 2 * sheet.around, sheet.height + 2 * sheet.around)
    return sheet


def _on_paper(page: Size, paper: Paper, own: float) -> Sheet:
    """On the way the paper lies that gives the larger page; lying, where both are alike."""
    rooms = [room_on(size, paper.margin, own) for size in sizes_of(paper)]
    room = max(rooms, key=lambda room: room.scale(page))
    scale = _scale(page, paper, room.scale(page))
    return _centred(page, (room.width, room.height), scale)


def _on_roll(page: Size, paper: Paper, roll: float, own: float) -> Sheet:
    """Across the roll, and as long as it takes."""
    across = 0 if paper.orientation == "portrait" else 1
    room = room_on((roll, roll), paper.margin, own)
    scale = _scale(page, paper, room.scales(page)[across])
    along = page[1 - across] * scale
    length = max(along, along - 2 * own * scale + 2 * room.margin)
    return _centred(page, (length, roll) if across else (roll, length), scale)


def _scale(page: Size, paper: Paper, most: float) -> float:
    if paper.scale is None:
        return most
    if paper.scale > most + 1e-9:
        raise JourneyError(
            msg(
                "At {percent} % the map is {width} x {height} mm, more than there is room for on"
                " {paper}: choose a larger paper or a smaller scale, or paper fit and tiles.",
                percent=100 * paper.scale,
                width=round(page[0] * paper.scale / MM),
                height=round(page[1] * paper.scale / MM),
                paper=paper_name(paper.name),
            )
        )
    return paper.scale


def _centred(page: Size, size: Size, scale: float) -> Sheet:
    return Sheet(*size, (size[0] - scale * page[0]) / 2, (size[1] - scale * page[1]) / 2, scale)


def sheet_for(page: Size, name: str, orientation: str = "auto", margin: float = 10.0) -> Sheet:
    """Lay a page on a paper, as large as its margins in millimetres let it."""
    return lay(page, Paper(name, orientation, margin))
