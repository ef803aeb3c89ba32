"""What the check-up calls the things of a map, short enough to stand in a sentence."""

from __future__ import annotations

from typing import Final

from journeyeditor.base.messages import Message, msg
from journeyeditor.model import kinds
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Card, Curve, Phase

MOST: Final = 80
"""Characters of a text that are told."""


def shortened(text: str, most: int = MOST) -> str:
    """A text in one line, cut where it is long."""
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def named(text: str) -> Message | None:
    """A text as it is called; None where it is empty."""
    line = shortened(text)
    return msg("{text}", text=line) if line else None


def card_name(card: Card, kind: str) -> Message:
    """A card by its text, else by its kind."""
    return named(card.text) or kinds.lane_kind(kind).card


def phase_name(phase: Phase, number: int) -> Message:
    """A phase by its title, else by its number in the map."""
    return named(phase.title) or msg("Phase {n}", n=number)


def curve_name(journey: Journey, curve: Curve) -> Message:
    """A curve by its title, else by whose it is."""
    persona = journey.persona(curve.persona)
    return named(curve.title or (persona.name if persona else "")) or msg("Customer")
