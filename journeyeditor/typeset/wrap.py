"""Breaking paragraphs into lines: greedily, the widest that fits, as a typist would.

Order of preference inside a word that does not fit: its own break opportunities; for a
stretch wider than an empty line, the language's hyphenation; at last, between graphemes.
Spaces at a break have no width.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from journeyeditor.typeset.line import Line
from journeyeditor.typeset.paragraph import Cut, Paragraph, Part, Token, estimate


@dataclass(slots=True)
class _Open:
    """The line being filled: its parts, width in ems, and where in the paragraph it starts.

    `fresh` tells that it follows a break, so that spaces before its first word are dropped.
    """

    start: int
    parts: list[Part] = field(default_factory=list)
    width: float = 0.0
    fresh: bool = True

    def add(self, gap: tuple[Part, ...], parts: tuple[Part, ...], width: float) -> None:
        self.parts += gap
        self.parts += parts
        self.width = width


class Filler:
    """Fills lines of `width` points with one paragraph at `size` points."""

    def __init__(self, paragraph: Paragraph, size: float, width: float) -> None:
        self._paragraph = paragraph
        self._size = size
        self._width = width
        self._empty_line = width / size
        self._rest = _Open(0)

    def lines(self) -> Iterator[tuple[int, Line]]:
        """Each line with the place in the paragraph where it starts; one for an empty text."""
        size, width = self._size, self._width
        line = _Open(0, fresh=False)
        gap: tuple[Part, ...]
        for token in self._paragraph.tokens:
            if line.fresh and not line.parts:
                wide, gap = token.width, ()
                line.start = token.start
            else:
                wide, gap = line.width + token.gap_width + token.width, token.gap
            if wide * size <= width:
                line.parts += gap
                line.parts += token.parts
                line.width = wide
            else:
                yield from self._break_token(token, line)
                line = self._rest
        if line.parts or not line.fresh:
            yield line.start, self._close(line)

    def _break_token(self, token: Token, line: _Open) -> Iterator[tuple[int, Line]]:
        """Place a token that does not fit behind what is on the line; leaves the rest of it
        in `_rest`.
        """
        at = token.start
        gap, gap_width = token.gap, token.gap_width
        while True:
            if line.fresh and not line.parts:
                gap, gap_width, line.start = (), 0.0, at
            used = line.width + gap_width
            parts, width = self._paragraph.measure(at, token.end)
            if (used + width) * self._size <= self._width:
                line.add(gap, parts, used + width)
                break
            cut = self._best(self._paragraph.cuts(token, at, self._empty_line), at, token, used)
            if cut is None and (line.parts or not line.fresh):
                if line.parts:
                    yield line.start, self._close(line)
                line = _Open(at)
                continue
            cut = cut or self._last_resort(token, at)
            parts, width = self._paragraph.measure(at, cut.at, cut.hyphen)
            line.add(gap, parts, used + width)
            yield line.start, self._close(line, cut.hyphen)
            at = cut.at
            gap, gap_width = (), 0.0
            line = _Open(at)
            if at >= token.end:
                break
        self._rest = line

    def _best(self, cuts: list[Cut], start: int, token: Token, used: float) -> Cut | None:
        """The last of the cuts with which the text from `start` fits behind `used` ems."""
        if not cuts:
            return None
        parts, _ = self._paragraph.measure(start, token.end)
        places = estimate(parts, token.end - start)
        room = self._empty_line - used
        try_at = bisect_right(cuts, room, key=lambda cut: places[cut.at - start])
        try_at = min(try_at, len(cuts) - 1)
        while try_at + 1 < len(cuts) and self._fits(cuts[try_at], start, used):
            try_at += 1
        while try_at >= 0 and not self._fits(cuts[try_at], start, used):
            try_at -= 1
        return cuts[try_at] if try_at >= 0 else None

    def _fits(self, cut: Cut, start: int, used: float) -> bool:
        width = self._paragraph.measure(start, cut.at, cut.hyphen)[1]
        return (used + width) * self._size <= self._width

    def _last_resort(self, token: Token, start: int) -> Cut:
        """A cut between graphemes of a token at the start of a line; at least one stands."""
        cuts = self._paragraph.any_cuts(token, start)
        bare = [Cut(cut.at) for cut in cuts]
        first = bare[0] if bare else Cut(token.end)
        return self._best(cuts, start, token, 0.0) or self._best(bare, start, token, 0.0) or first

    def _close(self, line: _Open, hyphen: bool = False) -> Line:
        parts = tuple(line.parts)
        text = "".join([word.text for word, _ in parts])
        return Line(text, line.width * self._size, hyphen, self._paragraph.rtl, parts, self._size)

    def cut_short(self, start: int) -> Line:
        """The text from `start` on as one line that ends in an ellipsis."""
        ellipsis = self._paragraph.ellipsis
        line = _Open(start)
        room = self._width
        for token in self._paragraph.tokens:
            if token.end <= start:
                continue
            at = max(token.start, start)
            gap, gap_width = (token.gap, token.gap_width) if line.parts else ((), 0.0)
            used = line.width + gap_width
            parts, width = self._paragraph.measure(at, token.end)
            if (used + width + ellipsis.width) * self._size <= room:
                line.add(gap, parts, used + width)
                continue
            cuts = [Cut(cut.at) for cut in self._paragraph.any_cuts(token, at)]
            cut = self._best(cuts, at, token, used + ellipsis.width)
            if cut is not None:
                parts, width = self._paragraph.measure(at, cut.at)
                line.add(gap, parts, used + width)
            break
        line.add((), ((ellipsis, int(self._paragraph.rtl)),), line.width + ellipsis.width)
        return self._close(line)
