"""How large the text on a sheet is, and from how far it can be read.

By the angle a capital letter fills at the eye, as in ISO 9241-303: 16 minutes of arc is the
least, 20 to 22 are comfortable. Height = distance x tan(angle).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from journeyeditor.base.messages import Message, msg
from journeyeditor.layout.display import Block, Page, Text
from journeyeditor.layout.paper import MM
from journeyeditor.typeset.faces import Weight, chain

LEAST_MINUTES: Final = 16.0
COMFORTABLE_MINUTES: Final = 20.0

DESK: Final = 0.6
TABLE: Final = 1.0
WALL: Final = 2.0
"""Usual distances in metres."""


class Verdict(Enum):
    """How text reads from where it is read."""

    COMFORTABLE = "comfortable"
    READABLE = "readable"
    TOO_SMALL = "too-small"


@dataclass(frozen=True, slots=True)
class Smallest:
    """The smallest text of a page: its size in scene units, the text, and whose it is."""

    size: float
    text: str
    role: str
    owner: str


@dataclass(frozen=True, slots=True)
class Legibility:
    """How the text of a page on paper reads from a distance in metres.

    `capital` is the height of the capitals of its smallest text in millimetres, `cards` that of
    the cards' (0 where there are none). A page without text reads from anywhere.
    """

    distance: float
    capital: float
    cards: float
    smallest: Smallest | None

    @property
    def needed(self) -> float:
        """The least height of capitals for the distance, in millimetres."""
        return capital_for(self.distance, LEAST_MINUTES)

    @property
    def comfortable(self) -> float:
        """The comfortable height of capitals for the distance, in millimetres."""
        return capital_for(self.distance, COMFORTABLE_MINUTES)

    @property
    def farthest(self) -> float:
        """From how far, in metres, all text can be read at all."""
        return distance_for(self.capital, LEAST_MINUTES)

    @property
    def verdict(self) -> Verdict:
        """How the smallest text reads from the distance."""
        if self.smallest is None or self.capital >= self.comfortable:
            return Verdict.COMFORTABLE
        return Verdict.READABLE if self.capital >= self.needed else Verdict.TOO_SMALL

    def said(self) -> tuple[Message, ...]:
        """What to tell: how large the text is, and whether that is enough."""
        if self.smallest is None:
            return ()
        size = msg(
            "Smallest text: capitals {capital} mm high, readable from {farthest} m.",
            capital=round(self.capital, 1),
            farthest=round(self.farthest, 1),
        )
        if self.verdict is Verdict.COMFORTABLE:
            judged = msg("It reads comfortably from {distance} m.", distance=self.distance)
        elif self.verdict is Verdict.READABLE:
            judged = msg(
                "It can be read from {distance} m; {comfortable} mm would be comfortable.",
                distance=self.distance,
                comfortable=round(self.comfortable, 1),
            )
        else:
            judged = msg(
                "It is too small for {distance} m: that takes {needed} mm.",
                distance=self.distance,
                needed=round(self.needed, 1),
            )
        return size, judged


def capital_for(distance: float, minutes: float) -> float:
    """The height in millimetres that fills an angle in minutes of arc at a distance in metres."""
    return 1000 * distance * math.tan(math.radians(minutes / 60))


def distance_for(capital: float, minutes: float) -> float:
    """The distance in metres at which a height in millimetres fills an angle."""
    return capital / (1000 * math.tan(math.radians(minutes / 60)))


def capital_height(size: float) -> float:
    """The height of the capitals of our text face at a size, in the size's unit."""
    first = chain(Weight.REGULAR)[0]
    return size * first.cap_height / first.units_per_em


def legibility(page: Page, scale: float, distance: float) -> Legibility:
    """How a page at a scale (points a scene unit) reads from a distance in metres."""
    smallest: Smallest | None = None
    cards = 0.0
    for block, text in _texts(page):
        size = text.line.size
        if smallest is None or size < smallest.size:
            smallest = Smallest(size, text.line.text, block.role, block.owner)
        if block.role == "card":
            cards = max(cards, size)
    in_mm = scale / MM
    found = smallest.size if smallest else 0.0
    return Legibility(
        distance, capital_height(found) * in_mm, capital_height(cards) * in_mm, smallest
    )


def _texts(page: Page) -> Iterator[tuple[Block, Text]]:
    for band in page.bands:
        for block in band.blocks:
            for mark in block.marks:
                if isinstance(mark, Text) and mark.line.width > 0:
                    yield block, mark
