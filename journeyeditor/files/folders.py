"""Where the program keeps what is its own: settings, and the state that may be lost."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

_NAME: Final = "journeyeditor"


@dataclass(frozen=True, slots=True)
class Folders:
    """The program's own folders; none of them need exist yet."""

    settings: Path
    state: Path


def user_folders() -> Folders:
    """The folders of the current user, where the system wants them."""
    import platformdirs

    settings = platformdirs.user_config_path(_NAME, appauthor=False)
    return Folders(settings, platformdirs.user_state_path(_NAME, appauthor=False))
