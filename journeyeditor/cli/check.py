"""`check`: whether a file opens as it is, how its poster reads, and what the check-up finds."""

from __future__ import annotations

import argparse
import datetime
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, Translator, msg
from journeyeditor.cli.command import OK, REPAIRED, Command
from journeyeditor.cli.opening import map_argument, opened
from journeyeditor.cli.output import Output
from journeyeditor.cli.parser import Parser
from journeyeditor.cli.posters import laid_choices, layout_arguments, number

if TYPE_CHECKING:
    from journeyeditor.files.codec import Opened
    from journeyeditor.layout.legibility import Legibility
    from journeyeditor.model.journey import Journey
    from journeyeditor.review.checkup import Checkup
    from journeyeditor.review.findings import Finding


def _arguments(parser: Parser, tr: Translator) -> None:
    map_argument(parser, tr)
    parser.choices.add_argument(
        "--json", action="store_true", help=tr(msg("say it as JSON, for programs"))
    )

    layout_arguments(parser, tr)
    parser.choices.add_argument(
        "--distance",
        metavar="M",
        help=tr(msg("tell whether the poster can be read from so many metres (else 2)")),
    )
    parser.choices.add_argument(
        "--strict",
        action="store_true",
        help=tr(msg("end with status 1 where the poster's text is too small for the distance")),
    )


def _check(arguments: argparse.Namespace, output: Output) -> int:
    from journeyeditor.exchange.checking import checked

    try:
        found = opened(arguments)
    except JourneyError as error:
        if arguments.json:
            _say_json(output, "refused", [(error.message, "")], {})
        raise
    problems = [(problem.message, problem.subject) for problem in found.problems]
    counts = _counts(found.journey)
    reading = _reading(arguments, found.journey)
    today = datetime.datetime.now().astimezone().date()
    result = checked(found.journey, today, reading.legibility if reading else None)
    if arguments.json:
        status = "mended" if problems else "ok"
        _say_json(output, status, problems, counts, reading, result)
    else:
        _say(found, counts, output)
        for text in reading.said if reading else ():
            output.line(text)
        _say_findings(result, output)
    is_too_small = reading is not None and reading.is_too_small
    return REPAIRED if problems or (is_too_small and arguments.strict) else OK


@dataclass(frozen=True, slots=True)
class _Reading:
    """How the poster reads: the figures, and what is told of them."""

    legibility: Legibility
    said: tuple[Message, ...]
    is_too_small: bool


def _reading(arguments: argparse.Namespace, journey: Journey) -> _Reading | None:
    """How the map's poster reads on the paper asked for; None where nothing was asked."""
    asked = (arguments.paper, arguments.roll, arguments.scale, arguments.distance)
    if all(option is None for option in asked) and not arguments.strict:
        return None
    from journeyeditor.layout.better import proposals
    from journeyeditor.layout.legibility import Verdict
    from journeyeditor.layout.poster import Posters

    choices = laid_choices(arguments, journey)
    if arguments.distance is not None:
        distance = number(arguments.distance, "--distance", 0.1, 100)
        choices = replace(choices, distance=distance)
    posters, order = Posters(), choices.order()
    legibility = posters.poster(journey, order).legibility
    better = [proposal.message for proposal in proposals(posters, journey, order)]
    said = legibility.said() + tuple(msg("Better: {proposal}", proposal=text) for text in better)
    return _Reading(legibility, said, legibility.verdict is Verdict.TOO_SMALL)


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


def _say_findings(result: Checkup, output: Output) -> None:
    tr, count, aside = output.tr, result.count, len(result.aside)
    if count:
        output.line(
            tr.plural("The check-up found {n} thing:", "The check-up found {n} things:", count)
        )
    else:
        output.line(msg("The check-up found nothing to remark."))
    for group in result.groups:
        output.line(f"  {group.name(tr)}")
        for finding in group.findings:
            output.line(f"    {finding.place(tr) or tr(finding.said)}")
    if aside:
        output.line(tr.plural("{n} finding is set aside:", "{n} findings are set aside:", aside))
    for one in result.aside:
        output.line(f"  {one.told(tr)}")


def _say_json(
    output: Output,
    status: str,
    problems: list[tuple[Message, str]],
    counts: dict[str, int],
    reading: _Reading | None = None,
    result: Checkup | None = None,
) -> None:
    told: dict[str, Any] = {
        "status": status,
        "problems": [
            {"message": output.tr(message), "subject": subject} for message, subject in problems
        ],
        "counts": counts,
    }
    if reading:
        found = reading.legibility
        told["reading"] = {
            "verdict": found.verdict.value,
            "distance": found.distance,
            "capital": round(found.capital, 2),
            "cards": round(found.cards, 2),
            "needed": round(found.needed, 2),
            "farthest": round(found.farthest, 2),
            "said": [output.tr(text) for text in reading.said],
        }
    if result:
        told["findings"] = [_told(finding, output.tr) for finding in result.findings()]
        told["set_aside"] = [
            {**_told(one.finding, output.tr), "reason": one.record.reason} for one in result.aside
        ]
    output.text(json.dumps(told, indent=2) + "\n")


def _told(finding: Finding, tr: Translator) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "kind": finding.kind,
        "ids": list(finding.ids),
        "place": finding.place(tr),
        "said": tr(finding.said),
    }


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


CHECK: Final = Command(
    "check", msg("check whether a file can be opened, and what its map lacks"), _arguments, _check
)
