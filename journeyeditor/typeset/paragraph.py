"""A paragraph made ready for breaking: its words with their widths, shaped and kept.

The same paragraph is set again and again (another column width, another lane changed), so
what does not depend on the width is found once.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from journeyeditor.typeset.breaks import (
    HYPHENS,
    WORDS,
    hyphenations,
    is_bare,
    opportunities,
    takes_hyphen,
)
from journeyeditor.typeset.characters import SOFT_HYPHEN, ZERO_SPACE, clean, graphemes
from journeyeditor.typeset.direction import base_level, levels
from journeyeditor.typeset.faces import Weight
from journeyeditor.typeset.shaping import Segment, Shaper, Word, shaper

if TYPE_CHECKING:
    from journeyeditor.typeset.line import Line

LONGEST_TOKEN: Final = 200
"""Longer words are cut here, so that work stays in proportion to the text whatever is pasted."""

_KEPT_TEXTS: Final = 16_384
_KEPT_PIECES: Final = 32_768

Part = tuple[Word, int]
"""A shaped word and its embedding level (even: rightwards)."""


Measured = tuple[tuple[Part, ...], float]
"""What stands in a piece of text, and its width in ems."""


NOTHING: Final[Measured] = (), 0.0


class Cut(NamedTuple):
    """A place to break: the next line starts at `at`; is a hyphen drawn before it?"""

    at: int
    hyphen: bool = False


class Piece(NamedTuple):
    """A word with the spaces before it, wherever it stands: paragraphs share it. Widths in ems,
    cuts by their place in the word.
    """

    length: int
    gap: tuple[Part, ...]
    gap_width: float
    parts: tuple[Part, ...]
    width: float
    cuts: tuple[Cut, ...]


class Token(NamedTuple):
    """A piece at its place in a paragraph's text."""

    start: int
    end: int
    gap: tuple[Part, ...]
    gap_width: float
    parts: tuple[Part, ...]
    width: float
    cuts: tuple[Cut, ...]


class Paragraph:
    """One paragraph of cleaned text (no \\n) in one weight and language.

    `ends` are where its words end if it stands on one line, in ems: how many fit on a line is
    then one bisection. `places` are where they begin in the text. A map has as many paragraphs
    as cards, so they are kept small; `last_set` is for the lines they were last broken into.
    """

    __slots__ = (
        *("_levels", "_plain", "_shaper", "_width", "ends", "language", "last_set", "pieces"),
        *("places", "rtl", "text"),
    )

    def __init__(self, text: str, weight: Weight, language: str) -> None:
        self.text = text
        self.language = language
        self._shaper: Shaper = shaper(weight, language)
        self._plain = _plain(weight, language)
        self._levels = levels(text)
        self._width = -1.0
        self.rtl = base_level(self._levels, text) == 1
        self.ends = array("d")
        self.places = array("I")
        self.pieces: tuple[Piece, ...] = tuple(self._pieces(_pieces(weight, language)))
        self.last_set: tuple[float, float, tuple[Line, ...]] | None = None

    @property
    def ellipsis(self) -> Word:
        """What ends a text that was cut short."""
        return self._shaper.word("\u2026")

    @property
    def width(self) -> float:
        """The width of the whole paragraph on one line, with all its spaces, in ems."""
        if self._width < 0:
            end = self.ends[-1] if self.ends else 0.0
            self._width = end + sum(word.width for word, _ in self.tail)
        return self._width

    @property
    def tail(self) -> tuple[Part, ...]:
        """The spaces at its end, which count only where a text is set as it is."""
        end = self.places[-1] + self.pieces[-1].length if self.pieces else 0
        return self.measure(end, len(self.text))[0]

    def start(self, place: int) -> float:
        """Where a word begins if the paragraph stands on one line, in ems."""
        return (self.ends[place - 1] if place else 0.0) + self.pieces[place].gap_width

    def token(self, place: int) -> Token:
        """A word with its place in the text."""
        piece, at = self.pieces[place], self.places[place]
        cuts = tuple([Cut(at + cut, bar) for cut, bar in piece.cuts])
        return Token(at, at + piece.length, *piece[1:-1], cuts)

    def measure(self, start: int, end: int, hyphen: bool = False) -> Measured:
        """The text from `start` to `end` shaped as one piece, and its width in ems."""
        found = self._levels
        if found is None:
            return self._plain(self.text[start:end], hyphen)
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

    def cuts(self, token: Token, too_wide: float) -> list[Cut]:
        """Breaks of a token, rising: its own, and hyphenations of each stretch between them
        that is wider than `too_wide` ems, the width of an empty line.
        """
        found = list(token.cuts)
        borders = [token.start, *(cut.at for cut in token.cuts), token.end]
        for left, right in pairwise(borders):
            if self.measure(left, right)[1] > too_wide:
                stretch = self.text[left:right]
                found += [Cut(left + at, True) for at in hyphenations(stretch, self.language)]
        return sorted(found, key=lambda cut: cut.at)

    def any_cuts(self, token: Token, start: int) -> list[Cut]:
        """Breaks after each grapheme of a token from `start`: the last resort."""
        piece = self.text[start : token.end]
        bare = is_bare(self.text[token.start : token.end])
        return [
            Cut(start + at, not bare and takes_hyphen(piece[at - 1], piece[at]))
            for at in graphemes(piece)[1:-1]
        ]

    def places_in(self, token: Token) -> list[float]:
        """Roughly how far each character of a token is from its start, in ems.

        Only to find where to begin trying: kerning at a cut and hyphens are not in it.
        """
        visible: list[float] = []
        pen = 0.0
        for word, _ in token.parts:
            for segment in word.segments:
                visible += _places(segment, pen)
                pen += segment.width
        places: list[float] = []
        at = 0
        for char in self.text[token.start : token.end]:
            places.append(visible[at] if at < len(visible) else pen)
            at += char not in (SOFT_HYPHEN, ZERO_SPACE)
        return places

    def _pieces(self, piece_of: Callable[[str, str], Piece]) -> Iterator[Piece]:
        text, is_plain = self.text, self._levels is None
        at, pen = 0, 0.0
        for start, end in self._words():
            word = text[start:end]
            if is_plain:
                piece = piece_of(text[at:start], word)
            else:
                gap = self.measure(at, start) if start > at else NOTHING
                piece = Piece(end - start, *gap, *self.measure(start, end), _cuts(word))
            pen += piece.gap_width + piece.width
            self.ends.append(pen)
            self.places.append(start)
            yield piece
            at = end

    def _words(self) -> Iterator[tuple[int, int]]:
        """Stretches without breaking spaces, the very long ones in several."""
        for word in WORDS.finditer(self.text):
            start, end = word.span()
            if end - start <= LONGEST_TOKEN:
                yield start, end
                continue
            last = start
            for border in graphemes(word.group())[1:]:
                if start + border - last >= LONGEST_TOKEN or start + border == end:
                    yield last, start + border
                    last = start + border


def _cuts(word: str) -> tuple[Cut, ...]:
    return tuple([Cut(at, hyphen) for at, hyphen in opportunities(word)])


@cache
def _pieces(weight: Weight, language: str) -> Callable[[str, str], Piece]:
    """Makes pieces of rightward text, from the spaces before a word and the word, and keeps
    them.
    """
    plain = _plain(weight, language)

    def make(gap: str, word: str) -> Piece:
        return Piece(len(word), *(plain(gap) if gap else NOTHING), *plain(word), _cuts(word))

    return lru_cache(_KEPT_PIECES)(make)


@cache
def _plain(weight: Weight, language: str) -> Callable[..., Measured]:
    """Measures a piece of rightward text, with a hyphen or without, and keeps the answer."""
    word_of = shaper(weight, language).word

    def measure(text: str, hyphen: bool = False) -> Measured:
        piece = _visible(text, hyphen)
        word = word_of(piece)
        return (((word, 0),), word.width) if piece else ((), 0.0)

    return lru_cache(_KEPT_PIECES)(measure)


def _visible(text: str, hyphen: bool) -> str:
    """What is drawn of a piece of text: no soft hyphens, a hyphen at the end when asked for."""
    if SOFT_HYPHEN in text or ZERO_SPACE in text:
        text = text.replace(SOFT_HYPHEN, "").replace(ZERO_SPACE, "")
    return text + "-" if hyphen and not text.endswith(tuple(HYPHENS)) else text


def _places(segment: Segment, pen: float) -> list[float]:
    """Where each character of a segment that starts at `pen` begins, evenly if leftwards."""
    length = len(segment.text)
    if segment.rtl or not segment.xs:
        return [pen + segment.width * at / length for at in range(length)]
    places: list[float] = []
    glyph = 0
    for at in range(length):
        while glyph + 1 < len(segment.clusters) and segment.clusters[glyph + 1] <= at:
            glyph += 1
        places.append(pen + segment.xs[glyph])
    return places


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
