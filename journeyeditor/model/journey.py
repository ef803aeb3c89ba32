"""The document: one journey map with everything in it, and the look-ups on it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import ConfigDict, Field

from journeyeditor.base import limits
from journeyeditor.model.cards import Cards
from journeyeditor.model.people import Persona, Segment, Source
from journeyeditor.model.record import Id, Ids, Name, Number, PictureKey, Record, Text, Word
from journeyeditor.model.records import Card, Curve, Lane, Link, Metric, Phase, Picture, Step

PARKING: Final = ""
"""The key of the parking lot among the lanes of `Journey.cards`."""


class Scale(Record):
    """The emotion scale agreed on for the map, from worst to best."""

    low: Number = -2
    high: Number = 2


class Review(Record):
    """How often the map is to be reviewed, in months, and when it last was."""

    months: Annotated[int, Field(ge=1, le=120)] | None = None
    last: datetime.date | None = None

    @property
    def due(self) -> datetime.date | None:
        """The day of the next review, or None where no interval or no review is known."""
        if self.months is None or self.last is None:
            return None
        year, month = divmod(self.last.year * 12 + self.last.month - 1 + self.months, 12)
        if year > datetime.MAXYEAR:
            return None
        following = datetime.date(year + month // 11, (month + 1) % 12 + 1, 1)
        month_end = following - datetime.timedelta(days=1)
        return month_end.replace(day=min(self.last.day, month_end.day))


class SavedView(Record):
    """A named choice of what is shown."""

    id: Id
    title: Name = ""
    hidden_lanes: Ids = ()
    state: Word = ""


class PosterChoices(Record):
    """What was last chosen for the poster of this map; lengths in millimetres.

    `scale` is "fit", "reset" (set anew for the paper) or "fixed", then at `percent`. `tiles` is
    the paper of the tiles, "" for one sheet. `distance` is in metres. `hidden_lanes` are those
    that are left out.
    """

    paper: Word = ""
    orientation: Word = ""
    margin: Annotated[Number, Field(ge=0, le=1000)] = 10
    theme: Word = ""
    personas: bool = True
    legend: bool = True
    evidence: bool = True
    votes: bool = True
    links: bool = True
    logo: bool = True
    footer: bool = True
    scale: Word = ""
    percent: Annotated[Number, Field(ge=1, le=10_000)] = 100
    bleed: Annotated[Number, Field(ge=0, le=100)] = 0
    marks: bool = False
    tiles: Word = ""
    overlap: Annotated[Number, Field(ge=0, le=100)] = 10
    distance: Annotated[Number, Field(ge=0.1, le=100)] = 2
    hidden_lanes: Ids = ()


class Settings(Record):
    """How this map is shown and guarded."""

    column_rule: Word = "content"
    poster: PosterChoices = PosterChoices()
    views: Annotated[tuple[SavedView, ...], Field(max_length=limits.LISTED)] = ()
    structure_locked: bool = False
    logo: PictureKey | None = None
    footer: Name = ""


class SetAside(Record):
    """A finding of the check-up that is ignored, and why. `subject` is a record's id."""

    id: Id
    rule: Word
    subject: Id | None = None
    reason: Text = ""


class JourneyFields(Record):
    """All of a map but its cards, in the order they have in the file."""

    id: Id
    title: Name = ""
    language: Word = "sv"
    state: Word = "current"
    scenario: Text = ""
    goal: Text = ""
    owner: Name = ""
    review: Review = Review()
    notes: Text = ""
    theme: Word = ""
    scale: Scale = Scale()
    settings: Settings = Settings()
    segments: Annotated[tuple[Segment, ...], Field(max_length=limits.PEOPLE)] = ()
    personas: Annotated[tuple[Persona, ...], Field(max_length=limits.PEOPLE)] = ()
    sources: Annotated[tuple[Source, ...], Field(max_length=limits.SOURCES)] = ()
    phases: Annotated[tuple[Phase, ...], Field(max_length=limits.PHASES)] = ()
    lanes: Annotated[tuple[Lane, ...], Field(max_length=limits.LANES)] = ()
    curves: Annotated[tuple[Curve, ...], Field(max_length=limits.CURVES)] = ()
    metrics: Annotated[tuple[Metric, ...], Field(max_length=limits.CARDS)] = ()
    links: Annotated[tuple[Link, ...], Field(max_length=limits.LINKS)] = ()
    set_aside: Annotated[tuple[SetAside, ...], Field(max_length=limits.SOURCES)] = ()
    pictures: Annotated[dict[PictureKey, Picture], Field(max_length=limits.PICTURES)] = Field(
        default_factory=dict
    )


class Journey(JourneyFields):
    """The document in memory. `cards` are kept by lane id; the parking lot's key is "".

    Treated as a value: nothing in it is changed in place, an edit makes another.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    cards: dict[str, Cards] = Field(default_factory=dict)

    def steps(self) -> Iterator[Step]:
        """Every step, from left to right."""
        return (step for phase in self.phases for step in phase.steps)

    def phase(self, phase_id: str) -> Phase | None:
        """The phase with this id, or None."""
        return next((phase for phase in self.phases if phase.id == phase_id), None)

    def phase_of(self, step_id: str) -> Phase | None:
        """The phase that holds a step, or None."""
        for phase in self.phases:
            if any(step.id == step_id for step in phase.steps):
                return phase
        return None

    def lane(self, lane_id: str) -> Lane | None:
        """The lane with this id, or None."""
        return next((lane for lane in self.lanes if lane.id == lane_id), None)

    def lane_cards(self, lane_id: str) -> Cards:
        """A lane's cards, in order; of the parking lot for `PARKING`."""
        return self.cards.get(lane_id) or NO_CARDS

    def card(self, card_id: str) -> Card | None:
        """The card with this id, or None."""
        for cards in self.cards.values():
            found = cards.get(card_id)
            if found:
                return found
        return None

    def all_cards(self) -> Iterator[Card]:
        """Every card, lane by lane, the parking lot too."""
        return (card for cards in self.cards.values() for card in cards)

    def card_count(self) -> int:
        """How many cards the map has, the parking lot too."""
        return sum(map(len, self.cards.values()))

    def persona(self, persona_id: str | None) -> Persona | None:
        """The persona with this id, or None."""
        return next((persona for persona in self.personas if persona.id == persona_id), None)

    def curve(self, curve_id: str) -> Curve | None:
        """The curve with this id, or None."""
        return next((curve for curve in self.curves if curve.id == curve_id), None)

    def link(self, link_id: str) -> Link | None:
        """The link with this id, or None."""
        return next((link for link in self.links if link.id == link_id), None)


NO_CARDS: Final = Cards()
