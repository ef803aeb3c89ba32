"""Open a map from any file that can hold one, and export one to any kind there is a way to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, msg
from journeyeditor.exchange.drawing import AS_IT_IS, Choices, Drawing, draw
from journeyeditor.exchange.registry import EXPORTERS, Exporter, exporter_for, importer_for
from journeyeditor.files.codec import Opened
from journeyeditor.files.writing import write_whole
from journeyeditor.model.journey import Journey


def _say_nothing(_: Message) -> None:
    """Progress that nobody follows."""


def open_map(path: Path) -> Opened:
    """Open the map in a file, by the ending of its name. Raises JourneyError."""
    return importer_for(path).open(path)


def is_home(path: Path) -> bool:
    """Whether a map opened from this file is saved there, not only taken out of it."""
    return importer_for(path).is_home


def exporters() -> tuple[Exporter, ...]:
    """All kinds of files a map can be exported to."""
    return EXPORTERS


def export_map(
    journey: Journey,
    path: Path,
    choices: Choices = AS_IT_IS,
    progress: Callable[[Message], None] = _say_nothing,
) -> Path:
    """Write a map as a PDF, SVG or PNG, by the ending of `path`, whole or not at all.

    `progress` is told what is being done. Raises JourneyError; the file is then as it was.
    """
    exporter_for(path)
    progress(msg("Laying the map out"))
    return write_drawing(draw(journey, choices), path, progress)


def write_drawing(
    drawing: Drawing, path: Path, progress: Callable[[Message], None] = _say_nothing
) -> Path:
    """Write a laid out map, as `export_map` does."""
    exporter = exporter_for(path)
    if drawing.plan and exporter.ending != ".pdf":
        raise JourneyError(
            msg("Tiles go into a PDF: choose a file whose name ends in .pdf, or no tiles.")
        )
    progress(msg("Painting"))
    data = exporter.write(replace(drawing, name=path.name))
    progress(msg("Writing"))
    return write_whole(path, data)
