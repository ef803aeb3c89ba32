"""The outline panel on its own: mouse and keys, what is selected, moved, renamed and found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator, msg
from journeyeditor.edits import cards, curves, head, lanes, phases
from journeyeditor.model.journey import Journey
from journeyeditor.session.history import Cell
from journeyeditor.session.session import Session
from journeyeditor.window.outline import panel as panel_module
from journeyeditor.window.outline.panel import OutlinePanel
from journeyeditor.window.outline.rows import CARDS, LANES, PARKED, PERSONAS, PHASES
from tests.benchmarks.maps import made_map

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


def made() -> Journey:
    """Three phases A (two steps), B, C (two steps); lanes of three kinds; two personas."""
    journey = Journey(id="map")
    for title in "ABC":
        journey = phases.add_phase(journey, title)
    for place in (0, 2):
        first = journey.phases[place].steps[0].id
        journey = phases.change_step(journey, first, title=f"{'ABC'[place]}1")
        journey = phases.add_step(journey, journey.phases[place].id, title=f"{'ABC'[place]}2")
    for kind in ("goals", "emotions", "pains"):
        journey = lanes.add_lane(journey, kind)
    for name in ("Jane", "Anna"):
        journey = head.add_persona(journey, name)
    journey = curves.add_curve(journey, journey.lanes[1].id, journey.personas[0].id)
    step = journey.phases[0].steps[0].id
    return cards.add_cards(journey, journey.lanes[0].id, step, ["Do it in time", "No fines"])


class Hands:
    """An outline with a session, and hands that work on it."""

    def __init__(self, journey: Journey) -> None:
        self.session = Session(journey)
        self.panel = OutlinePanel(Translator("en"))
        self.tree = self.panel.tree
        self.revealed: list[str] = []
        self.told: list[JourneyError] = []
        self.panel.reveal_wanted.connect(self.revealed.append)
        self.panel.told.connect(self.told.append)
        self.panel.resize(230, 700)
        self.panel.show_map(self.session)

    @property
    def journey(self) -> Journey:
        return self.session.journey

    def settle(self) -> None:
        QApplication.processEvents()

    def index(self, name: str) -> QModelIndex:
        """The first row with a name."""
        model = self.panel.model
        for key in model.keys:
            row = model.row_at(model.index_of(key))
            if row is not None and row.name == name:
                return model.index_of(key)
        raise AssertionError(f"no row {name}")

    def id(self, name: str) -> str:
        row = self.panel.model.row_at(self.index(name))
        assert row is not None
        return row.key

    def at(self, name: str, share: float = 0.5) -> QPoint:
        rect = self.tree.row_rect(self.index(name))
        assert not rect.isEmpty(), name
        return QPoint(120, rect.top() + int(rect.height() * share))

    def click(self, name: str, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.tree.viewport(), LEFT, held, self.at(name))
        self.settle()

    def press(self, key: Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.tree, key, held)
        self.settle()

    def carry(self, name: str, *places: QPoint) -> None:
        """Press on a row and go by way of places, without letting go."""
        view = self.tree.viewport()
        QTest.mousePress(view, LEFT, NONE, self.at(name))
        for place in places:
            QTest.mouseMove(view, place)
            self.settle()

    def let_go(self, place: QPoint) -> None:
        QTest.mouseRelease(self.tree.viewport(), LEFT, NONE, place)
        self.settle()

    def drag(self, name: str, target: str, share: float) -> None:
        """Carry a row to a share of another's height."""
        end = self.at(target, share)
        self.carry(name, self.at(name) + QPoint(0, 12), end)
        self.let_go(end)

    def names(self, over: str) -> list[str]:
        """What is shown in a row, by its name."""
        model = self.panel.model
        parent = model.index_of(over) if over.startswith(" ") else self.index(over)
        rows = [model.row_at(model.index(n, 0, parent)) for n in range(model.rowCount(parent))]
        return [row.name for row in rows if row]

    def undo_names(self) -> list[str]:
        return [str(name) for name in self.session.history()]


@pytest.fixture
def hands(qtbot: QtBot) -> Iterator[Hands]:
    shown = Hands(made())
    qtbot.addWidget(shown.panel)
    shown.panel.show()
    qtbot.waitExposed(shown.panel)
    shown.panel.activateWindow()
    shown.tree.setFocus()
    shown.settle()
    yield shown
    shown.panel.show_map(None)


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


# Moving


@pytest.mark.parametrize(
    ("name", "target", "share", "section", "order", "undo"),
    [
        ("C", "A", 0.2, PHASES, ["C", "A", "B"], "Move phase"),
        ("A", "B", 0.9, PHASES, ["B", "A", "C"], "Move phase"),
        ("A", "C2", 0.9, PHASES, ["B", "C", "A"], "Move phase"),
        ("A1", "A2", 0.9, "A", ["A2", "A1"], "Move step"),
        ("A1", "C2", 0.2, "C", ["C1", "A1", "C2"], "Move step"),
        ("C2", "B", 0.5, "B", ["Step 1", "C2"], "Move step"),
        ("Pain points", "Goals", 0.2, LANES, ["Pain points", "Goals", "Emotions"], "Move lane"),
        ("Anna", "Jane", 0.2, PERSONAS, ["Anna", "Jane"], "Move persona"),
    ],
)
def test_a_drag_is_one_edit(
    hands: Hands, name: str, target: str, share: float, section: str, order: list[str], undo: str
) -> None:
    before, key = hands.journey, hands.id(name)
    hands.drag(name, target, share)
    assert hands.names(section) == order
    assert hands.undo_names() == [undo]
    assert hands.session.selection == {key}
    assert hands.revealed == [key]
    assert hands.told == []
    hands.session.undo()
    assert hands.journey is before


def test_a_mark_shows_where_it_would_go_and_esc_takes_it_away(hands: Hands) -> None:
    end = hands.at("A", 0.1)
    hands.carry("C", hands.at("C") + QPoint(0, 12), end)
    drag = hands.tree.drag
    assert drag is not None
    assert drag.slot is not None
    assert drag.mark().top() == hands.tree.row_rect(hands.index("A")).top()
    hands.press(Key.Key_Escape)
    assert hands.tree.drag is None
    hands.let_go(end)
    assert hands.names(PHASES) == ["A", "B", "C"]
    assert hands.undo_names() == []


@pytest.mark.parametrize("spot", [QPoint(120, 2), QPoint(-200, 0)])
def test_a_drop_at_its_own_place_or_far_away_is_no_edit(hands: Hands, spot: QPoint) -> None:
    end = hands.at("B") + (spot if spot.x() < 0 else QPoint(0, 4))
    hands.carry("B", hands.at("B") + QPoint(0, 12), end)
    hands.let_go(end)
    assert hands.undo_names() == []


def test_a_drag_ends_when_the_map_changes(hands: Hands) -> None:
    hands.carry("C", hands.at("C") + QPoint(0, 12), hands.at("A", 0.1))
    hands.session.apply(msg("Rename phase"), phases.change_phase, hands.id("B"), title="Other")
    assert hands.tree.drag is None
    hands.let_go(hands.at("A", 0.1))
    assert hands.undo_names() == ["Rename phase"]


def test_rows_go_on_by_themselves_near_an_edge(hands: Hands, qtbot: QtBot) -> None:
    hands.panel.resize(230, 200)
    hands.settle()
    bar = hands.tree.verticalScrollBar()
    assert bar.maximum() > 0
    end = QPoint(120, hands.tree.viewport().height() - 3)
    hands.carry("A", hands.at("A") + QPoint(0, 12), end)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    hands.let_go(end)
    assert hands.names(PHASES) == ["B", "C", "A"]


def test_a_small_shake_is_a_click(hands: Hands) -> None:
    place = hands.at("C")
    hands.carry("C", place + QPoint(2, 1))
    assert hands.tree.drag is None
    hands.let_go(place + QPoint(2, 1))
    assert hands.session.selection == {hands.id("C")}


@pytest.mark.parametrize(
    ("name", "key", "section", "order", "undo"),
    [
        ("A", Key.Key_Down, PHASES, ["B", "A", "C"], "Move phase"),
        ("C", Key.Key_Up, PHASES, ["A", "C", "B"], "Move phase"),
        ("A2", Key.Key_Up, "A", ["A2", "A1"], "Move step"),
        ("A2", Key.Key_Down, "B", ["A2", "Step 2"], "Move step"),
        ("Goals", Key.Key_Down, LANES, ["Emotions", "Goals", "Pain points"], "Move lane"),
        ("Jane", Key.Key_Down, PERSONAS, ["Anna", "Jane"], "Move persona"),
    ],
)
def test_moving_by_keys(
    hands: Hands, name: str, key: Key, section: str, order: list[str], undo: str
) -> None:
    hands.click(name)
    hands.press(key, ALT)
    assert hands.names(section) == order
    assert hands.undo_names() == [undo]
    assert hands.tree.currentIndex() == hands.index(name)
    hands.press(key, ALT)
    assert len(hands.undo_names()) == 1


def test_what_can_not_be_moved_is_told(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise JourneyError(msg("Not now."))

    monkeypatch.setattr(panel_module, "move_lane_to", refuse)
    hands.drag("Goals", "Pain points", 0.9)
    assert [str(error.message) for error in hands.told] == ["Not now."]
    assert hands.undo_names() == []


def test_keys_move_only_what_is_chosen_here(hands: Hands) -> None:
    hands.click("Goals")
    hands.session.select([next(hands.journey.all_cards()).id])
    hands.settle()
    hands.press(Key.Key_Down, ALT)
    assert hands.undo_names() == []


# Renaming


def field_of(hands: Hands) -> QLineEdit:
    field = hands.tree.delegate.editor
    assert field is not None
    return field


@pytest.mark.parametrize("way", ["F2", "double-click"])
def test_renaming_in_place(hands: Hands, way: str) -> None:
    hands.click("B")
    if way == "F2":
        hands.press(Key.Key_F2)
    else:
        QTest.mouseDClick(hands.tree.viewport(), LEFT, NONE, hands.at("B"))
    field = field_of(hands)
    assert field.hasFocus()
    assert field.text() == "B"
    QTest.keyClicks(field, "Better")
    QTest.keyClick(field, Key.Key_Return)
    hands.settle()
    assert hands.names(PHASES) == ["A", "Better", "C"]
    assert hands.undo_names() == ["Rename phase"]
    assert hands.tree.delegate.editor is None
    assert hands.tree.hasFocus()


def test_esc_leaves_the_name_as_it_was(hands: Hands) -> None:
    hands.click("Jane")
    hands.press(Key.Key_F2)
    QTest.keyClicks(field_of(hands), "Other")
    QTest.keyClick(field_of(hands), Key.Key_Escape)
    hands.settle()
    assert hands.undo_names() == []
    assert hands.tree.delegate.editor is None


@pytest.mark.parametrize("end", ["focus", "commit", "tab", "click"])
def test_a_name_is_written_however_the_field_is_left(hands: Hands, end: str) -> None:
    hands.click("Goals")
    hands.press(Key.Key_F2)
    assert field_of(hands).text() == ""
    assert field_of(hands).placeholderText() == "Goals"
    QTest.keyClicks(field_of(hands), "  What they   want")
    if end == "focus":
        hands.panel.filter.setFocus()
    elif end == "commit":
        hands.panel.commit()
    elif end == "tab":
        QTest.keyClick(field_of(hands), Key.Key_Tab)
    else:
        hands.click("B")
    hands.settle()
    assert hands.journey.lanes[0].title == "What they want"
    assert hands.undo_names() == ["Rename lane"]
    hands.panel.commit()
    assert len(hands.undo_names()) == 1


def test_a_field_left_untouched_writes_nothing(hands: Hands) -> None:
    hands.session.apply(msg("x"), phases.change_phase, hands.id("B"), title="two\nlines  here")
    hands.settle()
    hands.click("two lines here")
    hands.press(Key.Key_F2)
    QTest.keyClick(field_of(hands), Key.Key_Return)
    hands.settle()
    assert hands.undo_names() == ["x"]
    assert hands.journey.phases[1].title == "two\nlines  here"


def test_what_is_typed_stays_while_the_map_changes(hands: Hands) -> None:
    hands.click("B")
    hands.press(Key.Key_F2)
    QTest.keyClicks(field_of(hands), "Half a na")
    step = hands.journey.phases[1].steps[0].id
    hands.session.apply(msg("x"), cards.add_cards, hands.journey.lanes[0].id, step, ["new"])
    hands.settle()
    assert field_of(hands).text() == "Half a na"
    hands.session.apply(msg("x"), phases.delete_phase, hands.id("B"))
    hands.settle()
    assert hands.tree.delegate.editor is None
    assert hands.names(PHASES) == ["A", "C"]


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
