"""What can be written in place: each knows its text, its box, a trial of it, and its one edit."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Protocol

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import new_id
from journeyeditor.base.messages import msg
from journeyeditor.base.numbers import read_number
from journeyeditor.edits.cards import add_cards, takes_cards
from journeyeditor.edits.texts import set_text, text_of
from journeyeditor.layout.display import Page
from journeyeditor.layout.entries import EntryBox, entry_box, number_box
from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import lane_kind
from journeyeditor.model.lookup import kind_of, point_of
from journeyeditor.session.commands import cards, curves, things
from journeyeditor.session.history import Cell
from journeyeditor.session.session import Session


class After(Enum):
    """Where writing goes on when a text is finished."""

    STAY = auto()
    NEXT = auto()
    RIGHT = auto()
    LEFT = auto()


class Subject(Protocol):
    """Something that is being written."""

    @property
    def owner(self) -> str:
        """The record it is about; an id of its own while there is none yet."""

    def text(self, journey: Journey) -> str:
        """The text there is."""

    def box(self, page: Page, journey: Journey) -> EntryBox | None:
        """Where it is written on a page of the trial document."""

    def stands_at(self, journey: Journey) -> str | Cell:
        """What is selected while it is written, and stays so when it is given up."""

    def trial(self, journey: Journey, text: str) -> Journey:
        """The document as it would be with this text."""

    def commit(self, session: Session, text: str) -> bool:
        """Make it one edit; False where there was nothing to do. JourneyError: it can't be."""

    def following(self, session: Session, after: After, written: bool) -> Subject | None:
        """What is written next."""


@dataclass(frozen=True, slots=True)
class Named:
    """The text of a record that is there: a card, a title, a label."""

    owner: str

    def text(self, journey: Journey) -> str:
        """Its text."""
        return text_of(journey, self.owner)

    def box(self, page: Page, journey: Journey) -> EntryBox | None:
        """Where it stands."""
        return entry_box(page, journey, self.owner)

    def stands_at(self, journey: Journey) -> str | Cell:
        """Itself."""
        return self.owner

    def trial(self, journey: Journey, text: str) -> Journey:
        """With another text."""
        return set_text(journey, self.owner, text)

    def commit(self, session: Session, text: str) -> bool:
        """Write it."""
        things.write_text(session, self.owner, text)
        return True

    def following(self, session: Session, after: After, written: bool) -> Subject | None:
        """After a card the next card; after a title, with Tab, the next title."""
        journey = session.journey
        card = journey.card(self.owner)
        if card is not None and card.lane and card.step:
            cell = Cell(card.lane, card.step)
            return next_card(journey, cell, cards.place_after(journey, card.id, cell), after)
        if after in (After.RIGHT, After.LEFT):
            beside = _beside(journey, self.owner, 1 if after is After.RIGHT else -1)
            return Named(beside) if beside else None
        return None


def next_card(journey: Journey, cell: Cell, place: int | None, after: After) -> Subject | None:
    """A new card below in the cell, or in the cell of the step beside; None at the end."""
    if after is After.NEXT:
        return NewCard(cell, place)
    if after is After.STAY:
        return None
    steps = [step.id for step in journey.steps()]
    at = steps.index(cell.step) + (1 if after is After.RIGHT else -1)
    return subject_in(journey, Cell(cell.lane, steps[at])) if 0 <= at < len(steps) else None


def _beside(journey: Journey, owner: str, by: int) -> str:
    """The phase, step or lane before or after one, or ""."""
    rows = (
        [phase.id for phase in journey.phases],
        [step.id for step in journey.steps()],
        [lane.id for lane in journey.lanes if lane.visible],
    )
    for row in rows:
        if owner in row:
            at = row.index(owner) + by
            return row[at] if 0 <= at < len(row) else ""
    return ""


@dataclass(frozen=True, slots=True)
class NewCard:
    """A card that is there only when something is written on it."""

    cell: Cell
    place: int | None = None
    owner: str = field(default_factory=new_id)

    def text(self, journey: Journey) -> str:
        """Nothing yet."""
        return ""

    def box(self, page: Page, journey: Journey) -> EntryBox | None:
        """Where it lies in the trial document."""
        return entry_box(page, journey, self.owner)

    def stands_at(self, journey: Journey) -> str | Cell:
        """The card before it, or its cell."""
        before = journey.lane_cards(self.cell.lane).cell(self.cell.step)[: self.place]
        return before[-1].id if before else self.cell

    def trial(self, journey: Journey, text: str) -> Journey:
        """With the card in its cell."""
        return add_cards(journey, *self.cell, [text], self.place, ids=lambda: self.owner)

    def commit(self, session: Session, text: str) -> bool:
        """Add it, unless it is empty."""
        if not text.strip():
            return False
        cards.add_card(session, text, self.cell, self.place, made=self.owner)
        return True

    def following(self, session: Session, after: After, written: bool) -> Subject | None:
        """The next card; an empty one ends the row with Enter, and is passed with Tab."""
        if not written and after is After.NEXT:
            return None
        place = None if self.place is None else self.place + 1
        return next_card(session.journey, self.cell, place, after)


@dataclass(frozen=True, slots=True)
class Feeling:
    """A point of a curve: a number is its value, anything else its word."""

    cell: Cell
    owner: str = ""
    made: str = field(default_factory=new_id)

    def text(self, journey: Journey) -> str:
        """Its word."""
        return text_of(journey, self.owner) if self.owner else ""

    def box(self, page: Page, journey: Journey) -> EntryBox | None:
        """At the point, or in the middle of the cell."""
        if self.owner:
            return entry_box(page, journey, self.owner)
        return number_box(page, self.cell.lane, self.cell.step)

    def stands_at(self, journey: Journey) -> str | Cell:
        """The point, or the cell where there is none yet."""
        return self.owner or self.cell

    def trial(self, journey: Journey, text: str) -> Journey:
        """The page stays as it is while a feeling is written."""
        return journey

    def commit(self, session: Session, text: str) -> bool:
        """Set the value or the word; a point that is not there yet is added."""
        if not self.owner and not text.strip():
            return False
        value = number_of(text)
        word = "" if value is not None else text
        if not self.owner:
            # Of a word alone nobody knows how high it stands: it is a gap, never zero.
            curves.add_point(session, *self.cell, value, made=self.made, word=word)
        elif value is None:
            things.write_text(session, self.owner, text)
        else:
            found = point_of(session.journey, self.owner)
            if found:
                session.select((self.owner,))
                curves.change_points(session, curves.MOVE_POINT, value=value)
        return True

    def following(self, session: Session, after: After, written: bool) -> Subject | None:
        """With Tab the curve's next point; a new one in a step that has none."""
        if after not in (After.RIGHT, After.LEFT):
            return None
        journey, by = session.journey, 1 if after is After.RIGHT else -1
        curve = journey.curve(curves.curve_for(session, self.cell.lane))
        points = curve.points if curve else ()
        here = [point.id for point in points if point.step == self.cell.step]
        own = self.owner or self.made
        beside = here.index(own) + by if own in here else -1
        if 0 <= beside < len(here):
            return Feeling(self.cell, here[beside])
        steps = [step.id for step in journey.steps()]
        at = steps.index(self.cell.step) + by
        if not 0 <= at < len(steps):
            return None
        cell = Cell(self.cell.lane, steps[at])
        there = [point.id for point in points if point.step == cell.step]
        if there:
            return Feeling(cell, there[0 if by > 0 else -1])
        return subject_in(journey, cell)


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a step in a number lane."""

    cell: Cell
    owner: str = ""

    def text(self, journey: Journey) -> str:
        """The number there is."""
        for metric in journey.metrics:
            if (metric.lane, metric.step) == self.cell and metric.value is not None:
                return f"{metric.value:g}"
        return ""

    def box(self, page: Page, journey: Journey) -> EntryBox | None:
        """In the middle of its cell."""
        return number_box(page, *self.cell)

    def stands_at(self, journey: Journey) -> str | Cell:
        """Its cell."""
        return self.cell

    def trial(self, journey: Journey, text: str) -> Journey:
        """The page stays as it is while a number is written."""
        return journey

    def commit(self, session: Session, text: str) -> bool:
        """Write the number; an empty text takes it away."""
        value = number_of(text)
        if value is None and text.strip():
            raise JourneyError(msg("“{text}” is no number: write one such as 4.5.", text=text))
        curves.write_number(session, *self.cell, value)
        return True

    def following(self, session: Session, after: After, written: bool) -> Subject | None:
        """With Tab or Enter the next step's number."""
        steps = [step.id for step in session.journey.steps()]
        at = steps.index(self.cell.step) + (-1 if after is After.LEFT else 1)
        if after is After.STAY or not 0 <= at < len(steps):
            return None
        return Number(Cell(self.cell.lane, steps[at]))


def number_of(text: str) -> float | None:
    """A number as it is written in either language, maybe in per cent, or None."""
    value = read_number(text.strip().removesuffix("%"))
    return value if value is not None and abs(value) < 1e12 else None


def subject_of(journey: Journey, owner: str) -> Subject:
    """What is written where a record is opened."""
    if kind_of(journey, owner) == "point":
        found = point_of(journey, owner)
        lane = (found[0].lane if found else "") or ""
        return Feeling(Cell(lane, found[1].step if found else ""), owner)
    return Named(owner)


def subject_in(journey: Journey, cell: Cell, place: int | None = None) -> Subject | None:
    """What is written where a cell is opened; None where nothing can be."""
    lane = journey.lane(cell.lane)
    if lane is None or lane.folded or not lane.visible:
        return None
    look = lane_kind(lane.kind).look
    if look == "curve":
        return Feeling(cell)
    if look == "number":
        return Number(cell)
    return NewCard(cell, place) if takes_cards(lane.kind) else None
