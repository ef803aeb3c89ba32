"""Days, times and amounts as people say them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from journeyeditor.base.messages import Translator, msg

if TYPE_CHECKING:
    from journeyeditor.files.about import About

_MONTHS = (
    *(msg("Jan"), msg("Feb"), msg("Mar"), msg("Apr"), msg("May"), msg("Jun")),
    *(msg("Jul"), msg("Aug"), msg("Sep"), msg("Oct"), msg("Nov"), msg("Dec")),
)


def said_day(when: datetime.datetime, tr: Translator, today: datetime.date) -> str:
    """A day as people say it: today with the time, yesterday, or its date."""
    day = when.date()
    days = (today - day).days
    if days == 0:
        return tr("today {time}", time=when.strftime("%H:%M"))
    if days == 1:
        return tr("yesterday")
    month = _MONTHS[day.month - 1]
    if day.year == today.year:
        return tr("{day} {month}", day=day.day, month=month)
    return tr("{day} {month} {year}", day=day.day, month=month, year=day.year)


def said_moment(moment: float, tr: Translator, *, seconds: bool = False) -> str:
    """A moment, in seconds since 1970, by its day and time; of today by its time alone."""
    when = datetime.datetime.fromtimestamp(moment)
    today = datetime.date.today()
    time = when.strftime("%H:%M:%S" if seconds else "%H:%M")
    if when.date() == today:
        return time
    return tr("{day} at {time}", day=said_day(when, tr, today), time=time)


def said_amount(about: About, size: int, tr: Translator) -> str:
    """How much there is of a map that is kept in `size` bytes."""
    phases = tr.plural("{n} phase", "{n} phases", about.phases)
    cards = tr.plural("{n} card", "{n} cards", about.cards)
    return tr("{phases}, {cards}, {size} kB", phases=phases, cards=cards, size=1 + size // 1024)
