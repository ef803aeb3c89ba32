"""Cells by keyboard and mouse: cards begun in them, one after the other, and walking."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.files.templates import new_from
from journeyeditor.model.kinds import lane_kind
from journeyeditor.session.history import Cell
from tests.canvas.conftest import Open, at

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


@pytest.fixture
def blank(open_canvas: Open) -> MapCanvas:
    """The empty template."""
    return open_canvas(new_from("empty", "sv"))


def cells(canvas: MapCanvas, look: str = "pill") -> list[Cell]:
    """The cells of the first lane of a look."""
    journey = canvas.session.journey
    lane = next(lane for lane in journey.lanes if lane_kind(lane.kind).look == look)
    return [Cell(lane.id, step.id) for step in journey.steps()]


def click(canvas: MapCanvas, cell: Cell, keys: Qt.KeyboardModifier = NONE) -> None:
    place = at(canvas, canvas.cell_area(cell).center())
    QTest.mouseClick(canvas.view.viewport(), LEFT, keys, place)


def texts(canvas: MapCanvas, cell: Cell) -> list[str]:
    journey = canvas.session.journey
    return [card.text for card in journey.lane_cards(cell.lane).cell(cell.step)]


def press(canvas: MapCanvas, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        where = canvas.writing.entry if canvas.writing.entry.is_open else canvas.view
        QTest.keyClick(where, key, held)


def type_in(canvas: MapCanvas, text: str) -> None:
    QTest.keyClicks(canvas.writing.entry, text)


def test_typing_on_a_cell_makes_a_card(blank: MapCanvas) -> None:
    cell = cells(blank)[0]
    click(blank, cell)
    assert blank.session.cursor == cell
    QTest.keyClicks(blank.view, "W")
    type_in(blank, "ebb")
    assert texts(blank, cell) == []
    press(blank, Key.Key_Return)
    type_in(blank, "Butik")
    press(blank, Key.Key_Return)
    press(blank, Key.Key_Return)
    assert not blank.writing.entry.is_open
    assert texts(blank, cell) == ["Webb", "Butik"]
    assert [str(name) for name in blank.session.history()] == ["Add card", "Add card"]
    assert len(blank.session.selection) == 1


def test_tab_goes_on_and_back_over_the_steps(blank: MapCanvas) -> None:
    first, second, third = cells(blank)[:3]
    click(blank, first)
    press(blank, Key.Key_Return)
    type_in(blank, "ett")
    press(blank, Key.Key_Tab)
    type_in(blank, "två")
    press(blank, Key.Key_Tab)
    press(blank, Key.Key_Backtab, held=SHIFT)
    type_in(blank, "två till")
    press(blank, Key.Key_Escape)
    assert (texts(blank, first), texts(blank, second)) == (["ett"], ["två"])
    assert texts(blank, third) == []
    assert len(blank.session.history()) == 2


def test_escape_leaves_no_trace(blank: MapCanvas) -> None:
    cell = cells(blank)[0]
    before = blank.session.journey
    click(blank, cell)
    press(blank, Key.Key_F2)
    type_in(blank, "nonsense")
    press(blank, Key.Key_Escape)
    assert blank.session.journey is before
    assert blank.session.history() == ()
    assert blank.scene.page is blank.page
    assert blank.session.cursor == cell


def test_a_double_click_makes_a_card_where_it_is(canvas: MapCanvas) -> None:
    journey = canvas.session.journey
    lane = next(lane for lane in journey.lanes if lane.kind == "touchpoints")
    step = next(journey.steps())
    cards = journey.lane_cards(lane.id).cell(step.id)
    above, below = canvas.area_of(cards[0].id), canvas.area_of(cards[1].id)
    between = QPointF(above.left() - 4, (above.bottom() + below.top()) / 2)
    QTest.mouseDClick(canvas.view.viewport(), LEFT, NONE, at(canvas, between))
    type_in(canvas, "mitt emellan")
    press(canvas, Key.Key_Return)
    press(canvas, Key.Key_Escape)
    assert texts(canvas, Cell(lane.id, step.id))[:3] == [
        cards[0].text,
        "mitt emellan",
        cards[1].text,
    ]


def test_a_number_on_a_curve_is_a_value_and_a_word_a_word(blank: MapCanvas) -> None:
    first, second, *_ = cells(blank, "curve")
    click(blank, first)
    QTest.keyClicks(blank.view, "1")
    type_in(blank, ",5")
    press(blank, Key.Key_Tab)
    type_in(blank, "Orolig")
    press(blank, Key.Key_Return)
    points = blank.session.journey.curves[0].points
    assert [(p.value, p.word) for p in points] == [(1.5, ""), (None, "Orolig")]
    press(blank, Key.Key_Down, Key.Key_Down)
    QTest.keyClick(blank.view, Key.Key_Up, SHIFT)
    assert blank.session.journey.curves[0].points[1].value == -0.9
    press(blank, Key.Key_Backspace)
    assert blank.session.journey.curves[0].points[1].value is None
    blank.session.undo()
    assert blank.session.journey.curves[0].points[1].value == -0.9
    assert first.step != second.step


def test_a_value_off_the_scale_is_refused(blank: MapCanvas) -> None:
    told: list[object] = []
    blank.told.connect(told.append)
    click(blank, cells(blank, "curve")[0])
    QTest.keyClicks(blank.view, "9")
    press(blank, Key.Key_Return)
    assert len(told) == 1
    assert not any(curve.points for curve in blank.session.journey.curves)


def test_a_double_click_adds_a_point_there(blank: MapCanvas) -> None:
    cell = cells(blank, "curve")[1]
    area = blank.cell_area(cell)
    for share in (0.3, 0.7):
        place = QPointF(area.left() + share * area.width(), area.top() + area.height() * 0.25)
        QTest.mouseDClick(blank.view.viewport(), LEFT, NONE, at(blank, place))
    points = blank.session.journey.curves[0].points
    assert [point.step for point in points] == [cell.step] * 2
    assert all(point.value and point.value > 0 and point.value % 0.5 == 0 for point in points)
    assert blank.session.selection == {points[1].id}


def test_arrows_reach_everything(canvas: MapCanvas) -> None:
    """Walking from anywhere in all directions meets every card, head, point and the title."""
    from journeyeditor.canvas.interactions.walk import first_place, next_place

    journey = canvas.session.journey
    start = first_place(journey)
    assert start is not None
    met, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        for way in ("up", "down", "left", "right"):
            there = next_place(journey, here, way)
            if there is not None and there not in met:
                met.add(there)
                waiting.append(there)
    cards = {card.id for card in journey.all_cards() if card.lane}
    heads = {p.id for p in journey.phases} | {lane.id for lane in journey.lanes}
    points = {point.id for point in journey.curves[0].points}
    people = {persona.id for persona in journey.personas}
    assert cards | heads | points | people | {journey.id} <= met


def test_home_and_end_go_along_the_lane(blank: MapCanvas) -> None:
    row = cells(blank)
    click(blank, row[1])
    press(blank, Key.Key_End)
    assert blank.session.cursor == row[-1]
    press(blank, Key.Key_Home)
    assert blank.session.cursor == row[0]
    press(blank, Key.Key_Up)
    phase = blank.session.journey.phases[0].id
    assert blank.session.selection == {phase}
    press(blank, Key.Key_F2)
    entry = blank.writing.entry
    entry.selectAll()
    type_in(blank, "Innan")
    press(blank, Key.Key_Tab)
    entry.selectAll()
    type_in(blank, "Under")
    press(blank, Key.Key_Return)
    assert [p.title for p in blank.session.journey.phases[:2]] == ["Innan", "Under"]


def test_a_dead_key_or_input_method_writes_on_the_cell(blank: MapCanvas) -> None:
    cell = cells(blank)[0]
    click(blank, cell)
    event = QInputMethodEvent("", [])
    event.setCommitString("é")
    QApplication.sendEvent(blank.view, event)
    type_in(blank, "n")
    press(blank, Key.Key_Return)
    press(blank, Key.Key_Return)
    assert texts(blank, cell) == ["én"]


def test_undo_goes_back_to_where_it_was(canvas: MapCanvas) -> None:
    view = canvas.view
    view.zoom_to(2.0)
    card = next(card.id for card in canvas.session.journey.all_cards() if card.lane)
    canvas.session.select((card,))
    canvas.reveal(card)
    press(canvas, Key.Key_Down, held=ALT)
    bar = view.verticalScrollBar()
    there = canvas.area_of(card)
    assert view.shows(there)
    view.zoom_to(4.0)
    bar.setValue(bar.maximum())
    canvas.session.undo()
    assert canvas.session.selection == {card}
    assert view.shows(canvas.area_of(card))
    assert view.zoom == pytest.approx(2.0)


def test_a_right_click_selects_and_asks_for_a_menu(canvas: MapCanvas) -> None:
    wanted: list[QPoint] = []
    canvas.menu_wanted.connect(wanted.append)
    card = next(card.id for card in canvas.session.journey.all_cards() if card.lane)
    place = at(canvas, canvas.area_of(card).center())
    QTest.mouseClick(canvas.view.viewport(), Qt.MouseButton.RightButton, NONE, place)
    assert canvas.session.selection == {card}
    assert wanted == [canvas.view.viewport().mapToGlobal(place)]
