"""Lengths are cut into pieces that fit, through as little as possible."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyeditor.layout.cuts import Division, Harm, Sizes, divide

NOTHING = Harm([])
SPANS = st.lists(
    st.tuples(st.floats(0, 3_000), st.floats(1, 200), st.sampled_from([1.0, 2.0, 3.0])).map(
        lambda span: (span[0], span[0] + span[1], span[2])
    ),
    max_size=40,
)
LENGTHS = st.tuples(st.floats(80, 3_000), st.floats(120, 900), st.floats(0, 60))


def pieces(sizes: Sizes, found: Division) -> list[tuple[float, float]]:
    """What each piece shows."""
    half, last = sizes.overlap / 2, found.count - 1
    return [
        (a if at == 0 else a - half, b if at == last else b + half)
        for at, (a, b) in enumerate(pairwise(found.edges))
    ]


@settings(deadline=None)
@given(LENGTHS, SPANS, st.integers(0, 1), st.floats(-50, 50))
def test_pieces_cover_the_span_and_fit_their_sheets(
    lengths: tuple[float, float, float],
    spans: list[tuple[float, float, float]],
    more: int,
    start: float,
) -> None:
    length, most, overlap = lengths
    sizes = Sizes(start, start + length, most, overlap)
    count = sizes.least_pieces() + (more if sizes.least_pieces() > 1 else 0)
    found = divide(sizes, count, Harm(spans))
    assert found.count == count
    assert (found.edges[0], found.edges[-1]) == (sizes.start, sizes.end)
    shown = pieces(sizes, found)
    for left, right in shown:
        assert right - left <= most + 1e-6
    for left, right in pairwise(found.edges):
        assert right - left > min(0.05 * most, 0.2 * length / count)
    for (_, right), (left, _) in pairwise(shown):
        assert right - left == pytest.approx(overlap)


@given(LENGTHS)
def test_no_fewer_pieces_would_do(lengths: tuple[float, float, float]) -> None:
    length, most, overlap = lengths
    count = Sizes(0, length, most, overlap).least_pieces()
    assert count * (most - overlap) + overlap >= length - 1e-3
    if count > 1:
        assert (count - 1) * (most - overlap) + overlap < length + 1e-3


@given(SPANS, st.floats(0, 3_000))
def test_harm_is_what_lies_across(spans: list[tuple[float, float, float]], place: float) -> None:
    harm = Harm(spans)
    assert harm.at(place) == pytest.approx(sum(w for a, b, w in spans if a < place < b))
    before, after = harm.gap(place)
    assert before <= place <= after
    inside = place if math.isinf(before) or math.isinf(after) else (before + after) / 2
    borders = {edge for a, b, _ in spans for edge in (a, b)}
    if place not in borders:
        assert harm.at(inside) == pytest.approx(harm.at(place))


@given(LENGTHS, SPANS)
def test_cuts_harm_no_more_than_the_best_of_an_even_grid(
    lengths: tuple[float, float, float], spans: list[tuple[float, float, float]]
) -> None:
    length, most, overlap = lengths
    sizes, harm = Sizes(0, length, most, overlap), Harm(spans)
    if sizes.least_pieces() != 2:
        return
    (low,), slack = sizes.earliest(2), sizes.slack(2)
    thin = 0.3 * most
    tried = [low + slack * at / 40 for at in range(41)]
    allowed = [cut for cut in tried if thin <= cut <= length - thin] or tried
    best = min(map(harm.about, allowed))
    cut = divide(sizes, 2, harm).edges[1]
    assert harm.at(cut) <= best + 0.25


def test_a_cut_lies_in_the_middle_of_the_gap() -> None:
    columns = [(0.0, 90.0, 3.0), (110.0, 200.0, 3.0), (220.0, 310.0, 3.0)]
    found = divide(Sizes(0, 310, 225, 10), 2, Harm(columns))
    assert found.harm == 0
    assert found.edges[1] in (pytest.approx(100), pytest.approx(210))


def test_without_anything_to_harm_pieces_are_about_alike() -> None:
    found = divide(Sizes(0, 1_000, 300, 20), 4, NOTHING)
    widths = [right - left for left, right in pairwise(found.edges)]
    assert max(widths) - min(widths) < 40


def test_one_piece_is_not_cut() -> None:
    assert divide(Sizes(5, 100, 200, 10), 1, NOTHING) == Division((5, 100), 0.0)
