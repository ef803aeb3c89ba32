"""The commands of the Insert menu."""

from __future__ import annotations

from typing import Final

from journeyeditor.base.messages import msg
from journeyeditor.window.actions.row import ActionRow, part

INSERT: Final = (
    ActionRow(
        *("add-phase", "insert", msg("&Phase"), ("Ctrl+Shift+P",), "tool-add-phase"),
        *(msg("Add a phase after the current one"), ("map",), msg("Phase")),
    ),
    ActionRow(
        *("add-step", "insert", msg("&Step"), ("Ctrl+Shift+T",), "tool-add-step"),
        *(msg("Add a step after the current one, in its phase"), ("map", "step")),
    ),
    ActionRow(
        *("add-lane", "insert", msg("&Lane"), ("Ctrl+Shift+L",), "tool-add-lane"),
        *(msg("Add a lane below the current one"), ("map",), msg("Lane")),
        choices=True,
    ),
    ActionRow(
        *("add-card", "insert", msg("&Card"), ("Ctrl+K",), "tool-add-card"),
        *(msg("Add a card to the current cell"), ("map", "cell"), msg("Card")),
    ),
    part("insert-1", "insert"),
    ActionRow(
        *("add-link", "insert", msg("L&ink"), ("Ctrl+L",), "tool-link"),
        *(msg("Link two cards, or one card to what is chosen next"), ("map", "link-ends")),
        msg("Link"),
    ),
    ActionRow(
        *("add-curve", "insert", msg("&Emotion curve"), ("Ctrl+Shift+U",), "lane-emotions"),
        *(msg("Add a curve for a persona and a state"), ("map", "curve-lane")),
        choices=True,
    ),
    ActionRow(
        *("add-point", "insert", msg("P&oint on the curve"), ("Ctrl+Shift+K",), "tool-add-point"),
        *(msg("Add a point to the curve in the current step"), ("map", "curve-cell")),
    ),
    ActionRow(
        *("add-picture", "insert", msg("Pict&ure…"), ("Ctrl+Shift+I",), "tool-image"),
        *(msg("Put a picture from a file into the cell"), ("map", "cell")),
    ),
    ActionRow(
        *("add-persona", "insert", msg("Perso&na"), ("Ctrl+Shift+A",), "tool-personas"),
        msg("Add a persona"),
    ),
    part("insert-2", "insert"),
    ActionRow(
        *("notes", "insert", msg("No&tes by number…"), ("Ctrl+Shift+M",), "tool-notes"),
        msg("Type in notes made on a workshop poster, by the numbers of its cells"),
    ),
)
