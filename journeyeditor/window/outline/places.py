"""Where a dragged row would go in, from the heights of the rows. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """A row with all that is seen below it: from `top` over `head` (its own end) to `bottom`.

    `rows` are the spans of those in it which can change places.
    """

    key: str
    top: int
    head: int
    bottom: int
    rows: tuple[Span, ...] = ()


class Slot(NamedTuple):
    """A place among the others of `into` (a phase, or "" for the whole section).

    A line at `y` shows it; where `onto` names a row, that row takes it in after all it holds.
    """

    place: int
    into: str
    y: int
    onto: str = ""


def slot_among(spans: Sequence[Span], dragged: str, y: int, into: str = "") -> Slot | None:
    """The place among siblings for a height; None where it would stay where it is."""
    others = [span for span in spans if span.key != dragged]
    place = sum((span.top + span.bottom) / 2 < y for span in others)
    keys = [span.key for span in spans]
    if not others or (dragged in keys and keys.index(dragged) == place):
        return None
    line = others[place].top if place < len(others) else others[-1].bottom
    return Slot(place, into, line)


def slot_for_step(phases: Sequence[Span], dragged: str, y: int) -> Slot | None:
    """The place for a step: among the steps seen of a phase, or onto a phase seen without."""
    if not phases:
        return None
    under = next((phase for phase in phases if y < phase.bottom), phases[-1])
    if not under.rows:
        return Slot(0, under.key, under.head, onto=under.key)
    return slot_among(under.rows, dragged, y, under.key)
