"""Standard output and standard error, safe against closed pipes, full disks and odd terminals."""

from __future__ import annotations

import contextlib
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from typing import TextIO

from journeyeditor.base.errors import JourneyError, io_reason
from journeyeditor.base.messages import Message, Translator, msg


class Output:
    """What a sub-command says: results on standard output, progress beside it."""

    def __init__(self, tr: Translator) -> None:
        self.tr = tr

    def line(self, text: str | Message = "") -> None:
        """A line of the result. Control characters of a map can't reach the terminal.

        Raises JourneyError where it can't be written, BrokenPipeError where nobody listens.
        """
        self.text(plain(self.tr(text) if isinstance(text, Message) else text) + "\n")

    def text(self, text: str) -> None:
        """A text of our own making, as it is."""
        with _told():
            _stream(sys.stdout).write(text)

    def flush(self) -> None:
        """Hand over all that was said."""
        if sys.stdout is not None:
            with _told():
                sys.stdout.flush()

    def note(self, message: Message) -> None:
        """A line beside the result, on standard error."""
        say_beside(plain(self.tr(message)) + "\n")

    def progress(self) -> Callable[[Message], None]:
        """Where progress goes: one line that changes, if standard error is a terminal."""
        if sys.stderr is None or not sys.stderr.isatty():
            return lambda _: None
        return lambda message: say_beside(f"\r\x1b[K{self.tr(message)} …")

    def progress_done(self) -> None:
        """Take the line of progress away."""
        if sys.stderr is not None and sys.stderr.isatty():
            say_beside("\r\x1b[K")


def say_beside(text: str) -> None:
    """Write to standard error; if that fails there is nobody left to tell."""
    with contextlib.suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()


def plain(text: str) -> str:
    """The text without characters that steer a terminal; tabs are kept."""
    return "".join(
        char if char == "\t" or unicodedata.category(char) not in {"Cc", "Cs"} else "�"
        for char in text
    )


def lenient_streams() -> None:
    """Let a terminal that lacks a character show another instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def forget_output() -> None:
    """Point standard output to nowhere, so that the interpreter's last flush can't fail."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _stream(stream: TextIO | None) -> TextIO:
    if stream is None:
        raise JourneyError(msg("There is no standard output to write to."))
    return stream


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        forget_output()
        reason = io_reason(error)
        raise JourneyError(msg("The output can't be written: {reason}.", reason=reason)) from error
