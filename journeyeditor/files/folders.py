"""Where the program keeps what is its own: settings, and the state that may be lost."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_NAME: Final = "journeyeditor"


@dataclass(frozen=True, slots=True)
class Folders:
    """The program's own folders; none of them need exist yet."""

    settings: Path
    state: Path

    @property
    def logs(self) -> Path:
        """Where the program writes down what went wrong."""
        return self.state / "logs"


def portable_folders() -> Folders:
    """The folders beside the program itself, for a stick that is carried about."""
    home = _beside_the_program() / f"{_NAME}-data"
    return Folders(home / "settings", home / "state")


def _beside_the_program() -> Path:
    """The folder that holds the frozen program; of another, the environment it runs in.

    On a Mac the frozen program is itself a folder, which must stay as it was signed.
    """
    if not getattr(sys, "frozen", False):
        return Path(sys.prefix)
    program = Path(sys.executable).resolve()
    bundle = next((above for above in program.parents if above.suffix == ".app"), program)
    return bundle.parent


def user_folders() -> Folders:
    """The folders of the current user, where the system wants them."""
    if sys.platform == "linux":
        return Folders(_base("XDG_CONFIG_HOME", ".config"), _base("XDG_STATE_HOME", ".local/state"))
    import platformdirs

    settings = platformdirs.user_config_path(_NAME, appauthor=False)
    return Folders(settings, platformdirs.user_state_path(_NAME, appauthor=False))


def _base(variable: str, usual: str) -> Path:
    """Ours among the folders of the XDG Base Directory Specification.

    Two lines of it are read here: importing platformdirs would hold up the first paint.
    """
    named = os.environ.get(variable, "")
    base = Path(named) if Path(named).is_absolute() else Path.home() / usual
    return base / _NAME
