"""Which way text runs: a small form of the Unicode bidirectional algorithm (Annex 9).

Paragraphs take the direction of their first strong character; numbers keep theirs inside
right-to-left text. Explicit embeddings and isolates are not followed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_NUMBER: Final = ("EN", "AN")

Item = TypeVar("Item")


def levels(text: str) -> bytes | None:
    """An embedding level for each character: even runs rightwards, odd leftwards.

    None when nothing in the text runs leftwards, which is nearly always and costs nothing.
    """
    if not _RIGHT_TO_LEFT.search(text):
        return None
    kinds = [_strong(unicodedata.bidirectional(char)) for char in text]
    base = "R" if next((kind for kind in kinds if kind in "LR"), "L") == "R" else "L"
    _join_numbers(kinds, text)
    _settle_numbers(kinds, base)
    _settle_neutrals(kinds, base)
    level = {"L": 0, "R": 1, "N": 2} if base == "L" else {"L": 2, "R": 1, "N": 2}
    return bytes(level[kind] for kind in kinds)


def base_level(found: bytes | None, text: str) -> int:
    """1 when the paragraph runs leftwards as a whole, else 0."""
    if found is None:
        return 0
    for char in text:
        kind = _strong(unicodedata.bidirectional(char))
        if kind in "LR":
            return int(kind == "R")
    return 0


def visual_order(items: Sequence[Item], level: Callable[[Item], int]) -> list[Item]:
    """Items of one line from left to right (rule L2: reverse from the highest level down)."""
    ordered = list(items)
    for least in range(max(map(level, ordered), default=0), 0, -1):
        at = 0
        while at < len(ordered):
            end = at
            while end < len(ordered) and level(ordered[end]) >= least:
                end += 1
            if end > at:
                ordered[at:end] = ordered[at:end][::-1]
            at = end + 1
    return ordered


def _strong(kind: str) -> str:
    """L, R, N for numbers, M for marks, X for all that takes the direction of its neighbours."""
    if kind == "L":
        return "L"
    if kind in ("R", "AL"):
        return "R"
    if kind in _NUMBER:
        return "N"
    return "M" if kind == "NSM" else "X"


def _join_numbers(kinds: list[str], text: str) -> None:
    """Marks follow their letter (W1); a separator between digits and a sign beside them are
    part of the number (W4, W5).
    """
    for at, kind in enumerate(kinds):
        if kind == "M":
            kinds[at] = kinds[at - 1] if at else "X"
    for at, char in enumerate(text):
        kind = unicodedata.bidirectional(char)
        left = at > 0 and kinds[at - 1] == "N"
        right = at + 1 < len(kinds) and kinds[at + 1] == "N"
        if (kind in ("ES", "CS") and left and right) or (kind == "ET" and (left or right)):
            kinds[at] = "N"


def _settle_numbers(kinds: list[str], base: str) -> None:
    """A number after rightward text runs with it (W7)."""
    last = base
    for at, kind in enumerate(kinds):
        if kind in "LR":
            last = kind
        elif kind == "N" and last == "L":
            kinds[at] = "L"


def _settle_neutrals(kinds: list[str], base: str) -> None:
    """Neutrals go with both neighbours if these agree, else with the paragraph (N1, N2)."""
    at = 0
    while at < len(kinds):
        if kinds[at] != "X":
            at += 1
            continue
        end = at
        while end < len(kinds) and kinds[end] == "X":
            end += 1
        before = kinds[at - 1].replace("N", "R") if at else base
        after = kinds[end].replace("N", "R") if end < len(kinds) else base
        kinds[at:end] = [before if before == after else base] * (end - at)
        at = end
