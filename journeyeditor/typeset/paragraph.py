"""A paragraph made ready for breaking: its words with their widths, shaped and kept.

The same paragraph is set again and again (another column width, another lane changed), so
what does not depend on the width is found once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import Final

from journeyeditor.typeset.breaks import (
    HYPHENS,
    SPACES,
    hyphenations,
    is_bare,
    opportunities,
    takes_hyphen,
)
from journeyeditor.typeset.characters import SOFT_HYPHEN, ZERO_SPACE, clean, graphemes
from journeyeditor.typeset.direction import base_level, levels
from journeyeditor.typeset.faces import Weight
from journeyeditor.typeset.shaping import Shaper, Word, shaper

LONGEST_TOKEN: Final = 200
"""Longer words are cut here, so that work stays in proportion to the text whatever is pasted."""

_KEPT_TEXTS: Final = 16_384

Part = tuple[Word, int]
"""A shaped word and its embedding level (even: rightwards)."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A place to break: the next line starts at `at`; is a hyphen drawn before it?"""

    at: int
    hyphen: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a paragraph with the spaces before it. Widths in ems, places in its text."""

    start: int
    end: int
    gap: tuple[Part, ...]
    gap_width: float
    parts: tuple[Part, ...]
    width: float
    cuts: tuple[Cut, ...]


class Paragraph:
    """One paragraph of cleaned text (no \\n) in one weight and language.

    `starts` and `ends` are where its tokens begin and end if it stands on one line, in ems:
    how many fit on a line is then one bisection.
    """

    def __init__(self, text: str, weight: Weight, language: str) -> None:
        self.text = text
        self.language = language
        self._shaper: Shaper = shaper(weight, language)
        self._levels = levels(text)
        self.rtl = base_level(self._levels, text) == 1
        self.tokens: tuple[Token, ...] = tuple(self._tokens())
        self.starts: list[float] = []
        self.ends: list[float] = []
        pen = 0.0
        for token in self.tokens:
            self.starts.append(pen + token.gap_width)
            pen += token.gap_width + token.width
            self.ends.append(pen)

    @cached_property
    def ellipsis(self) -> Word:
        """What ends a text that was cut short."""
        return self._shaper.word("\u2026")

    @cached_property
    def width(self) -> float:
        """The width of the whole paragraph on one line, with all its spaces, in ems."""
        end = self.ends[-1] if self.ends else 0.0
        return end + sum(word.width for word, _ in self.tail)

    @cached_property
    def tail(self) -> tuple[Part, ...]:
        """The spaces at its end, which count only where a text is set as it is."""
        return self.measure(self.tokens[-1].end if self.tokens else 0, len(self.text))[0]

    def measure(self, start: int, end: int, hyphen: bool = False) -> tuple[tuple[Part, ...], float]:
        """The text from `start` to `end` shaped as one piece, and its width in ems."""
        found = self._levels
        if found is None:
            return self._measure_plain(start, end, hyphen)
        parts: list[Part] = []
        at = start
        while at < end:
            stop = at + 1
            while stop < end and found[stop] == found[at]:
                stop += 1
            piece = _visible(self.text[at:stop], hyphen and stop == end)
            if piece:
                parts.append((self._shaper.word(piece, found[at] % 2 == 1), found[at]))
            at = stop
        return tuple(parts), sum(word.width for word, _ in parts)

    def _measure_plain(self, start: int, end: int, hyphen: bool) -> tuple[tuple[Part, ...], float]:
        piece = _visible(self.text[start:end], hyphen)
        if not piece:
            return (), 0.0
        word = self._shaper.word(piece)
        return ((word, 0),), word.width

    def cuts(self, token: Token, start: int, too_wide: float) -> list[Cut]:
        """Breaks of a token after `start`: its own, and hyphenations of each stretch between
        them that is wider than `too_wide` ems, the width of an empty line.
        """
        found = [cut for cut in token.cuts if cut.at > start]
        borders = [start, *(cut.at for cut in found), token.end]
        for left, right in pairwise(borders):
            if self.measure(left, right)[1] > too_wide:
                whole = max((cut.at for cut in token.cuts if cut.at <= left), default=token.start)
                found += [
                    Cut(whole + at, True)
                    for at in hyphenations(self.text[whole:right], self.language)
                    if whole + at > left
                ]
        return sorted(found, key=lambda cut: cut.at)

    def any_cuts(self, token: Token, start: int) -> list[Cut]:
        """Breaks after each grapheme of a token from `start`: the last resort."""
        piece = self.text[start : token.end]
        bare = is_bare(self.text[token.start : token.end])
        return [
            Cut(start + at, not bare and takes_hyphen(piece[at - 1], piece[at]))
            for at in graphemes(piece)[1:-1]
        ]

    def _tokens(self) -> Iterator[Token]:
        at = 0
        for start, end in self._words():
            parts, width = self.measure(start, end)
            gap, gap_width = self.measure(at, start)
            cuts = tuple(
                Cut(start + place, hyphen) for place, hyphen in opportunities(self.text[start:end])
            )
            yield Token(start, end, gap, gap_width, parts, width, cuts)
            at = end

    def _words(self) -> Iterator[tuple[int, int]]:
        """Stretches without breaking spaces, the very long ones in several."""
        at = 0
        for space in SPACES.finditer(self.text):
            yield from self._short(at, space.start())
            at = space.end()
        yield from self._short(at, len(self.text))

    def _short(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        if end - start <= LONGEST_TOKEN:
            if end > start:
                yield start, end
            return
        last = start
        for border in graphemes(self.text[start:end])[1:]:
            if start + border - last >= LONGEST_TOKEN or start + border == end:
                yield last, start + border
                last = start + border


def _visible(text: str, hyphen: bool) -> str:
    """What is drawn of a piece of text: no soft hyphens, a hyphen at the end when asked for."""
    if SOFT_HYPHEN in text or ZERO_SPACE in text:
        text = text.replace(SOFT_HYPHEN, "").replace(ZERO_SPACE, "")
    return text + "-" if hyphen and not text.endswith(tuple(HYPHENS)) else text


def estimate(parts: Sequence[Part], length: int) -> list[float]:
    """Roughly how far each of `length` characters is from the start, in ems.

    Only to find where to begin trying: soft hyphens and right-to-left parts are not placed.
    """
    places: list[float] = []
    pen = 0.0
    for word, _ in parts:
        for segment in word.segments:
            if segment.rtl:
                step = segment.width / max(len(segment.text), 1)
                places += [pen + step * at for at in range(len(segment.text))]
            else:
                places += _places(segment.clusters, segment.xs, len(segment.text), pen)
            pen += segment.width
    return (places + [pen] * length)[:length]


def _places(
    clusters: Sequence[int], xs: Sequence[float], length: int, pen: float
) -> Iterator[float]:
    glyph = 0
    for at in range(length):
        while glyph + 1 < len(clusters) and clusters[glyph + 1] <= at:
            glyph += 1
        yield pen + (xs[glyph] if xs else 0.0)


class Paragraphs:
    """The paragraphs of texts in one weight and language, kept for the next time."""

    def __init__(self, weight: Weight, language: str) -> None:
        self._weight = weight
        self._language = language
        self.of = lru_cache(_KEPT_TEXTS)(self._of)
        self.joined = lru_cache(_KEPT_TEXTS)(self._joined)

    def _of(self, text: str) -> tuple[Paragraph, ...]:
        """One for each line of a raw text; none for an empty one."""
        text = clean(text)
        return tuple(self._make(piece) for piece in text.split("\n")) if text else ()

    def _joined(self, text: str) -> Paragraph:
        """A raw text as one paragraph, its line breaks as spaces."""
        return self._make(clean(text).replace("\n", " "))

    def _make(self, text: str) -> Paragraph:
        return Paragraph(text, self._weight, self._language)


@cache
def paragraphs(weight: Weight, language: str) -> Paragraphs:
    """The one store of paragraphs of a weight and language."""
    return Paragraphs(weight, language)
