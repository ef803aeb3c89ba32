"""Maps that travel in the PDF of their poster: put in, and taken out again.

Only a file with the one name is taken, and it is read like any other map's file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.exchange.pdfreader import PdfFile
from journeyeditor.exchange.pdfvalues import Packed, PdfLocked, PdfTooLarge, PdfTrouble
from journeyeditor.files.codec import Opened, decode, encode
from journeyeditor.files.writing import read_whole
from journeyeditor.model.journey import Journey

SOURCE_NAME: Final = "map.journey"
MOST_SOURCE: Final = 32 * 1024 * 1024
"""Bytes of a map that travels in a PDF."""

MOST_PDF: Final = 128 * 1024 * 1024
"""Bytes of a PDF: its pictures are in it twice, once as the map's."""

_MIB: Final = 1024 * 1024


def source_of(journey: Journey) -> bytes:
    """A map's file to be put into its PDF. Raises JourneyError where it is too large."""
    data = encode(journey)
    if len(data) > MOST_SOURCE:
        raise JourneyError(
            msg(
                "The map is too large to travel in its PDF ({size} MB, at most {most}):"
                " export it without the map attached.",
                size=len(data) // _MIB + 1,
                most=MOST_SOURCE // _MIB,
            )
        )
    return data


def open_pdf_map(path: Path) -> Opened:
    """The map that a PDF carries. Raises JourneyError with one plain sentence.

    It has no fingerprint: a PDF is no place to save a map to.
    """
    return decode(_source_in(read_whole(path, most=MOST_PDF + 1), path.name))


def _source_in(data: bytes, name: str) -> bytes:
    if len(data) > MOST_PDF:
        most = MOST_PDF // _MIB
        raise JourneyError(
            msg("{name} is too large: PDFs of at most {most} MB are read.", name=name, most=most)
        )
    try:
        found = _embedded(PdfFile(data))
    except PdfLocked as error:
        raise JourneyError(
            msg("{name} is encrypted: save a copy without a password and open that.", name=name)
        ) from error
    except PdfTooLarge as error:
        raise JourneyError(
            msg("The map that {name} carries is too large to be opened.", name=name)
        ) from error
    except PdfTrouble as error:
        raise JourneyError(
            msg(
                "{name} can't be read: it is damaged or no PDF of a kind known here."
                " Open the map's own .journey file instead.",
                name=name,
            )
        ) from error
    if found is None:
        raise JourneyError(
            msg(
                "{name} carries no map: only a PDF that was exported with its map attached does.",
                name=name,
            )
        )
    return found


def _embedded(pdf: PdfFile) -> bytes | None:
    wanted = SOURCE_NAME.encode("ascii"), b"\xfe\xff" + SOURCE_NAME.encode("utf-16-be")
    for file in pdf.files():
        if pdf.resolved(file.get("UF", file.get("F"))) not in wanted:
            continue
        held = pdf.resolved(file.get("EF"))
        stream = pdf.resolved(held.get("UF", held.get("F"))) if isinstance(held, dict) else None
        if not isinstance(stream, Packed):
            raise PdfTrouble
        return pdf.unpack(stream, MOST_SOURCE)
    return None
