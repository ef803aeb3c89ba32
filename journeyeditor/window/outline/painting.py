"""How a row of the outline looks: its picture, name, signs and count, chosen or not."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPolygonF

from journeyeditor.canvas.outlines import paint_icon, round_pen
from journeyeditor.layout.theme import contrast, mixed, readable
from journeyeditor.window.outline.rows import Mark, Row

LEAST: Final = 24
"""Rows are at least so high, to be easy to hit."""

_GAP: Final = 12
_EDGE: Final = 6
_TURN: Final = 18
_MARK: Final = 14
_STEP: Final = 20
_INWARD: Final = 10
_SPACE: Final = 6
_RIGHT: Final = 14
_SHAPE_CONTRAST: Final = 3.0
_BROKEN: Final = ("note", "rule", "aside")
"""Kinds of rows that are broken into lines."""

_AMBER: Final = "#a4550a"
_LINES: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Tones(NamedTuple):
    """The colours of a palette that rows are painted in, as #rrggbb."""

    ground: str
    text: str
    soft: str
    accent: str
    hover: str
    chosen: str


class State(NamedTuple):
    """What a row is like just now: `level` 0 for sections; `is_open` None for nothing below."""

    level: int
    is_open: bool | None = None
    is_chosen: bool = False
    is_marked: bool = False
    is_under: bool = False
    has_focus: bool = False
    is_dragged: bool = False


def tones(palette: QPalette) -> Tones:
    """The colours of a palette. What is chosen stands on a ground thinly tinted by the accent."""
    roles = QPalette.ColorRole
    ground, text, soft, accent, hover = (
        palette.color(role).name()
        for role in (
            *(roles.Window, roles.WindowText, roles.PlaceholderText, roles.Highlight),
            roles.Midlight,
        )
    )
    return Tones(ground, text, soft, accent, hover, mixed(accent, ground, 0.12))


@lru_cache(maxsize=256)
def seen_on(colour: str, ground: str) -> str:
    """The colour where a shape of it is seen on the ground, else one like it that is."""
    return colour if contrast(colour, ground) >= _SHAPE_CONTRAST else readable(colour, ground)


@lru_cache(maxsize=16)
def amber(ground: str) -> str:
    """The colour of texts about what is missing."""
    return readable(_AMBER, ground)


def _bold(font: QFont) -> QFont:
    """The font of the sections' names."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def line_height(metrics: QFontMetrics) -> int:
    """How high a row of one line is."""
    return max(LEAST, metrics.height() + 7)


def row_height(row: Row, metrics: QFontMetrics, width: int, is_first: bool) -> int:
    """How high a row is: sections keep a distance, notes break into lines."""
    line = line_height(metrics)
    if row.kind == "head":
        return line + (0 if is_first else _GAP)
    if row.kind in _BROKEN:
        room = QRect(0, 0, max(40, width - text_left(row, 1) - _RIGHT), 1000)
        return max(line, metrics.boundingRect(room, _LINES, row.name).height() + 8)
    return line


def text_left(row: Row, level: int) -> int:
    """How far from the left a row's name begins."""
    left = _EDGE + _TURN + _STEP * max(0, level - 1)
    if row.kind in ("head", "finding", *_BROKEN):
        return left
    return left + (_MARK + _SPACE if row.mark.shape else _INWARD)


def text_area(rect: QRect, row: Row, level: int, metrics: QFontMetrics) -> QRect:
    """Where a row's name stands: what signs and count at the right leave of it."""
    right = rect.right() - _RIGHT
    if row.amount is not None:
        right -= metrics.horizontalAdvance(str(row.amount)) + _SPACE
    right -= (_MARK + _SPACE) * (row.hidden + row.folded)
    left = rect.left() + text_left(row, level)
    height = min(rect.height(), line_height(metrics))
    if row.kind in _BROKEN:
        height = rect.height()
    return QRect(left, rect.bottom() + 1 - height, max(0, right - left), height)


def paint_row(
    painter: QPainter, rect: QRect, row: Row, state: State, font: QFont, shades: Tones
) -> None:
    """Paint one row; the names of sections are bold."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    metrics = QFontMetrics(font)
    area = text_area(rect, row, state.level, metrics)
    body = QRectF(rect.left() + _EDGE - 2, area.top(), rect.width() - 2 * _EDGE + 4, area.height())
    ground = _paint_ground(painter, body, row, state, shades)
    if state.is_dragged:
        painter.setOpacity(0.45)
    if state.is_open is not None:
        chevron = "tool-chevron-down" if state.is_open else "tool-chevron-right"
        middle = area.top() + (line_height(metrics) - 1) // 2
        turn = QRectF(rect.left() + _EDGE + 2, middle - 5.5, 12, 12)
        paint_icon(painter, chevron, QColor(shades.soft), turn)
    if row.mark.shape:
        left = area.left() - _SPACE - _MARK
        spot = QRectF(left, area.center().y() - _MARK / 2 + 0.5, _MARK, _MARK)
        _paint_mark(painter, row.mark, spot, ground)
    _paint_texts(painter, rect, area, row, font, shades._replace(ground=ground))
    painter.restore()


def _paint_ground(painter: QPainter, body: QRectF, row: Row, state: State, shades: Tones) -> str:
    """Paint what is behind a row; the colour that the rest stands on."""
    painter.setPen(Qt.PenStyle.NoPen)
    ground = shades.ground
    if state.is_chosen:
        ground = shades.chosen
    elif state.is_under and row.kind not in ("head", "note"):
        ground = shades.hover
    if ground != shades.ground:
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(body, 5, 5)
    if state.is_chosen or state.is_marked:
        bar = QRectF(body.left(), body.top() + 5, 3, body.height() - 10)
        painter.setBrush(QColor(shades.accent))
        painter.drawRoundedRect(bar, 1.5, 1.5)
    if state.has_focus:
        painter.setPen(QPen(QColor(shades.accent), 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(body.adjusted(0.7, 0.7, -0.7, -0.7), 5, 5)
    return ground


def _paint_texts(
    painter: QPainter, rect: QRect, area: QRect, row: Row, font: QFont, shades: Tones
) -> None:
    named = _bold(font) if row.kind == "head" else font
    metrics = QFontMetrics(named)
    painter.setFont(named)
    soft, middle = QColor(shades.soft), Qt.AlignmentFlag.AlignVCenter
    if row.kind in _BROKEN:
        painter.setPen(QColor(amber(shades.ground)) if row.kind == "rule" else soft)
        painter.drawText(rect.adjusted(text_left(row, 1), 4, -_RIGHT, 0), _LINES, row.name)
        return
    painter.setPen(soft if row.hidden else QColor(shades.text))
    name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, middle | Qt.AlignmentFlag.AlignLeft, name)
    painter.setPen(soft)
    right = rect.right() - _RIGHT
    if row.amount is not None:
        painter.setFont(font)
        said = str(row.amount)
        width = QFontMetrics(font).horizontalAdvance(said)
        place = QRect(right - width, area.top(), width + 2, area.height())
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignLeft, said)
        right -= width + _SPACE
    for sign, is_so in (("tool-hide", row.hidden), ("tool-fold", row.folded)):
        if is_so:
            spot = QRectF(right - _MARK, area.center().y() - _MARK / 2 + 0.5, _MARK, _MARK)
            paint_icon(painter, sign, soft, spot)
            right -= _MARK + _SPACE


def _paint_mark(painter: QPainter, mark: Mark, spot: QRectF, ground: str) -> None:
    colour = QColor(seen_on(mark.colour, ground))
    middle = spot.center()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if mark.shape == "dot":
        painter.drawEllipse(middle, 4.5, 4.5)
    elif mark.shape == "arrow":
        x, y = middle.x(), middle.y()
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(x + dx, y + dy)
                    for dx, dy in ((-6, -4), (2.5, -4), (6, 0), (2.5, 4), (-6, 4), (-2.5, 0))
                ]
            )
        )
    elif mark.shape in ("line", "dashes"):
        pen = round_pen(colour, 2.0)
        if mark.shape == "dashes":
            pen.setDashPattern([1.6, 1.7])
        painter.setPen(pen)
        y = middle.y()
        painter.drawLine(QPointF(spot.left() + 1, y), QPointF(spot.right() - 1, y))
    else:
        paint_icon(painter, mark.shape, colour, spot)


def paint_slot(painter: QPainter, line: QRect, shades: Tones, is_onto: bool) -> None:
    """Paint where something dragged would go in: a line, or a frame round what takes it in."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(shades.accent)
    painter.setPen(round_pen(colour, 2.0))
    if is_onto:
        frame = QRectF(line).adjusted(_EDGE - 1, 1, -_EDGE + 1, -1)
        painter.drawRoundedRect(frame, 5, 5)
    else:
        y = max(4.0, float(line.top()))
        painter.setBrush(QColor(shades.ground))
        painter.drawEllipse(QPointF(line.left(), y), 3, 3)
        painter.drawLine(QPointF(line.left() + 3, y), QPointF(line.right() - _EDGE, y))
    painter.restore()
