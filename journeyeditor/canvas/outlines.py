"""Outlines of the display list and of our icons as Qt paths. Light: the window's shell uses it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from journeyeditor.layout.icons import GRID, STROKE_WIDTH, icon
from journeyeditor.layout.outline import Segment


def path_of(segments: Iterable[Segment]) -> QPainterPath:
    """The path of moves, lines and cubic curves."""
    path = QPainterPath()
    for kind, at in segments:
        if kind == "M":
            path.moveTo(at[0], at[1])
        elif kind == "L":
            path.lineTo(at[0], at[1])
        elif kind == "C":
            path.cubicTo(at[0], at[1], at[2], at[3], at[4], at[5])
        else:
            path.closeSubpath()
    return path


def round_pen(colour: QColor, width: float) -> QPen:
    """A pen with round caps and joins, as all strokes of the map have."""
    return QPen(
        colour,
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


@cache
def icon_paths(key: str) -> tuple[tuple[QPainterPath, bool], ...]:
    """The paths of an icon in its 16 grid, each filled (True) or stroked."""
    return tuple((path_of(stroke.segments), stroke.filled) for stroke in icon(key).strokes)


def paint_icon(painter: QPainter, key: str, colour: QColor, area: QRectF) -> None:
    """Paint an icon into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.topLeft())
    painter.scale(area.width() / GRID, area.height() / GRID)
    for path, filled in icon_paths(key):
        if filled:
            painter.fillPath(path, colour)
        else:
            painter.strokePath(path, round_pen(colour, STROKE_WIDTH))
    painter.restore()
