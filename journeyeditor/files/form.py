"""The form a map has in its file: a head, the map's fields, and the cards in one flat list."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import ConfigDict, Field

from journeyeditor.base import limits
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import PARKING, Journey, JourneyFields
from journeyeditor.model.record import Record
from journeyeditor.model.records import Card

FORMAT: Final = "journey"
VERSION: Final = 1
"""The format's version: an older program would misread a file of a newer one."""

REVISION: Final = 1
"""The format's revision: an older program would only miss something of a newer one."""

_AnyRecord = TypeVar("_AnyRecord", bound=Record)
_ALWAYS: Final = object()
_DEFAULTS: Final[dict[str, object]] = {
    name: _ALWAYS if name in ("id", "lane", "step", "order") else field.default
    for name, field in Card.model_fields.items()
}


class Head(Record):
    """The first lines of a file: what it is, and what reading it takes."""

    format: Literal["journey"]
    version: Literal[1]
    revision: Annotated[int, Field(ge=1, le=1_000_000)]


class JourneyFile(JourneyFields, Head):
    """A customer journey map, as Journey Editor stores it.

    Fields that hold their default are left out. Fields that this version of the format does
    not name are kept as they are.
    """

    model_config = ConfigDict(title="Journey Editor map")

    cards: Annotated[tuple[Card, ...], Field(max_length=limits.CARDS)] = ()


class WrittenFile(JourneyFields, Head):
    """The same for writing. Cards are plain fields: a tenth of them differ from their defaults,
    and looking for that tenth here takes half the time that pydantic takes."""

    model_config = ConfigDict(title="Journey Editor map")

    cards: tuple[dict[str, Any], ...] = ()


def to_file(journey: Journey) -> WrittenFile:
    """The form of a map in its file. A newer revision that the map came with is kept."""
    fields = vars(journey).copy()
    lanes: dict[str, Cards] = fields.pop("cards")
    cards = [card for lane in lanes.values() for card in lane.items]
    cards.sort(key=_id)
    unknown = dict(journey.model_extra or {})
    file = WrittenFile.model_construct(
        format=FORMAT,
        version=VERSION,
        revision=unknown.pop("revision", REVISION),
        **fields,
        cards=tuple([_written(card) for card in cards]),
    )
    return _with_unknown(file, unknown)


def _written(card: Card) -> dict[str, Any]:
    """The fields of a card that are not their defaults, and its place in any case.

    Moving a card then changes the same lines always, which lets two people's files merge.
    """
    fields = {
        name: value
        for name, value in card.__dict__.items()
        if value is not (default := _DEFAULTS[name]) and value != default
    }
    if card.__pydantic_extra__:
        fields.update(card.__pydantic_extra__)
    return fields


def from_file(file: JourneyFile) -> Journey:
    """The map that a file holds, not yet mended."""
    fields = vars(file).copy()
    unknown = dict(file.model_extra or {})
    if fields["revision"] > REVISION:
        unknown["revision"] = fields["revision"]
    lanes: dict[str, list[Card]] = {}
    for card in fields.pop("cards"):
        lanes.setdefault(card.lane or PARKING, []).append(card)
    for name in Head.model_fields:
        del fields[name]
    cards = {lane: Cards(of_lane) for lane, of_lane in lanes.items()}
    return _with_unknown(Journey.model_construct(**fields, cards=cards), unknown)


def _with_unknown(record: _AnyRecord, unknown: dict[str, Any]) -> _AnyRecord:
    """Put unknown fields, whatever they are called, into a record just made."""
    if record.model_extra is not None:
        record.model_extra.update(unknown)
    return record


def _id(card: Card) -> str:
    return card.id
