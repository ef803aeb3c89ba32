"""The pains of a map with the opportunities that answer them, as a table a phase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from journeyeditor.base.messages import msg
from journeyeditor.layout.columns import shown_steps
from journeyeditor.layout.display import Sign
from journeyeditor.layout.phases import phase_colour
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.sheets import styles as s
from journeyeditor.layout.sheets.flow import Column, Node, Piece, Side, Table
from journeyeditor.layout.sheets.parts import Writer, marked
from journeyeditor.layout.sheets.passage import kind_of, severe
from journeyeditor.layout.signs import evidence_name
from journeyeditor.model import kinds
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Card
from journeyeditor.typeset.faces import Style

_GAP: Final = 6.0
_WIDTHS: Final = (0.0, 62.0, 36.0, 36.0, 47.0, 47.0, 66.0)
"""Of the columns after the first, which has the rest."""

_HEADS: Final = (
    msg("Pain points and what answers them"),
    msg("Owner"),
    msg("Effect"),
    msg("Effort"),
    msg("Status"),
    msg("Due"),
    msg("Evidence"),
)
_PAIN_INDENT: Final = 16.0
_ANSWER_INDENT: Final = 30.0


def insight_nodes(setter: Setter, journey: Journey, page: float) -> list[Node]:
    """A row for each pain and each opportunity, by phase, over a page of a width."""
    rows = _Rows(setter, journey, page)
    found = list(rows.all())
    return [Table(rows.head(), tuple(found), space=10)] if found else []


def _cells(page: float) -> Iterator[tuple[float, float]]:
    """Where each column begins, and how wide it is."""
    rest = page - sum(_WIDTHS) - _GAP * (len(_WIDTHS) - 1)
    x = 0.0
    for width in _WIDTHS:
        yield x, width or rest
        x += (width or rest) + _GAP


class _Rows:
    """Makes the rows of one map."""

    def __init__(self, setter: Setter, journey: Journey, page: float) -> None:
        self._setter = setter
        self._page = page
        self._journey = journey
        self._sources = {source.id: source for source in journey.sources}
        self._cells = tuple(_cells(page))
        self._told: set[str] = set()
        self._opportunities = [
            card for card in journey.all_cards() if kind_of(journey, card) == "opportunities"
        ]

    def head(self) -> Side:
        """The names of the columns."""
        return self._row(
            [
                Writer(self._setter, width).paragraph(
                    self._setter.tr(label), s.SMALL_HEAD, "text.soft", role="head-cell"
                )
                for label, (_, width) in zip(_HEADS, self._cells, strict=True)
            ]
        )

    def all(self) -> Iterator[Node]:
        """The rows of all phases, then of what lies in none."""
        journey = self._journey
        for number, phase in enumerate(journey.phases):
            steps = [step.id for at, _, step in shown_steps(journey) if at == number]
            rows = [row for step in steps for row in self._of(step)]
            if rows:
                ink = f"ink:{phase_colour(number, phase)}"
                yield from self._part(phase.title.strip() or "–", ink, rows)
        rows = list(self._of(None))
        if rows:
            yield from self._part(self._setter.tr("Parking lot"), "text.soft", rows)

    def _part(self, title: str, ink: str, rows: Sequence[Side]) -> Iterator[Node]:
        writer = Writer(self._setter, self._page)
        yield from writer.heading(title, s.HEAD, ink, space=9)
        yield from rows

    def _of(self, step: str | None) -> Iterator[Side]:
        """Each pain of a step with what answers it, then opportunities that answer none."""
        journey = self._journey
        shown = ("", journey.state)
        here = [card for card in journey.all_cards() if card.step == step and card.state in shown]
        for card in here:
            if kind_of(journey, card) == "pains":
                yield self._pain(card)
                for answer in self._opportunities:
                    if card.id in answer.answers:
                        yield self._opportunity(answer, _ANSWER_INDENT)
        for card in here:
            if kind_of(journey, card) == "opportunities" and not self._answers(card):
                yield self._opportunity(card, _PAIN_INDENT)

    def _answers(self, card: Card) -> bool:
        found = (self._journey.card(one) for one in card.answers)
        return any(one and kind_of(self._journey, one) == "pains" for one in found)

    def _pain(self, card: Card) -> Side:
        text = severe(self._setter, card, self._text(card, _PAIN_INDENT, s.STRONG))
        name = kinds.SEVERITIES.get(card.severity)
        said = {0: text, 1: self._cell(1, card.owner), 6: self._evidence(card)}
        if name:
            # A pain has neither effect nor effort: how severe it is takes their room.
            room = self._cells[5][0] + self._cells[5][1] - self._cells[2][0]
            said[2] = Writer(self._setter, room).paragraph(
                self._setter.tr(name), s.SMALL, "ink:lane.pains", role="cell"
            )
        return self._row([said.get(place, []) for place in range(len(_WIDTHS))])

    def _opportunity(self, card: Card, indent: float) -> Side:
        """All that is known of an opportunity; where it comes again, only what it is."""
        tr = self._setter.tr
        is_told = card.id in self._told
        self._told.add(card.id)
        text = self._text(card, indent, s.BODY, "text.soft" if is_told else "text")
        sign = Sign("lane-opportunities", indent - 14, 1.5, 10, "ink:lane.opportunities")
        text = marked(text, (sign,), f"{tr(kinds.LANE_KINDS['opportunities'].card)}:")
        if is_told:
            see = self._cell(1, tr("as above"), "text.faint")
            return self._row([text, see, *([[]] * (len(_WIDTHS) - 2))])
        return self._row(
            [
                text,
                self._cell(1, card.owner),
                self._cell(2, self._word(kinds.LEVELS, card.effect)),
                self._cell(3, self._word(kinds.LEVELS, card.effort)),
                self._cell(4, self._word(kinds.STATUSES, card.status)),
                self._cell(5, card.due.isoformat() if card.due else ""),
                self._evidence(card),
            ]
        )

    def _word(self, table: kinds.Words, word: str) -> str:
        return self._setter.tr(kinds.word_name(table, word)) if word else ""

    def _text(self, card: Card, indent: float, style: Style, colour: str = "text") -> list[Piece]:
        writer = Writer(self._setter, self._cells[0][1])
        text = card.text.strip() or "–"
        pieces = writer.paragraph(text, style, colour, x=indent, role="cell")
        if card.votes:
            votes = self._setter.tr.plural("{n} vote", "{n} votes", card.votes)
            pieces += writer.paragraph(votes, s.SMALL, "vote", x=indent, role="cell")
        return pieces + writer.paragraph(card.note, s.SMALL, "text.soft", x=indent, role="cell")

    def _cell(self, place: int, text: str, colour: str = "text") -> list[Piece]:
        return Writer(self._setter, self._cells[place][1]).paragraph(
            text, s.SMALL, colour, space=0, role="cell"
        )

    def _evidence(self, card: Card) -> list[Piece]:
        """How well it is known, with a sign, and from where."""
        if not card.evidence:
            return []
        names = [self._sources[one].title for one in card.sources if one in self._sources]
        said = ", ".join(name for name in names if name.strip())
        text = said or evidence_name(self._setter, card.evidence)
        sign = "mark-assumption" if card.evidence == "assumption" else "mark-evidence"
        writer = Writer(self._setter, self._cells[6][1])
        pieces = writer.paragraph(text, s.SMALL, x=12, role="cell")
        y = (self._setter.pitch(s.SMALL) - 8) / 2
        words = f"{evidence_name(self._setter, card.evidence)}:" if said else ""
        return marked(pieces, (Sign(sign, 0, y, 8, "text.soft"),), words)

    def _row(self, cells: Sequence[Sequence[Piece]]) -> Side:
        columns = tuple(
            Column(x, width, tuple(cell), pad=3.5)
            for (x, width), cell in zip(self._cells, cells, strict=True)
        )
        return Side(columns, whole=True, rule="hairline")
