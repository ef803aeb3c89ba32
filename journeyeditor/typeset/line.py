"""A set line and its runs: what painters draw, glyph by glyph, without measuring anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from journeyeditor.typeset.direction import visual_order
from journeyeditor.typeset.paragraph import Paragraph, Part
from journeyeditor.typeset.shaping import Segment, Word


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face on a line, all lengths in points, from left to right.

    `x` is the run's start from the line's; `xs` each glyph's place from the run's start;
    `ys` its height above the baseline, empty when all are 0. `clusters` gives for each glyph
    the index in `text` of the first character it draws. `drawn` has one character for each
    glyph, which the face's character map turns into exactly that glyph: mostly the text
    itself, a private code where shaping chose a glyph that no character has. `size` is the
    size to draw this face at (an emoji is set a little smaller than its line).
    """

    face: str
    size: float
    text: str
    x: float
    width: float
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    clusters: tuple[int, ...]
    ys: tuple[float, ...]
    rtl: bool
    drawn: str


class Stretch(NamedTuple):
    """Segments of one face that follow each other on a line; `x` and `width` are in ems."""

    x: float
    width: float
    segments: Sequence[Segment]


class Content(NamedTuple):
    """What stands on a line: a beginning and an end of cut words, whole pieces between.

    `gap` tells whether the spaces before the first piece count: at the start of a paragraph
    and after the end of a cut word, not after a break.
    """

    paragraph: Paragraph
    before: tuple[Part, ...]
    first: int
    last: int
    gap: bool
    after: tuple[Part, ...]

    def parts(self) -> tuple[Part, ...]:
        """The shaped words and spaces in logical order."""
        parts = list(self.before)
        gap = self.gap
        for piece in self.paragraph.pieces[self.first : self.last]:
            if gap:
                parts += piece.gap
            parts += piece.parts
            gap = True
        return (*parts, *self.after)


class Line:
    """One set line; a value: never changed, compared and hashed by what it says.

    `width` is in points. `hyphen` tells that the last character is a hyphen the text does
    not have; `start` is the place in its cleaned paragraph. Text and runs are put together
    when they are asked for and not kept: of a large map they would take more room than all
    the rest of its page.
    """

    __slots__ = (
        *("_after", "_before", "_first", "_gap", "_last", "_paragraph"),
        *("hyphen", "size", "start", "width"),
    )

    def __init__(
        self, content: Content, size: float, width: float, start: int = 0, hyphen: bool = False
    ) -> None:
        self._paragraph, self._before, self._first, self._last, self._gap, self._after = content
        self.size = size
        """The size of its text in points."""
        self.width = width
        self.start = start
        self.hyphen = hyphen

    @property
    def _parts(self) -> tuple[Part, ...]:
        between = self._paragraph, self._before, self._first, self._last, self._gap
        return Content(*between, self._after).parts()

    @property
    def text(self) -> str:
        """The characters of the line in reading order."""
        return "".join([word.text for word, _ in self._parts])

    @property
    def words(self) -> list[Word] | None:
        """Its shaped words and spaces from left to right; None where a part runs leftwards.

        The same word of the same weight is the same object, as long as it is kept.
        """
        parts = self._parts
        return None if any([level for _, level in parts]) else [word for word, _ in parts]

    @property
    def rtl(self) -> bool:
        """Does the paragraph run leftwards? It is then set flush right."""
        return self._paragraph.rtl

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs from left to right, made anew."""
        return tuple([_run(stretch, self.size) for stretch in self.stretches])

    @property
    def stretches(self) -> list[Stretch]:
        """What the runs are made of, for those who only want glyphs and their places."""
        return _stretches(self._parts)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Line):
            return NotImplemented
        return self._key() == other._key() and self._parts == other._parts

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[str, float, float, bool, bool]:
        return self.text, self.width, self.size, self.hyphen, self.rtl

    def __repr__(self) -> str:
        return f"Line({self.text!r}, {self.width:.2f})"


def _stretches(parts: Sequence[Part]) -> list[Stretch]:
    segments = [segment for word, _ in parts for segment in word.segments]
    if any([level for _, level in parts]):
        ranked = [(segment, level) for word, level in parts for segment in word.segments]
        segments = [segment for segment, _ in visual_order(ranked, lambda item: item[1])]
    found: list[Stretch] = []
    pen = width = 0.0
    first = 0
    for at, segment in enumerate(segments):
        if at > first and not _continues(segments[first], segment):
            found.append(Stretch(pen, width, segments[first:at]))
            pen, width, first = pen + width, 0.0, at
        width += segment.width
    if segments:
        found.append(Stretch(pen, width, segments[first:]))
    return found


def _continues(first: Segment, segment: Segment) -> bool:
    """Does a segment belong to the run that begins with `first`? One that runs leftwards
    stands for itself, so that a run's text is always in reading order.
    """
    return first.face == segment.face and not (first.rtl or segment.rtl)


def _run(stretch: Stretch, size: float) -> Run:
    first = stretch.segments[0]
    xs: list[float] = []
    glyphs: list[int] = []
    clusters: list[int] = []
    marks = False
    width, before = 0.0, 0
    for part in stretch.segments:
        xs += [(width + x) * size for x in part.xs]
        glyphs += part.glyphs
        clusters += [before + at for at in part.clusters]
        marks = marks or bool(part.ys)
        width += part.width
        before += len(part.text)
    ys: Sequence[float] = ()
    if marks:
        heights = [part.ys or (0.0,) * len(part.xs) for part in stretch.segments]
        ys = [y * size for each in heights for y in each]
    return Run(
        face=first.face,
        size=size * first.scale,
        text="".join([part.text for part in stretch.segments]),
        x=stretch.x * size,
        width=width * size,
        glyphs=tuple(glyphs),
        xs=tuple(xs),
        clusters=tuple(clusters),
        ys=tuple(ys),
        rtl=first.rtl,
        drawn="".join([part.drawn for part in stretch.segments]),
    )
