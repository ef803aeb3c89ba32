"""Display lists as a PDF document: pages, their structure, outline and links.

A page is exactly its sheet, faces are embedded, and the same input gives the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from pikepdf import Pdf

from journeyeditor.base.collector import collector_paused
from journeyeditor.layout.display import Page as MapPage
from journeyeditor.layout.paper import Sheet, check_size
from journeyeditor.layout.theme import Theme
from journeyeditor.paint.about import NOTHING_SAID, About, describe
from journeyeditor.paint.bookmarks import add_bookmarks
from journeyeditor.paint.file import add_page, saved
from journeyeditor.paint.letters import Letters
from journeyeditor.paint.marks import ARTIFACT, MarkPainter
from journeyeditor.paint.operators import Operators
from journeyeditor.paint.picture import NO_PICTURES, Pictures
from journeyeditor.paint.reading import Reading
from journeyeditor.paint.structure import Rectangle, Tree
from journeyeditor.paint.trim import (
    crop_marks,
    exact,
    ground_box,
    media_size,
    note_text,
    set_boxes,
)
from journeyeditor.paint.xobjects import Resources

_WHITE = "#ffffff"

Leaf = tuple[MapPage, Sheet]
"""A page of a document on its sheet."""


@collector_paused()
def pdf_bytes(
    page: MapPage,
    theme: Theme,
    sheet: Sheet,
    *,
    pictures: Pictures = NO_PICTURES,
    about: About = NOTHING_SAID,
    is_tagged: bool = True,
) -> bytes:
    """A PDF file with the page laid on the sheet; one page, sizes in points.

    Untagged it has no structure, no links and no outline: it can be made into a form then.
    The rest is as for `document_bytes`.
    """
    if is_tagged:
        return document_bytes([(page, sheet)], theme, pictures=pictures, about=about)
    check_size(*media_size(sheet))
    painting = _Painting(theme, pictures, about.name)
    pdf = Pdf.new()
    painting.fill(pdf, [painting.content(page, sheet)])
    set_boxes(pdf, 0, sheet)
    describe(pdf, about, page)
    return saved(pdf)


@collector_paused()
def document_bytes(
    leaves: Sequence[Leaf],
    theme: Theme,
    *,
    pictures: Pictures = NO_PICTURES,
    about: About = NOTHING_SAID,
) -> bytes:
    """A tagged PDF file of pages on their sheets, one at least.

    `pictures` holds what `Image` marks name; a picture that is missing or can't be decoded
    leaves an empty frame. Raises JourneyError for a sheet longer than a PDF page can be.
    """
    for _, sheet in leaves:
        check_size(*media_size(sheet))
    painting = _Painting(theme, pictures, about.name)
    tree = Tree()
    contents = []
    for page, sheet in leaves:
        tree.start_page()
        contents.append(painting.content(page, sheet, tree))
    pdf = Pdf.new()
    painting.fill(pdf, contents)
    for number, (_, sheet) in enumerate(leaves):
        set_boxes(pdf, number, sheet)
    add_bookmarks(pdf, leaves)
    describe(pdf, about, leaves[0][0])
    return saved(pdf, tree)


def digits_for(scale: float) -> int:
    """How many decimals of a scene unit make two hundredths of a point at this scale."""
    return max(1, math.ceil(math.log10(scale) + 1.7))


def place_on(sheet: Sheet, x: float, y: float, width: float, height: float) -> Rectangle:
    """Where an area of the map's page, in its units, is on the PDF page, in points."""
    left = sheet.around + sheet.x + sheet.scale * x
    top = sheet.around + sheet.height - sheet.y - sheet.scale * y
    return left, top - sheet.scale * height, left + sheet.scale * width, top


class _Painting:
    """The faces and pictures of a document, shared by its pages."""

    def __init__(self, theme: Theme, pictures: Pictures, name: str = "") -> None:
        self._theme = theme
        self._name = name
        self._letters = Letters()
        self._resources = Resources(pictures)

    def content(self, page: MapPage, sheet: Sheet, tree: Tree | None = None) -> bytes:
        """The content stream of a page; with a tree, its blocks become parts of that."""
        out = Operators(digits_for(sheet.scale))
        self._paint_ground(out, sheet, tree is not None)
        out.write("1 J 1 j")
        out.save()
        left, _, _, top = place_on(sheet, 0, 0, 0, 0)
        out.place((sheet.scale, 0, 0, sheet.scale, left, top))
        reading = None
        if tree is not None:
            reading = Reading(tree, page, lambda *area: place_on(sheet, *area))
        painter = MarkPainter(out, self._resources, self._theme, self._letters, reading)
        for band in page.bands:
            if reading:
                reading.start(band)
            out.move_origin(band.x, band.y)
            out.save()
            for block in band.blocks:
                out.move_origin(block.x, block.y)
                tag = reading.tag(block) if reading else None
                painter.block(block, tag)
                if reading and block.leads:
                    reading.add_links(block, tag)
            out.restore()
        out.restore()
        if sheet.marks:
            self._paint_marks(out, sheet, page.language, tree is not None)
        return out.stream()

    def _paint_ground(self, out: Operators, sheet: Sheet, tagged: bool) -> None:
        ground = self._theme.colour("page")
        if ground == _WHITE:
            return
        out.mark(ARTIFACT if tagged else "")
        out.fill(ground)
        out.write(f"{ground_box(sheet)} f")
        out.mark("")

    def _paint_marks(self, out: Operators, sheet: Sheet, language: str, tagged: bool) -> None:
        out.mark(ARTIFACT if tagged else "")
        out.save()
        out.write(crop_marks(sheet))
        out.place((1, 0, 0, 1, 0, exact(media_size(sheet)[1])))
        note = note_text(sheet, self._name, language)
        out.line(note.x, note.y, "#000000")
        out.show(self._letters.shown(note.line))
        out.restore()
        out.mark("")

    def fill(self, pdf: Pdf, contents: Sequence[bytes]) -> None:
        """Put pages of these contents into the document, with all that they refer to."""
        fonts = {
            subset.name: face.embed(pdf, subset)
            for face in self._letters.faces.values()
            for subset in face.subsets
        }
        resources = pdf.make_indirect(self._resources.dictionary(pdf, fonts))
        for content in contents:
            add_page(pdf, content, resources)
