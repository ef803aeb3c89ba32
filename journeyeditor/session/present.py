"""Which ids still name a record of a document: what a selection may hold."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from journeyeditor.model.journey import Journey


def present_ids(journey: Journey, wanted: AbstractSet[str]) -> frozenset[str]:
    """Those of the wanted ids that name a record which can be selected."""
    if not wanted:
        return frozenset()
    left = set(wanted)
    for cards in journey.cards.values():
        left = {name for name in left if name not in cards}
        if not left:
            return frozenset(wanted)
    left.difference_update(_others(journey))
    return frozenset(wanted - left)


def _others(journey: Journey) -> Iterator[str]:
    for phase in journey.phases:
        yield phase.id
        yield from (step.id for step in phase.steps)
    for curve in journey.curves:
        yield curve.id
        yield from (point.id for point in curve.points)
    yield from (lane.id for lane in journey.lanes)
    yield from (persona.id for persona in journey.personas)
    yield from (link.id for link in journey.links)
