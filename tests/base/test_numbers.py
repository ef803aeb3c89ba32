"""Numbers as people write and read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyeditor.base.messages import LANGUAGES
from journeyeditor.base.numbers import read_number, said_number


@pytest.mark.parametrize(
    ("number", "language", "said"),
    [
        (0.5, "sv", "0,5"),
        (-1.5, "en", "\N{MINUS SIGN}1.5"),
        (2.0, "sv", "2"),
        (1e6, "sv", "1000000"),
        (0.1 + 0.2, "en", "0.3"),
    ],
)
def test_a_number_is_said_as_the_language_writes_it(
    number: float, language: str, said: str
) -> None:
    assert said_number(number, language) == said


def test_signs_and_thousands() -> None:
    assert said_number(1.5, "en", sign=True) == "+1.5"
    assert said_number(0, "en", sign=True) == "0"
    assert said_number(1234567, "sv", thousands="\u202f") == "1\u202f234\u202f567"


@given(st.integers(-(10**9), 10**9), st.integers(0, 3), st.sampled_from(LANGUAGES))
def test_what_is_said_is_read(number: int, decimals: int, language: str) -> None:
    value = number / 10**decimals
    assert read_number(said_number(value, language)) == pytest.approx(value, rel=1e-9)


@pytest.mark.parametrize(
    "text", ["", "-", "1e5", "nan", "inf", "1,2,3", "0x10", "1_000", "\N{ARABIC-INDIC DIGIT TWO}"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_number(text) is None
