"""The structure of a tagged PDF: its elements, what each holds of the pages, and their writing.

A map of 10,000 cards has more elements than all other objects of its file together: they are
written as text. Kinds of elements are those of ISO 32000-1, 14.8.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from pikepdf.codec import PdfDocCodec

from journeyeditor.paint.characters import storable
from journeyeditor.paint.numerals import Numerals

_CODES: Final = bytes(
    code for code in (*range(32, 127), *range(128, 256)) if code not in (159, 173)
)
"""Those of PDF's own encoding that stand for a character (ISO 32000-1, annex D.2)."""

_CODE_OF: Final = dict(zip(map(ord, PdfDocCodec().decode(_CODES)[0]), _CODES, strict=True))
_PLAIN: Final = re.compile(f"[{re.escape(''.join(map(chr, _CODE_OF)))}]*")

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
    """A place of a page that leads elsewhere.

    `action` is that part of its dictionary; `goal` instead a place on the same page, in points.
    """

    page: int
    area: Rectangle
    name: str
    action: str = ""
    goal: tuple[float, float] | None = None


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
        return f"({escaped.translate(_CODE_OF)})"
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


class Structure(NamedTuple):
    """What makes a document a tagged one: more objects, and more in its catalogue and pages."""

    objects: list[str]
    catalogue: str
    pages: list[str]


NO_STRUCTURE: Final = Structure([], "", [])


def structured(tree: Tree, pages: Sequence[int], first: int) -> Structure:
    """The structure of a tree: its objects, numbered from `first`.

    `pages` are the numbers of the pages' objects, which have as many contents as the tree says.
    """
    root, parents, document = first, first + 1, first + 2
    for number, element in enumerate(tree.elements, document):
        element.number = number
    tree.root.parent = root
    for element in tree.elements:
        for kid in element.kids:
            if isinstance(kid, Element):
                kid.parent = element.number
    first_link = document + len(tree.elements)
    next_key = len(pages) + len(tree.links)
    objects = [
        f"<</Type/StructTreeRoot/K {document} 0 R/ParentTree {parents} 0 R"
        f"/ParentTreeNextKey {next_key}>>",
        f"<</Nums[{_parents(tree, len(pages))}]>>",
    ]
    objects += [_element(element, pages, first_link) for element in tree.elements]
    for place, (link, _) in enumerate(tree.links, len(pages)):
        objects.append(
            f"<</Type/Annot/Subtype/Link/Rect{rectangle(link.area)}/Border[0 0 0]/F 4"
            f"/P {pages[link.page]} 0 R/StructParent {place}"
            f"/Contents{pdf_text(link.name)}{_way(link, pages)}>>"
        )
    return Structure(
        objects,
        f"/StructTreeRoot {root} 0 R/MarkInfo<</Marked true>>",
        [_page(tree, place, first_link) for place in range(len(pages))],
    )


def _way(link: Hyperlink, pages: Sequence[int]) -> str:
    """Where a link leads."""
    if link.goal is None:
        return link.action
    numerals = Numerals(2)
    x, y = (numerals[part] for part in link.goal)
    return f"/Dest[{pages[link.page]} 0 R/XYZ {x} {y} null]"


def _parents(tree: Tree, pages: int) -> str:
    """Which element holds each content of each page, and each link."""
    said = []
    for page, contents in enumerate(tree.contents):
        said.append(f"{page}[{' '.join([f'{element.number} 0 R' for element in contents])}]")
    for place, (_, element) in enumerate(tree.links, pages):
        said.append(f"{place} {element.number} 0 R")
    return " ".join(said)


def _page(tree: Tree, place: int, first_link: int) -> str:
    links = [n for n, (link, _) in enumerate(tree.links, first_link) if link.page == place]
    annotations = f"/Annots[{' '.join(f'{number} 0 R' for number in links)}]" if links else ""
    return f"/StructParents {place}/Tabs/S{annotations}"


def _element(element: Element, pages: Sequence[int], first_link: int) -> str:
    page, kids = "", []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{kid.number} 0 R")
        elif kid < 0:
            kids.append(f"<</Type/OBJR/Obj {first_link - kid - 1} 0 R>>")
            page = f"/Pg {pages[element.page]} 0 R"
        else:
            kids.append(str(kid))
            page = f"/Pg {pages[element.page]} 0 R"
    held = "" if not kids else f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
    return f"<</S/{element.kind}/P {element.parent} 0 R{page}{held}{element.attributes}>>"
