"""Keeps heads of phases and lanes at the view's edges while their own are out of sight.

They repeat what the page says, so screen readers are told nothing of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QFontInfo, QPainter

from journeyeditor.canvas.ink import Ink
from journeyeditor.canvas.items import Report
from journeyeditor.canvas.kept import Kept, Seen, owners_of_heads
from journeyeditor.canvas.panes import Brush, Pane, Rings, Words
from journeyeditor.canvas.view import MapView
from journeyeditor.layout.display import Page

_NOWHERE: Final = QRect()


class Heads(QObject):
    """Lays two panes over a view: phases at the top, lanes at the left."""

    def __init__(
        self,
        view: MapView,
        ink: Ink,
        title_of: Callable[[str], str],
        written: Callable[[], QRect],
        report: Report,
    ) -> None:
        """`title_of` gives a phase's title; `written` where text is being written, in pixels of
        the viewport, which no pane may cover."""
        super().__init__(view)
        self._view = view
        self._title_of = title_of
        self._written = written
        self._page: Page | None = None
        self.kept: Kept | None = None
        self._rings = Rings()
        self._owners: frozenset[str] = frozenset()
        self.is_wanted = True
        # A little smaller than the status line's, as small print on the page is.
        self.words = Words(ink, max(QFontInfo(view.font()).pixelSize() - 1, 9))
        self.top = Pane(view.viewport(), self._paint_top, report)
        self.side = Pane(view.viewport(), self._paint_side, report)
        view.pointing.cover = self

    def want(self, wanted: bool) -> None:
        """Keep heads in sight, or do not."""
        self.is_wanted = wanted
        self.follow()

    def show_page(self, page: Page, ink: Ink) -> None:
        """The page is another."""
        self._page = page
        self._owners = owners_of_heads(page)
        if self.words.use(ink, page.language):
            self._renew()
        self.follow()

    def mark(self, selected: frozenset[str], hovered: str) -> None:
        """Ring the heads of what is selected, and of what is under the pointer."""
        rings = Rings(selected & self._owners, hovered if hovered in self._owners else "")
        if rings != self._rings:
            self._rings = rings
            self._renew()

    def _renew(self) -> None:
        self.top.renew()
        self.side.renew()

    def follow(self) -> None:
        """What is seen of the page may be another part: show the heads that are out of sight."""
        view, page = self._view, self._page
        kept = None
        if page is not None and self.is_wanted:
            sight, size = view.viewportTransform(), view.viewport().size()
            seen = Seen(sight.m11(), sight.dx(), sight.dy(), size.width(), size.height())
            kept = Kept(page, seen, self.words.em, self._title_of, self._written())
        self.kept = kept
        self.top.lie(kept.top if kept else _NOWHERE, kept and kept.look_above())
        self.side.lie(kept.side if kept else _NOWHERE, kept and kept.look_beside())

    def instead_of(self, owner: str, role: str, area: QRectF) -> QRectF:
        """What is to be brought into view for a thing on the page: nothing where its kept head
        can be read, else of a head only so much that it will be kept."""
        kept = self.kept
        if kept is None or area.isEmpty():
            return area
        is_above = role in ("phase", "step") and not kept.top.isEmpty()
        if not is_above and not (role == "lane-head" and kept.is_whole):
            return area
        heads = kept.heads_above() if is_above else kept.heads_beside()
        if any(head.owner == owner and self.words.set(head) for head in heads):
            return QRectF()
        middle = self._view.mapToScene(kept.clear().center())
        if is_above:
            return QRectF(area.left(), middle.y(), area.width(), 1)
        return QRectF(middle.x(), area.top(), 1, area.height())

    # What the view asks of what covers it

    def clear(self) -> QRect:
        """What of the viewport is left free."""
        return self.kept.clear() if self.kept else self._view.viewport().rect()

    def covers(self, at: QPoint) -> bool:
        """Whether a place of the viewport is covered."""
        return self.kept is not None and self.kept.covers(at)

    def place_at(self, at: QPoint) -> QPointF | None:
        """The place of the page that a covered place stands for; None for none."""
        head = self.kept.head_at(at) if self.kept else None
        return self.kept.place_of(head, at) if self.kept and head else None

    def tip_at(self, at: QPoint) -> str:
        """A name that can't be read in full at a place of the viewport, or ""."""
        kept = self.kept
        head = kept.head_at(at) if kept and kept.covers(at) else None
        if kept is None or head is None:
            return ""
        return "" if self.words.fits(head) else head.name

    def _paint_top(self, painter: QPainter) -> None:
        kept = self.kept
        if kept is not None:
            pane = QRectF(kept.top)
            brush = Brush(
                painter, self.words, pane, max(pane.left(), kept.clear().left()), kept.hair
            )
            brush.above(kept.heads_above(), self._rings)

    def _paint_side(self, painter: QPainter) -> None:
        kept = self.kept
        if kept is not None:
            brush = Brush(painter, self.words, QRectF(kept.side), kept.side.left(), kept.hair)
            brush.beside(kept.heads_beside(), self._rings, kept.is_whole)
