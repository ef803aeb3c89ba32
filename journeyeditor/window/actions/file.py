"""The commands of the File menu."""

from __future__ import annotations

from typing import Final

from journeyeditor.base.messages import msg
from journeyeditor.window.actions.row import ActionRow, part

FILE: Final = (
    ActionRow(
        *("new", "file", msg("&New"), ("Ctrl+N",), "tool-new"),
        *(msg("Begin a new map"), (), msg("New")),
    ),
    ActionRow(
        *("new-window", "file", msg("New &window"), ("Ctrl+Shift+N",), "tool-new-window"),
        *(msg("Open another window"), ()),
    ),
    ActionRow(
        *("open", "file", msg("&Open…"), ("Ctrl+O",), "tool-open"),
        *(msg("Open a map from a file"), (), msg("Open")),
    ),
    ActionRow(
        *("recent", "file", msg("Open &recent"), ("Ctrl+R",), "tool-recent"),
        *(msg("Open one of the maps used last"), ("recent",)),
        choices=True,
    ),
    ActionRow(
        *("example", "file", msg("Open the &example"), ("Ctrl+Shift+E",), "tool-show"),
        *(msg("See a finished map"), ()),
    ),
    part("file-1", "file"),
    ActionRow(
        *("save", "file", msg("&Save"), ("Ctrl+S",), "tool-save"),
        *(msg("Save the map in its file"), ("map",), msg("Save")),
    ),
    ActionRow(
        *("save-as", "file", msg("Save &as…"), ("Ctrl+Shift+S",), "tool-save-as"),
        msg("Save the map in another file"),
    ),
    ActionRow(
        *(
            "versions",
            "file",
            msg("&Browse earlier versions…"),
            ("Ctrl+Alt+Z",),
            "tool-undo-history",
        ),
        *(msg("See the versions that were saved before, and go back to one"), ("map",)),
    ),
    ActionRow(
        *("kept", "file", msg("Maps that are &kept…"), ("Ctrl+Shift+O",), "tool-kept"),
        *(msg("See the last version of every map, also of those that were never saved"), ()),
    ),
    ActionRow(
        *("poster", "file", msg("&Poster as PDF…"), ("Ctrl+P", "Ctrl+E"), "tool-poster"),
        *(msg("Make a poster of exact size as a PDF"), ("map",), msg("Poster…")),
    ),
    ActionRow(
        *("export", "file", msg("E&xport"), ("Ctrl+Shift+X",), "tool-export"),
        *(msg("Make a picture, persona sheets, a report or a workshop poster"), ("map",)),
        choices=True,
    ),
    part("file-2", "file"),
    ActionRow(
        *("close", "file", msg("&Close map"), ("Ctrl+W",), "tool-close"), msg("Close the map")
    ),
    ActionRow(
        *("quit", "file", msg("&Quit"), ("Ctrl+Q",), "tool-quit"), msg("Leave the program"), ()
    ),
)
