"""The poster of a drawing against what other programs make of the same drawing's SVG.

Each is a process of its own with all its start-up; a program that is not there has no row.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from journeyeditor.exchange.maps import export_map
from journeyeditor.files.store import save
from tests.benchmarks.maps import made_map
from tests.benchmarks.rows import Measure, Row, in_ms, seconds

CARDS = 1_000


def peers() -> Sequence[Row]:
    """1,000 cards to PDF: ours from the map's file, theirs from our SVG."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        journey, drawing, out = made_map(CARDS), home / "map.svg", home / "map.pdf"
        save(home / "map.journey", journey)
        export_map(journey, drawing)
        ours = [sys.executable, "-m", "journeyeditor", "export", str(home / "map.journey")]
        mine = _timed([*ours, str(out)])
        size = out.stat().st_size
        for name, command in (
            ("rsvg-convert", ["rsvg-convert", "-f", "pdf", "-o", str(out), str(drawing)]),
            ("inkscape", ["inkscape", str(drawing), f"--export-filename={out}"]),
        ):
            if shutil.which(command[0]) is None:
                continue
            theirs = _timed(command)
            larger = out.stat().st_size
            rows += [
                Row(
                    f"poster of {CARDS:,} cards, time",
                    in_ms(mine),
                    f"{name} {in_ms(theirs)}",
                    mine / theirs,
                    None,
                ),
                Row(
                    f"poster of {CARDS:,} cards, size",
                    f"{size / 1024:.0f} KiB",
                    f"{name} {larger / 1024:.0f} KiB",
                    size / larger,
                    None,
                ),
            ]
    return rows


def _timed(command: list[str]) -> float:
    return seconds(lambda: subprocess.run(command, check=True, capture_output=True), 3)


ROWS: list[Measure] = [peers]
