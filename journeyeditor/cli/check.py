"""`check`: whether a file opens as it is, after repairs, or not at all."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any, Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, Translator, msg
from journeyeditor.cli.command import OK, REPAIRED, Command
from journeyeditor.cli.opening import map_argument, opened
from journeyeditor.cli.output import Output
from journeyeditor.cli.parser import Parser

if TYPE_CHECKING:
    from journeyeditor.files.codec import Opened
    from journeyeditor.model.journey import Journey


def _arguments(parser: Parser, tr: Translator) -> None:
    map_argument(parser, tr)
    parser.choices.add_argument(
        "--json", action="store_true", help=tr(msg("say it as JSON, for programs"))
    )


def _check(arguments: argparse.Namespace, output: Output) -> int:
    try:
        found = opened(arguments)
    except JourneyError as error:
        if arguments.json:
            _say_json(output, "refused", [(error.message, "")], {})
        raise
    problems = [(problem.message, problem.subject) for problem in found.problems]
    counts = _counts(found.journey)
    if arguments.json:
        _say_json(output, "mended" if problems else "ok", problems, counts)
    else:
        _say(found, counts, output)
    return REPAIRED if problems else OK


def _say(found: Opened, counts: dict[str, int], output: Output) -> None:
    tr = output.tr
    if found.problems:
        number = len(found.problems)
        output.line(tr.plural("Opened after {n} repair:", "Opened after {n} repairs:", number))
        for problem in found.problems:
            output.line(f"  {tr(problem.message)} ({problem.subject})")
    else:
        output.line(msg("Opens as it is."))
    if found.migrated_from is not None:
        text = msg("It was made in the older version {version}.", version=found.migrated_from)
        output.line(text)
    output.line(
        msg(
            "{phases} phases, {steps} steps, {lanes} lanes, {cards} cards, {links} links.",
            **counts,
        )
    )


def _say_json(
    output: Output, status: str, problems: list[tuple[Message, str]], counts: dict[str, int]
) -> None:
    told: dict[str, Any] = {
        "status": status,
        "problems": [
            {"message": output.tr(message), "subject": subject} for message, subject in problems
        ],
        "counts": counts,
    }
    output.text(json.dumps(told, indent=2) + "\n")


def _counts(journey: Journey) -> dict[str, int]:
    return {
        "phases": len(journey.phases),
        "steps": len(list(journey.steps())),
        "lanes": len(journey.lanes),
        "cards": journey.card_count(),
        "curves": len(journey.curves),
        "metrics": len(journey.metrics),
        "links": len(journey.links),
        "personas": len(journey.personas),
        "segments": len(journey.segments),
        "sources": len(journey.sources),
        "pictures": len(journey.pictures),
    }


CHECK: Final = Command("check", msg("check whether a file can be opened"), _arguments, _check)
