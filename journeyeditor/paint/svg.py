"""A display list as SVG: text stays text, each character at the place that was computed.

Owns the document and its groups; `svgmarks` writes the marks. Nothing in the file points out
of it.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from journeyeditor.layout.display import Band, Block, Page
from journeyeditor.layout.paper import MM, Sheet
from journeyeditor.layout.theme import Theme
from journeyeditor.paint.characters import storable
from journeyeditor.paint.numerals import Numerals
from journeyeditor.paint.picture import NO_PICTURES, Pictures
from journeyeditor.paint.svgmarks import USUAL, SvgMarks, escaped


def svg_bytes(
    page: Page,
    theme: Theme,
    *,
    sheet: Sheet | None = None,
    pictures: Pictures = NO_PICTURES,
) -> bytes:
    """An SVG 1.1 document, UTF-8, that browsers, office programs and drawing programs read.

    With a sheet it is that large in millimetres, its coordinates points; without, it has the
    size of the page in scene units. Text asks for our faces and does with any sans-serif.
    """
    numerals = Numerals(3)
    marks = SvgMarks(theme, pictures)
    body = [_band(band, marks, numerals) for band in page.bands]
    if sheet is None:
        width, height, unit = page.width, page.height, ""
        place = ""
    else:
        width, height, unit = sheet.width, sheet.height, "mm"
        fine = Numerals(6)
        place = (
            f' transform="translate({fine[sheet.x]} {fine[sheet.y]}) scale({fine[sheet.scale]})"'
        )
    ratio = MM if unit else 1
    sides = numerals[width], numerals[height]
    language = quoteattr(storable(page.language))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="{numerals[width / ratio]}{unit}" height="{numerals[height / ratio]}{unit}"'
        f' viewBox="0 0 {sides[0]} {sides[1]}" xml:lang={language} lang={language}'
        ' role="graphics-document" aria-labelledby="title" xml:space="preserve">',
        f'<title id="title">{escaped(page.title)}</title>',
        f"<style>{marks.faces()}</style>",
        *(["<defs>", *marks.definitions, "</defs>"] if marks.definitions else []),
        f'<rect width="{sides[0]}" height="{sides[1]}" fill="{theme.colour("page")}"/>',
        f'<g stroke-linecap="round" stroke-linejoin="round" font-family={quoteattr(USUAL)}{place}>',
        *body,
        "</g>",
        "</svg>",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


def _band(band: Band, marks: SvgMarks, numerals: Numerals) -> str:
    blocks = [_block(block, marks, numerals) for block in band.blocks]
    start = _group(band.alt, "group", (band.x, band.y), numerals)
    return "\n".join((start, *blocks, "</g>"))


def _block(block: Block, marks: SvgMarks, numerals: Numerals) -> str:
    start = _group(block.alt, "img", (block.x, block.y), numerals)
    return "\n".join((start, *(marks.mark(mark) for mark in block.marks), "</g>"))


def _group(label: str, role: str, place: tuple[float, float], numerals: Numerals) -> str:
    """The start of a group at a place; one with a label has a role and says it."""
    said = f' role="{role}" aria-label={quoteattr(storable(label))}' if label else ""
    moved = f' transform="translate({numerals[place[0]]} {numerals[place[1]]})"'
    return f"<g{moved if any(place) else ''}{said}>"
