"""How a paint event sees a band, and what every painting operation is."""

from __future__ import annotations

import math
from typing import Final, Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTransform

from journeyeditor.canvas.ink import BIG

NO_PEN: Final = QPen(Qt.PenStyle.NoPen)
EVERYWHERE: Final = QRectF(-1e9, -1e9, 2e9, 2e9)

_FEW: Final = 0.75
_SOFT: Final = QPainter.RenderHint.Antialiasing


class Sight:
    """How a paint event sees a band: its transform, and device pixels to the scene unit.

    `moving` says that the picture is in motion, `rough` that fine detail is spared for it;
    nothing outside `exposed`, in the band's coordinates, is seen. After `until`, by
    `perf_counter`, nothing more should be made that can wait.
    """

    def __init__(
        self,
        transform: QTransform,
        ratio: float,
        moving: bool = False,
        exposed: QRectF = EVERYWHERE,
        until: float = math.inf,
    ) -> None:
        self.transform = transform
        self.ratio = ratio
        self.scale = transform.m11() * ratio
        self.moving = moving
        self.rough = moving and self.scale < _FEW
        self.exposed = exposed
        self.until = until
        self.dx = transform.dx() * ratio
        self.dy = transform.dy() * ratio
        self._glyphs: dict[float, QTransform] = {}
        self._is_soft: bool | None = None

    def soft(self, painter: QPainter, wanted: bool) -> None:
        """Switch soft edges on or off."""
        if wanted is not self._is_soft:
            painter.setRenderHint(_SOFT, wanted)
            self._is_soft = wanted

    def forget(self) -> None:
        """The painter was set up by others since: ask nothing of what was set before."""
        self._is_soft = None

    def for_glyphs(self, size: float) -> QTransform:
        """The transform for glyph runs of `BIG` pixels to come out `size` units large."""
        found = self._glyphs.get(size)
        if found is None:
            found = QTransform(self.transform).scale(size / BIG, size / BIG)
            self._glyphs[size] = found
        return found


class Stroke(Protocol):
    """One painting operation. It leaves the painter's transform as it found it."""

    @property
    def least_scale(self) -> float:
        """The scale below which it paints nothing."""

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Paint in the band's coordinates."""
