"""The real program, which also tells where things stand on the screen when it is asked.

It only looks: what is done to the program is done with keys and mouse. Ask with a line on
standard input; the answer is one line of JSON. Places are pixels of the screen.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRectF, QSocketNotifier
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QWidget,
)

from journeyeditor.app import desktop
from journeyeditor.app.main import main
from journeyeditor.canvas.view import MapView
from journeyeditor.layout.hit import area_of


class Eyes(QObject):
    """Answers questions about what is seen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._asked.activated.connect(self._answer)

    def _answer(self) -> None:
        if not sys.stdin.readline():
            self._asked.setEnabled(False)
            return
        sys.stdout.write(json.dumps(_seen()) + "\n")
        sys.stdout.flush()


def _seen() -> dict[str, Any]:
    parts: list[dict[str, Any]] = []
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            for widget in (top, *top.findChildren(QWidget)):
                if widget.isVisible():
                    parts.extend(_described(widget))
    focus = QApplication.focusWidget()
    return {"parts": parts, "focus": _described(focus)[0] if focus else None}


def _described(widget: QWidget) -> list[dict[str, Any]]:
    ratio = widget.devicePixelRatioF()
    corner = widget.mapToGlobal(QPoint(0, 0))

    def placed(x: float, y: float, width: float, height: float) -> list[float]:
        return [ratio * n for n in (corner.x() + x, corner.y() + y, width, height)]

    kind, name = type(widget).__name__, widget.objectName()
    found = [
        {
            "kind": kind,
            "name": name,
            "text": _text(widget),
            "place": placed(0, 0, widget.width(), widget.height()),
        }
    ]
    if isinstance(widget, QMenu | QMenuBar):
        for action in widget.actions():
            if action.isVisible():
                area = widget.actionGeometry(action)
                found.append(
                    {
                        "kind": "QAction",
                        "name": action.objectName(),
                        "text": action.text().replace("&", ""),
                        "place": placed(area.x(), area.y(), area.width(), area.height()),
                    }
                )
    if isinstance(widget, MapView):
        found.extend(_things(widget, placed))
    return found


def _text(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton):
        return (widget.text() or widget.accessibleName()).replace("&", "").strip()
    if isinstance(widget, QLabel | QLineEdit):
        return widget.text()
    return widget.windowTitle() or widget.accessibleName()


def _things(view: MapView, placed: Any) -> list[dict[str, Any]]:
    page = view.scene().page  # type: ignore[attr-defined]  # it is a MapScene
    transform = view.viewportTransform()

    def on_screen(x: float, y: float, width: float, height: float) -> list[float]:
        area = transform.mapRect(QRectF(x, y, width, height))
        shift = view.viewport().pos()
        return placed(area.x() + shift.x(), area.y() + shift.y(), area.width(), area.height())  # type: ignore[no-any-return]

    found: list[dict[str, Any]] = []
    for band in page.bands if page else ():
        for block in band.blocks:
            area = area_of(band, block)
            found.append(
                {
                    "kind": f"map:{block.role}",
                    "name": block.owner,
                    "text": block.alt,
                    "place": on_screen(area.x, area.y, area.width, area.height),
                }
            )
        if band.role == "lane":
            for column in page.grid.columns:
                found.append(
                    {
                        "kind": "map:cell",
                        "name": f"{band.key} {column.step}",
                        "text": "",
                        "place": on_screen(column.x, band.y, column.width, band.height),
                    }
                )
    return found


def run() -> int:
    """Run the program with eyes."""
    start = desktop.Desktop.start

    def start_with_eyes(self: desktop.Desktop) -> None:
        start(self)
        app = QApplication.instance()
        assert app is not None
        Eyes(app)

    desktop.Desktop.start = start_with_eyes  # type: ignore[method-assign]
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(run())
