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
from journeyeditor.edits.spans import clipped, spanned
from journeyeditor.edits.sweep import swept
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Link, Phase, Step


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
    made = journey.model_copy(update={"phases": inserted(journey.phases, phase, place)})
    return spanned(journey, made)


def change_phase(journey: Journey, phase_id: str, **fields: Any) -> Journey:
    """Change title, description, activities or colour of a phase."""
    phase = present(journey.phase(phase_id)).changed(**fields)
    return journey.model_copy(update={"phases": replaced(journey.phases, phase)})


def move_phase(journey: Journey, phase_id: str, place: int) -> Journey:
    """Move a phase with its steps and cards to `place`, counted from 0."""
    return clipped(journey.model_copy(update={"phases": moved(journey.phases, phase_id, place)}))


def delete_phase(journey: Journey, phase_id: str) -> Journey:
    """Delete a phase with its steps and all that lies in them."""
    phase = present(journey.phase(phase_id))
    left = tuple(other for other in journey.phases if other.id != phase_id)
    made = journey.model_copy(update={"phases": left})
    return spanned(journey, _without_steps(made, {step.id for step in phase.steps}))


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
    steps = (*phase.steps[:at], step, *phase.steps[at:])
    return spanned(journey, change_phase(journey, phase_id, steps=steps))


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
    made = change_phase(journey, phase.id, steps=steps)
    return spanned(journey, _without_steps(made, {step_id}))


def join_steps(journey: Journey, step_id: str) -> Journey:
    """Join a step with the next one of its phase: what lay in the next lies in it, below.

    A number of the next step is kept where the step has none in that lane; a link between the
    two is gone.
    """
    phase = present(journey.phase_of(step_id))
    place = next(at for at, step in enumerate(phase.steps) if step.id == step_id)
    if place + 1 >= len(phase.steps):
        raise JourneyError(msg("There is no step after this one in its phase to join with."))
    before, following = journey, phase.steps[place + 1].id
    for lane_id, cards in journey.cards.items():
        ids = [card.id for card in cards.cell(following)]
        if ids:
            journey = move_cards(journey, ids, lane_id, step_id)
    curves = tuple(
        curve.changed(
            points=tuple(
                point.changed(step=step_id) if point.step == following else point
                for point in curve.points
            )
        )
        if any(point.step == following for point in curve.points)
        else curve
        for curve in journey.curves
    )
    numbered = {metric.lane for metric in journey.metrics if metric.step == step_id}
    metrics = tuple(
        metric.changed(step=step_id)
        if metric.step == following and metric.lane not in numbered
        else metric
        for metric in journey.metrics
    )
    links = tuple(
        link.changed(**ends) if following in (link.source, link.target) else link
        for link in journey.links
        if {link.source, link.target} != {step_id, following}
        for ends in [_ends(link, following, step_id)]
    )
    fields = {"curves": curves, "metrics": metrics, "links": links}
    steps = tuple(step for step in phase.steps if step.id != following)
    journey = change_phase(journey.model_copy(update=fields), phase.id, steps=steps)
    return spanned(before, _without_steps(journey, {following}))


def _ends(link: Link, old: str, new: str) -> dict[str, str | None]:
    """The ends of a link, with one step in the place of another."""
    return {
        "source": new if link.source == old else link.source,
        "target": new if link.target == old else link.target,
    }


def _without_steps(journey: Journey, step_ids: AbstractSet[str]) -> Journey:
    """Take out all that lies in steps which are already gone from their phases."""
    gone_cards = {card.id for card in journey.all_cards() if card.step in step_ids}
    cards: dict[str, Cards] = {
        key: lane_cards.without(gone_cards) for key, lane_cards in journey.cards.items()
    }
    curves = tuple(
        curve.changed(points=tuple(point for point in curve.points if point.step not in step_ids))
        if any(point.step in step_ids for point in curve.points)
        else curve
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
