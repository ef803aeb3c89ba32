"""What is selected, by kind: what commands, menus and panels ask before they do anything."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields

from journeyeditor.model.journey import PARKING, Journey
from journeyeditor.session.session import Session

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picked:
    """The selected ids of each kind, in the map's order."""

    cards: Ids = ()
    points: Ids = ()
    links: Ids = ()
    phases: Ids = ()
    steps: Ids = ()
    lanes: Ids = ()
    curves: Ids = ()
    personas: Ids = ()

    @property
    def kinds(self) -> Ids:
        """The names of the fields that hold something."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name))

    @property
    def count(self) -> int:
        """How many records are selected."""
        return sum(len(getattr(self, name)) for name in self.kinds)


def picked(session: Session) -> Picked:
    """What is selected in a session."""
    return sorted_by_kind(session.journey, session.selection)


def sorted_by_kind(journey: Journey, ids: AbstractSet[str]) -> Picked:
    """Ids by what they name, in the map's order."""
    if not ids:
        return Picked()
    return Picked(
        cards=_cards(journey, ids),
        points=tuple(p.id for curve in journey.curves for p in curve.points if p.id in ids),
        links=tuple(link.id for link in journey.links if link.id in ids),
        phases=tuple(phase.id for phase in journey.phases if phase.id in ids),
        steps=tuple(step.id for step in journey.steps() if step.id in ids),
        lanes=tuple(lane.id for lane in journey.lanes if lane.id in ids),
        curves=tuple(curve.id for curve in journey.curves if curve.id in ids),
        personas=tuple(persona.id for persona in journey.personas if persona.id in ids),
    )


def _cards(journey: Journey, ids: AbstractSet[str]) -> Ids:
    """The cards among ids: by lane, step and order."""
    found = [card for one in ids if (card := journey.card(one)) is not None]
    if len(found) < 2:
        return tuple(card.id for card in found)
    lanes = {lane.id: at for at, lane in enumerate(journey.lanes)} | {PARKING: len(journey.lanes)}
    steps = {step.id: at for at, step in enumerate(journey.steps())}
    found.sort(
        key=lambda card: (
            lanes.get(card.lane or PARKING, 0),
            steps.get(card.step or "", 0),
            card.order,
            card.id,
        )
    )
    return tuple(card.id for card in found)
