"""How quickly the canvas paints, pans, zooms, drags and follows an edit."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QScrollBar,
    QStyleOptionGraphicsItem,
    QWidget,
)

from journeyeditor.base.messages import Translator, msg
from journeyeditor.canvas.accessibility import Voices
from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.canvas.faces import register_faces
from journeyeditor.canvas.view import Pointer
from journeyeditor.edits.cards import set_card_text
from journeyeditor.layout.compose import Composer
from journeyeditor.layout.display import Page
from journeyeditor.session.session import Session
from tests.benchmarks.maps import made_map
from tests.benchmarks.rows import Measure, Row, in_ms, nearly_worst, seconds, slope

FRAME = 1000 / 60
SIZE = (1920, 1080)


def _app() -> QApplication:
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    app = QApplication([])
    register_faces()
    return app


def _raise(error: Exception) -> None:
    raise error


@contextmanager
def open_canvas(cards: int) -> Iterator[MapCanvas]:
    """A canvas of 1920 x 1080 with a made map, as it is a moment after opening."""
    app = _app()
    session = Session(made_map(cards))
    canvas = MapCanvas(session, Composer(), Translator("en"), Voices(), _raise)
    canvas.view.resize(*SIZE)
    canvas.view.show()
    canvas.view.open_page()
    app.processEvents()
    while canvas.is_making_ready:
        app.processEvents()
    gc.collect()
    gc.freeze()
    yield canvas
    canvas.view.close()
    canvas.view.deleteLater()
    canvas.deleteLater()
    app.processEvents()
    gc.unfreeze()


def repaint(view: QGraphicsView) -> float:
    """Seconds of painting the whole viewport again, now."""
    start = perf_counter()
    view.viewport().repaint()
    return perf_counter() - start


def frame(view: QGraphicsView, do: Callable[[], object]) -> float:
    """Seconds from a movement to what it shows being painted."""
    start = perf_counter()
    do()
    QApplication.processEvents()
    return perf_counter() - start


def _push(bar: QScrollBar, step: int) -> None:
    bar.setValue(bar.value() + step)


def _pan(canvas: MapCanvas) -> list[float]:
    view = canvas.view
    found = []
    for zoom in (1.0, 0.5, 0.25):
        view.zoom_to(zoom)
        QApplication.processEvents()
        bars = view.horizontalScrollBar(), view.verticalScrollBar()
        for turn in range(100):
            bar, step = bars[turn % 2], 37 if turn < 50 else -37
            found.append(frame(view, partial(_push, bar, step)))
    return found


def _zoom(canvas: MapCanvas) -> list[float]:
    view = canvas.view
    view.fit()
    QApplication.processEvents()
    found = []
    at = QPointF(SIZE[0] / 3, SIZE[1] / 3)
    for factor in (1.08, 1 / 1.08):
        for _ in range(60):
            if 0.05 < view.zoom * factor < 4:
                found.append(frame(view, partial(view.zoom_to, view.zoom * factor, at)))
    return found


def _drag(canvas: MapCanvas) -> list[float]:
    view = canvas.view
    curve = canvas.session.journey.curves[0]
    point = curve.points[len(curve.points) // 4]
    view.zoom_to(1.0)
    canvas.reveal(point.id)
    QApplication.processEvents()
    middle = canvas.area_of(point.id).center()

    def pointer(away: float) -> Pointer:
        at = view.viewportTransform().map(QPointF(middle.x(), middle.y() + away)).toPoint()
        return Pointer(middle.x(), middle.y() + away, at)

    canvas.hands.press(pointer(0))
    found = [
        frame(view, partial(canvas.hands.move, pointer(40 - turn % 80))) for turn in range(120)
    ]
    canvas.hands.release(pointer(0))
    return found


def _edit(canvas: MapCanvas) -> list[float]:
    journey = canvas.session.journey
    card = next(journey.all_cards())
    canvas.view.zoom_to(1.0)
    canvas.reveal(card.id)
    QApplication.processEvents()
    write = partial(canvas.session.apply, msg("Edit text"), set_card_text, card.id)
    return [frame(canvas.view, partial(write, f"{card.text} {turn}")) for turn in range(100)]


def hands() -> Sequence[Row]:
    """The 99th percentile of pan, zoom, drag and edit, to painted."""
    rows = []
    for cards in (2_000, 10_000):
        with open_canvas(cards) as canvas:
            for name, do in (("zoom", _zoom), ("pan", _pan), ("drag", _drag), ("edit", _edit)):
                found = do(canvas)
                worst, middle = nearly_worst(found), sorted(found)[len(found) // 2]
                what = f"{name}, {cards} cards, 99th percentile"
                rows.append(
                    Row(what, in_ms(worst), f"median {in_ms(middle)}", 1000 * worst, FRAME, "ms")
                )
    return rows


class _PlainCard(QGraphicsItem):
    """A card as one would write it first: an item of its own that draws its text."""

    def __init__(self, area: QRectF, text: str, font: QFont) -> None:
        super().__init__()
        self._area, self._text, self._font = area, text, font
        self._height = QFontMetricsF(font).height()

    def boundingRect(self) -> QRectF:
        return self._area

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#eef2fb"))
        painter.drawRoundedRect(self._area, 4, 4)
        painter.setPen(QColor("#1f2937"))
        painter.setFont(self._font)
        flags = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value
        painter.drawText(self._area.adjusted(12, 6, -8, 0), flags, self._text)


def plain_view(page: Page) -> QGraphicsView:
    """The yardstick: an item for each card of the page."""
    scene = QGraphicsScene(0, 0, page.width, page.height)
    font = QFont("Journey Sans")
    font.setPixelSize(12)
    for band in page.bands:
        for block in band.blocks:
            if block.role == "card":
                area = QRectF(band.x + block.x, band.y + block.y, block.width, block.height)
                scene.addItem(_PlainCard(area, block.alt, font))
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.resize(*SIZE)
    view.show()
    view.fitInView(scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
    QApplication.processEvents()
    return view


def whole_map() -> Sequence[Row]:
    """The whole map painted, against an item per card."""
    with open_canvas(10_000) as canvas:
        canvas.view.fit()
        QApplication.processEvents()
        ours = seconds(lambda: repaint(canvas.view), 9)
        plain = plain_view(canvas.page)
        theirs = seconds(lambda: repaint(plain), 3)
        plain.close()
        plain.deleteLater()
    what = "whole map repainted, 10,000 cards"
    return [Row(what, in_ms(ours), f"an item per card {in_ms(theirs)}", ours / theirs, 0.01)]


def growth() -> Sequence[Row]:
    """Repainting at 100 % as the map grows."""
    sizes = (1_000, 2_000, 10_000, 50_000)
    found = []
    for cards in sizes:
        with open_canvas(cards) as canvas:
            canvas.view.zoom_to(1.0)
            page = canvas.view.sceneRect()
            canvas.view.centerOn(page.width() * 0.4, page.height() * 0.45)
            QApplication.processEvents()
            found.append(seconds(partial(repaint, canvas.view), 15))
    shown = " ".join(f"{1000 * value:.1f}" for value in found)
    steep = slope(sizes, found)
    return [Row("repaint at 100 %, 1,000 to 50,000 cards", shown + " ms", "itself", steep, 0.1, "")]


ROWS: list[Measure] = [hands, whole_map, growth]
