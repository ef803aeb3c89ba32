"""The check-up of a map with what it can't know itself: the day, and how its poster reads."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from journeyeditor.base.errors import JourneyError
from journeyeditor.exchange.drawing import poster_choices
from journeyeditor.model.journey import Journey
from journeyeditor.review.checkup import Checkup, checkup
from journeyeditor.review.findings import Facts, Reading

if TYPE_CHECKING:
    from journeyeditor.layout.legibility import Legibility


def checked(
    journey: Journey, today: datetime.date | None, legibility: Legibility | None = None
) -> Checkup:
    """What the check-up finds. `legibility` is the poster's where it has been laid out already."""
    found = legibility or _legibility(journey)
    reading = Reading(found.distance, found.capital, found.needed) if found else None
    return checkup(journey, Facts(today, reading if found and found.smallest else None))


def _legibility(journey: Journey) -> Legibility | None:
    """How the poster reads that was last chosen; None where none was, or it can't be made."""
    if not journey.settings.poster.paper:
        return None
    from journeyeditor.layout.poster import Posters

    try:
        return Posters().poster(journey, poster_choices(journey).order()).legibility
    except JourneyError:
        return None
