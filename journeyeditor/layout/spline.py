"""The smooth monotone curve: Fritsch and Carlson's cubic, as Bezier segments.

F. N. Fritsch, R. E. Carlson, "Monotone Piecewise Cubic Interpolation", SIAM J. Numer. Anal.
17 (1980), 238-246: the curve never overshoots a point, so that it says no more than was felt.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from journeyeditor.layout.outline import Segment

Point = tuple[float, float]

FLAT = 1e-9
"""A slope under which a stretch is level: to divide by less would overflow."""


def tangents(points: Sequence[Point]) -> list[float]:
    """The slope at each of two or more points of strictly rising x."""
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in itertools.pairwise(points)]
    found = [slopes[0]]
    for before, after in itertools.pairwise(slopes):
        found.append(0.0 if before * after <= 0 else (before + after) / 2)
    found.append(slopes[-1])
    for at, slope in enumerate(slopes):
        if abs(slope) < FLAT:
            found[at] = found[at + 1] = 0.0
            continue
        left, right = found[at] / slope, found[at + 1] / slope
        radius = math.hypot(left, right)
        if radius > 3:
            found[at] = 3 / radius * left * slope
            found[at + 1] = 3 / radius * right * slope
    return found


def segments(points: Sequence[Point]) -> tuple[Segment, ...]:
    """The path through the points: a move, then a cubic to each further point."""
    if len(points) < 2:
        return ()
    slopes = tangents(points)
    path: list[Segment] = [("M", points[0])]
    for at in range(len(points) - 1):
        (x0, y0), (x1, y1) = points[at], points[at + 1]
        third = (x1 - x0) / 3
        path.append(
            (
                "C",
                (
                    x0 + third,
                    y0 + slopes[at] * third,
                    x1 - third,
                    y1 - slopes[at + 1] * third,
                    x1,
                    y1,
                ),
            )
        )
    return tuple(path)


def samples(points: Sequence[Point], spacing: float = 4.0) -> list[Point]:
    """Points on the curve, at most `spacing` apart in x; the given points among them."""
    if len(points) < 2:
        return list(points)
    slopes = tangents(points)
    found: list[Point] = []
    for at in range(len(points) - 1):
        (x0, y0), (x1, y1) = points[at], points[at + 1]
        width = x1 - x0
        count = max(1, math.ceil(width / spacing), math.ceil(abs(y1 - y0) / spacing))
        for step in range(count):
            t = step / count
            blend = 3 * t * t - 2 * t**3
            y = y0 + (y1 - y0) * blend
            y += width * ((t - 2 * t * t + t**3) * slopes[at] + (t**3 - t * t) * slopes[at + 1])
            found.append((x0 + t * width, y))
    found.append(points[-1])
    return found
