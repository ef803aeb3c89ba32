"""Sheets of paper and how a page lies on one: uniformly scaled and centred in its margins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg

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

_OWN_SIZE = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s*[x×X]\s*(\d{1,6}(?:[.,]\d{1,3})?)(?:\s*mm)?")


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


def paper_size(name: str) -> tuple[float, float] | None:
    """Width and height of a paper in points, standing as named; None for "fit".

    `name` is a key of `PAPERS` in any case, WxH in millimetres, or "fit".
    Raises JourneyError for anything else and for sides over what a PDF can hold.
    """
    if name.lower() == "fit":
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
    if min(width, height) < 10 * MM:
        raise JourneyError(msg("A paper of {name} mm is too small to print on.", name=name))
    check_size(width, height)
    return width, height


def check_size(width: float, height: float) -> None:
    """Raise JourneyError where a side in points is longer than a PDF page can be."""
    if max(width, height) > MOST_POINTS:
        raise JourneyError(
            msg(
                "A PDF page can't be longer than {most} mm: choose a smaller paper.",
                most=int(MOST_POINTS / MM),
            )
        )


def sheet_for(
    page: tuple[float, float], paper: str, orientation: str = "auto", margin: float = 10.0
) -> Sheet:
    """Lay a page of (width, height) scene units on a paper, as large as the margins let it.

    `margin` is in millimetres. `orientation` is "auto" (the way that gives the larger page),
    "landscape" or "portrait"; a paper given by its own measures is taken as it is when "auto".
    With paper "fit" the sheet is the page at a scale of 1, its own margins included.
    """
    width, height = page
    size = paper_size(paper)
    if size is None:
        check_size(width, height)
        return Sheet(width, height, 0, 0, 1)
    own = not any(paper.lower() == key.lower() for key in PAPERS)
    short, long = sorted(size)
    if orientation == "landscape":
        size = (long, short)
    elif orientation == "portrait":
        size = (short, long)
    elif not own:
        size = (long, short) if width >= height else (short, long)
    room = size[0] - 2 * margin * MM, size[1] - 2 * margin * MM
    if min(room) <= 0:
        raise JourneyError(
            msg(
                "Margins of {margin} mm leave no room on the paper: choose smaller ones.",
                margin=margin,
            )
        )
    scale = min(room[0] / width, room[1] / height)
    return Sheet(*size, (size[0] - scale * width) / 2, (size[1] - scale * height) / 2, scale)
