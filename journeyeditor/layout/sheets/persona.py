"""Persona sheets: a page for each persona, or more where there is more to say."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from journeyeditor.base.messages import msg
from journeyeditor.layout.display import Block, Box
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.sheets import styles as s
from journeyeditor.layout.sheets.curve import curves_of, small_curve
from journeyeditor.layout.sheets.flow import Column, Ground, Node, Piece, Side, flowed
from journeyeditor.layout.sheets.laid import LaidPage, Said, frame, laid
from journeyeditor.layout.sheets.parts import (
    Writer,
    column_width,
    held,
    in_columns,
    persona_colour,
    portrait,
)
from journeyeditor.layout.sheets.passage import passage
from journeyeditor.model.journey import Journey
from journeyeditor.model.people import Persona

SIDE: Final = 150.0
_PAD: Final = 14.0
_PORTRAIT: Final = 84.0
_FACT_SPACE: Final = 6.0

_FACTS: Final = (
    ("occupation", msg("Occupation")),
    ("age", msg("Age")),
    ("place", msg("Place")),
    ("industry", msg("Industry")),
    ("headcount", msg("Head count")),
    ("income", msg("Income")),
    ("turnover", msg("Turnover")),
)
_DRIVES: Final = (
    ("goals", msg("Goals"), "lane-goals", "lane.goals"),
    ("ambitions", msg("Ambitions"), "lane-expectations", "lane.expectations"),
    ("motivations", msg("Motivations"), "lane-needs", "lane.needs"),
    ("worries", msg("Worries"), "lane-thoughts", "lane.thoughts"),
    ("challenges", msg("Challenges"), "lane-pains", "lane.pains"),
    ("obstacles", msg("Obstacles"), "lane-obstacles", "lane.obstacles"),
)
_WHYS: Final = (
    ("why_buy", msg("Why buy?")),
    ("why_us", msg("Why us?")),
    ("why_now", msg("Why now?")),
)
_SCALES: Final = (1.2, 1.1, 1.0, 0.95)
"""How large a sheet is set: the first that makes one page of it."""

_MOST_BESIDE: Final = 200
"""Longer texts, in characters, stand under each other rather than in narrow columns."""

_NO_CONTENT: Final = ("id", "colour")


def persona_sheets(journey: Journey, date: datetime.date | None = None) -> list[LaidPage]:
    """The sheets of all personas, in their order; a blank one where the map has none.

    `date` is written at the foot, if any.
    """
    setter = Setter(journey.language)
    title = journey.title.strip() or setter.tr("Untitled journey map")
    foot = f"{title}  ·  {date.isoformat()}" if date else title
    sheets: list[LaidPage] = []
    for place, persona in enumerate(journey.personas or (Persona(id="blank"),)):
        name = persona.name.strip() or setter.tr("Persona")
        said = Said(f"{title} – {setter.tr('Personas')}", journey.language, foot)
        scale, pages = _flowed(setter, journey, persona, place)
        for at, blocks in enumerate(pages):
            number = name if len(pages) == 1 else f"{at + 1} ({len(pages)})  ·  {name}"
            sheets.append(laid(setter, said, blocks, number, scale))
    return sheets


def _flowed(
    setter: Setter, journey: Journey, persona: Persona, place: int
) -> tuple[float, list[tuple[Block, ...]]]:
    """The pages of a persona: one, as large as it will be; several at the usual size."""
    for scale in (*_SCALES, 1.0):
        nodes = persona_nodes(setter, journey, persona, place, s.WIDTH / scale)
        pages = flowed(nodes, frame(scale))
        if len(pages) == 1:
            break
    return scale, pages


def persona_nodes(
    setter: Setter, journey: Journey, persona: Persona, place: int, width: float = s.WIDTH
) -> list[Node]:
    """All that is said of the persona at a place of the map, for pages of a width."""
    colour = persona_colour(persona, place)
    is_blank = _is_blank(persona)
    nodes: list[Node] = [_Sheet(setter, journey, persona, colour, is_blank).top(width)]
    drawn = small_curve(setter, journey, curves_of(journey, persona), width, is_blank)
    if drawn:
        head = Writer(setter, width).heading(setter.tr("Emotion curve"), space=14)
        nodes += [*head, drawn]
    return nodes + passage(setter, journey, persona, width)


def _is_blank(persona: Persona) -> bool:
    fields = [name for name in type(persona).model_fields if name not in _NO_CONTENT]
    return not any(getattr(persona, name) for name in fields)


class _Sheet:
    """The parts of one persona's sheet. A blank one has lines to write on by hand."""

    def __init__(
        self, setter: Setter, journey: Journey, persona: Persona, colour: str, is_blank: bool
    ) -> None:
        self._setter = setter
        self._journey = journey
        self._persona = persona
        self._colour = colour
        self._is_blank = is_blank

    def top(self, width: float) -> Node:
        """Portrait, name and facts at the left, the quote and what drives at the right."""
        aside = Side((Column(_PAD, SIDE - 2 * _PAD, tuple(self._aside())),))
        ground = Ground(f"tint:{self._colour}", radius=8)
        room = width - SIDE - s.GUTTER
        nodes = (*self._drives(room), *self._whys(room), *self._note(room))
        right = Column(SIDE + s.GUTTER, room, nodes)
        return Side((Column(0, SIDE, (aside,), ground, _PAD), right))

    def _aside(self) -> list[Node]:
        tr, persona = self._setter.tr, self._persona
        writer = Writer(self._setter, SIDE - 2 * _PAD)
        pieces: list[Node] = [self._portrait()]
        if self._is_blank:
            for label in (msg("Name"), *(label for _, label in _FACTS)):
                pieces += held(writer.paragraph(tr(label), s.SMALL, "text.soft", space=7))
                pieces += writer.blanks(1, 26)
            return pieces
        name = persona.name.strip() or "–"
        pieces += writer.paragraph(name, s.TITLE, space=12, role="heading-1")
        segment = next((one for one in self._journey.segments if one.id == persona.segment), None)
        if segment:
            pieces += writer.paragraph(segment.name, s.STRONG, space=3)
            pieces += writer.paragraph(segment.description, s.SMALL, "text.soft", space=1)
        return [*pieces, *self._facts(writer.width)]

    def _facts(self, width: float) -> list[Node]:
        """Labels over values; two short ones that follow each other stand side by side."""
        gap = 10.0
        half = (width - gap) / 2
        said = [
            (self._setter.tr(label), value)
            for field, label in _FACTS
            if (value := getattr(self._persona, field)).strip()
        ]
        nodes: list[Node] = []
        while said:
            if len(said) > 1 and all(self._is_short(one, half) for one in said[:2]):
                cells = [tuple(Writer(self._setter, half).fact(*one)) for one in said[:2]]
                columns = Column(0, half, cells[0]), Column(half + gap, half, cells[1])
                nodes.append(Side(columns, space=_FACT_SPACE))
                said = said[2:]
            else:
                nodes += Writer(self._setter, width).fact(*said[0], _FACT_SPACE)
                said = said[1:]
        return nodes

    def _is_short(self, said: tuple[str, str], width: float) -> bool:
        label, value = said
        setter = self._setter
        return setter.width(label, s.SMALL) <= width and setter.width(value, s.BODY) <= width

    def _portrait(self) -> Piece:
        size = _PORTRAIT
        marks = portrait(self._setter, self._persona, self._colour, size, self._journey.pictures)
        if self._is_blank:
            marks = (Box(0, 0, size, size, size / 2, "page", "frame", 1.0),)
        return Piece(marks, size, size, holds=True, role="figure", alt=self._persona.name)

    def _drives(self, width: float) -> list[Node]:
        tr, writer = self._setter.tr, Writer(self._setter, width)
        nodes: list[Node] = []
        if self._persona.quote.strip():
            said = self._setter.quoted(self._persona.quote)
            ink = f"ink:{self._colour}"
            nodes += writer.paragraph(said, s.quote_style(said), ink, role="quote")
        elif self._is_blank:
            label = tr("In their own words")
            nodes += writer.heading(label, colour="text.soft", icon="lane-quotes")
            nodes += writer.blanks(2, 24)
        drives = [text for field, *_ in _DRIVES for text in getattr(self._persona, field)]
        count = 2 if sum(map(len, drives)) <= _MOST_BESIDE * len(_DRIVES) else 1
        half = Writer(self._setter, column_width(width, count))
        cells: list[Sequence[Node]] = []
        for field, about, icon, role in _DRIVES:
            texts = [text for text in getattr(self._persona, field) if text.strip()]
            if texts or self._is_blank:
                body = half.blanks(4) if self._is_blank else half.bullets(texts, s.BODY, role)
                cells.append([*half.heading(tr(about), colour=f"ink:{role}", icon=icon), *body])
        return nodes + in_columns(cells, width, count)

    def _whys(self, width: float) -> list[Node]:
        """The three whys beside each other, as far as they are answered."""
        answered = [
            (self._setter.tr(label), getattr(self._persona, field))
            for field, label in _WHYS
            if self._is_blank or getattr(self._persona, field).strip()
        ]
        longest = max((len(answer) for _, answer in answered), default=0)
        count = len(answered) if longest <= _MOST_BESIDE else 1
        gap, pad = 8.0, 10.0
        each = (width - (count - 1) * gap) / max(1, count)
        writer = Writer(self._setter, each - 2 * pad)
        columns = []
        for place, (label, answer) in enumerate(answered):
            body = writer.blanks(3) if self._is_blank else writer.paragraph(answer, space=1)
            said = (*writer.heading(label, level=3), *body)
            inner = Side((Column(pad, writer.width, said),))
            ground = Ground(f"tint:{self._colour}", self._colour)
            x = place % max(1, count) * (each + gap)
            columns.append(Column(x, each, (inner,), ground, 8))
        if count == 1:
            return [
                Side((column,), space=gap if place else 16) for place, column in enumerate(columns)
            ]
        return [Side(tuple(columns), space=16)] if columns else []

    def _note(self, width: float) -> list[Piece]:
        note = self._persona.note
        writer = Writer(self._setter, width)
        said = writer.paragraph(note, space=2)
        head = writer.heading(self._setter.tr("Note"), icon="lane-text", space=16)
        return [*head, *said] if said else []
