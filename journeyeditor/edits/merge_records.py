"""Three-way merges of records, field by field, and of the tables they stand in.

Knows no map as a whole: `merge_maps` says which records belong together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from journeyeditor.base import limits
from journeyeditor.edits.merge_conflicts import ABSENT, Notes, Side, Subject
from journeyeditor.edits.merge_sequences import (
    laid_over,
    merged_ids,
    merged_lines,
    merged_order,
)
from journeyeditor.model import record as types
from journeyeditor.model.compare import alike, all_alike
from journeyeditor.model.record import Record
from journeyeditor.model.records import Card, CurvePoint, Link

AnyRecord = TypeVar("AnyRecord", bound=Record)
Values = tuple[Any, Any, Any]
"""Base, mine, theirs."""

NESTED: Final = {"views": "view", "points": "point", "links": "web-link"}
"""The tables inside of records, and the kind of their records."""


class Group(NamedTuple):
    """Fields that must fit each other: together they are one where they do not."""

    name: str
    fields: tuple[str, ...]
    fits: Callable[..., bool]


GROUPS: Final[dict[type[Record], Group]] = {
    Card: Group("cell", ("lane", "step"), lambda lane, step: (lane is None) == (step is None)),
    CurvePoint: Group(
        "spread",
        ("low", "high"),
        lambda low, high: low is None or high is None or low <= high,
    ),
    Link: Group("way", ("kind", "target"), lambda kind, target: bool(target) or kind == "exit"),
}
APART: Final[dict[type[Record], tuple[str, ...]]] = {Card: ("order", "span")}
"""Fields that are merged by rules of their own, elsewhere."""


@cache
def _ways(kind: type[Record]) -> dict[str, str]:
    """How each field of a kind of record is merged."""
    group = GROUPS.get(kind)
    apart = {"id", *(group.fields if group else ()), *APART.get(kind, ())}
    hints = get_type_hints(kind, include_extras=True)
    return {name: _way(hints[name], name) for name in kind.model_fields if name not in apart}


def _way(hint: Any, name: str) -> str:
    for known, way in ((types.Ids, "ids"), (types.Texts, "texts"), (types.Text, "text")):
        if hint == known:
            return way
    if name in NESTED and any(get_origin(one) is tuple for one in (hint, *get_args(hint))):
        return "table"
    return "record" if isinstance(hint, type) and issubclass(hint, Record) else "plain"


@cache
def _defaults(kind: type[Record]) -> dict[str, Any]:
    """What stands in a record before anybody has written in it."""
    return {
        name: ABSENT if field.is_required() else field.get_default(call_default_factory=True)
        for name, field in kind.model_fields.items()
    }


def _fields(record: Record | None, kind: type[Record]) -> Mapping[str, Any]:
    return record.__dict__ if record is not None else _defaults(kind)


@dataclass(slots=True)
class Keep:
    """What must stay though a side deleted it; grows from one attempt to the next.

    `told` is used by what the other side has, each a conflict of its own; `quiet` lies in
    what is kept, or hangs on it; `revived` is all that is back in the map.
    """

    told: set[str] = field(default_factory=set)
    quiet: set[str] = field(default_factory=set)
    revived: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.told or self.quiet or self.revived)

    def __len__(self) -> int:
        return len(self.told) + len(self.quiet) + len(self.revived)


class RecordMerging:
    """Merges records. `gone` are the ids that each side deleted."""

    def __init__(self, notes: Notes, keep: Keep, gone: Mapping[Side, set[str]]) -> None:
        self.notes = notes
        self.keep = keep
        self.gone = gone
        self.back: dict[str, Side] = {}
        """What one side deleted and is kept, with the side that has it."""
        self.changed: dict[str, Side] = {}
        """Of those, the ones that the other side had changed."""

    def table(
        self,
        owner: Subject,
        name: str,
        kind: str,
        tables: tuple[Sequence[Any], Sequence[Any], Sequence[Any]],
        *,
        is_ordered: bool = True,
    ) -> tuple[Any, ...]:
        """The records of a table in their order; where that is not seen, it is no conflict."""
        rows = self.rows(kind, *({one.id: one for one in table} for table in tables))
        ids = tuple([one.id for one in table] for table in tables)
        made = tuple(rows[one] for one in self.order(owner, name, ids, rows, is_ordered=is_ordered))
        return next((tuple(table) for table in tables[1:] if is_same(made, table)), made)

    def order(
        self,
        owner: Subject,
        name: str,
        ids: tuple[Sequence[str], ...],
        kept: Iterable[str],
        *,
        is_ordered: bool = True,
    ) -> list[str]:
        """The order of the kept ids; mine where both sides changed it, unless theirs is chosen."""
        base, mine, theirs = ids
        wanted = set(kept)
        made = merged_order(base, mine, theirs, wanted)
        if made is not None:
            return made
        sides = [[one for one in side if one in wanted] for side in (mine, theirs)]
        over = laid_over(*sides), laid_over(*reversed(sides))
        if not is_ordered:
            return min(over)
        values = (tuple(base), tuple(mine), tuple(theirs))
        return over[self.notes.settle(owner, name, values) == "theirs"]

    def rows(
        self,
        kind: str,
        base: Mapping[str, AnyRecord],
        mine: Mapping[str, AnyRecord],
        theirs: Mapping[str, AnyRecord],
    ) -> dict[str, AnyRecord]:
        """The records of all three by their ids, merged."""
        rows = {}
        for one in {**base, **mine, **theirs}:
            was, ours, others = base.get(one), mine.get(one), theirs.get(one)
            if ours is not None and others is not None:
                rows[one] = self.merged(kind, one, was, ours, others)
                continue
            there: AnyRecord | None = others if ours is None else ours
            side: Side = "theirs" if ours is None else "mine"
            if was is None:
                kept = there
            else:
                kept = self._kept(Subject(kind, one), (was, ours, others), there, side)
            if kept is not None:
                rows[one] = kept
        return rows

    def _kept(
        self, subject: Subject, values: Values, there: AnyRecord | None, side: Side
    ) -> AnyRecord | None:
        """A record that a side deleted, if it stays: where the other changed it or uses it."""
        if there is None:
            return None
        is_changed = not self.is_unchanged(values[0], there, side)
        if subject.id not in self.keep.quiet:
            if not is_changed and subject.id not in self.keep.told:
                return None
            if self.notes.settle(subject, "", values, side) != side:
                return None
            if is_changed:
                self.changed[subject.id] = side
        self.back[subject.id] = side
        return there

    def is_unchanged(self, base: Record, record: Record, side: Side) -> bool:
        """Whether a side left a record alone, but for what it deleted elsewhere."""
        return alike(base, record) or alike(without(base, self.gone[side]), record)

    def merged(
        self,
        kind: str,
        record_id: str,
        base: AnyRecord | None,
        mine: AnyRecord,
        theirs: AnyRecord,
    ) -> AnyRecord:
        """A record that both sides have; the very object of a side where nothing differs."""
        if mine is theirs or alike(mine, theirs):
            return mine
        if base is not None and not self.keep and not self.notes.forced and not self.notes.choices:
            if alike(base, mine):
                return theirs
            if alike(base, theirs):
                return mine
        return self.fields(Subject(kind, record_id), "", base, mine, theirs)

    def fields(
        self,
        subject: Subject,
        prefix: str,
        base: AnyRecord | None,
        mine: AnyRecord,
        theirs: AnyRecord,
    ) -> AnyRecord:
        """The record with each field as the side that changed it has it."""
        kind = type(mine)
        was, ours, others = _fields(base, kind), mine.__dict__, theirs.__dict__
        made: dict[str, Any] = {}
        for name, way in _ways(kind).items():
            values = was[name], ours[name], others[name]
            made[name] = self.value(subject, prefix + name, way, values)
        group = GROUPS.get(kind)
        if group:
            made |= self.group(subject, prefix + group.name, group, (was, ours, others))
        extras = [one.model_extra if one is not None else None for one in (base, mine, theirs)]
        unknown = self._unknown(subject, prefix, extras)
        return _remade(mine, theirs, made, unknown)

    def value(self, subject: Subject, name: str, way: str, values: Values) -> Any:
        """What a field holds; `way` is how its kind of value is merged."""
        base, mine, theirs = values
        if way == "table":
            old = () if base is ABSENT else base
            return self.table(subject, name, NESTED[name.rpartition(".")[2]], (old, mine, theirs))
        if way == "record":
            return mine if alike(mine, theirs) else self.fields(subject, name + ".", *values)
        made = self._clear(way, *values)
        if made is not ABSENT and not self.notes.is_open(subject, name):
            return made
        return mine if self.notes.settle(subject, name, values) == "mine" else theirs

    def _clear(self, way: str, base: Any, mine: Any, theirs: Any) -> Any:
        """What needs no choice; ABSENT where one is needed."""
        revived = self.keep.revived if way == "ids" else None
        if not revived:
            if theirs in (mine, base):
                return mine
            if base == mine:
                return theirs
        made: Any = None
        if way == "text" and base is not ABSENT:
            lines = merged_lines(*(text.split("\n") for text in (base, mine, theirs)))
            made = None if lines is None else "\n".join(lines)
        elif way == "texts":
            made = _merged_texts(base, mine, theirs)
        elif way == "ids":
            made = merged_ids(base, mine, theirs, revived or frozenset())
        most = limits.TEXT if way == "text" else limits.LISTED
        return ABSENT if made is None or len(made) > most else made

    def group(
        self, subject: Subject, name: str, group: Group, records: tuple[Mapping[str, Any], ...]
    ) -> dict[str, Any]:
        """Fields that must fit each other: each merged if they do, else all of one side."""
        made = [self._clear("plain", *(one[part] for one in records)) for part in group.fields]
        if ABSENT in made or not group.fits(*made):
            base, mine, theirs = (tuple(one[part] for part in group.fields) for one in records)
            was = ABSENT if ABSENT in base else base
            side = self.notes.settle(subject, name, (was, mine, theirs))
            made = list(mine if side == "mine" else theirs)
        return dict(zip(group.fields, made, strict=True))

    def _unknown(
        self, subject: Subject, prefix: str, fields: Sequence[Mapping[str, Any] | None]
    ) -> dict[str, Any]:
        """Fields that this version does not know, told apart to the letter."""
        base, mine, theirs = (one or {} for one in fields)
        made = {}
        for name in {**mine, **theirs, **base}:
            values = base.get(name, ABSENT), mine.get(name, ABSENT), theirs.get(name, ABSENT)
            was, ours, others = map(repr, values)
            if ours in (others, was):
                made[name] = values[2]
            elif others == was:
                made[name] = values[1]
            elif (subject.kind, prefix, name) == ("map", "", "revision"):
                made[name] = max(value for value in values[1:] if value is not ABSENT)
            else:
                side = self.notes.settle(subject, prefix + name, values)
                made[name] = values[1 if side == "mine" else 2]
        order = merged_order(list(base), list(mine), list(theirs), made.keys())
        return {
            name: made[name]
            for name in (sorted(made) if order is None else order)
            if made[name] is not ABSENT
        }


def _merged_texts(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[str, ...] | None:
    """A list of lines; those that both sides only added are taken together."""
    made = merged_lines(base, mine, theirs)
    if made is None and set(base) <= set(mine) & set(theirs):
        return merged_ids(base, mine, theirs)
    return None if made is None else tuple(made)


def without(record: Record, gone: set[str]) -> Record:
    """A record without what it said of others that were deleted, as edits leave it."""
    fields: dict[str, Any] = {}
    for name, way in _ways(type(record)).items():
        value = getattr(record, name)
        if not value:
            continue
        if way == "ids" and not gone.isdisjoint(value):
            fields[name] = tuple(one for one in value if one not in gone)
        elif name in ("segment", "persona", "portrait") and value in gone:
            fields[name] = None
        elif name == "points":
            left = tuple(without(one, gone) for one in value if one.step not in gone)
            if not all_alike(left, value):
                fields[name] = left
    return record.model_copy(update=fields) if fields else record


def _remade(
    mine: AnyRecord, theirs: AnyRecord, made: dict[str, Any], unknown: dict[str, Any]
) -> AnyRecord:
    """A record of these fields; the object of a side where they are all its own."""
    for side in (mine, theirs):
        own = side.__dict__
        same = all(_is_the(value, own[name]) for name, value in made.items())
        if same and repr(side.model_extra or {}) == repr(unknown):
            return side
    record = mine.model_copy(update=made)
    extra = record.model_extra
    if extra is not None:
        extra.clear()
        extra.update(unknown)
    return record


def _is_the(value: Any, other: Any) -> bool:
    """Whether values are the same; records and their tables only where they are one object."""
    if value is other:
        return True
    first = value[0] if value and isinstance(value, tuple) else value
    return not isinstance(first, Record) and bool(value == other)


def is_same(made: Sequence[Any], table: Sequence[Any]) -> bool:
    """Whether two sequences hold the very same objects."""
    return len(made) == len(table) and all(map(_is, made, table))


def _is(one: object, other: object) -> bool:
    return one is other
