"""A poster in tiles as a PDF: its page is kept once, as a form, and shown in parts.

Each sheet paints the form (ISO 32000-1, 8.10) clipped to its part of it, and then what stands
about the part. To those who listen a sheet is one figure.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Pdf

from journeyeditor.base.collector import collector_paused
from journeyeditor.layout.display import Block
from journeyeditor.layout.display import Page as MapPage
from journeyeditor.layout.leaves import Leaf
from journeyeditor.layout.paper import Sheet
from journeyeditor.layout.theme import Theme
from journeyeditor.paint.about import NOTHING_SAID, About, describe
from journeyeditor.paint.file import add_page, packed, saved
from journeyeditor.paint.letters import Letters
from journeyeditor.paint.marks import MarkPainter
from journeyeditor.paint.operators import Operators
from journeyeditor.paint.pdf import pdf_bytes
from journeyeditor.paint.picture import NO_PICTURES, Pictures
from journeyeditor.paint.structure import Tree, figure
from journeyeditor.paint.trim import exact
from journeyeditor.paint.xobjects import Resources

_POSTER: Final = "Poster"
_SHARED: Final = "Shared"
_DIGITS: Final = 3


@collector_paused()
def tiles_bytes(
    page: MapPage,
    theme: Theme,
    sheet: Sheet,
    leaves: Sequence[Leaf],
    *,
    pictures: Pictures = NO_PICTURES,
    about: About = NOTHING_SAID,
) -> bytes:
    """A PDF file with a page for each leaf of a page laid on a sheet, one at least.

    The sheet's bleed and crop marks are left out: the tiles have cut marks of their own.
    """
    bare = replace(sheet, bleed=0.0, marks=False)
    poster = pdf_bytes(page, theme, bare, pictures=pictures, is_tagged=False)
    painting = _Painting(bare, leaves, theme)
    tree = Tree()
    contents = []
    for leaf in leaves:
        tree.start_page()
        area = 0.0, 0.0, leaf.width, leaf.height
        contents.append(
            painting.content(
                leaf, tree.content(tree.add(tree.root, "Figure", figure(leaf.alt, area)))
            )
        )
    pdf = Pdf.new()
    with Pdf.open(io.BytesIO(poster)) as source:
        painting.fill(pdf, _form(pdf, source), contents)
        for made, leaf in zip(pdf.pages, leaves, strict=True):
            made.obj.MediaBox = Array([0, 0, exact(leaf.width), exact(leaf.height)])
        describe(pdf, about, page)
        return saved(pdf, tree)


def _form(pdf: Pdf, source: Pdf) -> Object:
    """The page of a PDF as a form of another: its packed content as it is.

    pikepdf's own way through `as_form_xobject` unpacks and packs it, which takes as long as
    painting it.
    """
    page = source.pages[0].obj
    form = page.Contents
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox, form.Resources = page.MediaBox, page.Resources
    return pdf.copy_foreign(form)


class _Painting:
    """What the pages of tiles have in common, and how each is painted."""

    def __init__(self, sheet: Sheet, leaves: Sequence[Leaf], theme: Theme) -> None:
        self._sheet = sheet
        self._theme = theme
        self._letters = Letters()
        self._resources = Resources(NO_PICTURES)
        uses = Counter(id(block) for leaf in leaves for block in leaf.blocks)
        shared = {
            id(block): (block, leaf)
            for leaf in leaves
            for block in leaf.blocks
            if uses[id(block)] > 1
        }
        self._names = {key: f"{_SHARED}{place}" for place, key in enumerate(shared)}
        self._shared = [(self._blocks(leaf, [block]), leaf) for block, leaf in shared.values()]

    def content(self, leaf: Leaf, opening: str) -> bytes:
        """A page's content: the poster where the leaf has it, and what stands about it."""
        out = Operators(_DIGITS)
        out.write(opening)
        out.save()
        if leaf.clip is not None:
            clip = leaf.clip
            bottom = leaf.height - clip.y - clip.height
            numbers = (out.numerals[edge] for edge in (clip.x, bottom, clip.width, clip.height))
            out.write(f"{' '.join(numbers)} re W n")
        # The poster's corner lies where its page's origin does, less the page's place on it.
        x, y = leaf.x - self._sheet.x, leaf.y - self._sheet.y
        out.place((1, 0, 0, 1, x, leaf.height - y - self._sheet.height))
        out.write(f"/{_POSTER} Do")
        out.restore()
        for block in leaf.blocks:
            if id(block) in self._names:
                out.write(f"/{self._names[id(block)]} Do")
        own = [block for block in leaf.blocks if id(block) not in self._names]
        return b"\n".join((out.stream(), self._blocks(leaf, own), b"EMC"))

    def _blocks(self, leaf: Leaf, blocks: Sequence[Block]) -> bytes:
        out = Operators(_DIGITS)
        out.write("1 J 1 j")
        out.place((1, 0, 0, 1, 0, leaf.height))
        painter = MarkPainter(out, self._resources, self._theme, self._letters)
        for block in blocks:
            out.move_origin(block.x, block.y)
            painter.block(block)
        return out.stream()

    def fill(self, pdf: Pdf, poster: Object, contents: Sequence[bytes]) -> None:
        """Put pages of these contents into a document, with all that they refer to."""
        fonts = {
            subset.name: face.embed(pdf, subset)
            for face in self._letters.faces.values()
            for subset in face.subsets
        }
        inner = pdf.make_indirect(self._resources.dictionary(pdf, fonts))
        forms = {f"/{_POSTER}": poster, **dict(inner.get("/XObject", Dictionary()).items())}
        for (content, leaf), name in zip(self._shared, self._names.values(), strict=True):
            form = packed(pdf, content)
            form.Type, form.Subtype = Name.XObject, Name.Form
            form.BBox = Array([0, 0, round(leaf.width, 3), round(leaf.height, 3)])
            form.Resources = inner
            forms[f"/{name}"] = pdf.make_indirect(form)
        kinds = {**dict(inner.items()), "/XObject": Dictionary(forms)}
        resources = pdf.make_indirect(Dictionary(kinds))
        for content in contents:
            add_page(pdf, content, resources)
