"""The program's own small JSON files: settings, notes of what is kept, who has a map open.

Read before the first paint, so nothing heavy here.
"""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any, Final

from journeyeditor.files.system import SYSTEM, System
from journeyeditor.files.writing import read_bytes

MOST_BYTES: Final = 1_000_000


def read_small(path: Path, system: System = SYSTEM, most: int = MOST_BYTES) -> Any:
    """The values in a small file.

    Raises OSError where it can't be read, ValueError where it is too large, no ordinary file
    or no JSON.
    """
    if not stat.S_ISREG(system.stat(path).st_mode):
        raise ValueError(path)
    data = read_bytes(path, system, most + 1)
    if len(data) > most:
        raise ValueError(path)
    try:
        return json.loads(data.decode("utf-8", "surrogatepass"))
    except RecursionError as error:
        raise ValueError(path) from error


def small_bytes(values: object) -> bytes:
    """Values as the bytes of a small file; any text at all, even names that are no Unicode."""
    text = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "surrogatepass")
