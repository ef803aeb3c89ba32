"""Records that both sides made for the same: one number a cell, one curve a persona and state.

Two people's new records have different ids. Where a map has room for one only, both get one
id, so that they are merged as one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Final

from journeyeditor.edits.merge_conflicts import Side
from journeyeditor.model.journey import Journey
from journeyeditor.model.mending_ids import all_ids
from journeyeditor.model.records import Curve

Row = tuple[str, Hashable]
"""The id of a record, and what it is for."""

Names = dict[str, str]
"""Other ids for some records."""


def paired(base: Journey, mine: Journey, theirs: Journey) -> tuple[Journey, Journey]:
    """Both sides, with one id for what both made for the same."""
    for rows, renamed in _TABLES:
        names = _names(*(list(rows(one)) for one in (base, mine, theirs)))
        mine = _renamed(mine, names["mine"], renamed)
        theirs = _renamed(theirs, names["theirs"], renamed)
    return mine, theirs


def _names(base: list[Row], mine: list[Row], theirs: list[Row]) -> dict[Side, Names]:
    """What the new records of one side only are to be called.

    As the other side calls what the base has for the same, where this side has that no more;
    where the base has nothing, by the lesser of both sides' ids.
    """
    known = [{one for one, _ in rows} for rows in (base, mine, theirs)]
    old, in_mine, in_theirs = map(_by_purpose, (base, mine, theirs))
    new = [
        _by_purpose(row for row in rows if row[0] not in known[0] | other)
        for rows, other in ((mine, known[2]), (theirs, known[1]))
    ]
    made: dict[Side, Names] = {"mine": {}, "theirs": {}}
    for purpose in {**new[0], **new[1]}:
        ours, others = (side.get(purpose, []) for side in new)
        before = set(old.get(purpose, ()))
        if not before:
            for one, other in zip(ours, others, strict=False):
                made["mine" if one > other else "theirs"][max(one, other)] = min(one, other)
        elif not before & known[1]:
            there = before.intersection(in_theirs.get(purpose, ()))
            made["mine"].update(zip(ours, sorted(there), strict=False))
        elif not before & known[2]:
            there = before.intersection(in_mine.get(purpose, ()))
            made["theirs"].update(zip(others, sorted(there), strict=False))
    return made


def _by_purpose(rows: Iterable[Row]) -> dict[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = {}
    for one, purpose in rows:
        found.setdefault(purpose, []).append(one)
    return found


def _renamed(
    journey: Journey, names: Names, renamed: Callable[[Journey, Names], dict[str, Any]]
) -> Journey:
    """The map with other ids for some records; not for one that another record has already."""
    if not names:
        return journey
    taken = set(all_ids(journey))
    free = {old: new for old, new in names.items() if new != old and new not in taken}
    if not free:
        return journey
    fields = renamed(journey, free)
    if "set_aside" not in fields:
        fields["set_aside"] = _with_ids(journey.set_aside, free, "subject")
    return journey.model_copy(update=fields)


def _with_ids(records: Sequence[Any], names: Names, field: str) -> tuple[Any, ...]:
    return tuple(
        one.model_copy(update={field: names[getattr(one, field)]})
        if getattr(one, field) in names
        else one
        for one in records
    )


def _table(field: str) -> Callable[[Journey, Names], dict[str, Any]]:
    return lambda journey, names: {field: _with_ids(getattr(journey, field), names, "id")}


def _points(journey: Journey, names: Names) -> dict[str, Any]:
    def renamed(curve: Curve) -> Curve:
        points = _with_ids(curve.points, names, "id")
        return curve if points == curve.points else curve.model_copy(update={"points": points})

    return {"curves": tuple(map(renamed, journey.curves))}


_TABLES: Final[
    tuple[
        tuple[Callable[[Journey], Iterable[Row]], Callable[[Journey, Names], dict[str, Any]]], ...
    ]
] = (
    (
        lambda journey: ((one.id, (one.lane, one.persona, one.state)) for one in journey.curves),
        _table("curves"),
    ),
    (
        lambda journey: (
            (point.id, (curve.id, point.step)) for curve in journey.curves for point in curve.points
        ),
        _points,
    ),
    (
        lambda journey: ((one.id, (one.lane, one.step)) for one in journey.metrics),
        _table("metrics"),
    ),
    (
        lambda journey: ((one.id, (one.source, one.target, one.kind)) for one in journey.links),
        _table("links"),
    ),
    (
        lambda journey: ((one.id, (one.rule, one.subject)) for one in journey.set_aside),
        _table("set_aside"),
    ),
)
