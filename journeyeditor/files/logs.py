"""What went wrong, written down in files that are turned over; never what a map says.

A log line says where in the program something happened and of which kind it was. Texts that
come with it could be a user's words, so they stay out by construction, not by care.
"""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
import traceback
from pathlib import Path
from types import TracebackType
from typing import Final, TypeAlias

FILE_NAME: Final = "journeyeditor.log"
MOST_BYTES: Final = 500_000
FILES: Final = 3
"""How many older files there are beside the one that is written."""

_ROOT: Final = "journeyeditor"
_Raised: TypeAlias = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class Plain(str):
    """A text that is the program's own or the system's, and may stand in a log."""

    __slots__ = ()


class PlainFormatter(logging.Formatter):
    """Says of an argument only what can't be a user's words: numbers, kinds and places."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        plain = logging.makeLogRecord(vars(record))
        if isinstance(record.args, tuple):
            plain.args = tuple(map(_plain, record.args))
        elif record.args is not None:
            plain.args = {name: _plain(value) for name, value in record.args.items()}
        if not isinstance(record.msg, str):
            plain.msg, plain.args = _plain(record.msg), None
        plain.exc_text = None
        return super().format(plain)

    def formatException(self, ei: _Raised) -> str:  # logging's own name
        """Where it was raised and of which kind it is, and so for what it came from."""
        lines = []
        error = ei[1]
        seen: set[int] = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            for frame in traceback.extract_tb(error.__traceback__):
                lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
            lines.append(f"  {_plain(error)}")
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


class _File(logging.handlers.RotatingFileHandler):
    """A log that can't be written is no reason to disturb anybody."""

    def handleError(self, record: logging.LogRecord) -> None:  # logging's own name
        pass


def log_to(folder: Path) -> logging.Handler | None:
    """Write the program's warnings and errors into a folder; None where that can't be.

    Give the handler to `stop_logging` in the end.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _File(
            folder / FILE_NAME,
            maxBytes=MOST_BYTES,
            backupCount=FILES,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError:
        return None
    handler.setFormatter(PlainFormatter())
    handler.setLevel(logging.INFO)
    logging.getLogger(_ROOT).addHandler(handler)
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Close the log. Never raises."""
    logging.getLogger(_ROOT).removeHandler(handler)
    with contextlib.suppress(OSError, ValueError):
        handler.close()


def _plain(value: object) -> object:
    """A value as it may stand in a log."""
    if isinstance(value, Plain | int | float) or value is None:
        return value
    if isinstance(value, OSError) and value.errno is not None:
        return f"{type(value).__name__} {value.errno}"
    if isinstance(value, BaseException):
        return type(value).__name__
    return f"<{type(value).__name__}>"
