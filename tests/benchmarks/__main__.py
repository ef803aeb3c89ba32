"""Prints the table of benchmarks: `python -m tests.benchmarks [name ...]`, a name a module here.

Every module of this folder with a list `ROWS` of functions takes part; each function gives
some rows. `pictures FOLDER` saves pictures of a map of 10,000 cards instead. The environment's
CARDS ("300 1000") chooses other sizes of maps, for a quick look.
"""

from __future__ import annotations

import importlib
import pkgutil
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
    short = 0
    widths = (58, 16, 28, 12, 14, 5)
    out = sys.stdout
    out.write("  ".join(h.ljust(w) for h, w in zip(_HEADS, widths, strict=True)) + "\n")
    for _, measures in modules(sys.argv[1:]):
        for measure in measures:
            for row in measure():
                cells = zip(line(row), widths, strict=True)
                out.write("  ".join(text.ljust(width) for text, width in cells) + "\n")
                out.flush()
                short += not row.kept
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
