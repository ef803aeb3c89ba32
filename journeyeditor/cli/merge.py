"""`merge`: two people's versions of a map put together. Fit to be git's driver for merges."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, Translator, msg
from journeyeditor.cli.command import OK, Command
from journeyeditor.cli.output import Output
from journeyeditor.cli.parser import Parser
from journeyeditor.cli.versions import is_none, opened_version

if TYPE_CHECKING:
    from journeyeditor.edits.merge import Conflict
    from journeyeditor.review.telling import Words

CONFLICTS: Final = 1
"""Git takes it for a path that a person must look at; the file holds mine in each conflict."""


def _arguments(parser: Parser, tr: Translator) -> None:
    for name, text in (
        ("base", msg("the last version that both had; an empty file where there was none")),
        ("mine", msg("my version")),
        ("theirs", msg("their version")),
        ("out", msg("the file to write; it may be one of the three")),
    ):
        parser.arguments.add_argument(name, type=Path, metavar=name.upper(), help=tr(text))


def _merge(arguments: argparse.Namespace, output: Output) -> int:
    from journeyeditor.edits.merge import merge
    from journeyeditor.files.store import save
    from journeyeditor.model.journey import Journey
    from journeyeditor.review.telling import Words

    _check_name(arguments.out)
    mine = opened_version(arguments.mine, "MINE", output).journey
    theirs = opened_version(arguments.theirs, "THEIRS", output).journey
    if is_none(arguments.base):
        base = Journey(id=mine.id)
    else:
        base = opened_version(arguments.base, "BASE", output).journey
    if mine.id != theirs.id:
        output.note(msg("MINE and THEIRS are no versions of one map: all of both is taken."))
    merged = merge(base, mine, theirs)
    for told in save(arguments.out, merged.journey).told:
        output.note(told)
    words = Words((merged.journey, mine, theirs, base), output.tr)
    for conflict in merged.conflicts:
        output.line(_said(conflict, words))
    for problem in merged.mended:
        what = words.name(problem.subject) or problem.subject
        output.line(msg("Mended: {problem} ({subject})", problem=problem.message, subject=what))
    if not merged.conflicts:
        output.line(msg("Merged without conflicts."))
        return OK
    number = len(merged.conflicts)
    tr = output.tr
    output.line(tr.plural("Merged, with {n} conflict.", "Merged, with {n} conflicts.", number))
    return CONFLICTS


def _check_name(out: Path) -> None:
    """Refuse to write a map into what is called another kind of file."""
    from journeyeditor.exchange.registry import EXPORTERS

    if out.suffix.lower() in {exporter.ending for exporter in EXPORTERS}:
        raise JourneyError(msg("{name} must end in {ending}.", name=out, ending=".journey"))


def _said(one: Conflict, words: Words) -> Message:
    what = words.record(one.kind, one.record)
    if not one.field:
        if one.kept == "mine":
            return msg(
                "Conflict: {what}: deleted in theirs, but changed or used in mine. It is kept.",
                what=what,
            )
        return msg(
            "Conflict: {what}: deleted in mine, but changed or used in theirs. It is kept.",
            what=what,
        )
    mine, theirs = words.values(one.kind, one.field, one.mine, one.theirs)
    field = words.field(one.kind, one.field)
    if one.kept == "mine":
        return msg(
            "Conflict: {what}: {field}: mine {mine}, theirs {theirs}. Mine is kept.",
            what=what,
            field=field,
            mine=mine,
            theirs=theirs,
        )
    return msg(
        "Conflict: {what}: {field}: mine {mine}, theirs {theirs}. Theirs is kept.",
        what=what,
        field=field,
        mine=mine,
        theirs=theirs,
    )


MERGE: Final = Command("merge", msg("merge two versions of a map"), _arguments, _merge)
