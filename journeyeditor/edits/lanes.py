"""Edits on lanes: the rows of the map, and the numbers of number lanes."""

from __future__ import annotations

from typing import Any

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import NewId, new_id
from journeyeditor.base.messages import msg
from journeyeditor.edits.cards import takes_cards
from journeyeditor.edits.found import gone, inserted, moved, present, replaced
from journeyeditor.edits.sweep import swept
from journeyeditor.model.journey import Journey, Settings
from journeyeditor.model.kinds import lane_kind
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


def change_lane_kind(journey: Journey, lane_id: str, kind: str) -> Journey:
    """Change what a lane is about; refused where what lies in it has no place in the new kind."""
    lane = present(journey.lane(lane_id))
    old, new = lane_kind(lane.kind).look, lane_kind(kind).look
    name = lane_kind(kind).name
    if not takes_cards(kind) and journey.lane_cards(lane_id):
        raise JourneyError(
            msg("{kind} holds no cards: move the lane's cards to another lane first.", kind=name)
        )
    if old == "curve" != new and any(curve.lane == lane_id for curve in journey.curves):
        if any(curve.points for curve in journey.curves if curve.lane == lane_id):
            raise JourneyError(
                msg("{kind} holds no curves: delete the lane's curves first.", kind=name)
            )
        left = tuple(curve for curve in journey.curves if curve.lane != lane_id)
        journey = journey.model_copy(update={"curves": left})
    if old == "number" != new and any(metric.lane == lane_id for metric in journey.metrics):
        raise JourneyError(
            msg("{kind} holds no numbers: delete the lane's numbers first.", kind=name)
        )
    return change_lane(journey, lane_id, kind=kind)


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
        "settings": _without_lane(journey.settings, lane_id),
    }
    return swept(journey.model_copy(update=fields), lost | {lane_id})


def _without_lane(settings: Settings, lane_id: str) -> Settings:
    """The settings of a map without a word on a lane."""

    def left(hidden: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(lane for lane in hidden if lane != lane_id)

    views = tuple(view.changed(hidden_lanes=left(view.hidden_lanes)) for view in settings.views)
    poster = settings.poster.changed(hidden_lanes=left(settings.poster.hidden_lanes))
    return settings.changed(views=views, poster=poster)


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
