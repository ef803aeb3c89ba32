"""`export`: a map as a PDF, SVG or PNG on exact paper."""

from __future__ import annotations

import argparse
import datetime
import math
from dataclasses import replace
from pathlib import Path
from typing import Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator, msg
from journeyeditor.cli.command import OK, Command
from journeyeditor.cli.opening import map_argument, opened, tell_problems
from journeyeditor.cli.output import Output
from journeyeditor.cli.parser import Parser

ORIENTATIONS: Final = ("auto", "landscape", "portrait")
MOST_MARGIN: Final = 1000
MOST_DPI: Final = 10_000


def _arguments(parser: Parser, tr: Translator) -> None:
    map_argument(parser, tr)
    parser.arguments.add_argument(
        "out", type=Path, metavar="OUT", help=tr(msg("the file to write: .pdf, .svg or .png"))
    )
    parser.choices.add_argument(
        "--paper",
        metavar=tr(msg("PAPER")),
        help=tr(
            msg(
                "A0 to A5, Letter, Tabloid, a size in millimetres such as 900x600, or fit"
                " (else the map's own choice)"
            )
        ),
    )
    parser.choices.add_argument(
        "--orientation", choices=ORIENTATIONS, help=tr(msg("which way the paper lies (else auto)"))
    )
    parser.choices.add_argument(
        "--margin", metavar="MM", help=tr(msg("the least margin in millimetres (else 10)"))
    )
    parser.choices.add_argument(
        "--dpi", metavar="N", default="150", help=tr(msg("pixels an inch of a PNG (else 150)"))
    )


def _export(arguments: argparse.Namespace, output: Output) -> int:
    from journeyeditor.exchange.drawing import poster_choices
    from journeyeditor.exchange.maps import export_map
    from journeyeditor.exchange.registry import exporter_for

    exporter_for(arguments.out)
    progress = output.progress()
    try:
        progress(msg("Opening"))
        found = opened(arguments)
        choices = poster_choices(found.journey)
        choices = replace(
            choices,
            paper=choices.paper if arguments.paper is None else arguments.paper,
            orientation=arguments.orientation or choices.orientation,
            dpi=_number(arguments.dpi, "--dpi", 1, MOST_DPI),
            created=datetime.datetime.now(datetime.UTC),
        )
        if arguments.margin is not None:
            margin = _number(arguments.margin, "--margin", 0, MOST_MARGIN)
            choices = replace(choices, margin=margin)
        export_map(found.journey, arguments.out, choices, progress)
    finally:
        output.progress_done()
    tell_problems(found, output)
    return OK


def _number(text: str, name: str, least: float, most: float) -> float:
    """A number of an option, with a decimal point or comma."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = math.nan
    if not least <= number <= most:
        raise JourneyError(
            msg(
                "{name} takes a number from {least} to {most}, not {text}.",
                name=name,
                least=least,
                most=most,
                text=text,
            )
        )
    return number


EXPORT: Final = Command("export", msg("export a map as PDF, SVG or PNG"), _arguments, _export)
