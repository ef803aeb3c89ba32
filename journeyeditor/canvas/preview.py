"""A small picture of a whole map, painted by the canvas's own painter."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from journeyeditor.canvas.ink import Ink
from journeyeditor.canvas.scene import MapScene
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Page
from journeyeditor.layout.theme import theme
from journeyeditor.model.journey import Journey
from journeyeditor.model.pictures import picture_bytes

_FINE: Final = 2.0
"""A preview is painted so much larger than it is shown: its lines come out soft."""

_GAP: Final = 18.0
"""Free room round the phases, in scene units."""


def preview(journey: Journey, size: QSize, ratio: float, page: Page | None = None) -> QPixmap:
    """The map on a picture of a size in pixels of the interface.

    Its phases and what is under them fill the width; its foot is cut off where it is higher.
    Head and names of lanes would be too small to read. `page` is the map laid out, where that
    has been done.
    """

    def stored(key: str) -> bytes | None:
        picture = journey.pictures.get(key)
        return picture_bytes(picture) if picture else None

    page = page or compose(journey)
    picture = QPixmap(size * ratio * _FINE)
    picture.fill(Qt.GlobalColor.white)
    scene = MapScene(Ink(theme(journey.theme), stored), _ignore)
    scene.show_page(page)
    phases = page.band("phases")
    left = page.grid.left - _GAP
    top = phases.y - _GAP if phases else 0.0
    width = max(page.width - left, 1.0)
    scale = picture.width() / width
    height = min(picture.height() / scale, page.height - top)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scene.render(
        painter,
        QRectF(0, 0, picture.width(), height * scale),
        QRectF(left, top, width, height),
        Qt.AspectRatioMode.IgnoreAspectRatio,
    )
    painter.end()
    scene.deleteLater()
    made = picture.scaled(
        size * ratio,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    made.setDevicePixelRatio(ratio)
    return made


def _ignore(_error: Exception) -> None:
    """A preview that can't be painted stays white."""
