"""Merging where one side moved a curve to a persona or state for which the other made one."""

from __future__ import annotations

from collections import Counter

import pytest

from journeyeditor.base.ids import counting_ids
from journeyeditor.edits import curves, head
from journeyeditor.edits.merge import Key, Merged, merge, resolve
from journeyeditor.edits.merge_curves import purpose_of
from journeyeditor.edits.properties import set_property
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Curve
from tests.edits.merging import Edit, both, only
from tests.property.branches import begun


@pytest.fixture
def base() -> Journey:
    """One curve, of Jane as it is; there is a Max, too."""
    return begun(counting_ids("n"))


def moving(field: str, value: str | None) -> Edit:
    """The first curve gets another persona or state."""
    return lambda j: set_property(j, "curve", (j.curves[0].id,), field, value)


def adding(name: str, persona: int = 0, state: str = "future", value: float = 1) -> Edit:
    """A curve with a point in the first step."""

    def edit(journey: Journey) -> Journey:
        lane, who = journey.lanes[1].id, journey.personas[persona].id
        journey = curves.add_curve(journey, lane, who, state, ids=lambda: name)
        step = next(iter(journey.steps())).id
        return curves.add_point(journey, name, step, value, ids=lambda: f"{name}-point")

    return edit


def after(*edits: Edit) -> Edit:
    def edit(journey: Journey) -> Journey:
        for one in edits:
            journey = one(journey)
        return journey

    return edit


def curve(journey: Journey, one: str) -> Curve:
    found = journey.curve(one)
    assert found is not None
    return found


def one_each(merged: Merged) -> bool:
    return max(Counter(map(purpose_of, merged.journey.curves)).values()) == 1


def test_who_moves_a_curve_where_the_other_adds_one_is_asked(base: Journey) -> None:
    one = base.curves[0]
    merged = both(base, moving("state", "future"), adding("new"))
    conflict = only(merged)
    assert conflict.key == Key("curve", one.id, "state")
    assert (conflict.base, conflict.mine, conflict.theirs) == ("current", "future", "current")
    assert conflict.kept == "theirs"
    assert curve(merged.journey, one.id) == one
    assert curve(merged.journey, "new") == curve(adding("new")(base), "new")
    assert merged.mended == ()
    chosen = resolve(merged, {conflict.key: "theirs"})
    assert (chosen.conflicts, chosen.mended, chosen.journey) == ((), (), merged.journey)


def test_where_it_is_moved_all_the_same_both_are_there_whole_and_it_is_told(base: Journey) -> None:
    one = base.curves[0]
    merged = both(base, moving("state", "future"), adding("new"))
    chosen = resolve(merged, {only(merged).key: "mine"})
    assert chosen.conflicts == ()
    assert one_each(chosen)
    assert curve(chosen.journey, one.id).state == "future"
    apart = curve(chosen.journey, "new")
    assert (apart.persona, apart.state) == (None, "future")
    assert apart.points == curve(adding("new")(base), "new").points
    assert [problem.subject for problem in chosen.mended] == ["new"]


def test_another_persona_is_asked_for_as_well(base: Journey) -> None:
    one, max_ = base.curves[0], base.personas[1].id
    merged = both(base, moving("persona", max_), adding("new", 1, "current"))
    assert only(merged).key == Key("curve", one.id, "persona")
    assert curve(merged.journey, one.id) == one
    assert one_each(merged)


def test_two_curves_moved_to_one_state_both_stay_where_they_were(base: Journey) -> None:
    start = adding("other", state="expected")(base)
    merged = both(
        start,
        moving("state", "future"),
        lambda j: set_property(j, "curve", ("other",), "state", "future"),
    )
    assert {one.key for one in merged.conflicts} == {
        Key("curve", base.curves[0].id, "state"),
        Key("curve", "other", "state"),
    }
    assert one_each(merged)
    assert [one.state for one in merged.journey.curves] == ["current", "expected"]


def test_where_no_way_back_is_free_one_stands_for_nobody(base: Journey) -> None:
    """Mine made a new curve for now where theirs still has the one that mine moved."""
    mine = after(moving("state", "future"), adding("now", state="current"))
    merged = both(base, mine, adding("new"))
    assert one_each(merged)
    assert {one.id for one in merged.journey.curves} == {base.curves[0].id, "now", "new"}
    assert sum(len(one.points) for one in merged.journey.curves) == len(base.curves[0].points) + 2
    assert len(merged.mended) == 1


def test_nobody_has_room_for_one_only_too(base: Journey) -> None:
    mine = after(moving("state", "future"), moving("persona", None))

    def theirs(journey: Journey) -> Journey:
        journey = adding("new")(journey)
        return set_property(journey, "curve", ("new",), "persona", None)

    merged = both(base, mine, theirs)
    assert one_each(merged)
    chosen = resolve(merged, {one.key: "mine" for one in merged.conflicts})
    assert one_each(chosen)
    assert curve(chosen.journey, "new").points


def test_curves_of_a_persona_who_was_deleted(base: Journey) -> None:
    """Mine has Jane's curve for nobody and deletes her; theirs made one for nobody."""

    def mine(journey: Journey) -> Journey:
        journey = moving("persona", None)(journey)
        return head.delete_persona(journey, journey.personas[0].id)

    def theirs(journey: Journey) -> Journey:
        journey = adding("new", state="expected")(journey)
        journey = set_property(journey, "curve", ("new",), "persona", None)
        return set_property(journey, "curve", ("new",), "state", "current")

    merged = both(base, mine, theirs)
    assert one_each(merged)
    assert len(merged.journey.curves) == 2


def test_two_that_a_side_has_already_are_left_alone(base: Journey) -> None:
    """A file of old, or one written by hand: nobody is asked for what was so before."""
    twice = base.model_copy(
        update={
            "curves": (*base.curves, base.curves[0].model_copy(update={"id": "twin", "points": ()}))
        }
    )
    merged = merge(base, head.change_head(base, title="Ny"), twice)
    assert (merged.conflicts, merged.mended) == ((), ())
    assert len(merged.journey.curves) == 2
