"""The command line: finds the sub-command, runs it, and turns what goes wrong into a sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Final

from journeyeditor import __version__
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, Translator, msg
from journeyeditor.cli.check import CHECK
from journeyeditor.cli.command import FAILED, INTERRUPTED, OK, PIPE_CLOSED, Command
from journeyeditor.cli.diff import DIFF
from journeyeditor.cli.export import EXPORT
from journeyeditor.cli.making import NEW, TEMPLATES
from journeyeditor.cli.merge import MERGE
from journeyeditor.cli.output import Output, forget_output, lenient_streams, plain, say_beside
from journeyeditor.cli.parser import Parser
from journeyeditor.cli.reading import SCHEMA, SHOW
from journeyeditor.cli.report import REPORT
from journeyeditor.cli.selftest import SELF_TEST
from journeyeditor.cli.sheets import SHEETS
from journeyeditor.cli.workshop import WORKSHOP
from journeyeditor.files.folders import user_folders
from journeyeditor.files.languages import interface_language
from journeyeditor.files.settings import load_settings

PROGRAM: Final = "journeyeditor"
COMMANDS: Final = {
    command.name: command
    for command in (
        *(NEW, TEMPLATES, EXPORT, SHEETS, REPORT, WORKSHOP),
        *(CHECK, SHOW, DIFF, MERGE, SCHEMA, SELF_TEST),
    )
}


def translator() -> Translator:
    """Who says the messages: in the language of the settings, else of the system."""
    settings = load_settings(user_folders().settings).settings
    return Translator(interface_language(settings.language, os.environ))


def run_command(name: str, arguments: Sequence[str]) -> int:
    """Run a sub-command of `COMMANDS`. Gives the exit status; never raises."""
    return guarded(lambda tr: _run(COMMANDS[name], arguments, tr))


def show_help() -> int:
    """The help of the whole program."""
    return guarded(_help)


def show_version() -> int:
    """The program's name and version."""

    def say(tr: Translator) -> int:
        output = Output(tr)
        output.line(f"{PROGRAM} {__version__}")
        output.flush()
        return OK

    return guarded(say)


def guarded(action: Callable[[Translator], int]) -> int:
    """Do something that gives an exit status; what goes wrong becomes a sentence and a status."""
    lenient_streams()
    tr = translator()
    try:
        return action(tr)
    except JourneyError as error:
        return _refused(tr, error.message)
    except BrokenPipeError:
        forget_output()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        reason = f"{type(error).__name__}: {error}"
        text = msg("Something is wrong with the program itself ({reason}).", reason=reason)
        return _refused(tr, text)


def _refused(tr: Translator, message: Message) -> int:
    text = " ".join(tr(message).split())
    say_beside(f"{PROGRAM}: {plain(text)}\n")
    return FAILED


def _run(command: Command, arguments: Sequence[str], tr: Translator) -> int:
    prog = f"{PROGRAM} {command.name}"
    output = Output(tr)
    parser = Parser(output=output, prog=prog, description=_sentence(tr(command.help)))
    command.arguments(parser, tr)
    try:
        found = parser.parse_args(arguments)
    except SystemExit:
        output.flush()
        return OK
    status = command.run(found, output)
    output.flush()
    return status


def _help(tr: Translator) -> int:
    output = Output(tr)
    usage, file, command_name = tr(msg("Usage: ")), tr(msg("FILE")), tr(msg("COMMAND"))
    output.line(f"{usage}{PROGRAM} [--portable] [{file}]")
    output.line(f"{' ' * len(usage)}{PROGRAM} {command_name} …")
    output.line()
    output.line(msg("An editor for customer journey maps. Without a command it opens its window."))
    output.line()
    output.line(msg("Commands:"))
    for command in COMMANDS.values():
        output.line(f"  {command.name:12}{tr(command.help)}")
    output.line()
    output.line(msg("“journeyeditor COMMAND --help” says more of one."))
    output.line(msg("--portable keeps settings and all else beside the program."))
    output.flush()
    return OK


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
