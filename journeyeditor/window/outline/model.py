"""The rows of the outline as a Qt model that changes only where the rows differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journeyeditor.base.messages import Translator
from journeyeditor.window.outline.rows import Row
from journeyeditor.window.plain import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ROLES: Final = Qt.ItemDataRole
_RENAMED: Final = ("phase", "step", "lane", "curve", "persona")


class Node:
    """A place in the tree: a row, what it lies in, and what lies in it."""

    __slots__ = ("nodes", "number", "over", "row")

    def __init__(self, number: int, row: Row, over: Node | None) -> None:
        self.number = number
        self.row = row
        self.over = over
        self.nodes: list[Node] = []


class OutlineModel(QAbstractItemModel):
    """A tree of rows. `show_rows` makes it match others, with as few changes as that takes."""

    def __init__(self, tr: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._numbers = 0
        self._root = Node(0, Row("", "head", ""), None)
        self._by_number: dict[int, Node] = {}
        self._by_key: dict[str, Node] = {}
        self.marked: frozenset[str] = frozenset()
        """The keys of rows that hold what is selected."""

    def say_in(self, tr: Translator) -> None:
        """Say what is said beside the names in another language."""
        self._tr = tr

    # Rows

    def show_rows(self, rows: Sequence[Row]) -> bool:
        """Show these rows; True where any came, went or moved."""
        return self._match(self._root, rows)

    def _match(self, over: Node, rows: Sequence[Row]) -> bool:
        parent, nodes = self._index_of(over), over.nodes
        wanted = {row.key for row in rows}
        is_other = False
        for place in range(len(nodes) - 1, -1, -1):
            if nodes[place].row.key not in wanted:
                self.beginRemoveRows(parent, place, place)
                self._forget(nodes.pop(place))
                self.endRemoveRows()
                is_other = True
        for place, row in enumerate(rows):
            if place == len(nodes) or nodes[place].row.key != row.key:
                is_other = True
                self._bring(over, row, place)
            node = nodes[place]
            if node.row is row:
                continue
            is_alike, node.row = row.is_alike(node.row), row
            if not is_alike:
                index = self._index_of(node)
                self.dataChanged.emit(index, index)
            is_other |= self._match(node, row.rows)
        return is_other

    def _bring(self, over: Node, row: Row, place: int) -> None:
        """Have the row's node at its place: moved there from below, or a new one."""
        parent, nodes = self._index_of(over), over.nodes
        for at in range(place + 1, len(nodes)):
            if nodes[at].row.key == row.key:
                self.beginMoveRows(parent, at, at, parent, place)
                nodes.insert(place, nodes.pop(at))
                self.endMoveRows()
                return
        self.beginInsertRows(parent, place, place)
        nodes.insert(place, self._made(over, row))
        self.endInsertRows()

    def _made(self, over: Node, row: Row) -> Node:
        self._numbers += 1
        node = Node(self._numbers, row, over)
        self._by_number[node.number] = self._by_key[row.key] = node
        node.nodes = [self._made(node, below) for below in row.rows]
        return node

    def _forget(self, node: Node) -> None:
        for below in node.nodes:
            self._forget(below)
        del self._by_number[node.number]
        # A step in another phase than before may have come there already.
        if self._by_key.get(node.row.key) is node:
            del self._by_key[node.row.key]

    def _index_of(self, node: Node) -> QModelIndex:
        if node.over is None:
            return QModelIndex()
        return self.createIndex(node.over.nodes.index(node), 0, node.number)

    def row_at(self, index: Index) -> Row | None:
        """The row of an index; None for no index."""
        node = self._by_number.get(index.internalId()) if index.isValid() else None
        return node.row if node else None

    def index_of(self, key: str) -> QModelIndex:
        """The index of a row; not a valid one where there is none."""
        node = self._by_key.get(key)
        return self._index_of(node) if node else QModelIndex()

    def level_of(self, index: Index) -> int:
        """How deep a row lies: 0 for sections."""
        node = self._by_number.get(index.internalId()) if index.isValid() else None
        level = -1
        while node is not None and node.over is not None:
            level, node = level + 1, node.over
        return level

    @property
    def keys(self) -> AbstractSet[str]:
        """The keys of all rows."""
        return self._by_key.keys()

    def among(self, keys: AbstractSet[str]) -> set[str]:
        """Those of the keys that have a row."""
        few, many = sorted((keys, self.keys), key=len)
        return {key for key in few if key in many}

    def parents(self) -> Iterator[tuple[str, QModelIndex]]:
        """The keys and indexes of all rows that have others below them."""
        for key, node in self._by_key.items():
            if node.nodes:
                yield key, self._index_of(node)

    # What Qt asks

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        """One column."""
        return 1

    def headerData(
        self, _section: int, _way: Qt.Orientation, role: int = _ROLES.DisplayRole
    ) -> object:
        """The head of the column is not seen, but readers say it."""
        return self._tr("Outline") if role == _ROLES.DisplayRole else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows lie in one."""
        node = self._by_number.get(parent.internalId()) if parent.isValid() else self._root
        return len(node.nodes) if node else 0

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """The index of a row within another."""
        over = self._by_number.get(parent.internalId()) if parent.isValid() else self._root
        if over is None or column or not 0 <= row < len(over.nodes):
            return QModelIndex()
        return self.createIndex(row, 0, over.nodes[row].number)

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # Qt has two of this name
        """The row that one lies in."""
        node = self._by_number.get(index.internalId()) if index.isValid() else None
        return self._index_of(node.over) if node and node.over else QModelIndex()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Records can be selected; those known by one line of text can be renamed."""
        row = self.row_at(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled
        if row.is_record:
            flags |= Qt.ItemFlag.ItemIsSelectable
        if row.kind in _RENAMED:
            flags |= Qt.ItemFlag.ItemIsEditable
        if not row.rows:
            flags |= Qt.ItemFlag.ItemNeverHasChildren
        return flags

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> object:
        """A row's name, and what is said of it."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == _ROLES.DisplayRole:
            return row.name
        if role == _ROLES.AccessibleTextRole:
            return ", ".join((row.name, *self._facts(row)))
        if role == _ROLES.AccessibleDescriptionRole and row.key in self.marked:
            return self._tr("Holds what is selected")
        if role == _ROLES.ToolTipRole:
            facts = ", ".join(self._facts(row))
            return plain_tip(f"{row.name}\n{facts}" if facts else row.name)
        return None

    def _facts(self, row: Row) -> Iterator[str]:
        tr = self._tr
        if row.amount is not None and row.kind == "lane" and row.mark.shape == "lane-metrics":
            yield tr.plural("{n} value", "{n} values", row.amount)
        elif row.amount is not None:
            yield tr.plural("{n} card", "{n} cards", row.amount)
        if row.hidden:
            yield tr("hidden")
        if row.folded:
            yield tr("folded")
        if row.about:
            yield row.about
