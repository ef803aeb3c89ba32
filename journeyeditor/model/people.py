"""Who the journey is about: segments, personas, and the sources of what is known of them."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field

from journeyeditor.base import limits
from journeyeditor.model.record import (
    Colour,
    Id,
    Name,
    PictureKey,
    Record,
    Text,
    Texts,
    Url,
    Word,
)


class WebLink(Record):
    """A link out of the map, with the text shown for it."""

    id: Id
    url: Url
    title: Name = ""


WebLinks = Annotated[tuple[WebLink, ...], Field(max_length=limits.LISTED)]


class Segment(Record):
    """A group of personas (kundsegment, målgrupp)."""

    id: Id
    name: Name = ""
    description: Text = ""


class Persona(Record):
    """A typical customer: facts of a person (B2C) or a company (B2B), drives, the three whys."""

    id: Id
    name: Name = ""
    segment: Id | None = None
    quote: Text = ""
    portrait: PictureKey | None = None
    initials: Name = ""
    colour: Colour = ""
    age: Name = ""
    occupation: Name = ""
    place: Name = ""
    industry: Name = ""
    headcount: Name = ""
    income: Name = ""
    turnover: Name = ""
    goals: Texts = ()
    ambitions: Texts = ()
    worries: Texts = ()
    motivations: Texts = ()
    challenges: Texts = ()
    obstacles: Texts = ()
    why_buy: Text = ""
    why_us: Text = ""
    why_now: Text = ""
    note: Text = ""


class Source(Record):
    """Where something is known from: kind, method, date and number of people asked."""

    id: Id
    title: Name = ""
    kind: Word = ""
    method: Word = ""
    date: datetime.date | None = None
    n: Annotated[int, Field(ge=0, le=10**9)] | None = None
    note: Text = ""
    links: WebLinks = ()
