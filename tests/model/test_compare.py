"""Records and maps are compared as they are written, not as Python takes them."""

from __future__ import annotations

import pytest

from journeyeditor.files.codec import decode, encode
from journeyeditor.model.cards import Cards
from journeyeditor.model.compare import alike, alike_maps
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Card, Phase, Step
from tests.files.rich import rich_map


def knowing(value: object) -> Card:
    return Card.model_validate({"id": "card", "x_new": value})


@pytest.mark.parametrize(("one", "other"), [(1, True), (1, 1.0), (0.0, -0.0), ([0], [False])])
def test_values_of_unknown_fields_are_told_apart_as_in_a_file(one: object, other: object) -> None:
    assert alike(knowing(one), knowing(one))
    assert not alike(knowing(one), knowing(other))


def test_unknown_fields_deep_inside_are_looked_at() -> None:
    steps = [Step.model_validate({"id": "step", "x_new": value}) for value in (1, True)]
    phases = [Phase(id="phase", steps=(step,)) for step in steps]
    assert phases[0] == phases[1]
    assert not alike(phases[0], phases[1])
    maps = [Journey(id="map", phases=(phase,)) for phase in phases]
    assert not alike_maps(maps[0], maps[1])


def test_a_map_is_alike_itself_from_its_file() -> None:
    journey = rich_map()
    assert alike_maps(journey, decode(encode(journey)).journey)
    assert alike_maps(
        journey, journey.model_copy(update={"cards": {**journey.cards, "x": Cards()}})
    )
    for name in ("phases", "lanes", "curves", "links", "pictures", "cards"):
        empty = Journey(id="document")
        other = journey.model_copy(update={name: getattr(empty, name)})
        assert not alike_maps(journey, other), name
        assert not alike_maps(other, journey), name
    assert not alike_maps(journey, journey.model_copy(update={"title": ""}))
