"""Paints display lists exactly as they are: for printers, and for pictures that leave the window.

No levels of detail and nothing kept from the screen: lines are as thin as they are, edges lie
where they lie. Text is painted in faces that Qt knows by file, so that a printer's document
keeps it as text.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QGlyphRun,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QRawFont,
)

from journeyeditor.canvas.chunks import block_area
from journeyeditor.canvas.ink import BIG, ORIGIN, Ink
from journeyeditor.canvas.outlines import paint_icon, path_of, round_pen
from journeyeditor.canvas.sight import NO_PEN
from journeyeditor.layout.display import Block, Box, Image, Mark, Page, Shade, Shape, Sign, Text
from journeyeditor.layout.leaves import Leaf
from journeyeditor.typeset.faces import face

MISSING_PICTURE: Final = "hairline"
"""The colour of the frame where a picture can't be shown."""

_WHITE: Final = "#ffffff"
_WEIGHTS: Final = {"SemiBold": QFont.Weight.DemiBold, "Bold": QFont.Weight.Bold}
_SAME: Final = ("head", "maxp", "hmtx")
"""Tables by which two font files are told apart."""


class Drafter:
    """Paints pages and sheets in one theme; faces and pictures are made ready once."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._fonts: dict[str, QRawFont] = {}

    def leaf(self, painter: QPainter, page: Page, leaf: Leaf) -> Iterator[None]:
        """Paint a sheet with the page on it, a block at each step; in points of the sheet.

        The painter is left as it came, also where not all steps are taken.
        """
        whole, clip = QRectF(0, 0, leaf.width, leaf.height), leaf.clip
        seen = QRectF(clip.x, clip.y, clip.width, clip.height) if clip else whole
        with _saved(painter):
            painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
            if self._ink.theme.colour("page") != _WHITE:
                painter.fillRect(seen, self._ink.colour("page"))
            painter.translate(leaf.x, leaf.y)
            painter.scale(leaf.scale, leaf.scale)
            on_page = QRectF(
                (seen.x() - leaf.x) / leaf.scale,
                (seen.y() - leaf.y) / leaf.scale,
                seen.width() / leaf.scale,
                seen.height() / leaf.scale,
            )
            yield from self.page(painter, page, on_page)
        for block in leaf.blocks:
            self._block(painter, block, block.x, block.y)
            yield

    def page(self, painter: QPainter, page: Page, seen: QRectF) -> Iterator[None]:
        """Paint what lies in a part of a page, a block at each step; in scene units."""
        for band in page.bands:
            within = seen.translated(-band.x, -band.y)
            for block in band.blocks:
                if block_area(block).intersects(within):
                    self._block(painter, block, band.x + block.x, band.y + block.y)
                    yield

    def _block(self, painter: QPainter, block: Block, x: float, y: float) -> None:
        with _saved(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(x, y)
            for mark in block.marks:
                self._mark(painter, mark)

    def _mark(self, painter: QPainter, mark: Mark) -> None:
        match mark:
            case Text():
                self._text(painter, mark)
            case Box():
                self._paint(painter, _rounded(mark), mark)
            case Shape():
                self._shape(painter, mark)
            case Sign():
                area = QRectF(mark.x, mark.y, mark.size, mark.size)
                paint_icon(painter, mark.icon, self._ink.colour(mark.colour), area)
            case Shade():
                self._shade(painter, mark)
            case Image():
                self._image(painter, mark)

    def _text(self, painter: QPainter, mark: Text) -> None:
        painter.setPen(self._ink.colour(mark.colour))
        before = painter.transform()
        for run in mark.line.runs:
            scale = run.size / BIG
            heights = run.ys or (0.0,) * len(run.xs)
            glyphs = QGlyphRun()
            glyphs.setRawFont(self._font(run.face))
            glyphs.setGlyphIndexes(run.glyphs)
            glyphs.setPositions(
                [QPointF(x / scale, -y / scale) for x, y in zip(run.xs, heights, strict=True)]
            )
            painter.translate(mark.x + run.x, mark.y)
            painter.scale(scale, scale)
            painter.drawGlyphRun(ORIGIN, glyphs)
            painter.setTransform(before)

    def _shape(self, painter: QPainter, mark: Shape) -> None:
        path = path_of(mark.segments)
        path.setFillRule(Qt.FillRule.WindingFill)
        painter.setOpacity(mark.opacity)
        self._paint(painter, path, mark)
        painter.setOpacity(1.0)

    def _paint(self, painter: QPainter, path: QPainterPath, mark: Box | Shape) -> None:
        """Fill and stroke a path as a mark says."""
        pen = NO_PEN
        if mark.stroke and mark.stroke_width > 0:
            pen = round_pen(self._ink.colour(mark.stroke), mark.stroke_width)
            if isinstance(mark, Shape) and mark.dash:
                pen.setDashPattern([part / mark.stroke_width for part in mark.dash])
        painter.setPen(pen)
        painter.setBrush(self._ink.colour(mark.fill) if mark.fill else Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _shade(self, painter: QPainter, mark: Shade) -> None:
        gradient = QLinearGradient(mark.x, mark.y, mark.x, mark.y + mark.height)
        for place, role in mark.stops:
            gradient.setColorAt(place, self._ink.colour(role))
        painter.fillRect(QRectF(mark.x, mark.y, mark.width, mark.height), gradient)

    def _image(self, painter: QPainter, mark: Image) -> None:
        picture, frame = self._ink.picture(mark.picture), _rounded(mark)
        if picture is None:
            painter.strokePath(frame, round_pen(self._ink.colour(MISSING_PICTURE), 1.0))
            return
        with _saved(painter):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setClipPath(frame, Qt.ClipOperation.IntersectClip)
            painter.drawImage(QRectF(mark.x, mark.y, mark.width, mark.height), picture)

    def _font(self, key: str) -> QRawFont:
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = known_font(key, self._ink.font(key))
        return font


def known_font(key: str, own: QRawFont) -> QRawFont:
    """A face as Qt registered it, or our own opening of its file where that is another font.

    A printer's document has the text of the first, and only outlines of the other.
    """
    known = face(key)
    font = QFont(known.family)
    font.setWeight(_WEIGHTS.get(known.style, QFont.Weight.Normal))
    font.setItalic(known.style == "Italic")
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(int(BIG))
    found = QRawFont.fromFont(font)
    return found if all(found.fontTable(tag) == own.fontTable(tag) for tag in _SAME) else own


@contextmanager
def _saved(painter: QPainter) -> Iterator[None]:
    """Give the painter back as it came."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()


def _rounded(mark: Box | Image) -> QPainterPath:
    path, area = QPainterPath(), QRectF(mark.x, mark.y, mark.width, mark.height)
    if mark.radius > 0:
        bend = min(mark.radius, mark.width / 2, mark.height / 2)
        path.addRoundedRect(area, bend, bend)
    else:
        path.addRect(area)
    return path
