"""Versions of one map as they come from people, and from version control under odd names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.cli.opening import tell_problems
from journeyeditor.cli.output import Output

if TYPE_CHECKING:
    from journeyeditor.files.codec import Opened


def opened_version(path: Path, called: str, output: Output) -> Opened:
    """The map in a file, which needs no ending of a map; what was mended is told.

    Git calls its temporary files as it likes. Raises JourneyError, saying which of the
    versions it is that can't be opened.
    """
    from journeyeditor.exchange.maps import open_map
    from journeyeditor.exchange.registry import IMPORTERS
    from journeyeditor.files.store import read

    endings = {ending for importer in IMPORTERS for ending in importer.endings}
    try:
        found = open_map(path) if path.suffix.lower() in endings else read(path)
    except JourneyError as error:
        problem = error.message
        raise JourneyError(msg("{name}: {problem}", name=called, problem=problem)) from error
    tell_problems(found, output)
    return found


def is_none(path: Path) -> bool:
    """Whether a file stands for no version at all: git's name for nothing, or an empty file."""
    if path == Path(os.devnull):
        return True
    try:
        return path.is_file() and path.stat().st_size == 0
    except OSError:
        return False
