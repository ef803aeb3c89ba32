"""`new` and `templates`: a new map, and what it can be made of."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator, msg
from journeyeditor.cli.command import OK, Command, no_arguments
from journeyeditor.cli.output import Output
from journeyeditor.cli.parser import Parser

DEFAULT_TEMPLATE: Final = "five-phases"
ENDING: Final = ".journey"


def _new_arguments(parser: Parser, tr: Translator) -> None:
    parser.arguments.add_argument(
        "out", type=Path, metavar="OUT.journey", help=tr(msg("the file to make"))
    )
    parser.choices.add_argument(
        "--template",
        default=DEFAULT_TEMPLATE,
        metavar=tr(msg("KEY")),
        help=tr(
            msg("what it is made of; “journeyeditor templates” lists them (else {default})"),
            default=DEFAULT_TEMPLATE,
        ),
    )
    parser.choices.add_argument(
        "--language", metavar="sv|en", help=tr(msg("the map's language (else the interface's)"))
    )
    parser.choices.add_argument(
        "--force", action="store_true", help=tr(msg("overwrite a file that is there"))
    )


def _new(arguments: argparse.Namespace, output: Output) -> int:
    from journeyeditor.files.store import save
    from journeyeditor.files.templates import new_from

    out: Path = arguments.out
    if out.suffix.lower() != ENDING:
        raise JourneyError(msg("{name} must end in {ending}.", name=out, ending=ENDING))
    if os.path.lexists(out) and not arguments.force:
        raise JourneyError(msg("{name} exists already: add --force to overwrite it.", name=out))
    save(out, new_from(arguments.template, arguments.language or output.tr.language))
    return OK


def _templates(_: argparse.Namespace, output: Output) -> int:
    from journeyeditor.files.templates import examples, templates

    for template in (*templates(), *examples()):
        output.line(f"{template.key}\t{template.name(output.tr.language)}")
    return OK


NEW: Final = Command("new", msg("make a new map"), _new_arguments, _new)
TEMPLATES: Final = Command(
    "templates", msg("list what a map can be made of"), no_arguments, _templates
)
