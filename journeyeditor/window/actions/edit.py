"""The commands of the Edit menu."""

from __future__ import annotations

from typing import Final

from journeyeditor.base.messages import msg
from journeyeditor.window.actions.row import ActionRow, part

EDIT: Final = (
    ActionRow(
        *("undo", "edit", msg("&Undo"), ("Ctrl+Z",), "tool-undo"),
        *(msg("Take back the last change"), ("map", "undo"), msg("Undo")),
    ),
    ActionRow(
        *("redo", "edit", msg("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "tool-redo"),
        *(msg("Do again what was taken back"), ("map", "redo"), msg("Redo")),
    ),
    part("edit-1", "edit"),
    ActionRow(
        *("cut", "edit", msg("Cu&t"), ("Ctrl+X",), "tool-cut"),
        *(msg("Take the selected cards to the clipboard"), ("map", "cards")),
    ),
    ActionRow(
        *("copy", "edit", msg("&Copy"), ("Ctrl+C",), "tool-copy"),
        *(msg("Copy the selected cards to the clipboard"), ("map", "cards")),
    ),
    ActionRow(
        *("copy-picture", "edit", msg("Copy a&s picture"), ("Ctrl+Shift+C",), "tool-copy-picture"),
        msg("Copy what is selected, or the whole map, as a picture for other programs"),
    ),
    ActionRow(
        *("paste", "edit", msg("&Paste"), ("Ctrl+V",), "tool-paste"),
        *(msg("Put what is on the clipboard into the cell"), ("map", "cell")),
    ),
    part("edit-2", "edit"),
    ActionRow(
        *("edit-text", "edit", msg("&Edit text"), ("F2",), "tool-write"),
        *(msg("Write on what is selected"), ("map", "text")),
    ),
    ActionRow(
        *("duplicate", "edit", msg("Dupl&icate"), ("Ctrl+D",), "tool-duplicate"),
        *(msg("Put a copy right after what is selected"), ("map", "copies")),
    ),
    ActionRow(
        *("delete", "edit", msg("&Delete"), ("Del",), "tool-delete"),
        *(msg("Delete what is selected"), ("map", "some")),
    ),
    ActionRow(
        *("select-all", "edit", msg("Select &all"), ("Ctrl+A",), "tool-select-all"),
        msg("Select all cards of the cell; again, of the lane; again, of the map"),
    ),
    part("edit-3", "edit"),
    ActionRow(
        *("move-left", "edit", msg("Move &left"), ("Alt+Left",), "tool-left"),
        *(msg("Move what is selected one step to the left"), ("map", "moves")),
    ),
    ActionRow(
        *("move-right", "edit", msg("Move ri&ght"), ("Alt+Right",), "tool-right"),
        *(msg("Move what is selected one step to the right"), ("map", "moves")),
    ),
    ActionRow(
        *("move-up", "edit", msg("M&ove up"), ("Alt+Up",), "tool-up"),
        *(msg("Move what is selected one place up"), ("map", "moves")),
    ),
    ActionRow(
        *("move-down", "edit", msg("Move do&wn"), ("Alt+Down",), "tool-down"),
        *(msg("Move what is selected one place down"), ("map", "moves")),
    ),
)
