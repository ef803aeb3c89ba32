"""What the tests of printing have in common: posters, printers, and what came out of them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # it publishes no types
from PySide6.QtPrintSupport import QPrinter

from journeyeditor.exchange.drawing import Choices
from journeyeditor.layout.poster import Poster, Posters
from journeyeditor.layout.tiles import TileChoice
from journeyeditor.model.journey import Journey
from journeyeditor.window.printing import print_leaves
from tests.parity.pictures import Pixels

TILES = Choices("A1", tiles=TileChoice("A4"))


def poster_of(journey: Journey, choices: Choices) -> Poster:
    """A map as a poster."""
    return Posters().poster(journey, choices.order())


def into(path: Path) -> QPrinter:
    """A printer that prints into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(path))
    return printer


def no_picture(_key: str) -> bytes | None:
    """A map without pictures."""
    return None


def say_nothing(_done: int, _count: int) -> None:
    """Progress that nobody follows."""


def printed(poster: Poster, path: Path) -> Path:
    """A poster printed into a file."""
    assert print_leaves(into(path), poster, no_picture, say_nothing, lambda: False)
    return path


def page_sizes(path: Path) -> list[tuple[float, float]]:
    """Width and height in points of a PDF's pages, none of which is turned."""
    said = subprocess.run(
        ["pdfinfo", "-l", "9999", path], capture_output=True, text=True, check=True
    ).stdout
    found = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", said)
    assert re.findall(r"Page +\d+ rot: +(\d+)", said) == ["0"] * len(found)
    return [(float(width), float(height)) for width, height in found]


def rasters(path: Path, scale: float) -> list[Pixels]:
    """The pages of a PDF, `scale` pixels to the point."""
    document = pypdfium2.PdfDocument(path)
    found = [page.render(scale=scale).to_numpy()[:, :, 2::-1] for page in document]
    document.close()
    return [np.ascontiguousarray(pixels).astype(np.float64) for pixels in found]


class Asked:
    """Says no so many times, then that printing is given up."""

    def __init__(self, times: int) -> None:
        self.left = times

    def __call__(self) -> bool:
        self.left -= 1
        return self.left < 0
