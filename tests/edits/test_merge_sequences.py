"""Orders, lists and lines merged: both sides' changes are in them, whoever is mine."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from journeyeditor.edits.merge_sequences import (
    MOST_LINES,
    laid_over,
    merged_ids,
    merged_lines,
    merged_order,
)

ORDERS = st.lists(st.sampled_from("abcdefghij"), unique=True, max_size=8)
LINES = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=8)


@given(ORDERS, ORDERS, ORDERS)
def test_orders(base: list[str], mine: list[str], theirs: list[str]) -> None:
    kept = set(mine) | set(theirs)
    made = merged_order(base, mine, theirs, kept)
    assert made == merged_order(base, theirs, mine, kept)
    if made is not None:
        assert sorted(made) == sorted(kept)
        assert merged_order(base, made, mine, kept) == made
        assert merged_order(base, theirs, made, kept) == made
    over = laid_over(mine, theirs)
    assert sorted(over) == sorted(kept)
    assert [one for one in over if one in mine] == mine


@given(ORDERS, ORDERS)
def test_an_order_changed_by_one_side_is_that_sides(base: list[str], side: list[str]) -> None:
    kept = set(side)
    assert merged_order(base, base, side, kept) == side
    assert merged_order(base, side, base, kept) == side
    assert merged_order(base, side, side, kept) == side


def test_moves_of_different_things_are_both_kept() -> None:
    def made(mine: str, theirs: str) -> str:
        return "".join(merged_order("abcdef", mine, theirs, set(mine) | set(theirs)) or "?")

    assert made("bcadef", "abcfde") == "bcafde"
    assert made("bcadef", "acdebf") == "cadebf"
    assert made("abxcdef", "abcdyef") == "abxcdyef"
    assert made("abxcdef", "abycdef") == "abxycdef"
    assert made("bcadef", "bcdeaf") == "?"


@given(ORDERS, ORDERS, ORDERS)
def test_lists_of_ids(base: list[str], mine: list[str], theirs: list[str]) -> None:
    made = merged_ids(base, mine, theirs)
    assert made is not None
    assert made == merged_ids(base, theirs, mine)
    one, other, old = set(mine), set(theirs), set(base)
    assert set(made) == (one & other) | (one - old) | (other - old)
    back = merged_ids(base, mine, theirs, revived=old)
    assert back is not None
    assert set(back) == one | other


def test_lists_with_one_id_twice_are_not_merged() -> None:
    assert merged_ids(["a"], ["a", "a"], ["a", "b"]) is None


@given(LINES, LINES, LINES)
def test_lines(base: list[str], mine: list[str], theirs: list[str]) -> None:
    made = merged_lines(base, mine, theirs)
    assert made == merged_lines(base, theirs, mine)
    if made is not None:
        assert merged_lines(base, made, mine) == made
        assert merged_lines(base, made, theirs) == made
    assert merged_lines(base, base, theirs) == theirs
    assert merged_lines(base, mine, mine) == mine


def test_lines_that_touch_are_not_merged() -> None:
    assert merged_lines("abcd", "Abcd", "abcD") == list("AbcD")
    assert merged_lines("abcd", "Abcd", "aBcd") is None
    assert merged_lines("ab", "abx", "aby") is None
    assert merged_lines("ab", "", "abx") is None


def test_many_lines_all_alike_take_no_time() -> None:
    """Comparing them takes longest; more than that is not tried."""
    base = [""] * MOST_LINES
    start = time.perf_counter()
    merged_lines(base, ["x", *base[1:]], [*base[:-1], "y"])
    assert merged_lines([*base, ""], ["x", *base], [*base, "y"]) is None
    assert time.perf_counter() - start < 2
