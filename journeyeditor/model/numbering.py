"""The numbers of a map's cells, by which notes made on paper find their way back.

Cells are counted row by row, over all lanes that hold cards and all steps. Hiding a lane or
showing another state changes no number; adding, deleting and moving lanes and steps does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import lane_kind

Cell: TypeAlias = tuple[str, str]
"""The ids of a lane and a step."""

_WITHOUT_CARDS: Final = ("curve", "number", "line")


def numbered_cells(journey: Journey) -> Iterator[Cell]:
    """The cells in the order of their numbers, of which the first is 1."""
    steps = [step.id for step in journey.steps()]
    for lane in journey.lanes:
        if lane_kind(lane.kind).look not in _WITHOUT_CARDS:
            yield from ((lane.id, step) for step in steps)


def cell_numbers(journey: Journey) -> dict[Cell, int]:
    """The number of each cell."""
    return {cell: place for place, cell in enumerate(numbered_cells(journey), 1)}


def cells_by_number(journey: Journey) -> dict[int, Cell]:
    """The cell of each number."""
    return dict(enumerate(numbered_cells(journey), 1))
