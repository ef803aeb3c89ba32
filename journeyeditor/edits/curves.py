"""Edits on emotion curves: add and delete them, and add, set and delete their points."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import NewId, new_id
from journeyeditor.base.messages import msg
from journeyeditor.edits.found import gone, present, replaced
from journeyeditor.model.journey import Journey
from journeyeditor.model.lookup import point_of
from journeyeditor.model.records import Curve, CurvePoint


def add_curve(
    journey: Journey,
    lane_id: str,
    persona_id: str | None = None,
    state: str = "current",
    *,
    ids: NewId = new_id,
) -> Journey:
    """Add an empty curve for a persona and state; there is one of each pair in a lane."""
    present(journey.lane(lane_id))
    if persona_id is not None:
        present(journey.persona(persona_id))
    for curve in journey.curves:
        if (curve.lane, curve.persona, curve.state) == (lane_id, persona_id, state):
            raise JourneyError(msg("This persona has a curve for this state already."))
    if len(journey.curves) >= limits.CURVES:
        raise JourneyError(msg("A map can hold {most} curves.", most=limits.CURVES))
    made = Curve(id=ids(), lane=lane_id, persona=persona_id).changed(state=state)
    return journey.model_copy(update={"curves": (*journey.curves, made)})


def change_curve(journey: Journey, curve_id: str, **fields: Any) -> Journey:
    """Change title, colour, visibility or state of a curve."""
    curve = present(journey.curve(curve_id)).changed(**fields)
    return journey.model_copy(update={"curves": replaced(journey.curves, curve)})


def delete_curve(journey: Journey, curve_id: str) -> Journey:
    """Delete a curve with its points."""
    present(journey.curve(curve_id))
    left = tuple(curve for curve in journey.curves if curve.id != curve_id)
    return journey.model_copy(update={"curves": left})


def add_point(
    journey: Journey,
    curve_id: str,
    step_id: str,
    value: float | None,
    place: int | None = None,
    *,
    ids: NewId = new_id,
    **fields: Any,
) -> Journey:
    """Add a point to a step; `place` counts the curve's points of that step before it."""
    curve = present(journey.curve(curve_id))
    if all(step.id != step_id for step in journey.steps()):
        raise gone()
    _on_scale(journey, value)
    point = CurvePoint(id=ids(), step=step_id).changed(value=value, **fields)
    here = [at for at, other in enumerate(curve.points) if other.step == step_id]
    at = len(curve.points) if place is None or place >= len(here) else here[max(0, place)]
    points = (*curve.points[:at], point, *curve.points[at:])
    return change_curve(journey, curve_id, points=points)


def change_point(journey: Journey, curve_id: str, point_id: str, **fields: Any) -> Journey:
    """Change a point's value, word, spread, certainty or evidence.

    A value is on the map's scale or None, for a gap; outside it JourneyError.
    """
    for name in ("value", "low", "high"):
        _on_scale(journey, fields.get(name))
    curve = present(journey.curve(curve_id))
    if all(point.id != point_id for point in curve.points):
        raise gone()
    points = tuple(
        point.changed(**fields) if point.id == point_id else point for point in curve.points
    )
    return change_curve(journey, curve_id, points=points)


def change_points(journey: Journey, point_ids: Iterable[str], **fields: Any) -> Journey:
    """Change the same fields of many points, on whatever curves they are."""
    for name in ("value", "low", "high"):
        _on_scale(journey, fields.get(name))
    ids = set(point_ids)
    return _with_points(
        journey,
        lambda point: point.changed(**fields) if point.id in ids else point,
    )


def nudge_points(journey: Journey, point_ids: Iterable[str], by: float) -> Journey:
    """Move points up or down the scale, no farther than its ends; a gap starts in its middle."""
    ids, scale = set(point_ids), journey.scale
    middle = (scale.low + scale.high) / 2

    def nudged(point: CurvePoint) -> CurvePoint:
        if point.id not in ids:
            return point
        start = middle if point.value is None else point.value
        return point.changed(value=min(max(start + by, scale.low), scale.high))

    return _with_points(journey, nudged)


def delete_points(journey: Journey, point_ids: Iterable[str]) -> Journey:
    """Delete points, on whatever curves they are."""
    ids = set(point_ids)
    return _with_points(journey, lambda point: None if point.id in ids else point)


def move_point(
    journey: Journey, point_id: str, step_id: str, place: int | None = None, **fields: Any
) -> Journey:
    """Move a point along its curve to a step, before the `place`th other point there."""
    if all(step.id != step_id for step in journey.steps()):
        raise gone()
    _on_scale(journey, fields.get("value"))
    found = point_of(journey, point_id)
    if found is None:
        raise gone()
    curve, point = found
    others = [other for other in curve.points if other.id != point_id]
    here = [at for at, other in enumerate(others) if other.step == step_id]
    at = len(others) if place is None or place >= len(here) else here[max(0, place)]
    points = (*others[:at], point.changed(step=step_id, **fields), *others[at:])
    if points == curve.points:
        return journey
    return change_curve(journey, curve.id, points=points)


def _with_points(journey: Journey, change: Callable[[CurvePoint], CurvePoint | None]) -> Journey:
    """The journey with each point changed; curves whose points stay the same stay themselves."""
    curves = []
    for curve in journey.curves:
        points = tuple(new for point in curve.points if (new := change(point)) is not None)
        curves.append(curve if points == curve.points else curve.changed(points=points))
    if all(new is old for new, old in zip(curves, journey.curves, strict=True)):
        return journey
    return journey.model_copy(update={"curves": tuple(curves)})


def delete_point(journey: Journey, curve_id: str, point_id: str) -> Journey:
    """Delete a point."""
    curve = present(journey.curve(curve_id))
    points = tuple(point for point in curve.points if point.id != point_id)
    if len(points) == len(curve.points):
        raise gone()
    return change_curve(journey, curve_id, points=points)


def _on_scale(journey: Journey, value: float | None) -> None:
    scale = journey.scale
    if value is not None and not scale.low <= value <= scale.high:
        raise JourneyError(
            msg(
                "The value {value} is outside the map's scale {low} to {high}.",
                value=f"{value:g}",
                low=f"{scale.low:g}",
                high=f"{scale.high:g}",
            )
        )
