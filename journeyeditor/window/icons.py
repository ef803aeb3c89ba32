"""Our outline icons as Qt icons, in the colours of the palette at the time of painting."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)

from journeyeditor.base.resources import icon_folder


class _OutlineEngine(QIconEngine):
    """Paints one icon at any size; `colour` is the palette's text unless it is given."""

    def __init__(self, key: str, colour: QColor | None) -> None:
        super().__init__()
        self._key = key
        self._colour = colour

    def clone(self) -> QIconEngine:
        return _OutlineEngine(self._key, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        # The outlines are read when the first icon is painted; the start page may show none.
        from journeyeditor.canvas.outlines import paint_icon

        if self._colour is not None:
            colour = self._colour
        else:
            off = mode == QIcon.Mode.Disabled
            group = QPalette.ColorGroup.Disabled if off else QPalette.ColorGroup.Active
            colour = QGuiApplication.palette().color(group, QPalette.ColorRole.ButtonText)
        side = min(rect.width(), rect.height())
        left = rect.x() + (rect.width() - side) / 2
        top = rect.y() + (rect.height() - side) / 2
        paint_icon(painter, self._key, colour, QRectF(left, top, side, side))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if pixmap.isNull():  # asked for at no size, as while a widget is given another style
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap


def tool_icon(key: str, colour: QColor | None = None) -> QIcon:
    """An icon of our set for buttons and menus."""
    return QIcon(_OutlineEngine(key, colour))


def program_icon() -> QIcon:
    """The program's own icon."""
    icon = QIcon()
    for side in (16, 32, 48, 128, 256):
        icon.addFile(str(icon_folder() / f"app-{side}.png"), QSize(side, side))
    return icon
