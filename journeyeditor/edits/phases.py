"""Edits on phases and their steps: the columns of the map."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import NewId, new_id
from journeyeditor.base.messages import msg
from journeyeditor.edits.cards import move_cards
from journeyeditor.edits.found import gone, inserted, moved, present, replaced, with_cards
from journeyeditor.edits.sweep import swept
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Phase, Step


def add_phase(
    journey: Journey,
    title: str = "",
    place: int | None = None,
    *,
    ids: NewId = new_id,
    **fields: Any,
) -> Journey:
    """Add a phase with one step; `place` is counted from 0, None is the end."""
    if len(journey.phases) >= limits.PHASES:
        raise JourneyError(msg("A map can hold {most} phases.", most=limits.PHASES))
    phase = Phase(id=ids(), steps=(Step(id=ids()),)).changed(title=title, **fields)
    return journey.model_copy(update={"phases": inserted(journey.phases, phase, place)})


def change_phase(journey: Journey, phase_id: str, **fields: Any) -> Journey:
    """Change title, description, activities or colour of a phase."""
    phase = present(journey.phase(phase_id)).changed(**fields)
    return journey.model_copy(update={"phases": replaced(journey.phases, phase)})


def move_phase(journey: Journey, phase_id: str, place: int) -> Journey:
    """Move a phase with its steps and cards to `place`, counted from 0."""
    return journey.model_copy(update={"phases": moved(journey.phases, phase_id, place)})


def delete_phase(journey: Journey, phase_id: str) -> Journey:
    """Delete a phase with its steps and all that lies in them."""
    phase = present(journey.phase(phase_id))
    left = tuple(other for other in journey.phases if other.id != phase_id)
    return _without_steps(
        journey.model_copy(update={"phases": left}), {step.id for step in phase.steps}
    )


def add_step(
    journey: Journey,
    phase_id: str,
    place: int | None = None,
    *,
    ids: NewId = new_id,
    **fields: Any,
) -> Journey:
    """Add a step to a phase; `place` is counted from 0 within the phase, None is the end."""
    phase = present(journey.phase(phase_id))
    at = len(phase.steps) if place is None else max(0, min(place, len(phase.steps)))
    step = Step(id=ids()).changed(**fields)
    return change_phase(journey, phase_id, steps=(*phase.steps[:at], step, *phase.steps[at:]))


def change_step(journey: Journey, step_id: str, **fields: Any) -> Journey:
    """Change title, duration, state or the removable flag of a step."""
    phase = present(journey.phase_of(step_id))
    steps = tuple(step.changed(**fields) if step.id == step_id else step for step in phase.steps)
    return change_phase(journey, phase.id, steps=steps)


def delete_step(journey: Journey, step_id: str) -> Journey:
    """Delete a step with all that lies in it; a phase keeps at least one step."""
    phase = present(journey.phase_of(step_id))
    if len(phase.steps) == 1:
        raise JourneyError(msg("A phase keeps at least one step: delete the phase instead."))
    steps = tuple(step for step in phase.steps if step.id != step_id)
    return _without_steps(change_phase(journey, phase.id, steps=steps), {step_id})


def join_steps(journey: Journey, step_id: str) -> Journey:
    """Join a step with the next one of its phase: what lay in the next lies in it, below."""
    phase = present(journey.phase_of(step_id))
    place = next(at for at, step in enumerate(phase.steps) if step.id == step_id)
    if place + 1 >= len(phase.steps):
        raise JourneyError(msg("There is no step after this one in its phase to join with."))
    following = phase.steps[place + 1]
    for lane_id, cards in journey.cards.items():
        ids = [card.id for card in cards.cell(following.id)]
        if ids:
            journey = move_cards(journey, ids, lane_id, step_id)
    curves = tuple(
        curve.changed(
            points=tuple(
                point.changed(step=step_id) if point.step == following.id else point
                for point in curve.points
            )
        )
        for curve in journey.curves
    )
    links = tuple(
        link.changed(
            source=step_id if link.source == following.id else link.source,
            target=step_id if link.target == following.id else link.target,
        )
        for link in journey.links
    )
    journey = journey.model_copy(update={"curves": curves, "links": links})
    return delete_step(journey, following.id)


def _without_steps(journey: Journey, step_ids: AbstractSet[str]) -> Journey:
    """Take out all that lies in steps which are already gone from their phases."""
    gone_cards = {card.id for card in journey.all_cards() if card.step in step_ids}
    cards: dict[str, Cards] = {
        key: lane_cards.without(gone_cards) for key, lane_cards in journey.cards.items()
    }
    curves = tuple(
        curve.changed(points=tuple(point for point in curve.points if point.step not in step_ids))
        for curve in journey.curves
    )
    metrics = tuple(metric for metric in journey.metrics if metric.step not in step_ids)
    journey = journey.model_copy(update={"curves": curves, "metrics": metrics})
    journey = with_cards(journey, cards)
    return swept(journey, gone_cards | step_ids)


def phase_place(journey: Journey, phase_id: str) -> int:
    """The place of a phase among the phases, from 0; JourneyError where it is gone."""
    for place, phase in enumerate(journey.phases):
        if phase.id == phase_id:
            return place
    raise gone()
