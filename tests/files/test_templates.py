"""What comes with the program can be started from."""

from __future__ import annotations

import pytest

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import LANGUAGES
from journeyeditor.files.templates import examples, new_from, templates
from journeyeditor.model.invariants import problems

KEYS = [one.key for one in (*templates(), *examples())]


def test_keys_are_unique_and_named_in_every_language() -> None:
    assert len(set(KEYS)) == len(KEYS)
    assert "jane" in KEYS
    for one in (*templates(), *examples()):
        assert len({one.name(language) for language in LANGUAGES}) >= 1
        assert all(one.name(language) and one.about(language) for language in LANGUAGES)
        assert one.name("xx") == one.name("en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_each_gives_a_new_sound_document(key: str, language: str) -> None:
    one, other = new_from(key, language), new_from(key, language)
    assert one.id != other.id
    assert one.language == language
    assert problems(one) == ()


def test_what_there_is_not_is_told() -> None:
    with pytest.raises(JourneyError, match="no template nothing: use one of five-phases"):
        new_from("nothing")
    with pytest.raises(JourneyError, match="no map language de: use one of sv, en"):
        new_from("jane", "de")
