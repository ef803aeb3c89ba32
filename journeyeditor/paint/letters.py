"""Set lines as operators of a content stream: which codes of which font, and where they go.

Words are kept: the same word of a face has the same glyphs and kerning wherever it stands, so
most lines are put together from what was written before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat
from typing import Final, NamedTuple, TypeAlias

from journeyeditor.paint.fonts import PdfFace
from journeyeditor.typeset.characters import IGNORABLE
from journeyeditor.typeset.line import Line, Run
from journeyeditor.typeset.shaping import Word

SOFT_HYPHEN: Final = "\u00ad"
"""What a hyphen that the text does not have stands for (ISO 32000-1, 14.8.2.2.3)."""

_JOINERS: Final = "\u200d\ufe0f"
_THOUSAND: Final = 1000
_NEAR: Final = 0.06
"""Pen moves below this, in 1/1000 em, are not written: numbers have one decimal."""

_EXACT: Final = 0.001
"""How far the pen may be off after a word that is put together with others."""

Shown: TypeAlias = tuple[str, float, str, float]
"""Font name, size, TJ operator, and how far the text is raised, in units."""


class _Piece(NamedTuple):
    """A word as it was written: the codes inside a PDF string, with ")number(" between them
    where the pen moves. The word is held so that no other one gets its identity.

    `font` is "" for a word that has to be written glyph by glyph: it needs two fonts, or the
    pen ends elsewhere than it should.
    """

    word: Word
    font: str
    scale: float
    codes: str


class Letters:
    """The faces of one PDF, and the words that were written in them."""

    def __init__(self) -> None:
        self.faces: dict[str, PdfFace] = {}
        self._kept: dict[int, _Piece] = {}
        self._fonts: dict[str, dict[int, str]] = {}
        self._spaces: dict[str, str] = {}

    def shown(self, line: Line, is_spaced: bool = False) -> Sequence[Shown]:
        """What shows a line, from its start.

        With `is_spaced` a space ends it, where no hyphen does, so that its last word does not
        run into the first one of what follows for those who only get the text.
        """
        words = None if line.hyphen else line.words
        found = None if words is None else self._by_words(words, line.size, is_spaced)
        if found is not None:
            return found
        pieces = self._by_glyphs(line)
        if is_spaced and pieces and not (line.hyphen or line.rtl):
            font, size, operator, rise = pieces[-1]
            pieces[-1] = font, size, _with(operator, self._space(font)), rise
        return pieces

    def _by_words(
        self, words: Sequence[Word], size: float, is_spaced: bool
    ) -> Sequence[Shown] | None:
        """A line of words of one font, none of which needs a look at its glyphs; else None."""
        if not words:
            return ()
        first = self._kept.get(id(words[0])) or self._learn(words[0])
        known = self._fonts[first.font]
        try:
            codes = [known[id(word)] for word in words]
        except KeyError:
            pieces = [self._kept.get(id(word)) or self._learn(word) for word in words]
            if any(piece.font != first.font for piece in pieces):
                return None
            codes = [piece.codes for piece in pieces]
        if not first.font:
            return None
        if is_spaced:
            codes.append(self._space(first.font))
        return [(first.font, size * first.scale, _operator(codes), 0.0)]

    def _space(self, font: str) -> str:
        """The code of a space; "" where the font has none."""
        code = self._spaces.get(font)
        if code is None:
            face = next(face for face in self.faces.values() if face.has(font))
            of, code, _ = face.space()
            self._spaces[font] = code = code if of == font else ""
        return code

    def _learn(self, word: Word) -> _Piece:
        piece = self._kept[id(word)] = self._written(word)
        self._fonts.setdefault(piece.font, {})[id(word)] = piece.codes
        return piece

    def _written(self, word: Word) -> _Piece:
        segment = word.segments[0] if len(word.segments) == 1 else None
        if segment is None or segment.ys or segment.rtl or not segment.glyphs:
            return _Piece(word, "", 1.0, "")
        if segment.clusters != tuple(range(len(segment.text))):
            return _Piece(word, "", 1.0, "")
        face = self._face(segment.face)
        per_em = _THOUSAND / segment.scale
        pen = 0.0
        out: list[str] = []
        fonts = set()
        for glyph, char, x in zip(segment.glyphs, segment.text, segment.xs, strict=True):
            font, code, width = face.glyph(glyph, char)
            fonts.add(font)
            pen = _moved(out, pen, x * per_em) + width
            out.append(code)
        if len(fonts) > 1 or abs(pen - segment.width * per_em) > _EXACT:
            return _Piece(word, "", 1.0, "")
        return _Piece(word, font, segment.scale, "".join(out))

    def _by_glyphs(self, line: Line) -> list[Shown]:
        found: list[Shown] = []
        pen = 0.0
        runs = line.runs
        last = len(runs) - 1
        for place, run in enumerate(runs):
            hyphen = line.hyphen and place == last and not run.rtl
            pen = run.x + self._run(run, pen - run.x, hyphen, found)
        return found

    def _run(self, run: Run, start: float, hyphen: bool, found: list[Shown]) -> float:
        """Add a run to `found`; gives where the pen ends. `start` is where it is before.

        Both are in units from the left end of the run. Numbers in the operand are 1/1000 of
        its size (ISO 32000-1, 9.4.3), counted from the widths in the file, so that no rounding
        adds up.
        """
        face = self._face(run.face)
        per_unit = _THOUSAND / run.size
        pen = start * per_unit
        current, height = "", 0.0
        out: list[str] = []
        pairs = _pairs(run)
        if hyphen and pairs:
            pairs[-1] = pairs[-1][0], SOFT_HYPHEN
        heights = run.ys or repeat(0.0, len(run.xs))
        for (glyph, text), x, rise in zip(pairs, run.xs, heights, strict=True):
            font, code, width = face.glyph(glyph, text)
            if font != current or rise != height:
                if out:
                    found.append((current, run.size, _operator(out), height))
                current, height, out = font, rise, []
            pen = _moved(out, pen, x * per_unit) + width
            out.append(code)
        if out:
            found.append((current, run.size, _operator(out), height))
        return pen / per_unit

    def _face(self, key: str) -> PdfFace:
        face = self.faces.get(key)
        if face is None:
            face = self.faces[key] = PdfFace(key, len(self.faces))
        return face


def _pairs(run: Run) -> list[tuple[int, str]]:
    """Each glyph with the text it stands for; characters that draw nothing stay out."""
    text, clusters = run.text, run.clusters
    if clusters == tuple(range(len(text))):
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


def _moved(out: list[str], pen: float, x: float) -> float:
    """Where the pen (1/1000 em) is after a number in `out` brought it to x, if it was off."""
    move = pen - x
    if -_NEAR < move < _NEAR:
        return pen
    number = round(move, 1)
    out.append(f"){number:g}(")
    return pen - number


def _with(operator: str, code: str) -> str:
    """The TJ operator with one more code at its end."""
    return f"{operator.removesuffix(')]TJ')}{code})]TJ"


def _operator(parts: Iterable[str]) -> str:
    """The TJ operator for codes with ")number(" between them where the pen moves."""
    text = "".join(parts)
    return f"[{text[1:]})]TJ" if text[0] == ")" else f"[({text})]TJ"
