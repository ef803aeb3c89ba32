"""Ids and order keys: there is always room between two keys."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeyeditor.base.ids import (
    DIGITS,
    counting_ids,
    new_id,
    order_after,
    order_between,
    orders_between,
)

KEY = st.text(DIGITS, min_size=1, max_size=8).filter(lambda key: key[-1] != "0")


@given(st.lists(st.integers(0, 10_000), max_size=200))
def test_inserting_anywhere_keeps_the_order(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        at = place % (len(keys) + 1)
        before = keys[at - 1] if at else ""
        after = keys[at] if at < len(keys) else ""
        keys.insert(at, order_between(before, after))
    assert keys == sorted(set(keys))
    assert all(key[-1] != "0" for key in keys)


@given(KEY, KEY)
def test_between_any_two_keys_is_room(one: str, other: str) -> None:
    if one != other:
        low, high = sorted((one, other))
        assert low < order_between(low, high) < high


@given(KEY)
def test_before_the_first_and_after_the_last_is_room(key: str) -> None:
    assert order_between("", key) < key
    assert key < order_between(key, "")
    assert key < order_after(key)


def test_adding_at_the_end_grows_keys_slowly() -> None:
    key = ""
    for _ in range(1_000):
        key = order_after(key)
    assert len(key) <= 40


@given(st.integers(0, 300), KEY, KEY)
def test_many_keys_at_once(count: int, one: str, other: str) -> None:
    low, high = sorted((one, other))
    if low == high:
        low, high = "", ""
    keys = orders_between(low, high, count)
    assert len(keys) == count
    assert keys == sorted(set(keys))
    assert all(low < key for key in keys)
    assert all(not high or key < high for key in keys)


def test_ids_are_fresh_and_plain() -> None:
    ids = {new_id() for _ in range(1_000)}
    assert len(ids) == 1_000
    assert all(len(made) == 12 and made.isalnum() for made in ids)


def test_counted_ids_come_out_the_same() -> None:
    ids = counting_ids("x")
    assert [ids(), ids(), ids()] == ["x1", "x2", "x3"]
