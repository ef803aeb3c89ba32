"""Our reading of the hyphenation tables finds what pyphen finds."""

from __future__ import annotations

import random
from pathlib import Path

import pyphen  # type: ignore[import-untyped]  # it publishes no types
import pytest

from journeyeditor.typeset.patterns import Patterns
from tests.benchmarks.maps import WORDS

_COMPOUNDS = (
    "försäkringsärendehandläggning integrationslösning sjukvårdsförsäkringsadministration "
    "Arbetsmarknadsdepartementet hyphenation internationalisation touchpoint supportärende"
)


def words() -> list[str]:
    chance = random.Random(4)
    letters = "abcdefghijklmnopqrstuvwxyzåäöéü'-абвгдеиклмнопрстуья"
    made = ["".join(chance.choices(letters, k=chance.randint(1, 24))) for _ in range(2_000)]
    joined = ["".join(chance.choices(WORDS, k=3)) for _ in range(1_000)]
    return [*made, *joined, *WORDS, *_COMPOUNDS.split(), ""]


@pytest.mark.parametrize("language", ["sv", "en", "da", "nl", "de", "ru", "hu"])
def test_positions_are_those_of_pyphen(language: str) -> None:
    known = pyphen.language_fallback(language)
    path: Path = pyphen.LANGUAGES[known]
    ours, theirs = Patterns(path), pyphen.HyphDict(path)
    found = {word: list(ours.positions(word)) for word in words()}
    assert found == {word: [int(at) for at in theirs.positions(word)] for word in words()}
    assert sum(map(len, found.values())) > 1_000


def test_a_table_may_write_letters_by_their_numbers(tmp_path: Path) -> None:
    table = tmp_path / "hyph_xx.dic"
    table.write_bytes(b"ISO8859-1\r\nLEFTHYPHENMIN 2\r\n% a note\r\na1^^e4\r\nb1c/=-,1,1\r\n")
    patterns = Patterns(table)
    assert patterns.positions("aä") == (1,)
    assert patterns.positions("BCaä") == (1, 3)
