"""Where the program's own data files are: in a checkout, an installed wheel, a frozen program."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def _home() -> Path:
    """The folder that holds `resources` and `icons`."""
    frozen = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).resolve().parent.parent
    homes = [Path(frozen)] if frozen else [package, package.parent]
    for home in homes:
        if (home / "resources").is_dir() and (home / "icons").is_dir():
            return home
    raise FileNotFoundError(f"the program's resources are not in {homes}")


def resource_folder(name: str) -> Path:
    """The folder `resources/name`."""
    return _home() / "resources" / name


def resource(*parts: str) -> Path:
    """The file `resources/parts...`."""
    return _home().joinpath("resources", *parts)


def icon_folder() -> Path:
    """The folder with our SVG icons."""
    return _home() / "icons"
