"""Paths as painting operations: with soft edges near by, lines as hairs from far away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from journeyeditor.canvas.ink import Ink
from journeyeditor.canvas.outlines import round_pen
from journeyeditor.canvas.sight import NO_PEN, Sight, Stroke
from journeyeditor.layout.display import Shape

_SEEN_SPOT: Final = 1.5
_SEEN_SHAPE: Final = 2.2
_SEEN_WIDTH: Final = 0.5
_LONG: Final = 200.0


class Outlines:
    """A path, filled and stroked."""

    def __init__(self, ink: Ink, mark: Shape, path: QPainterPath) -> None:
        self._path = path
        self._bounds = path.controlPointRect()
        self._side = max(self._bounds.width(), self._bounds.height())
        self.least_scale = _SEEN_SPOT / max(self._side, 1e-6)
        self._opacity = mark.opacity
        self._pen = NO_PEN
        self._lined = bool(mark.stroke)
        self._thin = bool(mark.stroke) and not mark.fill
        self.hair = ink.pale(mark.stroke) if self._thin and mark.opacity == 1 else None
        """The colour of the hair that it is from far away; None where it is more than a line."""
        self.hair_scale = _SEEN_WIDTH / max(mark.stroke_width, 1e-6)
        if mark.stroke:
            self._pen = round_pen(ink.colour(mark.stroke), mark.stroke_width)
            if mark.dash:
                self._pen.setDashPattern([part / (mark.stroke_width or 1) for part in mark.dash])
        self._fill = ink.colour(mark.fill) if mark.fill else Qt.GlobalColor.transparent
        self._pieces = _pieces(path, mark.stroke_width) if self._side > _LONG and self._thin else []

    def leave_to(self, path: QPainterPath) -> None:
        """Let `path`, painted as a hair, stand for this line from far away."""
        path.addPath(self._path)
        self.least_scale = max(self.least_scale, self.hair_scale)

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Paint the path with soft edges; as a spot where it is too small to have a form."""
        if self._pieces and not any(map(sight.exposed.intersects, self._pieces)):
            return
        side = self._side * sight.scale
        if side < _SEEN_SHAPE:
            sight.soft(painter, False)
            painter.fillRect(self._bounds, self._pen.color() if self._lined else self._fill)
            return
        sight.soft(painter, True)
        painter.setPen(self._pen)
        painter.setBrush(self._fill)
        if self._opacity < 1:
            painter.setOpacity(self._opacity)
        painter.drawPath(self._path)
        if self._opacity < 1:
            painter.setOpacity(1)


class Hairs:
    """Lines of one colour and width from so far away that they are hairs: all as one path."""

    def __init__(self, lines: Sequence[Outlines]) -> None:
        self._path = QPainterPath()
        self._pen = QPen(lines[0].hair or Qt.GlobalColor.black, 0)
        self._scale = lines[0].hair_scale
        self.least_scale = min(line.least_scale for line in lines)
        for line in lines:
            line.leave_to(self._path)

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Paint them where each is no longer painted by itself."""
        if sight.scale < self._scale:
            sight.soft(painter, False)
            painter.setPen(self._pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(self._path)


def hairs_of(strokes: Iterable[Stroke]) -> list[Hairs]:
    """The hairs that stand for the thin lines among strokes from far away."""
    groups: dict[tuple[str, float], list[Outlines]] = {}
    for stroke in strokes:
        if isinstance(stroke, Outlines) and stroke.hair is not None:
            groups.setdefault((stroke.hair.name(), stroke.hair_scale), []).append(stroke)
    return [Hairs(lines) for lines in groups.values()]


def _pieces(path: QPainterPath, width: float) -> list[QRectF]:
    """Where a line runs, piece by piece: a link may go round all that is seen."""
    points = [QPointF(at.x, at.y) for at in map(path.elementAt, range(path.elementCount()))]
    reach = width / 2 + 1
    found: list[QRectF] = []
    for at in range(1, len(points)):
        if path.elementAt(at).isCurveTo():
            piece = QPolygonF(points[at - 1 : at + 3]).boundingRect()
        elif path.elementAt(at).isLineTo():
            piece = QRectF(points[at - 1], points[at]).normalized()
        else:
            continue
        found.append(piece.adjusted(-reach, -reach, reach, reach))
    return found
