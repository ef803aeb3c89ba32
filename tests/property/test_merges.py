"""Two people's work put together: nothing is lost, whoever merges, and the map is sound.

`python -m tests.property.test_merges 2000` does as many runs.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis.stateful import run_state_machine_as_test

from journeyeditor.edits import head
from journeyeditor.edits.merge import Conflict, Key, Merged, merge, resolve
from journeyeditor.edits.merge_curves import purpose_of
from journeyeditor.files.codec import decode, encode, is_same
from journeyeditor.model.invariants import problems
from journeyeditor.model.journey import Journey
from journeyeditor.model.mending_ids import all_ids
from tests.property.any_map import sound_maps
from tests.property.branches import Facts, TwoBranches, facts

Versions = tuple[Journey, Journey, Journey]
ABSENT = "(absent)"
MOVING = {"order", "span"}
"""What may change with the cards and columns around: keys that collide, and columns covered."""
PARTS = {
    "cell": {"lane", "step"},
    "spread": {"low", "high"},
    "way": {"kind", "target"},
    "phase": {"(in)"},
    "scale": {"low", "high"},
}
NOT_FREE = {("lane", "kind"), *(("curve", name) for name in ("lane", "persona", "state"))}
"""What one side alone may have changed, where the other put in what that has no room for."""

PURPOSES = {
    "curves": ("lane", "persona", "state"),
    "points": ("(in)", "step"),
    "metrics": ("lane", "step"),
    "links": ("source", "target", "kind"),
}
"""What there is room for one only of; two people's new records for the same become one."""


class MergedBranches(TwoBranches):
    """At the end of each run both sides are merged, in every way that must come to the same."""

    def teardown(self) -> None:
        if self.count:
            check(self.versions())


def check(versions: Versions) -> None:
    base, mine, theirs = versions
    merged = merge(base, mine, theirs)
    check_sound(merged.journey)
    if all(map(ends_on_the_map, versions)):
        assert ends_on_the_map(merged.journey)
    check_one_curve_each(versions, merged)
    check_one_side(versions)
    check_next_to_a_title(versions)
    check_both_ways(versions, merged)
    check_conflicts(versions, merged)
    check_nothing_is_lost(versions, merged)
    check_merging_again(versions, merged)
    check_choices(merged)


def check_sound(journey: Journey) -> None:
    assert problems(journey) == ()
    data = encode(journey)
    opened = decode(data)
    assert opened.problems == ()
    assert is_same(opened.journey, journey)
    assert encode(opened.journey) == data


def ends_on_the_map(journey: Journey) -> bool:
    """Whether no card reaches past the last step."""
    steps = {step.id: at for at, step in enumerate(journey.steps())}
    return all(
        card.step is None or steps[card.step] + card.span <= len(steps)
        for card in journey.all_cards()
    )


def check_one_curve_each(versions: Versions, merged: Merged) -> None:
    """One curve a lane, persona and state, whatever is chosen; none with its points is lost."""
    assert not any(map(crowded, versions))
    assert not crowded(merged.journey)
    for side in ("mine", "theirs"):
        choices: dict[Key, Any] = {one.key: side for one in merged.conflicts}
        assert not crowded(resolve(merged, choices).journey)


def crowded(journey: Journey) -> bool:
    purposes = [purpose_of(curve) for curve in journey.curves]
    return len(set(purposes)) < len(purposes)


def check_one_side(versions: Versions) -> None:
    base, mine, theirs = versions
    for side in (mine, theirs):
        for found in (merge(base, base, side), merge(base, side, base), merge(base, side, side)):
            assert found.journey is side or encode(found.journey) == encode(side)
            assert (found.conflicts, found.mended) == ((), ())


def check_next_to_a_title(versions: Versions) -> None:
    """One other change elsewhere, and all else is still to the letter as the side has it."""
    title = f"{versions[0].title}!"
    for side in versions[1:]:
        if side.title != versions[0].title or not all(map(ends_on_the_map, versions)):
            continue
        wanted = head.change_head(side, title=title)
        found = merge(versions[0], head.change_head(versions[0], title=title), side)
        assert (found.conflicts, found.mended) == ((), ())
        # A number taken away and written anew keeps the id it had.
        if set(all_ids(found.journey)) == set(all_ids(wanted)):
            assert encode(found.journey) == encode(wanted)


def check_both_ways(versions: Versions, merged: Merged) -> None:
    """Both ways round the same: with theirs in all that depends on whose side is mine."""
    base, mine, theirs = versions
    turned = merge(base, theirs, mine)
    there = {one.key: one for one in turned.conflicts}
    found, chosen = merged, set[Key]()
    while more := {one.key: one for one in found.conflicts if kept_alike(one, there)}:
        chosen |= more.keys()
        found = resolve(found, dict.fromkeys(more, "theirs"))
    assert {one.key for one in found.conflicts} == there.keys() - chosen
    assert encode(found.journey) == encode(turned.journey)
    if any(one.field == "scale" for one in merged.conflicts):
        # What is in conflict is told on the scale of the merged map, which is mine.
        return
    for one in merged.conflicts:
        other = there.get(one.key)
        assert other or chosen
        if other:
            values = other.base, other.theirs, other.mine
            assert told(one.base, one.mine, one.theirs) == told(*values)


def kept_alike(one: Conflict, there: Mapping[Key, Conflict]) -> bool:
    return one.key in there and one.kept == there[one.key].kept


def told(*values: Any) -> list[str]:
    return [repr(value) for value in values]


def check_conflicts(versions: Versions, merged: Merged) -> None:
    """Each is told once, and is one."""
    assert len({one.key for one in merged.conflicts}) == len(merged.conflicts)
    for one in merged.conflicts:
        if one.field:
            assert repr(one.mine) != repr(one.theirs), one
            if (one.kind, one.field) not in NOT_FREE:
                assert repr(one.mine) != repr(one.base) != repr(one.theirs), one
        else:
            assert [one.mine, one.theirs].count(None) == 1, one
            assert one.base is not None
            assert getattr(one, one.kept) is not None


def check_nothing_is_lost(versions: Versions, merged: Merged) -> None:
    """What one side alone changed is so in the merged map."""
    base, mine, theirs = map(facts, versions)
    base_id = versions[0].id
    made = facts(merged.journey)
    open_fields: dict[str, set[str]] = {}
    for one in merged.conflicts:
        parts = PARTS.get(one.field, {one.field.rpartition(".")[2]})
        open_fields.setdefault(one.record, set()).update(parts)
    for problem in merged.mended:  # a curve that stands for nobody now, which is told
        open_fields.setdefault(problem.subject, set()).update(("persona", "state"))
    is_scaled = len({str(one.get(("scale", ""))) for one in (base, mine, theirs)}) > 1
    whole = {one.record for one in merged.conflicts if not one.field}
    mine, theirs = (as_paired(side, base, made) for side in (mine, theirs))
    for side, other in ((mine, theirs), (theirs, mine)):
        for key in side.keys() | base.keys():
            fields = open_fields.get(key[1] or base_id, set())
            if is_scaled and key[0] == "points":
                fields = fields | {"value", "low", "high"}
            check_record(key, (base, side, other, made), fields | MOVING, whole)


def as_paired(side: Facts, base: Facts, made: Facts) -> Facts:
    """One side, its new records under the ids that they share with the other's for the same."""
    names: dict[str, str] = {}
    paired: Facts = {}
    for key in sorted(
        side, key=lambda key: ["", *PURPOSES].index(key[0] if key[0] in PURPOSES else "")
    ):
        fields = {**side[key], "(in)": names.get(side[key]["(in)"], side[key]["(in)"])}
        if key in base or key in made or key[0] not in PURPOSES:
            paired[key] = fields
            continue
        purpose = [fields.get(name) for name in PURPOSES[key[0]]]
        others = (
            one
            for one, found in made.items()
            if one[0] == key[0] and [found.get(name) for name in PURPOSES[one[0]]] == purpose
        )
        other = next((one for one in others if one not in side and one not in paired), None)
        assert other is not None, f"{key} is lost"
        names[key[1]] = other[1]
        paired[other] = fields
    return paired


def check_record(
    key: tuple[str, str],
    versions: tuple[Facts, Facts, Facts, Facts],
    open_fields: set[str],
    whole: set[str],
) -> None:
    base, side, other, made = (one.get(key) for one in versions)
    if side is None:
        if other == base and not whole:
            assert made is None, f"{key} is back"
        return
    if base is None and other is None:
        assert made is not None, f"{key} is lost"
        other = base = {}
    elif other is None:
        if {**side, "(in)": ""} != {**(base or {}), "(in)": ""} and made is None:
            check_swept(key, side, base or {}, versions, open_fields)
        return
    elif base is None:
        return
    assert made is not None, f"{key} is lost"
    for name in (side.keys() | base.keys()) - open_fields - {"id"}:
        was, ours, others = (one.get(name, ABSENT) for one in (base, side, other))
        if repr(ours) == repr(was) or (repr(others) != repr(was) and other):
            continue
        check_value(key, name, (was, ours, made.get(name, ABSENT)), (versions[3], whole))


def check_swept(
    key: tuple[str, str],
    side: dict[str, Any],
    base: dict[str, Any],
    versions: tuple[Facts, ...],
    open_fields: set[str],
) -> None:
    """What the other side deleted is gone only if just its references went with others."""
    gone = {one[1] for one in versions[0].keys() - versions[1].keys()}
    for name in (side.keys() | base.keys()) - open_fields - {"(in)"}:
        was, ours = (one.get(name) for one in (base, side))
        if was != ours:
            was, ours = (one if isinstance(one, list) else [one] for one in (was, ours))
            assert [one for one in was if one not in gone] == [one for one in ours if one], key


def check_value(
    key: tuple[str, str], name: str, values: tuple[Any, Any, Any], around: tuple[Facts, set[str]]
) -> None:
    """A value of one side stands; lists of ids lose what is deleted, and regain what is back."""
    was, ours, made = values
    if name in ("answers", "sources", "personas", "segment", "hidden_lanes"):
        if around[1]:
            return
        there = {one[1] for one in around[0]}
        ours = [one for one in ours if one in there] if isinstance(ours, list) else ours
        made = made if made != ABSENT or ours else []
    assert repr(made) == repr(ours), f"{key} {name}: {was!r} to {ours!r} is {made!r}"


def check_merging_again(versions: Versions, merged: Merged) -> None:
    base, mine, theirs = versions
    if merged.conflicts or merged.mended:
        return
    for side in (mine, theirs):
        for again in (merge(base, merged.journey, side), merge(base, side, merged.journey)):
            assert again.conflicts == ()
            assert encode(again.journey) == encode(merged.journey)


def check_choices(merged: Merged) -> None:
    """Whatever is chosen: the map is sound, and in the end nothing is open."""
    for side in ("mine", "theirs"):
        chosen = merged
        for _ in range(20):
            if not chosen.conflicts:
                break
            choices: dict[Key, Any] = {one.key: side for one in chosen.conflicts}
            chosen = resolve(chosen, choices)
        assert chosen.conflicts == ()
        check_sound(chosen.journey)


def runs(count: int, steps: int = 40) -> settings:
    """So many runs of so many steps each."""
    return settings(
        max_examples=count,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )


MergedBranches.TestCase.settings = runs(100, 30)
TestMerges = MergedBranches.TestCase


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(sound_maps(), sound_maps(), sound_maps())
def test_maps_with_nothing_in_common_are_merged_too(
    base: Journey, mine: Journey, theirs: Journey
) -> None:
    merged, turned = merge(base, mine, theirs), merge(base, theirs, mine)
    assert problems(merged.journey) == ()
    data = encode(merged.journey)
    assert is_same(decode(data).journey, merged.journey)
    if not merged.conflicts:
        assert encode(turned.journey) == data
    check_one_side((base, mine, theirs))


if __name__ == "__main__":
    run_state_machine_as_test(MergedBranches, settings=runs(int(sys.argv[1])))
