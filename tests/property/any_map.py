"""Any map at all, sound or not: every field of every record, ids from a small pool.

The strategies are made of the records' own fields, so that a new field is covered at once.
"""

from __future__ import annotations

import datetime
import types
import typing
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from journeyeditor.model import record
from journeyeditor.model.cards import Cards
from journeyeditor.model.invariants import mend
from journeyeditor.model.journey import Journey, JourneyFields
from journeyeditor.model.record import Record
from journeyeditor.model.records import Card
from tests.files.rich import PNG_KEY, rich_map

TEXTS = st.text(max_size=12)
IDS = st.sampled_from(["a", "b", "c", "d", "e", "f", "g", "a-2", "Z_9"])
WORDS = st.sampled_from(["", "emotions", "exit", "next", "metrics", "new-word", "7"])
KEYS = st.sampled_from([PNG_KEY, "0" * 64])
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**25), 10**25)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=3,
)
_KNOWN: tuple[tuple[Any, st.SearchStrategy[Any]], ...] = (
    (record.Id, IDS),
    (record.Word, WORDS),
    (record.Name, TEXTS),
    (record.Text, TEXTS),
    (record.Order, st.text("0Vz", max_size=3)),
    (record.Colour, st.sampled_from(["", "#00ff7f"])),
    (record.PictureKey, KEYS),
    (record.Url, st.sampled_from(["https://example.org/ö", "mailto:a@b"])),
    (bool, st.booleans()),
    (datetime.date, st.dates()),
    (type(None), st.none()),
)


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Values that a field of this type can hold."""
    for known, strategy in _KNOWN:
        if hint == known:
            return strategy
    origin = get_origin(hint)
    if origin is Annotated:
        return _bounded(*get_args(hint))
    if origin in (typing.Union, types.UnionType):
        return st.one_of([values_of(one) for one in get_args(hint)])
    if origin is tuple:
        return st.lists(values_of(get_args(hint)[0]), max_size=3).map(tuple)
    if origin is dict:
        return st.sampled_from([{}, dict(rich_map().pictures)])
    if isinstance(hint, type) and issubclass(hint, Record):
        return records(hint)
    raise TypeError(hint)


def _bounded(base: Any, *limits: Any) -> st.SearchStrategy[Any]:
    if base not in (int, float):
        return values_of(base)
    inside = [one for limit in limits for one in getattr(limit, "metadata", [limit])]
    lows: list[Any] = [one.ge for one in inside if isinstance(one, Ge)]
    highs: list[Any] = [one.le for one in inside if isinstance(one, Le)]
    low, high = max([-9, *lows]), min([9, *highs])
    return st.integers(low, high) if base is int else st.floats(low, high)


_made: dict[type[Record], st.SearchStrategy[Any]] = {}


def records(kind: type[Record]) -> st.SearchStrategy[Any]:
    """Records of a kind, with any of its optional fields and perhaps an unknown one."""
    if kind not in _made:
        hints = get_type_hints(kind, include_extras=True)
        needed: dict[str, st.SearchStrategy[Any]] = {}
        optional: dict[str, st.SearchStrategy[Any]] = {"x_unknown": VALUES}
        for name, field in kind.model_fields.items():
            assert isinstance(field, FieldInfo)
            (needed if field.is_required() else optional)[name] = values_of(hints[name])
        _made[kind] = st.fixed_dictionaries(needed, optional=optional).map(kind.model_validate)
    return _made[kind]


@st.composite
def any_maps(draw: st.DrawFn) -> Journey:
    """Maps as they could come from anywhere: most are unsound."""
    fields: JourneyFields = draw(records(JourneyFields))
    cards: dict[str, list[Card]] = {}
    for card in draw(st.lists(records(Card), max_size=5)):
        cards.setdefault(card.lane or "", []).append(card)
    lanes = {lane: Cards(items) for lane, items in cards.items()}
    journey = Journey.model_construct(**vars(fields), cards=lanes)
    assert journey.model_extra is not None
    journey.model_extra.update(fields.model_extra or {})
    return journey


def sound_maps() -> st.SearchStrategy[Journey]:
    """Maps that hold all invariants."""
    return any_maps().map(lambda journey: mend(journey)[0])
