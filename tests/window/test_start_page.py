"""The start page: by keyboard and mouse, its names at once, pictures and facts later."""

from __future__ import annotations

import datetime
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeyeditor.base.messages import Translator
from journeyeditor.base.resources import resource
from journeyeditor.exchange.maps import open_map
from journeyeditor.files.recent import Known, load_known
from journeyeditor.files.store import load, save
from journeyeditor.files.templates import templates
from journeyeditor.model.journey import Journey, Review
from journeyeditor.window.look import DARK, LIGHT
from journeyeditor.window.said import said_day
from journeyeditor.window.shell import Shell
from journeyeditor.window.start import reading
from journeyeditor.window.start.facts import State, said
from journeyeditor.window.start.filling import PICTURES, Filling
from journeyeditor.window.start.page import StartPage

TODAY = datetime.date.today()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Shell]:
    """A window at its start page."""
    shell = Shell(Translator("en"), LIGHT)
    shell.resize(1600, 1000)
    shell.show_start()
    shell.show()
    qtbot.waitExposed(shell)
    shell.activateWindow()
    yield shell
    shell.close()
    shell.deleteLater()


@pytest.fixture
def page(window: Shell) -> StartPage:
    """The page of that window."""
    return window.start


@pytest.fixture
def filled(page: StartPage, tmp_path: Path) -> Iterator[Filling]:
    """What fills the page; the templates' names are there."""
    found = Filling(page, Translator("en"), tmp_path / "state")
    QApplication.processEvents()
    yield found
    found.pause()


@pytest.fixture
def jane(tmp_path: Path) -> Path:
    """A map in a file of the test's own."""
    path = tmp_path / "papers" / "jane.journey"
    path.parent.mkdir()
    shutil.copy(resource("examples", "jane-deklarerar.journey"), path)
    return path


def fill(qtbot: QtBot, found: Filling) -> None:
    found.begin()
    qtbot.waitUntil(lambda: found.is_done, timeout=20_000)


def test_the_templates_are_offered_by_name_at_once(page: StartPage, filled: Filling) -> None:
    assert [tile.text() for tile in page.tiles] == [one.name("en") for one in templates()]
    assert all(tile.accessibleName() and tile.accessibleDescription() for tile in page.tiles)
    assert not any(tile.has_preview for tile in page.tiles)


def test_pictures_of_the_templates_come_later(
    page: StartPage, filled: Filling, qtbot: QtBot
) -> None:
    fill(qtbot, filled)
    assert all(tile.has_preview for tile in page.tiles)
    shown = [tile.grab().toImage() for tile in page.tiles]
    # The phases of each are seen: colours that are neither ink nor paper.
    for image in shown:
        colours = {
            image.pixelColor(x, y).hue() // 20
            for x in range(10, image.width() - 10, 5)
            for y in range(4, 40, 4)
            if image.pixelColor(x, y).saturation() > 90
        }
        assert len(colours) >= 2


def test_pictures_are_painted_once(page: StartPage, filled: Filling, qtbot: QtBot) -> None:
    fill(qtbot, filled)
    there = dict(PICTURES)
    filled.say_in(Translator("en"))
    fill(qtbot, filled)
    assert there == PICTURES
    filled.say_in(Translator("sv"))
    assert page.tiles[0].text() == templates()[0].name("sv")


def test_tab_goes_over_the_side_the_tiles_the_maps_and_the_languages(
    window: Shell, page: StartPage, filled: Filling, jane: Path
) -> None:
    filled.offer([str(jane)])
    QApplication.processEvents()
    order: list[QWidget] = [page.new_button]
    page.new_button.setFocus()
    for _ in range(14):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        order.append(window.focusWidget())
    assert order == [
        *(page.new_button, page.open_button, page.example_button),
        *page.tiles,
        *page.rows,
        page.clear_button,
        *page.languages.values(),
    ]


def test_arrows_walk_the_tiles_and_rows(
    window: Shell, page: StartPage, filled: Filling, jane: Path
) -> None:
    filled.offer([str(jane)])
    QApplication.processEvents()
    page.tiles[0].setFocus()
    ways = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up)
    seen = []
    for key in ways:
        QTest.keyClick(window.focusWidget(), key)
        seen.append(window.focusWidget())
    tiles = page.tiles
    assert seen == [tiles[1], tiles[5], tiles[4], page.rows[0], tiles[-1]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_chooses_a_template(
    page: StartPage, filled: Filling, qtbot: QtBot, key: Qt.Key
) -> None:
    page.tiles[3].setFocus()
    with qtbot.waitSignal(page.chosen) as told:
        QTest.keyClick(page.tiles[3], key)
    assert told.args == [templates()[3].key]


def test_the_mouse_chooses_too(page: StartPage, filled: Filling, qtbot: QtBot) -> None:
    for target, signal in (
        (page.tiles[5], page.chosen),
        (page.new_button, page.chosen),
        (page.open_button, page.open_wanted),
        (page.example_button, page.example_wanted),
        (page.languages["sv"], page.language_wanted),
    ):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(target, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("width", "columns"), [(2200, 4), (1600, 4), (1280, 4), (1024, 3), (820, 2)]
)
def test_tiles_flow_with_the_width(
    window: Shell, page: StartPage, filled: Filling, jane: Path, width: int, columns: int
) -> None:
    window.resize(width, 700)
    QApplication.processEvents()
    tops = [tile.mapTo(page, QPoint(0, 0)).y() for tile in page.tiles]
    assert tops.count(tops[0]) == columns
    # Whether there is a scroll bar or not, what was used last is as wide as the templates.
    filled.offer([str(jane)])
    QApplication.processEvents()
    tiles = [tile.geometry() for tile in page.tiles]
    row = page.rows[0].geometry()
    assert row.left() == min(tile.left() for tile in tiles)
    assert row.right() == max(tile.right() for tile in tiles)
    right = max(tile.mapTo(page, QPoint(tile.width(), 0)).x() for tile in page.tiles)
    assert right <= page.width() - 40


def test_an_empty_list_says_what_to_do(page: StartPage, filled: Filling, jane: Path) -> None:
    filled.offer([])
    assert page.nothing.isVisible()
    assert page.nothing.text()
    assert not page.clear_button.isVisible()
    filled.offer([str(jane)])
    assert not page.nothing.isVisible()


def test_maps_used_last_are_told_of_from_their_files(
    page: StartPage, filled: Filling, jane: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    gone, broken = tmp_path / "gone.journey", tmp_path / "broken.journey"
    broken.write_text('{"format": "something else"}')
    filled.offer([str(jane), str(gone), str(broken)])
    assert [row.text() for row in page.rows] == ["jane", "gone", "broken"]
    fill(qtbot, filled)
    first, second, third = page.rows
    title = load(jane).journey.title
    assert first.text() == first.accessibleName() == title
    assert "papers · 5 phases, 48 cards" in first.used.facts
    assert first.has_preview
    assert "today" in first.used.when
    assert not second.used.is_there
    assert str(gone) in second.accessibleDescription()
    assert not third.used.is_there
    assert "can't be read" in third.used.facts


def test_what_was_found_is_known_the_next_time_without_reading(
    page: StartPage, filled: Filling, jane: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    filled.offer([str(jane)])
    fill(qtbot, filled)
    again = Filling(page, Translator("en"), tmp_path / "state")
    again.offer([str(jane)])
    assert "48 cards" in page.rows[0].used.facts


def test_a_changed_file_is_read_anew(
    page: StartPage, filled: Filling, jane: Path, qtbot: QtBot
) -> None:
    filled.offer([str(jane)])
    fill(qtbot, filled)
    save(jane, load(jane).journey.changed(title="Another"))
    filled.offer([str(jane)])
    fill(qtbot, filled)
    assert page.rows[0].text() == "Another"


def test_a_map_that_was_saved_is_remembered(filled: Filling, jane: Path, tmp_path: Path) -> None:
    filled.note(jane, load(jane).journey)
    known = load_known(tmp_path / "state")[str(jane)]
    assert (known.phases, known.cards, known.size) == (5, 48, jane.stat().st_size)


def test_a_large_file_is_not_read(
    page: StartPage,
    filled: Filling,
    jane: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 100)
    filled.offer([str(jane)])
    fill(qtbot, filled)
    row = page.rows[0]
    assert row.text() == "jane"
    assert row.used.is_there
    assert not row.has_preview


def test_nothing_is_read_on_the_interface_thread(
    page: StartPage, filled: Filling, jane: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file on a slow disk leaves the page answering."""
    read = open_map

    held, threads = threading.Event(), set[threading.Thread]()

    def slowly(path: Path) -> object:
        threads.add(threading.current_thread())
        assert held.wait(30)
        return read(path)

    fill(qtbot, filled)
    monkeypatch.setattr(reading, "open_map", slowly)
    filled.offer([str(jane)])
    filled.begin()
    qtbot.waitUntil(lambda: bool(threads))
    assert threading.main_thread() not in threads
    assert not page.rows[0].has_preview
    held.set()
    qtbot.waitUntil(lambda: filled.is_done, timeout=20_000)
    assert page.rows[0].has_preview


def test_a_page_that_is_left_reads_no_more(
    page: StartPage, filled: Filling, jane: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(qtbot, filled)
    held = threading.Event()
    monkeypatch.setattr(reading, "open_map", lambda _: held.wait(30))
    filled.offer([str(jane)])
    filled.begin()
    qtbot.waitUntil(lambda: filled.is_reading)
    filled.pause()
    held.set()
    qtbot.waitUntil(lambda: not filled.is_reading)
    monkeypatch.undo()
    assert page.rows[0].text() == "jane"
    assert not filled.is_done
    fill(qtbot, filled)
    assert page.rows[0].has_preview


def test_delete_and_the_cross_take_a_map_from_the_list(
    page: StartPage, filled: Filling, jane: Path, qtbot: QtBot
) -> None:
    filled.offer([str(jane)])
    row = page.rows[0]
    QApplication.processEvents()
    assert not row.cross.isVisible()
    row.setFocus()
    assert row.cross.isVisible()
    assert row.cross.accessibleName()
    with qtbot.waitSignal(page.forget_wanted) as told:
        QTest.keyClick(row, Qt.Key.Key_Delete)
    assert told.args == [jane]
    with qtbot.waitSignal(page.forget_wanted), qtbot.assertNotEmitted(page.map_wanted):
        QTest.mouseClick(row.cross, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.forget_wanted) as told:
        QTest.mouseClick(page.clear_button, Qt.MouseButton.LeftButton)
    assert told.args == [None]
    with qtbot.waitSignal(page.map_wanted) as told:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert told.args == [jane]


def test_days_are_said_as_people_say_them() -> None:
    tr, now = Translator("en"), datetime.datetime(2026, 11, 24, 14, 2).astimezone()
    today = now.date()
    day = datetime.timedelta(days=1)
    assert said_day(now, tr, today) == "today 14:02"
    assert said_day(now - day, tr, today) == "yesterday"
    assert said_day(now - 10 * day, tr, today) == "14 Nov"
    assert said_day(now - 400 * day, tr, today) == "20 Oct 2025"


@pytest.mark.parametrize(("due", "late"), [(-12, "review 12 days late"), (-1, "1 day"), (3, "")])
def test_a_review_that_is_late_is_told(due: int, late: str) -> None:
    day = TODAY + datetime.timedelta(days=due)
    known = Known("/a/b.journey", 0, 1, "Map", 2, 3, day.isoformat())
    used = said(Path(known.path), known, Translator("en"), TODAY)
    assert late in used.late
    assert bool(late) == bool(used.late)
    assert (f"review {day.isoformat()}" in used.facts) is not bool(late)


def test_a_map_due_for_review_is_known(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    save(path, Journey(id="j", review=Review(months=3, last=datetime.date(2026, 1, 31))))
    found = reading.read(path, None, False, lambda: None)
    assert found.state is State.SOUND
    assert found.known is not None
    assert found.known.due == "2026-04-30"
    os.truncate(path, 20)
    assert reading.read(path, found.known, True, lambda: None).state is State.BROKEN


def test_the_dark_look_holds_everything(page: StartPage, filled: Filling, jane: Path) -> None:
    filled.offer([str(jane)])
    page.use(DARK)
    QApplication.processEvents()
    for card in (*page.tiles, *page.rows):
        inside = card.grab().toImage().pixelColor(card.width() // 2, card.height() - 8)
        assert inside.lightness() < 80


def test_a_title_with_markup_stays_a_title(page: StartPage, filled: Filling, jane: Path) -> None:
    save(jane, load(jane).journey.changed(title="<b>Bold</b> & more"))
    filled.note(jane, load(jane).journey)
    filled.offer([str(jane)])
    assert page.rows[0].used.title == page.rows[0].accessibleName() == "<b>Bold</b> & more"
