"""The whole table: menus, rows, the tool row, and the menus of what is selected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from journeyeditor.base.messages import Message, msg
from journeyeditor.window.actions.edit import EDIT
from journeyeditor.window.actions.file import FILE
from journeyeditor.window.actions.help import HELP
from journeyeditor.window.actions.insert import INSERT
from journeyeditor.window.actions.map import MAP
from journeyeditor.window.actions.view import VIEW

MENUS: Final[Mapping[str, Message]] = {
    "file": msg("&File"),
    "edit": msg("&Edit"),
    "view": msg("&View"),
    "insert": msg("&Insert"),
    "map": msg("&Map"),
    "help": msg("&Help"),
}

ROWS: Final = (*FILE, *EDIT, *VIEW, *INSERT, *MAP, *HELP)

TOOLS: Final = (
    ("add-phase", "add-lane", "add-card", "add-link"),
    ("undo", "redo"),
    ("fit",),
)
"""The tool row from the left, in groups; the poster stands at the right."""

_MOVES: Final = ("move-left", "move-right", "move-up", "move-down")

POPUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "cards": (
        *("edit-text", "-", "cut", "copy", "copy-picture", "paste", "duplicate", "delete", "-"),
        *("add-card", "add-link", "add-picture", "-", "colour", "channel", "evidence"),
        *("moment-of-truth", "wider", "narrower"),
    ),
    "points": ("edit-text", "add-point", "-", "moment-of-truth", "evidence", "no-value", "delete"),
    "links": ("edit-text", "link-kind", "turn-link", "follow-link", "-", "delete"),
    "phases": (
        *("edit-text", "add-phase", "add-step", "duplicate", "delete", "-"),
        *("move-left", "move-right", "join-phases", "-", "colour"),
    ),
    "steps": (
        *("edit-text", "add-step", "duplicate", "delete", "-", "move-left", "move-right"),
        *("split-phase", "join-steps", "-", "add-link"),
    ),
    "lanes": (
        *("edit-text", "add-lane", "duplicate", "delete", "-", "lane-kind", "fold-lane"),
        *("hide-lane", "show-lane", "-", "move-up", "move-down", "colour"),
    ),
    "personas": ("edit-text", "add-persona", "duplicate", "delete", "-", "colour", "add-curve"),
    "curves": ("edit-text", "add-curve", "show-curve", "colour", "delete"),
    "cell": ("add-card", "add-point", "add-picture", "paste", "-", "add-step", "add-lane"),
    "": (
        *("rename-map", "add-phase", "add-lane", "paste", "copy-picture", "-"),
        *("column-rule", "show-lane"),
    ),
}
"""The commands in the menu of what is selected, by its kind; "-" parts groups."""
