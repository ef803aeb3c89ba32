"""Our icons as outlines: the SVG files of `icons/` read into moves, lines and cubic curves.

Owns the small part of SVG that those files use (icons/README.md says which); it is no
general SVG reader and no file of a user's ever comes here. The window's first paint waits for
some icons, so nothing heavy is imported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from journeyeditor.base.resources import icon_folder
from journeyeditor.layout.outline import Outline, Segment, read_path

Attributes: TypeAlias = dict[str, str]

GRID: Final = 16.0
"""Side of the square that icons are drawn in."""

STROKE_WIDTH: Final = 1.4
"""Width of unfilled strokes, in units of the grid; round caps and joins."""

FAMILIES: Final = ("lane", "channel", "mark", "tool")
"""What a key starts with, before its first hyphen; other files are no icons of the set."""

_KEY: Final = re.compile(rf"(?:{'|'.join(FAMILIES)})-[a-z-]+")
_ELEMENT: Final = re.compile(r'\s*<(\w+)((?:\s+[\w-]+="[^"<>&]*")*)\s*/>\s*')
_ATTRIBUTE: Final = re.compile(r'([\w-]+)="([^"]*)"')
_END: Final = "</svg>"


@dataclass(frozen=True, slots=True)
class Stroke:
    """Sub-paths painted in one go: filled with the colour, else stroked at `STROKE_WIDTH`."""

    segments: tuple[Segment, ...]
    filled: bool


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon in a square of `GRID` units, y downwards: at most one stroke of each sort."""

    key: str
    strokes: tuple[Stroke, ...]


@cache
def icon_keys() -> tuple[str, ...]:
    """The keys of all icons, sorted."""
    names = (path.stem for path in icon_folder().glob("*.svg"))
    return tuple(sorted(name for name in names if name.split("-")[0] in FAMILIES))


@cache
def icon(key: str) -> Icon:
    """The icon of a key. KeyError with the key if there is none."""
    if not _KEY.fullmatch(key):
        raise KeyError(key)
    try:
        text = (icon_folder() / f"{key}.svg").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise KeyError(key) from error
    return Icon(key, read_icon(text))


def read_icon(text: str) -> tuple[Stroke, ...]:
    """The strokes of an SVG text, lines first. ValueError for what our icons do not use."""
    lines: list[Segment] = []
    fills: list[Segment] = []
    for name, attributes in _elements(text):
        shape = _SHAPES.get(name)
        if shape is None:
            raise ValueError(f"an icon has no element {name}")
        paint = attributes.pop("fill", "none"), attributes.pop("stroke", "currentColor")
        if paint not in (("none", "currentColor"), ("currentColor", "none")):
            raise ValueError(f"an icon is not painted with {paint}")
        segments = shape(attributes)
        if attributes:
            raise ValueError(f"{name} of an icon has no {sorted(attributes)}")
        (fills if paint[1] == "none" else lines).extend(segments)
    strokes = (Stroke(tuple(lines), filled=False), Stroke(tuple(fills), filled=True))
    return tuple(stroke for stroke in strokes if stroke.segments)


def _elements(text: str) -> Iterator[tuple[str, Attributes]]:
    """The names and attributes of the elements in an SVG text: all empty, none in another."""
    at, end = text.index(">") + 1, text.rindex(_END)
    while at < end:
        found = _ELEMENT.match(text, at, end)
        if found is None:
            raise ValueError(f"an icon has nothing like {text[at:end].strip()[:40]!r}")
        yield found[1], dict(_ATTRIBUTE.findall(found[2]))
        at = found.end()


# Each of these takes its own attributes out, so that what is left over is a mistake.


def _path(attributes: Attributes) -> tuple[Segment, ...]:
    return read_path(attributes.pop("d"))


def _circle(attributes: Attributes) -> tuple[Segment, ...]:
    x, y, radius = (float(attributes.pop(name)) for name in ("cx", "cy", "r"))
    outline = Outline()
    outline.move(x + radius, y)
    for end in (x - radius, x + radius):
        outline.arc((radius, radius), 0.0, (False, True), (end, y))
    outline.close()
    return outline.segments


def _rect(attributes: Attributes) -> tuple[Segment, ...]:
    names = ("x", "y", "width", "height")
    left, top, width, height = (float(attributes.pop(name)) for name in names)
    radius = min(float(attributes.pop("rx", "0")), width / 2, height / 2)
    right, bottom = left + width, top + height
    # Where each straight side ends, and where the corner after it does.
    sides = (
        ((right - radius, top), (right, top + radius)),
        ((right, bottom - radius), (right - radius, bottom)),
        ((left + radius, bottom), (left, bottom - radius)),
        ((left, top + radius), (left + radius, top)),
    )
    outline = Outline()
    outline.move(left + radius, top)
    for end, turned in sides:
        if end != outline.point:
            outline.line(*end)
        outline.arc((radius, radius), 0.0, (False, True), turned)
    outline.close()
    return outline.segments


def _line(attributes: Attributes) -> tuple[Segment, ...]:
    x1, y1, x2, y2 = (float(attributes.pop(name)) for name in ("x1", "y1", "x2", "y2"))
    return ("M", (x1, y1)), ("L", (x2, y2))


def _polyline(attributes: Attributes) -> tuple[Segment, ...]:
    numbers = iter(attributes.pop("points").replace(",", " ").split())
    return tuple(_joined((float(x), float(y)) for x, y in zip(numbers, numbers, strict=True)))


def _joined(points: Iterator[tuple[float, float]]) -> Iterator[Segment]:
    for place, point in enumerate(points):
        yield "L" if place else "M", point


_SHAPES: Final = {
    "path": _path,
    "circle": _circle,
    "rect": _rect,
    "line": _line,
    "polyline": _polyline,
}
