"""`diff`: what differs between two versions of a map. Fit to be git's command for differences."""

from __future__ import annotations

import argparse
import datetime
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator, msg
from journeyeditor.cli.command import OK, Command
from journeyeditor.cli.output import Output
from journeyeditor.cli.parser import Parser
from journeyeditor.cli.versions import is_none, opened_version

if TYPE_CHECKING:
    from journeyeditor.model.journey import Journey
    from journeyeditor.review.differences import Differences

DIFFERENT: Final = 1
OF_GIT: Final = (7, 9)
"""How many arguments git gives: path, old file, hash, mode, new file, hash, mode; and for a file
that was renamed its new path and a text."""

GIT_ASKS: Final = "GIT_DIFF_PATH_TOTAL"
"""Git sets it for its commands. Of a path that is not merged it gives nothing but the path."""


def _arguments(parser: Parser, tr: Translator) -> None:
    parser.usage = "%(prog)s [-h] [--json] A B"
    parser.arguments.add_argument("before", metavar="A", help=tr(msg("the earlier version")))
    parser.arguments.add_argument(
        "after", metavar="B", nargs="?", help=tr(msg("the later version"))
    )
    parser.arguments.add_argument("git", nargs="*", help=argparse.SUPPRESS)
    parser.choices.add_argument(
        "--json", action="store_true", help=tr(msg("say it as JSON, for programs"))
    )


def _diff(arguments: argparse.Namespace, output: Output) -> int:
    given = [arguments.before, *filter(None, (arguments.after,)), *arguments.git]
    if len(given) in OF_GIT:
        return _diff_for_git(given, output)
    if len(given) == 1 and GIT_ASKS in os.environ:
        output.line(msg("{path}: not merged yet", path=given[0]))
        return OK
    if len(given) < 2:
        raise JourneyError(msg("Something is missing: {names}.", names="B"))
    if len(given) > 2:
        raise JourneyError(msg("This is not understood: {names}.", names=" ".join(given[2:])))
    before = opened_version(Path(given[0]), "A", output).journey
    found = _found(before, opened_version(Path(given[1]), "B", output).journey)
    if arguments.json:
        output.text(json.dumps(_as_json(found, output.tr), indent=2) + "\n")
    else:
        _say(found, output)
    return DIFFERENT if found else OK


def _diff_for_git(given: list[str], output: Output) -> int:
    """Git takes any status but 0 for a failure."""
    old, new = Path(given[1]), Path(given[4])
    path = given[0] if len(given) == min(OF_GIT) else f"{given[0]} → {given[7]}"
    if is_none(old):
        output.line(msg("{path}: a new map", path=path))
    elif is_none(new):
        output.line(msg("{path}: deleted", path=path))
    else:
        before = opened_version(old, path, output).journey
        found = _found(before, opened_version(new, path, output).journey)
        output.line(path)
        _say(found, output, "  ")
    return OK


def _found(before: Journey, after: Journey) -> Differences:
    from journeyeditor.review.differences import differences

    return differences(before, after)


def _say(found: Differences, output: Output, indent: str = "") -> None:
    from journeyeditor.review.telling import told

    for line in told(found, output.tr):
        output.line(indent + line)


def _as_json(found: Differences, tr: Translator) -> list[dict[str, Any]]:
    from journeyeditor.review.telling import told

    return [
        {
            "kind": one.kind,
            "id": one.id,
            "change": one.change,
            "field": one.field,
            "before": _plain(one.before),
            "after": _plain(one.after),
            "text": text,
        }
        for one, text in zip(found, told(found, tr), strict=True)
    ]


def _plain(value: Any) -> Any:
    """A value as in a map's file."""
    from journeyeditor.model.record import Record

    match value:
        case Record():
            return value.model_dump(mode="json", exclude_defaults=True)
        case tuple():
            return [_plain(one) for one in value]
        case datetime.date():
            return value.isoformat()
    return value


DIFF: Final = Command(
    "diff", msg("say what differs between two versions of a map"), _arguments, _diff
)
