"""Which language the program speaks: the one chosen, else the system's, else English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from journeyeditor.base.messages import LANGUAGES

_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order POSIX gives them (XBD 8.2); the first that is set decides."""


def interface_language(chosen: str, environment: Mapping[str, str]) -> str:
    """A language of `LANGUAGES`; `chosen` is the one of the settings, "" for the system's."""
    if chosen in LANGUAGES:
        return chosen
    named = next((environment[name] for name in _VARIABLES if environment.get(name)), None)
    if named is None:
        import locale

        named = locale.getlocale()[0] or ""
    return "sv" if named.lower().startswith("sv") else "en"
