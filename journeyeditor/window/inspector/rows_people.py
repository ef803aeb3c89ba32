"""The rows of personas, segments and sources."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from journeyeditor.base.messages import Message, msg
from journeyeditor.model import kinds
from journeyeditor.window.inspector.rows import MAIN, Editor, Row
from journeyeditor.window.inspector.rows_cards import COLOUR, has_picture

_FACTS: Final = msg("Facts")
_DRIVES: Final = msg("Drives")
_WHYS: Final = msg("The three whys")
_CHANGE: Final = msg("Change persona")


def _fact(name: str, label: Message) -> Row:
    return Row(name, label, Editor.LINE, _CHANGE, group=_FACTS)


def _drive(name: str, label: Message) -> Row:
    return Row(name, label, Editor.LINES, _CHANGE, group=_DRIVES, hint=msg("One a line"))


def _why(name: str, label: Message) -> Row:
    return Row(name, label, Editor.TEXT, _CHANGE, group=_WHYS)


PERSONA: Final = (
    Row(*("name", msg("Name"), Editor.LINE, msg("Rename persona"))),
    Row(*("quote", msg("Quote"), Editor.TEXT, msg("Change quote"))),
    Row(
        *("segment", msg("Segment"), Editor.OFFER, msg("Change segment")),
        offers="segments",
        hint=msg("None"),
    ),
    Row(*("portrait", msg("Picture"), Editor.PICTURE, msg("Change portrait"))),
    Row(
        *("alternative", msg("Picture in words"), Editor.LINE, msg("Describe picture")),
        hint=msg("For those who can't see it"),
        when=has_picture,
    ),
    Row(*("initials", msg("Initials"), Editor.LINE, msg("Change initials"))),
    replace(COLOUR, group=MAIN),
    Row(*("note", msg("Note"), Editor.TEXT, msg("Change note"))),
    _fact("age", msg("Age")),
    _fact("occupation", msg("Occupation")),
    _fact("place", msg("Place")),
    _fact("industry", msg("Industry")),
    _fact("headcount", msg("Head count")),
    _fact("income", msg("Income")),
    _fact("turnover", msg("Turnover")),
    _drive("goals", msg("Goals")),
    _drive("ambitions", msg("Ambitions")),
    _drive("worries", msg("Worries")),
    _drive("motivations", msg("Motivations")),
    _drive("challenges", msg("Challenges")),
    _drive("obstacles", msg("Obstacles")),
    _why("why_buy", msg("Why buy?")),
    _why("why_us", msg("Why us?")),
    _why("why_now", msg("Why now?")),
)
SEGMENT: Final = (
    Row(*("name", msg("Name"), Editor.LINE, msg("Rename segment"))),
    Row(*("description", msg("Description"), Editor.TEXT, msg("Change segment"))),
    Row(*("delete", msg("Delete segment"), Editor.BUTTON, msg("Delete segment"))),
)
SOURCE: Final = (
    Row(*("title", msg("Title"), Editor.LINE, msg("Rename source"))),
    Row(*("kind", msg("Kind"), Editor.CHOICE, msg("Change source"), kinds.SOURCES)),
    Row(*("method", msg("Method"), Editor.CHOICE, msg("Change source"), kinds.METHODS)),
    Row(*("date", msg("Date"), Editor.DATE, msg("Change source")), half=True),
    Row(
        *("n", msg("Number asked"), Editor.NUMBER, msg("Change source")),
        half=True,
        whole=True,
        least=0,
        most=10**9,
    ),
    Row(*("note", msg("Note"), Editor.TEXT, msg("Change source"))),
    Row(
        *("links", msg("Web links"), Editor.WEB, msg("Change web links")),
        hint=msg("https://… and a name, one a line"),
    ),
    Row(*("delete", msg("Delete source"), Editor.BUTTON, msg("Delete source"))),
)
