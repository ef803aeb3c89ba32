"""What counts as a character to set: cleaning of raw text, and borders between graphemes.

A grapheme is what a reader takes for one character: a letter with its marks, a family of
emoji, a flag. Nothing in the program may cut inside one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

SOFT_HYPHEN: Final = "\u00ad"
ZERO_SPACE: Final = "\u200b"
EMOJI_LOOK: Final = "\ufe0f"
KEYCAP: Final = "\u20e3"
JOINER: Final = "\u200d"
_NON_JOINER: Final = "\u200c"
_VIRAMA: Final = "\u094d"

# Line and paragraph separators of all kinds end a line; a tab is a space; other control
# characters, lone surrogates and non-characters can't be drawn, or written to XML.
_NEW_LINE = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f]")
_BROKEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_UNUSUAL = re.compile("[^\n -~\xa0-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]")

# Default_Ignorable_Code_Point of the Unicode character database: drawn as nothing.
_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
IGNORABLE: Final = re.compile(f"[{_IGNORABLE}]")

# Characters that can't be part of a longer grapheme, in a text of nothing else.
_PLAIN = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0386-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e]*"
)


def clean(text: str) -> str:
    """Composed text (NFC) with only what can be set: \\n between lines, no control characters.

    Composed characters come first because one character is then one glyph of the face,
    which is what painters that draw by character need.
    """
    if _UNUSUAL.search(text):
        text = _BROKEN.sub("\ufffd", text)
        text = _NEW_LINE.sub("\n", text).replace("\t", " ")
        text = unicodedata.normalize("NFC", _CONTROL.sub("", text))
    return text


def is_drawn(char: str) -> bool:
    """Does a face need a glyph for this character? Not for spaces and what is ignorable."""
    return not (char.isspace() or IGNORABLE.match(char))


def graphemes(text: str) -> list[int]:
    """The places where graphemes of `text` start, and its length at the end.

    A plain form of Unicode Standard Annex 29 (extended grapheme clusters): marks, joined
    emoji, emoji modifiers and tags, pairs of regional indicators, Hangul syllables from
    their letters, joined consonants of Devanagari, the one Indic script we have a
    face for. The few prepended marks are left out; they are in no face.
    """
    if _PLAIN.fullmatch(text):
        return list(range(len(text) + 1))
    starts = [0] if text else []
    flags = 0
    for at in range(1, len(text)):
        before, char = text[at - 1], text[at]
        flags = flags + 1 if is_flag_letter(before) else 0
        if _joins(before, char) or (flags % 2 == 1 and is_flag_letter(char)):
            continue
        if before == JOINER and is_pictograph(char) and _pictograph_before(text, at - 1):
            continue
        if _is_devanagari_consonant(char) and _half_letter_before(text, at):
            continue
        starts.append(at)
    return [*starts, len(text)]


def _joins(before: str, char: str) -> bool:
    """Does `char` belong to the grapheme that ends with `before`?"""
    if before == "\n" or char == "\n" or _is_control(before):
        return False
    if _extends(char):
        return True
    first, second = _hangul(before), _hangul(char)
    if first == "L":
        return second in ("L", "V", "LV", "LVT")
    if first in ("LV", "V"):
        return second in ("V", "T")
    return first in ("LVT", "T") and second == "T"


@lru_cache(4096)
def _extends(char: str) -> bool:
    code = ord(char)
    if code < 0x300:
        return False
    if unicodedata.category(char) in ("Mn", "Me", "Mc"):
        return True
    return (
        code in (0x200C, 0x200D, 0xFF9E, 0xFF9F, 0x0E33, 0x0EB3)
        or 0x1F3FB <= code <= 0x1F3FF
        or 0xE0020 <= code <= 0xE007F
    )


def _is_spacing(char: str) -> bool:
    return unicodedata.category(char) == "Mc" or char in "\u0e33\u0eb3"


@lru_cache(4096)
def _is_control(char: str) -> bool:
    code = ord(char)
    if code in (0x200C, 0x200D) or 0xE0020 <= code <= 0xE007F:
        return False
    return unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")


def is_flag_letter(char: str) -> bool:
    """Is this a regional indicator, of which two make a flag?"""
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def is_pictograph(char: str) -> bool:
    """Near enough Extended_Pictographic: the blocks that hold emoji."""
    code = ord(char)
    if is_flag_letter(char) or 0x1F3FB <= code <= 0x1F3FF:
        return False
    return (
        0x1F000 <= code <= 0x1FAFF
        or 0x2190 <= code <= 0x21FF
        or 0x2300 <= code <= 0x23FF
        or 0x25A0 <= code <= 0x27BF
        or 0x2900 <= code <= 0x297F
        or 0x2B00 <= code <= 0x2BFF
        or code in (0xA9, 0xAE, 0x203C, 0x2049, 0x2122, 0x2139, 0x24C2)
        or code in (0x3030, 0x303D, 0x3297, 0x3299)
    )


def _pictograph_before(text: str, joiner: int) -> bool:
    """Is the last character before the joiner that extends nothing a pictograph?

    A spacing mark or another joiner ends what a joiner can join (rule GB11 passes over Extend
    only).
    """
    at = joiner - 1
    while at > 0 and _extends(text[at]) and text[at] != JOINER and not _is_spacing(text[at]):
        at -= 1
    return at >= 0 and is_pictograph(text[at])


def _is_devanagari_consonant(char: str) -> bool:
    return (
        "\u0915" <= char <= "\u0939" or "\u0958" <= char <= "\u095f" or "\u0978" <= char <= "\u097f"
    )


def _half_letter_before(text: str, end: int) -> bool:
    """Does a consonant that has lost its vowel end at `end`? It joins the next (rule GB9c)."""
    at = end - 1
    lost = False
    while at > 0 and _extends(text[at]) and not _is_spacing(text[at]):
        if text[at] == _NON_JOINER:
            return False
        lost = lost or text[at] == _VIRAMA
        at -= 1
    return lost and _is_devanagari_consonant(text[at])


def _hangul(char: str) -> str:
    """The part of a Korean syllable a character is: L, V, T, LV, LVT, or nothing."""
    code = ord(char)
    if 0xAC00 <= code <= 0xD7A3:
        return "LV" if (code - 0xAC00) % 28 == 0 else "LVT"
    if 0x1100 <= code <= 0x115F or 0xA960 <= code <= 0xA97C:
        return "L"
    if 0x1160 <= code <= 0x11A7 or 0xD7B0 <= code <= 0xD7C6:
        return "V"
    return "T" if 0x11A8 <= code <= 0x11FF or 0xD7CB <= code <= 0xD7FB else ""
