"""What the start page says of the maps used last, read from their files."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator
from journeyeditor.exchange.maps import open_map
from journeyeditor.model.journey import Journey
from journeyeditor.window.start.cards import Used

MOST_BYTES: Final = 5_000_000
"""Larger files are not read for a few words about them."""


def quick_facts(path: Path, tr: Translator, today: datetime.date) -> Used:
    """What can be said without reading the file."""
    try:
        changed = datetime.datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return Used(path, path.stem, tr("The file is no longer there"), is_there=False)
    return Used(path, path.stem, path.parent.name, when=said_day(changed, tr, today))


def read_facts(path: Path, tr: Translator, today: datetime.date) -> tuple[Used, Journey | None]:
    """What can be said after reading the file, and the map in it."""
    used = quick_facts(path, tr, today)
    try:
        if not used.is_there or path.stat().st_size > MOST_BYTES:
            return used, None
        journey = open_map(path).journey
    except (JourneyError, OSError):
        return Used(path, used.title, tr("The file can't be read"), is_there=False), None
    facts = " · ".join(
        (
            path.parent.name,
            tr.plural("{n} phase", "{n} phases", len(journey.phases)),
            tr.plural("{n} card", "{n} cards", journey.card_count()),
        )
    )
    late = ""
    due = journey.review.due
    if due is not None and due < today:
        days = (today - due).days
        late = tr.plural("review {n} day late", "review {n} days late", days)
    elif due is not None:
        facts = tr("{facts} · review {date}", facts=facts, date=due.isoformat())
    return Used(path, journey.title or path.stem, facts, late, used.when), journey


def said_day(when: datetime.datetime, tr: Translator, today: datetime.date) -> str:
    """A day as people say it: today with the time, yesterday, or its date."""
    days = (today - when.date()).days
    if days == 0:
        return tr("today {time}", time=when.strftime("%H:%M"))
    if days == 1:
        return tr("yesterday")
    return when.date().isoformat()
