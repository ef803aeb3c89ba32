"""Where a length is cut into pieces that fit a sheet, through as little as possible.

Neighbouring pieces overlap about each cut; lengths are points.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

_NEAR: Final = 3.0
"""How far from a cut something should stay, about a millimetre."""

_SAMPLES: Final = 64
_FINEST: Final = 1.5
_EVEN: Final = 0.1
"""What it costs to be a whole sheet away from where an even division has the cut."""

_THINNEST: Final = 0.3
"""Pieces under this share of what a sheet can hold are avoided."""

_THIN_COST: Final = 50.0


class Harm:
    """How much a cut at a place goes through: the weights of what lies there, added."""

    def __init__(self, spans: Iterable[tuple[float, float, float]]) -> None:
        """`spans` are (start, end, weight)."""
        kept = [span for span in spans if span[2] > 0 and span[1] > span[0]]
        starts, ends = sorted((s, w) for s, _, w in kept), sorted((e, w) for _, e, w in kept)
        self._starts, self._ends = [at for at, _ in starts], [at for at, _ in ends]
        self._begun = [0.0, *accumulate(weight for _, weight in starts)]
        self._ended = [0.0, *accumulate(weight for _, weight in ends)]
        self._borders = sorted({*self._starts, *self._ends})

    def at(self, place: float) -> float:
        """The weight of what lies across a place."""
        begun = self._begun[bisect_left(self._starts, place)]
        return begun - self._ended[bisect_right(self._ends, place)]

    def about(self, place: float) -> float:
        """As `at`, and a share of what lies near the place."""
        return self.at(place) + 0.25 * (self.at(place - _NEAR) + self.at(place + _NEAR))

    def gap(self, place: float) -> tuple[float, float]:
        """The stretch about a place in which cuts go through the same things."""
        after = bisect_right(self._borders, place)
        before = self._borders[after - 1] if after else -math.inf
        return before, self._borders[after] if after < len(self._borders) else math.inf


@dataclass(frozen=True, slots=True)
class Division:
    """A length in pieces: `edges` are its start, the cuts, and its end; what they go through."""

    edges: tuple[float, ...]
    harm: float

    @property
    def count(self) -> int:
        """The number of pieces."""
        return len(self.edges) - 1


@dataclass(frozen=True, slots=True)
class Sizes:
    """What pieces must keep to: the span they cover, their greatest length, their overlap."""

    start: float
    end: float
    most: float
    overlap: float

    @property
    def step(self) -> float:
        """The farthest that a cut may be from the next."""
        return self.most - self.overlap

    def least_pieces(self) -> int:
        """The fewest pieces that cover the span."""
        length = self.end - self.start
        if length <= self.most + 1e-6:
            return 1
        return max(2, math.ceil((length - self.overlap) / self.step - 1e-9))

    def earliest(self, count: int) -> list[float]:
        """The first place for each cut between `count` pieces; the last is `slack` later."""
        last = self.end - self.most + self.overlap / 2
        return [last - at * self.step for at in range(count - 2, -1, -1)]

    def slack(self, count: int) -> float:
        """How far the cuts between `count` pieces may be moved."""
        return count * self.step + self.overlap - (self.end - self.start)


def divide(sizes: Sizes, count: int, harm: Harm) -> Division:
    """Cut a span into `count` pieces where that harms least; `count` must be enough.

    All cuts have the same slack, and one may be late by t where the one before it is late by
    at least t: then no piece is too long.
    """
    if count == 1:
        return Division((sizes.start, sizes.end), 0.0)
    firsts, slack = sizes.earliest(count), sizes.slack(count)
    samples = max(1, min(_SAMPLES, int(slack / _FINEST) + 1))
    late = [slack * at / samples for at in range(samples + 1)]
    even = (sizes.end - sizes.start) / count

    def cost(number: int, place: float) -> float:
        uneven = abs(place - sizes.start - even * (number + 1)) / sizes.step
        return harm.about(place) + _EVEN * uneven

    def thin(length: float) -> float:
        return _THIN_COST * max(0.0, 1 - length / (_THINNEST * sizes.most))

    costs = [cost(0, firsts[0] + t) + thin(firsts[0] + t - sizes.start) for t in late]
    ways: list[list[int]] = []
    for number in range(1, count - 1):
        thins = [thin(sizes.step - apart) for apart in late]
        best = [_cheapest(costs, thins, at) for at in range(samples + 1)]
        costs = [
            costs[k] + thins[k - at] + cost(number, firsts[number] + late[at])
            for at, k in enumerate(best)
        ]
        ways.append(best)
    ends = [costs[at] + thin(sizes.end - firsts[-1] - t) for at, t in enumerate(late)]
    at = min(range(samples + 1), key=ends.__getitem__)
    picked = [at]
    for best in reversed(ways):
        at = best[at]
        picked.append(at)
    cuts = [first + late[at] for first, at in zip(firsts, reversed(picked), strict=True)]
    cuts = _centred(cuts, sizes, harm)
    return Division((sizes.start, *cuts, sizes.end), sum(map(harm.at, cuts)))


def _cheapest(costs: Sequence[float], thins: Sequence[float], at: int) -> int:
    """Which cut to come from, to one that is late by sample `at`."""
    return min(range(at, len(costs)), key=lambda before: costs[before] + thins[before - at])


def _centred(cuts: Sequence[float], sizes: Sizes, harm: Harm) -> list[float]:
    """The cuts moved to the middle of the gaps they lie in, as far as their pieces allow."""
    moved = list(cuts)
    half, thinnest = sizes.overlap / 2, _THINNEST * sizes.most
    for at, cut in enumerate(cuts):
        is_first, is_last = at == 0, at == len(cuts) - 1
        before = sizes.start if is_first else moved[at - 1]
        after = sizes.end if is_last else moved[at + 1]
        low = max(
            after - (sizes.most - half if is_last else sizes.step),
            before + min(thinnest, cut - before),
        )
        high = min(
            before + (sizes.most - half if is_first else sizes.step),
            after - min(thinnest, after - cut),
        )
        left, right = harm.gap(cut)
        if math.isfinite(left) and math.isfinite(right):
            moved[at] = min(max((left + right) / 2, low), high)
    return moved
