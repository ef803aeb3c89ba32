"""The figure of a number lane: a bar a step with its value, and the target as a dotted line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journeyeditor.base.numbers import said_number
from journeyeditor.layout import measures as m
from journeyeditor.layout.display import Block, Box, Mark, Shape, Signs
from journeyeditor.layout.grid import Grid
from journeyeditor.layout.setter import Setter
from journeyeditor.model.records import Lane, Metric

BAR = 34.0


def bars_figure(
    setter: Setter, lane: Lane, metrics: Sequence[Metric], grid: Grid
) -> tuple[tuple[Block, ...], float]:
    """The blocks of the figure in the lane, and its height. No value, no bar."""
    values = {metric.step: metric for metric in metrics if metric.value is not None}
    known = [metric.value or 0.0 for metric in values.values()]
    ends = [0.0, *known, *([] if lane.target is None else [lane.target])]
    low, high = min(ends), max(ends)
    span = (high - low) or 1.0
    top, room = 22.0, m.BARS_HEIGHT - 22.0 - 8.0

    def y(value: float) -> float:
        return top + (high - value) / span * room

    colour = lane.colour or "lane.metrics"
    blocks = [_ground(setter, lane, grid, y)]
    for column in grid.columns:
        metric = values.get(column.step)
        if metric is None or metric.value is None:
            continue
        upper, lower = sorted((y(metric.value), y(0.0)))
        said = number_text(setter, metric.value, lane.unit)
        middle = column.width / 2
        marks: tuple[Mark, ...] = (
            Box(middle - BAR / 2, upper, BAR, max(lower - upper, 1.0), 2, f"soft:{colour}"),
            setter.word(said, m.NUMBER, middle, upper - 9, "text", 0.5),
        )
        blocks.append(
            Block(metric.id, "metric", column.x, 0, column.width, m.BARS_HEIGHT, marks, said)
        )
    return tuple(blocks), m.BARS_HEIGHT


def number_text(setter: Setter, value: float, unit: str) -> str:
    """A number as the map's language writes it, with its unit after a no-break space."""
    text = said_number(value, setter.tr.language, thousands="\u202f")
    return f"{text}\u00a0{unit}" if unit else text


def _ground(setter: Setter, lane: Lane, grid: Grid, y: Callable[[float], float]) -> Block:
    marks: list[Mark] = [
        Shape((("M", (grid.left, y(0.0))), ("L", (grid.right, y(0.0)))), "", "hairline", 0.8)
    ]
    signs: tuple[Signs, ...] = ()
    if lane.target is not None:
        at = y(lane.target)
        marks.append(
            Shape((("M", (grid.left, at)), ("L", (grid.right, at))), "", "text.faint", 1, (2, 3))
        )
        said = number_text(setter, lane.target, lane.unit)
        marks.append(setter.word(said, m.SCALE, grid.left - 8, at, "text.faint", 1))
        signs = (Signs(1, 3, setter.tr("Target: {value}", value=said)),)
    return Block("", "bars-area", 0, 0, grid.right, m.BARS_HEIGHT, tuple(marks), "", signs)
