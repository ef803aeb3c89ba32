"""The JSON Schema: the committed one is the generated one, and our files fit it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from journeyeditor.base.resources import resource, resource_folder
from journeyeditor.files.schema import schema, schema_text
from tests.files.mutations import FIXTURES

SOUND = [
    *(path for path in sorted(FIXTURES.glob("*.journey")) if "unsound" not in path.name),
    *sorted(resource_folder("examples").glob("*.journey")),
    *sorted(resource_folder("templates").glob("*.journey")),
]
VALIDATOR = jsonschema.Draft202012Validator(schema())


def test_the_committed_schema_is_the_generated_one() -> None:
    committed = resource("schema", "journey.schema.json").read_text("utf-8")
    assert committed == schema_text()


def test_the_schema_is_one_and_describes_its_records() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["title"] == "Journey Editor map"
    assert all(record["description"] for record in schema()["$defs"].values())


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.name)
def test_our_files_fit(path: Path) -> None:
    VALIDATOR.validate(json.loads(path.read_bytes()))


def test_what_does_not_fit_is_found() -> None:
    fields = json.loads((FIXTURES / "v1-rich.journey").read_bytes())
    fields["cards"][0]["span"] = "2"
    assert [error.json_path for error in VALIDATOR.iter_errors(fields)] == ["$.cards[0].span"]
