"""What a page is to those who have it read aloud: which part of the document each block is.

The map is a table of lanes by steps, in the order of the display list; what only decorates is
no part of the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from journeyeditor.layout.display import Band, Block, Image, Lead, Page
from journeyeditor.paint.hyperlinks import to_address
from journeyeditor.paint.rows import Rows
from journeyeditor.paint.structure import Element, Hyperlink, Rectangle, Tree, cell, figure

DECORATION: Final = frozenset(("lane", "divider", "gap", "ground", "rule", "page-foot"))
_HEADS: Final = frozenset(("phases", "steps"))
_FIGURES: Final = frozenset(("figure", "logo"))
_ITEMS: Final = frozenset(("item", "persona", "link"))
_CELLS: Final = frozenset(("head-cell", "cell"))
_KINDS: Final = {"title": "H1", "quote": "BlockQuote"}

LEAST_LINK: Final = 8.0
"""The least width and height of a place that leads elsewhere on the page, in points."""

Place = Callable[[float, float, float, float], Rectangle]
"""Where x, y, width, height in units of the map's page are on the sheet."""


@dataclass(slots=True)
class Tag:
    """The part that a block is: a new one of some kind in `parent`, made when it is needed.

    With `whole` all marks belong to it, not only texts and signs; `words` are what they say.
    """

    parent: Element
    kind: str = "P"
    attributes: str = ""
    whole: bool = False
    words: str = ""
    element: Element | None = None

    def made(self, tree: Tree) -> Element:
        """The part itself."""
        if self.element is None:
            self.element = tree.add(self.parent, self.kind, self.attributes)
        return self.element


@dataclass(slots=True)
class _Row:
    """A row of the table, or with no cells what stands for it where there is no table."""

    head: Element
    cells: list[Element] = field(default_factory=list)
    figure: Element | None = None


class Reading:
    """Tags the blocks of one page, band after band, into the tree of its document."""

    def __init__(self, tree: Tree, page: Page, place: Place) -> None:
        self._tree = tree
        self._page = page
        self._place = place
        self._number = len(tree.contents) - 1
        self._table: Element | None = None
        self._parts: dict[str, Element] = {}
        self._list: tuple[str, Element] | None = None
        self._rows: Rows | None = None
        self._row = _Row(tree.root)
        self._band = Band("", "", 0, 0, 0, 0, ())
        self._body = tree.root
        self._columns_at: dict[float, int] = {}
        self._goals: dict[str, tuple[float, float]] | None = None

    def start(self, band: Band) -> None:
        """Go on to the next band."""
        self._band, self._list, self._rows = band, None, None
        is_head = band.role in _HEADS
        if not self._page.grid.columns or not (is_head or band.role == "lane"):
            self._row = _Row(self._tree.root)
            return
        row = self._tree.add(self._part("THead" if is_head else "TBody"), "TR")
        if is_head:
            self._tree.add(row, "TD")
            self._row = _Row(row)
            return
        head = self._tree.add(row, "TH", cell("Row"))
        cells = [self._tree.add(row, "TD") for _ in self._page.grid.columns]
        self._row = _Row(head, cells)

    def _part(self, kind: str) -> Element:
        """The head or body of the table."""
        if self._table is None:
            self._table = self._tree.add(self._tree.root, "Table")
        if kind not in self._parts:
            self._parts[kind] = self._tree.add(self._table, kind)
        return self._parts[kind]

    def tag(self, block: Block) -> Tag | None:
        """Which part of the document a block of the band is; None for decoration."""
        tag = self._tag(block)
        if tag is None or block.role == "link":
            return tag
        if tag.whole or not any(to_address(lead.goal) for lead in block.leads):
            return tag
        return Tag(tag.made(self._tree), "Link")

    def _tag(self, block: Block) -> Tag | None:
        role, band, root = block.role, self._band, self._tree.root
        tag: Tag | None
        if role not in _ITEMS and role not in DECORATION:
            self._list = None
        if role not in _CELLS and role not in DECORATION:
            self._rows = None
        if role in DECORATION or (role == "bars-area" and not block.signs):
            tag = None
        elif band.role == "lane":
            tag = self._in_lane(block)
        elif band.role in _HEADS and self._page.grid.columns:
            tag = Tag(self._row.head, "TH", cell("Column", self._columns(block)))
        elif role in _FIGURES:
            tag = self._figure(root, block, block.alt)
        elif role in _ITEMS:
            tag = self._item(block)
        elif role in _CELLS:
            tag = self._in_rows(block)
        elif role.startswith("heading-"):
            tag = Tag(root, f"H{role[-1]}")
        else:
            tag = Tag(root, _KINDS.get(role, "P"))
        return tag

    def _in_rows(self, block: Block) -> Tag:
        """A head or cell of a table that has no grid; heads after cells begin another one."""
        is_head = block.role == "head-cell"
        if is_head and (self._rows is None or self._rows.has_cells):
            self._rows = Rows(self._tree, self._tree.root)
        if self._rows is None:
            return Tag(self._tree.root)
        if is_head:
            head = self._rows.head(block)
            return Tag(head, element=head)
        return Tag(self._rows.cell(block))

    def _in_lane(self, block: Block) -> Tag | None:
        row = self._row
        if block.role == "lane-head":
            return Tag(row.head, element=row.head) if row.cells else Tag(row.head)
        if block.role in ("curve-area", "curve"):
            return self._curve(block)
        middle = block.width / 2 if block.role == "point" else 1.0
        column = self._column(self._band.x + block.x + middle)
        parent = row.cells[column] if row.cells else row.head
        if block.role == "point":
            return Tag(parent, whole=True, words=block.alt)
        return Tag(parent)

    def _column(self, x: float) -> int:
        """The column at a place; most blocks are at those of others."""
        if x not in self._columns_at:
            self._columns_at[x] = self._page.grid.at(x) or 0
        return self._columns_at[x]

    def _curve(self, block: Block) -> Tag | None:
        """The one figure of a lane's curves; its area is part of it."""
        row = self._row
        if row.figure is None:
            alts = [other.alt for other in self._band.blocks if other.role == "curve"]
            parent = row.cells[0] if row.cells else row.head
            found = self._figure(parent, block, "; ".join(filter(None, alts)))
            if found is None:
                return None
            row.figure = found.made(self._tree)
        return Tag(row.head, whole=True, element=row.figure)

    def _figure(self, parent: Element, block: Block, alt: str) -> Tag | None:
        if not alt:
            return None
        return Tag(parent, "Figure", figure(alt, self._area(block)), whole=True)

    def _item(self, block: Block) -> Tag | None:
        """An item of a list of its neighbours of the same role."""
        if self._list is None or self._list[0] != block.role:
            self._list = block.role, self._tree.add(self._tree.root, "L")
        item = self._body = self._tree.add(self._tree.add(self._list[1], "LI"), "LBody")
        if block.role != "link":
            return Tag(item, element=item)
        parent = self._tree.add(item, "Link") if any(self._ways(block)) else item
        return self._figure(parent, block, block.alt)

    def _columns(self, block: Block) -> int:
        """How many columns a head stands over."""
        x = self._band.x + block.x
        first, after = self._page.grid.between(x + 1, x + block.width - 1)
        return after - first

    def _area(self, block: Block) -> Rectangle:
        x, y = self._band.x + block.x, self._band.y + block.y
        return self._place(x, y, block.width, block.height)

    def content(self, tag: Tag, words: str = "") -> str:
        """The operator before a piece of what a block holds, and the words it stands for."""
        return self._tree.content(tag.made(self._tree), words)

    def picture(self, tag: Tag, block: Block, mark: Image) -> str:
        """The operator before a picture of a block, which is a figure in its part."""
        x, y = self._band.x + block.x + mark.x, self._band.y + block.y + mark.y
        said = figure(mark.alt, self._place(x, y, mark.width, mark.height))
        return self._tree.content(self._tree.add(tag.made(self._tree), "Figure", said))

    def add_links(self, block: Block, tag: Tag | None) -> None:
        """Let a painted block lead to where it leads."""
        if tag is None or not block.leads or (tag.whole and block.role != "link"):
            return
        if block.role == "link":
            self._add_ways(block, tag.parent)
            return
        actions = [(lead.name, to_address(lead.goal)) for lead in block.leads]
        known = [(name, action) for name, action in actions if action]
        left, bottom, right, top = self._area(block)
        width = (right - left) / max(1, len(known))
        for place, (name, action) in enumerate(known):
            area = left + place * width, bottom, left + (place + 1) * width, top
            parent = self._tree.add(tag.parent, "Link") if place else tag.made(self._tree)
            self._tree.link(parent, Hyperlink(self._number, area, name, action))

    def _add_ways(self, block: Block, part: Element) -> None:
        """Let an arrow of the map lead to its ends; its own part leads to the first of them."""
        parts: dict[str, tuple[Element, str]] = {}
        for lead, goal, area in self._ways(block):
            if not parts:
                parts[lead.goal] = part, block.alt
            elif lead.goal not in parts:
                parts[lead.goal] = self._tree.add(self._body, "Link"), lead.name or block.alt
            at, name = parts[lead.goal]
            self._tree.link(at, Hyperlink(self._number, area, name, goal=goal))

    def _ways(self, block: Block) -> Iterator[tuple[Lead, tuple[float, float], Rectangle]]:
        """Where an arrow leads to on the page, and from where on the sheet."""
        x, y = self._band.x + block.x, self._band.y + block.y
        for lead in block.leads:
            goal = self._goal(lead.goal)
            if goal and lead.area:
                left, top, width, height = lead.area
                yield lead, goal, _at_least(self._place(x + left, y + top, width, height))

    def _goal(self, goal: str) -> tuple[float, float] | None:
        """Where on the sheet a thing of the map begins, None where it is not shown."""
        if self._goals is None:
            self._goals = self._found_goals()
        found = self._goals.get(goal.removeprefix("#"))
        if found is None:
            return None
        left, _, _, top = self._place(*found, 0, 0)
        return left, top

    def _found_goals(self) -> dict[str, tuple[float, float]]:
        """Where on the map's page cards and steps begin."""
        goals: dict[str, tuple[float, float]] = {}
        heads = [band for band in self._page.bands if band.role in _HEADS]
        for column in self._page.grid.columns if heads else ():
            goals[column.step] = column.x, heads[-1].y
        for band in self._page.bands:
            for block in band.blocks:
                if block.owner and block.role in ("card", "step"):
                    goals[block.owner] = band.x + block.x, band.y + block.y
        return goals


def _at_least(area: Rectangle) -> Rectangle:
    """An area, grown about its middle to what a finger or a pointer can meet."""
    left, bottom, right, top = area
    x, y = max(0.0, LEAST_LINK - (right - left)) / 2, max(0.0, LEAST_LINK - (top - bottom)) / 2
    return left - x, bottom - y, right + x, top + y
