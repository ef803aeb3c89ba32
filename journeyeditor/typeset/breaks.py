"""Where a line may be broken inside a word: after hyphens, slashes and dashes, at soft
hyphens, between ideographs; and by hyphenation, for words that are wider than their box.

A plain form of Unicode Standard Annex 14 for the text of journey maps; a test compares it
with a full implementation on ordinary Swedish and English.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from journeyeditor.typeset.characters import (
    IGNORABLE,
    SOFT_HYPHEN,
    ZERO_SPACE,
    graphemes,
    is_flag_letter,
    is_pictograph,
)
from journeyeditor.typeset.patterns import Patterns

_KEPT_WORDS: Final = 32_768

HYPHENS: Final = "-\u2010"
LEAST_LETTERS: Final = 4
"""Letters on each side of a hyphenation: pyphen knows no compounds, and short stumps of a
Swedish compound mislead more than a ragged line does."""

# Spaces that end a word. No-break spaces (00a0, 2007, 202f, 2060) are not among them.
_SPACE: Final = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
SPACES: Final = re.compile(f"[{_SPACE}]+")
WORDS: Final = re.compile(f"[^{_SPACE}]+")

_AFTER = frozenset("-/|\u2010\u2012\u2013\u2014" + SOFT_HYPHEN + ZERO_SPACE)
# Closing brackets and marks, quotes of both kinds (one mark may open or close), no-break and
# joining characters stay with what stands before them.
_NEVER_BEFORE = frozenset(
    ")]}!?,.;:/-|%\u2010\u2012\u2013\u2014\u2026\"'\u2019\u201d\u201c\u2018\u201a\u201e\u00bb\u00ab\u203a\u2039"
    "\u00a0\u2007\u202f\u2060\ufeff\u2011\u00b0" + SOFT_HYPHEN + ZERO_SPACE
)
# Japanese rules for the start and the end of a line (kinsoku), the strict set.
_NEVER_FIRST = frozenset(
    "\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff1f\uff01\uff05\u30fb\u30fc\u3005\u303b\u309d\u309e\u30fd\u30fe\u301c\u30a0"
    "\u300d\u300f\u3011\u3015\u3009\u300b\u3017\u3019\u301f\uff09\uff3d\uff5d\uff60\uff63\u201d\u2019"
    "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096"
    "\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6"
)
_NEVER_LAST = frozenset(
    "\u300c\u300e\u3010\u3014\u3008\u300a\u3016\u3018\u301d\uff08\uff3b\uff5b\uff5f\uff62([{\u00a1\u00bf$\u20ac\u00a3"
)
_MAYBE = re.compile(
    "[-/|\u00ad\u200b\u2010\u2012-\u2014\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff9f\U0001b000-\U0001ffff\U00020000-\U0003ffff]"
)
_BARE = re.compile(r"://|^www\.|@|[\w-]\.[a-z]{2,}/|\\")
_LETTERS = re.compile(r"[^\W\d_]{8,}")


@lru_cache(_KEPT_WORDS)
def opportunities(word: str) -> tuple[tuple[int, bool], ...]:
    """Where a text without breaking spaces may be broken, in rising order.

    Each is (index of the first character of the next line, whether a hyphen is to be drawn).
    """
    if not _MAYBE.search(word):
        return ()
    starts = graphemes(word)
    found: list[tuple[int, bool]] = []
    for place in range(1, len(starts) - 1):
        at = starts[place]
        before = word[starts[place - 1] : at]
        after = word[at]
        if before == SOFT_HYPHEN:
            if _soft(word, at):
                found.append((at, True))
        elif before == ZERO_SPACE or _allowed(before, after, word, at):
            found.append((at, False))
    return tuple(found)


def _soft(word: str, at: int) -> bool:
    """A soft hyphen counts between two things that are drawn."""
    return bool(IGNORABLE.sub("", word[:at]) and IGNORABLE.sub("", word[at:]))


def _allowed(before: str, after: str, word: str, at: int) -> bool:
    if after in _NEVER_BEFORE or after in _NEVER_FIRST or IGNORABLE.match(after):
        return False
    last = before[-1]
    if last in _AFTER:
        if last in HYPHENS and (after.isnumeric() or not word[: at - 1].strip(HYPHENS)):
            return False  # minus three, a date; an option's or suffix's own hyphen
        return not (last == "/" and after.isnumeric())
    half_flag = is_flag_letter(after) and sum(map(is_flag_letter, before)) == 1
    if half_flag or IGNORABLE.match(last):  # a joiner holds on to what follows
        return False
    if before[0] in _NEVER_LAST or before[0] in _NEVER_BEFORE - _AFTER:
        return before[0] in "!?)]}" and _stands_alone(after)
    return _stands_alone(before[0]) or (_stands_alone(after) and before[0] not in _NEVER_LAST)


def _stands_alone(char: str) -> bool:
    """Ideographs, kana, Korean syllables and emoji may part from their neighbours."""
    code = ord(char)
    return (
        0x2E80 <= code <= 0xA4CF
        or 0x1100 <= code <= 0x11FF
        or 0xA960 <= code <= 0xA97F
        or 0xAC00 <= code <= 0xD7FF
        or 0xF900 <= code <= 0xFAFF
        or 0xFF01 <= code <= 0xFF9F
        or 0x1B000 <= code <= 0x1B2FF
        or 0x20000 <= code <= 0x3FFFF
        or (code >= 0x1F000 and (is_pictograph(char) or is_flag_letter(char)))
    )


def is_bare(word: str) -> bool:
    """Is this an address or path, which a drawn hyphen would falsify, or without letters?"""
    return bool(_BARE.search(word)) or not any(map(str.isalpha, word))


def takes_hyphen(before: str, after: str) -> bool:
    """May a hyphen be drawn between these? Only between letters of scripts that use it."""
    return _is_cased_script(before) and _is_cased_script(after)


def _is_cased_script(char: str) -> bool:
    return char.isalpha() and (char < "\u0590" or "\u1e00" <= char < "\u2000")


def hyphenations(word: str, language: str) -> tuple[int, ...]:
    """Places inside long runs of letters where the language allows a hyphen, rising."""
    patterns = _patterns(language)
    if patterns is None or is_bare(word):
        return ()
    found: list[int] = []
    for run in _LETTERS.finditer(word):
        letters = run.group()
        found += [
            run.start() + at
            for at in patterns.positions(letters)
            if LEAST_LETTERS <= at <= len(letters) - LEAST_LETTERS
        ]
    return tuple(found)


@cache
def _patterns(language: str) -> Patterns | None:
    """The patterns of a language, None when there are none; read when first asked for."""
    import pyphen  # type: ignore[import-untyped]  # it publishes no types

    known = pyphen.language_fallback(language)
    return Patterns(pyphen.LANGUAGES[known]) if known else None
