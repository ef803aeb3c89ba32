"""A set line and its runs: what painters draw, glyph by glyph, without measuring anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from journeyeditor.typeset.direction import visual_order
from journeyeditor.typeset.paragraph import Part
from journeyeditor.typeset.shaping import Segment


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


@dataclass(slots=True)
class Line:
    """One set line: its text in reading order, its width in points, and its runs.

    `hyphen` tells that the last character is a hyphen the text does not have; `rtl` that the
    paragraph runs leftwards. The runs are put together when first asked for, since most
    lines are only measured while a page is being composed.
    """

    text: str
    width: float
    hyphen: bool = False
    rtl: bool = False
    _parts: tuple[Part, ...] = field(default=(), repr=False)
    _size: float = field(default=0.0, repr=False)
    _runs: tuple[Run, ...] | None = field(default=None, repr=False, compare=False)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs from left to right."""
        if self._runs is None:
            self._runs = _runs(self._parts, self._size)
        return self._runs


def _runs(parts: Sequence[Part], size: float) -> tuple[Run, ...]:
    segments = [(segment, level) for word, level in parts for segment in word.segments]
    if any(level for _, level in segments):
        segments = visual_order(segments, lambda item: item[1])
    runs: list[Run] = []
    pen = 0.0
    group: list[Segment] = []
    for segment, _ in segments:
        if group and (group[0].face != segment.face or group[0].rtl or segment.rtl):
            runs.append(_run(group, pen, size))
            pen += sum(part.width for part in group)
            group = []
        group.append(segment)
    if group:
        runs.append(_run(group, pen, size))
    return tuple(runs)


def _run(group: Sequence[Segment], pen: float, size: float) -> Run:
    """One run of segments that follow each other in one face; `pen` is its start in ems."""
    first = group[0]
    marks = any(part.ys for part in group)
    xs: list[float] = []
    ys: list[float] = []
    glyphs: list[int] = []
    clusters: list[int] = []
    width, before = 0.0, 0
    for part in group:
        xs += [(width + x) * size for x in part.xs]
        glyphs += part.glyphs
        clusters += [before + at for at in part.clusters] if before else part.clusters
        if marks:
            ys += [y * size for y in part.ys or (0.0,) * len(part.xs)]
        width += part.width
        before += len(part.text)
    return Run(
        face=first.face,
        size=size * first.scale,
        text="".join(part.text for part in group),
        x=pen * size,
        width=width * size,
        glyphs=tuple(glyphs),
        xs=tuple(xs),
        clusters=tuple(clusters),
        ys=tuple(ys),
        rtl=first.rtl,
        drawn="".join(part.drawn for part in group),
    )
