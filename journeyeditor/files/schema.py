"""The JSON Schema of the .journey format, made of the records themselves."""

from __future__ import annotations

import json
from typing import Any, Final

from journeyeditor.files.form import JourneyFile

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema of a map's file, as plain values."""
    return {"$schema": DIALECT, **JourneyFile.model_json_schema(mode="validation")}


def schema_text() -> str:
    """The schema as it stands in `resources/schema/journey.schema.json`."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
