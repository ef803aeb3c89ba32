"""`show` and `schema`: a map as readable text, and the form of its file."""

from __future__ import annotations

import argparse
from typing import Final

from journeyeditor.base.messages import Translator, msg
from journeyeditor.cli.command import OK, Command, no_arguments
from journeyeditor.cli.opening import map_argument, opened, tell_problems
from journeyeditor.cli.output import Output
from journeyeditor.cli.parser import Parser


def _show_arguments(parser: Parser, tr: Translator) -> None:
    map_argument(parser, tr)


def _show(arguments: argparse.Namespace, output: Output) -> int:
    from journeyeditor.cli.outline import outline

    found = opened(arguments)
    tell_problems(found, output)
    for line in outline(found.journey, output.tr):
        output.line(line)
    return OK


def _schema(_: argparse.Namespace, output: Output) -> int:
    from journeyeditor.files.schema import schema_text

    output.text(schema_text())
    return OK


SHOW: Final = Command("show", msg("show a map as readable text"), _show_arguments, _show)
SCHEMA: Final = Command(
    "schema", msg("print the JSON Schema of the .journey format"), no_arguments, _schema
)
