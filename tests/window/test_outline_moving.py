"""Moving and renaming in the outline: by mouse and keys, one edit each, nothing on Esc."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.edits import cards, phases
from journeyeditor.window.outline import panel as panel_module
from journeyeditor.window.outline.rows import LANES, PERSONAS, PHASES
from tests.window.outline_hands import LEFT, NONE, Hands, made, shown_outline

ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


@pytest.fixture
def hands(qtbot: QtBot) -> Iterator[Hands]:
    with shown_outline(qtbot, made()) as shown:
        yield shown


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


def test_a_drop_at_its_own_place_or_far_away_is_no_edit(hands: Hands) -> None:
    for end in (hands.at("B") + QPoint(0, 4), hands.at("A", 0.1) - QPoint(300, 0)):
        hands.carry("B", hands.at("B") + QPoint(0, 12), end)
        assert hands.tree.drag is not None
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
    hands.click("B")
    hands.press(Key.Key_F2)
    hands.session.apply(msg("x"), phases.change_phase, hands.id("B"), title="Other")
    QTest.keyClick(field_of(hands), Key.Key_Return)
    hands.settle()
    assert hands.names(PHASES) == ["A", "Other", "C"]
    assert hands.undo_names() == ["x"]


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
