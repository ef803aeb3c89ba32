"""How quickly the canvas paints, pans, zooms, drags and follows an edit, in the real window.

A frame is one event, as the system would deliver it, until all that follows from it has been
painted: the map, the scroll bars, the status line.
"""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from journeyeditor.base.messages import Translator, msg
from journeyeditor.canvas.accessibility import Voices
from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.canvas.faces import register_faces
from journeyeditor.canvas.view import Pointer
from journeyeditor.edits.cards import set_card_text
from journeyeditor.files.store import save
from journeyeditor.layout.display import Page
from journeyeditor.window.look import LIGHT, apply_look, interface_font
from journeyeditor.window.shell import Shell
from journeyeditor.window.workbench import Workbench
from tests.benchmarks.maps import made_map
from tests.benchmarks.rows import Measure, Row, in_ms, nearly_worst, seconds, slope

FRAME = 1000 / 60
SIZE = (1920, 1080)


@cache
def _app() -> QApplication:
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([])
    app.setStyle("Fusion")
    app.setFont(interface_font(app.font()))
    apply_look(app, LIGHT)
    register_faces()
    return app


@cache
def _voices() -> Voices:
    return Voices()


class _Paints(QObject):
    """Counts the paint events of what it watches."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let all through."""
        self.count += event.type() == QEvent.Type.Paint
        return False


@contextmanager
def open_window(cards: int) -> Iterator[MapCanvas]:
    """The window with a made map on 1920 x 1080 pixels, as it is when it was just opened."""
    app = _app()
    shell = Shell(Translator("en"), LIGHT)
    bench = Workbench(shell, Translator("en"), _voices())
    shell.show()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.journey"
        save(path, made_map(cards))
        bench.open_path(path)
    canvas = bench.canvas
    assert canvas is not None
    while (size := canvas.view.viewport().size()).toTuple() != SIZE:
        shell.resize(
            shell.width() + SIZE[0] - size.width(), shell.height() + SIZE[1] - size.height()
        )
        app.processEvents()
    canvas.view.open_page()
    gc.collect()
    gc.freeze()
    yield canvas
    bench.session = bench.canvas = None
    shell.close()
    shell.deleteLater()
    app.processEvents()
    gc.unfreeze()


@contextmanager
def open_canvas(cards: int) -> Iterator[MapCanvas]:
    """The same, a moment after opening."""
    with open_window(cards) as canvas:
        while canvas.is_making_ready:
            QApplication.processEvents()
        gc.collect()
        gc.freeze()
        yield canvas


def repaint(view: QGraphicsView) -> float:
    """Seconds of painting the whole viewport again, now."""
    start = perf_counter()
    view.viewport().repaint()
    return perf_counter() - start


def frame(view: QGraphicsView, do: Callable[[], object]) -> float:
    """Seconds from a movement to what it shows being painted."""
    paints = _Paints()
    view.viewport().installEventFilter(paints)
    start = perf_counter()
    do()
    QApplication.processEvents()
    taken = perf_counter() - start
    view.viewport().removeEventFilter(paints)
    assert paints.count > 0, "nothing was painted"
    return taken


def turn_wheel(view: QGraphicsView, by: QPoint, held: Qt.KeyboardModifier) -> None:
    """One event of the wheel over the view, as the system sends it."""
    at = QPointF(SIZE[0] / 3, SIZE[1] / 3)
    far = QPointF(view.viewport().mapToGlobal(at))
    none = Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, far, QPoint(), by, none, held, phase, False)
    QApplication.sendEvent(view.viewport(), event)


def _pan(canvas: MapCanvas) -> list[float]:
    view = canvas.view
    found = []
    for zoom in (1.0, 0.5, 0.25):
        view.zoom_to(zoom)
        QApplication.processEvents()
        bars = view.horizontalScrollBar(), view.verticalScrollBar()
        for bar in bars:
            bar.setValue((bar.minimum() + bar.maximum()) // 2)
        QApplication.processEvents()
        upright = bars[1].maximum() - bars[1].minimum() > 400
        held = Qt.KeyboardModifier.NoModifier
        for turn in range(100):
            by = 37 if turn // 8 % 2 else -37
            step = QPoint(0, by) if upright and turn % 2 else QPoint(by, 0)
            found.append(frame(view, partial(turn_wheel, view, step, held)))
    return found


def _zoom(canvas: MapCanvas) -> list[float]:
    """In and out through all scales, first in small steps and then in a wheel's."""
    view = canvas.view
    view.fit()
    QApplication.processEvents()
    found = []
    held = Qt.KeyboardModifier.ControlModifier
    for notch in (48, -48, 120, -120):
        for _ in range(60):
            if 0.05 < view.zoom * 1.0016**notch < 4:
                found.append(frame(view, partial(turn_wheel, view, QPoint(0, notch), held)))
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


def _first_zoom(canvas: MapCanvas) -> list[float]:
    """Zooming right after opening, out and in again: nothing has been made ready in between."""
    view = canvas.view
    held = Qt.KeyboardModifier.ControlModifier
    return [
        frame(view, partial(turn_wheel, view, QPoint(0, notch), held))
        for notch in (-48,) * 12 + (48,) * 20
    ]


def hands() -> Sequence[Row]:
    """The 99th percentile of pan, zoom, drag and edit, to painted."""
    rows = []
    for cards in (2_000, 10_000):
        with open_window(cards) as canvas:
            QApplication.processEvents()
            found = _first_zoom(canvas)
            worst, middle = max(found), sorted(found)[len(found) // 2]
            what = f"first zoom after opening, {cards} cards, worst"
            rows.append(
                Row(what, in_ms(worst), f"median {in_ms(middle)}", 1000 * worst, FRAME, "ms")
            )
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
