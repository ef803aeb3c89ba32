"""Writing in place: seen as on the page, never closed by what the page does, titles one by one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeyeditor.base.messages import msg
from journeyeditor.canvas import canvas as canvas_module
from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.canvas.overlays import CellMark, Rings
from journeyeditor.edits.head import add_persona
from journeyeditor.files.templates import new_from
from journeyeditor.layout.theme import theme
from journeyeditor.session.commands import columns
from journeyeditor.session.history import Cell
from journeyeditor.window.look import DARK, LIGHT, Look, apply_look
from tests.canvas.conftest import Open, card_with

Key = Qt.Key
LONG = "Kundbemotandeuppfoljningsansvarigavdelning"


@pytest.fixture
def blank(open_canvas: Open) -> MapCanvas:
    """The empty template."""
    return open_canvas(new_from("empty", "sv"))


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Look]:
    """The program's own look, as its windows have it."""
    palette = qapp.palette()
    apply_look(qapp, request.param)
    yield request.param
    qapp.setStyleSheet("")
    qapp.setPalette(palette)


@pytest.mark.parametrize("owner", ["phase-1", "the title"])
def test_what_is_written_has_the_ground_of_its_place(
    look: Look, open_canvas: Open, owner: str
) -> None:
    blank = open_canvas(new_from("empty", "sv"))
    blank.write(owner if owner == "phase-1" else blank.session.journey.id)
    entry = blank.writing.entry
    place = entry.geometry()
    shown = blank.view.viewport().grab().toImage()
    ground = shown.pixelColor(place.right() - 3, place.center().y())
    beside = shown.pixelColor(place.right() - 3, place.top() - 2)
    assert ground == beside
    inks = {
        shown.pixelColor(x, y).lightnessF()
        for x in range(place.left() + 3, place.right() - 6)
        for y in range(place.top() + 2, place.bottom() - 2)
    }
    assert max(abs(ink - ground.lightnessF()) for ink in inks) > 0.4, "the text is seen"


def narrow(canvas: MapCanvas, qtbot: QtBot) -> None:
    """A window that the page fills, as it does in a small one."""
    canvas.view.resize(int(canvas.page.width) + 60, int(canvas.page.height) + 60)
    QApplication.processEvents()
    canvas.view.open_page()
    QApplication.processEvents()


def test_a_new_phase_is_named_where_it_makes_the_page_larger(
    blank: MapCanvas, qtbot: QtBot
) -> None:
    narrow(blank, qtbot)
    made = columns.add_phase(blank.session)
    blank.write(made)
    entry = blank.writing.entry
    for letter in LONG:
        QTest.keyClicks(entry, letter)
        QApplication.processEvents()
    assert entry.is_open
    assert entry.toPlainText() == LONG
    assert blank.view.viewport().rect().contains(entry.geometry())
    QTest.keyClick(entry, Key.Key_Return)
    phase = blank.session.journey.phase(made)
    assert phase
    assert phase.title == LONG


@pytest.mark.parametrize("slow", [False, True])
def test_a_page_that_grows_does_not_end_the_writing(
    blank: MapCanvas, qtbot: QtBot, slow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow(blank, qtbot)
    zoom = blank.view.zoom
    if slow:  # what is laid out too slowly is shown in a moment of rest
        monkeypatch.setattr(canvas_module, "BRISK", 0.0)
        monkeypatch.setattr(canvas_module, "REST", 1)
    blank.write_in(Cell("lane-touchpoints", "step-1"))
    entry = blank.writing.entry
    for line in range(16):
        QTest.keyClicks(entry, f"rad {line}")
        QTest.keyClick(entry, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.wait(4)
    bottom = blank.view.viewport().rect().bottom
    qtbot.waitUntil(lambda: blank.page.height > 580 and bottom() >= entry.geometry().bottom())
    assert entry.is_open
    assert blank.view.zoom == zoom, "the scale stays under the hands"
    blank.end_writing()
    (card,) = blank.session.journey.all_cards()
    assert card.text.splitlines() == [f"rad {line}" for line in range(16)]


def test_scrolling_and_zooming_commit(blank: MapCanvas) -> None:
    for deed in (blank.view.zoom_in, lambda: blank.view.horizontalScrollBar().setValue(5)):
        blank.view.zoom_to(3.0)
        before = blank.session.journey.card_count()
        blank.write_in(Cell("lane-touchpoints", "step-1"), typed="kort")
        deed()
        assert not blank.writing.entry.is_open
        assert blank.session.journey.card_count() == before + 1


def test_a_window_of_another_size_leaves_the_text_open_and_in_its_place(
    blank: MapCanvas,
) -> None:
    blank.write("phase-2")
    blank.view.resize(700, 500)
    QApplication.processEvents()
    entry = blank.writing.entry
    assert entry.is_open
    phase = blank.view.area_of(blank.area_of("phase-2"))
    assert phase.contains(entry.geometry().adjusted(2, 2, -2, -2))


def test_tab_takes_the_next_title_to_write_it_anew(blank: MapCanvas) -> None:
    blank.write("phase-1", "M")
    entry = blank.writing.entry
    QTest.keyClicks(entry, "edvetenhet")
    QTest.keyClick(entry, Key.Key_Tab)
    QTest.keyClicks(entry, "Beslut")
    QTest.keyClick(entry, Key.Key_Backtab)
    QTest.keyClick(entry, Key.Key_End)
    QTest.keyClicks(entry, " 1")
    QTest.keyClick(entry, Key.Key_Return)
    titles = [phase.title for phase in blank.session.journey.phases]
    assert titles == ["Medvetenhet 1", "Beslut", "Fas 3"]


def test_escape_after_tab_stays_where_one_has_come_to(blank: MapCanvas) -> None:
    entry = blank.writing.entry
    blank.write_in(Cell("lane-touchpoints", "step-1"), typed="Sajt")
    QTest.keyClick(entry, Key.Key_Tab)
    QTest.keyClick(entry, Key.Key_Escape)
    assert blank.session.cursor == Cell("lane-touchpoints", "step-2")
    QTest.keyClick(blank.view, Key.Key_F2)
    QTest.keyClick(entry, Key.Key_Backtab)
    QTest.keyClick(entry, Key.Key_Escape)
    (card,) = blank.session.journey.all_cards()
    assert blank.session.selection == {card.id}


def test_tab_goes_over_the_points_there_are(blank: MapCanvas) -> None:
    entry = blank.writing.entry
    lane = "lane-emotions"
    for step, value in (("step-1", "1"), ("step-2", "-1")):
        blank.write_in(Cell(lane, step), typed=value)
        QTest.keyClick(entry, Key.Key_Return)
    blank.session.select_cell(Cell(lane, "step-1"))
    first, second = blank.session.journey.curves[0].points
    blank.write(first.id)
    for typed in ("2", "-2"):
        QTest.keyClicks(entry, typed)
        QTest.keyClick(entry, Key.Key_Tab)
    QTest.keyClicks(entry, "1.5")
    QTest.keyClick(entry, Key.Key_Return)
    points = blank.session.journey.curves[0].points
    assert [point.value for point in points] == [2, -2, 1.5]
    assert [point.id for point in points[:2]] == [first.id, second.id]


def test_what_was_written_is_seen_afterwards(blank: MapCanvas, qtbot: QtBot) -> None:
    narrow(blank, qtbot)
    made = columns.add_phase(blank.session)
    blank.write(made)
    QTest.keyClicks(blank.writing.entry, LONG)
    QTest.keyClick(blank.writing.entry, Key.Key_Return)
    assert blank.view.shows(blank.area_of(made))


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Return])
def test_the_mark_is_there_again_when_nothing_was_written(blank: MapCanvas, key: Qt.Key) -> None:
    cell = Cell("lane-emotions", "step-2")
    blank.session.select_cell(cell)
    QTest.keyClick(blank.view, Key.Key_F2)
    assert marks(blank) == [False, False]
    QTest.keyClick(blank.writing.entry, key)
    assert marks(blank) == [False, True]
    blank.session.select(("phase-2",))
    QTest.keyClick(blank.view, Key.Key_F2)
    assert marks(blank) == [False, False]
    QTest.keyClick(blank.writing.entry, key)
    assert marks(blank) == [True, False]


def marks(canvas: MapCanvas) -> list[bool]:
    """Is there a ring? Is there a marked cell?"""
    items = canvas.scene.items()
    rings = any(isinstance(item, Rings) and item.parts for item in items)
    return [rings, any(isinstance(item, CellMark) and not item.cell.isEmpty() for item in items)]


def test_what_is_refused_is_there_to_be_set_right(blank: MapCanvas) -> None:
    told: list[object] = []
    blank.told.connect(told.append)
    entry = blank.writing.entry
    for key in (Key.Key_Return, Key.Key_Tab):
        blank.write_in(Cell("lane-emotions", "step-1"), typed="9")
        QTest.keyClick(entry, key)
        assert told
        assert entry.is_open
        assert entry.toPlainText() == "9"
        QTest.keyClick(entry, Key.Key_Escape)
        assert not blank.session.journey.curves[0].points
    blank.write_in(Cell("lane-emotions", "step-1"), typed="9")
    QTest.keyClick(entry, Key.Key_Return)
    QTest.keyClick(entry, Key.Key_Backspace)
    QTest.keyClicks(entry, "2")
    QTest.keyClick(entry, Key.Key_Return)
    (point,) = blank.session.journey.curves[0].points
    assert point.value == 2


@pytest.mark.parametrize("slow", [False, True])
def test_the_entry_goes_with_what_moves_as_it_is_written(
    canvas: MapCanvas, qtbot: QtBot, slow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names of personas grow to the left."""
    if slow:
        monkeypatch.setattr(canvas_module, "BRISK", 0.0)
        monkeypatch.setattr(canvas_module, "REST", 1)
    canvas.session.apply(msg("Add persona"), add_persona, "", ids=lambda: "new")
    canvas.write("new")
    entry = canvas.writing.entry
    page = canvas.view.area_of(canvas.scene.page_area())
    assert entry.geometry().right() <= page.right()
    before = canvas.area_of("new").left()
    for letter in "Olle Langnamnsson":
        QTest.keyClicks(entry, letter)
    qtbot.waitUntil(lambda: canvas.area_of("new").left() < before - 60)
    chip = canvas.view.area_of(canvas.area_of("new"))
    assert chip.adjusted(0, -8, 8, 8).contains(entry.geometry().topLeft())
    assert entry.geometry().left() < chip.left() + 60 * canvas.zoom
    assert entry.geometry().right() <= page.right()


def test_what_is_revealed_while_it_is_written_stays_open(canvas: MapCanvas) -> None:
    canvas.view.zoom_to(1.5)
    card = next(card.id for card in canvas.session.journey.all_cards() if card.span == 1)
    area = canvas.view.area_of(canvas.area_of(card))
    bar = canvas.view.horizontalScrollBar()
    bar.setValue(bar.value() + area.right() - canvas.view.viewport().width() - 4)
    bar.setValue(bar.value() + 12)
    canvas.write(card)
    for owner in (card, canvas.session.journey.lanes[-1].id, card):
        canvas.reveal(owner)
        assert canvas.writing.entry.is_open
    where = canvas.view.area_of(canvas.area_of(card))
    assert where.contains(canvas.writing.entry.geometry().center())


def test_a_text_that_reaches_beyond_its_place_has_a_line_around_it(canvas: MapCanvas) -> None:
    card = card_with(canvas.session.journey, "Sökmotor")
    point = canvas.session.journey.curves[0].points[0].id
    accent = QColor(theme("").colour("accent"))
    for owner, zoom, framed in ((card, 1.4, False), (card, 0.4, True), (point, 1.4, True)):
        canvas.view.zoom_to(zoom)
        canvas.write(owner)
        shown = canvas.writing.entry.grab().toImage()
        assert (shown.pixelColor(shown.width() // 2, 0) == accent) == framed
        canvas.end_writing()
