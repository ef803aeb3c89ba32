"""Putting notes made on paper into the map, each by the number of its cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import NewId, new_id
from journeyeditor.base.messages import msg
from journeyeditor.edits.cards import add_cards
from journeyeditor.edits.paste import plain
from journeyeditor.model.journey import Journey
from journeyeditor.model.numbering import Cell, cells_by_number

NumberedNote: TypeAlias = tuple[int, str]
"""The number of a cell, as on the workshop's poster, and what was written there."""


def add_numbered(
    journey: Journey, notes: Iterable[NumberedNote], *, ids: NewId = new_id
) -> Journey:
    """Add a card for each note at the end of its cell, in the order of the notes.

    Notes of nothing but spaces are left out. JourneyError for a number that no cell has;
    nothing is added then.
    """
    cells = cells_by_number(journey)
    texts: dict[Cell, list[str]] = {}
    for number, text in notes:
        said = plain(text).strip()
        if not said:
            continue
        if number not in cells:
            raise _no_cell(number, len(cells))
        texts.setdefault(cells[number], []).append(said)
    for (lane, step), written in texts.items():
        journey = add_cards(journey, lane, step, written, ids=ids)
    return journey


def _no_cell(number: int, most: int) -> JourneyError:
    if not most:
        return JourneyError(msg("The map has no cells: it needs a phase and a lane of cards."))
    return JourneyError(
        msg(
            "There is no cell {number}: the numbers of this map go from 1 to {most}.",
            number=number,
            most=most,
        )
    )
