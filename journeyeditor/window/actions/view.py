"""The commands of the View menu."""

from __future__ import annotations

from typing import Final

from journeyeditor.base.messages import msg
from journeyeditor.window.actions.row import ActionRow, part

VIEW: Final = (
    ActionRow(
        *("fit", "view", msg("Whole &page"), ("Ctrl+0",), "tool-fit"),
        *(msg("Show the whole page"), ("map",), msg("Whole page")),
    ),
    ActionRow(
        *("actual", "view", msg("&Actual size"), ("Ctrl+1",), "tool-actual-size"),
        msg("Show the page at 100 %"),
    ),
    ActionRow(
        *("zoom-in", "view", msg("Zoom &in"), ("Ctrl++", "Ctrl+="), "tool-zoom-in"),
        msg("Come closer"),
    ),
    ActionRow(
        *("zoom-out", "view", msg("&Zoom out"), ("Ctrl+-",), "tool-zoom-out"), msg("Step back")
    ),
    part("view-1", "view"),
    ActionRow(
        *("outline", "view", msg("&Outline at the left"), ("F9",), "tool-outline"),
        msg("Show phases, lanes and personas as a list"),
        checked=True,
    ),
    ActionRow(
        *("inspector", "view", msg("&Details at the right"), ("F10",), "tool-inspector"),
        msg("Show all that is known of what is selected"),
        checked=True,
    ),
    ActionRow(
        *("history", "view", msg("&History"), ("Ctrl+Shift+H",), "tool-undo-history"),
        msg("Show all changes, and go back to any of them"),
        checked=True,
    ),
    ActionRow(
        *("heads", "view", msg("&Keep heads in sight"), ("F8",), "tool-heads"),
        msg("Keep the names of phases and lanes at the edges when they are scrolled away"),
        checked=True,
    ),
    ActionRow(
        *("full", "view", msg("&Map alone"), ("F11",), "tool-fullscreen"),
        msg("Show the map over the whole screen; Esc or F11 goes back"),
        checked=True,
    ),
    part("view-2", "view"),
    ActionRow(
        *("theme", "view", msg("&Light or dark"), ("Ctrl+Shift+D",), "tool-theme"),
        *(msg("Choose how the window looks; the page stays white"), ()),
        choices=True,
    ),
    ActionRow(
        *("language", "view", msg("Lan&guage"), ("Ctrl+Shift+G",), "tool-language"),
        *(msg("Choose the language of the program; maps keep theirs"), ()),
        choices=True,
    ),
)
