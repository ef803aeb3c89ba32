"""The user's settings: a small JSON file, read before the first paint, so nothing heavy here."""

from __future__ import annotations

import contextlib
import stat
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from journeyeditor.files.small import read_small, small_bytes
from journeyeditor.files.system import SYSTEM, System
from journeyeditor.files.writing import write_whole

FILE_NAME: Final = "settings.json"
MOST_RECENT: Final = 12


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose, and what the program remembers for the user.

    `language` and `theme` are "" where the system decides; `theme` is else "light" or "dark".
    `recent` are the files opened last, the newest first. `geometry` and `layout` are the
    window's place and the arrangement in it, base64 of what Qt gives. `heads` are kept in
    sight on the map. `unknown` is what a newer version wrote.
    """

    language: str = ""
    theme: str = ""
    recent: tuple[str, ...] = ()
    geometry: str = ""
    layout: str = ""
    heads: bool = True
    unknown: dict[str, Any] = field(default_factory=dict)

    def with_recent(self, path: Path) -> Settings:
        """With this file as the newest of the recent ones."""
        name = str(path)
        others = [one for one in self.recent if one != name]
        return replace(self, recent=(name, *others[: MOST_RECENT - 1]))

    def without_recent(self, path: Path | None = None) -> Settings:
        """Without this file among the recent ones, or without any of them."""
        kept = self.recent if path is not None else ()
        return replace(self, recent=tuple(one for one in kept if one != str(path)))


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings, and where a broken settings file was put, if there was one."""

    settings: Settings
    set_aside: Path | None = None


def load_settings(folder: Path, system: System = SYSTEM) -> Loaded:
    """The settings in a folder; the defaults where there are none or they can't be read.

    A file that is not ours to understand, or can't be read, is renamed, never overwritten.
    Never raises.
    """
    path = folder / FILE_NAME
    try:
        if not stat.S_ISREG(system.stat(path).st_mode):
            return Loaded(Settings())
        return Loaded(_settings(read_small(path, system)))
    except (FileNotFoundError, NotADirectoryError):
        return Loaded(Settings())
    except (OSError, ValueError, TypeError):
        return Loaded(Settings(), _set_aside(path, system))


def save_settings(folder: Path, settings: Settings, system: System = SYSTEM) -> None:
    """Write the settings whole. Raises JourneyError where the folder can't be written to."""
    values = {one.name: getattr(settings, one.name) for one in fields(settings)}
    values |= values.pop("unknown")
    path = folder / FILE_NAME
    with contextlib.suppress(OSError):  # writing the file says why, and what to do
        system.make_folder(folder)
    write_whole(path, small_bytes(values), system)


def _settings(values: Any) -> Settings:
    """Settings of plain values; a value of another kind than its field's is left out."""
    if not isinstance(values, dict):
        raise TypeError(type(values))
    known: dict[str, Any] = {}
    for name in ("language", "theme", "geometry", "layout"):
        if isinstance(values.get(name), str):
            known[name] = values[name]
    if isinstance(values.get("heads"), bool):
        known["heads"] = values["heads"]
    recent = values.get("recent")
    if isinstance(recent, list):
        known["recent"] = tuple(one for one in recent if isinstance(one, str))[:MOST_RECENT]
    own = {one.name for one in fields(Settings)}
    unknown = {name: value for name, value in values.items() if name not in own}
    return Settings(**known, unknown=unknown)


def _set_aside(path: Path, system: System) -> Path | None:
    """Rename a broken file to the first free name beside it."""
    with contextlib.suppress(OSError):
        there = set(system.names(path.parent))
        for number in range(1, 100):
            aside = path.with_name(f"settings.broken-{number}.json")
            if aside.name not in there:
                system.replace(path, aside)
                return aside
    return None
