"""The few items of the scene: one for the page itself and one for each band on it."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journeyeditor.canvas.chunks import Chunk, block_area, changed, renewed
from journeyeditor.canvas.ink import Ink
from journeyeditor.canvas.sight import Sight
from journeyeditor.layout.display import Band, Block

Report = Callable[[Exception], None]
"""Told once of an error in painting; a `paint` that raises would be called again for ever."""

SHADOW: Final = 40.0
_RINGS: Final = 10
_MANY: Final = 40
_SHADOW: Final = QColor(20, 30, 50, 2)


class PageItem(QGraphicsItem):
    """The white page with its quiet shadow."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self._ink = ink
        self._page = QRectF()
        self._shadow = _Shadow()
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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        seen = painter.worldTransform()
        ratio = painter.device().devicePixelRatioF()
        page = seen.mapRect(self._page)
        painter.resetTransform()
        self._shadow.paint(painter, page, SHADOW * seen.m11(), ratio)
        painter.setTransform(seen)
        painter.fillRect(self._page, self._ink.colour("page"))


class _Shadow:
    """The shade left, right and below the page: rings painted once, then stretched along it."""

    def __init__(self) -> None:
        self._of = (-1.0, 0.0)
        self._picture = QPixmap()

    def paint(self, painter: QPainter, page: QRectF, most: float, ratio: float) -> None:
        """Paint the shade round a page given in pixels; it reaches no further than `most`."""
        wide = min(float(_RINGS), 0.66 * most)
        if self._of != (wide, ratio):
            self._of, self._picture = (wide, ratio), _rings(wide, ratio)
        wide = math.ceil(wide)
        high, low = math.ceil(wide / 2), math.ceil(1.5 * wide)
        left, right = round(page.left() * ratio) / ratio, round(page.right() * ratio) / ratio
        top, bottom = round(page.top() * ratio) / ratio, round(page.bottom() * ratio) / ratio
        across = (
            (left - wide, wide, 0, wide),
            (left, right - left, wide, 2),
            (right, wide, wide + 2, wide),
        )
        down = (
            (top - high, high, 0, high),
            (top, bottom - top, high, 2),
            (bottom, low, high + 2, low),
        )
        for column, (x, width, from_x, taken_x) in enumerate(across):
            for row, (y, height, from_y, taken_y) in enumerate(down):
                if column == 1 and row < 2:
                    continue
                source = QRectF(from_x * ratio, from_y * ratio, taken_x * ratio, taken_y * ratio)
                painter.drawPixmap(QRectF(x, y, width, height), self._picture, source)


def _rings(wide: float, ratio: float) -> QPixmap:
    """The shade round a page of two pixels by two."""
    edge = math.ceil(wide)
    high, low = math.ceil(edge / 2), math.ceil(1.5 * edge)
    picture = QPixmap(round((2 * edge + 2) * ratio), round((high + 2 + low) * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    page = QRectF(edge, high, 2, 2)
    painter = QPainter(picture)
    painter.scale(ratio, ratio)
    for side in ring_sides(page, wide):
        painter.fillRect(side, _SHADOW)
    painter.end()
    return picture


def ring_sides(page: QRectF, wide: float) -> list[QRectF]:
    """All that is shaded round a page in pixels, ring in ring, to `wide` at most."""
    sides: list[QRectF] = []
    for ring in range(_RINGS, 0, -1):
        spread = min(float(ring), wide)
        drop = spread / 2
        around = page.adjusted(-spread, -spread + drop, spread, spread + drop)
        sides += _frame(around, page)
    return sides


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
        was = self._band.blocks if self._band else ()
        others = changed(was, band.blocks)
        self.chunks = renewed(self._ink, others, band.blocks, self.chunks)
        self._band = band
        self._broken = False
        area = QRectF(0, 0, band.width, band.height)
        for chunk in self.chunks:
            area = area.united(chunk.area)
        if area != self._area:
            self.prepareGeometryChange()
            self._area = area
        if others is None:
            before, after = {id(one): one for one in was}, {id(one): one for one in band.blocks}
            either = before | after
            self._update_changed([either[one] for one in before.keys() ^ after.keys()])
        else:
            self._update_changed([block for pair in others for block in pair])
        return True

    def _update_changed(self, blocks: Collection[Block]) -> None:
        """Have painted again where blocks were or are that are not in both."""
        if len(blocks) > _MANY:
            self.update()
            return
        for block in blocks:
            self.update(block_area(block))

    def build(self, chunk: Chunk) -> None:
        """Make ready one of the chunks, and have it painted where something stood for it."""
        owed = chunk.owed
        chunk.build()
        if owed:
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
        scene = self.scene()
        rough = bool(getattr(scene, "is_rough", False))
        until = getattr(scene, "until", math.inf)
        sight = Sight(painter.worldTransform(), device.devicePixelRatioF(), rough, exposed, until)
        for chunk in self.chunks:
            if chunk.is_seen(sight) and chunk.area.intersects(exposed):
                chunk.paint(painter, sight, exposed)
        painter.setBrush(Qt.BrushStyle.NoBrush)
