"""Keeps pydantic from looking for plugins among all that is installed beside the program."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Final

_LOADER: Final = "pydantic.plugin._loader"
"""Pydantic's own module that looks for them, imported when the first schema is built."""


def spare_plugins() -> None:
    """Let nothing but our own checks have a hand in reading maps, before any schema is built.

    To look for plugins pydantic reads what is written about every installed package, and
    brings what reads mails for that: a tenth of the time that a command takes. Were the module
    called otherwise, it would only be slower again.
    """
    loader = ModuleType(_LOADER)
    vars(loader)["get_plugins"] = tuple
    sys.modules.setdefault(_LOADER, loader)
