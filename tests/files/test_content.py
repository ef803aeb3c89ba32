"""The maps that come with the program: sound, alike in both languages, cleanly set."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import pytest

from journeyeditor.base.messages import LANGUAGES
from journeyeditor.base.resources import resource, resource_folder
from journeyeditor.files.codec import decode, encode
from journeyeditor.files.form import to_file
from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import (
    CHANNELS,
    EVIDENCE,
    LANE_KINDS,
    LEVELS,
    LINKS,
    MEDIA,
    SEVERITIES,
    STATUSES,
)

FOLDERS: Final = ("templates", "examples")
TEMPLATES: Final = [
    "five-phases",
    "five-stages",
    "before-during-after",
    "e-commerce",
    "shop",
    "b2b",
    "service-blueprint",
    "empty",
]
SAID: Final = frozenset(
    (
        "title",
        "name",
        "text",
        "description",
        "activities",
        "word",
        "label",
        "note",
        "notes",
        "quote",
        "initials",
        "occupation",
        "place",
        "industry",
        "headcount",
        "income",
        "turnover",
        "goals",
        "ambitions",
        "worries",
        "motivations",
        "challenges",
        "obstacles",
        "why_buy",
        "why_us",
        "why_now",
        "scenario",
        "goal",
        "owner",
        "unit",
        "language",
    )
)
"""Fields that are said in the map's language; all others are alike in both."""


def _index(folder: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(resource(folder, "index.json").read_text("utf-8"))
    return found


ENTRIES: Final = [
    pytest.param(folder, entry, id=entry["key"]) for folder in FOLDERS for entry in _index(folder)
]
FILES: Final = [
    pytest.param(folder, entry["file"][language], language, id=entry["file"][language])
    for folder in FOLDERS
    for entry in _index(folder)
    for language in LANGUAGES
]
EXAMPLE: Final = [
    pytest.param("jane-deklarerar.journey", id="sv"),
    pytest.param("jane-files-her-taxes.journey", id="en"),
]


@cache
def _opened(folder: str, name: str) -> Journey:
    opened = decode(resource(folder, name).read_bytes())
    assert opened.problems == ()
    assert opened.migrated_from is None
    return opened.journey


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _texts(value)


def _skeleton(node: object, *, said: bool = False) -> object:
    """The map with nothing left of what is said in its language but that something is."""
    if isinstance(node, dict):
        return {key: _skeleton(value, said=key in SAID) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [_skeleton(value, said=said) for value in node]
    return bool(node) if said else node


def test_indexes_list_every_file_once() -> None:
    assert [entry["key"] for entry in _index("templates")] == TEMPLATES
    assert [entry["key"] for entry in _index("examples")] == ["jane"]
    for folder in FOLDERS:
        listed = [name for entry in _index(folder) for name in entry["file"].values()]
        on_disk = {path.name for path in resource_folder(folder).glob("*.journey")}
        assert sorted(listed) == sorted(on_disk)
        for language in LANGUAGES:
            names = [entry["name"][language] for entry in _index(folder)]
            assert len(set(names)) == len(names)
            assert all(entry["about"][language] for entry in _index(folder))


@pytest.mark.parametrize(("folder", "name", "language"), FILES)
def test_map_opens_as_it_is_and_comes_back_as_the_same_bytes(
    folder: str, name: str, language: str
) -> None:
    journey = _opened(folder, name)
    assert journey.language == language
    assert journey.title
    assert encode(journey) == resource(folder, name).read_bytes()


@pytest.mark.parametrize(("folder", "entry"), ENTRIES)
def test_both_languages_have_the_same_structure(folder: str, entry: dict[str, Any]) -> None:
    swedish, english = (
        _skeleton(to_file(_opened(folder, entry["file"][language])).model_dump())
        for language in LANGUAGES
    )
    assert swedish == english


@pytest.mark.parametrize(("folder", "name", "language"), FILES)
def test_maps_use_words_the_program_knows(folder: str, name: str, language: str) -> None:
    journey = _opened(folder, name)
    assert {lane.kind for lane in journey.lanes} <= LANE_KINDS.keys()
    assert {link.kind for link in journey.links} <= LINKS.keys()
    for card in journey.all_cards():
        assert {card.channel} <= {"", *CHANNELS}
        assert {card.media} <= {"", *MEDIA}
        assert {card.severity} <= {"", *SEVERITIES}
        assert {card.status} <= {"", *STATUSES}
        assert {card.evidence} <= {"", *EVIDENCE}
        assert {card.effect, card.effort} <= {"", *LEVELS}


@pytest.mark.parametrize(("folder", "name", "language"), FILES)
def test_feelings_lie_within_the_scale(folder: str, name: str, language: str) -> None:
    journey = _opened(folder, name)
    low, high = journey.scale.low, journey.scale.high
    for curve in journey.curves:
        for point in curve.points:
            values = [point.low, point.value, point.high]
            given = [value for value in values if value is not None]
            assert given == sorted(given)
            assert all(low <= value <= high for value in given)


@pytest.mark.parametrize(("folder", "name", "language"), FILES)
def test_texts_are_cleanly_set(folder: str, name: str, language: str) -> None:
    texts = [*_texts(to_file(_opened(folder, name)).model_dump())]
    for entry in _index(folder):
        texts += [entry["name"][language], entry["about"][language]]
    for text in texts:
        assert text == text.strip()
        assert "  " not in text
        assert not set(text) & set("\"'“„\t\n")
        assert " - " not in text
        assert "..." not in text


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_start_almost_empty_but_ready(name: str) -> None:
    journey = _opened("templates", f"{name}.sv.journey")
    assert journey.card_count() <= 25
    assert len({card.text for card in journey.all_cards() if card.channel}) <= 12
    curve_lanes = [lane.id for lane in journey.lanes if lane.kind == "emotions"]
    assert {curve.lane for curve in journey.curves} == set(curve_lanes)
    for curve in journey.curves:
        for point in curve.points:
            assert point.value is None or point.evidence == "assumption"


def test_blueprint_has_its_lanes_in_order() -> None:
    journey = _opened("templates", "service-blueprint.sv.journey")
    assert [lane.kind for lane in journey.lanes] == [
        "evidence",
        "actions",
        "line-interaction",
        "onstage",
        "line-visibility",
        "backstage",
        "line-internal",
        "support",
    ]


def test_b2b_has_a_buying_group_a_pause_and_a_renewal() -> None:
    journey = _opened("templates", "b2b.sv.journey")
    assert len(journey.personas) == 4
    assert all(persona.segment for persona in journey.personas)
    assert all(len(phase.steps) > 1 for phase in journey.phases)
    assert {"dormant", "loop", "jump", "exit"} <= {link.kind for link in journey.links}


@pytest.mark.parametrize("name", EXAMPLE)
def test_example_tells_of_a_dip_a_recovery_and_a_loop(name: str) -> None:
    journey = _opened("examples", name)
    assert len(journey.phases) == 5
    assert 41 <= journey.card_count() <= 48
    jane = next(curve for curve in journey.curves if curve.persona == "persona-jane")
    values = [point.value for point in jane.points if point.value is not None]
    assert len(values) == len(jane.points) == 13
    lowest = values.index(min(values))
    assert values[lowest] < 0 < lowest
    assert values[lowest - 2] > 0 < values[lowest + 1]
    assert any(point.low is not None and point.high is not None for point in jane.points)
    anna = next(curve for curve in journey.curves if curve.persona == "persona-anna")
    assert any(point.value is None for point in anna.points)
    assert {link.kind for link in journey.links} == {"loop", "jump", "exit", "next"}


@pytest.mark.parametrize("name", EXAMPLE)
def test_example_has_some_twenty_touchpoints_with_channels(name: str) -> None:
    journey = _opened("examples", name)
    touchpoints = journey.lane_cards("lane-touchpoints")
    assert 18 <= len(touchpoints) <= 22
    assert all(card.channel for card in touchpoints)
    assert {card.media for card in touchpoints} >= set(MEDIA)
    assert sum(card.moment_of_truth for card in touchpoints) == 1
    for step in journey.steps():
        assert touchpoints.cell(step.id)


@pytest.mark.parametrize("name", EXAMPLE)
def test_example_answers_pains_and_says_what_it_builds_on(name: str) -> None:
    journey = _opened("examples", name)
    pains = {card.id: card for card in journey.lane_cards("lane-pains")}
    ways = journey.lane_cards("lane-opportunities")
    answered = {pain for card in ways for pain in card.answers}
    assert answered <= pains.keys()
    assert len(pains.keys() - answered) == 1
    assert all(card.owner and card.effect and card.effort and card.status for card in ways)
    assert all(card.severity and card.evidence for card in pains.values())
    for card in journey.all_cards():
        assert bool(card.sources) == (card.evidence not in {"", "assumption"})
    assert {card.evidence for card in pains.values()} == set(EVIDENCE)


@pytest.mark.parametrize("name", EXAMPLE)
def test_example_cards_are_short(name: str) -> None:
    journey = _opened("examples", name)
    assert all(len(card.text) <= 48 for card in journey.all_cards())
