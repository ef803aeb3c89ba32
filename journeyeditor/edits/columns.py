"""Edits that move, split and join columns: steps between phases, phases in two, two in one."""

from __future__ import annotations

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import NewId, new_id
from journeyeditor.base.messages import msg
from journeyeditor.edits.found import inserted, moved, present
from journeyeditor.edits.phases import add_step, change_phase, phase_place
from journeyeditor.edits.spans import clipped
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Phase


def split_step(journey: Journey, step_id: str, *, ids: NewId = new_id) -> Journey:
    """Put an empty step right after one, in its phase."""
    phase = present(journey.phase_of(step_id))
    place = next(at for at, step in enumerate(phase.steps) if step.id == step_id)
    return add_step(journey, phase.id, place + 1, ids=ids)


def move_step(journey: Journey, step_id: str, phase_id: str, place: int) -> Journey:
    """Move a step with what lies in it to `place` among the other steps of a phase."""
    source = present(journey.phase_of(step_id))
    target = present(journey.phase(phase_id))
    if source.id == target.id:
        made = change_phase(journey, phase_id, steps=moved(source.steps, step_id, place))
        return clipped(made)
    if len(source.steps) == 1:
        raise JourneyError(msg("A phase keeps at least one step: move the phase instead."))
    step = next(step for step in source.steps if step.id == step_id)
    left = tuple(other for other in source.steps if other.id != step_id)
    journey = change_phase(journey, source.id, steps=left)
    return clipped(change_phase(journey, phase_id, steps=inserted(target.steps, step, place)))


def split_phase(journey: Journey, step_id: str, *, ids: NewId = new_id) -> Journey:
    """Let a phase end before a step: the step and those after it become a phase of their own."""
    phase = present(journey.phase_of(step_id))
    place = next(at for at, step in enumerate(phase.steps) if step.id == step_id)
    if place == 0:
        raise JourneyError(msg("A phase is split before a step that is not its first."))
    if len(journey.phases) >= limits.PHASES:
        raise JourneyError(msg("A map can hold {most} phases.", most=limits.PHASES))
    made = Phase(id=ids()).changed(steps=phase.steps[place:])
    journey = change_phase(journey, phase.id, steps=phase.steps[:place])
    at = phase_place(journey, phase.id) + 1
    return journey.model_copy(update={"phases": inserted(journey.phases, made, at)})


def join_phases(journey: Journey, phase_id: str) -> Journey:
    """Join a phase with the next one: its steps, description and activities come after."""
    place = phase_place(journey, phase_id)
    if place + 1 >= len(journey.phases):
        raise JourneyError(msg("There is no phase after this one to join with."))
    phase, following = journey.phases[place : place + 2]
    texts = (phase.description, following.description)
    joined = phase.changed(
        title=phase.title or following.title,
        description="\n".join(text for text in texts if text),
        activities=(*phase.activities, *following.activities),
        steps=(*phase.steps, *following.steps),
    )
    phases = (*journey.phases[:place], joined, *journey.phases[place + 2 :])
    return journey.model_copy(update={"phases": phases})


def set_column_rule(journey: Journey, rule: str) -> Journey:
    """Let the columns be as wide as their content needs, equally wide, or as their durations."""
    if journey.settings.column_rule == rule:
        return journey
    return journey.model_copy(update={"settings": journey.settings.changed(column_rule=rule)})
