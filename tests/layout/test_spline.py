"""The curve through points: it goes through each, and never beyond any two neighbours."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyeditor.layout.spline import samples, segments

STEP = st.floats(0.5, 300)
VALUE = st.floats(-200, 200)


@st.composite
def rising(draw: st.DrawFn) -> list[tuple[float, float]]:
    x, points = 0.0, []
    for step, y in draw(st.lists(st.tuples(STEP, VALUE), min_size=2, max_size=20)):
        x += step
        points.append((x, y))
    return points


@given(rising())
def test_never_overshoots(points: list[tuple[float, float]]) -> None:
    curve = samples(points, 2.0)
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        inside = [y for x, y in curve if x0 <= x <= x1]
        assert min(inside) >= min(y0, y1) - 1e-6
        assert max(inside) <= max(y0, y1) + 1e-6


@given(rising())
def test_is_monotone_between_points(points: list[tuple[float, float]]) -> None:
    curve = samples(points, 2.0)
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        inside = [y for x, y in curve if x0 <= x <= x1]
        rises = [b - a for a, b in itertools.pairwise(inside)]
        if y1 >= y0:
            assert min(rises) >= -1e-6
        else:
            assert max(rises) <= 1e-6


@given(rising())
def test_goes_through_every_point(points: list[tuple[float, float]]) -> None:
    ends = [numbers[-2:] for _, numbers in segments(points)]
    assert ends == points


def test_bezier_and_samples_are_one_curve() -> None:
    points = [(0.0, 0.0), (60.0, 40.0), (100.0, 10.0)]
    (_, start), (_, first), _ = segments(points)
    t = 0.5
    x = (1 - t) ** 3 * start[0] + 3 * (1 - t) ** 2 * t * first[0] + 3 * (1 - t) * t * t * first[2]
    x += t**3 * first[4]
    y = (1 - t) ** 3 * start[1] + 3 * (1 - t) ** 2 * t * first[1] + 3 * (1 - t) * t * t * first[3]
    y += t**3 * first[5]
    nearest = min(samples(points, 0.25), key=lambda point: abs(point[0] - x))
    assert nearest == pytest.approx((x, y), abs=0.3)


def test_one_point_makes_no_line() -> None:
    assert segments([(1.0, 2.0)]) == ()
    assert samples([(1.0, 2.0)]) == [(1.0, 2.0)]


def test_a_stretch_that_is_nearly_level_stays_a_curve() -> None:
    points = [(1.0, 1.0), (2.0, 1.1e-308), (6.0, 0.0)]
    assert all(0.0 <= y <= 1.0 for _, y in samples(points))
    assert all(math.isfinite(n) for _, numbers in segments(points) for n in numbers)
