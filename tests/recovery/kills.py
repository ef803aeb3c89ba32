"""Processes killed while they save, in numbers: nothing torn, nothing lost after “saved”.

Children are forked from one warm process, so that a kill costs little more than the save.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.files.codec import decode, encode
from journeyeditor.files.history import History
from journeyeditor.files.recovery import Recovery
from journeyeditor.files.store import ChangedOnDisk, fingerprint, load, save
from journeyeditor.files.system import System
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Card
from tests.benchmarks.maps import made_map
from tests.files.failing import CALLS, TELLING, Quick, Watched

SIZES: Final = {"50 kB": 190, "500 kB": 2_000, "5 MB": 20_000}
"""Cards that make a file of about this size."""

_MOST: Final = 100


@dataclass
class Outcome:
    """How many were killed, and what became of their files."""

    kills: int = 0
    torn: int = 0
    lost: int = 0
    replaced: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.torn} torn, {self.lost} lost,"
            f" {self.replaced} after the file was replaced, {self.seconds:.0f} s"
        )

    @property
    def is_good(self) -> bool:
        """Whether nothing was torn and nothing lost."""
        return self.kills > 0 and self.torn == 0 and self.lost == 0


class Reporting(System):
    """Says through a pipe when a save has come to the files; dies at a call, where it is told.

    Where it dies at a call it does not wait for the disk: only which call it was matters then.
    """

    def __init__(self, pipe: int, dies_at: int = 0, *, half: bool = False) -> None:
        self._pipe = pipe
        self._dies_at = dies_at
        self._half = half
        self.calls = 0

    def __getattribute__(self, name: str) -> Any:
        call = super().__getattribute__(name)
        if name not in CALLS or name in TELLING:
            return call
        if self.calls == 0:
            os.write(self._pipe, b"f")
        self.calls += 1
        if self.calls == self._dies_at and not (self._half and name == "write"):
            os.kill(os.getpid(), signal.SIGKILL)
        return call

    def fsync(self, handle: int) -> None:
        if not self._dies_at:
            super().fsync(handle)

    def write(self, handle: int, data: memoryview) -> int:
        if self.calls == self._dies_at:
            os.write(handle, data[: len(data) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        return super().write(handle, data)


@contextlib.contextmanager
def child(work: Callable[[int], object]) -> Iterator[tuple[int, int]]:
    """A forked process at its work; gives its number and the pipe on which it reports."""
    out, into = os.pipe()
    number = os.fork()
    if number == 0:
        try:
            os.close(out)
            work(into)
        except BaseException as error:
            os.write(2, repr(error).encode())
            os._exit(1)
        os._exit(0)
    os.close(into)
    try:
        yield number, out
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
        os.close(out)


def reported(pipe: int) -> bytes:
    """All that a dead child has said."""
    return b"".join(iter(lambda: os.read(pipe, 1 << 16), b""))


def titled(number: int) -> str:
    """All titles are equally long, so that files differ in nothing else."""
    return f"{number:08d}"


def kill_saves(folder: Path, cards: int, count: int, seed: int) -> Outcome:
    """Kill so many saves of a map at random moments; most while they are at the files."""
    chance = random.Random(seed)
    path, state = folder / "map.journey", folder / "state"
    journey = made_map(cards).changed(title=titled(0))
    template = encode(journey)
    saved = save(path, journey)
    start = time.perf_counter()
    saved = save(path, journey, expected=saved.fingerprint, history=History(state))
    longest = time.perf_counter() - start
    outcome, start, on_disk = Outcome(), time.perf_counter(), 0
    for _ in range(count):

        def work(pipe: int, first: int = on_disk + 1) -> None:
            expected = fingerprint(path.read_bytes())
            for number in range(first, first + _MOST):
                system = Reporting(pipe)
                history = History(state, system)
                made = journey.changed(title=titled(number))
                expected = save(path, made, system, expected=expected, history=history).fingerprint
                os.write(pipe, b"s")

        with child(work) as (number, pipe):
            heard = b""
            if chance.random() < 0.8:
                heard = os.read(pipe, 1)
                time.sleep(chance.random() * longest * 0.5)
            else:
                time.sleep(chance.random() * longest * 2)
            os.kill(number, signal.SIGKILL)
            heard += reported(pipe)
        said = on_disk + heard.count(b"s")
        data = path.read_bytes()
        outcome.kills += 1
        found = _number_in(data, template)
        if found is None:
            outcome.torn += 1
            save(path, journey)
            found = 0
        outcome.lost += found < said
        outcome.replaced += found > said
        on_disk = found
    decode(path.read_bytes())
    outcome.seconds = time.perf_counter() - start
    return outcome


def _number_in(data: bytes, template: bytes) -> int | None:
    """The number in the title of a file that is in all else the template; None where it is not."""
    place = template.index(titled(0).encode())
    found = data[place : place + 8]
    is_whole = data[:place] == template[:place] and data[place + 8 :] == template[place + 8 :]
    return int(found) if is_whole and found.isdigit() else None


def kill_at_each_call(folder: Path) -> Outcome:
    """Kill a save right before each of its calls, and in the middle of each write."""
    path, state, outcome = folder / "map.journey", folder / "state", Outcome()
    old = made_map(60).changed(title=titled(0))
    new = old.changed(title=titled(1))
    watched = Watched()

    def set_out() -> str:
        shutil.rmtree(state, ignore_errors=True)
        return save(path, old, Quick()).fingerprint

    expected = set_out()
    save(path, new, watched, expected=expected, history=History(state, watched))
    writes = [place for place, name in enumerate(watched.calls, 1) if name == "write"]
    moments = [(place, False) for place in range(1, len(watched.calls) + 1)]
    for place, half in [*moments, *((place, True) for place in writes)]:
        set_out()

        def work(pipe: int, place: int = place, half: bool = half) -> None:
            system = Reporting(pipe, place, half=half)
            save(path, new, system, expected=expected, history=History(state, system))
            os.write(pipe, b"s")

        with child(work) as (_, pipe):
            is_saved = b"s" in reported(pipe)
        found = _number_in(path.read_bytes(), encode(old))
        outcome.kills += not is_saved
        outcome.torn += found is None
        outcome.lost += is_saved and found != 1
        outcome.replaced += found == 1 and not is_saved
        history = History(state)
        for version in history.versions(old.id).versions:
            history.read(old.id, version)
    return outcome


def kill_snapshots(folder: Path, cards: int, count: int, seed: int) -> Outcome:
    """Kill processes that write snapshots: the last that was said to be written is found."""
    chance = random.Random(seed)
    journey = made_map(cards).changed(title=titled(0))
    recovery = Recovery(folder)
    outcome, start = Outcome(), time.perf_counter()
    for _ in range(count):

        def work(pipe: int) -> None:
            keeper = Recovery(folder).begin(journey.id)
            for number in range(1, 10_000):
                keeper.write(journey.changed(title=titled(number)))
                os.write(pipe, b"s")

        with child(work) as (number, pipe):
            heard = os.read(pipe, 1)
            time.sleep(chance.random() * 0.04)
            os.kill(number, signal.SIGKILL)
            heard += reported(pipe)
        outcome.kills += 1
        findings = recovery.found()
        outcome.torn += len(findings.lost)
        if len(findings.found) == 1:
            opened = recovery.open(findings.found[0]).journey
            outcome.torn += opened.card_count() != journey.card_count()
            outcome.lost += int(opened.title) < len(heard)
            outcome.replaced += int(opened.title) > len(heard)
        else:
            outcome.lost += 1
        for found in findings.found:
            recovery.history.folder(journey.id)
            recovery.discard(found)
        recovery.tidy()
    outcome.seconds = time.perf_counter() - start
    return outcome


@dataclass
class Race:
    """How two processes fared that save to one file again and again."""

    saved: int = 0
    refused: int = 0
    overwritten: int = 0

    def __str__(self) -> str:
        return (
            f"{self.saved} saves of two processes, {self.refused} told of the other's,"
            f" {self.overwritten} overwritten silently"
        )


def race(folder: Path, count: int) -> Race:
    """Two processes open, add a card and save, each so often: every card is there in the end."""
    path = folder / "map.journey"
    save(path, Journey(id="map"))

    def work(pipe: int, name: str) -> None:
        for number in range(count):
            while True:
                opened = load(path)
                card = Card(id=f"{name}{number}", order="V")
                cards = opened.journey.lane_cards("").added([card])
                journey = opened.journey.changed(cards={"": Cards(cards)})
                try:
                    save(path, journey, Quick(), expected=opened.fingerprint)
                except ChangedOnDisk:
                    os.write(pipe, b"c")
                    continue
                except JourneyError:
                    continue
                os.write(pipe, b"s")
                break

    with (
        child(lambda pipe: work(pipe, "a")) as (_, one),
        child(lambda pipe: work(pipe, "b")) as (_, other),
    ):
        heard = reported(one) + reported(other)
    saves = heard.count(b"s")
    return Race(saves, heard.count(b"c"), saves - load(path).journey.card_count())
