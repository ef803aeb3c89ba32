"""Looks through a tagged PDF, and says what is wrong with its structure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

_PAINTING = frozenset(("f", "F", "f*", "S", "s", "B", "b", "sh", "Do", "Tj", "TJ", "'", '"'))
_TABLE = ("Table", "THead", "TBody", "TR", "TH", "TD")
_LIST = ("L", "LI", "LBody")
_KINDS = frozenset(
    ("Document", "H1", "H2", "H3", "P", "BlockQuote", "Figure", "Link", *_LIST, *_TABLE)
)


@dataclass
class Part:
    """An element of the structure: its kind, what is said of it, what stands in it, its kids."""

    kind: str
    place: tuple[int, int]
    alt: str
    attributes: dict[str, Any]
    kids: list[Part] = field(default_factory=list)
    contents: list[tuple[tuple[int, int], int]] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)

    def all(self) -> Iterator[Part]:
        """This part and all that are in it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.all()

    def of(self, kind: str) -> list[Part]:
        """All parts of a kind in it."""
        return [part for part in self.all() if part.kind == kind]


def document(pdf: Pdf) -> Part:
    """The structure of a document as a tree; its links to parents are checked."""
    root = pdf.Root.StructTreeRoot
    assert pdf.Root.MarkInfo.Marked
    found = _part(root.K, root)
    assert found.kind == "Document"
    return found


def _part(obj: Object, parent: Object) -> Part:
    assert obj.is_indirect
    assert obj.P.objgen == parent.objgen
    part = Part(str(obj.S)[1:], obj.objgen, str(obj.get("/Alt", "")), _attributes(obj))
    assert part.kind in _KINDS
    kids = obj.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, int):
            part.contents.append((obj.Pg.objgen, kid))
        elif kid.get("/Type") == Name.OBJR:
            part.links.append(kid.Obj.objgen)
        else:
            part.kids.append(_part(kid, obj))
    return part


def _attributes(obj: Object) -> dict[str, Any]:
    said = obj.get("/A", Dictionary())
    found = {name[1:]: value for name, value in said.items()}
    return {
        name: [float(edge) for edge in value] if name == "BBox" else value
        for name, value in found.items()
        if name != "O"
    }


def marked(page: pikepdf.Page) -> Counter[int]:
    """How often each number of content is on a page. All that paints is content or artifact."""
    numbers: Counter[int] = Counter()
    open_marks: list[int | None] = []
    in_text = False
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        operands: list[Any] = list(instruction.operands)
        if operator == "BDC":
            number = operands[1].get("/MCID")
            if number is not None:
                numbers[int(number)] += 1
            open_marks.append(number)
        elif operator == "BMC":
            assert operands[0] == Name.Artifact
            open_marks.append(None)
        elif operator == "EMC":
            open_marks.pop()
        elif operator in ("BT", "ET"):
            assert in_text == (operator == "ET")
            in_text = not in_text
        elif operator in _PAINTING:
            assert open_marks, f"{operator} paints what is nothing"
        assert len(open_marks) <= 1, "some readers lose track of marks in marks"
    assert not open_marks
    return numbers


def check(pdf: Pdf) -> Part:
    """Assert that a document is soundly tagged; gives its structure."""
    root = document(pdf)
    held = Counter(content for part in root.all() for content in part.contents)
    links = Counter(link for part in root.all() for link in part.links)
    assert not [content for content, times in held.items() if times != 1]
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
    for page in pdf.pages:
        assert page.obj.Tabs == Name.S
        numbers = marked(page)
        wanted = {number for at, number in held if at == page.obj.objgen}
        assert set(numbers) == wanted
        assert set(numbers.values()) <= {1}
        array = parents.pop(int(page.obj.StructParents))
        assert len(array) == len(wanted)
        for part in root.all():
            for at, number in part.contents:
                if at == page.obj.objgen:
                    assert array[number].objgen == part.place
        for link in page.obj.get("/Annots", Array()):
            assert links.pop(link.objgen) == 1
            owner = parents.pop(int(link.StructParent))
            assert str(owner.S) == "/Link"
            assert str(link.Contents)
    assert not links
    assert not parents
    _check_parts(root)
    return root


def _check_parts(root: Part) -> None:
    for figure in root.of("Figure"):
        assert figure.alt
        left, bottom, right, top = figure.attributes["BBox"]
        assert left <= right
        assert bottom <= top
    for table in root.of("Table"):
        widths = {
            sum(cell.attributes.get("ColSpan", 1) for cell in row.kids) for row in table.of("TR")
        }
        assert len(widths) == 1, "all rows of a table have as many columns"
        assert all(head.attributes["Scope"] for head in table.of("TH"))
    for kind, inside in {"LI": "L", "LBody": "LI", "TR": "THead TBody"}.items():
        for part in root.all():
            for kid in part.kids:
                assert kid.kind != kind or part.kind in inside.split()
    for part in root.of("Link"):
        assert part.links
