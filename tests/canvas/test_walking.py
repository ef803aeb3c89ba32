"""Walking by arrows to and from what lies across the grid: links, and points of several curves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.edits.curves import add_curve, add_point
from journeyeditor.files.templates import new_from
from journeyeditor.layout.hit import hit
from journeyeditor.model.journey import Journey
from tests.canvas.conftest import Open, card_with

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


def press(canvas: MapCanvas, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> str:
    """Press a key on the map; what is selected then."""
    QTest.keyClick(canvas.view, key, held)
    return canvas.session.current


def test_a_link_is_left_towards_its_ends(canvas: MapCanvas) -> None:
    link = next(link for link in canvas.session.journey.links if link.target)
    for key, end in (
        *((Key.Key_Left, link.source), (Key.Key_Up, link.source)),
        *((Key.Key_Right, link.target), (Key.Key_Down, link.target)),
    ):
        canvas.session.select((link.id,))
        assert press(canvas, key) == end
    leaving = next(link for link in canvas.session.journey.links if not link.target)
    canvas.session.select((leaving.id,))
    assert press(canvas, Key.Key_Right) == leaving.source


def test_what_a_link_begins_at_stays_selected(canvas: MapCanvas) -> None:
    source = card_with(canvas.session.journey, "Sökmotor")
    canvas.session.select((source,))
    canvas.begin_link(source)
    assert canvas.session.selection == {source}
    QTest.keyClick(canvas.view, Key.Key_Escape)
    assert canvas.session.selection == {source}


@pytest.fixture
def two_curves() -> Journey:
    """Two curves in one lane, with points in the first step."""
    journey = new_from("empty", "sv")
    journey = add_point(journey, "curve-customer", "step-1", 1.0, ids=lambda: "above")
    journey = add_curve(journey, "lane-emotions", None, "future", ids=lambda: "other")
    journey = add_point(journey, "other", "step-1", -1.0, ids=lambda: "below")
    return add_point(journey, "other", "step-2", None, ids=lambda: "gap")


def test_control_and_arrows_go_from_curve_to_curve(open_canvas: Open, two_curves: Journey) -> None:
    canvas = open_canvas(two_curves)
    canvas.session.select(("above",))
    assert press(canvas, Key.Key_Down, CTRL) == "below"
    assert press(canvas, Key.Key_Down, CTRL) == "below", "the last lane ends there"
    assert press(canvas, Key.Key_Up, CTRL) == "above"
    assert press(canvas, Key.Key_Up, CTRL) == ""
    assert canvas.session.cursor is not None
    assert canvas.session.cursor.lane == "lane-touchpoints"


def test_a_gap_can_be_taken_hold_of_in_the_middle_of_the_scale(
    open_canvas: Open, two_curves: Journey
) -> None:
    canvas = open_canvas(two_curves)
    curve = next(b for band in canvas.page.bands for b in band.blocks if b.role == "curve-area")
    band = canvas.page.band("lane-emotions")
    assert band
    middle = band.y + curve.y + curve.height / 2
    found = hit(canvas.page, canvas.area_of("gap").center().x(), middle)
    assert found
    assert found.block.owner == "gap"


def test_what_is_typed_with_nothing_selected_begins_in_the_first_cell(
    open_canvas: Open, jane: Journey
) -> None:
    canvas = open_canvas(new_from("empty", "sv"))
    QTest.keyClicks(canvas.view, "W")
    QTest.keyClicks(canvas.writing.entry, "ebb")
    QTest.keyClick(canvas.writing.entry, Key.Key_Return)
    (card,) = canvas.session.journey.all_cards()
    assert (card.text, card.lane, card.step) == ("Webb", "lane-touchpoints", "step-1")
    full = open_canvas(jane)
    QTest.keyClicks(full.view, "W")
    assert not full.writing.entry.is_open, "no card is written over"


def test_the_menu_key_asks_for_the_menu_of_what_is_selected(canvas: MapCanvas) -> None:
    wanted: list[QPoint] = []
    canvas.menu_wanted.connect(wanted.append)
    card = card_with(canvas.session.journey, "Sökmotor")
    canvas.session.select((card,))
    press(canvas, Key.Key_Menu)
    place = canvas.view.viewport().mapFromGlobal(wanted[0])
    assert canvas.view.area_of(canvas.area_of(card)).contains(place)
    canvas.session.select_cell(None)
    press(canvas, Key.Key_Menu)
    assert canvas.view.viewport().rect().contains(canvas.view.viewport().mapFromGlobal(wanted[1]))
