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
        *("new-window", "file", msg("New &window"), ("Ctrl+Shift+N",), ""),
        *(msg("Open another window"), ()),
    ),
    ActionRow(
        *("open", "file", msg("&Open…"), ("Ctrl+O",), "tool-open"),
        *(msg("Open a map from a file"), (), msg("Open")),
    ),
    ActionRow(
        *("recent", "file", msg("Open &recent"), (), ""),
        *(msg("Open one of the maps used last"), ("recent",)),
        choices=True,
    ),
    ActionRow(
        *("example", "file", msg("Open the &example"), (), "tool-show"),
        *(msg("See a finished map"), ()),
    ),
    part("file-1", "file"),
    ActionRow(
        *("save", "file", msg("&Save"), ("Ctrl+S",), "tool-save"),
        *(msg("Save the map in its file"), ("map",), msg("Save")),
    ),
    ActionRow(
        *("save-as", "file", msg("Save &as…"), ("Ctrl+Shift+S",), ""),
        msg("Save the map in another file"),
    ),
    ActionRow(
        *("versions", "file", msg("&Browse earlier versions…"), (), "tool-undo-history"),
        *(msg("See the versions that were saved before, and go back to one"), ("map",)),
    ),
    ActionRow(
        *("kept", "file", msg("Maps that are &kept…"), (), ""),
        *(msg("See the last version of every map, also of those that were never saved"), ()),
    ),
    ActionRow(
        *("poster", "file", msg("&Poster as PDF…"), ("Ctrl+P", "Ctrl+E"), "tool-poster"),
        *(msg("Make a poster of exact size as a PDF"), ("map",), msg("Poster…")),
    ),
    ActionRow(
        *("export", "file", msg("E&xport"), (), "tool-image"),
        *(msg("Make a picture, persona sheets, a report or a workshop poster"), ("map",)),
        choices=True,
    ),
    part("file-2", "file"),
    ActionRow(
        *("close", "file", msg("&Close map"), ("Ctrl+W",), "tool-close"), msg("Close the map")
    ),
    ActionRow(*("quit", "file", msg("&Quit"), ("Ctrl+Q",), ""), msg("Leave the program"), ()),
)
