"""What holds that which is selected: the lane and the step of a card, the curve of a point."""

from __future__ import annotations

from typing import Final

from journeyeditor.model.journey import Journey
from journeyeditor.session.picked import sorted_by_kind
from journeyeditor.session.session import Session
from journeyeditor.window.outline.rows import PARKED

Chain = tuple[str, ...]
"""Ids of things that lie in each other, the innermost first."""

MANY: Final = 200
"""Where more is selected, only what was chosen last is looked at."""


def holders(session: Session) -> set[Chain]:
    """For all that is selected, chains of what it is or lies in."""
    journey, ids = session.journey, session.selection
    if len(ids) > MANY:
        ids = frozenset((session.current,))
    phases: dict[str, Chain] = {
        step.id: (step.id, phase.id) for phase in journey.phases for step in phase.steps
    }
    found: set[Chain] = set()
    if session.cursor is not None:
        found |= {(session.cursor.lane,), phases.get(session.cursor.step, ())}
    chosen = sorted_by_kind(journey, ids)
    for card in map(journey.card, chosen.cards):
        if card is not None and card.lane:
            found |= {(card.lane,), phases.get(card.step or "", ())}
        elif card is not None:
            found.add((card.id, PARKED))
    found |= {phases[step] for step in chosen.steps}
    found |= {(one,) for one in (*chosen.phases, *chosen.lanes, *chosen.personas, *chosen.curves)}
    return found | _of_points(journey, set(chosen.points), phases)


def _of_points(journey: Journey, ids: set[str], phases: dict[str, Chain]) -> set[Chain]:
    found: set[Chain] = set()
    if ids:
        for curve in journey.curves:
            for point in curve.points:
                if point.id in ids:
                    found |= {(curve.id,), phases.get(point.step, ())}
    return found
