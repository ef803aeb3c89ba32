"""From bytes to plain JSON values: what is not JSON of ours is told apart and refused.

Duplicate keys, NaN and Infinity, lone surrogates and endless nesting are refused by the
parser (jiter); pydantic's own reading of JSON lets the first two pass in unknown fields.
"""

from __future__ import annotations

import codecs
import re
from typing import Any, Final

import jiter

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, msg
from journeyeditor.files.form import FORMAT, VERSION

MOST_CONTAINERS: Final = 1_000_000
"""Objects and lists in a file. Each costs memory before anything can be checked: the largest
map within the limits has about 400,000."""

MOST_FIELDS: Final = 1_500_000
"""Fields of all objects together; a hundred thousand cards have a million."""

_UTF_16_OR_32: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\0{", b"{\0", b"\0\0\0{")
_PLACE: Final = re.compile(r"at line (\d+) column (\d+)$")


def read_fields(data: bytes) -> dict[str, Any]:
    """The fields of a map's file, with a head that this version can read.

    Raises JourneyError for everything that is not a map of ours.
    """
    raw = _parsed(_without_mark(data))
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise JourneyError(msg("The file is not a journey map."))
    version = raw.get("version")
    if type(version) is not int or version < 0:
        raise JourneyError(msg("The file does not say which version of a journey map it is."))
    if version > VERSION:
        raise JourneyError(
            msg(
                "The map was made with a newer version of Journey Editor:"
                " one that reads version {version} of the format is needed.",
                version=version,
            )
        )
    return raw


def _without_mark(data: bytes) -> bytes:
    """The bytes without a byte order mark, where they can be JSON in UTF-8."""
    if len(data) > limits.FILE_BYTES:
        most = limits.FILE_BYTES // (1024 * 1024)
        raise JourneyError(msg("The file is too large: at most {most} MB are read.", most=most))
    data = data.removeprefix(codecs.BOM_UTF8)
    start = data[:64].lstrip(b" \t\r\n")
    if not start and not data.strip():
        raise JourneyError(msg("The file is empty."))
    if start[:1] == b"\0" and not data.strip(b"\0"):
        raise JourneyError(
            msg("The file holds nothing but zeros: it was damaged. Look for an earlier copy of it.")
        )
    if start.startswith(_UTF_16_OR_32):
        raise JourneyError(
            msg("The file is text in UTF-16 or UTF-32: save it as UTF-8 and open it again.")
        )
    if start and start[:1] != b"{":
        raise JourneyError(msg("The file is not a journey map."))
    if _holds_too_much(data):
        raise JourneyError(msg("The file holds more things than a map can have."))
    return data


def _holds_too_much(data: bytes) -> bool:
    """Whether there are too many objects, lists or fields.

    One takes two characters at least, a field four: in smaller files nothing need be counted.
    """
    return (
        len(data) > 2 * MOST_CONTAINERS and data.count(b"{") + data.count(b"[") > MOST_CONTAINERS
    ) or (len(data) > 4 * MOST_FIELDS and data.count(b'":') > MOST_FIELDS)


def _parsed(data: bytes) -> object:
    try:
        return jiter.from_json(data, allow_inf_nan=False, catch_duplicate_keys=True)
    except ValueError as error:
        raise JourneyError(_refusal(str(error))) from error


def _refusal(reason: str) -> Message:
    place = _PLACE.search(reason)
    line, column = place.groups() if place else ("?", "?")
    text = next((text for start, text in _REFUSALS if reason.startswith(start)), _NOT_JSON)
    return Message(text.key, {"line": line, "column": column})


_NOT_JSON: Final = msg("The file is not valid JSON at line {line}, column {column}.")
_REFUSALS: Final = (
    ("EOF", msg("The file ends in the middle, at line {line}: part of it is lost.")),
    ("trailing", msg("Something follows after the end of the map, at line {line}.")),
    ("Detected duplicate", msg("The same key stands twice in one place, at line {line}.")),
    ("recursion", msg("The file is nested too deeply, at line {line}.")),
    ("number out of range", msg("The file holds a number that is too large, at line {line}.")),
)
