"""Edits on the map's head, its personas and its scale."""

from __future__ import annotations

from typing import Any, Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import NewId, new_id
from journeyeditor.base.messages import msg
from journeyeditor.edits.found import inserted, moved, present, replaced
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey, Scale
from journeyeditor.model.people import Persona

_HEAD: Final = frozenset(
    ("title", "language", "state", "scenario", "goal", "owner", "review", "notes", "theme")
)


def change_head(journey: Journey, **fields: Any) -> Journey:
    """Change title, language, state, scenario, goal, owner, review, notes or theme."""
    if fields.keys() - _HEAD:
        raise TypeError(f"not of the head: {sorted(fields.keys() - _HEAD)}")
    return journey.changed(**fields)


def set_scale(journey: Journey, low: float, high: float) -> Journey:
    """Agree on another emotion scale; values of points move with it in proportion."""
    if not low < high:
        raise JourneyError(msg("The scale's lowest value must be below its highest."))
    scale, old = Scale().changed(low=low, high=high), journey.scale

    def onto(value: float | None) -> float | None:
        if value is None:
            return None
        share = (value - old.low) / (old.high - old.low)
        return min(max(scale.low + share * (scale.high - scale.low), scale.low), scale.high)

    curves = tuple(
        curve.changed(
            points=tuple(
                point.changed(value=onto(point.value), low=onto(point.low), high=onto(point.high))
                for point in curve.points
            )
        )
        for curve in journey.curves
    )
    return journey.model_copy(update={"scale": scale, "curves": curves})


def add_persona(
    journey: Journey,
    name: str,
    place: int | None = None,
    /,
    *,
    ids: NewId = new_id,
    **fields: Any,
) -> Journey:
    """Add a persona; `place` is counted from 0, None is the end.

    It is given by position only, since a persona has a place of its own among its fields.
    """
    persona = Persona(id=ids()).changed(name=name, **fields)
    return journey.changed(personas=inserted(journey.personas, persona, place))


def change_persona(journey: Journey, persona_id: str, **fields: Any) -> Journey:
    """Change facts of a persona."""
    persona = present(journey.persona(persona_id)).changed(**fields)
    return journey.model_copy(update={"personas": replaced(journey.personas, persona)})


def move_persona(journey: Journey, persona_id: str, place: int) -> Journey:
    """Move a persona to `place` among the others."""
    return journey.model_copy(update={"personas": moved(journey.personas, persona_id, place)})


def delete_persona(journey: Journey, persona_id: str) -> Journey:
    """Delete a persona with its curves; cards that named it name the others only."""
    present(journey.persona(persona_id))
    cards = {
        key: Cards(
            (
                card.changed(personas=tuple(p for p in card.personas if p != persona_id))
                if persona_id in card.personas
                else card
                for card in lane_cards
            ),
            is_sorted=True,
        )
        if any(persona_id in card.personas for card in lane_cards)
        else lane_cards
        for key, lane_cards in journey.cards.items()
    }
    fields = {
        "personas": tuple(p for p in journey.personas if p.id != persona_id),
        "curves": tuple(curve for curve in journey.curves if curve.persona != persona_id),
        "cards": cards,
    }
    return journey.model_copy(update=fields)
