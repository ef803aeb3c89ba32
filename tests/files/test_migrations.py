"""The machinery of migrations, on made-up versions; there are no real ones yet."""

from __future__ import annotations

from typing import Any

import pytest

from journeyeditor.base.errors import JourneyError
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
