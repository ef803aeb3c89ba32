"""Where the arrow keys lead: over cards and empty cells, points, and the heads around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from journeyeditor.layout.phases import has_step_row
from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import lane_kind
from journeyeditor.model.lookup import kind_of, point_of
from journeyeditor.model.records import Card, CurvePoint, Lane
from journeyeditor.session.history import Cell

Way = Literal["up", "down", "left", "right"]
Target = str | Cell
"""A record's id, or a cell with nothing in it."""


def first_place(journey: Journey) -> Target | None:
    """Where walking begins: the first lane's first cell."""
    lanes, steps = _lanes(journey), _steps(journey)
    if lanes and steps:
        return _in_cell(journey, Cell(lanes[0].id, steps[0]))
    return journey.phases[0].id if journey.phases else None


def next_place(journey: Journey, at: Target, way: Way) -> Target | None:
    """The place beside one, or None where the map ends."""
    if isinstance(at, Cell):
        return _from_cell(journey, at, way)
    walk = {
        "card": _from_card,
        "point": _from_point,
        "step": _from_step,
        "phase": _from_phase,
        "lane": _from_lane,
        "map": _from_title,
        "persona": _from_persona,
        "link": _from_link,
    }.get(kind_of(journey, at))
    return walk(journey, at, way) if walk else None


def edge_place(journey: Journey, at: Target | None, way: Way) -> Target | None:
    """The first or last place of the row (left, right) or of the column (up, down)."""
    here = cell_at(journey, at) if at is not None else None
    lanes, steps = _lanes(journey), _steps(journey)
    if not lanes or not steps:
        return None
    if here is None:
        return first_place(journey)
    match way:
        case "left":
            cell = Cell(here.lane, steps[0])
        case "right":
            cell = Cell(here.lane, steps[-1])
        case "up":
            cell = Cell(lanes[0].id, here.step)
        case _:
            cell = Cell(lanes[-1].id, here.step)
    return _in_cell(journey, cell)


def cell_at(journey: Journey, at: Target) -> Cell | None:
    """The cell of a card, a point or the cell itself."""
    if isinstance(at, Cell):
        return at
    card = journey.card(at)
    if card is not None:
        return Cell(card.lane, card.step) if card.lane and card.step else None
    found = point_of(journey, at)
    return Cell(found[0].lane, found[1].step) if found and found[0].lane else None


def _lanes(journey: Journey) -> list[Lane]:
    """The lanes with cells that can be walked."""
    return [
        lane
        for lane in journey.lanes
        if lane.visible and not lane.folded and lane_kind(lane.kind).look != "line"
    ]


def _steps(journey: Journey) -> list[str]:
    return [step.id for step in journey.steps()]


def _in_cell(journey: Journey, cell: Cell, *, last: bool = False, place: int = 0) -> Target:
    """What lies in a cell: its card at a place, its first or last, a point, or the cell."""
    cards = [
        card for card in journey.lane_cards(cell.lane).cell(cell.step) if _is_shown(journey, card)
    ]
    if cards:
        return cards[-1 if last else min(place, len(cards) - 1)].id
    curves = _points(journey, cell)
    points = curves[-1 if last else 0] if curves else ()
    return points[-1 if last else 0].id if points else cell


def _is_shown(journey: Journey, card: Card) -> bool:
    return card.state in ("", journey.state)


def _points(journey: Journey, cell: Cell) -> list[list[CurvePoint]]:
    """The points in a cell, curve by curve, of those that are shown and have some there."""
    curves = (
        [point for point in curve.points if point.step == cell.step]
        for curve in journey.curves
        if curve.lane == cell.lane and curve.visible
    )
    return [points for points in curves if points]


def _from_cell(journey: Journey, cell: Cell, way: Way, place: int = 0) -> Target | None:
    lanes, steps = [lane.id for lane in _lanes(journey)], _steps(journey)
    if cell.lane not in lanes or cell.step not in steps:
        return first_place(journey)
    row, column = lanes.index(cell.lane), steps.index(cell.step)
    if way in ("left", "right"):
        column += 1 if way == "right" else -1
        if column < 0:
            return cell.lane
        return (
            _in_cell(journey, Cell(cell.lane, steps[column]), place=place)
            if column < len(steps)
            else None
        )
    row += 1 if way == "down" else -1
    if row < 0:
        return _head_of(journey, cell.step)
    return (
        _in_cell(journey, Cell(lanes[row], cell.step), last=way == "up")
        if row < len(lanes)
        else None
    )


def _head_of(journey: Journey, step_id: str) -> Target | None:
    if has_step_row(journey):
        return step_id
    phase = journey.phase_of(step_id)
    return phase.id if phase else None


def _from_card(journey: Journey, at: str, way: Way) -> Target | None:
    card = journey.card(at)
    if card is None or card.lane is None or card.step is None:
        return None
    cell = [one for one in journey.lane_cards(card.lane).cell(card.step) if _is_shown(journey, one)]
    place = next((place for place, one in enumerate(cell) if one.id == at), 0)
    beside = place + {"up": -1, "down": 1}.get(way, len(cell))
    if 0 <= beside < len(cell):
        return cell[beside].id
    return _from_cell(journey, Cell(card.lane, card.step), way, place)


def _from_point(journey: Journey, at: str, way: Way) -> Target | None:
    found = point_of(journey, at)
    if found is None:
        return None
    curve, point = found
    here = [one.id for one in curve.points if one.step == point.step]
    beside = here.index(at) + {"left": -1, "right": 1}.get(way, len(here))
    if 0 <= beside < len(here):
        return here[beside]
    steps = _steps(journey)
    if way in ("left", "right") and point.step in steps:
        column = steps.index(point.step) + (1 if way == "right" else -1)
        if 0 <= column < len(steps):
            there = [one.id for one in curve.points if one.step == steps[column]]
            if there:
                return there[0 if way == "right" else -1]
    cell = Cell(curve.lane or "", point.step)
    if way in ("up", "down"):
        curves = _points(journey, cell)
        row = next((at for at, points in enumerate(curves) if point in points), -1)
        row += 1 if way == "down" else -1
        if 0 <= row < len(curves):
            return curves[row][min(here.index(at), len(curves[row]) - 1)].id
    return _from_cell(journey, cell, way)


def _from_step(journey: Journey, at: str, way: Way) -> Target | None:
    steps, lanes = _steps(journey), _lanes(journey)
    column = steps.index(at)
    if way == "up":
        phase = journey.phase_of(at)
        return phase.id if phase else None
    if way == "down":
        return _in_cell(journey, Cell(lanes[0].id, at)) if lanes else None
    return _beside(steps, at, 1 if way == "right" else -1) if column >= 0 else None


def _from_phase(journey: Journey, at: str, way: Way) -> Target | None:
    if way == "up":
        return journey.id
    phase = journey.phase(at)
    if way == "down":
        step = phase.steps[0].id if phase and phase.steps else ""
        if has_step_row(journey):
            return step
        lanes = _lanes(journey)
        return _in_cell(journey, Cell(lanes[0].id, step)) if lanes else None
    return _beside([one.id for one in journey.phases], at, 1 if way == "right" else -1)


def _from_lane(journey: Journey, at: str, way: Way) -> Target | None:
    lanes = [lane.id for lane in journey.lanes if lane.visible]
    steps = _steps(journey)
    if way in ("up", "down"):
        beside = _beside(lanes, at, 1 if way == "down" else -1)
        first = journey.phases[0].id if journey.phases else journey.id
        return beside or (first if way == "up" else None)
    is_open = at in [lane.id for lane in _lanes(journey)]
    return _in_cell(journey, Cell(at, steps[0])) if way == "right" and steps and is_open else None


def _from_title(journey: Journey, _at: str, way: Way) -> Target | None:
    if way == "down":
        return journey.phases[0].id if journey.phases else None
    return journey.personas[0].id if way == "right" and journey.personas else None


def _from_persona(journey: Journey, at: str, way: Way) -> Target | None:
    if way == "down":
        return journey.phases[-1].id if journey.phases else None
    people = [persona.id for persona in journey.personas]
    if way in ("left", "right"):
        return _beside(people, at, 1 if way == "right" else -1) or (
            journey.id if way == "left" else None
        )
    return None


def _from_link(journey: Journey, at: str, way: Way) -> Target | None:
    """To where it begins, or to where it leads."""
    link = journey.link(at)
    if link is None:
        return None
    return (link.target or link.source) if way in ("right", "down") else link.source


def _beside(row: Sequence[str], at: str, by: int) -> str | None:
    place = row.index(at) + by
    return row[place] if 0 <= place < len(row) else None
