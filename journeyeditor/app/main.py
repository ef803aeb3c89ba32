"""The entry point: a sub-command goes to the command line, everything else to the window.

Imports nothing heavy before it knows which; the window paints its shell first.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, Translator, msg
from journeyeditor.cli.names import NAMES

PORTABLE: Final = "--portable"
"""The window's own option: settings and all else are kept beside the program."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with its arguments; gives the exit status.

    A first argument that is a sub-command's name is the sub-command, even where a file is
    called so; after “--” everything is a file.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    first = arguments[0] if arguments else ""
    if first in NAMES or first in ("-h", "--help", "--version"):
        from journeyeditor.cli.main import run_command, show_help, show_version

        if first in NAMES:
            return run_command(first, arguments[1:])
        return show_version() if first == "--version" else show_help()
    portable = first == PORTABLE
    if portable:
        arguments = arguments[1:]
        first = arguments[0] if arguments else ""
    if first == "--":
        arguments = arguments[1:]
    elif first.startswith("-"):
        return _refused(msg("There is no option {name}.", name=first))
    return _window([Path(argument) for argument in arguments], portable)


def _window(paths: list[Path], portable: bool) -> int:
    for path in paths:
        if not path.exists():
            if path.suffix:
                return _refused(msg("There is no file {name}.", name=path))
            return _refused(msg("{name} is neither a command nor a file.", name=path))
    if _has_no_screen():
        return _refused(msg("There is no screen to open a window on."))
    # All that is made until the first paint stays; the desktop lets the collector in after it.
    gc.disable()
    from journeyeditor.app.binding import spare_sources

    spare_sources()
    from journeyeditor.app.desktop import run

    return run([str(path) for path in paths], portable=portable)


def _has_no_screen() -> bool:
    """Whether Qt would end the program for want of a display (Linux and the like only)."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _refused(problem: Message) -> int:
    """Say one sentence and where help is."""
    from journeyeditor.cli.main import guarded

    def refuse(_: Translator) -> NoReturn:
        text = msg("{problem} “journeyeditor --help” says what there is.", problem=problem)
        raise JourneyError(text)

    return guarded(refuse)
