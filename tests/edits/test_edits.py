"""What edits do, and what they leave alone. That they keep maps valid is held at random."""

from __future__ import annotations

import pytest

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import counting_ids
from journeyeditor.edits import cards, columns, copies, curves, head, lanes, links, phases
from journeyeditor.edits.properties import set_poster
from journeyeditor.model.invariants import problems
from journeyeditor.model.journey import Journey, PosterChoices


@pytest.fixture
def journey() -> Journey:
    """Two phases of one step, a lane of goals with three cards in the first, a lane of pains."""
    ids = counting_ids("n")
    made = Journey(id="m")
    for title in ("Före", "Efter"):
        made = phases.add_phase(made, title, ids=ids)
    for kind in ("goals", "pains"):
        made = lanes.add_lane(made, kind, ids=ids)
    step = next(made.steps())
    return cards.add_cards(made, made.lanes[0].id, step.id, ["a", "b", "c"], ids=ids)


def cell(journey: Journey, lane: int = 0, step: int = 0) -> list[str]:
    step_id = list(journey.steps())[step].id
    return [card.text for card in journey.lane_cards(journey.lanes[lane].id).cell(step_id)]


def ids_of(journey: Journey, *texts: str) -> list[str]:
    by_text = {card.text: card.id for card in journey.all_cards()}
    return [by_text[text] for text in texts]


def place_of(journey: Journey, lane: int, step: int) -> tuple[str, str]:
    return journey.lanes[lane].id, list(journey.steps())[step].id


class TestCards:
    @pytest.mark.parametrize(
        ("place", "after"), [(None, "abcX"), (0, "Xabc"), (2, "abXc"), (99, "abcX")]
    )
    def test_are_added_where_asked(self, journey: Journey, place: int | None, after: str) -> None:
        added = cards.add_cards(journey, *place_of(journey, 0, 0), ["X"], place)
        assert "".join(cell(added)) == after

    def test_moving_one_changes_that_one_only(self, journey: Journey) -> None:
        moved = cards.move_cards(journey, ids_of(journey, "c"), *place_of(journey, 0, 0), 0)
        assert cell(moved) == ["c", "a", "b"]
        before = {card.id: card for card in journey.all_cards()}
        changed = [card for card in moved.all_cards() if before[card.id] is not card]
        assert [card.text for card in changed] == ["c"]

    def test_move_together_in_the_order_given(self, journey: Journey) -> None:
        moved = cards.move_cards(journey, ids_of(journey, "c", "a"), *place_of(journey, 1, 1))
        assert cell(moved, 1, 1) == ["c", "a"]
        assert cell(moved) == ["b"]

    def test_are_duplicated_right_after_themselves(self, journey: Journey) -> None:
        doubled = cards.duplicate_cards(journey, ids_of(journey, "a", "c"))
        assert cell(doubled) == ["a", "a", "b", "c", "c"]

    def test_take_their_links_and_answers_with_them(self, journey: Journey) -> None:
        first, second = ids_of(journey, "a", "b")
        linked = links.add_link(journey, first, second, "loop")
        linked = cards.change_card(linked, second, answers=(first,))
        left = cards.delete_cards(linked, [first])
        assert left.links == ()
        kept = left.card(second)
        assert kept is not None
        assert kept.answers == ()

    def test_an_edit_shares_what_it_does_not_touch(self, journey: Journey) -> None:
        more = cards.add_cards(journey, *place_of(journey, 1, 0), ["pain"])
        edited = cards.set_card_text(more, ids_of(more, "a")[0], "A")
        pains = journey.lanes[1].id
        assert edited.cards[pains] is more.cards[pains]
        assert edited.phases is more.phases

    def test_the_same_text_again_is_no_change(self, journey: Journey) -> None:
        assert cards.set_card_text(journey, ids_of(journey, "a")[0], "a") is journey

    def test_wrong_values_are_refused_and_nothing_is_changed(self, journey: Journey) -> None:
        before = journey.model_copy(deep=True)
        card = ids_of(journey, "a")[0]
        for fields in (
            {"text": "x" * 10_001},
            {"span": 0},
            {"colour": "red"},
            {"votes": -1},
            {"text": "\ud800"},
        ):
            with pytest.raises(JourneyError):
                cards.change_card(journey, card, **fields)
        assert journey == before

    def test_a_field_there_is_not_is_a_fault_of_the_program(self, journey: Journey) -> None:
        with pytest.raises(TypeError):
            cards.change_card(journey, ids_of(journey, "a")[0], colr="#123456")

    def test_what_is_gone_is_said(self, journey: Journey) -> None:
        with pytest.raises(JourneyError, match="no longer there"):
            cards.set_card_text(journey, "gone", "x")
        with pytest.raises(JourneyError):
            cards.add_cards(journey, "gone", next(journey.steps()).id, ["x"])


class TestPhases:
    def test_a_deleted_phase_takes_its_cards(self, journey: Journey) -> None:
        left = phases.delete_phase(journey, journey.phases[0].id)
        assert left.card_count() == 0
        assert [phase.title for phase in left.phases] == ["Efter"]

    def test_a_moved_phase_keeps_its_cards(self, journey: Journey) -> None:
        moved = phases.move_phase(journey, journey.phases[0].id, 1)
        assert [phase.title for phase in moved.phases] == ["Efter", "Före"]
        assert cell(moved, 0, 1) == ["a", "b", "c"]
        assert moved.cards is journey.cards

    def test_the_last_step_of_a_phase_stays(self, journey: Journey) -> None:
        with pytest.raises(JourneyError):
            phases.delete_step(journey, next(journey.steps()).id)

    def test_joined_steps_keep_all_that_lay_in_them(self, journey: Journey) -> None:
        split = phases.add_step(journey, journey.phases[0].id)
        first, second = split.phases[0].steps
        lane = split.lanes[0].id
        split = cards.add_cards(split, lane, second.id, ["d"])
        split = curves.add_curve(lanes.add_lane(split, "emotions"), lane)
        split = curves.add_point(split, split.curves[0].id, second.id, 1)
        split = links.add_link(split, second.id, split.phases[1].steps[0].id)
        joined = phases.join_steps(split, first.id)
        assert cell(joined) == ["a", "b", "c", "d"]
        assert joined.curves[0].points[0].step == first.id
        assert joined.links[0].source == first.id


class TestCurves:
    def test_points_stand_in_the_order_asked(self, journey: Journey) -> None:
        step = next(journey.steps()).id
        made = curves.add_curve(journey, journey.lanes[0].id)
        for value, place in ((1, None), (2, None), (0, 0)):
            made = curves.add_point(made, made.curves[0].id, step, value, place)
        assert [point.value for point in made.curves[0].points] == [0, 1, 2]

    def test_a_value_outside_the_scale_is_refused(self, journey: Journey) -> None:
        made = curves.add_curve(journey, journey.lanes[0].id)
        with pytest.raises(JourneyError, match="-2 to 2"):
            curves.add_point(made, made.curves[0].id, next(journey.steps()).id, 3)

    def test_there_is_one_curve_of_a_persona_and_state(self, journey: Journey) -> None:
        made = curves.add_curve(journey, journey.lanes[0].id)
        with pytest.raises(JourneyError):
            curves.add_curve(made, journey.lanes[0].id)
        assert len(curves.add_curve(made, journey.lanes[0].id, None, "future").curves) == 2

    def test_another_scale_takes_the_points_with_it(self, journey: Journey) -> None:
        made = curves.add_curve(journey, journey.lanes[0].id)
        made = curves.add_point(made, made.curves[0].id, next(journey.steps()).id, 1)
        scaled = head.set_scale(made, 1, 5)
        assert scaled.curves[0].points[0].value == 4


class TestLinks:
    def test_only_an_exit_leads_nowhere(self, journey: Journey) -> None:
        card = ids_of(journey, "a")[0]
        assert links.add_link(journey, card, None, "exit").links
        with pytest.raises(JourneyError):
            links.add_link(journey, card, None, "next")
        with pytest.raises(JourneyError):
            links.add_link(journey, card, card, "loop")


class TestLanesAndHead:
    def test_a_deleted_lane_takes_its_cards_and_curves(self, journey: Journey) -> None:
        made = curves.add_curve(journey, journey.lanes[0].id)
        left = lanes.delete_lane(made, journey.lanes[0].id)
        assert (left.card_count(), left.curves) == (0, ())

    def test_a_deleted_lane_is_forgotten_where_it_was_left_out(self, journey: Journey) -> None:
        both = tuple(lane.id for lane in journey.lanes[:2])
        made = set_poster(journey, PosterChoices(paper="a1", hidden_lanes=both))
        left = lanes.delete_lane(made, both[0])
        assert left.settings.poster == PosterChoices(paper="a1", hidden_lanes=both[1:])
        assert problems(left) == ()

    def test_a_number_is_written_over_and_taken_away(self, journey: Journey) -> None:
        made = lanes.add_lane(journey, "metrics")
        lane, step = made.lanes[-1].id, next(made.steps()).id
        for value in (1.5, 2.5):
            made = lanes.set_metric(made, lane, step, value)
        assert [metric.value for metric in made.metrics] == [2.5]
        assert lanes.set_metric(made, lane, step, None).metrics == ()

    def test_a_persona_takes_its_curve_and_leaves_the_cards(self, journey: Journey) -> None:
        made = head.add_persona(journey, "Jane", place="Uppsala")
        who = made.personas[0].id
        made = curves.add_curve(made, journey.lanes[0].id, who)
        card = ids_of(journey, "a")[0]
        made = cards.change_card(made, card, personas=(who,))
        left = head.delete_persona(made, who)
        assert left.curves == ()
        kept = left.card(card)
        assert kept is not None
        assert kept.personas == ()


def test_spans_follow_the_columns() -> None:
    journey = phases.add_phase(Journey(id="j"), ids=counting_ids("p"))
    first = next(journey.steps()).id
    for _ in range(3):
        journey = phases.add_step(journey, journey.phases[0].id, ids=counting_ids(f"s{_}"))
    steps = [step.id for step in journey.steps()]
    journey = lanes.add_lane(journey, "goals", ids=lambda: "l")
    journey = cards.add_cards(journey, "l", first, ["wide"], ids=lambda: "wide", span=3)

    def span(of: Journey) -> int:
        card = of.card("wide")
        assert card is not None
        return card.span

    assert span(phases.delete_step(journey, steps[1])) == 2
    assert span(phases.delete_step(journey, steps[3])) == 3
    assert span(phases.join_steps(journey, first)) == 2
    assert span(phases.join_steps(journey, steps[2])) == 3
    assert span(phases.add_step(journey, journey.phases[0].id, 1)) == 4
    assert span(phases.add_step(journey, journey.phases[0].id, 3)) == 3
    assert span(phases.add_phase(journey, place=0)) == 3
    assert span(cards.move_cards(journey, ["wide"], "l", steps[2])) == 2
    assert span(columns.move_step(journey, first, journey.phases[0].id, 3)) == 1
    assert span(copies.duplicate_step(journey, steps[1])) == 4


def test_joined_steps_keep_numbers_and_lose_the_link_between_them() -> None:
    journey = phases.add_phase(Journey(id="j"), ids=counting_ids("p"))
    journey = phases.add_step(journey, journey.phases[0].id, ids=lambda: "second")
    first = next(journey.steps()).id
    for names in (iter("a"), iter("b")):
        journey = lanes.add_lane(journey, "metrics", ids=names.__next__)
    journey = lanes.set_metric(journey, "a", first, 1)
    journey = lanes.set_metric(journey, "a", "second", 2)
    journey = lanes.set_metric(journey, "b", "second", 3)
    journey = links.add_link(journey, first, "second")
    journey = links.add_link(journey, "second", None, "exit")
    joined = phases.join_steps(journey, first)
    assert {(m.lane, m.step, m.value) for m in joined.metrics} == {("a", first, 1), ("b", first, 3)}
    assert [(link.source, link.target) for link in joined.links] == [(first, None)]
    assert problems(joined) == ()
