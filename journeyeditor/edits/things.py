"""Edits on many records of any kind at once: delete, duplicate, colour."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from typing import Any, Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import NewId, new_id
from journeyeditor.base.messages import msg
from journeyeditor.edits import copies
from journeyeditor.edits.cards import change_cards, delete_cards, duplicate_cards
from journeyeditor.edits.curves import change_curve, change_points, delete_curve, delete_points
from journeyeditor.edits.found import gone
from journeyeditor.edits.head import change_persona, delete_persona
from journeyeditor.edits.lanes import change_lane, delete_lane
from journeyeditor.edits.links import change_link, delete_link
from journeyeditor.edits.phases import change_phase, change_step, delete_phase, delete_step
from journeyeditor.model.journey import Journey
from journeyeditor.model.lookup import kind_of
from journeyeditor.model.people import Persona
from journeyeditor.model.records import Card, Curve, CurvePoint, Lane, Link, Phase, Step

_DELETE: Final[dict[str, Callable[..., Journey]]] = {
    "link": delete_link,
    "curve": delete_curve,
    "step": delete_step,
    "phase": delete_phase,
    "lane": delete_lane,
    "persona": delete_persona,
}
_DUPLICATE: Final[dict[str, Callable[..., Journey]]] = {
    "step": copies.duplicate_step,
    "phase": copies.duplicate_phase,
    "lane": copies.duplicate_lane,
    "point": copies.duplicate_point,
    "persona": copies.duplicate_persona,
}
_CHANGE: Final[dict[str, Callable[..., Journey]]] = {
    "link": change_link,
    "curve": change_curve,
    "step": change_step,
    "phase": change_phase,
    "lane": change_lane,
    "persona": change_persona,
}
_FIELDS: Final[dict[str, AbstractSet[str]]] = {
    "map": frozenset(),
    "card": Card.model_fields.keys(),
    "point": CurvePoint.model_fields.keys(),
    "link": Link.model_fields.keys(),
    "curve": Curve.model_fields.keys(),
    "step": Step.model_fields.keys(),
    "phase": Phase.model_fields.keys(),
    "lane": Lane.model_fields.keys(),
    "persona": Persona.model_fields.keys(),
}


def by_kind(journey: Journey, ids: Iterable[str]) -> dict[str, list[str]]:
    """Ids by the kind of what they name; ids that name nothing are left out."""
    found: dict[str, list[str]] = {}
    for one in ids:
        kind = kind_of(journey, one)
        if kind:
            found.setdefault(kind, []).append(one)
    return found


def delete_records(journey: Journey, ids: Iterable[str]) -> Journey:
    """Delete records of any kinds, with all that lies in them and refers to them."""
    kinds = by_kind(journey, ids)
    kinds.pop("map", None)
    if not kinds:
        raise gone()
    cards, points = kinds.pop("card", []), kinds.pop("point", [])
    if cards:
        journey = delete_cards(journey, cards)
    if points:
        journey = delete_points(journey, points)
    for kind, delete in _DELETE.items():
        for one in kinds.get(kind, ()):
            # What lay in something that is deleted too may be gone already.
            if kind_of(journey, one):
                journey = delete(journey, one)
    return journey


def duplicate_records(journey: Journey, ids: Iterable[str], *, new: NewId = new_id) -> Journey:
    """Put a copy of each record right after it, with what lies in it."""
    kinds = by_kind(journey, ids)
    if not kinds.keys() - {"map", "link", "curve"}:
        raise JourneyError(msg("There is nothing here that can be duplicated."))
    cards = kinds.get("card", [])
    if cards:
        journey = duplicate_cards(journey, cards, ids=new)
    for kind, duplicate in _DUPLICATE.items():
        for one in kinds.get(kind, ()):
            journey = duplicate(journey, one, ids=new)
    return journey


def change_records(journey: Journey, ids: Iterable[str], **fields: Any) -> Journey:
    """Change fields of those of the records that have them, such as their colour."""
    found = by_kind(journey, ids)
    kinds = {kind: named for kind, named in found.items() if fields.keys() <= _FIELDS[kind]}
    if not kinds:
        raise JourneyError(msg("Nothing of what is selected can be changed like that."))
    cards, points = kinds.pop("card", []), kinds.pop("point", [])
    if cards:
        journey = change_cards(journey, cards, **fields)
    if points:
        journey = change_points(journey, points, **fields)
    for kind, change in _CHANGE.items():
        for one in kinds.get(kind, ()):
            journey = change(journey, one, **fields)
    return journey
