"""The empty places of a curve's lane in the hand: a point is added where they are pressed."""

from __future__ import annotations

from journeyeditor.base.errors import JourneyError
from journeyeditor.canvas.interactions.board import Board
from journeyeditor.canvas.interactions.drag_point import snapped
from journeyeditor.canvas.pointer import Pointer
from journeyeditor.layout.hit import value_at
from journeyeditor.model.kinds import lane_kind
from journeyeditor.session.commands.curves import add_point, curve_for
from journeyeditor.session.history import Cell


def add_point_at(board: Board, cell: Cell, pointer: Pointer) -> bool:
    """Add a point at the pointer's step and value; False where the lane has no curve."""
    session, page = board.session, board.page
    lane = session.journey.lane(cell.lane)
    if lane is None or lane.folded or lane_kind(lane.kind).look != "curve":
        return False
    value = value_at(page, cell.lane, session.journey.scale, pointer.y)
    column = next((one for one in page.grid.columns if one.step == cell.step), None)
    if value is None or column is None:
        return True
    curve = session.journey.curve(curve_for(session, cell.lane))
    here = [point for point in curve.points if point.step == cell.step] if curve else []
    place = int((pointer.x - column.x) / column.width * (len(here) + 1))
    try:
        add_point(session, *cell, snapped(value, session.journey, pointer.shift), place)
    except JourneyError as error:
        board.tell(error)
    return True
