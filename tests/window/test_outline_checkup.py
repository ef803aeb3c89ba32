"""The check-up in the outline: what it says, where a click leads, and what it costs an edit."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from journeyeditor.base.messages import Translator, msg
from journeyeditor.edits import cards, curves, lanes
from journeyeditor.edits.asides import set_aside
from journeyeditor.layout.theme import contrast
from journeyeditor.model.journey import Journey
from journeyeditor.review.checkup import Checkup, checking, checkup
from journeyeditor.review.findings import Facts
from journeyeditor.window.look import DARK, LIGHT, Look
from journeyeditor.window.outline import checkup as section
from journeyeditor.window.outline.checkup_rows import ASIDE, CHECKUP, CLOSED, listed
from journeyeditor.window.outline.painting import amber
from journeyeditor.window.outline.reason import ReasonDialog
from journeyeditor.window.outline.rows import MOST, PERSONAS, all_rows
from journeyeditor.window.workbench import Workbench
from tests.benchmarks.maps import made_map
from tests.dialogs import when_shown
from tests.review.checked import sound
from tests.window.outline_hands import LEFT, NONE, Hands, shown_outline

EN = Translator("en")
CHANNEL = f"{CHECKUP} touchpoint-without-channel"
OWNER = f"{CHECKUP} opportunity-without-owner"


def spoiled() -> Journey:
    """Two touchpoints without a channel, an opportunity without an owner."""
    journey = cards.change_cards(sound(), ["t0", "t1"], channel="")
    return cards.change_card(journey, "idea", owner="")


@pytest.fixture
def hands(qtbot: QtBot) -> Iterator[Hands]:
    with shown_outline(qtbot, spoiled()) as shown:
        checked(qtbot, shown)
        yield shown


def checked(qtbot: QtBot, hands: Hands) -> None:
    """Wait until the check-up is of the map as it is now, and shown."""
    qtbot.waitUntil(lambda: hands.panel.checkup.is_done)
    hands.settle()


def menu_at(hands: Hands, name: str) -> QMenu:
    view, place = hands.tree.viewport(), hands.at(name)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(view, QContextMenuEvent(reason, place, view.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(hands: Hands, name: str, command: str) -> None:
    menu = menu_at(hands, name)
    (action,) = (one for one in menu.actions() if one.text() == command)
    menu.close()
    action.trigger()
    hands.settle()


# What it says


def test_findings_stand_below_the_personas_by_rule(hands: Hands) -> None:
    model = hands.panel.model
    heads = [model.row_at(model.index(n, 0)) for n in range(model.rowCount())]
    keys = [row.key for row in heads if row]
    assert keys.index(CHECKUP) == keys.index(PERSONAS) + 1
    assert hands.names(CHECKUP) == [
        "1 opportunity without an owner",
        "2 touchpoints without a channel",
    ]
    assert hands.names("2 touchpoints without a channel") == ["Letter", "Till"]
    assert hands.names("1 opportunity without an owner") == []
    # They are closed until somebody wants to see them.
    assert hands.tree.row_rect(hands.index("Letter")).isEmpty()


def test_nothing_to_remark_is_said(qtbot: QtBot) -> None:
    with shown_outline(qtbot, sound()) as hands:
        checked(qtbot, hands)
        assert hands.names(CHECKUP) == ["Nothing to remark."]


def test_mending_takes_a_finding_away(qtbot: QtBot, hands: Hands) -> None:
    hands.session.apply(msg("Change"), cards.change_card, "idea", owner="Shop")
    checked(qtbot, hands)
    assert hands.names(CHECKUP) == ["2 touchpoints without a channel"]
    hands.session.undo()
    checked(qtbot, hands)
    assert len(hands.names(CHECKUP)) == 2


def test_a_row_says_the_whole_sentence_to_who_asks(hands: Hands) -> None:
    index = hands.index("1 opportunity without an owner")
    said = "1 opportunity without an owner, Nobody owns the opportunity “More tills”."
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == said
    assert "Nobody owns" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_other_languages_and_the_filter(qtbot: QtBot, hands: Hands) -> None:
    tr = Translator("sv")
    hands.panel.say_in(tr)
    hands.settle()
    wanted = [group.name(tr) for group in checkup(hands.journey).groups]
    assert hands.names(CHECKUP) == wanted
    hands.panel.filter.setText("till")
    hands.settle()
    assert CHECKUP not in hands.panel.model.keys
    hands.panel.filter.clear()
    hands.settle()
    assert CHECKUP in hands.panel.model.keys


def test_long_lists_are_cut(qtbot: QtBot) -> None:
    count = MOST + 20
    journey = cards.add_cards(sound(), "touchpoints", "s0", [f"T{at}" for at in range(count)])
    journey = lanes.change_lane(journey, "emotions", visible=False)
    result = listed(checkup(journey), journey, EN)
    row = next(row for row in result.section.rows if row.key == CHANNEL)
    assert row.name == f"{count} touchpoints without a channel"
    assert len(row.rows) == MOST + 1
    assert row.rows[-1].name == "and 20 more"
    assert len(result.findings[CHANNEL]) == count
    keys = [row.key for row in all_rows((result.section,))]
    assert len(set(keys)) == len(keys)
    assert {row.key for row in all_rows((result.section,)) if row.rows} - {CHECKUP} <= CLOSED


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_amber_text_has_contrast(look: Look) -> None:
    for ground in (look.panel, look.hover):
        assert contrast(amber(ground), ground) >= 4.5


def test_a_row_of_many_lines_is_as_high_as_they_are(hands: Hands) -> None:
    hands.panel.resize(120, 700)
    hands.settle()
    row = hands.tree.row_rect(hands.index("2 touchpoints without a channel"))
    assert row.height() > 1.5 * hands.tree.row_rect(hands.index("Jane")).height()
    assert isinstance(hands.panel.grab(), QPixmap)


# Where a click leads


def test_a_click_selects_and_shows_what_was_found(hands: Hands) -> None:
    hands.click("2 touchpoints without a channel")
    assert hands.session.selection == {"t0", "t1"}
    assert hands.revealed == ["t0"]
    hands.tree.expand(hands.index("2 touchpoints without a channel"))
    hands.click("Till")
    assert hands.session.selection == {"t1"}
    assert hands.revealed == ["t0", "t1"]
    assert CHANNEL in hands.panel.model.marked


def test_a_click_before_the_name_opens_the_list(hands: Hands) -> None:
    rect = hands.tree.row_rect(hands.index("2 touchpoints without a channel"))
    QTest.mouseClick(hands.tree.viewport(), LEFT, NONE, QPoint(12, rect.top() + 10))
    hands.settle()
    assert not hands.tree.row_rect(hands.index("Letter")).isEmpty()
    assert hands.session.selection == set()


def test_the_list_stays_open_while_the_map_changes(qtbot: QtBot, hands: Hands) -> None:
    hands.tree.expand(hands.index("2 touchpoints without a channel"))
    hands.session.apply(msg("Change"), cards.change_card, "t2", channel="")
    checked(qtbot, hands)
    assert not hands.tree.row_rect(hands.index("Offer")).isEmpty()


def test_by_keys_too(hands: Hands) -> None:
    entered: list[str] = []
    hands.panel.entered.connect(entered.append)
    hands.tree.setCurrentIndex(hands.index("1 opportunity without an owner"))
    assert hands.session.selection == set()
    hands.press(Qt.Key.Key_Return)
    assert hands.session.selection == {"idea"}
    assert entered == ["idea"]
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Right)
    assert not hands.tree.row_rect(hands.index("Letter")).isEmpty()


def test_what_is_about_the_whole_map_selects_the_map(qtbot: QtBot) -> None:
    with shown_outline(qtbot, curves.change_points(sound(), ["f1"], value=1)) as hands:
        checked(qtbot, hands)
        hands.session.select(["t0"])
        hands.click("Only happy peaks")
        assert hands.session.selection == set()


def test_a_finding_that_is_gone_meanwhile_selects_nothing(hands: Hands) -> None:
    hands.session.apply(msg("Delete"), cards.delete_cards, ["idea"])
    hands.click("1 opportunity without an owner")
    assert hands.session.selection == set()


# Setting aside


def test_setting_aside_asks_for_a_reason_and_can_be_taken_back(hands: Hands) -> None:
    def answer(dialog: ReasonDialog) -> None:
        dialog.write("They know")
        (aside,) = hands.session.draft.set_aside
        assert aside.reason == "They know", "a crash keeps what is written"
        assert hands.journey.set_aside == ()
        dialog.accept()

    when_shown(ReasonDialog, answer)
    choose(hands, "1 opportunity without an owner", "Set aside…")
    assert [(one.subject, one.reason) for one in hands.journey.set_aside] == [("idea", "They know")]
    assert hands.names(CHECKUP) == ["2 touchpoints without a channel", "1 set aside"]
    assert hands.names("1 set aside") == ["More tills"]
    assert hands.undo_names() == ["Set finding aside"]
    hands.tree.expand(hands.index("1 set aside"))
    about = hands.index("More tills").data(Qt.ItemDataRole.AccessibleTextRole)
    assert about.endswith("Nobody owns the opportunity “More tills”. (They know)")
    hands.click("More tills")
    assert hands.session.selection == {"idea"}
    choose(hands, "More tills", "Take back")
    assert hands.journey.set_aside == ()
    assert len(hands.names(CHECKUP)) == 2


def test_a_rule_is_set_aside_as_one_edit_and_taken_back_as_one(hands: Hands) -> None:
    when_shown(ReasonDialog, lambda dialog: dialog.accept())
    choose(hands, "2 touchpoints without a channel", "Set aside…")
    assert {one.subject for one in hands.journey.set_aside} == {"t0", "t1"}
    assert hands.names(CHECKUP) == ["1 opportunity without an owner", "2 set aside"]
    choose(hands, "2 set aside", "Take back")
    assert hands.journey.set_aside == ()
    assert hands.undo_names() == ["Set finding aside", "Take finding back"]


def test_the_menu_key_offers_it_too(hands: Hands) -> None:
    hands.tree.setCurrentIndex(hands.index("1 opportunity without an owner"))
    asked: list[QPoint] = []
    hands.panel.menu_wanted.connect(asked.append)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(
        hands.tree.viewport(), QContextMenuEvent(reason, QPoint(1, 1), QPoint(1, 1))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Set aside…"]
    menu.close()
    assert asked == []


def test_cancelling_leaves_everything(hands: Hands) -> None:
    def answer(dialog: ReasonDialog) -> None:
        dialog.write("They know")
        dialog.reject()

    when_shown(ReasonDialog, answer)
    choose(hands, "1 opportunity without an owner", "Set aside…")
    assert hands.session.draft.set_aside == hands.journey.set_aside == ()
    assert hands.undo_names() == []


def test_what_can_not_be_done_is_told(hands: Hands) -> None:
    hands.session.read_only = msg("This map is read only.")
    when_shown(ReasonDialog, lambda dialog: dialog.accept())
    choose(hands, "1 opportunity without an owner", "Set aside…")
    assert [str(error) for error in hands.told] == ["This map is read only."]


def test_the_dialog_says_everything_in_full(qtbot: QtBot) -> None:
    said = [f"Nobody owns the opportunity “{'long words ' * at}”." for at in (1, 9, 12, 20, 1, 1)]
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ReasonDialog(parent, EN, said)
    dialog.show()
    labels = dialog.findChildren(QLabel)
    assert [label.text() for label in labels] == [*said[:4], "and 2 more", "Reason"]
    for label in labels[:5]:
        assert label.height() >= label.heightForWidth(label.width())
        assert dialog.rect().contains(label.geometry())


# What it costs


def test_it_begins_after_the_last_edit_and_stops_at_the_next(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with shown_outline(qtbot, spoiled()) as hands:
        found = hands.panel.checkup
        assert found.row is None
        checked(qtbot, hands)
        begun: list[Journey] = []

        def seen(journey: Journey, facts: Facts) -> Generator[None, None, Checkup]:
            begun.append(journey)
            return checking(journey, facts)

        monkeypatch.setattr(section, "checking", seen)
        for at in range(5):
            hands.session.apply(msg("Write"), cards.set_card_text, "t0", f"T{at}")
        assert begun == []
        checked(qtbot, hands)
        assert begun == [hands.journey]


def test_it_rests_while_it_is_hidden(qtbot: QtBot, hands: Hands) -> None:
    hands.panel.hide()
    hands.session.apply(msg("Change"), cards.change_card, "idea", owner="Shop")
    assert [one for one in hands.panel.checkup.findChildren(QTimer) if one.isActive()] == []
    assert not hands.panel.checkup.is_done
    hands.panel.show()
    checked(qtbot, hands)
    assert hands.names(CHECKUP) == ["2 touchpoints without a channel"]


def test_a_large_map_is_checked_a_little_at_a_time(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns: list[float] = []
    go_on = section.CheckupSection._go_on  # noqa: SLF001  # what it takes at a time is the point

    def timed(self: section.CheckupSection) -> None:
        start = perf_counter()
        go_on(self)
        turns.append(perf_counter() - start)

    monkeypatch.setattr(section.CheckupSection, "_go_on", timed)
    with shown_outline(qtbot, made_map(10_000)) as hands:
        checked(qtbot, hands)
        assert len(turns) > 2
        assert sorted(turns)[len(turns) // 2] < 4 * section.PORTION
        assert hands.names(CHECKUP)


def test_in_the_window_a_click_shows_the_card(bench: Workbench, qtbot: QtBot) -> None:
    bench.new_map("jane")
    outline = bench.panels.outline
    qtbot.waitUntil(lambda: outline.checkup.row is not None and outline.checkup.is_done)
    QApplication.processEvents()
    key = f"{CHECKUP} pain-without-answer"
    place = outline.tree.row_rect(outline.model.index_of(key)).center()
    QTest.mouseClick(outline.tree.viewport(), LEFT, NONE, place)
    QApplication.processEvents()
    assert bench.session is not None
    assert bench.session.selection == {"card-pain-integration"}


def test_keys_of_what_is_aside_are_told_apart() -> None:
    key = ("opportunity-without-owner", "idea")
    journey = set_aside(spoiled(), [key], "Why")
    result = listed(checkup(journey), journey, EN)
    assert [one.finding.subject for one in result.asides[ASIDE]] == ["idea"]
    assert OWNER not in result.findings
