"""The structure of a tagged PDF: its elements, what each holds of the pages, and their writing.

A map of 10,000 cards has more elements than all other objects of its file together. They are
written as text, as a file that has nothing else yet, and opened: that takes a fifth of the
time that making each of them takes. Kinds of elements are those of ISO 32000-1, 14.8.4.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from pikepdf import Pdf

from journeyeditor.paint.characters import storable
from journeyeditor.paint.numerals import Numerals

CATALOGUE: Final = 1
PAGES: Final = 2
ROOT: Final = 3
PARENTS: Final = 4
FIRST_PAGE: Final = 5

_PLAIN: Final = re.compile("[ -~\u00a1-\u00ac\u00ae-\u00ff]*")
"""Characters that have the same code in PDF's own encoding as in Latin-1."""

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""


@dataclass(eq=False, slots=True)
class Element:
    """A part of the document: a heading, a table cell, a figure.

    `kids` are elements and numbers of contents on `page`; negative ones are links, the first
    is -1. `attributes` is what else stands in its dictionary. `number` and `parent` are the
    numbers of its object and its parent's, once they are known.
    """

    kind: str
    attributes: str = ""
    page: int = 0
    kids: list[Element | int] = field(default_factory=list)
    number: int = 0
    parent: int = 0


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A place of a page that leads elsewhere: `action` is that part of its dictionary."""

    page: int
    area: Rectangle
    name: str
    action: str


class Tree:
    """The elements of one document in the order in which it is read, and its links."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self.elements = [self.root]
        self.contents: list[list[Element]] = []
        self.links: list[tuple[Hyperlink, Element]] = []

    def add(self, parent: Element, kind: str, attributes: str = "") -> Element:
        """A new last part of a part."""
        element = Element(kind, attributes)
        parent.kids.append(element)
        self.elements.append(element)
        return element

    def start_page(self) -> None:
        """From here on, contents lie on the next page."""
        self.contents.append([])

    def content(self, element: Element, words: str = "") -> str:
        """The operator before a new piece of what an element holds of the current page.

        `words` are what the piece stands for, where it is no text (ISO 32000-1, 14.9.4). They
        stand beside its number, not in a sequence of their own: some readers lose what comes
        after an inner sequence.
        """
        contents = self.contents[-1]
        number = len(contents)
        contents.append(element)
        element.kids.append(number)
        element.page = len(self.contents) - 1
        if words:
            return f"/Span<</MCID {number}/ActualText{pdf_text(words)}>>BDC"
        return f"/{element.kind}<</MCID {number}>>BDC"

    def link(self, parent: Element, link: Hyperlink) -> None:
        """Let a part of the document be a link. `parent` is of kind Link."""
        self.links.append((link, parent))
        parent.kids.append(-len(self.links))
        parent.page = link.page


@lru_cache(4096)
def pdf_text(text: str) -> str:
    """A text as a PDF string, a character a byte (ISO 32000-1, 7.9.2.2 and annex D.2)."""
    if _PLAIN.fullmatch(text):
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<FEFF{storable(text).encode('utf-16-be').hex().upper()}>"


def rectangle(area: Iterable[float]) -> str:
    """A rectangle as a PDF array."""
    numerals = Numerals(2)
    return f"[{' '.join(numerals[edge] for edge in area)}]"


def figure(alt: str, area: Rectangle) -> str:
    """The attributes of a figure: what it shows, and where."""
    box = f"/A<</O/Layout/Placement/Block/BBox{rectangle(area)}>>"
    return f"/Alt{pdf_text(alt)}{box}"


def cell(scope: str = "", columns: int = 1) -> str:
    """The attributes of a table cell; `scope` is "Row" or "Column" for a head."""
    said = f"/Scope/{scope}" if scope else ""
    said += f"/ColSpan {columns}" if columns > 1 else ""
    return f"/A<</O/Table{said}>>" if said else ""


def tagged_pdf(tree: Tree, sizes: Sequence[tuple[float, float]]) -> Pdf:
    """A PDF of empty pages of (width, height) points with the structure of `tree`.

    Each page has as many contents as `tree` says: they are still to be painted.
    """
    objects = [
        f"<</Type/Catalog/Pages {PAGES} 0 R/StructTreeRoot {ROOT} 0 R/MarkInfo<</Marked true>>>>",
        f"<</Type/Pages/Count {len(sizes)}/Kids[{_references(FIRST_PAGE, len(sizes))}]>>",
    ]
    first = FIRST_PAGE + len(sizes)
    for number, element in enumerate(tree.elements, first):
        element.number = number
    tree.root.parent = ROOT
    for element in tree.elements:
        for kid in element.kids:
            if isinstance(kid, Element):
                kid.parent = element.number
    first_link = first + len(tree.elements)
    next_key = len(sizes) + len(tree.links)
    objects += [
        f"<</Type/StructTreeRoot/K {first} 0 R/ParentTree {PARENTS} 0 R"
        f"/ParentTreeNextKey {next_key}>>",
        f"<</Nums[{_parents(tree, len(sizes))}]>>",
    ]
    objects += [_page(tree, place, size, first_link) for place, size in enumerate(sizes)]
    objects += [_element(element, first_link) for element in tree.elements]
    for place, (link, _) in enumerate(tree.links, len(sizes)):
        objects.append(
            f"<</Type/Annot/Subtype/Link/Rect{rectangle(link.area)}/Border[0 0 0]/F 4"
            f"/P {FIRST_PAGE + link.page} 0 R/StructParent {place}"
            f"/Contents{pdf_text(link.name)}{link.action}>>"
        )
    return Pdf.open(io.BytesIO(_file(objects)))


def _references(first: int, count: int) -> str:
    return " ".join(f"{number} 0 R" for number in range(first, first + count))


def _parents(tree: Tree, pages: int) -> str:
    """Which element holds each content of each page, and each link."""
    said = []
    for page, contents in enumerate(tree.contents):
        said.append(f"{page}[{' '.join([f'{element.number} 0 R' for element in contents])}]")
    for place, (_, element) in enumerate(tree.links, pages):
        said.append(f"{place} {element.number} 0 R")
    return " ".join(said)


def _page(tree: Tree, place: int, size: tuple[float, float], first_link: int) -> str:
    numerals = Numerals(4)
    links = [n for n, (link, _) in enumerate(tree.links, first_link) if link.page == place]
    annotations = f"/Annots[{' '.join(f'{number} 0 R' for number in links)}]" if links else ""
    return (
        f"<</Type/Page/Parent {PAGES} 0 R/MediaBox[0 0 {numerals[size[0]]} {numerals[size[1]]}]"
        f"/Resources<<>>/StructParents {place}/Tabs/S{annotations}>>"
    )


def _element(element: Element, first_link: int) -> str:
    page, kids = "", []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{kid.number} 0 R")
        elif kid < 0:
            kids.append(f"<</Type/OBJR/Obj {first_link - kid - 1} 0 R>>")
            page = f"/Pg {FIRST_PAGE + element.page} 0 R"
        else:
            kids.append(str(kid))
            page = f"/Pg {FIRST_PAGE + element.page} 0 R"
    held = "" if not kids else f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
    return f"<</S/{element.kind}/P {element.parent} 0 R{page}{held}{element.attributes}>>"


def _file(objects: Sequence[str]) -> bytes:
    """A PDF file of these objects, numbered from 1, the first of them its catalogue."""
    parts = [b"%PDF-1.7\n"]
    places = []
    at = len(parts[0])
    for number, text in enumerate(objects, 1):
        written = f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
        places.append(at)
        at += len(written)
        parts.append(written)
    rows = "".join([f"{place:010d} 00000 n \n" for place in places])
    size = len(objects) + 1
    parts.append(
        f"xref\n0 {size}\n0000000000 65535 f \n{rows}"
        f"trailer\n<</Size {size}/Root {CATALOGUE} 0 R>>\nstartxref\n{at}\n%%EOF\n".encode("ascii")
    )
    return b"".join(parts)
