"""The painting operations that blocks are turned into, each for many marks of one look.

An operation paints in the coordinates of its band. How much detail it shows follows from the
scale alone, so that the same operations serve every zoom.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QGlyphRun,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
)

from journeyeditor.canvas.ink import BIG, ORIGIN, Ink
from journeyeditor.canvas.outlines import paint_icon
from journeyeditor.canvas.sight import NO_PEN, Sight
from journeyeditor.layout.display import Image, Shade, Shape
from journeyeditor.typeset.shaping import Segment

LEGIBLE: Final = 5.0
"""Device pixels an em needs for its text to be drawn as text."""

_SMOOTH: Final = QPainter.RenderHint.SmoothPixmapTransform
_SEEN_SIGN: Final = 6.0
_SEEN_BAR: Final = 1.6
_SEEN_DASH: Final = 0.35
_SEEN_FAINT: Final = 0.15


class Lines:
    """Level and upright lines of one look, sharp and never thinner than a pixel.

    Dashed ones are the fainter: from far away, where they would look like the others, they are
    left out.
    """

    def __init__(self, ink: Ink, mark: Shape) -> None:
        self._pen = QPen(ink.colour(mark.stroke), mark.stroke_width)
        self._pen.setCosmetic(True)
        self._width = mark.stroke_width
        self._dash = [part / (mark.stroke_width or 1) for part in mark.dash]
        self.least_scale = _SEEN_FAINT if mark.dash else 0.0
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
        if pen.style() == Qt.PenStyle.CustomDashLine and width > 1:
            period = sum(pen.dashPattern()) * width / sight.scale
            painter.drawLines([_cut(line, sight.exposed, period) for line in self._lines])
        else:
            painter.drawLines(self._lines)


def _cut(line: QLineF, seen: QRectF, period: float) -> QLineF:
    """A level or upright line as far as it is seen, shortened by whole periods of its dashes.

    Qt goes through every dash of a line, seen or not.
    """
    start, end = line.p1(), line.p2()
    if line.dx():
        x1, x2 = _cut_ends(start.x(), end.x(), (seen.left(), seen.right()), period)
        return QLineF(x1, start.y(), x2, end.y())
    y1, y2 = _cut_ends(start.y(), end.y(), (seen.top(), seen.bottom()), period)
    return QLineF(start.x(), y1, end.x(), y2)


def _cut_ends(
    start: float, end: float, seen: tuple[float, float], period: float
) -> tuple[float, float]:
    way = 1.0 if end >= start else -1.0
    near, far = seen if way > 0 else (seen[1], seen[0])
    before = (near - start) * way // period - 1
    beyond = (end - far) * way // period - 1
    return (
        start + way * max(before, 0.0) * period,
        end - way * max(beyond, 0.0) * period,
    )


class Glyphs:
    """Text of one face, size and colour: one glyph run, or pale bars where it is too small.

    The bars are made when they are first seen and let go when the text is.
    """

    def __init__(self, ink: Ink, face: str, size: float, colour: str) -> None:
        self._ink = ink
        self._face = face
        self._size = size
        self._colour = ink.colour(colour)
        self._pale = ink.pale(colour)
        self._indexes: list[int] = []
        self._points: list[QPointF] = []
        self._places = array("d")
        self._bars: list[QRectF] | None = None
        self.least_scale = _SEEN_BAR / size
        self._run: QGlyphRun | None = None

    def add(self, at: tuple[float, float, float], segments: Sequence[Segment]) -> None:
        """More glyphs: `at` is x, base line and width, of `segments` of the face."""
        k = BIG / self._size
        left, base = at[0] * k, at[1] * k
        points = self._points
        for segment in segments:
            em = BIG / segment.scale
            self._indexes += segment.glyphs
            if segment.ys:
                pairs = zip(segment.xs, segment.ys, strict=True)
                points += [QPointF(left + dx * em, base - dy * em) for dx, dy in pairs]
            else:
                points += [QPointF(left + dx * em, base) for dx in segment.xs]
            left += segment.width * em
        self._places.extend(at)

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
                painter.drawRects(self._all_bars())
            return
        self._bars = None
        if self._run is None:
            self.build()
        assert self._run is not None
        painter.setPen(self._colour)
        painter.setTransform(sight.for_glyphs(self._size))
        painter.drawGlyphRun(ORIGIN, self._run)
        painter.setTransform(sight.transform)

    def _all_bars(self) -> list[QRectF]:
        if self._bars is None:
            rise, height = 0.5 * self._size, 0.42 * self._size
            at = iter(self._places)
            places = zip(at, at, at, strict=True)
            self._bars = [QRectF(x, y - rise, width, height) for x, y, width in places]
        return self._bars


class Signs:
    """Icons of one colour and size, as kept pictures on whole device pixels."""

    def __init__(self, ink: Ink, colour: str, size: float) -> None:
        self._ink = ink
        self._colour = colour
        self._size = size
        self._places: list[tuple[str, float, float]] = []
        self.least_scale = (_SEEN_SIGN - 0.5) / size

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
        kept = _near(side) if sight.moving else side
        if kept != side:
            painter.setRenderHint(_SMOOTH)
        for icon, x, y in self._places:
            left, top = round(x * scale + sight.dx) / ratio, round(y * scale + sight.dy) / ratio
            sprite = self._ink.sign_sprite(icon, self._colour, kept, ratio)
            if kept == side:
                painter.drawPixmap(QPointF(left, top), sprite)
            else:
                area = QRectF(left, top, side / ratio, side / ratio)
                painter.drawPixmap(area, sprite, QRectF(0, 0, kept, kept))
        painter.setRenderHint(_SMOOTH, False)
        painter.setTransform(sight.transform)


def _near(side: int) -> int:
    """A size little larger than this one: in motion a few serve all, scaled."""
    return math.ceil(2 ** (math.ceil(4 * math.log2(side)) / 4))


class Shades:
    """A rectangle of running colour."""

    least_scale = 0.0

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

    least_scale = 0.0

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
