"""What is kept in sight of heads that are scrolled away, and the pointer upon it, for tests."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.canvas.kept import Head, Kept

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def scroll_away(canvas: MapCanvas, across: int = 900, along: int = 900, zoom: float = 1) -> None:
    """Scroll so far from the page's corner, in pixels."""
    canvas.view.zoom_to(zoom)
    for bar, by in (
        (canvas.view.horizontalScrollBar(), across),
        (canvas.view.verticalScrollBar(), along),
    ):
        bar.setValue(bar.minimum() + by)
    QApplication.processEvents()


def kept(canvas: MapCanvas) -> Kept:
    """What is kept in sight now."""
    found = canvas.heads.kept
    assert found is not None
    return found


def above(canvas: MapCanvas, role: str) -> list[Head]:
    """The kept heads of phases, or of steps."""
    return [head for head in kept(canvas).heads_above() if head.role == role]


def beside(canvas: MapCanvas) -> list[Head]:
    """The kept heads of lanes."""
    return list(kept(canvas).heads_beside())


def spot(head: Head) -> QPoint:
    """A place in the viewport on what is seen of a head."""
    return head.row.toRect().center()


def click(canvas: MapCanvas, at: QPoint) -> None:
    """Click at a place of the viewport."""
    QTest.mouseClick(canvas.view.viewport(), LEFT, NONE, at)


def is_free(canvas: MapCanvas, area: QRect) -> bool:
    """Whether nothing lies over a part of the viewport, and it is all seen."""
    panes = [p.geometry() for p in (canvas.heads.top, canvas.heads.side) if p.isVisible()]
    seen = canvas.view.viewport().rect().contains(area)
    return seen and not any(pane.intersects(area) for pane in panes)


def move(canvas: MapCanvas, at: QPoint) -> None:
    """A movement with the button down."""
    where, none = QPointF(at), Qt.MouseButton.NoButton
    far = QPointF(canvas.view.viewport().mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, where, far, none, LEFT, NONE)
    QApplication.sendEvent(canvas.view.viewport(), event)


def hover(canvas: MapCanvas, at: QPoint) -> None:
    """A movement with no button down."""
    where, none = QPointF(at), Qt.MouseButton.NoButton
    far = QPointF(canvas.view.viewport().mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, where, far, none, none, NONE)
    QApplication.sendEvent(canvas.view.viewport(), event)
