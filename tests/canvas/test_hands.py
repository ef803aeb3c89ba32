"""Hands on the canvas: real key and mouse events, and what the document is afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeyeditor.base.messages import msg
from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.edits.cards import delete_cards
from journeyeditor.layout.display import Text
from journeyeditor.layout.hit import block_of
from journeyeditor.model.lookup import point_of
from tests.canvas.conftest import card_with, middle, seen

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def click(canvas: MapCanvas, owner: str, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(canvas.view.viewport(), LEFT, keys, middle(canvas, owner))


def text_of(canvas: MapCanvas, card_id: str) -> str:
    card = canvas.session.journey.card(card_id)
    assert card is not None
    return card.text


@pytest.fixture
def search(canvas: MapCanvas) -> str:
    """A card in the middle of things."""
    return card_with(canvas.session.journey, "Sökmotor")


def test_a_click_selects_and_a_click_beside_lets_go(canvas: MapCanvas, search: str) -> None:
    click(canvas, search)
    assert canvas.session.selection == {search}
    QTest.mouseClick(canvas.view.viewport(), LEFT, NONE, QPoint(3, 3))
    assert canvas.session.selection == frozenset()


def test_shift_and_ctrl_add_and_take_away(canvas: MapCanvas, search: str) -> None:
    other = card_with(canvas.session.journey, "Betald annons")
    click(canvas, search)
    click(canvas, other, SHIFT)
    assert canvas.session.selection == {search, other}
    click(canvas, search, CTRL)
    assert canvas.session.selection == {other}


def test_arrows_walk_the_cards(canvas: MapCanvas, search: str) -> None:
    click(canvas, search)
    view = canvas.view
    QTest.keyClick(view, Qt.Key.Key_Down)
    below = next(iter(canvas.session.selection))
    assert canvas.area_of(below).top() > canvas.area_of(search).bottom()
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert canvas.session.selection == {search}
    QTest.keyClick(view, Qt.Key.Key_Right)
    right = next(iter(canvas.session.selection))
    assert canvas.area_of(right).left() > canvas.area_of(search).right()
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert canvas.session.selection == {search}


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_a_key_opens_the_text_and_enter_commits(
    canvas: MapCanvas, search: str, key: Qt.Key
) -> None:
    click(canvas, search)
    QTest.keyClick(canvas.view, key)
    entry = canvas.writing.entry
    assert entry.is_open
    assert entry.toPlainText() == "Sökmotor"
    QTest.keyClicks(entry, " och mer")
    QTest.keyClick(entry, Qt.Key.Key_Return, CTRL)
    QTest.keyClicks(entry, "rad")
    assert text_of(canvas, search) == "Sökmotor"
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert text_of(canvas, search) == "Sökmotor och mer\nrad"
    assert entry.is_open, "the next card waits"
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert not entry.is_open
    canvas.session.undo()
    assert text_of(canvas, search) == "Sökmotor"
    assert canvas.session.undo_name is None


def test_a_double_click_opens_and_escape_gives_up(canvas: MapCanvas, search: str) -> None:
    QTest.mouseDClick(canvas.view.viewport(), LEFT, NONE, middle(canvas, search))
    entry = canvas.writing.entry
    assert entry.is_open
    QTest.keyClicks(entry, "nonsense")
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert not entry.is_open
    assert text_of(canvas, search) == "Sökmotor"
    assert canvas.session.undo_name is None
    assert canvas.page is canvas.scene.page


def test_typing_on_a_card_begins_the_next_and_leaves_it_as_it_is(
    canvas: MapCanvas, search: str
) -> None:
    click(canvas, search)
    QTest.keyClicks(canvas.view, "N")
    QTest.keyClicks(canvas.writing.entry, "y")
    QTest.keyClick(canvas.writing.entry, Qt.Key.Key_Tab)
    card = canvas.session.journey.card(search)
    assert card is not None
    assert card.text == "Sökmotor"
    cell = canvas.session.journey.lane_cards(card.lane or "").cell(card.step or "")
    texts = [one.text for one in cell]
    assert texts[texts.index("Sökmotor") + 1] == "Ny"


@pytest.mark.parametrize("away", ["click", "wheel", "zoom"])
def test_looking_elsewhere_commits(canvas: MapCanvas, search: str, away: str) -> None:
    canvas.view.zoom_to(1.4)
    canvas.reveal(search)
    click(canvas, search)
    QTest.keyClick(canvas.view, Qt.Key.Key_F2)
    QTest.keyClicks(canvas.writing.entry, " x")
    viewport = canvas.view.viewport()
    if away == "click":
        QTest.mouseClick(viewport, LEFT, NONE, QPoint(3, 3))
    elif away == "zoom":
        canvas.view.zoom_in()
    else:
        turn(canvas, -120)
    assert not canvas.writing.entry.is_open
    assert text_of(canvas, search) == "Sökmotor x"


def turn(canvas: MapCanvas, by: int, keys: Qt.KeyboardModifier = NONE) -> None:
    viewport = canvas.view.viewport()
    place = QPointF(viewport.width() / 3, viewport.height() / 3)
    event = QWheelEvent(
        *(place, viewport.mapToGlobal(place), QPoint(0, 0), QPoint(0, by)),
        *(Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(viewport, event)


def test_pasting_takes_text_only(canvas: MapCanvas, search: str) -> None:
    click(canvas, search)
    QTest.keyClick(canvas.view, Qt.Key.Key_F2)
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("a <b> c")
    entry = canvas.writing.entry
    entry.selectAll()
    entry.insertFromMimeData(data)
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert text_of(canvas, search) == "a <b> c"


def test_a_lone_surrogate_can_be_saved_afterwards(canvas: MapCanvas, search: str) -> None:
    canvas.writing.open(search, "a\ud83d b")
    canvas.end_writing()
    assert text_of(canvas, search).encode("utf-8").startswith(b"a")


def first_base_line(canvas: MapCanvas, owner: str) -> QPointF:
    """Where the first line of a card's text stands on the page."""
    found = block_of(canvas.page, owner)
    assert found is not None
    band, block = found
    mark = next(mark for mark in block.marks if isinstance(mark, Text))
    return QPointF(band.x + block.x + mark.x, band.y + block.y + mark.y)


def test_the_text_does_not_jump_when_it_opens(canvas: MapCanvas, search: str) -> None:
    for zoom in (0.7, 1.0, 1.6):
        canvas.view.zoom_to(zoom)
        canvas.reveal(search)
        base = canvas.view.viewportTransform().map(first_base_line(canvas, search)).y()
        canvas.write(search)
        entry = canvas.writing.entry
        assert entry.y() + entry.first_base_line() == pytest.approx(base, abs=0.75)
        canvas.end_writing()


def test_the_page_grows_while_writing(canvas: MapCanvas, search: str, qtbot: QtBot) -> None:
    click(canvas, search)
    height = canvas.area_of(search).height()
    QTest.keyClick(canvas.view, Qt.Key.Key_F2)
    for _ in range(30):
        QTest.keyClicks(canvas.writing.entry, " ord")
    qtbot.waitUntil(lambda: canvas.area_of(search).height() > 2 * height)
    inside = seen(canvas, search).adjusted(0, 0, 0, 2)
    assert inside.contains(canvas.writing.entry.geometry().toRectF())
    QTest.keyClick(canvas.writing.entry, Qt.Key.Key_Escape)
    assert canvas.area_of(search).height() == height


def test_writing_ends_when_its_card_is_gone(canvas: MapCanvas, search: str) -> None:
    canvas.writing.open(search, "half")
    canvas.session.apply(msg("Delete"), delete_cards, [search])
    assert not canvas.writing.entry.is_open
    assert canvas.session.journey.card(search) is None


# Curve points


@pytest.fixture
def point(canvas: MapCanvas) -> str:
    """A point of the first curve that has a value in the middle of the scale."""
    journey = canvas.session.journey
    return next(
        point.id
        for point in journey.curves[0].points
        if point.value is not None and point.value < 1
    )


def value_of(canvas: MapCanvas, point_id: str) -> float | None:
    found = point_of(canvas.session.journey, point_id)
    assert found is not None
    return found[1].value


def drag(canvas: MapCanvas, start: QPoint, by: int, keys: Qt.KeyboardModifier = NONE) -> None:
    viewport = canvas.view.viewport()
    QTest.mousePress(viewport, LEFT, keys, start)
    for part in range(1, 6):
        move(canvas, start + QPoint(0, by * part // 5), keys)


def move(canvas: MapCanvas, to: QPoint, keys: Qt.KeyboardModifier) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    viewport = canvas.view.viewport()
    place = QPointF(to)
    event = QMouseEvent(
        *(QEvent.Type.MouseMove, place, viewport.mapToGlobal(place)), LEFT, LEFT, keys
    )
    QApplication.sendEvent(viewport, event)


def test_dragging_a_point_snaps_and_is_one_edit(canvas: MapCanvas, point: str) -> None:
    before, journey = value_of(canvas, point), canvas.session.journey
    assert before is not None
    start = middle(canvas, point)
    drag(canvas, start, -37)
    assert canvas.said_value
    assert canvas.session.journey is journey
    QTest.mouseRelease(canvas.view.viewport(), LEFT, NONE, start + QPoint(0, -37))
    after = value_of(canvas, point)
    assert after is not None
    assert after > before
    assert after * 2 == round(after * 2)
    assert canvas.said_value == ""
    canvas.session.undo()
    assert canvas.session.journey is journey
    assert canvas.session.undo_name is None


def test_shift_drags_freely(canvas: MapCanvas, point: str) -> None:
    start = middle(canvas, point)
    drag(canvas, start, -33, SHIFT)
    QTest.mouseRelease(canvas.view.viewport(), LEFT, SHIFT, start + QPoint(0, -33))
    assert canvas.session.undo_name is None or value_of(canvas, point) is not None


def test_escape_gives_a_drag_up(canvas: MapCanvas, point: str) -> None:
    journey, page = canvas.session.journey, canvas.page
    start = middle(canvas, point)
    drag(canvas, start, -40)
    QTest.keyClick(canvas.view, Qt.Key.Key_Escape)
    assert canvas.said_value == ""
    QTest.mouseRelease(canvas.view.viewport(), LEFT, NONE, start + QPoint(0, -40))
    assert canvas.session.journey is journey
    assert [band.blocks for band in canvas.page.bands] == [band.blocks for band in page.bands]


def test_arrows_nudge_a_point_in_one_step(canvas: MapCanvas, point: str) -> None:
    before = value_of(canvas, point)
    assert before is not None
    click(canvas, point)
    assert canvas.session.selection == {point}
    for _ in range(2):
        QTest.keyClick(canvas.view, Qt.Key.Key_Up)
    assert value_of(canvas, point) == before + 1
    canvas.session.undo()
    assert value_of(canvas, point) == before


# Zoom


def test_ctrl_and_wheel_zoom_at_the_pointer(canvas: MapCanvas) -> None:
    canvas.view.zoom_to(1.5)
    place = QPointF(canvas.view.viewport().width() / 3, canvas.view.viewport().height() / 3)
    before = canvas.view.mapToScene(place.toPoint())
    turn(canvas, 120, CTRL)
    after = canvas.view.mapToScene(place.toPoint())
    assert canvas.view.zoom > 1.5
    assert (after - before).manhattanLength() < 3


def test_zoom_stays_in_its_bounds(canvas: MapCanvas) -> None:
    for _ in range(60):
        canvas.view.zoom_in()
    assert canvas.view.zoom == 8
    for _ in range(60):
        canvas.view.zoom_out()
    assert canvas.view.zoom == 0.05


def test_fit_shows_the_whole_page_and_follows_the_window(canvas: MapCanvas) -> None:
    canvas.view.fit()
    for size in ((1200, 900), (700, 700)):
        canvas.view.resize(*size)
        QApplication.processEvents()
        shown = canvas.view.area_of(canvas.scene.page_area())
        assert canvas.view.viewport().rect().contains(shown)


def test_space_and_drag_pan(canvas: MapCanvas) -> None:
    canvas.view.zoom_to(2.0)
    viewport = canvas.view.viewport()
    before = canvas.view.mapToScene(QPoint(0, 0))
    QTest.keyPress(canvas.view, Qt.Key.Key_Space)
    QTest.mousePress(viewport, LEFT, NONE, QPoint(400, 400))
    move(canvas, QPoint(340, 360), NONE)
    QTest.mouseRelease(viewport, LEFT, NONE, QPoint(340, 360))
    QTest.keyRelease(canvas.view, Qt.Key.Key_Space)
    moved = canvas.view.mapToScene(QPoint(0, 0)) - before
    assert (round(moved.x()), round(moved.y())) == (30, 20)
    assert canvas.session.selection == frozenset()
