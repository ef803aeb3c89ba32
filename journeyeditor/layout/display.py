"""The display list: all that painters need to paint a map, and nothing about how it came to be.

A tree: page > bands > blocks > marks. A band has an offset on the page; its blocks have
theirs within the band, and a block's marks theirs within the block. What only moves keeps
its inner objects, so that painters may keep what they made of them, by identity. Lengths are
scene units (points at a scale of 1), y grows downwards. A colour is a role of the theme
(`layout.theme`), never a resolved colour.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from journeyeditor.layout.grid import Grid
from journeyeditor.layout.outline import Segment
from journeyeditor.typeset.line import Line


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, rounded by `radius`; filled and stroked where a colour is given."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A path of any form. Strokes have round caps and joins; `dash` is on, off in units."""

    segments: tuple[Segment, ...]
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Shade:
    """A rectangle of colour running from top to bottom through (place 0..1, colour) stops."""

    x: float
    y: float
    width: float
    height: float
    stops: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A set line; `x` is its left end and `y` its base line."""

    line: Line
    x: float
    y: float
    colour: str


@dataclass(frozen=True, slots=True)
class Sign:
    """An icon of `layout.icons` in a square with its top left corner at x, y."""

    icon: str
    x: float
    y: float
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Image:
    """A stored picture, filling the rectangle and clipped to its rounded corners.

    `alt` says what is on it.
    """

    picture: str
    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    alt: str = ""


Mark: TypeAlias = Box | Shape | Shade | Text | Sign | Image


def moved(marks: Iterable[Mark], dx: float, dy: float) -> tuple[Mark, ...]:
    """Marks moved by a distance."""
    return tuple(_moved(mark, dx, dy) for mark in marks)


def _moved(mark: Mark, dx: float, dy: float) -> Mark:
    if not isinstance(mark, Shape):
        return replace(mark, x=mark.x + dx, y=mark.y + dy)
    return replace(
        mark,
        segments=tuple(
            (letter, tuple(n + (dy if at % 2 else dx) for at, n in enumerate(numbers)))
            for letter, numbers in mark.segments
        ),
    )


@dataclass(frozen=True, slots=True)
class Signs:
    """Marks of a block, from `start` up to `stop`, that stand for words, and the words.

    Without words they only repeat what its texts say.
    """

    start: int
    stop: int
    words: str


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a block leads: to a web address, or with "#ID" to a thing of the map.

    `name` says what is there. `area` is the part of the block that leads there, as x, y, width
    and height; of web addresses each has its share of all of it.
    """

    goal: str
    name: str
    area: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """What is drawn for one thing of the map.

    `owner` is the id of the record it shows ("" for mere decoration); `role` says what it is
    ("card", "lane-head", "phase", "step", "point", "link", "persona", "title", "cell" ...);
    `alt` is the text alternative, in the map's language. Its texts say the rest; `signs` are
    the marks among them that a reader would have to see.
    """

    owner: str
    role: str
    x: float
    y: float
    width: float
    height: float
    marks: tuple[Mark, ...]
    alt: str = ""
    signs: tuple[Signs, ...] = ()
    leads: tuple[Lead, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """A horizontal part of the page: "head", "phases", "steps", "lane", "links", "legend".

    `key` is the lane's id, or the role for the parts there is one of. `alt` names it.
    """

    key: str
    role: str
    x: float
    y: float
    width: float
    height: float
    blocks: tuple[Block, ...]
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A laid out map. Bands come in reading order; the link layer lies above the lanes."""

    width: float
    height: float
    bands: tuple[Band, ...]
    grid: Grid
    title: str
    language: str

    def band(self, key: str) -> Band | None:
        """The band with this key, or None."""
        return next((band for band in self.bands if band.key == key), None)
