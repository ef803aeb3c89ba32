"""The parser of arguments: argparse, speaking the reader's language and one sentence an error."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Any, Final, NoReturn

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, Translator, msg
from journeyeditor.cli.output import Output


class Parser(argparse.ArgumentParser):
    """Raises JourneyError for wrong arguments; help is asked for with -h or --help."""

    def __init__(self, *, output: Output, prog: str, description: str) -> None:
        tr = output.tr
        self._output = output
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=lambda prog: _Formatter(prog, tr=tr),
        )
        self.arguments = self.add_argument_group(tr(msg("Arguments")))
        self.choices = self.add_argument_group(tr(msg("Options")))
        self.choices.add_argument("-h", "--help", action="help", help=tr(msg("show this help")))

    def print_help(self, file: object = None) -> None:
        """Say the help as all else is said: argparse itself keeps quiet of a full disk."""
        self._output.text(self.format_help())

    def error(self, message: str) -> NoReturn:
        """What argparse found wrong, in a sentence of ours, with where help is."""
        raise JourneyError(
            msg(
                "{problem} “{prog} --help” says how it is used.",
                problem=_said(message),
                prog=self.prog,
            )
        )


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str, *, tr: Translator) -> None:
        super().__init__(prog, max_help_position=28, width=96)
        self._tr = tr

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or self._tr(msg("Usage: ")))


def _said(message: str) -> Message:
    for pattern, text in _PROBLEMS:
        found = pattern.fullmatch(message)
        if found:
            return Message(text.key, found.groupdict())
    return msg("The arguments are wrong: {problem}.", problem=message)


_PROBLEMS: Final = tuple(
    (re.compile(pattern, re.DOTALL), text)
    for pattern, text in (
        (
            r"the following arguments are required: (?P<names>.*)",
            msg("Something is missing: {names}."),
        ),
        (r"unrecognized arguments: (?P<names>.*)", msg("This is not understood: {names}.")),
        (r"argument (?P<name>\S+): expected .*", msg("A value is missing after {name}.")),
        (r"argument (?P<name>\S+): ignored explicit .*", msg("{name} takes no value.")),
        (
            r"argument (?P<name>\S+): invalid choice: (?P<value>'.*') \(choose from (?P<all>.*)\)",
            msg("{value} is no choice for {name}: use one of {all}."),
        ),
    )
)
