"""The machinery of migrations, on made-up versions; there are no real ones yet."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest

from journeyeditor.base.errors import JourneyError
from journeyeditor.files import codec
from journeyeditor.files.codec import decode, encode
from journeyeditor.files.form import VERSION
from journeyeditor.files.migrations import MIGRATIONS, migrated
from tests.files.mutations import FIXTURES


def _name_to_title(fields: dict[str, Any]) -> dict[str, Any]:
    rest = {name: value for name, value in fields.items() if name != "name"}
    return {**rest, "title": fields["name"]}


def _title_in_capitals(fields: dict[str, Any]) -> dict[str, Any]:
    return {**fields, "title": fields["title"].upper()}


MADE_UP = {5: _name_to_title, 6: _title_in_capitals}


def test_each_step_is_taken_in_turn() -> None:
    old = {"version": 5, "name": "x", "foo": 1}
    assert migrated(old, MADE_UP, newest=7) == ({"version": 7, "title": "X", "foo": 1}, 5)
    assert old == {"version": 5, "name": "x", "foo": 1}


def test_what_is_new_stays_as_it_is() -> None:
    fields = {"version": 7, "title": "x"}
    assert migrated(fields, MADE_UP, newest=7) == (fields, None)


def test_a_version_without_a_migration_is_refused() -> None:
    with pytest.raises(JourneyError, match="Version 4 of the format"):
        migrated({"version": 4}, MADE_UP, newest=7)


def test_a_damaged_old_file_is_refused() -> None:
    with pytest.raises(JourneyError, match="older version 5 is damaged"):
        migrated({"version": 5}, MADE_UP, newest=7)
    with pytest.raises(JourneyError, match="older version 6 is damaged"):
        migrated({"version": 6, "title": 3}, MADE_UP, newest=7)


def test_every_version_has_its_migration_and_a_frozen_file() -> None:
    for version in range(1, VERSION + 1):
        assert list(FIXTURES.glob(f"v{version}-*.journey"))
    assert set(MIGRATIONS) == set(range(1, VERSION))


INVENTED: Final = FIXTURES / "invented" / "v0.journey"
"""A file of a version that never was, frozen like those of real ones."""


def _flat(fields: dict[str, Any]) -> dict[str, Any]:
    """From cards within rows and columns by name alone to today's form."""
    rest = {key: value for key, value in fields.items() if key not in ("name", "stages", "rows")}
    cards = [
        {"id": card.pop("id"), "lane": row["id"], "step": card.pop("at"), "text": card.pop("says")}
        | {"order": "V"}
        | card
        for row in fields["rows"]
        for card in map(dict, row["notes"])
    ]
    loose = [{"id": card["id"], "order": "V", "text": card["says"]} for card in rest.pop("loose")]
    return {
        **rest,
        "revision": 1,
        "title": fields["name"],
        "phases": [
            {
                "id": one["id"],
                "title": one["name"],
                "steps": [{"id": key} for key in one["columns"]],
            }
            for one in fields["stages"]
        ],
        "lanes": [{"id": row["id"], "kind": row["kind"]} for row in fields["rows"]],
        "cards": cards + loose,
    }


invented: Final = {0: _flat}


def test_a_frozen_file_of_an_invented_version_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    data = INVENTED.read_bytes()
    with pytest.raises(JourneyError, match="Version 0 of the format can't be read any more"):
        decode(data)
    monkeypatch.setattr(codec, "MIGRATIONS", invented)
    opened = decode(data)
    assert opened.migrated_from == 0
    assert opened.problems == ()
    journey = opened.journey
    assert journey.title == json.loads(data)["name"]
    assert [(card.id, card.lane, card.step, card.text) for card in journey.all_cards()] == [
        ("c", "l", "s", "Doften av kaffe"),
        ("d", "l", "t", "😀"),
        ("e", None, None, "Utan plats"),
    ]
    saved = decode(encode(journey))
    assert saved.migrated_from is None
    assert saved.journey == journey
    fields = json.loads(encode(journey))
    assert (fields["version"], fields["weather"]) == (VERSION, {"today": "regn"})
    assert fields["cards"][0]["strength"] == 0.5


def test_a_damaged_file_of_an_invented_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "MIGRATIONS", invented)
    fields = json.loads(INVENTED.read_bytes())
    for key in ("name", "stages", "rows", "loose"):
        for broken in ({**fields, key: None}, {one: fields[one] for one in fields if one != key}):
            with pytest.raises(JourneyError, match=r"older version 0 is damaged|does not fit"):
                decode(json.dumps(broken).encode())
