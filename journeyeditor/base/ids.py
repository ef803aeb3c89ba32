"""Ids of records and order keys between neighbours.

An id is twelve letters and digits, random, so that two people's maps merge. An order key is
a fraction written in base 62 digits after an unsaid point: there is always room for a key
between two others, so that moving one card changes that card only.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from typing import Final

NewId = Callable[[], str]

DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SMALL: Final = "0123456789abcdefghjkmnpqrstvwxyz"


def new_id() -> str:
    """A random id: 12 characters of a 32-letter alphabet without look-alikes, 60 bits."""
    return "".join(secrets.choice(_SMALL) for _ in range(12))


def counting_ids(prefix: str = "") -> NewId:
    """A source of ids that counts: for files that should come out the same each time."""
    counter: Iterator[int] = iter(range(1, 10**9))
    return lambda: f"{prefix}{next(counter)}"


def order_between(before: str, after: str) -> str:
    """An order key strictly between two others; "" stands for the open end.

    Keys compare as text and never end in the zero digit, so that there is always room.
    """
    key = ""
    place = 0
    bounded = bool(after)
    while True:
        low = DIGITS.index(before[place]) if place < len(before) else 0
        high = DIGITS.index(after[place]) if bounded and place < len(after) else len(DIGITS)
        if high - low > 1:
            return key + DIGITS[(low + high) // 2]
        key += DIGITS[low]
        if low < high:
            bounded = False
        place += 1


def order_after(before: str) -> str:
    """A key after `before` with nothing behind it; grows slowly when called again and again."""
    for place, digit in enumerate(before):
        step = DIGITS.index(digit) + 1
        if step < len(DIGITS):
            return before[:place] + DIGITS[step]
    return before + "V" if before else "V"


def orders_between(before: str, after: str, count: int) -> list[str]:
    """`count` keys in rising order between two others, evenly spread."""
    if count == 0:
        return []
    middle = order_between(before, after)
    left = orders_between(before, middle, (count - 1) // 2)
    right = orders_between(middle, after, count - 1 - (count - 1) // 2)
    return [*left, middle, *right]
