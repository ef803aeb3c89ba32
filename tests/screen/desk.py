"""A desk to draw at: a screen, settings of its own, the program at its start page, an album."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.screen.program import Program, running
from tests.screen.screen import screen

SIZES = {1: "1500x1000", 2: "3000x2000"}


class Desk(NamedTuple):
    """How the program is seen: in a language, light or dark, at so many pixels to a point."""

    language: str
    theme: str
    scale: int

    @property
    def name(self) -> str:
        """Its name among pictures."""
        return f"{self.language}-{self.theme}-{self.scale}x"


class Album:
    """Takes pictures of the stages into a folder; without one it takes none."""

    def __init__(self, program: Program, folder: Path | None = None, name: str = "") -> None:
        self._program = program
        self._folder = folder
        self._name = name
        self._number = 0

    def keep(self, stage: str) -> None:
        """Take a picture of how far it has come."""
        self._number += 1
        if self._folder is not None:
            path = self._folder / f"{self._name}-{self._number:02}-{stage}.png"
            self._program.person.photographs(path)


@contextmanager
def sitting(desk: Desk, home: Path) -> Iterator[Program]:
    """The program at its start page, as a person has it who has never used it before."""
    folders = {name: home / name for name in ("config", "state", "data", "cache")}
    (home / "runtime").mkdir(mode=0o700, parents=True)
    settings = folders["config"] / "journeyeditor" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"language": desk.language, "theme": desk.theme}))
    with screen(SIZES[desk.scale]) as env:
        own = {f"XDG_{name.upper()}_HOME": str(path) for name, path in folders.items()}
        own |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(home / "runtime")}
        own |= {"QT_SCALE_FACTOR": str(desk.scale)}
        with running(env | own) as program:
            program.has_focus("Tile")
            yield program
