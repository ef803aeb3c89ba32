"""The real window with a made map in it, and events as the system sends them."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from journeyeditor.base.messages import Translator
from journeyeditor.canvas.accessibility import Voices
from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.canvas.faces import register_faces
from journeyeditor.files.recovery import Recovery
from journeyeditor.files.store import save
from journeyeditor.layout.display import Page
from journeyeditor.window.look import LIGHT, apply_look, interface_font
from journeyeditor.window.shell import Shell
from journeyeditor.window.workbench import Workbench
from tests.benchmarks.maps import made_map

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
    shell.show()
    with tempfile.TemporaryDirectory() as folder:
        bench = Workbench(shell, Translator("en"), _voices(), Recovery(Path(folder) / "state"))
        path = Path(folder) / "map.journey"
        save(path, made_map(cards))
        bench.open_path(path)
        while bench.canvas is None:
            app.processEvents()
    canvas = bench.canvas
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
    shell.ask_before_closing(lambda: True)
    shell.close()
    shell.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.processEvents()
    gc.unfreeze()
    gc.collect()


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


def frame(view: QGraphicsView, do: Callable[[], object], must: bool = True) -> float:
    """Seconds from a movement to what it shows being painted; `must` it show something?"""
    paints = _Paints()
    view.viewport().installEventFilter(paints)
    start = perf_counter()
    do()
    QApplication.processEvents()
    taken = perf_counter() - start
    view.viewport().removeEventFilter(paints)
    assert paints.count > 0 or not must, "nothing was painted"
    return taken


def turn_wheel(view: QGraphicsView, by: QPoint, held: Qt.KeyboardModifier) -> None:
    """One event of the wheel over the view, as the system sends it."""
    at = QPointF(SIZE[0] / 3, SIZE[1] / 3)
    far = QPointF(view.viewport().mapToGlobal(at))
    none = Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, far, QPoint(), by, none, held, phase, False)
    QApplication.sendEvent(view.viewport(), event)


def point_at(view: QGraphicsView, at: QPointF, what: QEvent.Type) -> None:
    """One event of the left button, or of the mouse while it is held, at a point of the scene."""
    seen = QPointF(view.mapFromScene(at))
    far = QPointF(view.viewport().mapToGlobal(seen))
    held = Qt.MouseButton.LeftButton
    none = Qt.MouseButton.NoButton
    button = none if what == QEvent.Type.MouseMove else held
    buttons = none if what == QEvent.Type.MouseButtonRelease else held
    event = QMouseEvent(what, seen, far, button, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), event)


class PlainCard(QGraphicsItem):
    """A card as one would write it first: an item of its own that draws its text."""

    def __init__(self, area: QRectF, text: str, font: QFont) -> None:
        super().__init__()
        self._area, self._text, self._font = area, text, font
        self._height = QFontMetricsF(font).height()

    def write(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.update()

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
                scene.addItem(PlainCard(area, block.alt, font))
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.resize(*SIZE)
    view.show()
    view.fitInView(scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
    QApplication.processEvents()
    return view
