"""A persona's way through the map: a row a phase with what it meets and what hurts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from journeyeditor.base.messages import Message, msg
from journeyeditor.layout.cards import look_of
from journeyeditor.layout.columns import shown_steps
from journeyeditor.layout.display import Box, Mark
from journeyeditor.layout.phases import phase_colour
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.sheets import styles as s
from journeyeditor.layout.sheets.flow import Column, Node, Piece, Side, Table
from journeyeditor.layout.sheets.parts import Pill, Writer, marked
from journeyeditor.model import kinds
from journeyeditor.model.journey import Journey
from journeyeditor.model.people import Persona
from journeyeditor.model.records import Card

_PHASE: Final = 88.0
_LEFT: Final = _PHASE + 8
_SHARE: Final = 0.6
"""Of the room beside the phases, what touchpoints get."""

_INDENT: Final = 16.0
_THOUGHTS: Final = ("thoughts", "quotes")
_LEVELS: Final = {"trivial": 1, "workaround": 2, "leaves": 3}


def cards_about(journey: Journey, persona: Persona) -> dict[str, list[Card]]:
    """The cards about a persona by step: those that name it.

    What names nobody is about the first persona, whose journey the map shows before all.
    """
    is_first = not journey.personas or journey.personas[0].id == persona.id
    found: dict[str, list[Card]] = {}
    for lane in journey.lanes:
        for card in journey.lane_cards(lane.id):
            about = persona.id in card.personas or (is_first and not card.personas)
            if about and card.step and card.state in ("", journey.state):
                found.setdefault(card.step, []).append(card)
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    """What of a persona lies in one phase."""

    name: str
    ink: str
    met: list[Card]
    felt: list[Card]
    thought: list[Card]


def passage(setter: Setter, journey: Journey, persona: Persona, width: float) -> list[Node]:
    """Touchpoints at the left; pains, and thoughts that name the persona, at the right."""
    rows = [row for row in _rows(journey, persona) if row.met or row.felt or row.thought]
    if not rows:
        return []
    has_met = any(row.met for row in rows)
    has_thought = any(row.thought for row in rows)
    room = width - _LEFT
    met = (room - s.GUTTER) * _SHARE if has_met else 0.0
    right = _LEFT + met + s.GUTTER if has_met else _LEFT
    heads = [(0.0, msg("Phase"))]
    if has_met:
        heads.append((_LEFT, msg("Touchpoints")))
    if has_thought:
        heads.append((right, msg("Pain points and thoughts")))
    elif any(row.felt for row in rows):
        heads.append((right, msg("Pain points")))
    phase, left, other = Writer(setter, _PHASE), Writer(setter, met), Writer(setter, width - right)
    laid: list[Node] = []
    for row in rows:
        name = phase.paragraph(row.name.strip() or "–", s.STRONG, row.ink)
        texts = (*_pains(other, row.felt), *_quoted(other, row.thought))
        columns = (
            Column(0, _PHASE, tuple(name), pad=4),
            Column(_LEFT, met, tuple(_touchpoints(left, row.met, row.ink)), pad=4),
            Column(right, other.width, texts, pad=5),
        )
        laid.append(Side(columns, whole=True, rule="hairline"))
    return [Table(_head(setter, heads, width), tuple(laid), space=14)]


def _rows(journey: Journey, persona: Persona) -> Iterator[_Row]:
    cards = cards_about(journey, persona)
    for number, phase in enumerate(journey.phases):
        steps = [step.id for at, _, step in shown_steps(journey) if at == number]
        here = [(kind_of(journey, card), card) for step in steps for card in cards.get(step, ())]
        yield _Row(
            phase.title,
            f"ink:{phase_colour(number, phase)}",
            [card for kind, card in here if kind == "touchpoints"],
            [card for kind, card in here if kind == "pains"],
            [card for kind, card in here if kind in _THOUGHTS and persona.id in card.personas],
        )


def kind_of(journey: Journey, card: Card) -> str:
    """The key of the kind that a card is drawn as."""
    lane = journey.lane(card.lane or "")
    return look_of(card, lane).key if lane else card.kind


def severity_marks(severity: str, height: float) -> tuple[Mark, ...]:
    """Three rising bars, as many of them dark as a pain is severe; a dot where unknown."""
    middle = height / 2
    level = _LEVELS.get(severity)
    if level is None:
        return (Box(4, middle - 1.5, 3, 3, 1.5, "lane.pains"),)
    return tuple(
        Box(
            at * 4.0,
            middle + 3.4 - 2.4 * (at + 1),
            2.8,
            2.4 * (at + 1),
            0.6,
            "lane.pains" if at < level else "soft:lane.pains",
        )
        for at in range(3)
    )


def _head(setter: Setter, heads: Sequence[tuple[float, Message]], width: float) -> Piece:
    marks: list[Mark] = []
    height = 0.0
    ends = [x - 6 for x, _ in heads[1:]] + [width]
    for (x, label), end in zip(heads, ends, strict=True):
        said = setter.block(setter.tr(label), s.HEAD, end - x, x, 0, "text")
        marks += said.marks
        height = max(height, said.height + 3)
    return Piece(tuple(marks), width, height, role="heading-2", holds=True)


def _touchpoints(writer: Writer, cards: Sequence[Card], ink: str) -> list[Piece]:
    items = []
    for card in cards:
        known = kinds.CHANNELS.get(card.channel)
        icon = f"channel-{card.channel if known else 'other'}"
        items.append(Pill(icon, card.text, ink, f"{writer.setter.tr(known)}:" if known else ""))
    return writer.pills(items, s.SMALL)


def _pains(writer: Writer, cards: Sequence[Card]) -> list[Piece]:
    pieces: list[Piece] = []
    for card in cards:
        text = card.text.strip() or "–"
        item = writer.paragraph(text, s.SMALL, x=_INDENT, role="item", space=1.5)
        pieces += severe(writer.setter, card, item)
    return pieces


def severe(setter: Setter, card: Card, lines: Sequence[Piece]) -> list[Piece]:
    """The lines of a pain after the sign of how severe it is."""
    if not lines:
        return []
    name = kinds.SEVERITIES.get(card.severity)
    words = f"{setter.tr(name)}:" if name else ""
    return marked(lines, severity_marks(card.severity, lines[0].height), words)


def _quoted(writer: Writer, cards: Sequence[Card]) -> list[Piece]:
    return [
        piece
        for card in cards
        for piece in writer.paragraph(
            writer.setter.quoted(card.text), s.THOUGHT, "text.soft", x=_INDENT, space=1.5
        )
    ]
