"""The poster as it comes out of the printer: the real page on its paper, the cuts over it."""

from __future__ import annotations

from itertools import product
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeyeditor.canvas.ink import Ink, PictureBytes
from journeyeditor.canvas.scene import MapScene
from journeyeditor.layout.paper import MM
from journeyeditor.layout.poster import Poster
from journeyeditor.layout.tiles import TilePlan, tile_name
from journeyeditor.model.journey import Journey
from journeyeditor.model.pictures import picture_bytes

_EDGE: Final = 34
_CUT: Final = QColor("#2f6bd8")
_VEIL: Final = QColor(120, 128, 140, 90)
_SHADOW: Final = QColor(20, 30, 50, 9)
_FINE: Final = 2
"""The page is drawn so much larger than it is shown: small signs and letters come out soft."""

_MOST_FINE: Final = 3_000
"""Of pages with more blocks no detail can be seen anyway."""


class PosterPreview(QWidget):
    """Shows one poster at a time, as large as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(420, 360)
        self._poster: Poster | None = None
        self._journey: Journey | None = None
        self._picture: QImage | None = None
        self._drawn: tuple[object, ...] = ()
        self._reason = ""

    def show_poster(self, poster: Poster | None, journey: Journey, reason: str = "") -> None:
        """Show a poster of a map; where there is none, the reason why."""
        self._poster, self._journey, self._reason = poster, journey, reason
        self.update()

    # Where things are

    def sheet_area(self) -> QRectF:
        """Where the trimmed sheet is shown; bleed and crop marks lie around it."""
        assert self._poster is not None
        sheet, around = self._poster.sheet, 2 * self._around()
        room = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        width, height = sheet.width + around, sheet.height + around
        scale = min(room.width() / width, room.height() / height)
        area = QRectF(0, 0, sheet.width * scale, sheet.height * scale)
        area.moveCenter(QRectF(self.rect()).center())
        return area

    def _around(self) -> float:
        """What lies around the trimmed sheet, in points; tiles have cut marks of their own."""
        poster = self._poster
        return poster.sheet.around if poster is not None and poster.plan is None else 0.0

    def sizeHint(self) -> QSize:
        """Room for a sheet that lies."""
        return QSize(900, 700)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture is drawn anew at its size."""
        super().resizeEvent(event)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper, the page on it, and the cuts."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(self.backgroundRole()))
        if self._poster is None:
            room = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, middle, self._reason)
            return
        area = self.sheet_area()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = area.width() / self._poster.sheet.width
        around = scale * self._around()
        whole = area.adjusted(-around, -around, around, around)
        for wide in range(8, 0, -2):
            painter.fillRect(whole.adjusted(-wide, -wide + 3, wide, wide + 3), _SHADOW)
        ground = QColor(self._poster.theme.colour("page"))
        if around:
            self._paint_around(painter, whole, scale, ground)
        painter.fillRect(area, ground)
        painter.drawImage(self._page_area(area, scale), self._page_picture(scale))
        if around:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(_CUT, 1))
            painter.drawRect(area)
        if self._poster.plan is not None:
            self._paint_cuts(painter, area, scale, self._poster.plan)

    def _paint_around(self, painter: QPainter, whole: QRectF, scale: float, ground: QColor) -> None:
        """What is cut away: the paper with its crop marks, and the bleed in the page's colour."""
        assert self._poster is not None
        sheet = self._poster.sheet
        painter.fillRect(whole, QColor("white"))
        painter.fillRect(whole, _VEIL)
        inner = scale * (sheet.around - sheet.bleed)
        painter.fillRect(whole.adjusted(inner, inner, -inner, -inner), ground)
        left, top = whole.x() + scale * sheet.around, whole.y() + scale * sheet.around
        painter.setPen(QPen(QColor("black"), 1))
        for x0, y0, x1, y1 in sheet.crop_marks():
            start = QPointF(left + scale * x0, top + scale * y0)
            painter.drawLine(start, QPointF(left + scale * x1, top + scale * y1))

    def _page_area(self, area: QRectF, scale: float) -> QRectF:
        assert self._poster is not None
        sheet, page = self._poster.sheet, self._poster.page
        return QRectF(
            area.x() + scale * sheet.x,
            area.y() + scale * sheet.y,
            scale * sheet.scale * page.width,
            scale * sheet.scale * page.height,
        )

    def _page_picture(self, scale: float) -> QImage:
        """The page as the canvas paints it; kept until the page, its size or look is another."""
        poster, journey = self._poster, self._journey
        assert poster is not None
        assert journey is not None
        ratio = self.devicePixelRatioF()
        wide = max(1, round(ratio * scale * poster.sheet.scale * poster.page.width))
        name = (id(poster.page), poster.theme, wide)
        if self._picture is not None and self._drawn == name:
            return self._picture

        def stored(key: str) -> bytes | None:
            picture = journey.pictures.get(key)
            return picture_bytes(picture) if picture else None

        page = poster.page
        high = max(1, round(wide * page.height / page.width))
        blocks = sum(len(band.blocks) for band in page.bands)
        fine = _FINE if blocks <= _MOST_FINE else 1
        picture = self._drawn_page(poster, QSize(fine * wide, fine * high), stored)
        if fine > 1:
            smooth = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaled(wide, high, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        self._picture, self._drawn = picture, name
        return picture

    def _drawn_page(self, poster: Poster, size: QSize, stored: PictureBytes) -> QImage:
        page = poster.page
        picture = QImage(size, QImage.Format.Format_RGB32)
        picture.fill(QColor(poster.theme.colour("page")))
        scene = MapScene(Ink(poster.theme, stored), lambda _error: None)
        scene.show_page(page)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(0, 0, size.width(), size.height())
        # A little within the page: at its edge the canvas paints the shade of the desk.
        scene.render(painter, area, QRectF(0.5, 0.5, page.width - 1, page.height - 1))
        painter.end()
        scene.deleteLater()
        return picture

    def _paint_cuts(self, painter: QPainter, area: QRectF, scale: float, plan: TilePlan) -> None:
        """The tiles over the page: where they overlap, what they are called, what is left out."""
        half = plan.choice.overlap * MM / 2 * scale
        left, top = area.x(), area.y()
        xs = [left + scale * x for x in plan.xs]
        ys = [top + scale * y for y in plan.ys]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for row, column in product(range(plan.rows), range(plan.columns)):
            if plan.tile(row, column) is None:
                corner = QPointF(xs[column], ys[row])
                painter.fillRect(QRectF(corner, QPointF(xs[column + 1], ys[row + 1])), _VEIL)
        painter.setPen(QPen(_CUT, 1, Qt.PenStyle.DashLine))
        for place, x in enumerate(xs):
            for shift in _shifts(place, len(xs), half):
                painter.drawLine(QPointF(x + shift, ys[0]), QPointF(x + shift, ys[-1]))
        for place, y in enumerate(ys):
            for shift in _shifts(place, len(ys), half):
                painter.drawLine(QPointF(xs[0], y + shift), QPointF(xs[-1], y + shift))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        font.setPointSizeF(8.5)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        for row, column in product(range(plan.rows), range(plan.columns)):
            if plan.tile(row, column) is None:
                continue
            name = tile_name(row, column)
            x = xs[column] + (half if column else 0) + 4
            y = ys[row] + (half if row else 0) + 3
            ground = QRectF(x, y, metrics.horizontalAdvance(name) + 6, metrics.height())
            painter.fillRect(ground, QColor(255, 255, 255, 200))
            painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, name)


def _shifts(place: int, count: int, half: float) -> tuple[float, ...]:
    """Where the lines of an edge lie: two at a cut, one at the poster's own edge."""
    return (0.0,) if place in (0, count - 1) else (-half, half)
