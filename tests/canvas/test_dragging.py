"""Dragging with real mouse events: cards, spans, rubber band, points, links, heads."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.canvas.handles import link_ends, link_lines
from journeyeditor.canvas.sketch import Form
from journeyeditor.edits.phases import add_step
from journeyeditor.layout.display import Box
from journeyeditor.layout.hit import block_of
from journeyeditor.model.journey import Journey
from journeyeditor.model.lookup import point_of
from journeyeditor.session.history import Cell
from tests.canvas.conftest import Open, at, card_with, middle

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def drag(
    canvas: MapCanvas,
    start: QPointF,
    end: QPointF,
    keys: Qt.KeyboardModifier = NONE,
    *,
    drop: bool = True,
    on_the_way: Callable[[], None] | None = None,
) -> None:
    """Drag between two places of the page."""
    viewport = canvas.view.viewport()
    first, last = at(canvas, start), at(canvas, end)
    QTest.mousePress(viewport, LEFT, keys, first)
    for share in (0.1, 0.5, 0.9, 1.0):
        place = QPointF(first) + (QPointF(last) - QPointF(first)) * share
        # A move with keys held: QTest's own would let go of them.
        canvas.hands.move(canvas.view.pointing.at(place, keys))
    if on_the_way:
        on_the_way()
    if drop:
        QTest.mouseRelease(viewport, LEFT, keys, last)


def cell(journey: Journey, cell: Cell) -> list[str]:
    return [card.text for card in journey.lane_cards(cell.lane).cell(cell.step)]


def where(journey: Journey, card_id: str) -> Cell:
    card = journey.card(card_id)
    assert card is not None
    return Cell(card.lane or "", card.step or "")


@pytest.fixture
def search(canvas: MapCanvas) -> str:
    return card_with(canvas.session.journey, "Sökmotor")


def test_a_card_is_carried_to_another_cell(canvas: MapCanvas, search: str) -> None:
    other = card_with(canvas.session.journey, "Produktsidor")
    goal = where(canvas.session.journey, other)
    area = canvas.area_of(other)
    seen: list[Form] = []
    drag(
        canvas,
        canvas.area_of(search).center(),
        QPointF(area.center().x(), area.top() + 2),
        on_the_way=lambda: seen.extend(stroke.form for stroke in canvas.sketched),
    )
    assert {Form.BAR, Form.GHOST} <= set(seen)
    assert canvas.sketched == ()
    there = cell(canvas.session.journey, goal)
    assert there.index("Sökmotor") == there.index("Produktsidor") - 1
    assert canvas.session.selection == {search}
    assert len(canvas.session.history()) == 1


def test_within_a_cell_and_to_its_own_place(canvas: MapCanvas, search: str) -> None:
    journey = canvas.session.journey
    here = where(journey, search)
    before = cell(journey, here)
    area = canvas.area_of(search)
    drag(canvas, area.center(), area.center() + QPointF(8, 3))
    assert canvas.session.journey is journey
    last = canvas.area_of(card_with(journey, before[-1]))
    drag(canvas, area.center(), QPointF(last.center().x(), last.bottom() + 2))
    assert cell(canvas.session.journey, here) == [
        *(text for text in before if text != "Sökmotor"),
        "Sökmotor",
    ]


def test_escape_and_a_lane_without_cards_leave_all(canvas: MapCanvas, search: str) -> None:
    journey = canvas.session.journey
    start = canvas.area_of(search).center()
    other = canvas.area_of(card_with(journey, "Produktsidor")).center()
    drag(canvas, start, other, drop=False)
    QTest.keyClick(canvas.view, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas.view.viewport(), LEFT, NONE, at(canvas, other))
    curve = next(lane for lane in journey.lanes if lane.kind == "emotions")
    step = next(journey.steps()).id
    drag(canvas, start, canvas.cell_area(Cell(curve.id, step)).center())
    assert canvas.session.journey is journey
    assert canvas.sketched == ()


def test_ctrl_copies(canvas: MapCanvas, search: str) -> None:
    other = card_with(canvas.session.journey, "Produktsidor")
    goal = where(canvas.session.journey, other)
    count = canvas.session.journey.card_count()
    drag(canvas, canvas.area_of(search).center(), canvas.area_of(other).center(), CTRL)
    assert canvas.session.journey.card_count() == count + 1
    assert "Sökmotor" in cell(canvas.session.journey, goal)
    assert canvas.session.selection.isdisjoint({search})


def test_several_are_carried_together(canvas: MapCanvas, search: str) -> None:
    journey = canvas.session.journey
    advert = card_with(journey, "Betald annons")
    other = card_with(journey, "Produktsidor")
    QTest.mouseClick(canvas.view.viewport(), LEFT, NONE, middle(canvas, search))
    QTest.mouseClick(canvas.view.viewport(), LEFT, CTRL, middle(canvas, advert))
    drag(canvas, canvas.area_of(advert).center(), canvas.area_of(other).center())
    there = cell(canvas.session.journey, where(journey, other))
    assert there.index("Betald annons") == there.index("Sökmotor") + 1
    assert canvas.session.selection == {search, advert}


@pytest.mark.parametrize("chosen", [False, True])
@pytest.mark.parametrize("inside", [1, 9])
def test_the_right_edge_stretches_a_card(
    canvas: MapCanvas, search: str, chosen: bool, inside: int
) -> None:
    """Also beside the disc that links are drawn from, which the card has under the pointer."""
    area = canvas.area_of(search)
    if chosen:
        QTest.mouseClick(canvas.view.viewport(), LEFT, NONE, middle(canvas, search))
    canvas.hands.move(canvas.view.pointing.at(QPointF(middle(canvas, search)), NONE))
    assert canvas.handles
    column = canvas.page.grid.columns[1]
    edge = QPointF(area.right() - inside / canvas.zoom, area.center().y())
    drag(canvas, edge, QPointF(column.x + column.width * 0.8, area.center().y()))
    card = canvas.session.journey.card(search)
    assert card is not None
    assert card.span == 2
    assert canvas.area_of(search).right() > column.x


def test_the_rubber_band_takes_what_it_touches(canvas: MapCanvas, search: str) -> None:
    first = canvas.area_of(search)
    last = canvas.area_of(card_with(canvas.session.journey, "Betald annons"))
    corner = QPointF(first.left() - 5, first.top() - 4)
    drag(canvas, corner, last.center())
    taken = canvas.session.selection
    assert {search, card_with(canvas.session.journey, "Betald annons")} == taken
    goal = next(card.id for card in canvas.session.journey.all_cards() if card.id not in taken)
    away = canvas.area_of(goal)
    drag(canvas, QPointF(away.left() - 5, away.top() - 3), away.center(), SHIFT)
    assert taken | {goal} == canvas.session.selection


def test_shift_takes_the_cards_between(canvas: MapCanvas, search: str) -> None:
    journey = canvas.session.journey
    cards = journey.lane_cards(where(journey, search).lane)
    row = [card.id for step in journey.steps() for card in cards.cell(step.id)]
    QTest.mouseClick(canvas.view.viewport(), LEFT, NONE, middle(canvas, row[1]))
    QTest.mouseClick(canvas.view.viewport(), LEFT, SHIFT, middle(canvas, row[5]))
    assert canvas.session.selection == set(row[1:6])


def test_a_point_goes_to_another_step(canvas: MapCanvas) -> None:
    curve = canvas.session.journey.curves[0]
    point = next(p for p in curve.points if p.value is not None)
    columns = canvas.page.grid.columns
    start = canvas.area_of(point.id).center()
    far = next(c for c in columns if c.step != point.step)
    drag(canvas, start, QPointF(far.x + far.width / 2, start.y()))
    found = point_of(canvas.session.journey, point.id)
    assert found is not None
    assert found[1].step == far.step
    assert len(canvas.session.history()) == 1
    canvas.session.undo()
    assert canvas.session.journey.curves[0] is curve


@pytest.mark.parametrize("held", [CTRL, ALT])
def test_a_spread_is_drawn_with_ctrl_or_alt_and_its_ends_can_be_moved(
    canvas: MapCanvas, held: Qt.KeyboardModifier
) -> None:
    curve = canvas.session.journey.curves[0]
    point = next(p for p in curve.points if p.value is not None and abs(p.value) < 1.1)
    start = canvas.area_of(point.id).center()
    QTest.mouseClick(canvas.view.viewport(), LEFT, NONE, at(canvas, start))
    drag(canvas, start, start + QPointF(0, -30), held)
    assert canvas.session.selection == {point.id}
    assert [str(name) for name in canvas.session.history()] == ["Change spread"]
    found = point_of(canvas.session.journey, point.id)
    assert found is not None
    low, high = found[1].low, found[1].high
    assert low is not None
    assert high is not None
    assert found[1].value == point.value
    upper = max(canvas.handles, key=lambda handle: -handle.y)
    drag(canvas, QPointF(upper.x, upper.y), QPointF(upper.x, upper.y + 500), drop=True)
    moved = point_of(canvas.session.journey, point.id)
    assert moved is not None
    assert moved[1].high == moved[1].low == low


def test_a_link_is_drawn_from_the_handle(canvas: MapCanvas, search: str) -> None:
    before = canvas.session.journey.links
    other = card_with(canvas.session.journey, "Produktsidor")
    QTest.mouseClick(canvas.view.viewport(), LEFT, NONE, middle(canvas, search))
    handle = canvas.handles[0]
    drag(canvas, QPointF(handle.x, handle.y), canvas.area_of(other).center())
    made = canvas.session.journey.links[-1]
    assert (made.source, made.target, made.kind) == (search, other, "next")
    assert canvas.session.selection == {made.id}
    assert len(canvas.session.journey.links) == len(before) + 1
    third = card_with(canvas.session.journey, "Betald annons")
    end = list(link_ends(canvas, made.id))[1]
    drag(canvas, QPointF(end.x, end.y), canvas.area_of(third).center())
    assert canvas.session.journey.links[-1].target == third


def test_the_disc_of_a_card_leaves_the_next_one_to_be_pressed(
    canvas: MapCanvas, search: str
) -> None:
    canvas.view.zoom_to(0.5)
    canvas.reveal(search)
    QTest.mouseClick(canvas.view.viewport(), LEFT, NONE, middle(canvas, search))
    (disc,) = canvas.handles
    beside = card_with(canvas.session.journey, "Produktsidor")
    area = canvas.area_of(beside)
    assert area.top() < disc.y < area.bottom()
    assert disc.x + 5 / canvas.zoom <= area.left() + 2, "it is drawn in the gutter"
    place = at(canvas, QPointF(area.left() + 12, disc.y))
    QTest.mouseClick(canvas.view.viewport(), LEFT, NONE, place)
    assert canvas.session.selection == {beside}


def test_backwards_is_a_loop_and_beside_the_map_an_exit(canvas: MapCanvas, search: str) -> None:
    other = card_with(canvas.session.journey, "Produktsidor")
    for goal, kind in (
        (canvas.area_of(search).center(), "loop"),
        (QPointF(-10, canvas.area_of(other).center().y()), "exit"),
    ):
        QTest.mouseClick(canvas.view.viewport(), LEFT, NONE, middle(canvas, other))
        handle = canvas.handles[0]
        drag(canvas, QPointF(handle.x, handle.y), goal)
        assert canvas.session.journey.links[-1].kind == kind


def test_heads_are_carried(canvas: MapCanvas) -> None:
    journey = canvas.session.journey
    first, second = journey.phases[:2]
    there = canvas.area_of(second.id)
    drag(canvas, canvas.area_of(first.id).center(), there.center() + QPointF(20, 0))
    assert [p.id for p in canvas.session.journey.phases[:2]] == [second.id, first.id]
    top, below = journey.lanes[:2]
    band = canvas.page.band(below.id)
    assert band is not None
    goal = QPointF(canvas.area_of(top.id).center().x(), band.y + band.height * 0.7)
    drag(canvas, canvas.area_of(top.id).center(), goal)
    assert [lane.id for lane in canvas.session.journey.lanes[:2]] == [below.id, top.id]


def test_a_step_is_carried_into_another_phase(open_canvas: Open, jane: Journey) -> None:
    canvas = open_canvas(add_step(jane, jane.phases[0].id, title="Mer"))
    step = canvas.session.journey.phases[0].steps[1].id
    goal = canvas.page.grid.columns[2]
    area = canvas.area_of(step)
    drag(canvas, area.center(), QPointF(goal.right - 5, area.center().y()))
    phases = canvas.session.journey.phases
    assert len(phases[0].steps) == 1
    assert phases[1].steps[-1].id == step


def test_a_drag_held_at_the_edge_scrolls_to_what_is_not_seen(
    canvas: MapCanvas, search: str, qtbot: QtBot
) -> None:
    canvas.view.zoom_to(1.6)
    canvas.view.horizontalScrollBar().setValue(canvas.view.horizontalScrollBar().minimum())
    viewport, bar = canvas.view.viewport(), canvas.view.horizontalScrollBar()
    first, last = middle(canvas, search), viewport.rect().topRight()
    QTest.mousePress(viewport, LEFT, NONE, first)
    QTest.mouseMove(viewport, first + QPoint(30, 0))
    assert bar.value() == bar.minimum()
    QTest.mouseMove(viewport, QPoint(last.x() - 4, first.y()))
    qtbot.waitUntil(lambda: bar.value() == bar.maximum(), timeout=10_000)
    over = canvas.view.mapToScene(QPoint(last.x() - 4, first.y())).x()
    steps = list(canvas.session.journey.steps())
    column = canvas.page.grid.at(over)
    goal = steps[-1].id if column is None else steps[column].id
    inside = at(
        canvas, canvas.cell_area(Cell(where(canvas.session.journey, search).lane, goal)).center()
    )
    QTest.mouseMove(viewport, inside)
    QTest.mouseRelease(viewport, LEFT, NONE, inside)
    assert where(canvas.session.journey, search).step == goal
    value = bar.value()
    qtbot.wait(60)
    assert bar.value() == value, "nothing creeps when nothing is held"


def test_a_drag_that_begins_at_the_edge_stays_until_it_goes_there(
    canvas: MapCanvas, search: str, qtbot: QtBot
) -> None:
    canvas.view.zoom_to(1.6)
    area, bar = canvas.area_of(search), canvas.view.horizontalScrollBar()
    canvas.view.centerOn(area.center())
    seen = canvas.view.area_of(area)
    bar.setValue(bar.value() + seen.left() + seen.width() // 2 - 10)
    value = bar.value()
    start = middle(canvas, search)
    assert 0 < start.x() < 28
    viewport = canvas.view.viewport()
    QTest.mousePress(viewport, LEFT, NONE, start)
    QTest.mouseMove(viewport, start + QPoint(0, 9))
    qtbot.wait(60)
    assert bar.value() == value
    QTest.keyClick(canvas.view, Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, LEFT, NONE, start)


def test_handles_are_away_while_something_is_dragged(canvas: MapCanvas, search: str) -> None:
    QTest.mouseClick(canvas.view.viewport(), LEFT, NONE, middle(canvas, search))
    assert canvas.handles
    start = canvas.area_of(search).center()
    during: list[int] = []
    drag(
        canvas,
        start,
        start + QPointF(0, 60),
        drop=False,
        on_the_way=lambda: during.append(len(canvas.handles)),
    )
    assert during == [0]
    QTest.keyClick(canvas.view, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas.view.viewport(), LEFT, NONE, middle(canvas, search))
    assert canvas.handles


def test_a_lit_link_leaves_its_label_free(canvas: MapCanvas) -> None:
    link = next(link for link in canvas.session.journey.links if link.kind == "loop")
    found = block_of(canvas.page, link.id)
    assert found
    band, block = found
    label = next(mark for mark in block.marks if isinstance(mark, Box))
    area = QRectF(band.x + block.x + label.x, band.y + block.y + label.y, label.width, label.height)
    pieces = link_lines(canvas, link.id)
    assert len(pieces) == 2
    for piece in pieces:
        for (x, y), (to_x, to_y) in pairwise(piece):
            way = QRectF(x, y, to_x - x, to_y - y).normalized().adjusted(-0.1, -0.1, 0.1, 0.1)
            assert not way.intersects(area.adjusted(1, 1, -1, -1))
