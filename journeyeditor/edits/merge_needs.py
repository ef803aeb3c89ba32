"""What a merged map needs of what one side deleted, so that nothing dangles and nothing is lost.

A side that changed or used something while the other deleted it keeps it, with what it lies in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from journeyeditor.edits.cards import takes_cards
from journeyeditor.edits.merge_conflicts import Key, Side
from journeyeditor.edits.merge_maps import MapMerging
from journeyeditor.edits.merge_records import Keep
from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import lane_kind
from journeyeditor.model.mending_ids import all_ids
from journeyeditor.model.records import Lane, Link

SIDES: Final[tuple[Side, Side]] = ("mine", "theirs")


def grown(keep: Keep, merging: MapMerging, journey: Journey) -> Keep:
    """What must stay, as far as an attempt shows it; of the same length where that is all."""
    present = {*all_ids(journey), *journey.pictures}
    quiet = {*keep.quiet, *_contents(merging, present), *_links(merging, present)}
    needed = {*_references(journey), *merging.without_phase} - present
    quiet |= {one for one in needed if any(one in side.pictures for side in merging.versions)}
    return Keep(
        told=keep.told | (needed - quiet),
        quiet=quiet - keep.told,
        revived=keep.revived | merging.back.keys(),
    )


def _references(journey: Journey) -> Iterator[str]:
    """All that is referred to by what can't do without."""
    for card in journey.all_cards():
        yield from filter(None, (card.lane, card.step, card.picture))
        yield from (*card.answers, *card.sources, *card.personas)
    for curve in journey.curves:
        yield from filter(None, (curve.lane, curve.persona))
        for point in curve.points:
            yield from (point.step, *point.sources)
    for metric in journey.metrics:
        yield from (metric.lane, metric.step, *metric.sources)
    for link in journey.links:
        yield from filter(None, (link.source, link.target))
    for persona in journey.personas:
        yield from filter(None, (persona.segment, persona.portrait))
    yield from filter(None, (journey.settings.logo,))


def _contents(merging: MapMerging, present: set[str]) -> Iterator[str]:
    """What lay in a lane, phase or step that stays because it was changed."""
    for side in SIDES:
        whole = {one for one, kept in merging.changed.items() if kept == side}
        if not whole:
            continue
        journey = merging.versions[1 + SIDES.index(side)]
        steps = {step.id for phase in journey.phases if phase.id in whole for step in phase.steps}
        inside = whole | steps
        yield from steps - present
        for card in journey.all_cards():
            if card.lane in inside or card.step in inside:
                yield card.id
        for curve in journey.curves:
            if curve.lane in inside:
                yield from (curve.id, *(point.id for point in curve.points))
            yield from (point.id for point in curve.points if point.step in inside)
        for metric in journey.metrics:
            if metric.lane in inside or metric.step in inside:
                yield metric.id


def _links(merging: MapMerging, present: set[str]) -> Iterator[str]:
    """Links that were only deleted with one of their ends, which is back."""
    for side in SIDES:
        journey = merging.versions[1 + SIDES.index(side)]
        for link in journey.links:
            if link.id not in present and _hangs_on(link, merging.back, side, present):
                yield link.id


def _hangs_on(link: Link, back: dict[str, Side], side: Side, present: set[str]) -> bool:
    ends = {link.source, link.target} - {None}
    return ends <= present and any(back.get(end or "") == side for end in ends)


def unfit_lanes(merging: MapMerging, journey: Journey) -> dict[Key, Side]:
    """Lanes whose new kind has no room for what the other side put in: that side's kind stands.

    Not where it had no room for what was in it before.
    """
    found: dict[Key, Side] = {}
    for lane in journey.lanes:
        for side, other in (SIDES, SIDES[::-1]):
            ours, others = (_lane(merging, one, lane.id) for one in (side, other))
            if ours is None or others is None or not ours.kind == lane.kind != others.kind:
                continue
            was_fit = _fits(merging.versions[1 + SIDES.index(side)], ours)
            if was_fit and not _fits(journey, lane) and _fits(journey, others):
                found[Key("lane", lane.id, "kind")] = other
    return found


def _lane(merging: MapMerging, side: Side, lane_id: str) -> Lane | None:
    return merging.versions[1 + SIDES.index(side)].lane(lane_id)


def _fits(journey: Journey, lane: Lane) -> bool:
    """Whether a lane of this kind can hold what lies in it."""
    look = lane_kind(lane.kind).look
    if journey.lane_cards(lane.id) and not takes_cards(lane.kind):
        return False
    if look != "curve" and any(one.lane == lane.id and one.points for one in journey.curves):
        return False
    return look == "number" or all(one.lane != lane.id for one in journey.metrics)
