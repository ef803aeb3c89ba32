"""The first page of a report: what the map is about, whose journey it is, and what is inside."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from journeyeditor.layout.display import Mark, Shape, Text
from journeyeditor.layout.head import persona_facts, review_text
from journeyeditor.layout.outline import Segment
from journeyeditor.layout.phases import phase_colour
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.sheets import styles as s
from journeyeditor.layout.sheets.curve import curves_of, small_curve
from journeyeditor.layout.sheets.figures import figures_of
from journeyeditor.layout.sheets.flow import Column, Ground, Node, Piece, Side
from journeyeditor.layout.sheets.parts import (
    Writer,
    column_width,
    held,
    in_columns,
    persona_colour,
    portrait,
)
from journeyeditor.model import kinds
from journeyeditor.model.journey import Journey
from journeyeditor.model.people import Persona
from journeyeditor.typeset.faces import Style, Weight

_STRIP: Final = 26.0
_PORTRAIT: Final = 40.0
_ENTRY: Final = Style(Weight.REGULAR, 10.5, 1.6)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: a chapter and the number of its first page."""

    title: str
    page: int


def cover_nodes(
    setter: Setter,
    journey: Journey,
    contents: Sequence[Entry],
    date: datetime.date | None,
    width: float = s.WIDTH,
) -> list[Node]:
    """The nodes of the first page, so many units wide."""
    cover = _Cover(setter, journey, width)
    return [
        *cover.phases(),
        *cover.title(date),
        *cover.facts(),
        *cover.figures(),
        *cover.personas(),
        *cover.curve(),
        *cover.notes(),
        *cover.contents(contents),
    ]


class _Cover:
    """The parts of the first page."""

    def __init__(self, setter: Setter, journey: Journey, width: float) -> None:
        self._setter = setter
        self._journey = journey
        self._width = width
        self._writer = Writer(setter, width)

    def phases(self) -> list[Node]:
        """The phases as a row of chevrons, as far as their names fit."""
        phases = self._journey.phases
        if not phases:
            return []
        tip = 7.0
        each = (self._width - tip) / len(phases)
        marks: list[Mark] = []
        for place, phase in enumerate(phases):
            colour = phase_colour(place, phase)
            x, right = place * each, (place + 1) * each - min(2.5, each / 4)
            outline = ((x, 0), (right, 0), (right + tip, _STRIP / 2), (right, _STRIP), (x, _STRIP))
            notch = (x + tip, _STRIP / 2)
            path: list[Segment] = [("M", outline[0])]
            path += [("L", point) for point in (*outline[1:], notch)]
            marks.append(Shape((*path, ("Z", ())), colour))
            room = each - 2 * tip - 6
            if room > 24:
                line = self._setter.fit(" ".join(phase.title.split()), s.STRONG, room)
                base = _STRIP / 2 + self._setter.capital(s.STRONG) / 2
                marks.append(Text(line, x + tip + 6, base, f"on:{colour}"))
        return [Piece(tuple(marks), self._width, _STRIP, role="ground")]

    def title(self, date: datetime.date | None) -> list[Node]:
        """What this is, and of which map."""
        tr, journey = self._setter.tr, self._journey
        about = [tr("Customer journey map")]
        about += [date.isoformat()] if date else []
        title = journey.title.strip() or tr("Untitled journey map")
        return [
            *self._writer.paragraph("  ·  ".join(about), s.LEAD, "text.soft", space=26),
            *self._writer.paragraph(title, s.COVER, space=4, role="heading-1"),
        ]

    def facts(self) -> list[Node]:
        """Scenario and goal over the width, then the short facts beside each other."""
        tr, journey = self._setter.tr, self._journey
        nodes: list[Node] = []
        for label, text in ((tr("Scenario"), journey.scenario), (tr("Goal"), journey.goal)):
            said = self._writer.paragraph(text, s.LEAD)
            if said:
                head = self._writer.paragraph(label, s.SMALL, "text.soft", space=10)
                nodes += [*held(head), *said]
        state = tr(kinds.word_name(kinds.STATES, journey.state)) if journey.state else ""
        review = review_text(self._setter, journey) if journey.review.months else ""
        third = Writer(self._setter, column_width(self._width, 3))
        cells = [
            third.fact(label, text)
            for label, text in (
                (tr("State"), state),
                (tr("Owner"), journey.owner),
                (tr("Review"), review),
            )
            if text.strip()
        ]
        return nodes + [replace(row, space=8) for row in in_columns(cells, self._width, 3)]

    def figures(self) -> list[Node]:
        """The map in numbers."""
        tr, found = self._setter.tr, figures_of(self._journey)
        backed = found.backed
        said = [
            (str(found.phases), tr.plural("phase", "phases", found.phases)),
            (str(found.steps), tr.plural("step", "steps", found.steps)),
            (str(found.touchpoints), tr.plural("touchpoint", "touchpoints", found.touchpoints)),
            (str(found.pains), tr.plural("pain point", "pain points", found.pains)),
            (
                str(found.opportunities),
                tr.plural("opportunity", "opportunities", found.opportunities),
            ),
        ]
        if backed is not None:
            said.append((f"{backed}\u00a0%", tr("of the pain points backed by evidence")))
        gap = 8.0
        each = (self._width - gap * (len(said) - 1)) / len(said)
        writer = Writer(self._setter, each - 16)
        columns = [
            Column(
                place * (each + gap),
                each,
                (
                    Side(
                        (
                            Column(
                                8,
                                writer.width,
                                (
                                    *held(writer.paragraph(number, s.FIGURE)),
                                    *writer.paragraph(label, s.SMALL, "text.soft"),
                                ),
                            ),
                        )
                    ),
                ),
                Ground("tint:phase.0", radius=6),
                7,
            )
            for place, (number, label) in enumerate(said)
        ]
        return [Side(tuple(columns), space=18)]

    def personas(self) -> list[Node]:
        """Who the journey is about, two beside each other."""
        people = self._journey.personas
        if not people:
            return []
        cells = [self._persona(persona, place) for place, persona in enumerate(people)]
        head = self._writer.heading(self._setter.tr("Personas"), s.HEAD, space=20)
        rows = in_columns(cells, self._width, 2)
        return [*head, *(replace(row, space=8 if place else 4) for place, row in enumerate(rows))]

    def _persona(self, persona: Persona, place: int) -> list[Node]:
        setter = self._setter
        colour = persona_colour(persona, place)
        face = portrait(setter, persona, colour, _PORTRAIT, self._journey.pictures)
        left = _PORTRAIT + 10
        writer = Writer(setter, column_width(self._width, 2) - left)
        name = ", ".join(part for part in (persona.name.strip(), persona.age.strip()) if part)
        said = [
            *writer.paragraph(name or "–", s.STRONG),
            *writer.paragraph(persona_facts(persona), s.SMALL, "text.soft"),
        ]
        if persona.quote.strip():
            quote = setter.quoted(persona.quote)
            said += writer.paragraph(quote, s.THOUGHT, f"ink:{colour}", space=2)
        picture = Piece(face, _PORTRAIT, _PORTRAIT, role="figure", alt=persona.name)
        return [Side((Column(0, _PORTRAIT, (picture,)), Column(left, writer.width, tuple(said))))]

    def curve(self) -> list[Node]:
        """The emotion curve of the first persona that has one."""
        for persona in self._journey.personas or (Persona(id="nobody"),):
            curves = curves_of(self._journey, persona)
            drawn = small_curve(self._setter, self._journey, curves, self._width)
            if drawn:
                head = self._setter.tr("Emotion curve")
                name = persona.name.strip()
                said = f"{head}  ·  {name}" if name else head
                return [*self._writer.heading(said, s.HEAD, space=20), drawn]
        return []

    def notes(self) -> list[Node]:
        """What was noted about the map."""
        said = self._writer.paragraph(self._journey.notes, space=2)
        head = self._writer.heading(self._setter.tr("Notes"), s.HEAD, space=20)
        return [*head, *said] if said else []

    def contents(self, entries: Sequence[Entry]) -> list[Node]:
        """The chapters and their pages."""
        nodes: list[Node] = list(
            self._writer.heading(self._setter.tr("Contents"), s.HEAD, space=20)
        )
        for entry in entries:
            height = self._setter.pitch(_ENTRY)
            number = self._setter.word(
                str(entry.page), _ENTRY, self._width, height / 2, "text.soft", 1
            )
            room = self._width - number.line.width - 20
            title = Text(self._setter.fit(entry.title, _ENTRY, room), 0, number.y, "text")
            nodes.append(Piece((title, number), self._width, height, role="item"))
        return nodes if entries else []
