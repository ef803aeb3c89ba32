"""Values as they are written in a PDF file (ISO 32000-1, 7.3), parsed within bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

MOST_PARSED: Final = 100_000
"""How many values are parsed of one file."""

_DEPTH: Final = 30
SPACE: Final = rb"\0\t\n\f\r "
_DELIMITER: Final = rb"()<>\[\]{}/%"
BLANK: Final = re.compile(rb"[%b]*" % SPACE)
_TOKEN: Final = re.compile(
    rb"<<|>>|[\[\](<]|/[^%b%b]*|[^%b%b]+" % (SPACE, _DELIMITER, SPACE, _DELIMITER)
)
_REMARK: Final = re.compile(rb"%[^\r\n]*")
_REFERENCE: Final = re.compile(
    rb"[%b]+\d{1,5}[%b]+R(?![^%b%b])" % (SPACE, SPACE, SPACE, _DELIMITER)
)
_NUMBER: Final = re.compile(rb"[+-]?(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})")
_IN_STRING: Final = re.compile(rb"[()]|\\.", re.DOTALL)
_ESCAPED: Final = re.compile(rb"\\(\r\n|[0-7]{1,3}|.)", re.DOTALL)
_ESCAPES: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_HASH: Final = re.compile(r"#([0-9A-Fa-f]{2})")


class PdfTrouble(Exception):
    """The file is no PDF, or damaged, or made in a way that is not read here."""


class PdfTooLarge(PdfTrouble):
    """Unpacked, something in it is larger than it may be."""


class PdfLocked(PdfTrouble):
    """The file is encrypted."""


class Name(str):
    """A name, without its slash."""

    __slots__ = ()


class Reference(NamedTuple):
    """Where an object of the file is to be found: its number."""

    number: int


@dataclass(frozen=True, slots=True)
class Packed:
    """A stream: its dictionary, and where in the file its bytes begin."""

    said: dict[str, Any]
    start: int


class Parser:
    """Parses values out of a piece of a file (7.3), counting them."""

    def __init__(self, data: bytes, at: int, budget: Budget) -> None:
        self._data = data
        self.at = at
        self._budget = budget

    def value(self, depth: int = _DEPTH) -> Any:
        """The value that begins here: dict, list, Name, bytes, Reference, number, bool, None."""
        return self._value(self._token(), depth)

    def _token(self) -> bytes:
        while True:
            self._skip(BLANK)
            if self._data[self.at : self.at + 1] != b"%":
                break
            self._skip(_REMARK)
            self._budget.spend()
        found = _TOKEN.match(self._data, self.at)
        if not found:
            raise PdfTrouble
        self.at = found.end()
        self._budget.spend()
        return found[0]

    def _skip(self, what: re.Pattern[bytes]) -> None:
        found = what.match(self._data, self.at)
        self.at = found.end() if found else self.at

    def _value(self, token: bytes, depth: int) -> Any:
        if depth == 0:
            raise PdfTrouble
        if token == b"<<":
            return self._dictionary(depth - 1)
        if token == b"[":
            items = []
            while (token := self._token()) != b"]":
                items.append(self._value(token, depth - 1))
            return items
        if token[:1] == b"/":
            text = token[1:].decode("latin-1")
            return Name(_HASH.sub(lambda found: chr(int(found[1], 16)), text))
        if token == b"(":
            return self._string()
        if token == b"<":
            return self._hexadecimal()
        return self._word(token)

    def _dictionary(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while (token := self._token()) != b">>":
            key = self._value(token, depth)
            if not isinstance(key, Name):
                raise PdfTrouble
            found[key] = self.value(depth)
        return found

    def _word(self, token: bytes) -> Any:
        if _NUMBER.fullmatch(token):
            if not token.isdigit():
                return float(token)
            follows = _REFERENCE.match(self._data, self.at)
            if follows:
                self.at = follows.end()
                return Reference(int(token))
            return int(token)
        words = {b"true": True, b"false": False, b"null": None}
        if token not in words:
            raise PdfTrouble
        return words[token]

    def _string(self) -> bytes:
        start, depth = self.at, 1
        while depth:
            found = _IN_STRING.search(self._data, self.at)
            if not found:
                raise PdfTrouble
            self.at = found.end()
            depth += {b"(": 1, b")": -1}.get(found[0], 0)
        return _ESCAPED.sub(_unescaped, self._data[start : self.at - 1])

    def _hexadecimal(self) -> bytes:
        end = self._data.find(b">", self.at)
        digits = self._data[self.at : end].translate(None, SPACE)
        if end < 0 or not re.fullmatch(rb"[0-9A-Fa-f]*", digits):
            raise PdfTrouble
        self.at = end + 1
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _unescaped(found: re.Match[bytes]) -> bytes:
    what = found[1]
    if what[:1].isdigit() and what[:1] < b"8":
        return bytes([int(what, 8) & 255])
    return b"" if what in (b"\n", b"\r", b"\r\n") else _ESCAPES.get(what, what)


class Budget:
    """How many values may still be parsed."""

    def __init__(self) -> None:
        self._left = MOST_PARSED

    def spend(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise PdfTooLarge
