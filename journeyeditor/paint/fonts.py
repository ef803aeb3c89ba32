"""Faces embedded in a PDF: each glyph that is used gets a one-byte code in a subset.

Codes belong to a glyph and the text it stands for, so that text copied out of the file is
the text that was put in, whatever glyphs draw it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from reportlab.pdfbase.ttfonts import TTFontFile  # type: ignore[import-untyped]  # it has no types

from journeyeditor.paint.numerals import Numerals
from journeyeditor.typeset.faces import face

FIRST_CODE: Final = 33
"""Codes start here: controls and the space, which word spacing stretches, are left alone."""

LAST_CODE: Final = 255
_LEFT_OUT: Final = "()\\"
"""Codes that would have to be escaped in a PDF string: they stand for nothing."""

_SYMBOLIC: Final = 4
_ITALIC: Final = 64
_THOUSAND: Final = 1000

Glyph: TypeAlias = tuple[str, str, float]
"""Name of the subset, code inside a PDF string, and width in 1/1000 em."""


@dataclass(slots=True)
class Subset:
    """Glyphs of one face under the codes from `FIRST_CODE`, with the text of each."""

    name: str
    glyphs: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def full(self) -> bool:
        """Whether no code is left."""
        return len(self.glyphs) > LAST_CODE - FIRST_CODE


class PdfFace:
    """One of our faces in one PDF. `number` makes the names of its subsets unlike others'."""

    def __init__(self, key: str, number: int) -> None:
        self._number = number
        self._face = face(key)
        self._program = _program(self._face.path)
        self._codes: dict[tuple[int, str], Glyph] = {}
        self.subsets: list[Subset] = []

    def glyph(self, glyph: int, text: str) -> Glyph:
        """A glyph that stands for a text, under a code of its own."""
        return self._codes.get((glyph, text)) or self._new_code(glyph, text)

    def space(self) -> Glyph:
        """The space."""
        return self.glyph(self._face.glyphs[" "], " ")

    def has(self, font: str) -> bool:
        """Whether one of its subsets has this name."""
        return any(subset.name == font for subset in self.subsets)

    def _new_code(self, glyph: int, text: str) -> Glyph:
        if not self.subsets or self.subsets[-1].full():
            self.subsets.append(Subset(f"F{self._number}{_letters(len(self.subsets))}"))
        subset = self.subsets[-1]
        while (char := chr(FIRST_CODE + len(subset.glyphs))) in _LEFT_OUT:
            subset.glyphs.append(0)
            subset.texts.append("")
        subset.glyphs.append(glyph)
        subset.texts.append(text)
        code = subset.name, char, self._width(glyph)
        self._codes[glyph, text] = code
        return code

    def _width(self, glyph: int) -> float:
        advance: int = self._program.hmetrics[glyph][0]
        return round(advance * _THOUSAND / self._face.units_per_em, 3)

    def embed(self, pdf: Pdf, subset: Subset) -> Object:
        """The font dictionary of a subset (ISO 32000-1, 9.6.3), added to `pdf`."""
        digest = hashlib.sha256(repr(subset.glyphs).encode()).digest()
        tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
        name = Name(f"/{tag}+{self._face.post_script}")
        # Codes below the first draw nothing; the table in the font starts at code 0.
        data = self._program.makeSubset([0] * FIRST_CODE + subset.glyphs)
        ems = _THOUSAND / self._face.units_per_em
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=_SYMBOLIC | (_ITALIC if self._program.italicAngle else 0),
            FontBBox=Array([round(edge) for edge in self._program.bbox]),
            ItalicAngle=round(self._program.italicAngle),
            Ascent=round(self._face.ascent * ems),
            Descent=-round(self._face.descent * ems),
            CapHeight=round(self._face.cap_height * ems),
            StemV=self._program.stemV,
            FontFile2=pdf.make_indirect(Stream(pdf, data, {"/Length1": len(data)})),
        )
        numerals = Numerals(3)
        widths = " ".join(numerals[self._width(glyph)] for glyph in subset.glyphs)
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.TrueType,
                BaseFont=name,
                FirstChar=FIRST_CODE,
                LastChar=FIRST_CODE + len(subset.glyphs) - 1,
                Widths=Object.parse(f"[{widths}]".encode()),
                FontDescriptor=pdf.make_indirect(descriptor),
                ToUnicode=pdf.make_indirect(Stream(pdf, _to_unicode(subset.texts))),
            )
        )


def _letters(number: int) -> str:
    """a, b ... z, ba, bb ...: a number in letters."""
    letters = chr(ord("a") + number % 26)
    return letters if number < 26 else _letters(number // 26) + letters


@cache
def _program(path: Path) -> Any:
    """The font file opened for making subsets by glyph numbers instead of characters."""
    program = TTFontFile(str(path))
    program.charToGlyph = {glyph: glyph for glyph in range(program.numGlyphs)}
    return program


def _to_unicode(texts: list[str]) -> bytes:
    """A ToUnicode CMap (ISO 32000-1, 9.10.3) for codes from `FIRST_CODE` on."""
    entries = [
        f"<{FIRST_CODE + place:02X}> <{text.encode('utf-16-be').hex().upper()}>"
        for place, text in enumerate(texts)
        if text
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(entries), 100):
        part = entries[start : start + 100]
        lines += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
