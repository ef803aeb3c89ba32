"""How quickly the canvas paints, pans, zooms, drags and follows an edit, in the real window.

A frame is one event, as the system would deliver it, until all that follows from it has been
painted: the map, the scroll bars, the status line. The yardstick does the same to a view with
one item for each card of the same page, at 100 %.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QGraphicsView

from journeyeditor.base.messages import msg
from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.edits.cards import set_card_text
from tests.benchmarks.rows import Measure, Row, in_ms, nearly_worst, seconds, slope
from tests.benchmarks.windows import (
    PlainCard,
    frame,
    open_canvas,
    open_window,
    plain_view,
    point_at,
    repaint,
    turn_wheel,
)

FRAME = 1000 / 60
SIZES = tuple(map(int, os.environ.get("CARDS", "300 1000 10000 50000").split()))
PROMISED = 10_000
"""What is promised is promised of maps up to so many cards; of larger ones it is told."""

Frames = list[float]
_FREE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


def _pan(canvas: MapCanvas) -> Frames:
    found = []
    for zoom in (1.0, 0.5, 0.25):
        canvas.view.zoom_to(zoom)
        found += _pan_here(canvas.view, 100)
    return found


def _pan_here(view: QGraphicsView, turns: int) -> Frames:
    QApplication.processEvents()
    bars = view.horizontalScrollBar(), view.verticalScrollBar()
    for bar in bars:
        bar.setValue((bar.minimum() + bar.maximum()) // 2)
    QApplication.processEvents()
    rooms = [bar.maximum() - bar.minimum() for bar in bars]
    found = []
    for turn in range(turns if max(rooms) > 400 else 0):
        by = 37 if turn // 8 % 2 else -37
        upright = rooms[0] <= 400 or (rooms[1] > 400 and turn % 2 == 1)
        step = QPoint(0, by) if upright else QPoint(by, 0)
        found.append(frame(view, partial(turn_wheel, view, step, _FREE)))
    return found


def _zoom(canvas: MapCanvas) -> Frames:
    """In and out through all scales, first in small steps and then in a wheel's."""
    view = canvas.view
    view.fit()
    QApplication.processEvents()
    found = []
    for notch in (48, -48, 120, -120):
        for _ in range(60):
            if 0.05 < view.zoom * 1.0016**notch < 4:
                found.append(frame(view, partial(turn_wheel, view, QPoint(0, notch), _CONTROL)))
    return found


def _first_zoom(canvas: MapCanvas) -> Frames:
    """Zooming right after opening, out and in again: nothing has been made ready in between."""
    view = canvas.view
    return [
        frame(view, partial(turn_wheel, view, QPoint(0, notch), _CONTROL))
        for notch in (-48,) * 12 + (48,) * 20
    ]


def _drag(canvas: MapCanvas, owner: str, way: Callable[[int], QPointF]) -> Frames:
    """Drag a thing with the mouse; now and then it stays where it was, and nothing is painted."""
    view = canvas.view
    view.zoom_to(1.0)
    canvas.reveal(owner)
    QApplication.processEvents()
    start = canvas.area_of(owner).center()
    point_at(view, start, QEvent.Type.MouseButtonPress)
    found = []
    for turn in range(120):
        move = partial(point_at, view, start + way(turn), QEvent.Type.MouseMove)
        found.append(frame(view, move, must=False))
    end = partial(point_at, view, start + QPointF(0, 5), QEvent.Type.MouseButtonRelease)
    assert canvas.hands.active is not None, "nothing is dragged"
    canvas.hands.cancel()
    end()
    QApplication.processEvents()
    return found


def _drag_card(canvas: MapCanvas) -> Frames:
    """To and fro over several cells, up and down over two lanes."""
    card = next(canvas.session.journey.all_cards())

    def way(turn: int) -> QPointF:
        return QPointF(20 + 6.0 * (turn % 60), 10 + 4.0 * (turn % 40))

    return _drag(canvas, card.id, way)


def _drag_point(canvas: MapCanvas) -> Frames:
    """Up and down, through several values of the scale."""
    curve = canvas.session.journey.curves[0]
    point = curve.points[len(curve.points) // 4]
    return _drag(canvas, point.id, lambda turn: QPointF(0, 40 - 2.0 * (turn % 40)))


def _edit(canvas: MapCanvas) -> Frames:
    card = next(canvas.session.journey.all_cards())
    canvas.view.zoom_to(1.0)
    canvas.reveal(card.id)
    QApplication.processEvents()
    write = partial(canvas.session.apply, msg("Edit text"), set_card_text, card.id)
    return [frame(canvas.view, partial(write, f"{card.text} {turn}")) for turn in range(100)]


HANDS: Mapping[str, Callable[[MapCanvas], Frames]] = {
    "zoom": _zoom,
    "pan": _pan,
    "drag a card": _drag_card,
    "drag a curve's point": _drag_point,
    "edit": _edit,
}


def _plain_hands(canvas: MapCanvas) -> dict[str, float]:
    """The median frame of each in a view with an item a card."""
    view = plain_view(canvas.page)
    view.resetTransform()
    view.centerOn(canvas.page.width * 0.4, canvas.page.height * 0.45)
    QApplication.processEvents()
    seen = view.mapToScene(view.viewport().rect()).boundingRect().center()
    cards = [item for item in view.scene().items() if isinstance(item, PlainCard)]
    card = min(cards, key=lambda one: (one.sceneBoundingRect().center() - seen).manhattanLength())
    drag = [frame(view, partial(card.setPos, 5.0 + turn, 3.0 * turn)) for turn in range(15)]
    edit = [frame(view, partial(card.write, f"ändrad {turn}")) for turn in range(15)]
    pan = _pan_here(view, 15) or [repaint(view)]
    zoom = [
        frame(view, partial(view.scale, by, by), must=False) for by in (1.1, 1.1, 1 / 1.1, 0.9, 0.9)
    ]
    view.close()
    view.deleteLater()
    taken = {"zoom": zoom, "pan": pan, "edit": edit, "first zoom": zoom}
    taken |= {"drag a card": drag, "drag a curve's point": drag}
    return {name: sorted(frames)[len(frames) // 2] for name, frames in taken.items()}


def hands() -> Sequence[Row]:
    """The 99th percentile of pan, zoom, drag and edit, to painted; and how they grow."""
    rows, middles = [], {name: list[float]() for name in HANDS}
    for cards in SIZES:
        promise = FRAME if cards <= PROMISED else None
        with open_window(cards) as canvas:
            QApplication.processEvents()
            first = _first_zoom(canvas)
        with open_canvas(cards) as canvas:
            found = {name: do(canvas) for name, do in HANDS.items()}
            plain = _plain_hands(canvas)
        frames = {"first zoom": first, **found}
        for name, taken in frames.items():
            worst, middle = nearly_worst(taken), sorted(taken)[len(taken) // 2]
            what = f"{name}, {cards:,} cards, 99th percentile"
            rows.append(
                Row(
                    *(what, f"median {in_ms(middle)}", f"an item per card {in_ms(plain[name])}"),
                    *(1000 * worst, promise, "ms"),
                )
            )
            if name in middles:
                middles[name].append(middle)
    span = f"{SIZES[0]:,} to {SIZES[-1]:,} cards"
    return rows + [
        Row(f"{name}, {span}, slope of the median", "", "itself", slope(SIZES, taken), None, "")
        for name, taken in middles.items()
    ]


def whole_map() -> Sequence[Row]:
    """The whole map painted, against an item per card."""
    rows = []
    for cards in SIZES:
        if cards > PROMISED:
            continue
        with open_canvas(cards) as canvas:
            canvas.view.fit()
            QApplication.processEvents()
            ours = seconds(partial(repaint, canvas.view), 9)
            plain = plain_view(canvas.page)
            theirs = seconds(partial(repaint, plain), 3)
            plain.close()
            plain.deleteLater()
        promise = 0.01 if cards == PROMISED else None
        what, yardstick = (
            f"whole map repainted, {cards:,} cards",
            f"an item per card {in_ms(theirs)}",
        )
        rows.append(Row(what, in_ms(ours), yardstick, ours / theirs, promise))
    return rows


def growth() -> Sequence[Row]:
    """Repainting at 100 % as the map grows."""
    sizes = [cards for cards in SIZES if cards >= 1_000] or SIZES
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
    what = f"repaint at 100 %, {sizes[0]:,} to {sizes[-1]:,} cards"
    return [Row(what, shown + " ms", "itself", steep, 0.1, "")]


ROWS: list[Measure] = [hands, whole_map, growth]
