"""The tree of the outline as it is seen: rows painted by us, what is chosen, what is open.

What hands and keys do is in `tree`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QWidget,
)

from journeyeditor.window.outline.drag import RowDrag
from journeyeditor.window.outline.model import Index, OutlineModel
from journeyeditor.window.outline.painting import (
    State,
    paint_row,
    paint_slot,
    text_area,
    text_left,
    tones,
)
from journeyeditor.window.outline.rows import Row


class OutlineView(QTreeView):
    """Shows the rows of a model."""

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline-tree")
        self.rows = model
        self.setModel(model)
        self.setHeaderHidden(True)
        self.header().setMinimumSectionSize(0)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.drag: RowDrag | None = None
        """The row that is being carried, if one is."""
        self._by_keys = False
        self._under = ""
        self._is_quiet = False
        self._tones = tones(QGuiApplication.palette())

    # Which rows

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """What changes meanwhile was not done by the person."""
        self._is_quiet, was = True, self._is_quiet
        try:
            yield
        finally:
            self._is_quiet = was

    def show_rows(
        self, rows: Iterable[Row], closed: AbstractSet[str], all_open: bool = False
    ) -> None:
        """Show these rows, open but for those that are to be `closed`."""
        with self._quietly():
            if not self.rows.show_rows(tuple(rows)):
                return
            for key, index in list(self.rows.parents()):
                is_open = all_open or key not in closed
                if self.isExpanded(index) != is_open:
                    self.setExpanded(index, is_open)

    def row_rect(self, index: QModelIndex) -> QRect:
        """Where a row is, in pixels of the viewport; empty where it is folded away."""
        rect = self.visualRect(index)
        if rect.isEmpty():
            return QRect()
        return QRect(0, rect.top(), self.viewport().width(), rect.height())

    def is_open(self, index: QModelIndex) -> bool:
        """Whether what lies below a row is seen."""
        return self.isExpanded(index)

    def shown_over(self, index: QModelIndex) -> QModelIndex:
        """The row itself, or the one that it is folded away in."""
        shown, over = index, index.parent()
        while over.isValid():
            if not self.isExpanded(over):
                shown = over
            over = over.parent()
        return shown

    # What is chosen

    def chosen_keys(self) -> set[str]:
        """The keys of the chosen rows."""
        rows = (self.rows.row_at(index) for index in self.selectionModel().selectedIndexes())
        return {row.key for row in rows if row}

    def show_chosen(self, keys: AbstractSet[str], current: str) -> None:
        """Show that these are chosen; keys that have no row are left out."""
        wanted = self.rows.among(keys)
        if wanted == self.chosen_keys():
            return
        chosen = QItemSelection()
        for key in wanted:
            index = self.rows.index_of(key)
            chosen.select(index, index)
        with self._quietly():
            index = self.rows.index_of(current)
            # To make a row the current one opens all that it lies in.
            if index.isValid() and self.shown_over(index) == index:
                # Where a stretch of rows to be chosen begins, Qt knows by this call alone.
                self.setCurrentIndex(index)
                self.scrollTo(index)
            self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def show_marked(self, chains: Iterable[Iterable[str]]) -> None:
        """Mark what holds that which is selected: of each chain the first that has a row.

        Where it is folded away, what it is folded away in; what is chosen itself has no mark.
        """
        marked = set()
        for chain in chains:
            index = next(filter(QModelIndex.isValid, map(self.rows.index_of, chain)), None)
            if index is None:
                continue
            shown = self.shown_over(index)
            row = self.rows.row_at(shown)
            if row and not (shown == index and self.selectionModel().isSelected(shown)):
                marked.add(row.key)
        if marked != self.rows.marked:
            self.rows.marked = frozenset(marked)
            self.viewport().update()

    # How it looks

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and over them where something would go in."""
        self._tones = tones(QGuiApplication.palette())
        super().paintEvent(event)
        if self.drag is not None and self.drag.slot is not None:
            row = self.rows.row_at(self.rows.index_of(self.drag.key))
            line = self.drag.mark()
            is_onto = bool(self.drag.slot.onto)
            if row and not is_onto:
                level = self.rows.level_of(self.rows.index_of(row.key))
                line.setLeft(text_left(row, level) - 20)
            painter = QPainter(self.viewport())
            paint_slot(painter, line, self._tones, is_onto)
            painter.end()

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        """One row, all of it ours."""
        row = self.rows.row_at(index)
        if row is None:
            return
        place = self.rows.index_of(row.key)
        is_current = place == self.currentIndex() and self.hasFocus()
        is_chosen = self.selectionModel().isSelected(place)
        state = State(
            self.rows.level_of(index),
            self.isExpanded(place) if row.rows else None,
            is_chosen,
            row.key in self.rows.marked,
            row.key == self._under and self.drag is None,
            is_current and (self._by_keys or not is_chosen),
            self.drag is not None and self.drag.key == row.key,
        )
        rect = QRect(0, options.rect.top(), self.viewport().width(), options.rect.height())
        paint_row(painter, rect, row, state, self.font(), self._tones)

    def _point_at(self, index: QModelIndex) -> None:
        """The pointer is over this row now."""
        row = self.rows.row_at(index)
        key = row.key if row else ""
        if self._under != key:
            for one in (self._under, key):
                self.viewport().update(self.row_rect(self.rows.index_of(one)))
            self._under = key

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is over no row."""
        super().leaveEvent(event)
        self._point_at(QModelIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by the keys sees where they are."""
        reasons = Qt.FocusReason
        self._by_keys = event.reason() in (reasons.TabFocusReason, reasons.BacktabFocusReason)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keys go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notes break into other lines."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def viewportEvent(self, event: QEvent) -> bool:
        """A tip only where there is more to say than is seen."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            row = self.rows.row_at(index)
            if row is None or not self._says_more(index, row):
                QToolTip.hideText()
                return True
        return super().viewportEvent(event)

    def _says_more(self, index: QModelIndex, row: Row) -> bool:
        metrics = QFontMetrics(self.font())
        area = text_area(self.row_rect(index), row, self.rows.level_of(index), metrics)
        is_cut = metrics.horizontalAdvance(row.name) > area.width()
        return row.kind not in ("head", "note") and (
            is_cut or row.hidden or row.folded or bool(row.about)
        )
