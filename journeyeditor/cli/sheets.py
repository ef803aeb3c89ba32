"""`sheets`: a page for each persona of a map."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path
from typing import Final

from journeyeditor.base.messages import Translator, msg
from journeyeditor.cli.command import OK, Command
from journeyeditor.cli.opening import map_argument, opened, spare_the_map, tell_problems
from journeyeditor.cli.output import Output
from journeyeditor.cli.parser import Parser


def pdf_arguments(parser: Parser, tr: Translator) -> None:
    """Let a sub-command take a map and the PDF to write."""
    map_argument(parser, tr)
    parser.arguments.add_argument(
        "out", type=Path, metavar="OUT.pdf", help=tr(msg("the PDF to write"))
    )


def _sheets(arguments: argparse.Namespace, output: Output) -> int:
    from journeyeditor.exchange.sheets import sheets_bytes, write_pdf

    found = opened(arguments)
    spare_the_map(arguments.map, arguments.out)
    now = datetime.datetime.now(datetime.UTC)
    write_pdf(arguments.out, lambda: sheets_bytes(found.journey, now))
    tell_problems(found, output)
    return OK


SHEETS: Final = Command(
    "sheets", msg("write a sheet for each persona as PDF"), pdf_arguments, _sheets
)
