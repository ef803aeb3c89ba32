"""Edits on lanes: the rows of the map, and the numbers of number lanes."""

from __future__ import annotations

from typing import Any

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import NewId, new_id
from journeyeditor.base.messages import msg
from journeyeditor.edits.found import gone, inserted, moved, present, replaced
from journeyeditor.edits.sweep import swept
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Lane, Metric


def add_lane(
    journey: Journey,
    kind: str,
    place: int | None = None,
    *,
    ids: NewId = new_id,
    **fields: Any,
) -> Journey:
    """Add a lane of a kind; `place` is counted from 0, None is the end."""
    if len(journey.lanes) >= limits.LANES:
        raise JourneyError(msg("A map can hold {most} lanes.", most=limits.LANES))
    lane = Lane(id=ids()).changed(kind=kind, **fields)
    return journey.model_copy(update={"lanes": inserted(journey.lanes, lane, place)})


def change_lane(journey: Journey, lane_id: str, **fields: Any) -> Journey:
    """Change kind, title, colour, visibility, folding, unit or target of a lane."""
    lane = present(journey.lane(lane_id)).changed(**fields)
    return journey.model_copy(update={"lanes": replaced(journey.lanes, lane)})


def move_lane(journey: Journey, lane_id: str, place: int) -> Journey:
    """Move a lane with its cards to `place`, counted from 0."""
    return journey.model_copy(update={"lanes": moved(journey.lanes, lane_id, place)})


def delete_lane(journey: Journey, lane_id: str) -> Journey:
    """Delete a lane with its cards, numbers and curves."""
    present(journey.lane(lane_id))
    lost = {card.id for card in journey.lane_cards(lane_id)}
    fields = {
        "lanes": tuple(lane for lane in journey.lanes if lane.id != lane_id),
        "cards": {key: cards for key, cards in journey.cards.items() if key != lane_id},
        "curves": tuple(curve for curve in journey.curves if curve.lane != lane_id),
        "metrics": tuple(metric for metric in journey.metrics if metric.lane != lane_id),
        "settings": journey.settings.changed(
            views=tuple(
                view.changed(
                    hidden_lanes=tuple(lane for lane in view.hidden_lanes if lane != lane_id)
                )
                for view in journey.settings.views
            )
        ),
    }
    return swept(journey.model_copy(update=fields), lost | {lane_id})


def set_metric(
    journey: Journey,
    lane_id: str,
    step_id: str,
    value: float | None,
    *,
    ids: NewId = new_id,
) -> Journey:
    """Write the number of a step in a number lane; None takes it away."""
    present(journey.lane(lane_id))
    if all(step.id != step_id for step in journey.steps()):
        raise gone()
    others = [m for m in journey.metrics if (m.lane, m.step) != (lane_id, step_id)]
    old = next((m for m in journey.metrics if (m.lane, m.step) == (lane_id, step_id)), None)
    if value is not None:
        metric = old or Metric(id=ids(), lane=lane_id, step=step_id)
        others.append(metric.changed(value=value))
    return journey.model_copy(update={"metrics": tuple(others)})
