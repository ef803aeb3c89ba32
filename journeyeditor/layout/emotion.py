"""The emotion lane's figure: shades, scale, curves, faces, and words that collide with nothing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from journeyeditor.base.numbers import said_number
from journeyeditor.layout import measures as m
from journeyeditor.layout.curves import (
    Placed,
    Plot,
    Stroke,
    curve_marks,
    placed_points,
    sampled,
    stroke_of,
)
from journeyeditor.layout.display import Block, Mark, Shade, Shape, Sign, Text, moved
from journeyeditor.layout.grid import Grid
from journeyeditor.layout.labels import Area, Taken, Wanted, place_labels
from journeyeditor.layout.mood import circle, face, mood
from journeyeditor.layout.setter import Setter
from journeyeditor.model.journey import Journey, Scale
from journeyeditor.model.records import Curve

MOST_GROWTH = 4
GROWTH = 36.0
WORD_WIDTH = 112.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """One curve with its points placed and its line chosen; the first one shows faces."""

    curve: Curve
    points: list[Placed]
    stroke: Stroke
    radius: float


def emotion_figure(
    setter: Setter,
    journey: Journey,
    curves: Sequence[Curve],
    grid: Grid,
    least_height: float = m.CURVE_HEIGHT,
) -> tuple[tuple[Block, ...], float]:
    """The blocks of the figure in the lane, and its height.

    The lane is made taller until every word has a place of its own, within reason.
    """
    for growth in range(MOST_GROWTH + 1):
        height = least_height + growth * GROWTH
        plot = Plot(m.CURVE_PAD, height - 2 * m.CURVE_PAD, journey.scale)
        drawings = [
            Drawing(
                curve,
                placed_points(curve, grid, plot),
                stroke_of(journey, curve),
                m.FACE if at == 0 else 3.2,
            )
            for at, curve in enumerate(curves)
        ]
        words, missing = _words(setter, drawings, grid, height)
        if not missing:
            break
    blocks = [_ground(setter, grid, plot, height)]
    for drawing in reversed(drawings):
        blocks.append(_line(setter, journey, drawing, plot))
    for drawing in reversed(drawings):
        blocks.extend(_point(setter, drawing, placed, words, plot) for placed in drawing.points)
    return tuple(blocks), height


_GAP_RING = 4.0


def _around(x: float, y: float, radius: float) -> Area:
    return Area(x - radius, y - radius, 2 * radius, 2 * radius)


def scale_values(scale: Scale) -> list[float]:
    """The values that get a line and a number: round steps, at most eleven of them."""
    span = scale.high - scale.low
    power = 10.0 ** math.floor(math.log10(span))
    best = next(
        step for step in (power / 10, power / 5, power / 2, power, 2 * power) if span / step <= 10
    )
    if span >= 4 and float(span).is_integer():
        best = max(best, 1.0)
    first = math.ceil(scale.low / best - 1e-9)
    last = math.floor(scale.high / best + 1e-9)
    return [round(at * best, 6) + 0.0 for at in range(first, last + 1)]


def _ground(setter: Setter, grid: Grid, plot: Plot, height: float) -> Block:
    middle = plot.top + plot.height / 2
    # The shade leaves the line over the lane in sight.
    edge = m.HAIRLINE
    marks: list[Mark] = [
        Shade(grid.left, edge, grid.width, middle - edge, ((0, "good.shade"), (1, "page"))),
        Shade(grid.left, middle, grid.width, height - middle, ((0, "page"), (1, "bad.shade"))),
    ]
    centre = (plot.scale.low + plot.scale.high) / 2
    for value in scale_values(plot.scale):
        y = plot.y(value)
        if value != centre:
            marks.append(
                Shape((("M", (grid.left, y)), ("L", (grid.right, y))), "", "grid", 0.9, (0.1, 4))
            )
        number = said_number(value, setter.tr.language, sign=plot.scale.low < 0)
        marks.append(setter.word(number, m.SCALE, grid.left - 8, y, "text.faint", 1))
    marks.append(Shape((("M", (grid.left, middle)), ("L", (grid.right, middle))), "", "middle", 1))
    return Block(
        "",
        "curve-area",
        grid.left,
        plot.top,
        grid.width,
        plot.height,
        moved(tuple(marks), -grid.left, -plot.top),
    )


def _line(setter: Setter, journey: Journey, drawing: Drawing, plot: Plot) -> Block:
    marks = curve_marks(drawing.points, drawing.stroke, plot)
    xs = [placed.x for placed in drawing.points] or [0.0]
    left, width = min(xs), max(xs) - min(xs)
    persona = journey.persona(drawing.curve.persona)
    name = drawing.curve.title or (persona.name if persona else "")
    said = ", ".join(
        said_number(placed.point.value, setter.tr.language)
        if placed.point.value is not None
        else "–"
        for placed in drawing.points
    )
    alt = setter.tr("Emotion curve of {name}: {values}", name=name or "–", values=said)
    return Block(
        drawing.curve.id,
        "curve",
        left,
        plot.top,
        width,
        plot.height,
        moved(marks, -left, -plot.top),
        alt,
    )


def _point(
    setter: Setter,
    drawing: Drawing,
    placed: Placed,
    words: dict[tuple[str, str], tuple[Text, ...]],
    plot: Plot,
) -> Block:
    point, radius = placed.point, drawing.radius
    marks: list[Mark] = []
    y = placed.y
    if y is None:
        # Nothing is drawn of a gap but its word; where it can be taken hold of is the middle.
        y = plot.top + plot.height / 2
        if point.word:
            ring = circle(placed.x, y, _GAP_RING).segments
            marks.append(Shape(ring, "page", "text.faint", 1, (1.5, 2)))
    elif radius == m.FACE:
        marks.extend(face(placed.x, y, radius, placed.share, point.certainty == "low"))
    else:
        marks.append(
            Shape(circle(placed.x, y, radius).segments, "page", drawing.stroke.colour, 1.5)
        )
    if point.moment_of_truth and placed.y is not None:
        star = 13.0
        marks.append(Sign("mark-star", placed.x + radius + 4, y - star / 2, star, "star"))
    marks.extend(words.get((drawing.curve.id, point.id), ()))
    value = setter.tr("no value")
    if point.value is not None:
        value = said_number(point.value, setter.tr.language)
    left, top = placed.x - radius, y - radius
    return Block(
        point.id,
        "point" if placed.y is not None else "gap",
        left,
        top,
        2 * radius,
        2 * radius,
        moved(tuple(marks), -left, -top),
        f"{point.word} ({value})" if point.word else value,
    )


def _words(
    setter: Setter, drawings: Sequence[Drawing], grid: Grid, height: float
) -> tuple[dict[tuple[str, str], tuple[Text, ...]], int]:
    """The words of all points, set where there is room, and how many found none of their own."""
    taken = Taken(curves=(run for drawing in drawings for run in sampled(drawing.points)))
    wanted: list[Wanted] = []
    texts: list[tuple[tuple[str, str], tuple[Text, ...], Wanted]] = []
    for drawing in drawings:
        for placed in drawing.points:
            if placed.y is None:
                if placed.point.word:
                    key = drawing.curve.id, placed.point.id
                    body = setter.block(placed.point.word, m.WORD, WORD_WIDTH, 0, 0, "text.soft")
                    label = Wanted(
                        *(body.width, body.height, placed.x, height / 2, _GAP_RING), False
                    )
                    taken.add(_around(placed.x, height / 2, _GAP_RING))
                    wanted.append(label)
                    texts.append((key, body.marks, label))
                continue
            radius = drawing.radius
            wide = 2 * radius + (17 if placed.point.moment_of_truth else 0)
            taken.add(Area(placed.x - radius, placed.y - radius, wide, 2 * radius))
            if placed.point.word:
                role = mood(placed.share)
                body = setter.block(placed.point.word, m.WORD, WORD_WIDTH, 0, 0, role)
                label = Wanted(
                    body.width, body.height, placed.x, placed.y, radius, placed.share >= 0
                )
                wanted.append(label)
                texts.append(((drawing.curve.id, placed.point.id), body.marks, label))
    bounds = Area(grid.left + 3, 1, grid.width - 6, height - 2)
    areas = place_labels(wanted, taken, bounds)
    words = {}
    for (key, marks, label), area in zip(texts, areas, strict=True):
        x = (
            area.x
            if area
            else min(
                max(label.x - label.width / 2, bounds.x), bounds.x + bounds.width - label.width
            )
        )
        y = area.y if area else label.y + label.radius + 4
        words[key] = tuple(
            Text(text.line, x + (label.width - text.line.width) / 2, text.y + y, text.colour)
            for text in marks
        )
    return words, sum(area is None for area in areas)
