"""The argument that names a map, and the map behind it."""

from __future__ import annotations

import argparse
import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator, msg
from journeyeditor.cli.output import Output
from journeyeditor.cli.parser import Parser

if TYPE_CHECKING:
    from journeyeditor.files.codec import Opened


def map_argument(parser: Parser, tr: Translator) -> None:
    """Let a sub-command take a map."""
    parser.arguments.add_argument(
        "map",
        type=Path,
        metavar="IN",
        help=tr(msg("the map's file: .journey, or a .pdf that carries one")),
    )


def opened(arguments: argparse.Namespace) -> Opened:
    """The map of a sub-command. Raises JourneyError where it can't be opened."""
    from journeyeditor.exchange.maps import open_map

    return open_map(arguments.map)


def spare_the_map(source: Path, out: Path) -> None:
    """Refuse to write what carries no map over the file that the map was opened from."""
    same = False
    with contextlib.suppress(OSError):
        same = source.samefile(out)
    if same:
        raise JourneyError(
            msg(
                "{name} holds the map, and what is written wouldn't: choose another name.", name=out
            )
        )


def tell_problems(found: Opened, output: Output) -> None:
    """Say on standard error what was mended on opening."""
    for problem in found.problems:
        output.note(
            msg("Mended: {problem} ({subject})", problem=problem.message, subject=problem.subject)
        )
