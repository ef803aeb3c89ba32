"""A row of the benchmark table, and small things to measure with."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, its yardstick in the same run, and what is promised.

    `value` and `promise` are in `unit`, or with a yardstick a ratio; without a promise the row
    only tells.
    """

    what: str
    measured: str
    yardstick: str
    value: float
    promise: float | None
    unit: str = "x"

    @property
    def kept(self) -> bool:
        """Whether the promise is kept."""
        return self.promise is None or self.value <= self.promise


Measure = Callable[[], Sequence[Row]]


def seconds(do: Callable[[], object], times: int = 5) -> float:
    """The median of several timings of a call."""
    found = []
    for _ in range(times):
        start = perf_counter()
        do()
        found.append(perf_counter() - start)
    return statistics.median(found)


def nearly_worst(values: Sequence[float]) -> float:
    """The 99th percentile."""
    return sorted(values)[max(0, math.ceil(0.99 * len(values)) - 1)]


def slope(sizes: Sequence[float], values: Sequence[float]) -> float:
    """The slope of the line through the logarithms: 0 for flat, 1 for proportional."""
    xs, ys = [math.log(size) for size in sizes], [math.log(value) for value in values]
    middle_x, middle_y = statistics.fmean(xs), statistics.fmean(ys)
    if len(set(sizes)) < 2:
        return 0.0
    over = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    return over / sum((x - middle_x) ** 2 for x in xs)


def in_ms(value: float) -> str:
    """Seconds as milliseconds, for the table."""
    return f"{1000 * value:.2f} ms"
