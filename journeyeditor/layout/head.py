"""The page's head: title, the line of facts, persona chips. And its foot: legend and footer."""

from __future__ import annotations

from dataclasses import dataclass

from journeyeditor.layout import measures as m
from journeyeditor.layout.display import Block, Box, Image, Mark, Signs, moved
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.shown import ALL_SHOWN, Shown
from journeyeditor.layout.signs import initials
from journeyeditor.model import kinds
from journeyeditor.model.journey import Journey
from journeyeditor.model.people import Persona

PORTRAIT = 30.0
CHIP_TEXT = 168.0
CHIP_GAP = 18.0
LOGO_HEIGHT = 36.0
LOGO_WIDTH = 150.0
LOGO_GAP = 28.0
_EDGE = 1.5


@dataclass(frozen=True, slots=True)
class _Chip:
    persona: Persona
    marks: tuple[Mark, ...]
    width: float
    height: float


def head_blocks(
    setter: Setter, journey: Journey, width: float, shown: Shown = ALL_SHOWN
) -> tuple[tuple[Block, ...], float]:
    """Title and facts at the left, personas at the right or, where crowded, below.

    The map's logo, if it has one, stands outermost at the right.
    """
    logo = _logo(setter, journey, m.MARGIN + width) if shown.logo else None
    if logo:
        blocks, height = _beside_logo(setter, journey, width - logo.width - LOGO_GAP, shown)
        return (*blocks, logo), max(height, logo.height)
    return _beside_logo(setter, journey, width, shown)


def _logo(setter: Setter, journey: Journey, right: float) -> Block | None:
    picture = journey.pictures.get(journey.settings.logo or "")
    if picture is None:
        return None
    scale = min(LOGO_HEIGHT / picture.height, LOGO_WIDTH / picture.width)
    width, height = scale * picture.width, scale * picture.height
    image = Image(journey.settings.logo or "", 0, 0, width, height)
    alt = picture.alternative or setter.tr("Logo")
    return Block("", "logo", right - width, 0, width, height, (image,), alt)


def _beside_logo(
    setter: Setter, journey: Journey, width: float, shown: Shown
) -> tuple[tuple[Block, ...], float]:
    personas = journey.personas if shown.personas else ()
    chips = [_chip(setter, journey, persona, place) for place, persona in enumerate(personas)]
    chips_width = sum(chip.width + CHIP_GAP for chip in chips)
    beside = chips_width <= 0.5 * width
    room = width - (chips_width + 12 if beside else 0)
    title = journey.title or setter.tr("Untitled journey map")
    colour = "text" if journey.title else "text.faint"
    heading = setter.block(title, m.TITLE, room, 0, 0, colour)
    facts = setter.block(
        facts_line(setter, journey), m.FACTS, room, 0, heading.height + 4, "text.soft"
    )
    blocks = [
        Block(
            journey.id, "title", m.MARGIN, 0, heading.width, heading.height, heading.marks, title
        ),
        Block(
            journey.id,
            "facts",
            m.MARGIN,
            0,
            facts.width,
            heading.height + 4 + facts.height,
            facts.marks,
        ),
    ]
    height = heading.height + 4 + facts.height
    if beside:
        x = m.MARGIN + width - chips_width + CHIP_GAP
        for chip in chips:
            blocks.append(_placed(chip, x, 2))
            x += chip.width + CHIP_GAP
            height = max(height, chip.height + 2)
        return tuple(blocks), height
    x, y, row = 0.0, height + 10, 0.0
    for chip in chips:
        if x > 0 and x + chip.width > width:
            x, y, row = 0.0, y + row + 8, 0.0
        blocks.append(_placed(chip, m.MARGIN + x, y))
        x += chip.width + CHIP_GAP
        row = max(row, chip.height)
    return tuple(blocks), y + row


def facts_line(setter: Setter, journey: Journey) -> str:
    """State, scenario, goal, owner and review of the map, as one line of facts."""
    tr = setter.tr
    facts = [tr(kinds.word_name(kinds.STATES, journey.state)) if journey.state else ""]
    if journey.scenario:
        facts.append(tr("Scenario: {scenario}", scenario=journey.scenario))
    if journey.goal:
        facts.append(tr("Goal: {goal}", goal=journey.goal))
    if journey.owner:
        facts.append(tr("Owner: {name}", name=journey.owner))
    if journey.review.months:
        facts.append(review_text(setter, journey))
    return "  ·  ".join(fact for fact in facts if fact)


def review_text(setter: Setter, journey: Journey) -> str:
    """How often the map is reviewed, and when next."""
    tr, months = setter.tr, journey.review.months or 0
    often = {
        1: tr("Reviewed every month"),
        3: tr("Reviewed every quarter"),
        6: tr("Reviewed every half-year"),
        12: tr("Reviewed every year"),
    }.get(months) or tr("Reviewed every {n} months", n=months)
    due = journey.review.due
    return tr("{often}, next {date}", often=often, date=due.isoformat()) if due else often


def persona_facts(persona: Persona) -> str:
    """What a chip says of a persona besides the name."""
    facts = (persona.occupation, persona.headcount, persona.place)
    return " · ".join(_kept_together(fact) for fact in facts if fact)


def _kept_together(fact: str) -> str:
    """A short fact with no-break spaces, so that a line doesn't end inside it."""
    return fact.replace(" ", "\u00a0") if len(fact) <= 22 else fact


def _chip(setter: Setter, journey: Journey, persona: Persona, place: int) -> _Chip:
    colour = persona.colour or f"curve.{place % 5}"
    name = ", ".join(part for part in (persona.name, persona.age) if part) or "–"
    left = PORTRAIT + 9
    heading = setter.block(name, m.PERSON, CHIP_TEXT, left, 0, "text")
    about = setter.block(
        persona_facts(persona), m.PERSON_FACTS, CHIP_TEXT, left, heading.height, "text.soft"
    )
    text_height = heading.height + about.height
    height = max(PORTRAIT, text_height)
    y = (height - PORTRAIT) / 2 if text_height < PORTRAIT else 0.0
    portrait: tuple[Mark, ...]
    if persona.portrait and persona.portrait in journey.pictures:
        portrait = (
            Image(persona.portrait, 0, y, PORTRAIT, PORTRAIT, PORTRAIT / 2, persona.name or "–"),
        )
    else:
        letters = persona.initials or initials(persona.name) or "?"
        portrait = (
            Box(0, y, PORTRAIT, PORTRAIT, PORTRAIT / 2, colour),
            Box(
                _EDGE,
                y + _EDGE,
                PORTRAIT - 2 * _EDGE,
                PORTRAIT - 2 * _EDGE,
                PORTRAIT / 2 - _EDGE,
                f"ground:{colour}",
            ),
            setter.word(
                letters, m.INITIALS, PORTRAIT / 2, y + PORTRAIT / 2, f"on:ground:{colour}", 0.5
            ),
        )
    down = max(0.0, (height - text_height) / 2)
    marks = (*portrait, *moved((*heading.marks, *about.marks), 0, down))
    return _Chip(persona, marks, left + max(heading.width, about.width), height)


def _placed(chip: _Chip, x: float, y: float) -> Block:
    name = ", ".join((chip.persona.name, persona_facts(chip.persona)))
    # Initials in their circle say nothing that the name doesn't.
    signs = (Signs(0, 3, ""),) if isinstance(chip.marks[0], Box) else ()
    size = chip.width, chip.height
    return Block(chip.persona.id, "persona", x, y, *size, chip.marks, name, signs)
