"""Edits on sources and segments: what the map rests on, and the groups its personas are of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import NewId, new_id
from journeyeditor.base.messages import msg
from journeyeditor.edits.found import present, replaced
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.people import Segment, Source
from journeyeditor.model.records import Card, CurvePoint, Metric

Knowing = TypeVar("Knowing", Card, CurvePoint, Metric)


def source_of(journey: Journey, source_id: str) -> Source | None:
    """The source with this id, or None."""
    return next((one for one in journey.sources if one.id == source_id), None)


def segment_of(journey: Journey, segment_id: str | None) -> Segment | None:
    """The segment with this id, or None."""
    return next((one for one in journey.segments if one.id == segment_id), None)


def add_source(journey: Journey, title: str, *, ids: NewId = new_id, **fields: Any) -> Journey:
    """Add a source of knowledge."""
    if len(journey.sources) >= limits.SOURCES:
        raise JourneyError(msg("A map can hold {most} sources.", most=limits.SOURCES))
    made = Source(id=ids()).changed(title=title, **fields)
    return journey.model_copy(update={"sources": (*journey.sources, made)})


def change_source(journey: Journey, source_id: str, **fields: Any) -> Journey:
    """Change what is known of a source."""
    source = present(source_of(journey, source_id)).changed(**fields)
    return journey.model_copy(update={"sources": replaced(journey.sources, source)})


def delete_source(journey: Journey, source_id: str) -> Journey:
    """Delete a source; what named it names the others only."""
    present(source_of(journey, source_id))

    def left(record: Knowing) -> Knowing:
        if source_id not in record.sources:
            return record
        return record.changed(sources=tuple(one for one in record.sources if one != source_id))

    fields = {
        "sources": tuple(one for one in journey.sources if one.id != source_id),
        "cards": _each_card(journey, lambda card: source_id in card.sources, left),
        "curves": tuple(
            curve.changed(points=tuple(left(point) for point in curve.points))
            if any(source_id in point.sources for point in curve.points)
            else curve
            for curve in journey.curves
        ),
        "metrics": tuple(left(metric) for metric in journey.metrics),
    }
    return journey.model_copy(update=fields)


def _each_card(
    journey: Journey, names: Callable[[Card], bool], change: Callable[[Card], Card]
) -> dict[str, Cards]:
    return {
        key: Cards((change(card) for card in cards), is_sorted=True)
        if any(names(card) for card in cards)
        else cards
        for key, cards in journey.cards.items()
    }


def add_segment(journey: Journey, name: str, *, ids: NewId = new_id) -> Journey:
    """Add a group of personas."""
    if len(journey.segments) >= limits.PEOPLE:
        raise JourneyError(msg("A map can hold {most} segments.", most=limits.PEOPLE))
    made = Segment(id=ids()).changed(name=name)
    return journey.model_copy(update={"segments": (*journey.segments, made)})


def change_segment(journey: Journey, segment_id: str, **fields: Any) -> Journey:
    """Change name or description of a segment."""
    segment = present(segment_of(journey, segment_id)).changed(**fields)
    return journey.model_copy(update={"segments": replaced(journey.segments, segment)})


def delete_segment(journey: Journey, segment_id: str) -> Journey:
    """Delete a segment; its personas are of none then."""
    present(segment_of(journey, segment_id))
    fields = {
        "segments": tuple(one for one in journey.segments if one.id != segment_id),
        "personas": tuple(
            persona.changed(segment=None) if persona.segment == segment_id else persona
            for persona in journey.personas
        ),
    }
    return journey.model_copy(update=fields)
