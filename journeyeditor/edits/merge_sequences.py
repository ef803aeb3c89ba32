"""Three-way merges of sequences: the order of records, lists of ids, and lines of text.

Each takes the last common version and both sides. None is given back where they can't be
merged without a choice. What is merged holds both sides: merging it with either of them
again changes nothing; what would not is no merge.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from itertools import chain, pairwise
from typing import Final, NamedTuple

from journeyeditor.base.sequences import moved

MOST_LINES: Final = 200
"""Comparing lines takes up to the square of their number, and longer for lines all alike."""


def merged_order(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str], kept: AbstractSet[str]
) -> list[str] | None:
    """The order of the `kept` ids, each of which is in one side at least.

    What one side put in or moved comes after the neighbour it has there; None where both
    moved the same to different places.
    """
    base, mine, theirs = ([one for one in ids if one in kept] for ids in (base, mine, theirs))
    made = _woven(base, mine, theirs)
    if made is None or _woven(base, made, mine) != made or _woven(base, made, theirs) != made:
        return None
    return made


def _woven(base: list[str], mine: list[str], theirs: list[str]) -> list[str] | None:
    if mine == theirs:
        return mine
    in_mine, in_theirs = set(mine), set(theirs)
    in_all = in_mine.intersection(in_theirs, base)
    old = [one for one in base if one in in_all]
    by_sides = moved(old, mine), moved(old, theirs)
    # Of two that were swapped either was moved: the one that the other side moved, if it did.
    moved_mine = moved(old, mine, by_sides[1])
    moved_theirs = moved(old, theirs, by_sides[0])
    by_mine = (in_mine - in_theirs) | (moved_mine - moved_theirs)
    by_theirs = (in_theirs - in_mine) | (moved_theirs - moved_mine)
    fixed = [one for one in mine if one not in by_mine and one not in by_theirs]
    if fixed != [one for one in theirs if one not in by_mine and one not in by_theirs]:
        return None
    made: list[str] = []
    runs = _runs(mine, by_mine, fixed), _runs(theirs, by_theirs, fixed)
    for place in range(len(fixed) + 1):
        made += fixed[place - 1 : place] if place else []
        made += chain.from_iterable(sorted(run[place] for run in runs))
    return made


def _runs(ids: list[str], own: AbstractSet[str], fixed: list[str]) -> list[list[str]]:
    """What a side put in before the first of the fixed ids, after it, after the second ..."""
    runs: list[list[str]] = [[] for _ in range(len(fixed) + 1)]
    place = 0
    for one in ids:
        if one in own:
            runs[place].append(one)
        elif place < len(fixed) and one == fixed[place]:
            place += 1
    return runs


def laid_over(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """The first sequence, with what only the second has after its neighbour there."""
    known = set(first)
    runs = _runs(
        list(second),
        set(second) - known,
        steady := [one for one in second if one in known],
    )
    after = dict(zip(steady, runs[1:], strict=True))
    made = list(runs[0])
    for one in first:
        made += [one, *after.get(one, ())]
    return made


def merged_ids(
    base: Sequence[str],
    mine: Sequence[str],
    theirs: Sequence[str],
    revived: AbstractSet[str] = frozenset(),
) -> tuple[str, ...] | None:
    """A list of different ids: what either side added, without what either took out.

    What is `revived` was only taken out because it was deleted, and is back.
    """
    sides = set(mine), set(theirs)
    if (len(sides[0]), len(sides[1]), len(set(base))) != (len(mine), len(theirs), len(base)):
        return None
    old = set(base)
    kept = (sides[0] & sides[1]) | ((sides[0] ^ sides[1]) - old)
    kept |= (sides[0] | sides[1]) & revived
    made = merged_order(base, mine, theirs, kept)
    if made is None:
        lists = [[one for one in ids if one in kept] for ids in (mine, theirs)]
        made = min(laid_over(*lists), laid_over(*reversed(lists)))
    return tuple(made)


def merged_lines(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> list[str] | None:
    """Lines changed on both sides, at places that do not touch each other."""
    if max(map(len, (base, mine, theirs))) > MOST_LINES:
        return None
    made = _joined(base, mine, theirs)
    if made is None or made != _joined(base, made, mine) or made != _joined(base, made, theirs):
        return None
    return made


class _Hunk(NamedTuple):
    """Lines from `start` to `end` of the base, and what stands there instead."""

    start: int
    end: int
    lines: tuple[str, ...]


def _joined(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str] | None:
    hunks = sorted({*_hunks(base, mine), *_hunks(base, theirs)})
    for one, other in pairwise(hunks):
        if other.start <= one.end:
            return None
    made: list[str] = []
    place = 0
    for hunk in hunks:
        made += [*base[place : hunk.start], *hunk.lines]
        place = hunk.end
    return [*made, *base[place:]]


def _hunks(base: Sequence[str], side: Sequence[str]) -> list[_Hunk]:
    codes = SequenceMatcher(None, base, side, autojunk=False).get_opcodes()
    return [
        _Hunk(start, end, tuple(side[first:last]))
        for tag, start, end, first, last in codes
        if tag != "equal"
    ]
