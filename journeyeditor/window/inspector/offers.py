"""What there is to choose from in a map: personas, segments, pain points, sources, lanes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from journeyeditor.base.messages import Translator, msg
from journeyeditor.edits.properties import card_kind
from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import SOURCES, lane_kind, word_name
from journeyeditor.model.people import Source

Offer = tuple[str, str]
"""The id of a record and what it is called."""

NAMELESS: Final = msg("Without a name")


def one_line(text: str) -> str:
    """A text in one line, for lists."""
    return " ".join(text[:200].split())


def _personas(journey: Journey, _tr: Translator) -> list[Offer]:
    return [(one.id, one.name) for one in journey.personas]


def _segments(journey: Journey, _tr: Translator) -> list[Offer]:
    return [(one.id, one.name) for one in journey.segments]


def _sources(journey: Journey, tr: Translator) -> list[Offer]:
    return [(one.id, source_name(tr, one)) for one in journey.sources]


def source_name(tr: Translator, source: Source) -> str:
    """A source as one knows it: "4 interviews, 2026-10", or its kind with number and date."""
    if source.title:
        return source.title
    kind = tr(word_name(SOURCES, source.kind)) if source.kind else ""
    number = "" if source.n is None else str(source.n)
    date = source.date.isoformat() if source.date else ""
    return ", ".join(part for part in (f"{number} {kind}".strip(), date) if part)


def _pains(journey: Journey, _tr: Translator) -> list[Offer]:
    lanes = {lane.id: lane.kind for lane in journey.lanes}
    return [
        (card.id, one_line(card.text))
        for key, cards in journey.cards.items()
        for card in cards
        if (card.kind or lanes.get(key, "")) == "pains"
    ]


def _hidden(journey: Journey, tr: Translator) -> list[Offer]:
    return [
        (lane.id, lane.title or tr(lane_kind(lane.kind).name))
        for lane in journey.lanes
        if not lane.visible
    ]


_OFFERS: Final[dict[str, Callable[[Journey, Translator], list[Offer]]]] = {
    "personas": _personas,
    "segments": _segments,
    "sources": _sources,
    "pains": _pains,
    "hidden": _hidden,
}


def offers(journey: Journey, name: str, tr: Translator) -> list[Offer]:
    """What can be chosen under a name, each with what it is called."""
    return [(one, said or tr(NAMELESS)) for one, said in _OFFERS[name](journey, tr)]


def member_name(journey: Journey, name: str, one: str, tr: Translator) -> str:
    """What one of the offered records is called; quick for cards."""
    if name == "pains":
        card = journey.card(one)
        if card is not None:
            text = one_line(card.text)
            return text or tr(lane_kind(card_kind(journey, card)).card)
    return dict(offers(journey, name, tr)).get(one, tr(NAMELESS))
