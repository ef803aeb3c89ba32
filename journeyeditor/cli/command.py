"""What a sub-command is: a name, a line of help, its arguments, and what it does."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from journeyeditor.base.messages import Message, Translator
from journeyeditor.cli.output import Output
from journeyeditor.cli.parser import Parser

OK: Final = 0
REPAIRED: Final = 1
BROKEN: Final = 1
FAILED: Final = 2
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141
"""As a shell reports a program ended by SIGPIPE."""


@dataclass(frozen=True, slots=True)
class Command:
    """A sub-command. `run` gives the exit status; it raises JourneyError for what goes wrong."""

    name: str
    help: Message
    arguments: Callable[[Parser, Translator], None]
    run: Callable[[argparse.Namespace, Output], int]


def no_arguments(_parser: Parser, _tr: Translator) -> None:
    """For a sub-command that takes none."""
