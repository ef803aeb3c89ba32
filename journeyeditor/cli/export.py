"""`export`: a map as a PDF, SVG or PNG on exact paper, whole or in tiles."""

from __future__ import annotations

import argparse
import datetime
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journeyeditor.base.messages import Message, Translator, msg
from journeyeditor.cli.command import OK, Command
from journeyeditor.cli.opening import map_argument, opened, spare_the_map, tell_problems
from journeyeditor.cli.output import Output
from journeyeditor.cli.parser import Parser
from journeyeditor.cli.posters import (
    laid_choices,
    layout_arguments,
    number,
    paint_arguments,
    painted_choices,
)

if TYPE_CHECKING:
    from journeyeditor.layout.tiles import TilePlan

MOST_DPI: Final = 10_000
MOST_WIDTH: Final = 100_000


def _arguments(parser: Parser, tr: Translator) -> None:
    map_argument(parser, tr)
    parser.arguments.add_argument(
        "out", type=Path, metavar="OUT", help=tr(msg("the file to write: .pdf, .svg, .png or .jpg"))
    )
    layout_arguments(parser, tr)
    paint_arguments(parser, tr)
    parser.choices.add_argument(
        "--dpi", metavar="N", default="150", help=tr(msg("pixels an inch of a picture (else 150)"))
    )
    parser.choices.add_argument(
        "--width", metavar="N", help=tr(msg("the width of a picture in pixels, instead of --dpi"))
    )
    parser.choices.add_argument(
        "--no-source", action="store_true", help=tr(msg("don't attach the map itself to a PDF"))
    )


def _export(arguments: argparse.Namespace, output: Output) -> int:
    from journeyeditor.exchange.drawing import draw
    from journeyeditor.exchange.maps import write_drawing
    from journeyeditor.exchange.registry import exporter_for
    from journeyeditor.layout.boxed import boxed

    is_pdf = exporter_for(arguments.out).ending == ".pdf"
    progress = output.progress()
    try:
        progress(msg("Opening"))
        found = opened(arguments)
        if arguments.no_source:
            spare_the_map(arguments.map, arguments.out)
        choices = painted_choices(arguments, laid_choices(arguments, found.journey))
        if not is_pdf and arguments.tiles is None:
            # Tiles that the map was once printed in say nothing about a picture of it.
            choices = replace(choices, tiles=None)
        choices = replace(
            choices,
            dpi=number(arguments.dpi, "--dpi", 1, MOST_DPI),
            pixels=_pixels(arguments.width),
            created=datetime.datetime.now(datetime.UTC),
            source=not arguments.no_source,
        )
        progress(msg("Laying the map out"))
        drawing = draw(found.journey, choices)
        write_drawing(drawing, arguments.out, progress)
    finally:
        output.progress_done()
    tell_problems(found, output)
    if (in_boxes := boxed(drawing.page)) is not None:
        output.note(in_boxes.said())
    if drawing.plan:
        output.line(_cut(drawing.plan))
    return OK


def _pixels(text: str | None) -> int | None:
    return None if text is None else round(number(text, "--width", 1, MOST_WIDTH))


def _cut(plan: TilePlan) -> Message:
    from journeyeditor.layout.paper import paper_name

    return msg(
        "{columns} x {rows} tiles: {sheets} sheets of {paper}.",
        columns=plan.columns,
        rows=plan.rows,
        sheets=len(plan.tiles),
        paper=paper_name(plan.choice.sheet),
    )


EXPORT: Final = Command("export", msg("export a map as PDF, SVG or PNG"), _arguments, _export)
