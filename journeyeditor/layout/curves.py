"""The emotion curves of a lane: where their points stand, their lines, spreads and colours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from journeyeditor.layout.display import Mark, Shape
from journeyeditor.layout.grid import Grid
from journeyeditor.layout.outline import Segment
from journeyeditor.layout.spline import Point, samples, segments
from journeyeditor.model.journey import Journey, Scale
from journeyeditor.model.records import Curve, CurvePoint

COLOURS: Final = 5
FIRST_STATES: Final = ("current", "actual", "")
TO_BE: Final = (5.0, 4.0)
_DASHES: Final[tuple[tuple[float, ...], ...]] = (
    (),
    (11.0, 3.5, 1.5, 3.5),
    (1.5, 3.5),
    (16.0, 4.0),
    (6.0, 3.0, 1.5, 3.0, 1.5, 3.0),
)


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a curve is drawn: one colour and line a persona, the to-be curve dashed."""

    colour: str
    dash: tuple[float, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A point of a curve and where it stands; no y where it has no value."""

    point: CurvePoint
    x: float
    y: float | None
    share: float


@dataclass(frozen=True, slots=True)
class Plot:
    """The plotting area: heights of the scale's ends in the lane."""

    top: float
    height: float
    scale: Scale

    def y(self, value: float) -> float:
        """The height at which a value stands, kept on the scale."""
        kept = min(max(value, self.scale.low), self.scale.high)
        share = (self.scale.high - kept) / (self.scale.high - self.scale.low)
        return self.top + share * self.height

    def share(self, value: float) -> float:
        """A value from -1 for the scale's worst to 1 for its best."""
        return 2 * (value - self.scale.low) / (self.scale.high - self.scale.low) - 1


def stroke_of(journey: Journey, curve: Curve) -> Stroke:
    """The line of a curve: by the place of its persona, and whether its state is to be."""
    people = [persona.id for persona in journey.personas]
    place = people.index(curve.persona) if curve.persona in people else len(people)
    same_person = [
        other
        for other in journey.curves
        if (other.persona, other.lane) == (curve.persona, curve.lane)
    ]
    is_later = (
        any(other.state in FIRST_STATES for other in same_person)
        and curve.state not in FIRST_STATES
    )
    own = journey.persona(curve.persona)
    colour = curve.colour or (own.colour if own else "") or f"curve.{place % COLOURS}"
    dash = TO_BE if is_later else _DASHES[place % len(_DASHES)]
    return Stroke(colour, dash, 2.3 if place == 0 and not is_later else 1.7)


def placed_points(curve: Curve, grid: Grid, plot: Plot) -> list[Placed]:
    """The curve's points from left to right; those of one step stand evenly over its width."""
    in_step = Counter(point.step for point in curve.points)
    seen: Counter[str] = Counter()
    spots = {column.step: column for column in grid.columns}
    found = []
    for point in curve.points:
        column = spots.get(point.step)
        if column is None:
            continue
        x = column.x + (seen[point.step] + 0.5) / in_step[point.step] * column.width
        seen[point.step] += 1
        value = point.value
        found.append(
            Placed(
                point,
                x,
                None if value is None else plot.y(value),
                0.0 if value is None else plot.share(value),
            )
        )
    return sorted(found, key=lambda placed: placed.x)


def stretches(points: Sequence[Placed]) -> list[list[Point]]:
    """The points with values, parted where there is a gap."""
    runs: list[list[Point]] = [[]]
    for placed in points:
        if placed.y is None:
            runs.append([])
        else:
            runs[-1].append((placed.x, placed.y))
    return [run for run in runs if run]


def sampled(points: Sequence[Placed]) -> list[list[Point]]:
    """The curve as drawn, as points along it."""
    return [samples(run) for run in stretches(points)]


def curve_marks(points: Sequence[Placed], stroke: Stroke, plot: Plot) -> tuple[Mark, ...]:
    """The spread as a pale band, and the line over it."""
    path: tuple[Segment, ...] = tuple(
        segment for run in stretches(points) for segment in segments(run)
    )
    marks: list[Mark] = list(_spread(points, stroke, plot))
    if path:
        marks.append(Shape(path, "", stroke.colour, stroke.width, stroke.dash))
    return tuple(marks)


def _spread(points: Sequence[Placed], stroke: Stroke, plot: Plot) -> list[Mark]:
    """A band between low and high over neighbouring points that have them; else a bar."""
    runs: list[list[Placed]] = [[]]
    for placed in points:
        if placed.y is None or placed.point.low is None or placed.point.high is None:
            runs.append([])
        else:
            runs[-1].append(placed)
    return [Shape(_band(run, plot), f"soft:{stroke.colour}", opacity=0.45) for run in runs if run]


def _band(run: Sequence[Placed], plot: Plot) -> tuple[Segment, ...]:
    upper = [(at.x, plot.y(at.point.high or 0.0)) for at in run]
    lower = [(at.x, plot.y(at.point.low or 0.0)) for at in run]
    if len(run) == 1:
        (x, top), (_, bottom) = upper[0], lower[0]
        upper, lower = [(x - 7, top), (x + 7, top)], [(x - 7, bottom), (x + 7, bottom)]
    back: list[Segment] = []
    forth, path = segments(upper), segments(lower)
    start = lower[-1]
    for before, segment in zip(reversed(path[:-1]), reversed(path[1:]), strict=True):
        x1, y1, x2, y2 = segment[1][:4]
        back.append(("C", (x2, y2, x1, y1, *before[1][-2:])))
    return (*forth, ("L", start), *back, ("Z", ()))
