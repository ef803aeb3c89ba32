"""The sheet one begins at, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from journeyeditor.window.shell import Shell
from journeyeditor.window.workbench import Workbench


def ways(shell: Shell) -> list[QPushButton]:
    """The buttons in the order of the Tab key."""
    found: list[QPushButton] = []
    one: QWidget | None = shell.welcome.open_button
    while one is not None and len(found) < 10:
        if isinstance(one, QPushButton) and shell.welcome.isAncestorOf(one):
            found.append(one)
        one = one.nextInFocusChain()
    return found


def test_tab_goes_through_the_templates_and_then_the_rest(shell: Shell, bench: Workbench) -> None:
    shell.show_welcome()
    order = ways(shell)
    assert order[:2] == [shell.welcome.open_button, shell.welcome.example_button]
    assert len(set(order)) == 10


def test_enter_takes_what_has_the_focus(shell: Shell, bench: Workbench) -> None:
    shell.show_welcome()
    shell.welcome.example_button.setFocus()
    QTest.keyClick(shell.welcome.example_button, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert bench.session is not None
    assert bench.session.journey.card_count() > 40
