"""The binding reads no sources at imports, and works as it did."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import linecache, sys
from journeyeditor.app.binding import spare_sources
if sys.argv[1] == "spared":
    spare_sources()
from PySide6.QtCore import QObject, QPoint
import journeyeditor.canvas.canvas
print(sum("journeyeditor" in name for name in linecache.cache))
assert QPoint(3, 4).manhattanLength() == 7
assert QObject().objectName() == ""
"""


def sources_read(way: str) -> int:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, way], capture_output=True, text=True, check=True
    )
    return int(run.stdout)


def test_no_source_is_read_at_an_import() -> None:
    assert sources_read("spared") == 0


def test_it_would_be_read_otherwise() -> None:
    """Where this fails the binding has become better, and `binding.py` can go."""
    assert sources_read("as it is") > 50
