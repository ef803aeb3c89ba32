"""Sequences of things that were put in another order: which of them stayed, and which moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """The places of a longest rising subsequence of different numbers.

    Patience sorting with back references, O(n log n); of several as long the one whose ends
    are the lowest.
    """
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(ends, number)
        if pile == len(ends):
            ends.append(number)
            places.append(place)
        else:
            ends[pile] = number
            places[pile] = place
        before.append(places[pile - 1] if pile else -1)
    found = []
    place = places[-1] if places else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]


def moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """Of the things in both sequences the fewest that were moved to make the one of the other."""
    at = {one: place for place, one in enumerate(old)}
    both = [one for one in new if one in at]
    stayed = longest_rising([at[one] for one in both])
    return set(both) - {both[place] for place in stayed}
