"""Writing on the map where the window's commands have keys of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeyeditor.files.codec import encode
from journeyeditor.session.history import Cell
from journeyeditor.window.shell import Shell
from journeyeditor.window.workbench import Workbench

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.mark.parametrize("held", [CTRL, SHIFT])
def test_a_new_line_is_not_taken_for_following_a_link(
    bench: Workbench, shell: Shell, file: Path, held: Qt.KeyboardModifier
) -> None:
    bench.open_path(file)
    assert bench.session
    assert bench.canvas
    session, entry = bench.session, bench.canvas.writing.entry
    link = next(link for link in session.journey.links if session.journey.card(link.source))
    session.select((link.source,))
    QApplication.processEvents()
    assert shell.commands["follow-link"].isEnabled()
    QTest.keyClick(bench.canvas.view, Key.Key_F2)
    QTest.keyClick(entry, Key.Key_Return, held)
    assert entry.is_open
    assert entry.toPlainText().endswith("\n")


@pytest.mark.parametrize(
    ("key", "held"),
    [
        *((Key.Key_Left, CTRL), (Key.Key_Right, CTRL | SHIFT), (Key.Key_Left, CTRL | SHIFT)),
        *((Key.Key_A, CTRL), (Key.Key_Delete, Qt.KeyboardModifier.NoModifier)),
        *((Key.Key_Home, CTRL), (Key.Key_End, CTRL | SHIFT), (Key.Key_Backspace, CTRL)),
        *((Key.Key_C, CTRL), (Key.Key_X, CTRL), (Key.Key_V, CTRL), (Key.Key_Z, CTRL)),
        (Key.Key_Z, CTRL | SHIFT),
    ],
)
def test_keys_of_text_are_for_the_text(
    bench: Workbench, shell: Shell, file: Path, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    bench.open_path(file)
    assert bench.session
    assert bench.canvas
    session, entry = bench.session, bench.canvas.writing.entry
    card = next(card for card in session.journey.all_cards() if card.text == "Sökmotor")
    session.select((card.id,))
    QApplication.processEvents()
    QTest.keyClick(bench.canvas.view, Key.Key_F2)
    QTest.keyClicks(entry, " two words")
    QTest.keyClick(entry, key, held)
    assert entry.is_open
    assert session.undo_name is None, "the map has not been touched"


@pytest.mark.parametrize(
    ("command", "name", "opens"),
    [
        ("add-phase", "Add phase", True),
        ("add-step", "Add step", False),
        ("add-card", "Add card", True),
        ("add-persona", "Add persona", True),
    ],
)
def test_one_undo_takes_away_what_was_added_and_named(
    bench: Workbench, shell: Shell, file: Path, command: str, name: str, opens: bool
) -> None:
    bench.open_path(file)
    assert bench.session
    assert bench.canvas
    session, entry, before = bench.session, bench.canvas.writing.entry, bench.session.journey
    session.select_cell(Cell("lane-goals", "step-awareness"))
    QApplication.processEvents()
    shell.commands[command].trigger()
    assert entry.is_open == opens
    if not opens:
        QTest.keyClick(bench.canvas.view, Key.Key_F2)
    QTest.keyClicks(entry, "Typed at once")
    bench.canvas.view.setFocus()
    assert not entry.is_open
    after = session.journey
    assert "Typed at once" in encode(after).decode()
    assert [str(one) for one in session.history()] == [name]
    for back, there in (("undo", before), ("redo", after)):
        QApplication.processEvents()
        shell.commands[back].trigger()
        assert session.journey is there


def test_a_card_that_is_typed_in_a_cell_is_one_step(bench: Workbench, file: Path) -> None:
    bench.open_path(file)
    assert bench.session
    assert bench.canvas
    session, before = bench.session, bench.session.journey
    session.select_cell(Cell("lane-goals", "step-awareness"))
    QTest.keyClick(bench.canvas.view, Key.Key_T)
    QTest.keyClicks(bench.canvas.writing.entry, "yped")
    bench.canvas.view.setFocus()
    assert [str(one) for one in session.history()] == ["Add card"]
    session.undo()
    assert session.journey is before
