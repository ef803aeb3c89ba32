"""What the window calls a thing of the map where its own words are missing."""

from __future__ import annotations

from journeyeditor.base.messages import Translator
from journeyeditor.edits.properties import card_kind
from journeyeditor.edits.texts import text_of
from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import STATES, lane_kind, word_name
from journeyeditor.model.lookup import Found, find
from journeyeditor.model.records import Card, Curve, Lane, Phase, Step


def name_of(journey: Journey, owner: str, tr: Translator) -> str:
    """The text of a thing in one line, or what it is and where it stands."""
    said = " ".join(text_of(journey, owner)[:300].split())
    found = find(journey, owner)
    if said or found is None:
        return said
    return _placed(journey, found[1], tr) or tr("Without a name")


def _placed(journey: Journey, record: Found, tr: Translator) -> str:
    said = ""
    match record:
        case Card():
            said = tr(lane_kind(card_kind(journey, record)).card)
        case Lane():
            said = tr(lane_kind(record.kind).name)
        case Phase():
            ids = [phase.id for phase in journey.phases]
            said = tr("Phase {n}", n=ids.index(record.id) + 1)
        case Step():
            said = step_name(journey, record.id, tr)
        case Curve():
            said = curve_name(journey, record, tr)
    return said


def step_name(journey: Journey, step_id: str, tr: Translator) -> str:
    """A step's title; else its phase's where it is the only one, else its number there."""
    phase = journey.phase_of(step_id)
    if phase is None:
        return ""
    at = next(at for at, step in enumerate(phase.steps) if step.id == step_id)
    if phase.steps[at].title:
        return phase.steps[at].title
    if len(phase.steps) == 1 and phase.title:
        return phase.title
    return tr("Step {n}", n=at + 1)


def curve_name(journey: Journey, curve: Curve, tr: Translator) -> str:
    """A curve's title, or whose it is and in what state."""
    if curve.title:
        return curve.title
    persona = journey.persona(curve.persona)
    whose = (persona.name if persona else "") or tr("Customer")
    return f"{whose} · {tr(word_name(STATES, curve.state))}"
