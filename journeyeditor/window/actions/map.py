"""The commands of the Map menu: what can be done with phases, lanes, cards, curves and links."""

from __future__ import annotations

from typing import Final

from journeyeditor.base.messages import msg
from journeyeditor.window.actions.row import ActionRow, part

MAP: Final = (
    ActionRow(
        *("rename-map", "map", msg("&Rename map"), ("Shift+F2",), "tool-rename"),
        msg("Write the map's title"),
    ),
    ActionRow(
        *("column-rule", "map", msg("Column &widths"), ("Ctrl+Shift+W",), "tool-columns"),
        msg("Choose how wide the columns are"),
        choices=True,
    ),
    part("map-1", "map"),
    ActionRow(
        *("split-phase", "map", msg("&Split phase here"), ("Ctrl+Shift+B",), "tool-split"),
        *(msg("Begin a new phase at the current step"), ("map", "step")),
    ),
    ActionRow(
        *("join-steps", "map", msg("&Join with next step"), ("Ctrl+Shift+J",), "tool-join"),
        *(msg("Put what lies in the next step into this one"), ("map", "step")),
    ),
    ActionRow(
        *(
            "join-phases",
            "map",
            msg("Join with next p&hase"),
            ("Ctrl+Shift+F",),
            "tool-join-phases",
        ),
        *(msg("Make one phase of this and the next"), ("map", "phase")),
    ),
    part("map-2", "map"),
    ActionRow(
        *("lane-kind", "map", msg("&Kind of lane"), ("Ctrl+Shift+Y",), "tool-kind"),
        *(msg("Change what the lane is about"), ("map", "lane")),
        choices=True,
    ),
    ActionRow(
        *("fold-lane", "map", msg("&Fold lane"), ("Ctrl+.",), "tool-fold"),
        *(msg("Fold the lane to a thin row, or unfold it"), ("map", "lane")),
    ),
    ActionRow(
        *("hide-lane", "map", msg("H&ide lane"), ("Ctrl+Alt+H",), "tool-hide"),
        *(msg("Hide the lane; its cards stay in the map"), ("map", "lane")),
    ),
    ActionRow(
        *("show-lane", "map", msg("Show hi&dden lane"), ("Ctrl+Alt+Shift+H",), "tool-show"),
        *(msg("Show a hidden lane again"), ("map", "hidden")),
        choices=True,
    ),
    part("map-3", "map"),
    ActionRow(
        *("colour", "map", msg("&Colour"), ("Ctrl+Alt+F",), "tool-colour"),
        *(msg("Give what is selected a colour"), ("map", "coloured")),
        choices=True,
    ),
    ActionRow(
        *("channel", "map", msg("Channel"), ("Ctrl+Alt+C",), "tool-channel"),
        *(msg("Choose where the touchpoint takes place"), ("map", "cards")),
        choices=True,
    ),
    ActionRow(
        *("evidence", "map", msg("&Evidence"), ("Ctrl+Alt+B",), "mark-evidence"),
        *(msg("Say how it is known"), ("map", "truths")),
        choices=True,
    ),
    ActionRow(
        *("moment-of-truth", "map", msg("&Moment of truth"), ("Ctrl+M",), "mark-star"),
        *(msg("Mark as a moment of truth, or take the mark away"), ("map", "truths")),
    ),
    ActionRow(
        *("wider", "map", msg("Stretch over one step m&ore"), ("Ctrl+Shift+Right",), "tool-wider"),
        *(msg("Let the card cover one step more"), ("map", "cards")),
    ),
    ActionRow(
        *(
            "narrower",
            "map",
            msg("Stretch over one step &less"),
            ("Ctrl+Shift+Left",),
            "tool-narrower",
        ),
        *(msg("Let the card cover one step less"), ("map", "cards")),
    ),
    part("map-4", "map"),
    ActionRow(
        *("no-value", "map", msg("&Gap in the curve"), ("Ctrl+Backspace",), "tool-gap"),
        *(msg("Leave the point without a value"), ("map", "points")),
    ),
    ActionRow(
        *("show-curve", "map", msg("Show c&urves"), ("Ctrl+Alt+V",), "tool-show-curve"),
        *(msg("Hide or show curves"), ("map", "curve-lane")),
        choices=True,
    ),
    part("map-5", "map"),
    ActionRow(
        *("link-kind", "map", msg("Kind of li&nk"), ("Ctrl+Alt+L",), "tool-link-kind"),
        *(msg("Choose what the link means"), ("map", "links")),
        choices=True,
    ),
    ActionRow(
        *("turn-link", "map", msg("&Turn link"), ("Ctrl+Shift+R",), "tool-turn"),
        *(msg("Let the link lead the other way"), ("map", "links")),
    ),
    ActionRow(
        *("follow-link", "map", msg("Follow link"), ("Ctrl+Return",), "tool-follow"),
        *(msg("Go where the link leads"), ("map", "leads-on")),
    ),
)
