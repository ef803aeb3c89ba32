"""The painting operations that blocks are turned into, each for many marks of one look.

An operation paints in the coordinates of its band. How much detail it shows follows from the
scale alone, so that the same operations serve every zoom.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGlyphRun,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)

from journeyeditor.canvas.ink import BIG, ORIGIN, Ink
from journeyeditor.canvas.outlines import paint_icon, round_pen
from journeyeditor.layout.display import Image, Shade, Shape

LEGIBLE: Final = 5.0
"""Device pixels an em needs for its text to be drawn as text."""

_SEEN_SIGN: Final = 6.0
_SEEN_BAR: Final = 1.6
_SEEN_ROUNDING: Final = 2.0
_SEEN_BORDERED: Final = 3.2
_SEEN_IN_MOTION: Final = 7.0
_FEW: Final = 0.75
_SEEN_DASH: Final = 0.35
_SEEN_SHAPE: Final = 2.2
_SEEN_WIDTH: Final = 0.5
_SOFT: Final = QPainter.RenderHint.Antialiasing

NO_PEN: Final = QPen(Qt.PenStyle.NoPen)


class Sight:
    """How a paint event sees a band: its transform, and device pixels to the scene unit.

    `rough` spares fine detail: the picture is in motion.
    """

    def __init__(self, transform: QTransform, ratio: float, rough: bool = False) -> None:
        self.transform = transform
        self.ratio = ratio
        self.scale = transform.m11() * ratio
        self.rough = rough and self.scale < _FEW
        self.dx = transform.dx() * ratio
        self.dy = transform.dy() * ratio
        self._glyphs: dict[float, QTransform] = {}
        self._is_soft: bool | None = None

    def soft(self, painter: QPainter, wanted: bool) -> None:
        """Switch soft edges on or off."""
        if wanted is not self._is_soft:
            painter.setRenderHint(_SOFT, wanted)
            self._is_soft = wanted

    def for_glyphs(self, size: float) -> QTransform:
        """The transform for glyph runs of `BIG` pixels to come out `size` units large."""
        found = self._glyphs.get(size)
        if found is None:
            found = QTransform(self.transform).scale(size / BIG, size / BIG)
            self._glyphs[size] = found
        return found


class Stroke(Protocol):
    """One painting operation. It leaves the painter's transform as it found it."""

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Paint in the band's coordinates."""


class Boxes:
    """Boxes of one look, on whole device pixels so that their edges are sharp.

    A border is a larger box under a smaller one: half the price of stroking an outline.
    """

    def __init__(self, ink: Ink, radius: float, look: tuple[str, str, float]) -> None:
        fill, stroke, self._width = look
        self._radius = radius
        self._fill = ink.colour(fill) if fill else None
        self._border = ink.colour(stroke) if stroke else None
        self._hollow = ink.colour("page")
        self._rects: list[QRectF] = []
        self._narrowest = math.inf
        self._seen = _SEEN_BORDERED if stroke else _SEEN_ROUNDING

    def add(self, x: float, y: float, width: float, height: float) -> None:
        """One more box."""
        self._rects.append(QRectF(x, y, width, height))
        self._narrowest = min(self._narrowest, width)

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Paint all boxes, plain ones where rounding could not be seen."""
        painter.setPen(NO_PEN)
        seen = _SEEN_IN_MOTION if sight.rough else self._seen
        if self._radius * sight.scale >= seen:
            self._paint_rounded(painter, sight)
            return
        sight.soft(painter, False)
        wide = self._narrowest * sight.scale >= 1
        if self._border is not None:
            edge = max(self._width, 1 / sight.scale)
            painter.setBrush(self._border)
            painter.drawRects(self._rects)
            painter.setBrush(self._fill or self._hollow)
            painter.drawRects([rect.adjusted(edge, edge, -edge, -edge) for rect in self._rects])
        elif self._fill is not None:
            if not wide:
                # A hair round it keeps a bar in sight that is thinner than a pixel.
                painter.setPen(QPen(self._fill, 0))
            painter.setBrush(self._fill)
            painter.drawRects(self._rects)

    def _paint_rounded(self, painter: QPainter, sight: Sight) -> None:
        sight.soft(painter, True)
        scale, ratio, dx, dy = sight.scale, sight.ratio, sight.dx, sight.dy
        edge = max(self._width * scale, 0.9 * ratio) / ratio
        radius = self._radius * scale / ratio
        painter.resetTransform()
        draw, brush = painter.drawRoundedRect, painter.setBrush
        if self._border is None and self._fill is not None:
            brush(self._fill)
        for rect in self._rects:
            left = round(rect.left() * scale + dx) / ratio
            top = round(rect.top() * scale + dy) / ratio
            width = round(rect.right() * scale + dx) / ratio - left
            height = round(rect.bottom() * scale + dy) / ratio - top
            bend = min(radius, width / 2, height / 2)
            if self._border is None:
                draw(QRectF(left, top, width, height), bend, bend)
                continue
            brush(self._border)
            draw(QRectF(left, top, width, height), bend, bend)
            brush(self._fill or self._hollow)
            inner = QRectF(left + edge, top + edge, width - 2 * edge, height - 2 * edge)
            draw(inner, max(bend - edge, 0), max(bend - edge, 0))
        painter.setTransform(sight.transform)


class Lines:
    """Level and upright lines of one look, sharp and never thinner than a pixel."""

    def __init__(self, ink: Ink, mark: Shape) -> None:
        self._pen = QPen(ink.colour(mark.stroke), mark.stroke_width)
        self._pen.setCosmetic(True)
        self._width = mark.stroke_width
        self._dash = [part / (mark.stroke_width or 1) for part in mark.dash]
        self._lines: list[QLineF] = []

    def add(self, ends: tuple[float, float, float, float]) -> None:
        """One more line."""
        self._lines.append(QLineF(*ends))

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Paint the lines; dashes where they can be told apart."""
        pen = QPen(self._pen)
        width = max(self._width * sight.scale, 1.0)
        pen.setWidthF(width)
        if self._dash and sight.scale > _SEEN_DASH:
            thin = self._width * sight.scale / width
            pen.setDashPattern([max(part * thin, 0.5) for part in self._dash])
        sight.soft(painter, False)
        painter.setPen(pen)
        painter.drawLines(self._lines)


class Glyphs:
    """Text of one face, size and colour: one glyph run, or pale bars where it is too small."""

    def __init__(self, ink: Ink, face: str, size: float, colour: str) -> None:
        self._ink = ink
        self._face = face
        self._size = size
        self._colour = ink.colour(colour)
        self._pale = ink.pale(colour)
        self._indexes: list[int] = []
        self._points: list[QPointF] = []
        self._bars: list[QRectF] = []
        self._run: QGlyphRun | None = None

    def add(
        self,
        at: tuple[float, float, float],
        glyphs: Sequence[int],
        xs: Sequence[float],
        ys: Sequence[float],
    ) -> None:
        """More glyphs: `at` is x, base line and width."""
        size, (x, y, width) = self._size, at
        k = BIG / size
        left, base = x * k, y * k
        self._indexes += glyphs
        if ys:
            self._points += [
                QPointF(left + dx * k, base - dy * k) for dx, dy in zip(xs, ys, strict=True)
            ]
        else:
            self._points += [QPointF(left + dx * k, base) for dx in xs]
        self._bars.append(QRectF(x, y - 0.5 * size, width, 0.42 * size))

    def build(self) -> None:
        """Make the glyph run, so that the first painting does not wait for it."""
        if self._run is None:
            self._run = QGlyphRun()
            self._run.setRawFont(self._ink.font(self._face))
            self._run.setGlyphIndexes(self._indexes)
            self._run.setPositions(self._points)
            self._indexes, self._points = [], []

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Paint the glyphs where they were told to be."""
        em = self._size * sight.scale
        if em < LEGIBLE:
            if em >= _SEEN_BAR:
                sight.soft(painter, False)
                painter.setPen(NO_PEN)
                painter.setBrush(self._pale)
                painter.drawRects(self._bars)
            return
        if self._run is None:
            self.build()
        assert self._run is not None
        painter.setPen(self._colour)
        painter.setTransform(sight.for_glyphs(self._size))
        painter.drawGlyphRun(ORIGIN, self._run)
        painter.setTransform(sight.transform)


class Signs:
    """Icons of one colour and size, as kept pictures on whole device pixels."""

    def __init__(self, ink: Ink, colour: str, size: float) -> None:
        self._ink = ink
        self._colour = colour
        self._size = size
        self._places: list[tuple[str, float, float]] = []

    def add(self, icon: str, x: float, y: float) -> None:
        """One more icon, by its top left corner."""
        self._places.append((icon, x, y))

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Paint the icons where they are large enough to be told apart."""
        scale, ratio = sight.scale, sight.ratio
        side = round(self._size * scale)
        if side < _SEEN_SIGN:
            return
        if side > 200:
            for icon, x, y in self._places:
                area = QRectF(x, y, self._size, self._size)
                paint_icon(painter, icon, self._ink.colour(self._colour), area)
            return
        painter.resetTransform()
        for icon, x, y in self._places:
            at = QPointF(round(x * scale + sight.dx) / ratio, round(y * scale + sight.dy) / ratio)
            painter.drawPixmap(at, self._ink.sign_sprite(icon, self._colour, side, ratio))
        painter.setTransform(sight.transform)


class Outlines:
    """A path, filled and stroked."""

    def __init__(self, ink: Ink, mark: Shape, path: QPainterPath) -> None:
        self._path = path
        self._bounds = path.controlPointRect()
        self._side = max(self._bounds.width(), self._bounds.height())
        self._opacity = mark.opacity
        self._pen = NO_PEN
        self._lined = bool(mark.stroke)
        self._thin = bool(mark.stroke) and not mark.fill
        self._width = mark.stroke_width
        self._hair = NO_PEN
        if mark.stroke:
            self._pen = round_pen(ink.colour(mark.stroke), mark.stroke_width)
            self._hair = QPen(ink.pale(mark.stroke), 0)
            if mark.dash:
                self._pen.setDashPattern([part / (mark.stroke_width or 1) for part in mark.dash])
        self._fill = ink.colour(mark.fill) if mark.fill else Qt.GlobalColor.transparent

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Paint the path with soft edges; as a spot where it is too small to have a form."""
        side = self._side * sight.scale
        if side < _SEEN_SHAPE:
            if side >= 1:
                sight.soft(painter, False)
                painter.fillRect(self._bounds, self._pen.color() if self._lined else self._fill)
            return
        if self._thin and self._width * sight.scale < _SEEN_WIDTH:
            sight.soft(painter, False)
            painter.setPen(self._hair)
        else:
            sight.soft(painter, True)
            painter.setPen(self._pen)
        painter.setBrush(self._fill)
        if self._opacity < 1:
            painter.setOpacity(self._opacity)
        painter.drawPath(self._path)
        if self._opacity < 1:
            painter.setOpacity(1)


class Shades:
    """A rectangle of running colour."""

    def __init__(self, ink: Ink, mark: Shade, x: float, y: float) -> None:
        self._area = QRectF(x, y, mark.width, mark.height)
        self._gradient = QLinearGradient(x, y, x, y + mark.height)
        for place, role in mark.stops:
            self._gradient.setColorAt(place, ink.colour(role))

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Fill the rectangle."""
        sight.soft(painter, False)
        painter.fillRect(self._area, self._gradient)


class Pictures:
    """A stored picture in its rounded frame; a pale field where it can't be read."""

    def __init__(self, ink: Ink, mark: Image, x: float, y: float) -> None:
        self._ink = ink
        self._key = mark.picture
        self._area = QRectF(x, y, mark.width, mark.height)
        self._clip = QPainterPath()
        self._clip.addRoundedRect(self._area, mark.radius, mark.radius)

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Paint the picture, scaled smoothly."""
        image = self._ink.picture(self._key)
        if image is None:
            painter.fillPath(self._clip, self._ink.colour("hairline"))
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(self._clip, Qt.ClipOperation.IntersectClip)
        painter.drawImage(self._area, image)
        painter.restore()


class Fields:
    """Plain rectangles of one colour, for cards seen from far away."""

    def __init__(self, colour: QColor) -> None:
        self._colour = colour
        self.rects: list[QRectF] = []

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Fill them all at once."""
        sight.soft(painter, False)
        painter.setPen(NO_PEN)
        painter.setBrush(self._colour)
        painter.drawRects(self.rects)
