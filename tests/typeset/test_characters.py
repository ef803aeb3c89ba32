"""Cleaning of raw text, and borders between graphemes against a full implementation."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from uniseg.graphemecluster import grapheme_cluster_boundaries  # type: ignore[import-untyped]  # no types

from journeyeditor.typeset.characters import clean, graphemes, is_drawn

MIXED = (
    "aåe\u0301\u0323x 1\u20e3\ufe0f\u200d👩💻👍🏽🇸🇪🇳漢字か한ᄒ\u1161\u11ab"
    "षक\u093f\u094d-\n\u00ad\u200b\u2060❤é"
)


@example("👍\u093f\u200d👍")
@given(st.text(st.sampled_from(MIXED), max_size=12))
def test_borders_are_those_of_the_standard(text: str) -> None:
    assert graphemes(text) == sorted({0, len(text), *grapheme_cluster_boundaries(text)})


@given(st.text(max_size=20))
def test_borders_never_lie_inside_a_letter_with_marks(text: str) -> None:
    for at in graphemes(text)[1:-1]:
        before, char = text[at - 1], text[at]
        assert unicodedata.category(char) not in ("Mn", "Me") or not is_base(before)


@pytest.mark.parametrize(
    "whole",
    [
        "👩\u200d💻",
        "👍🏽",
        "🇸🇪",
        "1\ufe0f\u20e3",
        "e\u0301\u0323",
        "한",
        "\u1112\u1161\u11ab",
        "❤\ufe0f\u200d🔥",
        "क्ष",
    ],
)
def test_what_a_reader_takes_for_one_is_one(whole: str) -> None:
    assert graphemes(whole) == [0, len(whole)]
    assert graphemes(f"a{whole}b") == [0, 1, len(whole) + 1, len(whole) + 2]


def test_flags_are_pairs() -> None:
    assert graphemes("🇸🇪🇳🇴") == [0, 2, 4]
    assert graphemes("🇸🇪🇳") == [0, 2, 3]


def test_an_empty_text_has_only_its_end() -> None:
    assert graphemes("") == [0]


def test_cleaning_composes_and_takes_out_what_cannot_be_set() -> None:
    assert clean("e\u0301\x00\x07a\x7f\x9f") == "éa"
    assert clean("a\tb\r\nc\rd\u2028e\x0bf\x0cg\x85h") == "a b\nc\nd\ne\nf\ng\nh"
    assert clean("\ud800x\uffff") == "\ufffdx\ufffd"


@given(st.text(st.characters(), max_size=30))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in once if char != "\n")


def test_joiners_selectors_and_spaces_need_no_glyph() -> None:
    for char in " \u00a0\u2003\u200b\u200d\u00ad\ufe0e\ufe0f\u2060\ufeff\u202e\U000e0067":
        assert not is_drawn(char)
    assert is_drawn("a")
    assert is_drawn("\u0301")


def is_base(char: str) -> bool:
    return unicodedata.category(char)[0] in "LN"
