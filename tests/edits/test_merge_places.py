"""Merging what two people moved, put in and measured: places, columns, numbers and curves."""

from __future__ import annotations

import pytest

from journeyeditor.base.ids import counting_ids
from journeyeditor.edits import cards, columns, curves, head, lanes, phases
from journeyeditor.edits.merge import Key, merge, resolve
from journeyeditor.files.codec import encode
from journeyeditor.model.invariants import problems
from journeyeditor.model.journey import Journey
from tests.edits.merging import Edit, both, card, only, step
from tests.property.branches import begun


@pytest.fixture
def base() -> Journey:
    return begun(counting_ids("n"))


def test_cards_added_to_one_cell_by_two_people_are_all_there(base: Journey) -> None:
    lane, place = base.lanes[0].id, step(base, 0)

    def adding(text: str, prefix: str) -> Edit:
        ids = counting_ids(prefix)
        return lambda j: cards.add_cards(j, lane, place, [text], ids=ids)

    mine, theirs = adding("Mitt", "b")(base), adding("Deras", "a")(base)
    assert card(mine, "Mitt").order == card(theirs, "Deras").order
    merged = merge(base, mine, theirs)
    assert (merged.conflicts, merged.mended) == ((), ())
    cell = merged.journey.lane_cards(lane).cell(place)
    assert [one.text for one in cell] == ["Möte 0", "Brev", "Deras", "Mitt"]
    for side in (mine, theirs):
        again = merge(base, side, merged.journey)
        assert again.conflicts == ()
        assert encode(again.journey) == encode(merged.journey)


def test_a_card_moved_along_by_one_and_down_by_the_other_is_moved_both_ways(
    base: Journey,
) -> None:
    one, pains = card(base), base.lanes[2].id
    merged = both(
        base,
        lambda j: cards.move_cards(j, [one.id], pains, one.step),
        lambda j: cards.move_cards(j, [one.id], one.lane, step(j, 3)),
    )
    assert merged.conflicts == ()
    found = merged.journey.card(one.id)
    assert found is not None
    assert (found.lane, found.step) == (pains, step(base, 3))


def test_a_card_moved_to_two_places_is_asked_about(base: Journey) -> None:
    one = card(base)
    merged = both(
        base,
        lambda j: cards.move_cards(j, [one.id], None, None),
        lambda j: cards.move_cards(j, [one.id], one.lane, step(j, 3)),
    )
    assert (only(merged).field, only(merged).mine) == ("cell", (None, None))
    chosen = resolve(merged, {only(merged).key: "theirs"})
    assert card(chosen.journey).step == step(base, 3)


def test_the_order_of_columns_keeps_what_each_moved_and_put_in(base: Journey) -> None:
    ids = counting_ids("new")
    first, second, third = (phase.id for phase in base.phases)
    inside = base.phases[0].steps[0].id
    merged = both(
        base,
        lambda j: phases.move_phase(j, first, 2),
        lambda j: columns.split_step(phases.add_phase(j, "Ny", 2, ids=ids), inside, ids=ids),
    )
    assert merged.conflicts == ()
    assert [phase.id for phase in merged.journey.phases] == [second, "new1", third, first]
    assert [one.id for one in merged.journey.phases[-1].steps][:2] == [inside, "new3"]


def test_a_step_added_to_a_phase_that_the_other_joined_keeps_its_phase(base: Journey) -> None:
    first, second, _ = base.phases
    merged = both(
        base,
        lambda j: columns.join_phases(j, first.id),
        lambda j: phases.add_step(j, second.id, title="Ny"),
    )
    assert only(merged).key == Key("phase", second.id, "")
    assert [one.title for one in merged.journey.phases[1].steps] == ["Ny"]
    assert len(merged.journey.phases[0].steps) == 4


def test_lanes_moved_to_different_places_are_asked_about(base: Journey) -> None:
    ids = [lane.id for lane in base.lanes]
    merged = both(
        base,
        lambda j: lanes.move_lane(j, ids[0], 2),
        lambda j: lanes.move_lane(j, ids[0], 3),
    )
    assert only(merged).key == Key("map", base.id, "lanes")
    assert [lane.id for lane in merged.journey.lanes] == [ids[1], ids[2], ids[0], ids[3]]
    chosen = resolve(merged, {only(merged).key: "theirs"})
    assert [lane.id for lane in chosen.journey.lanes] == [*ids[1:], ids[0]]


def test_a_card_covers_the_columns_that_both_put_under_it(base: Journey) -> None:
    one = card(base)
    assert (one.step, one.span) == (step(base, 0), 3)
    merged = both(
        base,
        lambda j: columns.split_step(j, step(j, 0)),
        lambda j: columns.split_step(j, step(j, 1)),
    )
    assert merged.conflicts == ()
    assert card(merged.journey).span == 5
    both_stretched = both(
        base,
        lambda j: cards.set_span(j, one.id, 1),
        lambda j: cards.set_span(j, one.id, 4),
    )
    assert (only(both_stretched).field, card(both_stretched.journey).span) == ("span", 1)


# Numbers and curves


def test_numbers_written_in_one_cell_become_one_number(base: Journey) -> None:
    numbers, place = base.lanes[3].id, step(base, 4)

    def writing_number(value: float, prefix: str) -> Edit:
        ids = counting_ids(prefix)
        return lambda j: lanes.set_metric(j, numbers, place, value, ids=ids)

    alike = both(base, writing_number(7, "a"), writing_number(7, "b"))
    assert alike.conflicts == ()
    assert [one.value for one in alike.journey.metrics] == [4, 7]
    apart = both(base, writing_number(7, "a"), writing_number(8, "b"))
    assert (only(apart).kind, only(apart).field) == ("metric", "value")
    assert [one.value for one in apart.journey.metrics] == [4, 7]


def test_a_number_written_anew_and_changed_is_one_number(base: Journey) -> None:
    numbers, place = base.lanes[3].id, step(base, 1)
    merged = both(
        base,
        lambda j: lanes.set_metric(lanes.set_metric(j, numbers, place, None), numbers, place, 6),
        lambda j: lanes.set_metric(j, numbers, place, 5),
    )
    assert (only(merged).mine, only(merged).theirs) == (6, 5)
    assert [one.value for one in merged.journey.metrics] == [6]


def test_curves_for_one_persona_become_one_curve(base: Journey) -> None:
    feelings, max_ = base.lanes[1].id, base.personas[1].id

    def drawing(places: tuple[int, ...], value: float, prefix: str) -> Edit:
        ids = counting_ids(prefix)

        def drawn(journey: Journey) -> Journey:
            journey = curves.add_curve(journey, feelings, max_, ids=ids)
            for place in places:
                args = journey.curves[-1].id, step(journey, place), value
                journey = curves.add_point(journey, *args, ids=ids)
            return journey

        return drawn

    merged = both(base, drawing((0, 1), 1, "a"), drawing((1, 2), -1, "b"))
    assert len(merged.journey.curves) == 2
    points = {point.step: point.value for point in merged.journey.curves[1].points}
    assert points == {step(base, 0): 1, step(base, 1): 1, step(base, 2): -1}
    assert (only(merged).kind, only(merged).field) == ("point", "value")


def test_a_feeling_written_on_the_old_scale_moves_to_the_new_one(base: Journey) -> None:
    curve = base.curves[0]
    merged = both(
        base,
        lambda j: head.set_scale(j, -5, 5),
        lambda j: curves.change_point(j, curve.id, curve.points[1].id, value=-2),
    )
    assert (merged.conflicts, merged.mended) == ((), ())
    values = [point.value for point in merged.journey.curves[0].points]
    assert values == [2.5, -5, -2.5, -5]


def test_a_spread_is_never_upside_down(base: Journey) -> None:
    curve = base.curves[0]
    place = curve.id, curve.points[0].id
    base = curves.change_point(base, *place, low=0, high=1)
    merged = both(
        base,
        lambda j: curves.change_point(j, *place, high=0.5),
        lambda j: curves.change_point(j, *place, low=0.75),
    )
    assert (only(merged).field, only(merged).mine, only(merged).theirs) == (
        "spread",
        (0, 0.5),
        (0.75, 1),
    )


def test_a_lane_keeps_the_kind_that_has_room_for_what_the_other_put_in(base: Journey) -> None:
    base = lanes.add_lane(base, "touchpoints", ids=counting_ids("lane"))
    lane = base.lanes[-1].id
    merged = both(
        base,
        lambda j: lanes.change_lane_kind(j, lane, "metrics"),
        lambda j: cards.add_cards(j, lane, step(j, 0), ["Nytt"]),
    )
    assert (only(merged).key, only(merged).kept) == (Key("lane", lane, "kind"), "theirs")
    assert merged.journey.lanes[-1].kind == "touchpoints"
    chosen = resolve(merged, {only(merged).key: "mine"})
    assert chosen.journey.lanes[-1].kind == "metrics"
    assert problems(chosen.journey) == ()
