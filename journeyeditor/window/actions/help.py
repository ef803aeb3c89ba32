"""The commands of the Help menu."""

from __future__ import annotations

from typing import Final

from journeyeditor.base.messages import msg
from journeyeditor.window.actions.row import ActionRow

HELP: Final = (
    ActionRow(
        *("keys", "help", msg("&Keys and mouse"), ("F1",), "tool-help"),
        *(msg("See what the keys and the mouse do"), ()),
    ),
    ActionRow(
        *("about", "help", msg("&About Journey Editor"), ("Shift+F1",), "tool-info"),
        *(msg("Version and licences"), ()),
    ),
)
