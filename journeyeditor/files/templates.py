"""The maps that come with the program: templates to start from, and the example.

Their names are shown in the first paint of the window: the model comes only with a map.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import LANGUAGES, msg
from journeyeditor.base.resources import resource_folder

if TYPE_CHECKING:
    from journeyeditor.model.journey import Journey


class Template(NamedTuple):
    """A map to start from; name, description and file by the map's language."""

    key: str
    names: Mapping[str, str]
    abouts: Mapping[str, str]
    files: Mapping[str, Path]

    def name(self, language: str) -> str:
        """Its name in a language, in English where it has none there."""
        return self.names.get(language) or self.names.get("en") or self.key

    def about(self, language: str) -> str:
        """What it is for, in a language."""
        return self.abouts.get(language) or self.abouts.get("en", "")

    def file(self, language: str) -> Path:
        """Its file in a map language, else in the first language it has."""
        return self.files.get(language) or next(iter(self.files.values()))


def templates() -> tuple[Template, ...]:
    """The templates, in the order to show them in."""
    return _listed("templates")


def examples() -> tuple[Template, ...]:
    """The worked examples."""
    return _listed("examples")


def new_from(key: str, language: str = "sv") -> Journey:
    """A new document made of a template or an example, in a map language.

    Raises JourneyError for a key or a language there is not.
    """
    if language not in LANGUAGES:
        raise JourneyError(
            msg(
                "There is no map language {language}: use one of {languages}.",
                language=language,
                languages=", ".join(LANGUAGES),
            )
        )
    there = (*templates(), *examples())
    found = next((one for one in there if one.key == key), None)
    if found is None:
        raise JourneyError(
            msg(
                "There is no template {template}: use one of {keys}.",
                template=key,
                keys=", ".join(one.key for one in there),
            )
        )
    from journeyeditor.base.ids import new_id
    from journeyeditor.files.store import read

    return read(found.file(language)).journey.changed(id=new_id())


@cache
def _listed(folder: str) -> tuple[Template, ...]:
    place = resource_folder(folder)
    entries = json.loads((place / "index.json").read_text("utf-8"))
    return tuple(
        Template(
            entry["key"],
            entry["name"],
            entry["about"],
            {language: place / name for language, name in entry["file"].items()},
        )
        for entry in entries
    )
