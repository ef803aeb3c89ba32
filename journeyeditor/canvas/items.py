"""The few items of the scene: one for the page itself and one for each band on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journeyeditor.canvas.chunks import Chunk, chunks_of
from journeyeditor.canvas.ink import Ink
from journeyeditor.canvas.strokes import Sight
from journeyeditor.layout.display import Band

Report = Callable[[Exception], None]
"""Told once of an error in painting; a `paint` that raises would be called again for ever."""

SHADOW: Final = 40.0
_RINGS: Final = 10
_SHADOW: Final = QColor(20, 30, 50, 2)


class PageItem(QGraphicsItem):
    """The white page with its quiet shadow."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self._ink = ink
        self._page = QRectF()
        self.setZValue(-1)

    def show_page(self, width: float, height: float) -> None:
        """Take the page's size in scene units."""
        page = QRectF(0, 0, width, height)
        if page != self._page:
            self.prepareGeometryChange()
            self._page = page

    def boundingRect(self) -> QRectF:
        """The page and its shadow."""
        return self._page.adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint shadow and page."""
        unit = 1 / max(painter.worldTransform().m11(), 1e-6)
        page = self._page
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for ring in range(_RINGS, 0, -1):
            spread = min(ring * unit, 0.66 * SHADOW)
            drop = min(0.5 * ring * unit, 0.33 * SHADOW)
            around = page.adjusted(-spread, -spread + drop, spread, spread + drop)
            for side in _frame(around, page):
                painter.fillRect(side, _SHADOW)
        painter.fillRect(page, self._ink.colour("page"))


def _frame(outer: QRectF, inner: QRectF) -> tuple[QRectF, QRectF, QRectF]:
    """What of a rectangle lies left, right and below another: nothing under it is painted."""
    top, bottom = outer.top(), outer.bottom()
    return (
        QRectF(outer.left(), top, inner.left() - outer.left(), bottom - top),
        QRectF(inner.right(), top, outer.right() - inner.right(), bottom - top),
        QRectF(inner.left(), inner.bottom(), inner.width(), bottom - inner.bottom()),
    )


class BandItem(QGraphicsItem):
    """A band of the page. It paints its blocks and knows nothing of the document."""

    def __init__(self, ink: Ink, report: Report) -> None:
        super().__init__()
        self._ink = ink
        self._report = report
        self._band: Band | None = None
        self._area = QRectF()
        self._broken = False
        self.chunks: list[Chunk] = []
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    @property
    def band(self) -> Band | None:
        """The band shown now."""
        return self._band

    def show_band(self, band: Band) -> bool:
        """Make the item match a band; True where something has to be painted anew in it."""
        place = QPointF(band.x, band.y)
        if place != self.pos():
            self.setPos(place)
        if self._band is not None and band.blocks is self._band.blocks:
            self._band = band
            return False
        old = self.chunks
        self.chunks = chunks_of(self._ink, band.blocks, old)
        self._band = band
        self._broken = False
        area = QRectF(0, 0, band.width, band.height)
        for chunk in self.chunks:
            area = area.united(chunk.area)
        if area != self._area:
            self.prepareGeometryChange()
            self._area = area
        self._update_changed(old)
        return True

    def _update_changed(self, old: list[Chunk]) -> None:
        """Have painted again what was or is in chunks that are not in both."""
        before, now = set(old), set(self.chunks)
        for chunk in before ^ now:
            self.update(chunk.area)

    def boundingRect(self) -> QRectF:
        """The band with all that its blocks may paint."""
        return self._area

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the exposed blocks; after an error nothing, until the band is another."""
        if self._broken:
            return
        try:
            self._paint(painter, option.exposedRect)
        except Exception as error:
            self._broken = True
            self._report(error)

    def _paint(self, painter: QPainter, exposed: QRectF) -> None:
        device = painter.device()
        rough = bool(getattr(self.scene(), "is_rough", False))
        sight = Sight(painter.worldTransform(), device.devicePixelRatioF(), rough)
        for chunk in self.chunks:
            if chunk.is_seen(sight) and chunk.area.intersects(exposed):
                chunk.paint(painter, sight, exposed)
        painter.setBrush(Qt.BrushStyle.NoBrush)
