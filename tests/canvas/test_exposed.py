"""What is painted bit by bit, as a view scrolls, is what is painted at once."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.files.templates import new_from
from tests.benchmarks.maps import made_map
from tests.canvas.conftest import Open

STRIP = 24
ROUNDING = 1  # gradients are rounded from where a strip begins


def painted(canvas: MapCanvas, strips: list[QRectF]) -> QImage:
    """The page, strip after strip: nothing of a strip goes over its edges."""
    page = canvas.scene.page_area()
    image = QImage(page.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    for strip in strips:
        canvas.scene.render(painter, strip, strip.translated(page.topLeft()))
    painter.end()
    return image


@pytest.mark.parametrize("key", ["jane", "b2b", "service-blueprint", "made"])
def test_strips_show_all_that_the_whole_shows(open_canvas: Open, key: str) -> None:
    canvas = open_canvas(made_map(300) if key == "made" else new_from(key, "sv"))
    size = canvas.scene.page_area().size().toSize()
    width, height = size.width(), size.height()
    whole = painted(canvas, [QRectF(0, 0, width, height)])
    upright = [QRectF(x, 0, min(STRIP, width - x), height) for x in range(0, width, STRIP)]
    level = [QRectF(0, y, width, min(STRIP, height - y)) for y in range(0, height, STRIP)]
    for strips in (upright, level):
        assert worst(painted(canvas, strips), whole) <= ROUNDING


def worst(one: QImage, other: QImage) -> int:
    """By how much a pixel differs most, of 255."""
    pictures = [
        Image.frombytes("RGBX", image.size().toTuple(), bytes(image.constBits()))
        for image in (one, other)
    ]
    bands = ImageChops.difference(*(picture.convert("RGB") for picture in pictures)).getextrema()
    return max(int(high) for _, high in bands)  # type: ignore[misc]  # one pair a band
