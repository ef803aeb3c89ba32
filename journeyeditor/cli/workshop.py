"""`workshop`: the map as a blank poster with numbered cells to work on with pens and notes."""

from __future__ import annotations

import argparse
import datetime
from typing import Final

from journeyeditor.base.messages import Translator, msg
from journeyeditor.cli.command import OK, Command
from journeyeditor.cli.opening import opened, spare_the_map, tell_problems
from journeyeditor.cli.output import Output
from journeyeditor.cli.parser import Parser
from journeyeditor.cli.posters import ORIENTATIONS
from journeyeditor.cli.sheets import pdf_arguments

DEFAULT_PAPER: Final = "A1"


def _arguments(parser: Parser, tr: Translator) -> None:
    pdf_arguments(parser, tr)
    parser.choices.add_argument(
        "--paper",
        metavar=tr(msg("PAPER")),
        default=DEFAULT_PAPER,
        help=tr(
            msg(
                "A0 to A5, Letter, Tabloid, a size in millimetres such as 900x600, or fit"
                " (else {default})",
                default=DEFAULT_PAPER,
            )
        ),
    )
    parser.choices.add_argument(
        "--orientation",
        choices=ORIENTATIONS,
        default=ORIENTATIONS[0],
        help=tr(msg("which way the paper lies (else auto)")),
    )


def _workshop(arguments: argparse.Namespace, output: Output) -> int:
    from journeyeditor.exchange.sheets import workshop_bytes, write_pdf
    from journeyeditor.layout.paper import Paper

    found = opened(arguments)
    spare_the_map(arguments.map, arguments.out)
    paper = Paper(arguments.paper, arguments.orientation)
    now = datetime.datetime.now(datetime.UTC)
    write_pdf(arguments.out, lambda: workshop_bytes(found.journey, paper, now))
    tell_problems(found, output)
    return OK


WORKSHOP: Final = Command(
    "workshop", msg("write the map as a blank poster with numbered cells"), _arguments, _workshop
)
