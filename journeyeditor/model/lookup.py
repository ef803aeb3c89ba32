"""Which record of a map an id names, of whatever kind it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from journeyeditor.model.journey import Journey
from journeyeditor.model.people import Persona
from journeyeditor.model.records import Card, Curve, CurvePoint, Lane, Link, Phase, Step

Kind = Literal["map", "card", "phase", "step", "lane", "curve", "point", "persona", "link", ""]
Found: TypeAlias = Card | Phase | Step | Lane | Curve | CurvePoint | Persona | Link


def find(journey: Journey, record_id: str) -> tuple[Kind, Found] | None:
    """The kind and the record of an id; None for the map itself and for what is not there."""
    card = journey.card(record_id)
    if card is not None:
        return "card", card
    return next((found for found in _others(journey) if found[1].id == record_id), None)


def _others(journey: Journey) -> Iterator[tuple[Kind, Found]]:
    for phase in journey.phases:
        yield "phase", phase
        yield from (("step", step) for step in phase.steps)
    yield from (("lane", lane) for lane in journey.lanes)
    for curve in journey.curves:
        yield "curve", curve
        yield from (("point", point) for point in curve.points)
    yield from (("persona", persona) for persona in journey.personas)
    yield from (("link", link) for link in journey.links)


def kind_of(journey: Journey, record_id: str) -> Kind:
    """What kind of record an id names; "" for none."""
    if record_id == journey.id:
        return "map"
    found = find(journey, record_id)
    return found[0] if found else ""


def point_of(journey: Journey, point_id: str) -> tuple[Curve, CurvePoint] | None:
    """A point with the curve it is on, or None."""
    for curve in journey.curves:
        for point in curve.points:
            if point.id == point_id:
                return curve, point
    return None
