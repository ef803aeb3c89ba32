"""Kept heads under the hands: they do what their own would, and hide nothing that is worked on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeyeditor.canvas.canvas import MapCanvas
from tests.canvas.conftest import middle
from tests.canvas.kept_heads import (
    above,
    beside,
    click,
    hover,
    is_free,
    kept,
    move,
    scroll_away,
    spot,
)

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def test_a_click_on_a_kept_head_selects_what_it_stands_for(large: MapCanvas) -> None:
    view = large.view
    before = view.horizontalScrollBar().value(), view.verticalScrollBar().value()
    heads = [above(large, "phase")[1], above(large, "step")[2], *beside(large)]
    for head in heads:
        click(large, spot(head))
        assert large.session.selection == {head.owner}, head.name
    assert before == (view.horizontalScrollBar().value(), view.verticalScrollBar().value())


def test_a_click_in_the_corner_takes_hold_of_nothing_below(large: MapCanvas) -> None:
    click(large, spot(above(large, "phase")[1]))
    chosen = large.session.selection
    click(large, QPoint(4, 4))
    assert large.session.selection == chosen
    assert large.session.cursor is None


def test_a_double_click_renames_where_the_head_itself_is(large: MapCanvas) -> None:
    for head in (above(large, "phase")[1], beside(large)[0]):
        scroll_away(large)
        at = spot(head)
        click(large, at)
        QTest.mouseDClick(large.view.viewport(), LEFT, NONE, at)
        entry = large.writing.entry
        assert entry.isVisible()
        assert entry.toPlainText() in (head.name, "")
        assert is_free(large, entry.geometry())
        large.writing.give_up()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_after_renaming_one_is_where_one_was(large: MapCanvas, key: Qt.Key) -> None:
    view = large.view
    for name in ("phase", "lane"):
        scroll_away(large)
        head = above(large, "phase")[1] if name == "phase" else beside(large)[0]
        before = view.seen_view()
        click(large, spot(head))
        QTest.mouseDClick(view.viewport(), LEFT, NONE, spot(head))
        assert view.seen_view() != before
        QTest.keyClicks(large.writing.entry, "Nytt")
        QTest.keyClick(large.writing.entry, key)
        assert not large.writing.entry.isVisible()
        assert view.seen_view() == before


def test_one_stays_where_one_goes_on_after_renaming(large: MapCanvas) -> None:
    scroll_away(large)
    QTest.mouseDClick(large.view.viewport(), LEFT, NONE, spot(above(large, "phase")[1]))
    QTest.keyClick(large.writing.entry, Qt.Key.Key_Tab)
    assert large.writing.entry.isVisible()
    before = large.view.seen_view()
    QTest.keyClick(large.writing.entry, Qt.Key.Key_Escape)
    assert large.view.seen_view() == before


def test_the_wheel_over_a_kept_head_scrolls_the_map(large: MapCanvas) -> None:
    view = large.view
    for head, bar in (
        (above(large, "phase")[1], view.verticalScrollBar()),
        (beside(large)[0], view.verticalScrollBar()),
    ):
        at, before = spot(head), bar.value()
        under = view.childAt(at)
        assert under is view.viewport()
        where, none = QPointF(at), Qt.MouseButton.NoButton
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(
            where, view.mapToGlobal(where), QPoint(), QPoint(0, -120), none, NONE, phase, False
        )
        QApplication.sendEvent(under, event)
        assert bar.value() > before


def test_a_phase_is_carried_by_its_kept_head(large: MapCanvas) -> None:
    view, phases = large.view.viewport(), above(large, "phase")
    first, second = phases[1], phases[2]
    start, end = spot(first), spot(second) + QPoint(120, 0)
    QTest.mousePress(view, LEFT, NONE, start)
    for share in (0.3, 0.7, 1.0):
        move(large, start + (end - start) * share)
    QTest.mouseRelease(view, LEFT, NONE, end)
    order = [phase.id for phase in large.session.journey.phases]
    assert order.index(second.owner) < order.index(first.owner)


def test_what_is_dragged_is_put_where_it_can_be_seen(large: MapCanvas, qtbot: QtBot) -> None:
    view, clear = large.view, kept(large).clear()
    seen = [
        card
        for card in large.session.journey.all_cards()
        if clear.adjusted(60, 60, -60, -60).contains(view.area_of(large.area_of(card.id)))
    ]
    card, start = seen[0], middle(large, seen[0].id)
    under = QPoint(start.x(), 3)
    below = view.pointing.beside(QPointF(under))
    assert below.y() >= view.mapToScene(clear.topLeft()).y() - 1
    QTest.mousePress(view.viewport(), LEFT, NONE, start)
    at = view.verticalScrollBar().value()
    move(large, start - QPoint(0, 12))
    assert view.verticalScrollBar().value() == at
    # Just below the kept heads it scrolls, as it does at the edge where there are none.
    move(large, QPoint(start.x(), clear.top() + 6))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() < at)
    large.hands.cancel()
    QTest.mouseRelease(view.viewport(), LEFT, NONE, start)
    assert large.session.journey.card(card.id) is card


def test_what_is_brought_into_view_keeps_clear(large: MapCanvas) -> None:
    cards = list(large.session.journey.all_cards())
    for number, card in enumerate((*cards[::97], *cards[::-131])):
        large.view.zoom_to((0.5, 1.0, 1.6)[number % 3])
        large.reveal(card.id)
        QApplication.processEvents()
        assert is_free(large, large.view.area_of(large.area_of(card.id))), card.text
        assert large.view.shows(large.area_of(card.id))


def test_a_head_is_brought_into_view_as_a_kept_one(large: MapCanvas) -> None:
    view = large.view
    along, across = view.verticalScrollBar(), view.horizontalScrollBar()
    before = along.value(), across.value()
    lane = next(head for head in beside(large) if large.heads.words.set(head))
    for head in (above(large, "phase")[1], above(large, "step")[1], lane):
        large.reveal(head.owner)
        assert (along.value(), across.value()) == before, head.name
    far = large.session.journey.phases[-1]
    large.reveal(far.id)
    assert along.value() == before[0]
    assert across.value() > before[1]
    assert far.id in [head.owner for head in above(large, "phase")]
    before = along.value(), across.value()
    first = large.session.journey.lanes[0]
    large.reveal(first.id)
    assert along.value() < before[0]
    assert across.value() == before[1]
    assert first.id in [head.owner for head in beside(large)]


def test_keys_walk_clear_of_the_kept_heads(large: MapCanvas) -> None:
    clear = kept(large).clear()
    card = next(
        card
        for card in large.session.journey.all_cards()
        if clear.contains(large.view.area_of(large.area_of(card.id)))
    )
    large.session.select((card.id,))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up) * 6:
        QTest.keyClick(large.view, key)
        owner = large.session.current
        if owner and large.role_of(owner) == "card":
            assert is_free(large, large.view.area_of(large.area_of(owner)))


@pytest.mark.parametrize("zoom", [0.4, 1.0, 2.0])
def test_what_is_written_is_never_covered(large: MapCanvas, zoom: float) -> None:
    cards = list(large.session.journey.all_cards())
    for card in (cards[40], cards[-40], cards[500]):
        scroll_away(large, 700, 700, zoom)
        area = large.view.area_of(large.area_of(card.id))
        # Half under both panes, as after scrolling.
        for bar, by in (
            (large.view.horizontalScrollBar(), area.left() - 40),
            (large.view.verticalScrollBar(), area.top() - 10),
        ):
            bar.setValue(bar.value() + by)
        large.write(card.id)
        assert large.writing.entry.isVisible()
        assert is_free(large, large.writing.entry.geometry())
        QTest.keyClicks(large.writing.entry, " och mer" * 4)
        assert is_free(large, large.writing.entry.geometry())
        large.writing.give_up()


def test_a_pane_gives_way_to_what_is_written_and_has_no_room(large: MapCanvas) -> None:
    card = list(large.session.journey.all_cards())[300]
    large.reveal(card.id)
    assert large.heads.top.isVisible()
    large.write(card.id)
    large.writing.entry.insertPlainText("\nen rad till" * 70)
    entry = large.writing.entry.geometry()
    assert entry.height() > large.view.viewport().height()
    assert not large.heads.top.isVisible()
    large.writing.give_up()


def test_a_link_can_be_led_to_a_kept_step(large: MapCanvas) -> None:
    clear = kept(large).clear()
    card = next(
        card
        for card in large.session.journey.all_cards()
        if clear.contains(large.view.area_of(large.area_of(card.id)))
    )
    before = len(large.session.journey.links)
    large.begin_link(card.id)
    step = above(large, "step")[2]
    hover(large, spot(step))
    scrolled = next((h for h in above(large, "step") if h.owner == step.owner), None)
    at = spot(scrolled) if scrolled else middle(large, step.owner)
    click(large, at)
    links = large.session.journey.links
    assert len(links) == before + 1
    assert links[-1].target == step.owner
