"""A persona's emotion curve in small: over the phases, with faces and the words that fit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from journeyeditor.layout.columns import shown_steps
from journeyeditor.layout.curves import (
    Placed,
    Plot,
    curve_marks,
    placed_points,
    sampled,
    stroke_of,
)
from journeyeditor.layout.display import Box, Mark, Shade, Shape, Sign, Text
from journeyeditor.layout.grid import Column, Grid
from journeyeditor.layout.labels import Area, Taken, Wanted, place_labels
from journeyeditor.layout.mood import circle, face, mood
from journeyeditor.layout.phases import phase_colour
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.sheets import styles as s
from journeyeditor.layout.sheets.flow import Piece
from journeyeditor.model import kinds
from journeyeditor.model.journey import Journey
from journeyeditor.model.people import Persona
from journeyeditor.model.records import Curve

HEIGHT: Final = 96.0
_PAD: Final = 16.0
_FACE: Final = 6.2
_DOT: Final = 2.4
_STRIP: Final = 15.0
_WORD_WIDTH: Final = 84.0


def curves_of(journey: Journey, persona: Persona) -> list[Curve]:
    """The shown curves of a persona; the map's first one has those of nobody too."""
    is_first = not journey.personas or journey.personas[0].id == persona.id
    return [
        curve
        for curve in journey.curves
        if curve.visible
        and (curve.persona == persona.id or (curve.persona is None and is_first))
        and any(point.value is not None for point in curve.points)
    ]


def small_curve(
    setter: Setter, journey: Journey, curves: Sequence[Curve], width: float, is_blank: bool = False
) -> Piece | None:
    """The curves over a strip of the phases, so many units wide.

    None where there is nothing, unless a blank is wanted to draw a curve in by hand.
    """
    grid = _grid(journey, width)
    if is_blank:
        return _blank(setter, journey, grid)
    plot = Plot(_PAD, HEIGHT - 2 * _PAD, journey.scale)
    drawn = [(curve, points) for curve in curves if (points := placed_points(curve, grid, plot))]
    if not drawn:
        return None
    marks = _ground(width, plot)
    taken = Taken(curves=(run for _, points in drawn for run in sampled(points)))
    for place, (curve, points) in reversed(list(enumerate(drawn))):
        stroke = stroke_of(journey, curve)
        marks += curve_marks(points, stroke, plot)
        radius = _FACE if place == 0 and _has_room(points) else _DOT
        for placed in points:
            if placed.y is not None:
                marks += _point(placed, placed.y, radius, stroke.colour)
                wide = 2 * radius + (12 if placed.point.moment_of_truth else 0)
                taken.add(Area(placed.x - radius, placed.y - radius, wide, 2 * radius))
    marks += _words(setter, drawn[0][1], taken, width)
    marks += _strip(setter, journey, grid)
    names = [
        setter.tr(kinds.word_name(kinds.STATES, curve.state)) + ": " + _values(points)
        for curve, points in drawn
    ]
    return Piece(tuple(marks), width, HEIGHT + _STRIP, role="figure", alt="; ".join(names), space=5)


def _blank(setter: Setter, journey: Journey, grid: Grid) -> Piece:
    marks: list[Mark] = [
        *_ground(grid.width, Plot(_PAD, HEIGHT - 2 * _PAD, journey.scale)),
        *face(12, 12, 7, 1.0),
        *face(12, HEIGHT - 12, 7, -1.0),
        *_strip(setter, journey, grid),
    ]
    return Piece(tuple(marks), grid.width, HEIGHT + _STRIP, role="figure", space=5)


def _values(points: Sequence[Placed]) -> str:
    return ", ".join(
        "–" if placed.point.value is None else f"{placed.point.value:g}" for placed in points
    )


def _grid(journey: Journey, width: float) -> Grid:
    shown = shown_steps(journey)
    each = width / max(1, len(shown))
    columns: list[Column] = []
    for place, (number, phase, step) in enumerate(shown):
        is_first = not columns or columns[-1].phase != phase.id
        columns.append(Column(step.id, phase.id, number, place * each, each, is_first))
    return Grid(tuple(columns), 0, width)


def _ground(width: float, plot: Plot) -> list[Mark]:
    middle = plot.top + plot.height / 2
    return [
        Shade(0, 0, width, middle, ((0, "good.shade"), (1, "page"))),
        Shade(0, middle, width, HEIGHT - middle, ((0, "page"), (1, "bad.shade"))),
        Box(0, middle - 0.4, width, 0.8, 0, "middle"),
    ]


def _has_room(points: Sequence[Placed]) -> bool:
    """Whether faces on all points would stand apart."""
    return all(after.x - before.x > 2 * _FACE + 1 for before, after in pairwise(points))


def _point(placed: Placed, y: float, radius: float, colour: str) -> list[Mark]:
    marks: list[Mark] = []
    if radius == _FACE:
        marks += face(placed.x, y, _FACE, placed.share, placed.point.certainty == "low")
    else:
        marks.append(Shape(circle(placed.x, y, _DOT).segments, "page", colour, 1.1))
    if placed.point.moment_of_truth:
        marks.append(Sign("mark-star", placed.x + radius + 2, y - 5, 10, "star"))
    return marks


def _words(setter: Setter, points: Sequence[Placed], taken: Taken, width: float) -> list[Text]:
    """The words that find room, the strongest feelings first; the map itself has them all."""
    said = [placed for placed in points if placed.y is not None and placed.point.word.strip()]
    said.sort(key=lambda placed: -abs(placed.share))
    bounds = Area(1, 1, width - 2, HEIGHT - 2)
    marks: list[Text] = []
    for placed in said:
        role = mood(placed.share)
        body = setter.block(placed.point.word, s.SMALL_HEAD, _WORD_WIDTH, 0, 0, role)
        wanted = Wanted(
            body.width, body.height, placed.x, placed.y or 0.0, _FACE, placed.share >= 0
        )
        (area,) = place_labels([wanted], taken, bounds)
        if area is not None:
            marks += (
                Text(text.line, area.x + (area.width - text.line.width) / 2, area.y + text.y, role)
                for text in body.marks
            )
    return marks


def _strip(setter: Setter, journey: Journey, grid: Grid) -> list[Mark]:
    """The phases under the curve, each in its colour, as far as their names fit."""
    marks: list[Mark] = []
    for phase in journey.phases:
        columns = [column for column in grid.columns if column.phase == phase.id]
        if not columns:
            continue
        x, width = columns[0].x, columns[-1].right - columns[0].x
        colour = phase_colour(columns[0].number, phase)
        marks.append(Box(x + 0.5, HEIGHT, width - 1, _STRIP, 2, colour))
        if width > 26:
            line = setter.fit(phase.title, s.SMALL_HEAD, width - 10)
            base = HEIGHT + _STRIP / 2 + setter.capital(s.SMALL_HEAD) / 2
            marks.append(Text(line, x + (width - line.width) / 2, base, f"on:{colour}"))
    return marks
