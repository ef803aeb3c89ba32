"""Commands on emotion curves, their points, and the numbers of number lanes."""

from __future__ import annotations

from typing import Any, Final

from journeyeditor.base.ids import new_id
from journeyeditor.base.messages import Message, msg
from journeyeditor.edits import curves as edits
from journeyeditor.edits.lanes import set_metric
from journeyeditor.model.journey import Journey
from journeyeditor.session.picked import picked
from journeyeditor.session.session import Session

ADD_POINT: Final = msg("Add point")
MOVE_POINT: Final = msg("Move point")
CHANGE_POINTS: Final = msg("Change points")


def add_curve(
    session: Session, lane_id: str, persona_id: str | None = None, state: str = "current"
) -> str:
    """Add an empty curve to a lane, and select it."""
    made = new_id()
    session.apply(
        *(msg("Add curve"), edits.add_curve, lane_id, persona_id, state),
        choose=lambda _before, _after: (made,),
        ids=lambda: made,
    )
    return made


def curve_for(session: Session, lane_id: str) -> str:
    """The curve of a lane that a new point goes on: the current one, else the first shown."""
    curves = [curve for curve in session.journey.curves if curve.lane == lane_id]
    for curve in curves:
        if session.current == curve.id or any(p.id == session.current for p in curve.points):
            return curve.id
    shown = [curve for curve in curves if curve.visible]
    return shown[0].id if shown else ""


def add_point(
    session: Session,
    lane_id: str,
    step_id: str,
    value: float | None,
    place: int | None = None,
    *,
    made: str = "",
    **fields: Any,
) -> str:
    """Add a point to a lane's curve, making a first curve where there is none; select it.

    `made` is the id it gets, where it is to be a certain one; `fields` are more of its fields.
    """
    made, curve_id = made or new_id(), curve_for(session, lane_id)
    people = session.journey.personas

    def edit(journey: Journey) -> Journey:
        on = curve_id
        if not on:
            on = new_id()
            persona = people[0].id if people else None
            journey = edits.add_curve(
                journey, lane_id, persona, journey.state or "current", ids=lambda: on
            )
        return edits.add_point(journey, on, step_id, value, place, ids=lambda: made, **fields)

    session.apply(ADD_POINT, edit, choose=lambda _before, _after: (made,))
    return made


def nudge_points(session: Session, by: float) -> None:
    """Move the selected points up or down the scale."""
    ids = picked(session).points
    session.apply(MOVE_POINT, edits.nudge_points, ids, by, merge=f"nudge {' '.join(ids)}")


def change_points(
    session: Session, name: Message = CHANGE_POINTS, merge: str = "", **fields: Any
) -> None:
    """Change fields of all selected points."""
    session.apply(name, edits.change_points, picked(session).points, merge=merge, **fields)


def toggle_curve(session: Session, curve_id: str) -> None:
    """Hide a curve that is shown, or show it again."""
    curve = session.journey.curve(curve_id)
    if curve is not None:
        name = msg("Hide curve") if curve.visible else msg("Show curve")
        session.apply(name, edits.change_curve, curve_id, visible=not curve.visible)


def write_number(session: Session, lane_id: str, step_id: str, value: float | None) -> None:
    """Write the number of a step in a number lane, or take it away."""
    session.apply(msg("Write number"), set_metric, lane_id, step_id, value)
