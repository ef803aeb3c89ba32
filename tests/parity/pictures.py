"""The same page as two painters show it: our Qt painter, and PDFium reading our PDF."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2  # type: ignore[import-untyped]  # it publishes no types
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from journeyeditor.canvas.ink import Ink
from journeyeditor.canvas.scene import MapScene
from journeyeditor.layout.display import Page
from journeyeditor.layout.paper import sheet_for
from journeyeditor.layout.theme import theme
from journeyeditor.paint.pdf import pdf_bytes
from journeyeditor.paint.picture import PictureData

Pixels = npt.NDArray[np.float64]


def _refuse(error: Exception) -> None:
    raise error


def on_canvas(
    page: Page, scale: float, pictures: Callable[[str], bytes | None] = lambda _key: None
) -> Pixels:
    """The page as the canvas paints it, as rows x columns x (red, green, blue) of 0..255."""
    width, height = math.ceil(page.width * scale), math.ceil(page.height * scale)
    scene = MapScene(Ink(theme("paper"), pictures), _refuse)
    scene.show_page(page)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    source = QRectF(0, 0, width / scale, height / scale)
    scene.render(painter, QRectF(0, 0, width, height), source)
    painter.end()
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine() // 4, 4)
    return raw[:, :width, 2::-1].astype(np.float64)


def on_paper(page: Page, scale: float, pictures: Mapping[str, PictureData] | None = None) -> Pixels:
    """The page as its PDF shows it, in the same form."""
    sheet = sheet_for((page.width, page.height), "fit")
    document = pypdfium2.PdfDocument(
        pdf_bytes(page, theme("paper"), sheet, pictures=pictures or {})
    )
    bitmap: Any = document[0].render(scale=scale)
    found = bitmap.to_numpy()[:, :, 2::-1].astype(np.float64)
    document.close()
    return np.ascontiguousarray(found)


def blurred(pixels: Pixels, size: int) -> Pixels:
    """The picture in squares of `size` pixels, each with its mean: fine edges don't count."""
    rows, columns = pixels.shape[0] // size, pixels.shape[1] // size
    cut = pixels[: rows * size, : columns * size]
    means: Pixels = cut.reshape(rows, size, columns, size, 3).mean(axis=(1, 3))
    return means
