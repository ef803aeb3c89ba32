"""Faces embedded in a PDF: each glyph that is used gets a one-byte code in a subset.

Runs become TJ operators whose numbers bring every glyph to the place that typesetting gave
it. Codes belong to a glyph and the text it stands for, so that text copied out of the file is
the text that was put in, whatever glyphs draw it.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, repeat
from pathlib import Path
from typing import Any, Final, TypeAlias

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from reportlab.pdfbase.ttfonts import TTFontFile  # type: ignore[import-untyped]  # it has no types

from journeyeditor.paint.numerals import Numerals
from journeyeditor.typeset.characters import IGNORABLE
from journeyeditor.typeset.faces import face
from journeyeditor.typeset.line import Run

FIRST_CODE: Final = 33
"""Codes start here: controls and the space, which word spacing stretches, are left alone."""

LAST_CODE: Final = 255
_JOINERS: Final = "\u200d\ufe0f"
_ESCAPED: Final = {"(": "\\(", ")": "\\)", "\\": "\\\\"}
_SYMBOLIC: Final = 4
_ITALIC: Final = 64
_THOUSAND: Final = 1000
_NEAR: Final = 0.06
"""Pen moves below this, in 1/1000 em, are not written: numbers have one decimal."""

_WORDS: Final = re.compile("[^ ]+ *| +")

Shown: TypeAlias = tuple[str, str, float]
"""Font name, TJ operator, and how far the text is raised, in units."""

Piece: TypeAlias = tuple[int, str, float, float]
"""Subset, the codes inside a PDF string with ")number(" where the pen moves, how far the pen
comes, and where the last glyph lies from the first, both in 1/1000 em."""


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
        self._codes: dict[tuple[int, str], Piece] = {}
        self._words: dict[str, Piece] = {}
        self.subsets: list[Subset] = []

    def show(self, run: Run, start: float) -> tuple[list[Shown], float]:
        """The run as TJ operators, and where the pen ends, in units.

        `start` is where the pen is before, in units from the left end of the run. Lengths
        are those of the run; numbers in the operand are 1/1000 of its size (ISO 32000-1,
        9.4.3), counted from the widths in the file, so that no rounding adds up.
        """
        per_unit = _THOUSAND / run.size
        pen = start * per_unit
        if not run.ys and run.clusters == _counting(len(run.text)):
            found = self._words_shown(run, pen, per_unit)
            if found is not None:
                subset, operand, pen = found
                return [(self.subsets[subset].name, operand, 0.0)], pen / per_unit
        shown: list[Shown] = []
        current, height = -1, 0.0
        out: list[str] = []
        heights = run.ys or repeat(0.0, len(run.xs))
        for pair, x, rise in zip(_pairs(run), run.xs, heights, strict=True):
            subset, code, width, _ = self._glyph(*pair)
            if subset != current or rise != height:
                if out:
                    shown.append((self.subsets[current].name, _operand(out), height))
                current, height, out = subset, rise, []
            pen = _moved(out, pen, x * per_unit) + width
            out.append(code)
        if out:
            shown.append((self.subsets[current].name, _operand(out), height))
        return shown, pen / per_unit

    def _words_shown(self, run: Run, pen: float, per_unit: float) -> tuple[int, str, float] | None:
        """Subset, operand and pen of a run with a glyph a character, word by word.

        Words are kept: within a document the same word of a face has the same glyphs and
        kerning. That is looked at each time: the widths of known words together are the
        run's, or else each word's last glyph lies where it did. None if it does not, or if
        two subsets are needed.
        """
        xs, kept, at, current = run.xs, self._words, 0, -1
        words = _WORDS.findall(run.text)
        known = [piece for piece in map(kept.get, words) if piece is not None]
        if len(self.subsets) == 1 and pen == 0 and len(known) == len(words) > 0:
            _, strings, widths, _ = zip(*known, strict=True)
            end = sum(widths)
            if -_NEAR < end - run.width * per_unit < _NEAR:
                return 0, _operand(strings), end
        out: list[str] = []
        for word in words:
            end = at + len(word)
            x = xs[at] * per_unit
            piece = kept.get(word)
            if piece is None:
                places = [place * per_unit - x for place in xs[at:end]]
                piece = kept[word] = self._word(word, run.glyphs[at:end], places)
            subset, codes, width, last = piece
            if not -_NEAR < xs[end - 1] * per_unit - x - last < _NEAR:
                return None
            if subset != current:
                if out:
                    return None
                current = subset
            if not -_NEAR < pen - x < _NEAR:
                pen = _moved(out, pen, x)
            out.append(codes)
            pen += width
            at = end
        return (current, _operand(out), pen) if out else None

    def _word(self, word: str, glyphs: Sequence[int], places: Sequence[float]) -> Piece:
        """A word as one piece; one that never lies right where it needs two subsets."""
        pieces = [self._glyph(glyph, char) for glyph, char in zip(glyphs, word, strict=True)]
        if len({piece[0] for piece in pieces}) > 1:
            return pieces[0][0], "", 0.0, -math.inf
        pen = 0.0
        out: list[str] = []
        for place, (_, code, width, _) in zip(places, pieces, strict=True):
            pen = _moved(out, pen, place) + width
            out.append(code)
        return pieces[0][0], "".join(out), pen, places[-1]

    def _glyph(self, glyph: int, text: str) -> Piece:
        return self._codes.get((glyph, text)) or self._new_code(glyph, text)

    def _new_code(self, glyph: int, text: str) -> Piece:
        if not self.subsets or self.subsets[-1].full():
            self.subsets.append(Subset(f"F{self._number}{_letters(len(self.subsets))}"))
        subset = self.subsets[-1]
        char = chr(FIRST_CODE + len(subset.glyphs))
        subset.glyphs.append(glyph)
        subset.texts.append(text)
        code = len(self.subsets) - 1, _ESCAPED.get(char, char), self._width(glyph), 0.0
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


def _pairs(run: Run) -> list[tuple[int, str]]:
    """Each glyph with the text it stands for; characters that draw nothing stay out."""
    text, clusters = run.text, run.clusters
    if len(text) == len(clusters) and clusters == _counting(len(text)):
        return list(zip(run.glyphs, text, strict=True))
    borders = sorted({*clusters, len(text)})
    ends = dict(pairwise(borders))
    pairs: list[tuple[int, str]] = []
    seen: set[int] = set()
    for glyph, cluster in zip(run.glyphs, clusters, strict=True):
        part = "" if cluster in seen else text[cluster : ends[cluster]]
        seen.add(cluster)
        pairs.append((glyph, "".join(c for c in part if c in _JOINERS or not IGNORABLE.match(c))))
    return pairs


@cache
def _counting(length: int) -> tuple[int, ...]:
    return tuple(range(length))


def _moved(out: list[str], pen: float, x: float) -> float:
    """Where the pen (1/1000 em) is after a number in `out` brought it to x, if it was off."""
    move = pen - x
    if -_NEAR < move < _NEAR:
        return pen
    number = round(move, 1)
    out.append(f"){number:g}(")
    return pen - number


def _operand(parts: Iterable[str]) -> str:
    """The TJ operator for codes with ")number(" between them where the pen moves."""
    text = "".join(parts)
    return f"[{text[1:]})]TJ" if text[0] == ")" else f"[({text})]TJ"


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
