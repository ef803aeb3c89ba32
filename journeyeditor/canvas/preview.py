"""A small picture of a whole map, painted by the canvas's own painter."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from journeyeditor.canvas.ink import Ink
from journeyeditor.canvas.scene import MapScene
from journeyeditor.layout.compose import compose
from journeyeditor.layout.theme import theme
from journeyeditor.model.journey import Journey
from journeyeditor.model.pictures import picture_bytes


def preview(journey: Journey, size: QSize, ratio: float, cut: bool = True) -> QPixmap:
    """The map on a picture of a size in pixels of the interface.

    It fills the width, its foot cut off where it is higher; or all of it where `cut` is False.
    """

    def stored(key: str) -> bytes | None:
        picture = journey.pictures.get(key)
        return picture_bytes(picture) if picture else None

    page = compose(journey)
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.white)
    scene = MapScene(Ink(theme(journey.theme), stored), _ignore)
    scene.show_page(page)
    painter = QPainter(picture)
    scale = size.width() / page.width
    if not cut:
        scale = min(scale, size.height() / page.height)
    seen = QRectF(0, 0, size.width() / scale, size.height() / scale)
    if not cut:
        seen.translate((page.width - seen.width()) / 2, (page.height - seen.height()) / 2)
    target = QRectF(0, 0, size.width(), size.height())
    scene.render(painter, target, seen, Qt.AspectRatioMode.IgnoreAspectRatio)
    painter.end()
    scene.deleteLater()
    return picture


def _ignore(_error: Exception) -> None:
    """A preview that can't be painted stays white."""
