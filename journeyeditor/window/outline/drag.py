"""Dragging a row of the outline to another place, with a mark where it would go in."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QModelIndex, QPoint, QRect

from journeyeditor.window.outline.model import OutlineModel
from journeyeditor.window.outline.places import Slot, Span, slot_among, slot_for_step
from journeyeditor.window.outline.rows import LANES, PERSONAS, PHASES, Kind

_SECTIONS: Final[dict[Kind, str]] = {
    "phase": PHASES,
    "step": PHASES,
    "lane": LANES,
    "persona": PERSONAS,
}
FAR: Final = 60
"""Pixels beside the tree from where a drop is no drop."""


class Rows(Protocol):
    """What is asked of the view: where rows are seen."""

    def row_rect(self, index: QModelIndex) -> QRect:
        """Where a row is, in pixels of the viewport; empty where it is folded away."""

    def is_open(self, index: QModelIndex) -> bool:
        """Whether what lies below a row is seen."""


def can_drag(kind: Kind) -> bool:
    """Whether rows of a kind can change places."""
    return kind in _SECTIONS


class RowDrag:
    """One row being carried. `slot` is where it would go in now; None for nowhere."""

    def __init__(self, model: OutlineModel, rows: Rows, key: str, kind: Kind) -> None:
        self._model = model
        self._rows = rows
        self.key = key
        self.kind = kind
        self.slot: Slot | None = None

    def move(self, pos: QPoint, width: int) -> None:
        """Follow the pointer, in pixels of the viewport."""
        self.slot = None
        if not -FAR <= pos.x() <= width + FAR:
            return
        section = self._model.index_of(_SECTIONS[self.kind])
        spans = self._spans(section)
        if self.kind == "step":
            self.slot = slot_for_step(spans, self.key, pos.y())
        else:
            self.slot = slot_among(spans, self.key, pos.y())

    def mark(self) -> QRect:
        """The row that takes it in, or the line where it goes in, as a rectangle of no height."""
        slot = self.slot
        if slot is None:
            return QRect()
        if slot.onto:
            return self._rows.row_rect(self._model.index_of(slot.onto))
        rect = self._rows.row_rect(self._model.index_of(self.key))
        return QRect(rect.left(), slot.y, rect.width(), 0)

    def _spans(self, over: QModelIndex) -> tuple[Span, ...]:
        """The spans of the rows in one, each down to the last that is seen below it."""
        if not self._rows.is_open(over):
            return ()
        found = []
        for place in range(self._model.rowCount(over)):
            index = self._model.index(place, 0, over)
            row = self._model.row_at(index)
            if row is None or not row.is_record:
                continue
            rect = self._rows.row_rect(index)
            below = self._spans(index) if row.rows else ()
            bottom = below[-1].bottom if below else rect.bottom() + 1
            found.append(Span(row.key, rect.top(), rect.bottom() + 1, bottom, below))
        return tuple(found)
