"""The real program, which also tells where things stand on the screen when it is asked.

It only looks: what is done to the program is done with keys and mouse. Ask with a line on
standard input; the answer is one line of JSON. Places are pixels of the screen.

"look" tells all that is seen and where keys go; "keys" where keys go, and how often each of two
keys without a meaning has been let go: what was pressed before has been dealt with.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSizeF, QSocketNotifier
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QPolygonF
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTextEdit,
    QWidget,
)

from journeyeditor.app import desktop
from journeyeditor.app.main import main
from journeyeditor.canvas.overlays import CellMark, Rings, ValueTag
from journeyeditor.canvas.sketch import Sketch
from journeyeditor.canvas.view import MapView
from journeyeditor.layout.hit import area_of

MARKS = (0x1008FF45, 0x1008FF46)
"""The X keysyms of the two keys without a meaning: XF86Launch5 and XF86Launch6."""

Placed = Callable[[float, float, float, float], list[float]]


class Eyes(QObject):
    """Answers questions about what is seen."""

    def __init__(self, parent: QGuiApplication) -> None:
        super().__init__(parent)
        self._marks = dict.fromkeys(MARKS, 0)
        self._asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._asked.activated.connect(self._answer)
        parent.focusWindowChanged.connect(self._watch)

    def _watch(self) -> None:
        """Keys go to the window with the focus, or to the innermost of open menus."""
        for window in QGuiApplication.allWindows():
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count how often the two keys were let go; nothing is kept from anyone."""
        if event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            key = event.nativeVirtualKey()
            if key in self._marks:
                self._marks[key] += 1
        return False

    def _answer(self) -> None:
        asked = sys.stdin.readline().strip()
        if not asked:
            self._asked.setEnabled(False)
            return
        self._watch()
        focus = QApplication.focusWidget()
        window = QApplication.activeWindow()
        seen: dict[str, Any] = {
            "marks": [self._marks[key] for key in MARKS],
            "focus": _described(focus)[0] if focus else None,
            "window": window.windowTitle().replace("[*]", "") if window else "",
        }
        if asked == "look":
            seen["parts"] = _parts()
        sys.stdout.write(json.dumps(seen) + "\n")
        sys.stdout.flush()


def _parts() -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = []
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            parts.extend(_described(top))
            for widget in top.findChildren(QWidget):
                if widget.isVisible() and not widget.isWindow():
                    parts.extend(_described(widget))
    return parts


def _described(widget: QWidget) -> list[dict[str, Any]]:
    ratio = widget.devicePixelRatioF()
    corner = widget.mapToGlobal(QPoint(0, 0))

    def placed(x: float, y: float, width: float, height: float) -> list[float]:
        return [ratio * n for n in (corner.x() + x, corner.y() + y, width, height)]

    found = [
        {
            "kind": type(widget).__name__,
            "name": widget.objectName(),
            "text": _text(widget),
            "place": placed(0, 0, widget.width(), widget.height()),
            "state": _state(widget),
        }
    ]
    if isinstance(widget, QMenu | QMenuBar):
        active = widget.activeAction()
        for action in widget.actions():
            if action.isVisible() and not action.isSeparator():
                at = widget.actionGeometry(action)
                place = placed(at.x(), at.y(), at.width(), at.height())
                found.append(_action(action, active, place))
    if isinstance(widget, MapView):
        found.extend(_things(widget, placed))
    return found


def _action(action: QAction, active: QAction | None, place: list[float]) -> dict[str, Any]:
    states = [
        word
        for word, holds in (
            ("off", not action.isEnabled()),
            ("active", action is active),
            ("chosen", action.isChecked()),
        )
        if holds
    ]
    return {
        "kind": "QAction",
        "name": action.objectName(),
        "text": action.text(),
        "place": place,
        "state": " ".join(states),
    }


def _state(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton) and widget.underMouse():
        return "under"
    return "" if widget.isEnabled() else "off"


def _text(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton):
        return (widget.text() or widget.accessibleName()).replace("&", "").strip()
    if isinstance(widget, QLabel | QLineEdit):
        return widget.text()
    if isinstance(widget, QTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QMenu):
        return widget.title().replace("&", "")
    return widget.windowTitle() or widget.accessibleName()


def _things(view: MapView, placed: Placed) -> list[dict[str, Any]]:
    page = view.scene().page  # type: ignore[attr-defined]  # it is a MapScene
    transform = view.viewportTransform()
    found: list[dict[str, Any]] = []

    def add(kind: str, name: str, text: str, area: QRectF) -> None:
        shift = view.viewport().pos()
        seen = transform.mapRect(area).translated(shift.x(), shift.y())
        place = placed(seen.x(), seen.y(), seen.width(), seen.height())
        found.append({"kind": kind, "name": name, "text": text, "place": place, "state": ""})

    for band in page.bands if page else ():
        for block in band.blocks:
            at = area_of(band, block)
            area = QRectF(at.x, at.y, at.width, at.height)
            add(f"map:{block.role}", block.owner, block.alt, area)
        if band.role == "lane":
            for column in page.grid.columns:
                area = QRectF(column.x, band.y, column.width, band.height)
                add("map:cell", f"{band.key} {column.step}", "", area)
    items = view.scene().items()
    for item in items:
        if isinstance(item, CellMark) and not item.cell.isEmpty():
            add("over:cell", "", "", item.cell)
        elif isinstance(item, ValueTag) and item.text:
            add("over:value", "", item.text, QRectF(item.pos(), QSizeF(0, 0)))
        elif isinstance(item, Sketch):
            for stroke in item.strokes:
                area = QPolygonF([QPointF(x, y) for x, y in stroke.points]).boundingRect()
                add(f"over:{stroke.form.name.lower()}", "", "", area)
    rings = sorted((one for one in items if isinstance(one, Rings)), key=lambda one: -one.zValue())
    for kind, ring in zip(("over:ring", "over:hover"), rings, strict=False):
        for part in ring.parts:
            add(kind, "", "", part)
    return found


def run() -> int:
    """Run the program with eyes."""
    start = desktop.Desktop.start

    def start_with_eyes(self: desktop.Desktop) -> None:
        app = QApplication.instance()
        assert isinstance(app, QGuiApplication)
        Eyes(app)
        start(self)

    desktop.Desktop.start = start_with_eyes  # type: ignore[method-assign]
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(run())
