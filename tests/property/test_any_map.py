"""Any map can be mended, and what is sound is written and read as itself."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from journeyeditor.base.messages import Translator
from journeyeditor.cli.outline import outline
from journeyeditor.files.codec import decode, encode, holds, is_same
from journeyeditor.files.schema import schema
from journeyeditor.files.store import load, save
from journeyeditor.model.invariants import mend, problems
from journeyeditor.model.journey import Journey
from tests.property.any_map import any_maps, sound_maps

_SCHEMA = jsonschema.Draft202012Validator(schema())
few = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@few
@given(any_maps())
def test_mending_gives_a_sound_map_and_is_the_same_each_time(journey: Journey) -> None:
    mended, told = mend(journey)
    assert problems(mended) == ()
    assert mend(mended)[0] is mended
    again, told_again = mend(journey)
    assert is_same(mended, again)
    assert told == told_again
    assert bool(told) == (mended is not journey)
    assert mended.card_count() == journey.card_count()


@few
@given(any_maps())
def test_a_file_of_any_map_is_read_as_what_mending_makes_of_it(journey: Journey) -> None:
    data = encode(journey)
    assert holds(data, journey)
    opened = decode(data)
    assert problems(opened.journey) == ()
    saved = encode(opened.journey)
    assert decode(saved).problems == ()
    assert is_same(decode(saved).journey, opened.journey)


@few
@given(sound_maps())
def test_a_sound_map_is_written_and_read_as_itself(journey: Journey) -> None:
    data = encode(journey)
    opened = decode(data)
    assert opened.problems == ()
    assert is_same(opened.journey, journey)
    assert encode(opened.journey) == data


@few
@given(sound_maps())
def test_what_is_written_fits_the_schema(journey: Journey) -> None:
    _SCHEMA.validate(json.loads(encode(journey)))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(journey=sound_maps())
def test_saving_and_loading(journey: Journey, tmp_path_factory: pytest.TempPathFactory) -> None:
    path: Path = tmp_path_factory.mktemp("any") / "map.journey"
    saved = save(path, journey)
    opened = load(path)
    assert is_same(opened.journey, journey)
    assert opened.fingerprint == saved.fingerprint


@few
@given(sound_maps())
def test_every_sound_map_can_be_shown_as_text(journey: Journey) -> None:
    for language in ("sv", "en"):
        assert list(outline(journey, Translator(language)))
