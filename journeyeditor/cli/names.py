"""The names of the sub-commands, apart from all that they need: the window starts by them too."""

from typing import Final

NAMES: Final = (
    *("new", "templates", "export", "sheets", "report", "workshop"),
    *("check", "show", "diff", "merge", "schema", "self-test"),
)
