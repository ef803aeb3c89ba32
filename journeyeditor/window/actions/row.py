"""What a command is: its row in the table, and what must be so before it can be given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from journeyeditor.base.messages import Message, msg

NO_WORDS: Final = Message("")

NEEDS: Final[Mapping[str, Message]] = {
    "map": msg("Open a map first."),
    "undo": msg("Nothing has been changed yet."),
    "redo": msg("Nothing has been undone."),
    "some": msg("Select something first."),
    "text": msg("Select one thing with a text first."),
    "cards": msg("Select a card first."),
    "cell": msg("Choose a cell first: click where it is to go."),
    "copies": msg("Select something that can be duplicated first: a card, step, phase or lane."),
    "coloured": msg("Select something that has a colour first."),
    "moves": msg("Select what is to be moved first."),
    "phase": msg("Choose a phase first."),
    "step": msg("Choose a step first: click its head or a cell in it."),
    "lane": msg("Choose a lane first: click its head or a cell in it."),
    "hidden": msg("No lane is hidden."),
    "curve-lane": msg("The map has no lane of emotions yet: add one first."),
    "curve-cell": msg("Choose a place in a lane of emotions first."),
    "points": msg("Select a point of a curve first."),
    "truths": msg("Select a card or a point of a curve first."),
    "links": msg("Select a link first."),
    "leads-on": msg("Select a link, or something that a link leads on from."),
    "link-ends": msg("Select the card that the link begins at, or two cards to link."),
    "recent": msg("No map has been opened yet."),
}
"""What commands need, and why they are off where it is not so."""


class ActionRow(NamedTuple):
    """A command: what it is called, its keys, icon, what it is for, and what it needs.

    `short` is its word in the tool row. The first of the keys is the one shown. A row with
    `choices` is a menu of what there is to choose from when it is opened. A key that begins
    with a hyphen parts groups in a menu.
    """

    key: str
    menu: str
    text: Message = NO_WORDS
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: Message = NO_WORDS
    needs: tuple[str, ...] = ("map",)
    short: Message = NO_WORDS
    choices: bool = False
    checked: bool = False


class Choice(NamedTuple):
    """Something to choose in a menu: its key, its words, whether it is so now, its picture.

    `icon` is one of our icons, or a colour as #rrggbb. A key "-" parts groups.
    """

    key: str
    text: str
    chosen: bool = False
    icon: str = ""


def part(key: str, menu: str) -> ActionRow:
    """A line between groups of a menu."""
    return ActionRow(f"-{key}", menu, needs=())
