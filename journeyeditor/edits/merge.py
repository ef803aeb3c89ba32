"""The three-way merge of maps: what two people made of one map, put together record by record.

What only one changed is as that one has it, what both changed alike is so; the rest are
conflicts, in which mine stands until a person chooses. Nothing that was changed is lost to a
deletion.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from journeyeditor.edits.merge_conflicts import Choices, Conflict, Key, Side
from journeyeditor.edits.merge_curves import parted, unfit_curves
from journeyeditor.edits.merge_maps import MapMerging, Versions
from journeyeditor.edits.merge_needs import grown, unfit_lanes
from journeyeditor.edits.merge_pairs import paired
from journeyeditor.edits.merge_records import Keep
from journeyeditor.model.compare import alike_maps
from journeyeditor.model.invariants import Problem, mend
from journeyeditor.model.journey import Journey

__all__ = ["Choices", "Conflict", "Key", "Merged", "Side", "merge", "resolve"]


@dataclass(frozen=True, slots=True)
class Merged:
    """A sound map made of two, the conflicts nobody has chosen in, and what had to be mended."""

    journey: Journey
    conflicts: tuple[Conflict, ...]
    mended: tuple[Problem, ...]
    versions: Versions = field(repr=False)
    choices: Choices = field(default_factory=dict)


def merge(base: Journey, mine: Journey, theirs: Journey) -> Merged:
    """Both sides of a map, which were one in `base`. All three are sound.

    The same whichever side is whose, but for which stands in a conflict. Raises JourneyError
    where both together hold more than a map can.
    """
    return _merged((base, mine, theirs), {})


def resolve(merged: Merged, choices: Choices) -> Merged:
    """The merge again with a person's choices, more than there were; the others stay open.

    Choosing that something stays deleted sends cards that lie in it to the parking lot.
    """
    return _merged(merged.versions, {**merged.choices, **choices})


def _merged(versions: Versions, choices: Choices) -> Merged:
    base, mine, theirs = versions
    if alike_maps(mine, theirs) or alike_maps(base, theirs):
        return Merged(mine, (), (), versions, choices)
    if alike_maps(base, mine):
        return Merged(theirs, (), (), versions, choices)
    sides = base, *paired(base, mine, theirs)
    keep, forced = Keep(), dict[Key, Side]()
    while True:
        merging = MapMerging(sides, choices, forced, keep)
        journey = merging.journey()
        more = grown(keep, merging, journey)
        unfit = {**unfit_lanes(merging, journey), **unfit_curves(merging, journey)}
        if len(more) == len(keep) and unfit.keys() <= forced.keys() | choices.keys():
            break
        keep, forced = more, {**unfit, **forced}
    journey, told = mend(journey)
    journey, apart = parted(sides, journey)
    names = dict(_names(journey)) if merging.notes.conflicts else {}
    conflicts = tuple(
        replace(one, name=names.get(one.record) or _name(one.mine) or _name(one.theirs))
        for one in merging.notes.conflicts.values()
    )
    return Merged(journey, conflicts, (*told, *apart), versions, choices)


def _names(journey: Journey) -> Iterator[tuple[str, str]]:
    """The text by which each record of a map is known."""
    yield journey.id, journey.title
    yield from ((key, one.alternative) for key, one in journey.pictures.items())
    tables: tuple[Any, ...] = (
        *(journey.all_cards(), journey.phases, journey.steps(), journey.lanes, journey.curves),
        *(journey.personas, journey.segments, journey.sources, journey.links),
        journey.settings.views,
    )
    for table in tables:
        for record in table:
            yield record.id, _name(record)
            for part in (*getattr(record, "points", ()), *_web_links(record)):
                yield part.id, _name(part)


def _web_links(record: Any) -> tuple[Any, ...]:
    return tuple(getattr(record, "links", ()))


def _name(record: Any) -> str:
    """The text by which a record is known, or "" where it has none."""
    for field_name in ("text", "title", "name", "label", "word", "url", "reason"):
        said = getattr(record, field_name, "")
        if said and isinstance(said, str):
            return " ".join(said.split())
    return ""
