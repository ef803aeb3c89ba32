"""The columns of the grid: one a step, with widths by content, equal, or by duration."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from journeyeditor.layout import measures as m
from journeyeditor.layout.grid import Column, Grid
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.shown import AS_ON_SCREEN, Setting
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Phase, Step


def shown_steps(journey: Journey) -> list[tuple[int, Phase, Step]]:
    """The steps of the shown state, with their phase and its number."""
    return [
        (number, phase, step)
        for number, phase in enumerate(journey.phases)
        for step in phase.steps
        if step.state in ("", journey.state)
    ]


def lay_grid(
    journey: Journey,
    setter: Setter,
    least: Mapping[str, float],
    setting: Setting = AS_ON_SCREEN,
) -> Grid:
    """Lay the columns. `least` is the narrowest width that holds each step's cards unbroken."""
    shown = shown_steps(journey)
    widths = _widths(journey, setter, shown, least, setting)
    spare = setting.least_grid - sum(widths)
    if widths and spare > 0:
        widths = [width + spare / len(widths) for width in widths]
    x = left = m.MARGIN + m.HEAD_COLUMN
    columns: list[Column] = []
    for (number, phase, step), width in zip(shown, widths, strict=True):
        is_first = not columns or columns[-1].phase != phase.id
        columns.append(Column(step.id, phase.id, number, x, width, is_first))
        x += width
    return Grid(tuple(columns), left, max(x, left + setting.least_grid))


def _widths(
    journey: Journey,
    setter: Setter,
    shown: Sequence[tuple[int, Phase, Step]],
    least: Mapping[str, float],
    setting: Setting,
) -> list[float]:
    count = {phase.id: 0 for _, phase, _ in shown}
    for _, phase, _ in shown:
        count[phase.id] += 1
    widths = []
    for _, phase, step in shown:
        heads = setter.least_width(phase.title, m.PHASE) + m.CHEVRON_LEFT + m.CHEVRON_TIP
        step_head = setter.least_width(step.title, m.STEP) + 2 * m.CELL_PAD
        needed = max(heads / count[phase.id], step_head, least.get(step.id, 0.0))
        base = setting.column * (1.0 if count[phase.id] == 1 else m.NARROW_COLUMN / m.COLUMN)
        widths.append(_stepped(base, needed, setting.column_step))
    rule = journey.settings.column_rule
    if rule == "equal" and widths:
        return [max(widths)] * len(widths)
    if rule == "duration":
        narrow = setting.column * m.NARROW_COLUMN / m.COLUMN
        return _by_duration(shown, widths, narrow)
    return widths


def _stepped(base: float, needed: float, step: float) -> float:
    """The base width, widened in whole steps, so that typing seldom moves the columns."""
    if needed <= base:
        return base
    wanted = base + step * math.ceil((needed - base) / step) if step else needed
    return max(base, min(wanted, m.WIDEST_COLUMN))


def _by_duration(
    shown: Sequence[tuple[int, Phase, Step]], widths: list[float], narrow: float
) -> list[float]:
    """Widths in proportion to the steps' minutes, none narrower than its content asks."""
    minutes = [step.minutes or 0.0 for _, _, step in shown]
    if not any(minutes):
        return widths
    unit = sum(widths) / sum(minutes)
    return [max(narrow, unit * length) for length in minutes]
