"""Commands on phases and steps."""

from __future__ import annotations

from typing import Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import new_id
from journeyeditor.base.messages import msg
from journeyeditor.edits import columns as edits
from journeyeditor.edits.phases import add_phase as add_phase_edit
from journeyeditor.edits.phases import join_steps as join_steps_edit
from journeyeditor.edits.phases import move_phase, phase_place
from journeyeditor.model.journey import Journey
from journeyeditor.session.history import added
from journeyeditor.session.present import new_ids
from journeyeditor.session.session import Session

MOVE_STEP: Final = msg("Move step")


def current_step(session: Session) -> str:
    """The step that is meant: selected, or of the current cell, or the selected phase's last."""
    journey, current = session.journey, session.current
    if journey.phase_of(current):
        return current
    phase = journey.phase(current)
    if phase and phase.steps:
        return phase.steps[-1].id
    return session.cell.step if session.cell else ""


def current_phase(session: Session) -> str:
    """The phase that is meant, or ""."""
    if session.journey.phase(session.current):
        return session.current
    phase = session.journey.phase_of(current_step(session))
    return phase.id if phase else ""


def _phase(session: Session) -> str:
    phase = current_phase(session)
    if not phase:
        raise JourneyError(msg("Choose a phase first."))
    return phase


def _step(session: Session) -> str:
    step = current_step(session)
    if not step:
        raise JourneyError(msg("Choose a step first: click its head or a cell in it."))
    return step


def add_phase(session: Session, title: str = "", place: int | None = None) -> str:
    """Add a phase after the current one, or at `place`, and select it."""
    made = new_id()
    names = iter((made,))
    if place is None and current_phase(session):
        place = phase_place(session.journey, current_phase(session)) + 1
    session.apply(
        *(msg("Add phase"), add_phase_edit, title, place),
        merge=added(made),
        choose=lambda _before, _after: (made,),
        ids=lambda: next(names, "") or new_id(),
    )
    return made


def add_step(session: Session) -> None:
    """Add an empty step after the current one, in its phase, and select it."""
    made = new_id()
    session.apply(
        *(msg("Add step"), edits.split_step, _step(session)),
        merge=added(made),
        choose=lambda _before, _after: (made,),
        ids=lambda: made,
    )


def split_phase(session: Session) -> None:
    """Begin a new phase at the current step."""

    def new_phase(before: Journey, after: Journey) -> frozenset[str]:
        return frozenset(one for one in new_ids(before, after) if after.phase(one))

    session.apply(msg("Split phase"), edits.split_phase, _step(session), choose=new_phase)


def join_steps(session: Session) -> None:
    """Join the current step with the next of its phase."""
    session.apply(msg("Join steps"), join_steps_edit, _step(session))


def join_phases(session: Session) -> None:
    """Join the current phase with the next."""
    session.apply(msg("Join phases"), edits.join_phases, _phase(session))


def move_phase_to(session: Session, phase_id: str, place: int) -> None:
    """Move a phase to a place among the others."""
    if phase_place(session.journey, phase_id) != place:
        session.apply(msg("Move phase"), move_phase, phase_id, place)


def move_step_to(session: Session, step_id: str, phase_id: str, place: int) -> None:
    """Move a step to a place among the other steps of a phase."""
    phase = session.journey.phase_of(step_id)
    here = phase.steps[place : place + 1] if phase and phase.id == phase_id else ()
    if here and here[0].id == step_id:
        return
    session.apply(MOVE_STEP, edits.move_step, step_id, phase_id, place)


def shift_step(session: Session, step_id: str, by: int) -> None:
    """Move a step one place on, over the ends of its phase into the next one."""
    journey = session.journey
    phase = journey.phase_of(step_id)
    if phase is None:
        return
    place = next(at for at, step in enumerate(phase.steps) if step.id == step_id) + by
    target, merge = phase, f"shift {step_id}"
    if not 0 <= place < len(phase.steps):
        at = phase_place(journey, phase.id) + by
        if not 0 <= at < len(journey.phases):
            return
        target = journey.phases[at]
        place = 0 if by > 0 else len(target.steps)
    session.apply(MOVE_STEP, edits.move_step, step_id, target.id, place, merge=merge)


def set_column_rule(session: Session, rule: str) -> None:
    """Choose how wide the columns are: "content", "equal" or "duration"."""
    session.apply(msg("Change column widths"), edits.set_column_rule, rule)
