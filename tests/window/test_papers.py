"""What leaves a map for paper, and notes that come back from it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from journeyeditor.model.numbering import cell_numbers
from journeyeditor.window import exporting
from journeyeditor.window.notes import NUMBER, PLACE, NotesDialog
from journeyeditor.window.shell import Shell
from journeyeditor.window.workbench import Workbench
from tests.dialogs import when_shown

NONE = Qt.KeyboardModifier.NoModifier


def exports(shell: Shell) -> list[QAction]:
    """What there is to export, as the menu shows it."""
    menu = shell.commands["export"].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return menu.actions()


@pytest.mark.parametrize(("key", "pages"), [("sheets", 2), ("report", 5), ("workshop", 1)])
def test_sheets_are_made_from_the_menu(
    bench: Workbench,
    shell: Shell,
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    key: str,
    pages: int,
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _tr: object, start: str) -> Path:
        asked.append(start)
        return tmp_path / f"{key}.pdf"

    monkeypatch.setattr(exporting, "ask_poster", ask)
    bench.open_path(file)
    actions = exports(shell)
    names = ["picture", "sheets", "report", "workshop"]
    assert len(actions) == len(names)
    actions[names.index(key)].trigger()
    qtbot.waitUntil(lambda: not bench.work.is_busy, timeout=30_000)
    assert Path(asked[0]).name.startswith("jane")
    said = subprocess.run(
        ["pdfinfo", str(tmp_path / f"{key}.pdf")], capture_output=True, text=True, check=True
    ).stdout
    made = next(line for line in said.splitlines() if line.startswith("Pages"))
    assert int(made.split()[1]) >= pages
    assert f"{key}.pdf" in shell.notice.text


@pytest.mark.parametrize("ending", ["png", "jpg", "svg"])
def test_a_picture_has_the_width_that_was_asked_for(
    bench: Workbench,
    shell: Shell,
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    ending: str,
) -> None:
    target = tmp_path / f"jane.{ending}"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), f"(*.{ending})")
    )
    monkeypatch.setattr(exporting, "ask_width", lambda *_: 800)
    bench.open_path(file)
    exports(shell)[0].trigger()
    qtbot.waitUntil(lambda: not bench.work.is_busy, timeout=30_000)
    if ending == "svg":
        assert target.read_bytes().lstrip().startswith((b"<?xml", b"<svg"))
    else:
        with Image.open(target) as picture:
            assert picture.width == 800


def test_too_wide_a_picture_is_asked_for_anew(
    bench: Workbench,
    shell: Shell,
    file: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "jane.png"
    widths = iter((30_000, 700))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    monkeypatch.setattr(exporting, "ask_width", lambda *_: next(widths))
    bench.open_path(file)
    exports(shell)[0].trigger()
    qtbot.waitUntil(lambda: bool(shell.notice.buttons), timeout=30_000)
    assert "too large" in shell.notice.text
    assert not target.exists()
    qtbot.waitUntil(lambda: not bench.work.is_busy)
    shell.notice.buttons[0].click()
    qtbot.waitUntil(target.exists, timeout=30_000)
    with Image.open(target) as picture:
        assert picture.width == 700
    qtbot.waitUntil(lambda: not bench.work.is_busy)


def test_what_is_made_can_be_shown_at_once(
    bench: Workbench,
    shell: Shell,
    file: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "jane å.svg"
    opened: list[QUrl] = []

    def refuse(url: QUrl) -> bool:
        opened.append(url)
        return False

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", refuse)
    bench.open_path(file)
    exports(shell)[0].trigger()
    qtbot.waitUntil(lambda: bool(shell.notice.buttons), timeout=30_000)
    assert shell.notice.property("well") is True
    shell.notice.buttons[0].click()
    assert [Path(url.toLocalFile()) for url in opened] == [target]
    assert "No program was found" in shell.notice.text
    assert shell.notice.property("well") is False


def type_notes(do: Callable[[NotesDialog], None]) -> list[BaseException]:
    """Work in the dialog that comes up; what goes wrong there is given back, and it closes."""
    wrong: list[BaseException] = []

    def work(dialog: NotesDialog) -> None:
        try:
            do(dialog)
        except BaseException as error:
            wrong.append(error)
        if dialog.isVisible():
            dialog.done(NotesDialog.DialogCode.Rejected)

    when_shown(NotesDialog, work, lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    return wrong


def put(text: str, key: Qt.Key = Qt.Key.Key_Tab, held: Qt.KeyboardModifier = NONE) -> None:
    """Type into the field that keys go to, and go on."""
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, key, held)
    QApplication.processEvents()


def test_notes_are_typed_by_number_with_keys_alone(
    bench: Workbench, shell: Shell, file: Path
) -> None:
    bench.open_path(file)
    session = bench.session
    assert session is not None
    numbers = {number: cell for cell, number in cell_numbers(session.journey).items()}
    seen: list[str] = []

    def work(dialog: NotesDialog) -> None:
        put("7")
        put("A first note", Qt.Key.Key_Return)
        put("")
        put("Same cell", Qt.Key.Key_Return)
        put("2")
        place = dialog.table.item(0, PLACE)
        assert place is not None
        seen.append(place.text())
        put("Elsewhere <b>", Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert not dialog.isVisible()

    wrong = type_notes(work)
    shell.commands["notes"].trigger()
    assert wrong == []
    cards = {card.text: (card.lane, card.step) for card in session.journey.all_cards()}
    assert cards["A first note"] == numbers[7]
    assert cards["Same cell"] == numbers[7]
    assert cards["Elsewhere <b>"] == numbers[2]
    assert "·" in seen[0]
    assert [str(name) for name in session.history()] == ["Add notes"]


def test_a_number_that_no_cell_has_is_told_and_nothing_is_lost(
    bench: Workbench, shell: Shell, file: Path
) -> None:
    bench.open_path(file)
    session = bench.session
    assert session is not None
    told: list[str] = []

    def work(dialog: NotesDialog) -> None:
        put("999")
        put("Nowhere", Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        told.append(dialog.reason.text())
        assert dialog.isVisible()
        assert dialog.table.currentColumn() == NUMBER

    wrong = type_notes(work)
    shell.commands["notes"].trigger()
    assert wrong == []
    assert "Row 1 has no cell" in told[0]
    assert session.history() == ()


def test_notes_are_not_thrown_away_unasked(bench: Workbench, shell: Shell, file: Path) -> None:
    bench.open_path(file)
    asked: list[str] = []

    def answer(box: QMessageBox, at: int) -> None:
        asked.append(box.text())
        box.buttons()[at].click()

    def work(dialog: NotesDialog) -> None:
        put("7")
        put("A first note", Qt.Key.Key_Return)
        when_shown(QMessageBox, lambda box: answer(box, 0))
        dialog.close()
        assert dialog.isVisible()
        assert dialog.notes() == [(7, "A first note")]
        when_shown(QMessageBox, lambda box: answer(box, 1))
        dialog.close()
        assert not dialog.isVisible()

    wrong = type_notes(work)
    shell.commands["notes"].trigger()
    assert wrong == []
    assert asked == ["Discard 1 note that is not on the map yet?"] * 2


def test_without_notes_escape_asks_nothing(bench: Workbench, shell: Shell, file: Path) -> None:
    bench.open_path(file)

    def work(dialog: NotesDialog) -> None:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    wrong = type_notes(work)
    shell.commands["notes"].trigger()
    assert wrong == []
