"""Memory: of an open map, of a thousand steps to undo, and of what came and went again.

Each size is a program of its own, without a screen; what counts is the resident memory.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from journeyeditor.base.messages import msg
from journeyeditor.edits.cards import set_card_text
from journeyeditor.session.commands.cards import add_card
from journeyeditor.session.history import Cell
from tests.benchmarks.rows import Measure, Row, slope

MIB = 1024 * 1024
SIZES = tuple(map(int, os.environ.get("CARDS", "300 1000 10000 50000").split()))
PROMISED = 10_000
UNDO_STEPS = 1_000
ROUNDS = 1_000


def resident() -> float:
    """The resident memory of this program, in MiB, after everything unused was let go."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MIB


def measure(cards: int) -> None:
    """In a program of its own: say the memory with a map open, and with its steps to undo."""
    from tests.benchmarks.windows import open_canvas

    with open_canvas(cards) as canvas:
        gc.unfreeze()
        opened = resident()
        session = canvas.session
        every = [card.id for card in session.journey.all_cards()]
        for turn in range(UNDO_STEPS if every else 0):
            card = every[turn * 37 % len(every)]
            session.apply(msg("Edit text"), set_card_text, card, f"ändrad text nummer {turn}")
        steps = resident()
        kept = session.index
    sys.stdout.write(json.dumps({"opened": opened, "steps": steps, "kept": kept}))


def _measured(cards: int) -> dict[str, float]:
    run = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.memory", str(cards)],
        cwd=Path(__file__).resolve().parents[2],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(run.stdout)
    return found


def open_maps() -> Sequence[Row]:
    """An open map against the same program with an empty map; then its steps to undo."""
    empty = _measured(0)["opened"]
    rows, added = [], []
    for cards in SIZES:
        found = _measured(cards)
        more, steps = found["opened"] - empty, found["steps"] - found["opened"]
        added.append(max(more, 0.1))
        shown, kept = f"{found['opened']:.0f} MiB", f"{found['kept']:.0f} steps kept"
        is_promised = cards == PROMISED
        rows += [
            Row(
                *(f"memory, {cards:,} cards open", shown, f"an empty map {empty:.0f} MiB"),
                *(more, 80.0 if is_promised else None, "MiB"),
            ),
            Row(
                *(f"memory, {UNDO_STEPS:,} steps to undo, {cards:,} cards", kept, shown),
                *(steps, 60.0 if is_promised else None, "MiB"),
            ),
        ]
    steep = slope(SIZES, added)
    rows.append(Row("memory of the map as it grows, slope", "", "itself", steep, None, ""))
    return rows


def rounds() -> Sequence[Row]:
    """A thousand cards that are added and undone leave nothing behind."""
    from PySide6.QtWidgets import QApplication

    from tests.benchmarks.windows import open_canvas

    with open_canvas(min(1_000, SIZES[-1])) as canvas:
        gc.unfreeze()
        session = canvas.session
        journey = session.journey
        step = journey.phases[0].steps[0].id
        cell = Cell(journey.lanes[0].id, step)

        def some(times: int) -> tuple[int, int, float]:
            for _ in range(times):
                add_card(session, "ett kort", cell)
                QApplication.processEvents()
                session.undo()
                QApplication.processEvents()
            memory = resident()
            return len(canvas.view.scene().items()), len(gc.get_objects()), memory

        items, objects, memory = some(50)
        more_items, more_objects, more_memory = some(ROUNDS)
    what = f"{ROUNDS:,} times added and undone"
    yardstick = "after 50 times"
    shown = f"{more_items} items", f"{more_objects} objects", f"{more_memory:.0f} MiB"
    return [
        Row(f"{what}: items left", shown[0], yardstick, more_items - items, 0, ""),
        Row(f"{what}: objects left", shown[1], yardstick, more_objects - objects, 100, ""),
        Row(f"{what}: memory left", shown[2], yardstick, more_memory - memory, 4, "MiB"),
    ]


ROWS: list[Measure] = [open_maps, rounds]

if __name__ == "__main__":
    measure(int(sys.argv[1]))
