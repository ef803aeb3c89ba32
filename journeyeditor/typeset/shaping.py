"""Words shaped by HarfBuzz: glyphs, positions and widths in ems, kept per weight and word.

A word is shaped once for all sizes. Kerning and marks are on; ligatures and contextual forms
are off, so that one character is one glyph where it can be: Qt and the PDF then place the
same glyphs at the same places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

import uharfbuzz as hb  # type: ignore[import-untyped]  # it publishes no types

from journeyeditor.typeset.characters import (
    EMOJI_LOOK,
    JOINER,
    KEYCAP,
    graphemes,
    is_drawn,
)
from journeyeditor.typeset.faces import MISSING, Face, Weight, chain

FEATURES: Final = {
    "kern": True,
    "mark": True,
    "mkmk": True,
    "ccmp": True,
    "locl": True,
    "liga": False,
    "clig": False,
    "calt": False,
}
_KEPT_WORDS: Final = 32_768
_WANTS_EMOJI = re.compile(f"[{EMOJI_LOOK}{KEYCAP}{JOINER}\U0001f3fb-\U0001f3ff]")


@dataclass(frozen=True, slots=True)
class Segment:
    """Part of a word in one face. Positions and widths are in ems of the text's size.

    `clusters` gives for each glyph the index in `text` of the first character it draws;
    `drawn` a character of the face that draws each glyph; `ys` is empty when all are 0.
    """

    face: str
    scale: float
    text: str
    width: float
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    clusters: tuple[int, ...]
    drawn: str
    rtl: bool


@dataclass(frozen=True, slots=True)
class Word:
    """Shaped text without a break in it, in logical order; `width` in ems."""

    text: str
    width: float
    segments: tuple[Segment, ...]


class Shaper:
    """Shapes words of one weight in one language (which picks local forms of letters)."""

    def __init__(self, weight: Weight, language: str) -> None:
        self.weight = weight
        self._language = language
        self._chain = chain(weight)
        self.word = lru_cache(_KEPT_WORDS)(self._shape_word)

    def has(self, char: str) -> bool:
        """Does any face of this weight draw the character?"""
        return any(face.has(char) for face in self._chain)

    def _shape_word(self, text: str, rtl: bool = False) -> Word:
        segments = tuple(self._segment(part, face, rtl) for part, face in self._parts(text))
        return Word(text, sum(segment.width for segment in segments), segments)

    def _parts(self, text: str) -> Iterator[tuple[str, Face]]:
        """Cut a word where the face changes; a grapheme is never cut."""
        first = self._chain[0]
        if all(map(first.has, text)):
            if text:
                yield text, first
            return
        borders = graphemes(text)
        start, current = 0, None
        for at, end in pairwise(borders):
            face = self._face_of(text[at:end]) or current or first
            if current is not None and face is not current:
                yield text[start:at], current
                start = at
            current = face
        if current is not None:
            yield text[start:], current

    def _face_of(self, grapheme: str) -> Face | None:
        """The first face with all of a grapheme; None when nothing of it is drawn.

        An emoji variation selector, keycap, joiner or skin tone asks for the emoji face
        first; else a character that is in a text face is set like text.
        """
        needed = [char for char in grapheme if is_drawn(char)]
        if not needed:
            return None
        faces = self._chain
        if len(grapheme) > 1 and _WANTS_EMOJI.search(grapheme):
            faces = (faces[-1], *faces[:-1])
        for face in faces:
            if all(map(face.has, needed)):
                return face
        return next((face for face in self._chain if face.has(needed[0])), self._chain[0])

    def _segment(self, text: str, face: Face, rtl: bool) -> Segment:
        shaped = text
        if not all(map(face.has, text)):
            shaped = "".join(c if face.has(c) or not is_drawn(c) else MISSING for c in text)
        buffer = hb.Buffer()
        buffer.add_str(shaped)
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = self._language
        hb.shape(face.font, buffer, FEATURES)
        return _read(buffer, text, shaped, face, rtl)


def _read(buffer: hb.Buffer, text: str, shaped: str, face: Face, rtl: bool) -> Segment:
    """Take the shaped glyphs out of the buffer, in ems."""
    em = face.scale / face.units_per_em
    glyphs: list[int] = []
    xs: list[float] = []
    ys: list[float] = []
    clusters: list[int] = []
    drawn: list[str] = []
    pen = 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyph, cluster = info.codepoint, info.cluster
        char = shaped[cluster]
        glyphs.append(glyph)
        xs.append((pen + position.x_offset) * em)
        ys.append(position.y_offset * em)
        clusters.append(cluster)
        drawn.append(char if face.glyphs.get(char) == glyph else face.character(glyph))
        pen += position.x_advance
    return Segment(
        face=face.key,
        scale=face.scale,
        text=text,
        width=pen * em,
        glyphs=tuple(glyphs),
        xs=tuple(xs),
        ys=tuple(ys) if any(ys) else (),
        clusters=tuple(clusters),
        drawn="".join(drawn),
        rtl=rtl,
    )


@cache
def shaper(weight: Weight, language: str) -> Shaper:
    """The one shaper of a weight and language, with the words it has kept."""
    return Shaper(weight, language)


def missing(text: str) -> frozenset[str]:
    """Characters of a cleaned text that no face of any weight has."""
    faces = chain(Weight.REGULAR)
    unknown = {char for char in set(text) if not any(face.has(char) for face in faces)}
    return frozenset(filter(is_drawn, unknown))
