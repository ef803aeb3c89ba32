"""Breaking paragraphs into lines: greedily, the widest that fits, as a typist would.

Order of preference inside a word that does not fit: its own break opportunities; for a
stretch wider than an empty line, the language's hyphenation; at last, between graphemes.
Spaces at a break have no width.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Generator, Iterator
from functools import cached_property
from typing import Final

from journeyeditor.typeset.line import Content, Line
from journeyeditor.typeset.paragraph import Cut, Paragraph, Part, Token

NOTHING: Final[tuple[Part, ...]] = ()

Rest = tuple[int, tuple[Part, ...], float]
"""The end of a cut word: where its line starts, what stands there, its width in ems."""


def lines_of(paragraph: Paragraph, size: float, width: float) -> tuple[Line, ...]:
    """All lines of a paragraph; those it was last set in, where they are the ones."""
    kept = paragraph.last_set
    if kept is not None and kept[:2] == (size, width):
        return kept[2]
    lines = tuple(Filler(paragraph, size, width).lines())
    paragraph.last_set = size, width, lines
    return lines


class Filler:
    """Fills lines of `width` points with one paragraph at `size` points."""

    def __init__(self, paragraph: Paragraph, size: float, width: float) -> None:
        self._paragraph = paragraph
        self._size = size
        self._width = width
        self._room = width / size

    def lines(self) -> Iterator[Line]:
        """The lines of the paragraph; a blank one for a paragraph without words.

        `origin` is where the line would begin if the paragraph stood on one line: how many
        tokens fit is then one bisection, checked with the very width the line will have.
        """
        size, width, room = self._size, self._width, self._room
        paragraph = self._paragraph
        pieces, ends = paragraph.pieces, paragraph.ends
        count = len(ends)
        if not count:
            yield Line(Content(paragraph, NOTHING, 0, 0, False, NOTHING), size, 0.0)
            return
        start, before, first, gap, origin = 0, NOTHING, 0, True, 0.0
        while True:
            last = bisect_right(ends, origin + room, first)
            while last < count and (ends[last] - origin) * size <= width:
                last += 1
            while last > first and (ends[last - 1] - origin) * size > width:
                last -= 1
            is_empty = last == first and not before
            ems = 0.0 if is_empty else ends[last - 1] - origin
            content = Content(paragraph, before, first, last, gap, NOTHING)
            if last == count:
                if not is_empty:
                    yield Line(content, size, ems * size, start)
                return
            piece = pieces[last]
            if is_empty or piece.cuts or piece.width * size > width:
                token = paragraph.token(last)
                start, before, ems = yield from self._break(token, content, start, ems)
                first, gap, origin = last + 1, True, ends[last] - ems
                if not before and first < count:
                    start, gap, origin = paragraph.places[first], False, paragraph.start(first)
            else:
                yield Line(content, size, ems * size, start)
                start, before, first, gap = paragraph.places[last], NOTHING, last, False
                origin = paragraph.start(last)

    def _break(
        self, token: Token, content: Content, start: int, ems: float
    ) -> Generator[Line, None, Rest]:
        """Place a token that does not fit behind the `content` of a line `ems` wide.

        Yields the lines that are full; its value is what is left for the next one.
        """
        paragraph, size = self._paragraph, self._size
        cutter = Cutter(paragraph, token, size, self._width)
        at = token.start
        held = content.before or content.first < content.last
        lead, lead_width = (token.gap, token.gap_width) if held or content.gap else (NOTHING, 0.0)
        while True:
            used = ems + lead_width
            if cutter.may_fit(at, used):
                parts, wide = paragraph.measure(at, token.end)
                if (used + wide) * size <= self._width:
                    return start, (*content.parts(), *lead, *parts), used + wide
            cut = cutter.own(at, used)
            if cut is None and (held or lead):
                if held:
                    yield Line(content, size, ems * size, start)
            else:
                cut = cut or cutter.last_resort(at)
                parts, wide = paragraph.measure(at, cut.at, cut.hyphen)
                filled = content._replace(after=(*lead, *parts))
                yield Line(filled, size, (used + wide) * size, start, cut.hyphen)
                at = cut.at
            content = Content(paragraph, NOTHING, 0, 0, False, NOTHING)
            start, held, lead, lead_width, ems = at, False, NOTHING, 0.0, 0.0
            if at >= token.end:
                return at, NOTHING, 0.0

    def cut_short(self, start: int) -> Line:
        """The text from `start` on as one line that ends in an ellipsis."""
        ellipsis = self._paragraph.ellipsis
        shown: tuple[Part, ...] = ()
        pen = 0.0
        for token in map(self._paragraph.token, range(len(self._paragraph.pieces))):
            if token.end <= start:
                continue
            at = max(token.start, start)
            gap, gap_width = (token.gap, token.gap_width) if shown else ((), 0.0)
            used = pen + gap_width
            parts, width = self._paragraph.measure(at, token.end)
            if (used + width + ellipsis.width) * self._size <= self._width:
                shown, pen = (*shown, *gap, *parts), used + width
                continue
            cutter = Cutter(self._paragraph, token, self._size, self._width)
            cut = cutter.bare(at, used + ellipsis.width)
            if cut is not None:
                parts, width = self._paragraph.measure(at, cut.at)
                shown, pen = (*shown, *gap, *parts), used + width
            break
        shown = (*shown, (ellipsis, int(self._paragraph.rtl)))
        content = Content(self._paragraph, NOTHING, 0, 0, False, shown)
        return Line(content, self._size, (pen + ellipsis.width) * self._size, start)


class Cutter:
    """Finds where to cut one token so that its beginning fits a line of `width` points.

    Lists of cuts are made once a token, when they are asked for: a text that only ends in an
    ellipsis is not hyphenated. Rough places are made at once; the cut itself is measured.
    """

    def __init__(self, paragraph: Paragraph, token: Token, size: float, width: float) -> None:
        self._paragraph = paragraph
        self._token = token
        self._size = size
        self._width = width
        self._room = width / size
        self._places = paragraph.places_in(token)

    @cached_property
    def _own(self) -> list[Cut]:
        return self._paragraph.cuts(self._token, self._room)

    @cached_property
    def _any(self) -> list[Cut]:
        return self._paragraph.any_cuts(self._token, self._token.start)

    @cached_property
    def _bare(self) -> list[Cut]:
        return [Cut(cut.at) for cut in self._any]

    def may_fit(self, start: int, used: float) -> bool:
        """Could all from `start` fit behind `used` ems? False only when it is out of reach."""
        rest = self._token.width - self._places[start - self._token.start]
        return rest <= 2 * (self._room - used) + 2

    def own(self, start: int, used: float) -> Cut | None:
        """The last opportunity or hyphenation with which the text from `start` fits."""
        return self._last_fitting(self._own, start, used)

    def bare(self, start: int, used: float) -> Cut | None:
        """The last grapheme border with which the text from `start` fits, without a hyphen."""
        return self._last_fitting(self._bare, start, used)

    def last_resort(self, start: int) -> Cut:
        """A cut between graphemes on an empty line; where none fits, after the first."""
        cut = self._last_fitting(self._any, start, 0.0) or self.bare(start, 0.0)
        first = bisect_right(self._bare, start, key=_place)
        return cut or (self._bare[first] if first < len(self._bare) else Cut(self._token.end))

    def _last_fitting(self, cuts: list[Cut], start: int, used: float) -> Cut | None:
        base = self._token.start
        least = bisect_right(cuts, start, key=_place)
        if least == len(cuts):
            return None
        reach = self._places[start - base] + self._room - used
        at = bisect_right(cuts, reach, least, key=lambda cut: self._places[cut.at - base])
        at = min(at, len(cuts) - 1)
        while at + 1 < len(cuts) and self._fits(cuts[at], start, used):
            at += 1
        while at >= least and not self._fits(cuts[at], start, used):
            at -= 1
        return cuts[at] if at >= least else None

    def _fits(self, cut: Cut, start: int, used: float) -> bool:
        width = self._paragraph.measure(start, cut.at, cut.hyphen)[1]
        return (used + width) * self._size <= self._width


def _place(cut: Cut) -> int:
    return cut.at
