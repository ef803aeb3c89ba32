"""Files of older format versions made into today's form, one numbered step at a time.

A migration turns the plain fields of version n into those of version n + 1. Once released it
is never changed, and a frozen file of its version under tests/files/fixtures guards it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.files.form import VERSION

Fields: TypeAlias = dict[str, Any]
Migration: TypeAlias = Callable[[Fields], Fields]

MIGRATIONS: Final[Mapping[int, Migration]] = MappingProxyType({})
"""By the version they start from. Version 1 is the first, so there are none yet."""


def migrated(
    fields: Fields, migrations: Mapping[int, Migration] = MIGRATIONS, newest: int = VERSION
) -> tuple[Fields, int | None]:
    """The fields in the form of the newest version, and the version they came in if older.

    Raises JourneyError where a version has no migration or its fields can't be migrated.
    """
    came: int = fields["version"]
    for version in range(came, newest):
        if version not in migrations:
            raise JourneyError(
                msg("Version {version} of the format can't be read any more.", version=version)
            )
        try:
            fields = {**migrations[version](fields), "version": version + 1}
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise JourneyError(
                msg("The map of the older version {version} is damaged.", version=version)
            ) from error
    return fields, came if came < newest else None
