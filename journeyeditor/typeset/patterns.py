"""Hyphenation patterns of a language, in the form Liang gave them, from pyphen's tables.

pyphen itself parses all of a table at the first word, which costs more than setting the rest
of a map. Here a line is parsed when a word needs it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

_DIGITS: Final = b"0123456789"
_HEX: Final = re.compile(rb"\^{2}([0-9a-f]{2})")
_ALTERNATIVE: Final = re.compile(rb"/[^\n]*=[^\n]*")


class Patterns:
    """The patterns of one table: letters with a digit where a hyphen is likely (odd) or not."""

    def __init__(self, path: Path) -> None:
        first, _, body = path.read_bytes().replace(b"\r", b"").partition(b"\n")
        encoding = first.decode("ascii").strip()
        if encoding.lower() == "microsoft-cp1251":
            encoding = "cp1251"
        if b"^^" in body:
            body = _HEX.sub(lambda found: bytes.fromhex(found.group(1).decode()), body)
        if b"=" in body:
            body = _ALTERNATIVE.sub(b"", body)
        # Directives and comments are taken along: no lower case word has such letters.
        letters = body.translate(None, _DIGITS).decode(encoding).split("\n")
        lines = body.decode(encoding).split("\n")
        self._lines = {key: line for key, line in zip(letters, lines, strict=True) if key != line}
        self._longest = max(map(len, self._lines), default=0)
        self.positions = cache(self._positions)

    def _positions(self, word: str) -> tuple[int, ...]:
        """Where a word of letters may be broken, rising."""
        pointed = f".{word.lower()}."
        levels = [0] * (len(pointed) + 1)
        for start in range(len(pointed) - 1):
            for end in range(start + 1, min(start + self._longest, len(pointed)) + 1):
                pattern = self._lines.get(pointed[start:end])
                for at, level in _levels(pattern) if pattern else ():
                    levels[start + at] = max(level, levels[start + at])
        return tuple(at - 1 for at, level in enumerate(levels) if level % 2)


@cache
def _levels(pattern: str) -> tuple[tuple[int, int], ...]:
    """The digits of a pattern, each with the number of letters before it."""
    found: list[tuple[int, int]] = []
    letters = 0
    for char in pattern:
        if char.isdigit():
            found.append((letters, int(char)))
        else:
            letters += 1
    return tuple(found)
