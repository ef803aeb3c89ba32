"""What holds in every sound map, and how a map that came unsound is mended.

`mend` is the door: ids first, then the grid, then the cards, then all that refers to them.
"""

from __future__ import annotations

from journeyeditor.model.journey import Journey
from journeyeditor.model.mending import Known, Problem, Told, columns_of
from journeyeditor.model.mending_cards import mend_cards
from journeyeditor.model.mending_ids import mend_ids
from journeyeditor.model.mending_parts import mend_grid, mend_parts, mend_pictures

__all__ = ["Problem", "mend", "problems"]


def mend(journey: Journey) -> tuple[Journey, tuple[Problem, ...]]:
    """A sound map made of this one, and what was wrong with it.

    A sound map comes back as the same object. Mending is deterministic, and what it gives is
    sound: mending that again changes nothing. Raises JourneyError where too much is wrong.
    """
    told = Told()
    columns = columns_of(journey)
    named = mend_ids(journey, columns, told)
    if named is not journey:
        journey, columns = named, columns_of(named)
    journey = mend_grid(journey, told)
    journey = mend_pictures(journey, told)
    known = Known.of(journey, columns)
    journey = mend_cards(journey, columns, known, told)
    journey = mend_parts(journey, known, told)
    return journey, tuple(told)


def problems(journey: Journey) -> tuple[Problem, ...]:
    """What is wrong with a map; nothing in a sound one."""
    return mend(journey)[1]
