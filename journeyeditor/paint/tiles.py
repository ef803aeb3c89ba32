"""A poster's PDF made into one of tiles: its page is kept once, and shown in parts.

The page becomes a form (ISO 32000-1, 8.10) that each sheet paints clipped to its part; what
stands about the part is painted as all else is. A sheet is one figure to those who listen.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf, String

from journeyeditor.layout.leaves import Leaf
from journeyeditor.layout.paper import Sheet
from journeyeditor.layout.theme import Theme
from journeyeditor.paint.characters import storable
from journeyeditor.paint.fonts import PdfFace
from journeyeditor.paint.marks import MarkPainter
from journeyeditor.paint.operators import Operators
from journeyeditor.paint.picture import NO_PICTURES
from journeyeditor.paint.xobjects import Resources

_POSTER = "Poster"
_DIGITS = 3
_OF_ONE_PAGE = ("/Outlines", "/PageMode", "/StructTreeRoot", "/OpenAction")
"""What the document of a poster has that leads into its page."""


def tiled(poster: bytes, sheet: Sheet, leaves: Sequence[Leaf], theme: Theme) -> bytes:
    """A PDF with a page for each leaf, of the PDF of a poster.

    `poster` is what `pdf_bytes` makes of the page on the sheet. What the document says of
    itself and what is attached to it stays; its outline and its links go with its page.
    """
    with Pdf.open(io.BytesIO(poster)) as pdf:
        whole = Page(pdf.pages[0])
        left, _, _, top = (float(edge) for edge in whole.trimbox.as_list())
        form = pdf.make_indirect(whole.as_form_xobject())
        del pdf.pages[0]
        for key in _OF_ONE_PAGE:
            if key in pdf.Root:
                del pdf.Root[key]
        painting = _Painting(pdf, sheet, theme, left, top)
        for leaf in leaves:
            painting.add(leaf)
        painting.finish(form)
        out = io.BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            compress_streams=True,
            object_stream_mode=ObjectStreamMode.generate,
            deterministic_id=True,
        )
        return out.getvalue()


@dataclass(slots=True)
class _Painting:
    """Pages as they are added; `left` and `top` are the poster's corner in its own page."""

    pdf: Pdf
    sheet: Sheet
    theme: Theme
    left: float
    top: float
    faces: dict[str, PdfFace] = field(default_factory=dict)
    pages: list[tuple[Object, Leaf]] = field(default_factory=list)

    def add(self, leaf: Leaf) -> None:
        """A page that shows the poster as the leaf has it, and the leaf's own blocks."""
        out = Operators(_DIGITS)
        out.write("/Figure <</MCID 0>> BDC")
        out.save()
        if leaf.clip is not None:
            clip = leaf.clip
            bottom = leaf.height - clip.y - clip.height
            numbers = (out.numerals[n] for n in (clip.x, bottom, clip.width, clip.height))
            out.write(f"{' '.join(numbers)} re W n")
        # The poster's corner lies where its page's origin does, less the page's place on it.
        x, y = leaf.x - self.sheet.x, leaf.y - self.sheet.y
        out.place((1, 0, 0, 1, x - self.left, leaf.height - y - self.top))
        out.write(f"/{_POSTER} Do")
        out.restore()
        out.write("1 J 1 j")
        out.place((1, 0, 0, 1, 0, leaf.height))
        painter = MarkPainter(out, Resources(self.pdf, NO_PICTURES), self.theme)
        painter.faces = self.faces
        for block in leaf.blocks:
            painter.block(block, block.x, block.y)
        out.write("EMC")
        page = self.pdf.add_blank_page(page_size=(leaf.width, leaf.height))
        page.mediabox = Array([0, 0, round(leaf.width, 4), round(leaf.height, 4)])
        page.obj.Contents = self.pdf.make_stream(out.stream())
        page.obj.StructParents = len(self.pages)
        page.obj.Tabs = Name.S
        self.pages.append((page.obj, leaf))

    def finish(self, form: Object) -> None:
        """Give the pages what they refer to, and make a figure of each."""
        resources = self.pdf.make_indirect(
            Dictionary(
                XObject=Dictionary({f"/{_POSTER}": form}),
                Font=Dictionary(
                    {
                        f"/{subset.name}": face.embed(self.pdf, subset)
                        for face in self.faces.values()
                        for subset in face.subsets
                    }
                ),
            )
        )
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
        figures = []
        for page, leaf in self.pages:
            page.Resources = resources
            figures.append(self._figure(document, page, leaf))
        document.K = Array(figures)
        parents = [part for at, figure in enumerate(figures) for part in (at, Array([figure]))]
        root.K = document
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(parents)))
        root.ParentTreeNextKey = len(figures)
        self.pdf.Root.StructTreeRoot = root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _figure(self, document: Object, page: Object, leaf: Leaf) -> Object:
        box = Array([0, 0, round(leaf.width, 2), round(leaf.height, 2)])
        return self.pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem,
                S=Name.Figure,
                P=document,
                Pg=page,
                K=0,
                Alt=String(storable(leaf.alt)),
                A=Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block),
            )
        )
