"""What lies on the clipboard: cards by their cells, relative to the first; links; pictures."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from journeyeditor.base import limits
from journeyeditor.model.pictures import picture_is_sound
from journeyeditor.model.record import Id, PictureKey
from journeyeditor.model.records import Card, Link, Picture

MOST_BYTES: Final = 64 * 1024 * 1024


class Patch(BaseModel):
    """The cards of one cell, so many columns and rows of lanes from the first."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    column: Annotated[int, Field(ge=0, le=limits.STEPS)]
    row: Annotated[int, Field(ge=0, le=limits.LANES)]
    cards: Annotated[tuple[Card, ...], Field(max_length=limits.CARDS)]


class Clip(BaseModel):
    """Copied cards with the links among them and their pictures; `home` is the map's id."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    format: Literal["journeyeditor-clip"] = "journeyeditor-clip"
    version: Literal[1] = 1
    home: Id
    patches: Annotated[tuple[Patch, ...], Field(max_length=limits.CARDS)]
    links: Annotated[tuple[Link, ...], Field(max_length=limits.LINKS)] = ()
    pictures: Annotated[dict[PictureKey, Picture], Field(max_length=limits.PICTURES)] = Field(
        default_factory=dict
    )

    @property
    def columns(self) -> int:
        """How many columns it is wide."""
        return max((patch.column for patch in self.patches), default=-1) + 1

    @property
    def rows(self) -> int:
        """How many lanes it is high."""
        return max((patch.row for patch in self.patches), default=-1) + 1


def clip_bytes(clip: Clip) -> bytes:
    """The clip as it lies on the clipboard."""
    return clip.model_dump_json(exclude_defaults=False).encode()


def clip_of(data: bytes) -> Clip | None:
    """The clip in these bytes, or None where they are anything else. Never raises."""
    if len(data) > MOST_BYTES:
        return None
    try:
        clip = Clip.model_validate_json(data)
    except (ValidationError, ValueError, RecursionError):
        return None
    sound = {key: one for key, one in clip.pictures.items() if picture_is_sound(key, one)}
    return clip.model_copy(update={"pictures": sound})
