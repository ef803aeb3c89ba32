"""What lies round the trimmed sheet: its boxes, the bleed, crop marks, a note for the printer."""

from __future__ import annotations

from typing import Final

from pikepdf import Array, Pdf

from journeyeditor.layout.display import Text
from journeyeditor.layout.paper import MM, Sheet
from journeyeditor.paint.numerals import Numerals
from journeyeditor.typeset.faces import Style, Weight
from journeyeditor.typeset.text import Typesetter

NOTE: Final = Style(Weight.REGULAR, 6)
_MARK_WIDTH: Final = 0.25
_NOTE_IN: Final = 6.0
"""How far the note stands in from the trimmed sheet's left edge, in points."""

_NOTE_BASE: Final = 9.0
"""How far its base line is below where crop marks begin."""


def media_size(sheet: Sheet) -> tuple[float, float]:
    """Width and height of the page with all that is round the sheet, in points."""
    return sheet.width + 2 * sheet.around, sheet.height + 2 * sheet.around


def set_boxes(pdf: Pdf, number: int, sheet: Sheet) -> None:
    """Give a page the boxes of its sheet (ISO 32000-1, 14.11.2)."""
    page, (width, height) = pdf.pages[number].obj, media_size(sheet)
    page.MediaBox = Array([0, 0, exact(width), exact(height)])
    page.BleedBox = _inset(width, height, sheet.around - sheet.bleed)
    page.TrimBox = _inset(width, height, sheet.around)


def _inset(width: float, height: float, by: float) -> Array:
    return Array([exact(by), exact(by), exact(width - by), exact(height - by)])


def exact(value: float) -> float:
    """A length as boxes have it."""
    return round(value, 4)


def ground_box(sheet: Sheet) -> str:
    """The path of what the page's colour fills: the sheet and its bleed."""
    numerals, by = Numerals(4), sheet.around - sheet.bleed
    width, height = media_size(sheet)
    edges = (by, by, width - 2 * by, height - 2 * by)
    return " ".join(numerals[edge] for edge in edges) + " re"


def crop_marks(sheet: Sheet) -> str:
    """The operators of the crop marks, two at each corner."""
    numerals = Numerals(4)
    paths = "\n".join(
        "{} {} m {} {} l".format(*(numerals[sheet.around + part] for part in line))
        for line in sheet.crop_marks()
    )
    return f"0 J 0 G {_MARK_WIDTH} w []0 d\n{paths} S"


def note_text(sheet: Sheet, name: str, language: str) -> Text:
    """The note below the sheet: the file's name, the size in millimetres and the scale.

    Its place is in points from the page's top left corner.
    """
    size = f"{round(sheet.width / MM)} × {round(sheet.height / MM)} mm"
    parts = [" ".join(name.split()), size, f"{100 * sheet.scale:.3g} %"]
    said = "  ·  ".join(part for part in parts if part)
    line = Typesetter(language).fit(said, NOTE, max(sheet.width - 2 * _NOTE_IN, NOTE.size))
    x, bottom = sheet.around + _NOTE_IN, sheet.around + sheet.height + sheet.mark_start
    return Text(line, x, bottom + _NOTE_BASE, "text")
