"""Commands: what is selected says what they do, and what is selected afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import counting_ids
from journeyeditor.edits.cards import add_cards
from journeyeditor.edits.links import add_link
from journeyeditor.edits.texts import text_of
from journeyeditor.model.invariants import problems
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Lane, Phase, Step
from journeyeditor.session.commands import cards, columns, curves, lanes, links, things
from journeyeditor.session.history import Cell
from journeyeditor.session.picked import picked
from journeyeditor.session.session import Session


@pytest.fixture
def session() -> Session:
    """Two phases, the first of two steps; three lanes; cards a, b in one cell and c beside."""
    journey = Journey(
        id="j",
        phases=(
            Phase(id="p1", title="One", steps=(Step(id="s1"), Step(id="s2"))),
            Phase(id="p2", title="Two", steps=(Step(id="s3"),)),
        ),
        lanes=(
            Lane(id="goals", kind="goals"),
            Lane(id="curve", kind="emotions"),
            Lane(id="pains", kind="pains"),
        ),
    )
    for lane, step, names in (("goals", "s1", "ab"), ("goals", "s2", "c"), ("pains", "s1", "d")):
        for name in names:
            ids = counting_ids(name)
            journey = add_cards(journey, lane, step, [name], ids=ids)
    return Session(add_link(journey, "a1", "c1", ids=lambda: "link"))


def cell(session: Session, lane: str, step: str) -> str:
    return "".join(card.text for card in session.journey.lane_cards(lane).cell(step))


def test_a_new_card_goes_after_the_current_one_and_is_selected(session: Session) -> None:
    session.select(["a1"])
    made = cards.add_card(session, "x")
    assert cell(session, "goals", "s1") == "axb"
    assert session.selection == {made}
    session.undo()
    assert session.selection == {"a1"}


def test_a_new_card_goes_where_the_cursor_is(session: Session) -> None:
    session.select_cell(Cell("pains", "s3"))
    cards.add_card(session, "x")
    assert cell(session, "pains", "s3") == "x"
    session.undo()
    assert session.cursor == Cell("pains", "s3")
    session.select(())
    with pytest.raises(JourneyError):
        cards.add_card(session, "x")


def test_no_card_lies_on_a_curve(session: Session) -> None:
    with pytest.raises(JourneyError):
        cards.move_cards_to(session, ["a1"], Cell("curve", "s1"))


@pytest.mark.parametrize(
    ("way", "where", "there"),
    [
        ("down", ("goals", "s1"), "ba"),
        ("right", ("goals", "s2"), "ca"),
        ("left", ("goals", "s1"), "ab"),
        ("up", ("goals", "s1"), "ab"),
    ],
)
def test_a_card_moves_one_place_on(
    session: Session, way: cards.Way, where: tuple[str, str], there: str
) -> None:
    session.select(["a1"])
    things.shift_selected(session, way)
    assert cell(session, *where) == there
    assert session.selection == {"a1"}


def test_a_card_goes_over_the_end_of_its_cell_past_the_curve(session: Session) -> None:
    session.select(["b1"])
    things.shift_selected(session, "down")
    assert cell(session, "pains", "s1") == "bd"
    things.shift_selected(session, "up")
    assert cell(session, "goals", "s1") == "ab"
    assert len(session.history()) == 1


def test_after_deleting_the_neighbour_is_selected_then_the_cell(session: Session) -> None:
    session.select(["a1"])
    things.delete_selected(session)
    assert session.selection == {"b1"}
    assert not session.journey.links
    things.delete_selected(session)
    assert session.cursor == Cell("goals", "s1")
    session.undo()
    session.undo()
    assert session.selection == {"a1"}
    assert session.journey.links


def test_a_phase_is_deleted_with_what_it_holds_in_one_step(session: Session) -> None:
    before = session.journey
    session.select(["p1"])
    things.delete_selected(session)
    assert [phase.id for phase in session.journey.phases] == ["p2"]
    assert session.journey.card_count() == 0
    session.undo()
    assert session.journey is before


@pytest.mark.parametrize("one", ["p1", "s1", "goals", "a1"])
def test_what_is_duplicated_is_whole_and_selected(session: Session, one: str) -> None:
    session.select([one])
    things.duplicate_selected(session)
    assert problems(session.journey) == ()
    assert picked(session).count == 1
    assert one not in session.selection
    if one in ("p1", "goals"):
        assert session.journey.card_count() == (8 if one == "p1" else 7)
        assert len(session.journey.links) == 2


def test_many_kinds_are_deleted_at_once(session: Session) -> None:
    session.select(["link", "d1", "goals", "s2"])
    things.delete_selected(session)
    assert problems(session.journey) == ()
    assert session.journey.card_count() == 0
    assert len(session.history()) == 1


def test_columns_split_join_and_move(session: Session) -> None:
    session.select(["s2"])
    columns.split_phase(session)
    assert [len(phase.steps) for phase in session.journey.phases] == [1, 1, 1]
    session.select(["p1"])
    columns.join_phases(session)
    assert [len(phase.steps) for phase in session.journey.phases] == [2, 1]
    session.select(["s2"])
    things.shift_selected(session, "right")
    assert [[step.id for step in phase.steps] for phase in session.journey.phases] == [
        ["s1"],
        ["s2", "s3"],
    ]
    session.select(["a1"])
    columns.add_step(session)
    assert len(session.journey.phases[0].steps) == 2
    made = columns.add_phase(session, "New")
    assert [phase.id for phase in session.journey.phases] == ["p1", made, "p2"]


def test_lanes_fold_hide_and_change(session: Session) -> None:
    session.select(["a1"])
    lanes.fold_lanes(session)
    assert session.journey.lanes[0].folded
    lanes.hide_lanes(session)
    assert not session.journey.lanes[0].visible
    lanes.show_all_lanes(session)
    assert session.journey.lanes[0].visible
    lanes.change_kind(session, "goals", "needs")
    with pytest.raises(JourneyError):
        lanes.change_kind(session, "goals", "emotions")
    session.select_cell(Cell("curve", "s1"))
    made = lanes.add_lane(session, "text")
    assert [lane.id for lane in session.journey.lanes] == ["goals", "curve", made, "pains"]


def test_a_first_point_makes_its_curve_in_one_step(session: Session) -> None:
    point = curves.add_point(session, "curve", "s1", 1.0)
    assert session.selection == {point}
    curves.nudge_points(session, 0.5)
    curves.nudge_points(session, 5)
    assert session.journey.curves[0].points[0].value == 2
    assert len(session.history()) == 2
    session.undo()
    session.undo()
    assert not session.journey.curves


def test_links_know_their_kind_turn_and_are_followed(session: Session) -> None:
    link = links.add_link(session, "c1", "b1")
    assert session.journey.link(link).kind == "loop"  # type: ignore[union-attr]
    links.turn_link(session)
    links.follow_link(session)
    assert session.selection == {"c1"}
    session.select(["a1", "d1"])
    links.link_selected(session)
    assert len(session.journey.links) == 3


def test_select_more_climbs_from_cell_to_lane_to_map(session: Session) -> None:
    session.select_cell(Cell("goals", "s1"))
    for size in (2, 3, 4, 4):
        cards.select_more(session)
        assert len(session.selection) == size


def test_a_card_grows_over_steps_but_no_further_than_the_map(session: Session) -> None:
    session.select(["a1"])
    for _ in range(5):
        cards.grow_span(session, 1)
    assert session.journey.card("a1").span == 3  # type: ignore[union-attr]
    assert len(session.history()) == 1


def test_what_is_added_is_named_in_the_same_step(session: Session) -> None:
    adds: dict[str, Callable[[], object]] = {
        "Add phase": lambda: columns.add_phase(session),
        "Add step": lambda: columns.add_step(session),
        "Add lane": lambda: lanes.add_lane(session, "goals"),
        "Add persona": lambda: things.add_persona(session),
    }
    session.select(("s1",))
    for name, add in adds.items():
        before, names, chosen = session.journey, session.history(), session.selection
        add()
        made = session.current
        things.write_text(session, made, "Named")
        after = session.journey
        assert [str(one) for one in session.history()[len(names) :]] == [name]
        session.undo()
        assert session.journey is before
        assert session.selection == chosen
        session.redo()
        assert session.journey is after
        assert session.selection == {made}
        assert text_of(after, made) == "Named"


def test_only_the_first_name_is_part_of_adding(session: Session) -> None:
    made = columns.add_phase(session)
    things.write_text(session, made, "First")
    named = session.journey
    things.write_text(session, made, "Second")
    assert [str(one) for one in session.history()] == ["Add phase", "Rename phase"]
    session.undo()
    assert session.journey is named


def test_what_was_saved_or_done_meanwhile_parts_adding_from_naming(session: Session) -> None:
    made = columns.add_phase(session)
    session.mark_saved()
    things.write_text(session, made, "Named")
    session.undo()
    assert session.saved
    assert session.journey.phase(made)
    other = lanes.add_lane(session, "goals")
    things.write_text(session, "p1", "Another")
    things.write_text(session, other, "Named")
    assert [str(one) for one in session.history()] == [
        *("Add phase", "Add lane", "Rename phase", "Rename lane")
    ]
