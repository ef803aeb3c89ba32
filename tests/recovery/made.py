"""What the tests of recovery have in common: small maps, and programs before and after a crash."""

from __future__ import annotations

import base64
import random
from pathlib import Path

from journeyeditor.files.keeper import Keeper
from journeyeditor.files.recovery import Findings, Recovery
from journeyeditor.model.journey import Journey
from journeyeditor.model.pictures import picture_key
from journeyeditor.model.records import Picture
from tests.files.failing import Clock, Elsewhere
from tests.files.rich import PNG

CRASHED = Elsewhere("here", began=None)
"""This machine, after the process that wrote has ended."""

ALIVE = Elsewhere("here", began="boot:1")


def titled(title: str) -> Journey:
    return Journey(id="document", title=title)


def png(size: int) -> bytes:
    """A picture file of a few more bytes than that; what follows the image is nothing to it."""
    return PNG + random.Random(size).randbytes(size)


def with_pictures(*sizes: int) -> Journey:
    pictures = {
        picture_key(png(size)): Picture(
            width=2, height=3, data=base64.b64encode(png(size)).decode("ascii")
        )
        for size in sizes
    }
    return Journey(id="document", title="pictures", pictures=pictures)


def live(state: Path, clock: Clock | None = None) -> Recovery:
    return Recovery(state, ALIVE, clock or Clock())


def after_crash(state: Path, clock: Clock | None = None) -> Recovery:
    return Recovery(state, CRASHED, clock or Clock())


def titles(findings: Findings) -> list[str]:
    return [found.snapshot.about.title for found in findings.found]


def folder_of(state: Path, keeper: Keeper) -> Path:
    return state / "recovery" / keeper.name
