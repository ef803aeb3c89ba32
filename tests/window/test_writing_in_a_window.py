"""Writing on the map where the window's commands have keys of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

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
