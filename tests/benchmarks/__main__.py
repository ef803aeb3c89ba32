"""Prints the table of benchmarks: `python -m tests.benchmarks [name ...]`, a name a module here.

Every module of this folder with a list `ROWS` of functions takes part; each function gives
some rows. `pictures FOLDER` saves pictures of a map of 10,000 cards instead. The environment's
CARDS ("300 1000") chooses other sizes of maps, for a quick look.
"""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import tests.benchmarks
from tests.benchmarks.rows import Measure, Row

_HEADS = ("what", "measured", "yardstick", "ratio", "promise", "")


def modules(names: Sequence[str]) -> Iterator[tuple[str, Sequence[Measure]]]:
    """The modules that take part, with their measures."""
    for found in pkgutil.iter_modules(tests.benchmarks.__path__):
        if found.name.startswith("__") or (names and found.name not in names):
            continue
        module = importlib.import_module(f"tests.benchmarks.{found.name}")
        measures = getattr(module, "ROWS", None)
        if measures:
            yield found.name, measures


def line(row: Row) -> tuple[str, ...]:
    """A row as the table has it."""
    state = "ok" if row.kept else "short"
    shown = f"{row.value:.3g} {row.unit}"
    promise = "-"
    if row.promise is None:
        state = ""
    else:
        promise = f"<= {row.promise:.3g} {row.unit}"
    return row.what, row.measured, row.yardstick, shown, promise, state


def main() -> int:
    """Measure and print, a line as soon as it is known; 1 where a promise falls short."""
    if sys.argv[1:2] == ["pictures"]:
        from tests.benchmarks.pictures import save_pictures

        for path in save_pictures(Path(sys.argv[2]), *map(int, sys.argv[3:4])):
            sys.stdout.write(f"{path}\n")
        return 0
    named = sys.argv[1:]
    if named[:1] == ["--one"]:
        return _one(named[1])
    _say(_HEADS)
    # Each in a process of its own, where nothing that others left is in its way.
    names = [name for name, _ in modules(named)]
    command = [sys.executable, "-m", "tests.benchmarks", "--one"]
    return max(subprocess.run([*command, name], check=False).returncode for name in names)


def _one(name: str) -> int:
    rows = (row for _, measures in modules([name]) for measure in measures for row in measure())
    short = 0
    for row in rows:
        _say(line(row))
        short += not row.kept
    return 1 if short else 0


def _say(cells: Sequence[str]) -> None:
    widths = (58, 16, 28, 12, 14, 5)
    texts = (text.ljust(width) for text, width in zip(cells, widths, strict=True))
    sys.stdout.write("  ".join(texts) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
