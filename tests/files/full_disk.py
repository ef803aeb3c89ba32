"""Saves on a disk that really is full: `python -m tests.files.full_disk FOLDER fill|limit`.

With `fill`, FOLDER is a small file system of its own, which is filled but for a few blocks;
with `limit`, the system lets the process write no file larger than that. Saves with ever more
room, and checks what is left each time.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from journeyeditor.base.messages import Message
from journeyeditor.files.codec import decode, encode
from journeyeditor.files.history import History
from journeyeditor.files.recovery import Recovery
from journeyeditor.files.store import fingerprint, save
from tests.benchmarks.maps import made_map
from tests.files.failing import error_of

STEP = 4_096


def fill(folder: Path, free: int | None) -> None:
    """Take all room but so many bytes; none for None."""
    filler = folder / "filler"
    filler.unlink(missing_ok=True)
    if free is None:
        return
    taken = 0
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                taken += file.write(bytes(STEP))
        except OSError:
            file.truncate(max(0, taken - free))


def limit(_: Path, most: int | None) -> None:
    """Let no file be larger than so many bytes."""
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard if most is None else most, hard))


def main(folder: Path, narrow: Callable[[Path, int | None], None]) -> str:
    """Save with ever more room; says how often it was refused and how often done."""
    small, large = made_map(20), made_map(150, seed=2)
    path, state = folder / "map.journey", folder / "state"
    refused = told = done = kept = 0
    save(path, small)
    keeper = Recovery(state).begin(small.id)
    keeper.write(small)
    for step in range(40):
        narrow(folder, step * STEP)
        before = path.read_bytes()
        tell: list[Message] = []

        def saving(before: bytes = before, tell: list[Message] = tell) -> None:
            expected = fingerprint(before)
            tell += save(path, large, expected=expected, history=History(state)).told

        error = error_of(saving)
        if error is None:
            assert path.read_bytes() == encode(large)
            done += 1
            told += bool(tell)
        else:
            assert path.read_bytes() == before
            assert "disk is full" in str(error) or "too large" in str(error), str(error)
            refused += 1
        assert not list(folder.glob(".je-*"))
        kept += error_of(partial(keeper.write, large.changed(title=str(step)))) is None
        history = History(state)
        for version in history.versions(large.id).versions:
            decode(history.read(large.id, version))
        if error is None and not tell:
            break
        narrow(folder, None)
        save(path, small)
    return f"{refused} refused, {done} saved, {told} of them told, {kept} snapshots"


if __name__ == "__main__":
    sys.stdout.write(main(Path(sys.argv[1]), limit if sys.argv[2] == "limit" else fill) + "\n")
