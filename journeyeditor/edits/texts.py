"""The one text by which each kind of record is known, and writing it."""

from __future__ import annotations

from journeyeditor.edits.cards import set_card_text
from journeyeditor.edits.curves import change_curve, change_point
from journeyeditor.edits.found import gone
from journeyeditor.edits.head import change_head, change_persona
from journeyeditor.edits.lanes import change_lane
from journeyeditor.edits.links import change_link
from journeyeditor.edits.phases import change_phase, change_step
from journeyeditor.model.journey import Journey
from journeyeditor.model.lookup import Found, find, point_of
from journeyeditor.model.people import Persona
from journeyeditor.model.records import Card, CurvePoint, Link


def text_of(journey: Journey, owner: str) -> str:
    """A card's text, a link's label, a point's word, a persona's name, any other's title."""
    if owner == journey.id:
        return journey.title
    found = find(journey, owner)
    return _text(found[1]) if found else ""


def _text(record: Found) -> str:
    match record:
        case Card():
            return record.text
        case Link():
            return record.label
        case CurvePoint():
            return record.word
        case Persona():
            return record.name
    return record.title


def set_text(journey: Journey, owner: str, text: str) -> Journey:
    """Write the text by which a record is known. All but a card's is one line."""
    if text_of(journey, owner) == text:
        return journey
    if owner == journey.id:
        return change_head(journey, title=_line(text))
    kind = (find(journey, owner) or ("",))[0]
    if kind == "card":
        return set_card_text(journey, owner, text)
    if kind == "point":
        found = point_of(journey, owner)
        return change_point(journey, found[0].id, owner, word=_line(text)) if found else journey
    return _titled(journey, kind, owner, _line(text))


def _titled(journey: Journey, kind: str, owner: str, line: str) -> Journey:
    match kind:
        case "phase":
            return change_phase(journey, owner, title=line)
        case "step":
            return change_step(journey, owner, title=line)
        case "lane":
            return change_lane(journey, owner, title=line)
        case "curve":
            return change_curve(journey, owner, title=line)
        case "persona":
            return change_persona(journey, owner, name=line)
        case "link":
            return change_link(journey, owner, label=line)
    raise gone()


def _line(text: str) -> str:
    return " ".join(text.split())
