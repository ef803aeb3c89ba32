"""What can be opened and what can be exported, by the ending of a file's name.

Adding a format is adding a line here; its module is imported when it is first used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, msg
from journeyeditor.exchange.drawing import Drawing
from journeyeditor.files.codec import Opened


@dataclass(frozen=True, slots=True)
class Importer:
    """A way to open a map; `endings` are in small letters, with their dot.

    `is_home`: a map is saved in files of this kind; from others it is only taken.
    """

    endings: tuple[str, ...]
    name: Message
    open: Callable[[Path], Opened]
    is_home: bool = False


@dataclass(frozen=True, slots=True)
class Exporter:
    """A way to write a drawn map as the bytes of a file."""

    ending: str
    name: Message
    write: Callable[[Drawing], bytes]


def _open_journey(path: Path) -> Opened:
    from journeyeditor.files.store import load

    return load(path)


def _open_pdf(path: Path) -> Opened:
    from journeyeditor.exchange.pdfmaps import open_pdf_map

    return open_pdf_map(path)


def _pdf(drawing: Drawing) -> bytes:
    from journeyeditor.paint.about import About
    from journeyeditor.paint.pdf import pdf_bytes
    from journeyeditor.paint.tiles import tiles_bytes

    source = drawing.source() if drawing.source else None
    about = About(drawing.author, drawing.subject, drawing.created, source, drawing.name)
    where = drawing.page, drawing.theme, drawing.sheet
    if drawing.plan:
        return tiles_bytes(*where, drawing.leaves, pictures=drawing.pictures, about=about)
    return pdf_bytes(*where, pictures=drawing.pictures, about=about)


def _svg(drawing: Drawing) -> bytes:
    from journeyeditor.paint.svg import svg_bytes

    return svg_bytes(drawing.page, drawing.theme, sheet=drawing.sheet, pictures=drawing.pictures)


def _png(drawing: Drawing) -> bytes:
    from journeyeditor.paint.png import png_bytes

    return png_bytes(_untagged(drawing), drawing.dpi, width=drawing.pixels)


def _jpeg(drawing: Drawing) -> bytes:
    from journeyeditor.paint.png import jpeg_bytes

    return jpeg_bytes(_untagged(drawing), drawing.dpi, width=drawing.pixels)


def _untagged(drawing: Drawing) -> bytes:
    from journeyeditor.paint.pdf import pdf_bytes

    where = drawing.page, drawing.theme, drawing.sheet
    return pdf_bytes(*where, pictures=drawing.pictures, is_tagged=False)


IMPORTERS: Final = (
    Importer((".journey",), msg("Journey map"), _open_journey, is_home=True),
    Importer((".pdf",), msg("PDF that carries its map"), _open_pdf),
)
EXPORTERS: Final = (
    Exporter(".pdf", msg("PDF document"), _pdf),
    Exporter(".svg", msg("SVG drawing"), _svg),
    Exporter(".png", msg("PNG picture"), _png),
    Exporter(".jpg", msg("JPEG picture"), _jpeg),
    Exporter(".jpeg", msg("JPEG picture"), _jpeg),
)


def importer_for(path: Path) -> Importer:
    """The way to open a file. Raises JourneyError, naming what can be opened, if there is none."""
    ending = path.suffix.lower()
    for importer in IMPORTERS:
        if ending in importer.endings:
            return importer
    endings = ", ".join(one for importer in IMPORTERS for one in importer.endings)
    raise JourneyError(
        msg(
            "{name} is no kind of file that can be opened: its name must end in {endings}.",
            name=path.name or path,
            endings=endings,
        )
    )


def exporter_for(path: Path) -> Exporter:
    """The way to write a file. Raises JourneyError, naming what can be written, for others."""
    ending = path.suffix.lower()
    for exporter in EXPORTERS:
        if ending == exporter.ending:
            return exporter
    raise JourneyError(
        msg(
            "{name} is no kind of file that can be exported: its name must end in {endings}.",
            name=path.name or path,
            endings=", ".join(exporter.ending for exporter in EXPORTERS),
        )
    )
