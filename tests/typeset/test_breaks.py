# ruff: noqa: RUF001  # texts are as users write them
"""Where lines may break: against a full implementation, and rule by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uniseg.linebreak import line_break_boundaries  # type: ignore[import-untyped]  # no types

from journeyeditor.typeset.breaks import (
    LEAST_LETTERS,
    SPACES,
    hyphenations,
    is_bare,
    opportunities,
    takes_hyphen,
)

ORDINARY = [
    "Jane inser att deklarationen närmar sig och börjar leta efter hjälp – gärna på nätet.",
    "”Varför hittar jag inget om felet?” – sista hindret: saknar integration (bank/bokföring).",
    "Granskas varje kvartal, nästa 2027-02-15; e-post och sms-avisering, 24/7-support, 50 %.",
    "Småföretagare i Norrköping/Linköping med 3–5 anställda, t.ex. frisörer och snickare…",
    "Kund- och supportärenden: 1 200 kr/år, ca 10–12 per månad; \u00a7 4 gäller A/B-test.",
    "The customer can't find an answer: \u201cWhere's my refund?\u201d she asks (again) - so.",
    "State-of-the-art self-service; and/or a follow-up call, pre- and post-sale, 9-to-5.",
    "Don't break 'quoted words' or f(x), [notes], {sets}, 100%, $5 or 12:30.",
    "Moment of truth—the renewal e-mail—arrives 2026-11-01, three days late!",
    "Bra 👍 jobb 😀👩\u200d💻 hela teamet",
    "見出しは「顧客の旅」です。次へ、進む。",
]


def ours(text: str) -> set[int]:
    """Breaks of a whole text: after spaces and inside words."""
    found: set[int] = set()
    at = 0
    for space in SPACES.finditer(text):
        found |= {at + cut for cut, _ in opportunities(text[at : space.start()])}
        at = space.end()
        found.add(at)
    return found | {at + cut for cut, _ in opportunities(text[at:])}


def theirs(text: str) -> set[int]:
    """The same by the standard, less the break before a long dash that we never make."""
    found = {at for at in line_break_boundaries(text) if 0 < at < len(text)}
    return {at for at in found if text[at] != "\u2014" or text[at - 1] == " "}


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_breaks_where_the_standard_says(text: str) -> None:
    assert ours(text) == theirs(text)


@given(st.text(st.sampled_from("abcåäöXY12-/–,.()”’%…é"), max_size=14))
def test_words_break_only_where_the_standard_allows(word: str) -> None:
    assert {at for at, _ in opportunities(word)} <= theirs(word)


@given(st.text(st.sampled_from("a漢字かッー、。「」（）ｱ한👍👩\u200d💻🏽🇸🇪e\u0301"), max_size=10))
def test_ideographs_and_emoji_break_only_where_the_standard_allows(word: str) -> None:
    assert {at for at, _ in opportunities(word)} <= theirs(word)


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("e-post", "e-|post"),
        ("och/eller", "och/|eller"),
        ("A–B", "A–|B"),
        ("A—B", "A—|B"),
        ("a\u200bb", "a\u200b|b"),
        ("漢字", "漢|字"),
        ("10\u00a0kr", "10\u00a0kr"),
        ("a\u2011b", "a\u2011b"),
        ("2027-02-15", "2027-02-15"),
        ("-5", "-5"),
        ("--flag", "--flag"),
        ("24/7", "24/7"),
        ("(kund-)", "(kund-)"),
        ("\u00ada", "\u00ada"),
        ("a\u00ad", "a\u00ad"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_rules(word: str, shown: str) -> None:
    at = 0
    pieces = []
    for cut, hyphen in opportunities(word):
        assert not hyphen
        pieces.append(word[at:cut])
        at = cut
    assert "|".join([*pieces, word[at:]]) == shown


def test_a_soft_hyphen_draws_its_hyphen() -> None:
    assert opportunities("kontakt\u00adpunkt") == ((8, True),)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_hyphenation_leaves_four_letters_on_each_side(language: str) -> None:
    word = "(Varumärkesexponeringsundersökning,"
    found = hyphenations(word, language)
    assert found == tuple(sorted(found))
    assert found
    for at in found:
        assert 1 + LEAST_LETTERS <= at <= len(word) - 1 - LEAST_LETTERS
    assert hyphenations("sju-åtta", language) == ()


def test_an_unknown_language_has_no_hyphenation() -> None:
    assert hyphenations("Varumärkesexponering", "xx") == ()


@pytest.mark.parametrize(
    "word", ["https://exempel.se/sida", "www.exempel.se", "a@b.se", "12345678"]
)
def test_addresses_and_numbers_are_never_hyphenated(word: str) -> None:
    assert is_bare(word)
    assert hyphenations(word + "deklarationen", "sv") == () or word == "12345678"


def test_hyphens_stand_between_letters_of_scripts_that_use_them() -> None:
    assert takes_hyphen("a", "ö")
    assert takes_hyphen("я", "б")
    for pair in ("a1", "漢字", "a-", "אב"):
        assert not takes_hyphen(*pair)
