"""A map in the window: opened, changed, saved and closed, with real keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton

from journeyeditor.base.messages import Translator, msg
from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.canvas.view import MapView
from journeyeditor.files.store import load
from journeyeditor.session.commands import things
from journeyeditor.session.session import Session
from journeyeditor.window import filing, questions
from journeyeditor.window.inspector.form import Form
from journeyeditor.window.questions import Answer
from journeyeditor.window.shell import Shell
from journeyeditor.window.start.filling import Filling
from journeyeditor.window.workbench import Workbench
from tests.dialogs import when_shown

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def parts(bench: Workbench) -> tuple[Session, MapCanvas]:
    assert bench.session is not None
    assert bench.canvas is not None
    return bench.session, bench.canvas


def write(bench: Workbench, old: str, new: str) -> str:
    """Select a card with the mouse, write on it with keys; its id."""
    session, canvas = parts(bench)
    card = next(card.id for card in session.journey.all_cards() if card.text == old)
    place = canvas.view.area_of(canvas.area_of(card)).center()
    QTest.mouseClick(canvas.view.viewport(), LEFT, NONE, place)
    QTest.keyClick(canvas.view, Qt.Key.Key_F2)
    canvas.writing.entry.selectAll()
    QTest.keyClicks(canvas.writing.entry, new)
    return card


def text_in(path: Path, card: str) -> str:
    found = load(path).journey.card(card)
    assert found is not None
    return found.text


def test_open_change_save_and_open_again(bench: Workbench, shell: Shell, file: Path) -> None:
    bench.open_path(file)
    session, _ = parts(bench)
    assert session.saved
    assert shell.windowTitle() == "jane[*] \N{EM DASH} saved"
    assert "48 cards" in shell.status.counts.text()
    card = write(bench, "Sökmotor", "Sokmotorn")
    QTest.keyClick(shell, Qt.Key.Key_S, CTRL)
    assert text_in(file, card) == "Sokmotorn"
    assert session.saved
    assert not shell.isWindowModified()
    bench.open_path(file)
    again, _ = parts(bench)
    assert again.journey == session.journey


def test_undo_and_redo_by_keys_with_their_names(bench: Workbench, shell: Shell, file: Path) -> None:
    bench.open_path(file)
    session, canvas = parts(bench)
    before = session.journey
    write(bench, "Sökmotor", "Other")
    QTest.keyClick(canvas.writing.entry, Qt.Key.Key_Return)
    assert shell.isWindowModified()
    assert shell.commands["undo"].text() == "&Undo: Edit text"
    assert shell.status.saved.text() == "Edited"
    QApplication.processEvents()
    QTest.keyClick(shell, Qt.Key.Key_Z, CTRL)
    assert session.journey is before
    assert shell.commands["redo"].text() == "&Redo: Edit text"
    QApplication.processEvents()
    assert not shell.commands["undo"].isEnabled()
    QTest.keyClick(shell, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert session.journey is not before


def test_delete_by_key_and_only_cards(bench: Workbench, shell: Shell, file: Path) -> None:
    bench.open_path(file)
    session, canvas = parts(bench)
    assert not shell.commands["delete"].isEnabled()
    card = next(card.id for card in session.journey.all_cards() if card.text == "Sökmotor")
    place = canvas.view.area_of(canvas.area_of(card)).center()
    QTest.mouseClick(canvas.view.viewport(), LEFT, NONE, place)
    QApplication.processEvents()
    QTest.keyClick(shell, Qt.Key.Key_Delete)
    assert session.journey.card(card) is None
    assert shell.commands["undo"].text() == "&Undo: Delete cards"


@pytest.mark.parametrize(
    ("answer", "closed", "written"),
    [(Answer.SAVE, True, True), (Answer.DISCARD, True, False), (Answer.CANCEL, False, False)],
)
def test_unsaved_changes_are_asked_about(
    bench: Workbench,
    shell: Shell,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: Answer,
    closed: bool,
    written: bool,
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _tr: object, name: str) -> Answer:
        asked.append(name)
        return answer

    monkeypatch.setattr(filing, "ask_unsaved", ask)
    bench.open_path(file)
    card = write(bench, "Sökmotor", "Other")
    assert shell.close() is closed
    assert asked == ["jane"]
    assert (text_in(file, card) == "Other") is written


def test_nothing_is_asked_when_nothing_was_changed(
    bench: Workbench, shell: Shell, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filing, "ask_unsaved", _never)
    bench.open_path(file)
    assert shell.close()


def _never(*_args: object) -> Answer:
    raise AssertionError("asked")


@pytest.mark.parametrize(
    ("button", "answer"),
    [("Save", Answer.SAVE), ("Discard", Answer.DISCARD), ("Cancel", Answer.CANCEL)],
)
def test_the_question_shows_markup_as_text(
    shell: Shell, bench: Workbench, button: str, answer: Answer
) -> None:
    seen: list[Qt.TextFormat] = []
    press_soon(button, lambda box: seen.append(box.textFormat()))
    found = questions.ask_unsaved(shell, Translator("en"), "<b>map</b>")
    assert found is answer
    assert seen == [Qt.TextFormat.PlainText]


def press_soon(button: str, look: Callable[[QMessageBox], object]) -> None:
    """Press a button of the message box that comes up."""

    def press(box: QMessageBox) -> None:
        look(box)
        found = next(b for b in box.findChildren(QPushButton) if b.text() == button)
        found.click()

    when_shown(QMessageBox, press)


def test_what_can_not_be_opened_is_told_in_a_sentence(
    bench: Workbench, shell: Shell, tmp_path: Path
) -> None:
    broken = tmp_path / "<b>broken.journey"
    broken.write_text("{", "utf-8")
    bench.open_path(broken)
    assert shell.notice.text.endswith(".")
    assert bench.session is None
    label = shell.notice.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_what_can_not_be_saved_stays_unsaved(bench: Workbench, shell: Shell, file: Path) -> None:
    bench.open_path(file)
    session, _ = parts(bench)
    card = write(bench, "Sökmotor", "Other")
    session.path = file.parent / "no" / "such" / "folder" / "x.journey"
    assert not bench.save()
    assert shell.notice.text
    assert not session.saved
    assert text_in(file, card) == "Sökmotor"


def test_a_template_begins_a_map_that_has_no_file(
    bench: Workbench, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filling = Filling(shell.start, Translator("en"), tmp_path)
    button = next(tile for tile in shell.start.tiles if tile.text() == "Five phases")
    QTest.mouseClick(button, LEFT)
    filling.pause()
    session, _ = parts(bench)
    assert len(session.journey.phases) == 5
    assert shell.status.saved.text() == "Not saved yet"
    target = tmp_path / "mine.journey"
    monkeypatch.setattr(filing, "ask_save", lambda *_: target)
    QTest.keyClick(shell, Qt.Key.Key_S, CTRL)
    assert target.exists()
    assert shell.windowTitle() == "mine[*] \N{EM DASH} saved"


def test_closing_a_map_leaves_nothing_of_it(bench: Workbench, shell: Shell, file: Path) -> None:
    for _ in range(3):
        bench.open_path(file)
        bench.close_map()
    assert bench.session is None
    assert not shell.commands["save"].isEnabled()
    assert "Open a map first." in shell.commands["save"].toolTip()
    assert shell.status.counts.text() == ""


@pytest.mark.parametrize("size", [(1300, 900), (1000, 700), (700, 1000)])
def test_a_map_is_painted_as_it_stays_when_it_opens(
    bench: Workbench,
    shell: Shell,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    shell.resize(*size)
    QApplication.processEvents()
    seen: list[tuple[float, object]] = []
    panels: list[int] = []
    paint = MapView.paintEvent

    def watched(view: MapView, event: QPaintEvent) -> None:
        seen.append((view.zoom, view.geometry().getRect()))
        panels.append(len(shell.sides.findChildren(Form)))
        paint(view, event)

    monkeypatch.setattr(MapView, "paintEvent", watched)
    bench.open_path(file)
    assert len(seen) == 1, "the map is painted once, right away"
    assert panels == [0], "before the panels are made"
    assert bench.canvas
    view = bench.canvas.view
    QApplication.processEvents()
    assert set(seen) == {(view.zoom, view.geometry().getRect())}
    assert bench.panels.inspector.isVisible()
    assert shell.sides.findChildren(Form)
    assert 0.62 <= view.zoom < 1
    assert view.horizontalScrollBar().isVisible() is (view.zoom == 0.62)


def test_escape_goes_back_to_the_map(bench: Workbench, shell: Shell, file: Path) -> None:
    bench.open_path(file)
    _, canvas = parts(bench)
    button = shell.status.zoom
    button.setFocus()
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert canvas.view.hasFocus()


def test_the_window_is_called_as_its_map_until_that_has_a_file(
    bench: Workbench, shell: Shell, tmp_path: Path
) -> None:
    bench.new_map("empty")
    session, _ = parts(bench)
    things.write_text(session, session.journey.id, "Return online")
    assert shell.windowTitle().startswith("Return online[*]")
    session.path = tmp_path / "online.journey"
    things.write_text(session, session.journey.id, "Another")
    assert shell.windowTitle().startswith("online[*]")


def test_escape_from_the_map_alone_brings_back_what_was_round_it(
    bench: Workbench, shell: Shell, file: Path
) -> None:
    bench.open_path(file)
    _, canvas = parts(bench)
    for leave in (Qt.Key.Key_F11, Qt.Key.Key_Escape):
        QTest.keyClick(shell, Qt.Key.Key_F11)
        assert shell.is_alone
        assert not bench.panels.outline.isVisible()
        QTest.keyClick(canvas.view if leave is Qt.Key.Key_Escape else shell, leave)
        assert not shell.is_alone
        assert bench.panels.outline.isVisible()
        assert bench.panels.inspector.isVisible()
    QTest.keyClick(shell, Qt.Key.Key_F11)
    bench.close_map()
    bench.open_path(file)
    assert bench.panels.outline.isVisible()


def test_a_fitted_page_keeps_its_scale_under_what_is_said_above_it(
    bench: Workbench, shell: Shell, file: Path
) -> None:
    bench.open_path(file)
    _, canvas = parts(bench)
    canvas.view.fit()
    zoom = canvas.view.zoom
    shell.notice.say("Something could not be done.")
    QApplication.processEvents()
    assert canvas.view.zoom == zoom
    bench.panels.toggle("inspector")
    QApplication.processEvents()
    wider = canvas.view.zoom
    shell.resize(900, 700)
    QApplication.processEvents()
    assert canvas.view.zoom < zoom <= wider


def test_a_map_without_cards_says_how_to_begin(bench: Workbench, shell: Shell) -> None:
    bench.new_map("empty")
    session, canvas = parts(bench)
    assert shell.status.hint.text().startswith("Type in a cell")
    canvas.hint(msg("Something"))
    assert shell.status.hint.text() == "Something"
    canvas.hint(None)
    QTest.keyClicks(canvas.view, "a")
    QTest.keyClick(canvas.writing.entry, Qt.Key.Key_Return)
    assert shell.status.hint.text() == ""
    session.undo()
    assert shell.status.hint.text().startswith("Type in a cell")
    bench.close_map()
    assert shell.status.hint.text() == ""
