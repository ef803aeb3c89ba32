"""Sequences of things that were put in another order: which of them stayed, and which moved."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise


def longest_rising(numbers: Sequence[int], spared: AbstractSet[int] = frozenset()) -> list[int]:
    """The places of a longest rising subsequence of different numbers.

    Of several as long one with the fewest of the `spared` numbers. By a Fenwick tree of the
    heaviest so far, O(n log n).
    """
    count = len(numbers)
    rank = {number: place for place, number in enumerate(sorted(numbers), 1)}
    heaviest = [(0, -1)] * (count + 1)
    before = []
    for place, number in enumerate(numbers):
        found = (0, -1)
        at = rank[number] - 1
        while at > 0:
            found = max(found, heaviest[at])
            at &= at - 1
        before.append(found[1])
        made = (found[0] + count + 1 + (number not in spared), place)
        at = rank[number]
        while at <= count:
            heaviest[at] = max(heaviest[at], made)
            at += at & -at
    rising = []
    place = max(heaviest)[1]
    while place >= 0:
        rising.append(place)
        place = before[place]
    return rising[::-1]


def moved(
    old: Sequence[str], new: Sequence[str], spared: AbstractSet[str] = frozenset()
) -> set[str]:
    """Of the things in both sequences the fewest that were moved to make the one of the other.

    Where there is a choice, of the `spared` as many as can be.
    """
    at = {one: place for place, one in enumerate(old)}
    both = [one for one in new if one in at]
    numbers = [at[one] for one in both]
    if all(one < other for one, other in pairwise(numbers)):
        return set()
    stayed = longest_rising(numbers, {at[one] for one in spared if one in at})
    return set(both) - {both[place] for place in stayed}
