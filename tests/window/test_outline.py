"""The outline panel on its own: what is selected, marked, found and shown, with real events."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeyeditor.base.messages import Translator, msg
from journeyeditor.edits import cards, curves, phases
from journeyeditor.model.journey import Journey
from journeyeditor.session.history import Cell
from journeyeditor.session.session import Session
from journeyeditor.window.outline.rows import CARDS, PARKED, PHASES
from tests.benchmarks.maps import made_map
from tests.window.outline_hands import NONE, Hands, made, shown_outline

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def hands(qtbot: QtBot) -> Iterator[Hands]:
    with shown_outline(qtbot, made()) as shown:
        yield shown


# What is selected


def test_a_click_selects_and_reveals(hands: Hands) -> None:
    hands.click("B")
    assert hands.session.selection == {hands.id("B")}
    assert hands.revealed == [hands.id("B")]
    hands.click("Jane")
    assert hands.session.selection == {hands.id("Jane")}
    assert hands.session.current == hands.id("Jane")


def test_control_adds_and_takes_away_and_keeps_what_is_not_shown(hands: Hands) -> None:
    card = next(hands.journey.all_cards()).id
    hands.session.select([card])
    hands.settle()
    hands.click("A", CTRL)
    hands.click("Goals", CTRL)
    assert hands.session.selection == {card, hands.id("A"), hands.id("Goals")}
    hands.click("A", CTRL)
    assert hands.session.selection == {card, hands.id("Goals")}
    hands.click("B")
    assert hands.session.selection == {hands.id("B")}


def test_shift_selects_rows_of_one_kind(hands: Hands) -> None:
    hands.click("A")
    hands.click("C", SHIFT)
    assert hands.session.selection == {hands.id(name) for name in "ABC"}
    assert hands.tree.chosen_keys() == hands.session.selection
    hands.click("A1")
    hands.press(Key.Key_Down, SHIFT)
    assert hands.session.selection == {hands.id("A1"), hands.id("A2")}


def test_shift_with_the_keys_goes_over_what_lies_between(hands: Hands) -> None:
    hands.click("A")
    for chosen in ("A", "A", "AB", "ABC"):
        hands.press(Key.Key_Down, SHIFT)
        assert hands.session.selection == {hands.id(name) for name in chosen}
        assert hands.tree.chosen_keys() == hands.session.selection


def test_shift_begins_at_what_was_selected_on_the_map(hands: Hands) -> None:
    hands.click("A")
    hands.session.select([hands.id("B")])
    hands.settle()
    hands.click("C", SHIFT)
    assert hands.session.selection == {hands.id("B"), hands.id("C")}


def test_the_tree_shows_the_sessions_selection(hands: Hands) -> None:
    told: list[object] = []
    hands.session.selection_changed.connect(told.append)
    hands.session.select([hands.id("A2"), hands.id("Anna")], hands.id("Anna"))
    hands.settle()
    assert hands.tree.chosen_keys() == {hands.id("A2"), hands.id("Anna")}
    assert hands.tree.currentIndex() == hands.index("Anna")
    assert len(told) == 1
    assert hands.revealed == []
    hands.session.select(())
    hands.settle()
    assert hands.tree.chosen_keys() == set()


def test_a_card_marks_its_lane_and_step_but_chooses_neither(hands: Hands) -> None:
    card = next(hands.journey.all_cards()).id
    hands.session.select([card])
    hands.settle()
    assert hands.tree.chosen_keys() == set()
    assert hands.panel.model.marked == {hands.id("Goals"), hands.id("A1")}
    said = hands.panel.model.data(hands.index("A1"), Qt.ItemDataRole.AccessibleDescriptionRole)
    assert said == "Holds what is selected"
    hands.tree.setExpanded(hands.index("A"), False)
    assert hands.panel.model.marked == {hands.id("Goals"), hands.id("A")}
    step = hands.journey.phases[1].steps[0].id
    hands.session.select_cell(Cell(hands.id("Pain points"), step))
    hands.settle()
    assert hands.panel.model.marked == {hands.id("Pain points"), hands.id("B")}


def test_what_is_chosen_in_a_closed_row_marks_that_row(hands: Hands) -> None:
    hands.click("A2")
    step = hands.id("A2")
    hands.tree.setExpanded(hands.index("A"), False)
    assert hands.session.selection == {step}
    assert hands.panel.model.marked == {hands.id("A")}


def test_what_is_selected_elsewhere_opens_no_closed_row(hands: Hands) -> None:
    hands.tree.setExpanded(hands.index("A"), False)
    hands.session.select([hands.id("A2")])
    hands.settle()
    assert not hands.tree.isExpanded(hands.index("A"))
    assert hands.panel.model.marked == {hands.id("A")}


def test_points_mark_their_curve(hands: Hands) -> None:
    step = hands.journey.phases[1].steps[0].id
    curve = hands.journey.curves[0].id
    hands.session.apply(msg("x"), curves.add_point, curve, step, 1)
    hands.session.select([hands.journey.curves[0].points[0].id])
    hands.settle()
    assert hands.panel.model.marked == {curve, hands.id("B")}


def test_sections_open_and_close_without_choosing(hands: Hands) -> None:
    hands.click("B")
    hands.click("Lanes")
    assert not hands.tree.isExpanded(hands.index("Lanes"))
    assert hands.session.selection == {hands.id("B")}
    hands.press(Key.Key_Space)
    assert hands.tree.isExpanded(hands.index("Lanes"))
    hands.press(Key.Key_Return)
    assert not hands.tree.isExpanded(hands.index("Lanes"))


def test_walking_with_the_keys(hands: Hands) -> None:
    hands.click("A2")
    hands.revealed.clear()
    hands.press(Key.Key_Down)
    assert hands.session.selection == {hands.id("B")}
    hands.press(Key.Key_Up)
    hands.press(Key.Key_Left)
    assert hands.session.selection == {hands.id("A")}
    hands.press(Key.Key_Left)
    assert not hands.tree.isExpanded(hands.index("A"))
    hands.press(Key.Key_Right)
    assert hands.tree.isExpanded(hands.index("A"))
    assert hands.revealed == [hands.id(name) for name in ("B", "A2", "A")]
    hands.press(Key.Key_Home)
    assert hands.tree.currentIndex() == hands.index("Phases")
    assert hands.session.selection == {hands.id("A")}


def test_enter_goes_to_the_thing(hands: Hands, qtbot: QtBot) -> None:
    hands.click("C")
    with qtbot.waitSignal(hands.panel.entered) as entered:
        hands.press(Key.Key_Return)
    assert entered.args == [hands.id("C")]


@pytest.mark.parametrize("name", ["B", "Phases"])
def test_the_menu_is_asked_for_what_is_under_the_pointer(
    hands: Hands, qtbot: QtBot, name: str
) -> None:
    hands.click("Jane")
    place = hands.at(name)
    where = hands.tree.viewport().mapToGlobal(place)
    view = hands.tree.viewport()
    with qtbot.waitSignal(hands.panel.menu_wanted) as wanted:
        QTest.mousePress(view, Qt.MouseButton.RightButton, NONE, place)
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(view, QContextMenuEvent(reason, place, where))
    QTest.mouseRelease(view, Qt.MouseButton.RightButton, NONE, place)
    assert wanted.args == [where]
    assert hands.session.selection == ({hands.id("B")} if name == "B" else set())


# The filter


def test_the_filter_finds_cards_and_clears(hands: Hands) -> None:
    hands.panel.filter.setFocus()
    QTest.keyClicks(hands.panel.filter, "FINES")
    hands.settle()
    assert hands.names(CARDS) == ["No fines"]
    QTest.keyClick(hands.panel.filter, Key.Key_Return)
    hands.settle()
    card = hands.id("No fines")
    assert hands.session.selection == {card}
    assert hands.revealed == [card]
    assert hands.tree.chosen_keys() == {card}
    QTest.keyClick(hands.panel.filter, Key.Key_Escape)
    hands.settle()
    assert hands.panel.filter.text() == ""
    assert hands.names(PHASES) == ["A", "B", "C"]
    assert hands.session.selection == {card}


def test_down_goes_from_the_filter_to_what_was_found(hands: Hands) -> None:
    QTest.keyClicks(hands.panel.filter, "an")
    QTest.keyClick(hands.panel.filter, Key.Key_Down)
    hands.settle()
    assert hands.tree.hasFocus()
    assert hands.session.selection == {hands.id("Jane · Current state")}
    hands.press(Key.Key_Escape)
    assert hands.panel.filter.text() == ""
    hands.panel.filter.setFocus()
    QTest.keyClicks(hands.panel.filter, "xyz")
    QTest.keyClick(hands.panel.filter, Key.Key_Down)
    assert hands.panel.filter.hasFocus()


def test_rows_are_open_while_filtered_and_as_they_were_afterwards(hands: Hands) -> None:
    hands.tree.setExpanded(hands.index("A"), False)
    hands.panel.filter.setText("a2")
    hands.settle()
    assert hands.tree.isExpanded(hands.index("A"))
    assert hands.names("A") == ["A2"]
    hands.panel.filter.clear()
    hands.settle()
    assert not hands.tree.isExpanded(hands.index("A"))
    assert hands.tree.isExpanded(hands.index("C"))


def test_nothing_is_dragged_while_only_some_rows_are_shown(hands: Hands) -> None:
    hands.panel.filter.setText("1")
    hands.settle()
    hands.carry("C1", hands.at("C1") + QPoint(0, -12), hands.at("A1", 0.1))
    assert hands.tree.drag is None
    hands.let_go(hands.at("A1", 0.1))


# Staying true to the map, at little cost


def test_closed_rows_stay_closed_through_edits_and_undo(hands: Hands) -> None:
    hands.tree.setExpanded(hands.index("A"), False)
    hands.session.apply(msg("x"), phases.delete_phase, hands.id("A"))
    hands.settle()
    hands.session.undo()
    hands.settle()
    assert not hands.tree.isExpanded(hands.index("A"))
    hands.session.apply(msg("x"), phases.add_step, hands.id("B"), title="B2")
    hands.settle()
    assert hands.tree.isExpanded(hands.index("B"))


def test_a_card_touches_only_the_rows_that_count_it(hands: Hands) -> None:
    model, touched = hands.panel.model, list[object]()
    model.dataChanged.connect(lambda first, _last: touched.append(first.data()))
    for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.layoutChanged):
        signal.connect(lambda *_: touched.append("all"))
    card = next(hands.journey.all_cards()).id
    hands.session.apply(msg("x"), cards.set_card_text, card, "Other")
    hands.settle()
    assert touched == []
    counted = hands.panel.rows.counts.counted
    hands.session.apply(msg("x"), cards.delete_cards, [card])
    hands.session.apply(msg("x"), cards.delete_cards, [next(hands.journey.all_cards()).id])
    hands.settle()
    assert touched == ["A", "A1", "Goals"]
    assert hands.panel.rows.counts.counted == counted + 1


def test_a_hidden_panel_counts_nothing_until_it_is_shown(hands: Hands) -> None:
    hands.panel.hide()
    counted = hands.panel.rows.counts.counted
    card = next(hands.journey.all_cards()).id
    hands.session.apply(msg("x"), cards.delete_cards, [card])
    hands.settle()
    assert hands.panel.rows.counts.counted == counted
    hands.panel.show()
    hands.settle()
    assert hands.panel.rows.counts.counted == counted + 1


def test_phases_of_large_maps_are_closed_at_first(qtbot: QtBot) -> None:
    shown = Hands(made_map(1200))
    qtbot.addWidget(shown.panel)
    of_many = [phase for phase in shown.journey.phases if len(phase.steps) > 1]
    assert of_many
    for phase in of_many:
        assert not shown.tree.isExpanded(shown.panel.model.index_of(phase.id))
    assert shown.tree.isExpanded(shown.panel.model.index_of(PHASES))


def test_an_edit_of_ten_thousand_cards_costs_the_outline_next_to_nothing(qtbot: QtBot) -> None:
    start = perf_counter()
    shown = Hands(made_map(10_000))
    made = perf_counter() - start
    qtbot.addWidget(shown.panel)
    shown.panel.show()
    shown.settle()
    all_cards = [card.id for card in shown.journey.all_cards()]
    spent: list[float] = []
    for at in range(31):
        shown.session.apply(msg("x"), cards.set_card_text, all_cards[at * 300], f"changed {at}")
        start = perf_counter()
        shown.panel.update_now()
        spent.append(perf_counter() - start)
    assert sorted(spent)[15] < made / 200  # about 1/2,500 of making map and outline


def test_parked_cards_can_be_chosen(hands: Hands) -> None:
    hands.session.apply(msg("x"), cards.add_cards, None, None, ["Later"])
    hands.settle()
    assert hands.names(PARKED) == ["Later"]
    hands.click("Later")
    assert hands.session.selection == {hands.id("Later")}


def test_all_is_said_in_another_language_at_once(hands: Hands) -> None:
    hands.click("B")
    hands.panel.say_in(Translator("sv"))
    assert hands.tree.chosen_keys() == {hands.id("B")}
    assert hands.id("Faser") == PHASES
    assert hands.tree.accessibleName() != ""


def test_readers_hear_names_with_counts(hands: Hands) -> None:
    voice = QAccessible.queryAccessibleInterface(hands.tree)
    assert voice is not None
    said = [voice.child(n).text(QAccessible.Text.Name) for n in range(voice.childCount())]
    assert "A, 2 cards" in said
    assert "Goals, 2 cards" in said
    assert "Phases" in said
    for name in ("A", "Goals", "Jane", "A1"):
        assert hands.tree.row_rect(hands.index(name)).height() >= 24


def test_another_map_is_shown_in_place_of_the_first(hands: Hands) -> None:
    hands.panel.filter.setText("a")
    hands.panel.show_map(Session(Journey(id="other")))
    assert hands.panel.filter.text() == ""
    assert hands.names(PHASES) == ["No phases yet. Add one from the Insert menu."]
    hands.session.apply(msg("x"), phases.delete_phase, hands.journey.phases[0].id)
    hands.settle()
    assert hands.names(PHASES) == ["No phases yet. Add one from the Insert menu."]
