"""The records of a map's grid: phases, steps, lanes, cards, curves, numbers, links, pictures."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field

from journeyeditor.base import limits
from journeyeditor.model.people import WebLinks
from journeyeditor.model.record import (
    Colour,
    Id,
    Ids,
    Name,
    Number,
    Order,
    PictureKey,
    Record,
    Text,
    Texts,
    Word,
)


class Step(Record):
    """A column. Its title may be empty; `minutes` is how long it takes the customer."""

    id: Id
    title: Name = ""
    minutes: Annotated[Number, Field(ge=0)] | None = None
    removable: bool = False
    state: Word = ""


class Phase(Record):
    """A stage of the journey over one or more steps."""

    id: Id
    title: Name = ""
    description: Text = ""
    activities: Texts = ()
    colour: Colour = ""
    steps: Annotated[tuple[Step, ...], Field(max_length=limits.STEPS)] = ()


class Lane(Record):
    """A row: a point of view on every step. `unit` and `target` are for number lanes.

    An empty title means the kind's own name in the map's language.
    """

    id: Id
    kind: Word = "text"
    title: Name = ""
    colour: Colour = ""
    visible: bool = True
    folded: bool = False
    unit: Name = ""
    target: Number | None = None


class Card(Record):
    """Text in a lane and step; without a place it lies in the parking lot.

    `kind` is a lane kind's word where the card differs from its lane. `order` is a fractional
    key among the cards of the same cell. `span` counts the steps it covers, from its own.
    """

    id: Id
    lane: Id | None = None
    step: Id | None = None
    order: Order = "V"
    text: Text = ""
    kind: Word = ""
    span: Annotated[int, Field(ge=1, le=limits.SPAN)] = 1
    colour: Colour = ""
    state: Word = ""
    personas: Ids = ()
    channel: Word = ""
    media: Word = ""
    moment_of_truth: bool = False
    severity: Word = ""
    status: Word = ""
    owner: Name = ""
    due: datetime.date | None = None
    effect: Word = ""
    effort: Word = ""
    answers: Ids = ()
    evidence: Word = ""
    sources: Ids = ()
    votes: Annotated[int, Field(ge=0, le=limits.VOTES)] = 0
    picture: PictureKey | None = None
    links: WebLinks = ()
    note: Text = ""


class CurvePoint(Record):
    """A feeling at a step. Without a value it is a gap in the curve, never zero.

    Several points of one step stand evenly over its width, in their order. `low` and `high`
    are the spread; `certainty` is a word of `kinds.LEVELS`.
    """

    id: Id
    step: Id
    value: Number | None = None
    word: Name = ""
    low: Number | None = None
    high: Number | None = None
    certainty: Word = ""
    moment_of_truth: bool = False
    evidence: Word = ""
    sources: Ids = ()


class Curve(Record):
    """The emotion curve of one persona in one state, drawn in a lane of kind "emotions"."""

    id: Id
    lane: Id | None = None
    persona: Id | None = None
    state: Word = "current"
    title: Name = ""
    colour: Colour = ""
    visible: bool = True
    points: Annotated[tuple[CurvePoint, ...], Field(max_length=limits.POINTS)] = ()


class Metric(Record):
    """A measured value of a step in a number lane."""

    id: Id
    lane: Id
    step: Id
    value: Number | None = None
    evidence: Word = ""
    sources: Ids = ()


class Link(Record):
    """A way from a card or step to another; an exit has no target."""

    id: Id
    source: Id
    target: Id | None = None
    kind: Word = "next"
    label: Name = ""
    state: Word = ""


class Picture(Record):
    """A picture stored in the map: base64 of a PNG or JPEG file, with its size in pixels."""

    mime: Name = "image/png"
    width: Annotated[int, Field(ge=1, le=100_000)]
    height: Annotated[int, Field(ge=1, le=100_000)]
    data: Annotated[str, Field(max_length=limits.PICTURE_CHARACTERS)]
    alternative: Text = ""
