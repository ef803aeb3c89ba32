"""The boxes of cards, chips and heads: rounded near by, plain ones and mere fields from afar."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from journeyeditor.canvas.ink import BoxLook, Ink
from journeyeditor.canvas.sight import NO_PEN, Sight
from journeyeditor.layout.measures import CARD_GAP

_SEEN_ROUNDING: Final = 2.0
_SEEN_BORDERED: Final = 3.2
_SEEN_IN_MOTION: Final = 7.0
_KEPT_PIXELS: Final = 120_000
_SMALL_PIXELS: Final = 800
_GAP: Final = CARD_GAP + 0.01
_SEEN_GAP: Final = 0.75


class Boxes:
    """Boxes of one look, on whole device pixels so that their edges are sharp.

    Rounded ones are kept as pictures, since most boxes of a map share a few sizes; but only
    the small ones at the first sight of a scale, which may be one of many in a zoom. Plain
    ones are made when they are first seen and let go when rounded ones are.
    """

    least_scale = 0.0

    def __init__(self, ink: Ink, radius: float, look: tuple[str, str, float]) -> None:
        fill, stroke, self._width = look
        self._ink = ink
        self._radius = radius
        self._fill = ink.colour(fill) if fill else None
        self._border = ink.colour(stroke) if stroke else None
        self._hollow = ink.colour("page")
        self._sides = array("d")
        self._plain: list[QRectF] | None = None
        self._narrowest = math.inf
        self._scale = 0.0
        self._seen = _SEEN_BORDERED if stroke else _SEEN_ROUNDING

    def add(self, x: float, y: float, width: float, height: float) -> None:
        """One more box."""
        self._sides.extend((x, y, x + width, y + height))
        self._narrowest = min(self._narrowest, width)

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Paint all boxes, plain ones where rounding could not be seen."""
        painter.setPen(NO_PEN)
        seen = _SEEN_IN_MOTION if sight.rough else self._seen
        if self._radius * sight.scale >= seen:
            self._paint_rounded(painter, sight)
            return
        if self._plain is None:
            self._plain = [QRectF(x, y, right - x, low - y) for x, y, right, low in self._all()]
        sight.soft(painter, False)
        wide = self._narrowest * sight.scale >= 1
        if self._border is not None:
            edge = max(self._width, 1 / sight.scale)
            painter.setBrush(self._border)
            painter.drawRects(self._plain)
            painter.setBrush(self._fill or self._hollow)
            painter.drawRects([rect.adjusted(edge, edge, -edge, -edge) for rect in self._plain])
        elif self._fill is not None:
            if not wide:
                # A hair round it keeps a bar in sight that is thinner than a pixel.
                painter.setPen(QPen(self._fill, 0))
            painter.setBrush(self._fill)
            painter.drawRects(self._plain)

    def _all(self) -> Iterator[tuple[float, float, float, float]]:
        """Left, top, right and low edge of each."""
        side = iter(self._sides)
        return zip(side, side, side, side, strict=True)

    def _paint_rounded(self, painter: QPainter, sight: Sight) -> None:
        self._plain = None
        scale, ratio, dx, dy = sight.scale, sight.ratio, sight.dx, sight.dy
        look = BoxLook(
            self._fill or self._hollow,
            self._border,
            round(16 * self._radius * scale) / 16,
            round(16 * max(self._width * scale, 0.9 * ratio)) / 16,
        )
        most = _KEPT_PIXELS if scale == self._scale else _SMALL_PIXELS
        self._scale = scale
        painter.resetTransform()
        show, sprite = painter.drawPixmap, self._ink.box_sprite
        edge = 1 / scale
        seen = sight.exposed.adjusted(-edge, -edge, edge, edge)
        from_x, from_y, to_x, to_y = seen.left(), seen.top(), seen.right(), seen.bottom()
        for x, y, end, low in self._all():
            if x > to_x or end < from_x or y > to_y or low < from_y:
                continue
            left, top = round(x * scale + dx), round(y * scale + dy)
            width, height = round(end * scale + dx) - left, round(low * scale + dy) - top
            if 0 < width * height <= most:
                show(QPointF(left / ratio, top / ratio), sprite(look, width, height, ratio))
            else:
                sight.soft(painter, True)
                look.paint(painter, (left, top, width, height), ratio)
        painter.setTransform(sight.transform)


class Fields:
    """Plain rectangles of one colour, for cards seen from far away.

    From so far that the gaps between cards are no pixel wide, those that stand under each other
    are one: else some gaps would show and some not.
    """

    least_scale = 0.0

    def __init__(self, colour: QColor) -> None:
        self._colour = colour
        self._rects: list[QRectF] = []
        self._stacks: list[QRectF] = []

    def add(self, x: float, y: float, width: float, height: float) -> None:
        """One more, most often right under the last one."""
        self._rects.append(QRectF(x, y, width, height))

    def join(self) -> None:
        """Make the stacks, before they are needed."""
        above = QRectF()
        for rect in self._rects:
            gap = rect.top() - above.bottom()
            if 0 <= gap <= _GAP and (above.left(), above.right()) == (rect.left(), rect.right()):
                above.setBottom(rect.bottom())
            else:
                above = QRectF(rect)
                self._stacks.append(above)

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Fill them all at once."""
        sight.soft(painter, False)
        painter.setPen(NO_PEN)
        painter.setBrush(self._colour)
        is_far = bool(self._stacks) and sight.scale * _GAP < _SEEN_GAP
        painter.drawRects(self._stacks if is_far else self._rects)
