"""The ground of every record: frozen, bounded, and keeping what a newer program wrote.

Changes go through `Record.changed`, which validates; pydantic's own `model_copy` does not.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, msg
from journeyeditor.model.plugins import spare_plugins

spare_plugins()

DECIMALS: Final = 4


def _rounded(number: float) -> float:
    return round(number, DECIMALS) + 0.0


Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
"""A record's name in the file: letters, digits, hyphen, underscore."""

Word = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{0,40}$")]
"""A choice from a table in `kinds`; "" where nothing is chosen. A word that is not in the
table comes from a newer program: it is kept and shown as it is."""

Name = Annotated[str, StringConstraints(max_length=limits.NAME)]
Text = Annotated[str, StringConstraints(max_length=limits.TEXT)]
Texts = Annotated[tuple[Text, ...], Field(max_length=limits.LISTED)]
Ids = Annotated[tuple[Id, ...], Field(max_length=limits.LISTED)]
Order = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]{0,200}$")]
Colour = Annotated[str, StringConstraints(pattern=r"^(#[0-9a-f]{6})?$")]
"""#rrggbb in small letters, or "" for the theme's own."""

PictureKey = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""The SHA-256 of a picture's bytes, in hexadecimal."""

Number = Annotated[
    float,
    Field(ge=-limits.NUMBER, le=limits.NUMBER, allow_inf_nan=False),
    AfterValidator(_rounded),
]
Url = Annotated[str, StringConstraints(pattern=r"^(https?://|mailto:)\S+$", max_length=2_000)]
"""A web link: http, https or mailto; nothing else is ever opened."""


class Record(BaseModel):
    """A frozen piece of a map. Fields this version does not know are kept as they came."""

    model_config = ConfigDict(
        frozen=True, extra="allow", defer_build=True, allow_inf_nan=False, hide_input_in_errors=True
    )

    def changed(self, **fields: Any) -> Self:
        """This record with other values in some fields.

        Raises JourneyError where a value does not fit, TypeError for a field there is not.
        """
        unknown = fields.keys() - type(self).model_fields.keys()
        if unknown:
            raise TypeError(f"{type(self).__name__} has no field {sorted(unknown)}")
        try:
            made = self.model_validate({**self.__dict__, **(self.model_extra or {}), **fields})
        except ValidationError as error:
            raise JourneyError(what_does_not_fit(error)) from error
        # Nothing asks which fields were given; a set of all of them is larger than the record.
        object.__setattr__(made, "__pydantic_fields_set__", self.__pydantic_fields_set__)
        return made


def what_does_not_fit(error: ValidationError) -> Message:
    """The first thing that does not fit, in one sentence with the place where it is."""
    first = error.errors(include_url=False, include_context=True, include_input=False)[0]
    place = ".".join(_short(str(part)) for part in first["loc"]) or "-"
    context = first.get("ctx", {})
    kind = first["type"]
    if kind in {"string_too_long", "too_long"}:
        most = context.get("max_length", "")
        return msg("{place} is too long: at most {most} are allowed.", place=place, most=most)
    if kind == "missing":
        return msg("{place} is missing.", place=place)
    if kind == "json_invalid":
        return msg("The text is not valid JSON: {reason}.", reason=context.get("error", ""))
    if kind in {"greater_than_equal", "less_than_equal", "finite_number"}:
        return msg("The number at {place} is outside what is allowed.", place=place)
    return msg("The value at {place} does not fit there.", place=place)


def _short(part: str) -> str:
    """A part of a place; where it is a key that a file brought along, it may be anything."""
    part = " ".join(part.split())
    return part if len(part) <= limits.WORD else part[: limits.WORD - 1] + "…"
