"""The form a map has in its file: a head, the map's fields, and the cards in one flat list."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter, itemgetter
from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from journeyeditor.base import limits
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import PARKING, Journey, JourneyFields
from journeyeditor.model.record import Record
from journeyeditor.model.records import Card, Picture

FORMAT: Final = "journey"
VERSION: Final = 1
"""The format's version: an older program would misread a file of a newer one."""

REVISION: Final = 1
"""The format's revision: an older program would only miss something of a newer one."""

_AnyRecord = TypeVar("_AnyRecord", bound=Record)


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


class _AsWritten:
    """A card's fields as a card is written: without defaults, but always with its place.

    Moving a card then changes the same lines each time, which lets two people's files merge.
    It is the schema of the record's own fields, with no default where none is left out; a
    schema of the record itself would not do, for pydantic takes the one it has built before.
    """

    @staticmethod
    def __get_pydantic_core_schema__(_: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema: Any = handler.resolve_ref_schema(handler(Card))
        fields = {}
        for name, field in schema["schema"]["fields"].items():
            of = field["schema"]
            always = name in ("lane", "step", "order")
            fields[name] = core_schema.typed_dict_field(of["schema"] if always else of)
        return core_schema.typed_dict_schema(fields, extra_behavior="allow")


class WrittenFile(JourneyFields, Head):
    """The form of a file for writing, with the cards as their plain fields."""

    cards: tuple[Annotated[dict[str, Any], _AsWritten], ...] = ()


def to_file(journey: Journey) -> WrittenFile:
    """A map as it is written. A newer revision that it came with is kept."""
    fields = vars(journey).copy()
    lanes: dict[str, Cards] = fields.pop("cards")
    cards = [card for lane in lanes.values() for card in lane.items]
    written = _all_fields if any(map(_unknown_fields, cards)) else _fields
    unknown = dict(journey.model_extra or {})
    file = WrittenFile.model_construct(
        format=FORMAT,
        version=VERSION,
        revision=unknown.pop("revision", REVISION),
        **fields,
        cards=tuple(sorted(map(written, cards), key=itemgetter("id"))),
    )
    return _with_unknown(file, unknown)


def parts_of(journey: Journey) -> Iterator[bytes | Picture]:
    """The bytes of a map's file, bit by bit; a picture stands for the text of its data.

    Put together they are what `encode` gives. No bit takes long to make, so that a thread
    that makes them never holds up the others.
    """
    whole = to_file(journey)
    unknown = dict(whole.model_extra or {})
    fields = vars(whole) | {"cards": (), "pictures": {}}
    yield as_text(WrittenFile.model_construct(**fields))[:-2]
    needed = {name: fields[name] for name in ("format", "version", "revision", "id")}
    start = len(as_text(WrittenFile.model_construct(**needed))) - 2

    def alone(**some: Any) -> bytes:
        """What some fields add to a file that has only the needed ones."""
        return as_text(WrittenFile.model_construct(**needed, **some))[start:-2]

    for place, (key, picture) in enumerate(whole.pictures.items()):
        empty = picture.model_copy(update={"data": ""})
        text = alone(pictures={key: empty})
        before, data, after = text.partition(_NO_DATA)
        yield _joined(before, b',\n  "pictures": {', place) + data[:-1]
        yield picture
        yield data[-1:] + after.removesuffix(_END_OF_PICTURES)
    if whole.pictures:
        yield _END_OF_PICTURES
    for place in range(0, len(whole.cards), _SLICE):
        text = alone(cards=whole.cards[place : place + _SLICE])
        yield _joined(text, b',\n  "cards": [', place).removesuffix(_END_OF_CARDS)
    if whole.cards:
        yield _END_OF_CARDS
    if unknown:
        yield as_text(_with_unknown(WrittenFile.model_construct(**needed), unknown))[start:-2]
    yield b"\n}\n"


def as_text(file: WrittenFile) -> bytes:
    """A file as UTF-8 JSON with two spaces a level, without what holds its default."""
    return file.__pydantic_serializer__.to_json(file, indent=2, exclude_defaults=True)


def _joined(text: bytes, opening: bytes, place: int) -> bytes:
    """A slice of a list or object, going on where the one before it stopped."""
    return b"," + text.removeprefix(opening) if place else text


_SLICE: Final = 300
_NO_DATA: Final = b'"data": ""'
_END_OF_PICTURES: Final = b"\n  }"
_END_OF_CARDS: Final = b"\n  ]"


_fields = attrgetter("__dict__")
_unknown_fields = attrgetter("__pydantic_extra__")


def _all_fields(card: Card) -> dict[str, Any]:
    unknown = card.__pydantic_extra__
    return {**card.__dict__, **unknown} if unknown else card.__dict__


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
