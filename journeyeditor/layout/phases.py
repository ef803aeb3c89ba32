"""The phases as chevrons across the grid, and the thin row of steps under them."""

from __future__ import annotations

import math

from journeyeditor.layout import measures as m
from journeyeditor.layout.columns import shown_steps
from journeyeditor.layout.display import Block, Mark, Shape, Sign
from journeyeditor.layout.grid import Column, Grid
from journeyeditor.layout.outline import Segment
from journeyeditor.layout.setter import Set, Setter
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Phase, Step

COLOURS = 7
_EDGE = 1.0


def phase_colour(number: int, phase: Phase) -> str:
    """The colour role of a phase: its own, or the next in the run of hues."""
    return phase.colour or f"phase.{number % COLOURS}"


def phase_blocks(setter: Setter, journey: Journey, grid: Grid) -> tuple[tuple[Block, ...], float]:
    """A chevron for each phase over its steps, all as high as the fullest one."""
    spans = _spans(grid)
    texts = {}
    for phase_id, (first, last) in spans.items():
        phase = journey.phase(phase_id)
        if phase:
            room = last.right - first.x - m.CHEVRON_LEFT - m.CHEVRON_TIP - 4
            texts[phase_id] = (phase, *_texts(setter, phase, first.number, room))
    height = max(
        (2 * m.CHEVRON_PAD + sum(part.height for part in parts) for _, *parts in texts.values()),
        default=0.0,
    )
    blocks = []
    for phase_id, (phase, *parts) in texts.items():
        first, last = spans[phase_id]
        marks = [mark for part in parts for mark in part.marks]
        colour = phase_colour(first.number, phase)
        width = last.right - first.x
        edge = Shape(_chevron(width, height), colour)
        ground = Shape(_chevron(width, height, _EDGE), f"ground:{colour}")
        alt = ". ".join(part for part in (phase.title, phase.description) if part)
        blocks.append(
            Block(
                phase_id,
                "phase",
                first.x,
                0,
                last.right - first.x,
                height,
                (edge, ground, *marks),
                alt,
            )
        )
    return tuple(blocks), height


def _spans(grid: Grid) -> dict[str, tuple[Column, Column]]:
    spans: dict[str, tuple[Column, Column]] = {}
    for column in grid.columns:
        first = spans[column.phase][0] if column.phase in spans else column
        spans[column.phase] = first, column
    return spans


def _texts(setter: Setter, phase: Phase, number: int, room: float) -> tuple[Set, Set, Set]:
    colour = f"on:ground:{phase_colour(number, phase)}"
    x, y = m.CHEVRON_LEFT, m.CHEVRON_PAD
    title = setter.block(phase.title or " ", m.PHASE, room, x, y, colour)
    y += title.height
    about = setter.block(phase.description, m.PHASE_TEXT, room, x, y + 1.5, colour)
    y += about.height
    doing = "  ·  ".join(phase.activities)
    done = setter.block(doing, m.PHASE_TEXT, room, x, y + 4, colour)
    extra = 2.5 if done.height else 0.0
    return title, about, Set(done.marks, done.width, done.height + extra)


def _chevron(width: float, height: float, inset: float = 0.0) -> tuple[Segment, ...]:
    """A chevron over the width, its tip reaching into the next one's notch; or its inside."""
    tip, gap, middle = m.CHEVRON_TIP, 3.0, height / 2
    slope = tip / middle
    left = inset * math.hypot(1, slope)
    right, start = width - gap - left, inset * slope
    return (
        ("M", (left + start, inset)),
        ("L", (right + start, inset)),
        ("L", (right + tip, middle)),
        ("L", (right + start, height - inset)),
        ("L", (left + start, height - inset)),
        ("L", (left + tip, middle)),
        ("Z", ()),
    )


def has_step_row(journey: Journey) -> bool:
    """Is a row of steps shown? Only where a phase has several, or a step says something."""
    shown = shown_steps(journey)
    several = len({phase.id for _, phase, _ in shown}) < len(shown)
    return several or any(step.title or step.minutes or step.removable for _, _, step in shown)


def step_blocks(setter: Setter, journey: Journey, grid: Grid) -> tuple[tuple[Block, ...], float]:
    """A thin head for each step: title, duration, and a sign where it could be removed."""
    steps = {step.id: step for step in journey.steps()}
    sets = [(column, *_step_texts(setter, steps[column.step], column)) for column in grid.columns]
    height = max((title.height + note.height for _, title, note in sets), default=0.0) + 11
    blocks = []
    for column, title, note in sets:
        step = steps[column.step]
        marks: list[Mark] = [*title.marks, *note.marks]
        if step.removable:
            marks.append(Sign("mark-removable", column.width - 8 - 11, 6, 11, "text.soft"))
        blocks.append(
            Block(step.id, "step", column.x, 0, column.width, height, tuple(marks), step.title)
        )
    return tuple(blocks), height


def _step_texts(setter: Setter, step: Step, column: Column) -> tuple[Set, Set]:
    left = m.CELL_PAD + 2
    room = column.width - left - m.CELL_PAD - (13 if step.removable else 0)
    title = setter.block(step.title, m.STEP, room, left, 6, "text")
    duration = "" if step.minutes is None else duration_text(setter, step.minutes)
    note = setter.block(duration, m.STEP_NOTE, room, left, 6 + title.height, "text.soft")
    return title, note


def duration_text(setter: Setter, minutes: float) -> str:
    """A duration in its largest fitting unit: minutes, hours, days or weeks."""
    tr = setter.tr

    def number(of: float) -> str:
        text = f"{of:g}"
        return text.replace(".", ",") if tr.language == "sv" else text

    weeks, days, hours = minutes / (7 * 24 * 60), minutes / (24 * 60), minutes / 60
    if weeks >= 1 and weeks == round(weeks, 1):
        return tr.plural("{n} week", "{n} weeks", 1 if weeks == 1 else 2, number(weeks))
    if days >= 1 and days == round(days, 1):
        return tr.plural("{n} day", "{n} days", 1 if days == 1 else 2, number(days))
    if hours >= 1 and hours == round(hours, 1):
        return tr.plural("{n} hour", "{n} hours", 1 if hours == 1 else 2, number(hours))
    return tr.plural("{n} minute", "{n} minutes", 1 if minutes == 1 else 2, number(minutes))
