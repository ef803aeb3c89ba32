"""Which things of a sequence stayed where they were, and which moved."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from journeyeditor.base.sequences import longest_rising, moved


@given(st.permutations(range(7)))
def test_no_rising_subsequence_is_longer(numbers: list[int]) -> None:
    places = longest_rising(numbers)
    assert places == sorted(places)
    found = [numbers[place] for place in places]
    assert found == sorted(found)
    longer = combinations(numbers, len(found) + 1)
    assert not any(list(some) == sorted(some) for some in longer)


@given(st.permutations(range(6)), st.sets(st.integers(0, 5)))
def test_of_several_the_one_that_leaves_out_the_most_of_some(
    numbers: list[int], spared: set[int]
) -> None:
    found = {numbers[place] for place in longest_rising(numbers, spared)}
    others = [set(some) for some in combinations(numbers, len(found)) if list(some) == sorted(some)]
    assert found in others
    assert len(found & spared) == min(len(other & spared) for other in others)


@given(st.permutations("abcdefg"), st.permutations("cdefghi"))
def test_what_did_not_move_is_in_the_same_order(old: list[str], new: list[str]) -> None:
    stirred = moved(old, new)
    assert stirred <= set(old) & set(new)
    stayed = (set(old) & set(new)) - stirred
    assert [one for one in old if one in stayed] == [one for one in new if one in stayed]


def test_one_that_was_moved_far_is_the_only_one() -> None:
    assert moved("abcdef", "bcdefa") == {"a"}
    assert moved("abcdef", "fabcde") == {"f"}
    assert moved("abc", "abxc") == set()
    assert moved("", "ab") == set()
