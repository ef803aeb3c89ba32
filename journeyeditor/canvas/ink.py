"""What painting needs of Qt and is made once: raw fonts, colours, icon paths, small pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QPixmap,
    QRawFont,
)

from journeyeditor.canvas.outlines import paint_icon
from journeyeditor.layout.theme import Theme, mixed
from journeyeditor.typeset.faces import face

BIG: Final = 64.0
"""Pixel size the faces are opened at, to be scaled down: at it widths are exact unhinted."""

PALE: Final = 0.38
"""Strength of the bars that stand for text too small to read."""

_SPRITE_PIXELS: Final = 6_000_000

PictureBytes = Callable[[str], bytes | None]
"""Gives the bytes of a stored picture by its key, or None."""


class BoxLook(NamedTuple):
    """How a rounded box is painted, lengths in device pixels; `border` is None for none.

    A border is a larger box under a smaller one: half the price of stroking an outline.
    """

    fill: QColor
    border: QColor | None
    radius: float
    edge: float

    def paint(self, painter: QPainter, area: tuple[int, int, int, int], ratio: float = 1.0) -> None:
        """Paint it with soft corners; `area` is left, top, width and height."""
        left, top, width, height = (side / ratio for side in area)
        edge = self.edge / ratio
        bend = min(self.radius / ratio, width / 2, height / 2)
        painter.setBrush(self.border or self.fill)
        painter.drawRoundedRect(QRectF(left, top, width, height), bend, bend)
        if self.border is not None:
            painter.setBrush(self.fill)
            inner = QRectF(left + edge, top + edge, width - 2 * edge, height - 2 * edge)
            painter.drawRoundedRect(inner, max(bend - edge, 0), max(bend - edge, 0))


class Ink:
    """Everything of one theme that painters share. Lives as long as the scene."""

    def __init__(self, theme: Theme, picture_bytes: PictureBytes) -> None:
        self.theme = theme
        self._picture_bytes = picture_bytes
        self._fonts: dict[str, QRawFont] = {}
        self._colours: dict[str, QColor] = {}
        self._pale: dict[str, QColor] = {}
        self._sprites: dict[object, QPixmap] = {}
        self._sprite_pixels = 0
        self._pictures: dict[str, QImage] = {}

    def font(self, key: str) -> QRawFont:
        """A face, opened from our own file at `BIG` pixels without hinting."""
        font = self._fonts.get(key)
        if font is None:
            path = str(face(key).path)
            font = QRawFont(path, BIG, QFont.HintingPreference.PreferNoHinting)
            self._fonts[key] = font
        return font

    def colour(self, role: str) -> QColor:
        """The colour of a role."""
        colour = self._colours.get(role)
        if colour is None:
            colour = self._colours[role] = QColor(self.theme.colour(role))
        return colour

    def pale(self, role: str) -> QColor:
        """The colour of a role thinned with the page, for text too small to read."""
        colour = self._pale.get(role)
        if colour is None:
            thin = mixed(self.theme.colour(role), self.theme.colour("page"), PALE)
            colour = self._pale[role] = QColor(thin)
        return colour

    def mix(self, over: str, under: str, share: float) -> QColor:
        """`share` of one role's colour over another's."""
        return QColor(mixed(self.theme.colour(over), self.theme.colour(under), share))

    def picture(self, key: str) -> QImage | None:
        """A stored picture; None where it is missing or can't be read."""
        image = self._pictures.get(key)
        if image is None:
            image = self._pictures[key] = QImage.fromData(self._picture_bytes(key) or b"")
        return None if image.isNull() else image

    def sign_sprite(self, key: str, colour: str, side: int, ratio: float) -> QPixmap:
        """An icon as a picture of `side` device pixels."""
        name = (key, colour, side, ratio)
        sprite = self._sprites.get(name)
        if sprite is None:
            sprite = self._blank(side, side)
            painter = QPainter(sprite)
            paint_icon(painter, key, self.colour(colour), QRectF(0, 0, side, side))
            painter.end()
            self._keep(name, sprite, ratio)
        return sprite

    def box_sprite(self, look: BoxLook, width: int, height: int, ratio: float) -> QPixmap:
        """A rounded box as a picture of so many device pixels."""
        name = (id(look.fill), id(look.border), look.radius, look.edge, width, height, ratio)
        sprite = self._sprites.get(name)
        if sprite is None:
            sprite = self._blank(width, height)
            painter = QPainter(sprite)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            look.paint(painter, (0, 0, width, height))
            painter.end()
            self._keep(name, sprite, ratio)
        return sprite

    @staticmethod
    def _blank(width: int, height: int) -> QPixmap:
        sprite = QPixmap(width, height)
        sprite.fill(Qt.GlobalColor.transparent)
        return sprite

    def _keep(self, key: object, sprite: QPixmap, ratio: float) -> None:
        self._sprite_pixels += sprite.width() * sprite.height()
        if self._sprite_pixels > _SPRITE_PIXELS:
            self._sprites.clear()
            self._sprite_pixels = sprite.width() * sprite.height()
        sprite.setDevicePixelRatio(ratio)
        self._sprites[key] = sprite


ORIGIN: Final = QPointF(0, 0)
