"""Copies of whole columns and rows, with all that lies in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import NewId, new_id
from journeyeditor.base.messages import msg
from journeyeditor.edits.cards import check_room
from journeyeditor.edits.found import inserted, present, replaced, with_cards
from journeyeditor.edits.phases import change_phase, phase_place
from journeyeditor.edits.spans import clipped, spanned
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Card, Link


def duplicate_phase(journey: Journey, phase_id: str, *, ids: NewId = new_id) -> Journey:
    """Put a copy of a phase right after it, with its steps and all that lies in them."""
    phase = present(journey.phase(phase_id))
    if len(journey.phases) >= limits.PHASES:
        raise JourneyError(msg("A map can hold {most} phases.", most=limits.PHASES))
    steps = tuple(step.changed(id=ids()) for step in phase.steps)
    copy = phase.changed(id=ids(), steps=steps)
    made = journey.model_copy(
        update={"phases": inserted(journey.phases, copy, phase_place(journey, phase_id) + 1)}
    )
    pairs = {old.id: new.id for old, new in zip(phase.steps, steps, strict=True)}
    return _with_steps(spanned(journey, made), pairs, ids)


def duplicate_step(journey: Journey, step_id: str, *, ids: NewId = new_id) -> Journey:
    """Put a copy of a step right after it, with all that lies in it."""
    phase = present(journey.phase_of(step_id))
    place = next(at for at, step in enumerate(phase.steps) if step.id == step_id)
    copy = phase.steps[place].changed(id=ids())
    made = change_phase(journey, phase.id, steps=inserted(phase.steps, copy, place + 1))
    return _with_steps(spanned(journey, made), {step_id: copy.id}, ids)


def duplicate_lane(journey: Journey, lane_id: str, *, ids: NewId = new_id) -> Journey:
    """Put a copy of a lane right below it, with its cards, curves and numbers."""
    lane = present(journey.lane(lane_id))
    if len(journey.lanes) >= limits.LANES:
        raise JourneyError(msg("A map can hold {most} lanes.", most=limits.LANES))
    place = journey.lanes.index(lane)
    copy = lane.changed(id=ids())
    curves = tuple(
        curve.changed(
            id=ids(),
            lane=copy.id,
            points=tuple(point.changed(id=ids()) for point in curve.points),
        )
        for curve in journey.curves
        if curve.lane == lane_id
    )
    metrics = tuple(
        metric.changed(id=ids(), lane=copy.id)
        for metric in journey.metrics
        if metric.lane == lane_id
    )
    if len(journey.curves) + len(curves) > limits.CURVES:
        raise JourneyError(msg("A map can hold {most} curves.", most=limits.CURVES))
    made = journey.model_copy(
        update={
            "lanes": inserted(journey.lanes, copy, place + 1),
            "curves": (*journey.curves, *curves),
            "metrics": (*journey.metrics, *metrics),
        }
    )
    cards = [(card, {"lane": copy.id}) for card in journey.lane_cards(lane_id)]
    made, pairs = _with_copies(made, cards, ids)
    return _with_links(made, pairs, ids)


def duplicate_point(journey: Journey, point_id: str, *, ids: NewId = new_id) -> Journey:
    """Put a copy of a point of a curve right after it, in the same step."""
    for curve in journey.curves:
        for place, point in enumerate(curve.points):
            if point.id == point_id:
                points = inserted(curve.points, point.changed(id=ids()), place + 1)
                copy = curve.changed(points=points)
                return journey.model_copy(update={"curves": replaced(journey.curves, copy)})
    return journey


def duplicate_persona(journey: Journey, persona_id: str, *, ids: NewId = new_id) -> Journey:
    """Put a copy of a persona after it, with a copy of each of its curves."""
    persona = present(journey.persona(persona_id))
    copy = persona.changed(id=ids())
    curves = tuple(
        curve.changed(
            id=ids(),
            persona=copy.id,
            points=tuple(point.changed(id=ids()) for point in curve.points),
        )
        for curve in journey.curves
        if curve.persona == persona_id
    )
    place = journey.personas.index(persona) + 1
    return journey.changed(
        personas=inserted(journey.personas, copy, place), curves=(*journey.curves, *curves)
    )


def _with_steps(journey: Journey, pairs: Mapping[str, str], ids: NewId) -> Journey:
    """The journey with copies of what lies in the first of each pair of steps in the second."""
    curves = tuple(
        curve.changed(
            points=(
                *curve.points,
                *(
                    point.changed(id=ids(), step=pairs[point.step])
                    for point in curve.points
                    if point.step in pairs
                ),
            )
        )
        if any(point.step in pairs for point in curve.points)
        else curve
        for curve in journey.curves
    )
    metrics = tuple(
        metric.changed(id=ids(), step=pairs[metric.step])
        for metric in journey.metrics
        if metric.step in pairs
    )
    journey = journey.model_copy(update={"curves": curves, "metrics": (*journey.metrics, *metrics)})
    cards = [
        (card, {"step": new})
        for lane_cards in journey.cards.values()
        for old, new in pairs.items()
        for card in lane_cards.cell(old)
    ]
    journey, copied = _with_copies(journey, cards, ids)
    return clipped(_with_links(journey, {**copied, **pairs}, ids))


def _with_copies(
    journey: Journey, cards: Iterable[tuple[Card, Mapping[str, str]]], ids: NewId
) -> tuple[Journey, dict[str, str]]:
    """With a copy of each card, changed in some fields; and the pairs of old and new ids."""
    wanted = list(cards)
    check_room(journey, len(wanted))
    pairs: dict[str, str] = {}
    added: dict[str, list[Card]] = {}
    for card, fields in wanted:
        copy = card.changed(id=ids(), **fields)
        pairs[card.id] = copy.id
        added.setdefault(copy.lane or "", []).append(copy)
    changed = {key: journey.lane_cards(key).added(more) for key, more in added.items()}
    return with_cards(journey, changed), pairs


def _with_links(journey: Journey, pairs: Mapping[str, str], ids: NewId) -> Journey:
    """With a copy of each link that lies wholly among what was copied."""
    copies: list[Link] = [
        link.changed(id=ids(), source=pairs[link.source], target=link.target and pairs[link.target])
        for link in journey.links
        if link.source in pairs and (link.target is None or link.target in pairs)
    ]
    if not copies:
        return journey
    if len(journey.links) + len(copies) > limits.LINKS:
        raise JourneyError(msg("A map can hold {most} links.", most=limits.LINKS))
    return journey.model_copy(update={"links": (*journey.links, *copies)})
