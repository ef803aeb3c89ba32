"""Tables of pages that are no map: which row and column a cell is in follows from its place."""

from __future__ import annotations

from bisect import bisect_right

from journeyeditor.layout.display import Block
from journeyeditor.paint.structure import Element, Tree, cell

_NEAR = 0.5
"""How far apart, in units, blocks of the same cell or column may be set."""


class Rows:
    """One table: its heads come first, then its cells, row by row and from left to right."""

    def __init__(self, tree: Tree, parent: Element) -> None:
        self._tree = tree
        self._table = tree.add(parent, "Table")
        self._heads: Element | None = None
        self._body: Element | None = None
        self._lefts: list[float] = []
        self._row: list[Element] = []
        self._column = -1
        self._bottom = 0.0

    @property
    def has_cells(self) -> bool:
        """Whether its heads are over."""
        return self._body is not None

    def head(self, block: Block) -> Element:
        """The head of the next column."""
        if self._heads is None:
            self._heads = self._tree.add(self._tree.add(self._table, "THead"), "TR")
        self._lefts.append(block.x)
        return self._tree.add(self._heads, "TH", cell("Column"))

    def cell(self, block: Block) -> Element:
        """The cell that a block is in: that of the one before it, where it goes on there."""
        column = max(0, bisect_right(self._lefts, block.x + _NEAR) - 1)
        goes_on = column == self._column and abs(block.y - self._bottom) < _NEAR
        if column <= self._column and not goes_on:
            self._row = []
        if not self._row:
            self._body = self._body or self._tree.add(self._table, "TBody")
            row = self._tree.add(self._body, "TR")
            self._row = [self._tree.add(row, "TD") for _ in self._lefts]
        self._column, self._bottom = column, block.y + block.height
        return self._row[column]
