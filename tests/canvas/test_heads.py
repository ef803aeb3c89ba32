"""Heads kept in sight: they come when their own are gone, lie exactly, and are never in the way."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QImage, QPaintEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from journeyeditor.base.messages import msg
from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.canvas.kept import Kept, Seen
from journeyeditor.canvas.panes import Brush
from journeyeditor.edits.lanes import change_lane
from journeyeditor.edits.phases import change_phase
from journeyeditor.layout.compose import compose
from journeyeditor.layout.theme import TEXT_CONTRAST, contrast, theme, theme_keys
from journeyeditor.session.history import Cell
from tests.benchmarks.maps import made_map
from tests.canvas.conftest import Open
from tests.canvas.kept_heads import above, beside, click, hover, kept, scroll_away, spot

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def test_nothing_is_kept_while_the_heads_themselves_are_seen(open_canvas: Open) -> None:
    canvas = open_canvas(made_map(1_000))
    for zoom in (0.1, 0.5, 1.0):
        scroll_away(canvas, 0, 0, zoom)
        assert not canvas.heads.top.isVisible()
        assert not canvas.heads.side.isVisible()
    scroll_away(canvas, 0, 900)
    assert canvas.heads.top.isVisible()
    assert not kept(canvas).is_whole
    scroll_away(canvas, 900, 0)
    assert not canvas.heads.top.isVisible()
    assert kept(canvas).is_whole
    assert canvas.heads.side.isVisible()
    canvas.view.fit()
    assert not canvas.heads.top.isVisible()
    assert not canvas.heads.side.isVisible()


@pytest.mark.parametrize("zoom", [0.3, 0.62, 1.0, 2.0, 5.0])
def test_kept_heads_lie_over_their_columns_and_beside_their_lanes(
    large: MapCanvas, zoom: float
) -> None:
    scroll_away(large, 700, 800, zoom)
    found = [*kept(large).heads_above(), *beside(large)]
    assert {head.role for head in found} >= {"phase", "lane-head"}
    for head in found:
        own = large.view.viewportTransform().mapRect(large.area_of(head.owner))
        band = large.page.band(head.owner)
        if band is None:
            assert abs(head.area.left() - own.left()) < 1e-6
            assert abs(head.area.right() - own.right()) < 1e-6
        else:
            top = large.view.viewportTransform().map(QPointF(0, band.y)).y()
            assert abs(head.area.top() - top) < 1e-6
            assert abs(head.area.height() - band.height * large.view.zoom) < 1e-6


def test_steps_have_a_row_of_their_own_where_phases_have_several(
    large: MapCanvas, canvas: MapCanvas
) -> None:
    steps = above(large, "step")
    assert len(steps) > 3
    assert all(head.area.top() >= above(large, "phase")[0].area.bottom() for head in steps)
    scroll_away(canvas, 0, 500, 2.0)
    assert above(canvas, "phase")
    assert not above(canvas, "step")
    scroll_away(large, 300, 300, 0.2)  # a row of steps without a letter would say nothing
    assert not above(large, "step")


def test_what_is_painted_is_the_colour_of_the_phase(large: MapCanvas) -> None:
    image = QImage(large.heads.top.size(), QImage.Format.Format_RGB32)
    large.heads.top.render(image)
    colours = theme("paper")
    for head in above(large, "phase"):
        x = round(min(head.area.right() - 14, large.heads.top.width() - 2))
        at = QPoint(x, 5) - large.heads.top.pos()
        if x > kept(large).clear().left():
            assert image.pixelColor(at).name() == colours.colour(head.fill)


@pytest.mark.parametrize("key", theme_keys())
def test_names_can_be_read_on_every_paper(key: str) -> None:
    page, colours = compose(made_map(600)), theme(key)
    for zoom in (0.3, 2.0):
        seen = Seen(zoom, -400 * zoom, -500 * zoom, 9_000, 5_000)
        found = Kept(page, seen, 13, lambda owner: owner)
        heads = [*found.heads_above(), *found.heads_beside()]
        assert len(heads) > 12
        for head in heads:
            ground = colours.colour(head.fill or "page")
            assert contrast(colours.colour(head.ink), ground) >= TEXT_CONTRAST


@pytest.mark.parametrize("zoom", [0.05, 0.15, 0.4, 1.0, 3.0])
def test_names_stay_within_their_heads(large: MapCanvas, zoom: float) -> None:
    scroll_away(large, 500, 500, zoom)
    words, clear = large.heads.words, kept(large).clear()
    for head in (*kept(large).heads_above(), *beside(large)):
        name, start = words.set(head), words.start(head)
        if name is not None:
            assert head.area.left() < start
            assert start + name.width < head.area.right()
            assert head.role == "lane-head" or clear.left() < start
            assert start + name.width < large.view.viewport().width()


def test_a_name_goes_with_its_column_and_its_lane(large: MapCanvas) -> None:
    side, bar = kept(large).side, large.view.verticalScrollBar()
    lane = next(head for head in beside(large) if head.area.top() > side.top())
    bar.setValue(bar.value() + round(lane.area.center().y() - side.top()))
    staying = beside(large)[0]
    assert staying.owner == lane.owner
    assert staying.row.top() == side.top()
    bar.setValue(bar.value() + round(staying.area.bottom() - side.top() - 8))
    going = beside(large)[0]
    assert going.owner == lane.owner
    assert going.row.height() < 10
    assert large.heads.words.set(going) is None  # half a word would be no name


def test_a_lane_whose_head_has_gone_up_keeps_its_name(open_canvas: Open) -> None:
    canvas = open_canvas(made_map(1_000))
    lane = next(b for b in canvas.page.bands if b.role == "lane" and b.height > 300)
    canvas.view.zoom_to(1.0)
    canvas.view.horizontalScrollBar().setValue(canvas.view.horizontalScrollBar().minimum())
    bar = canvas.view.verticalScrollBar()
    bar.setValue(round(lane.y + lane.height / 2))
    assert [head.owner for head in beside(canvas)] == [lane.key]
    assert canvas.heads.side.isVisible()
    # It lies in the column of heads and hides no card.
    cell = canvas.cell_area(Cell(lane.key, canvas.page.grid.columns[0].step))
    assert canvas.heads.side.geometry().right() < canvas.view.area_of(cell).left()
    bar.setValue(round(lane.y - 60))
    assert lane.key not in [head.owner for head in beside(canvas)]


def test_hidden_lanes_are_not_kept_and_folded_ones_are_low(large: MapCanvas) -> None:
    owners = [head.owner for head in beside(large)]
    large.session.apply(msg("Hide"), change_lane, owners[0], visible=False)
    now = [head.owner for head in beside(large)]
    assert owners[0] not in now
    large.session.apply(msg("Fold"), change_lane, now[0], folded=True)
    found = {head.owner: head for head in beside(large)}
    if now[0] in found:
        assert found[now[0]].area.height() < 40


def test_a_cut_name_is_told_in_full_and_as_plain_text(open_canvas: Open, qtbot: QtBot) -> None:
    canvas = open_canvas(made_map(1_000))
    phase = canvas.session.journey.phases[3]
    title = "En <b>lång</b> rubrik som inte får rum där den står, hur den än vänds"
    canvas.session.apply(msg("Write"), change_phase, phase.id, title=title)
    scroll_away(canvas, 100, 900, 0.5)
    head = next(head for head in above(canvas, "phase") if head.owner == phase.id)
    assert tip(qtbot, canvas, spot(head)) == f"<div>{escape(title)}</div>"
    assert tip(qtbot, canvas, QPoint(600, 500)) == ""
    short = beside(canvas)[0]
    assert tip(qtbot, canvas, spot(short)) == ""
    QToolTip.hideText()


def tip(qtbot: QtBot, canvas: MapCanvas, where: QPoint) -> str:
    """The tip that Qt is given where the pointer rests."""
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    event = QHelpEvent(QEvent.Type.ToolTip, where, canvas.view.viewport().mapToGlobal(where))
    QApplication.sendEvent(canvas.view.viewport(), event)
    return QToolTip.text() if QToolTip.isVisible() else ""


def painted(canvas: MapCanvas) -> QImage:
    return canvas.heads.top.grab().toImage()


def test_what_is_selected_or_under_the_pointer_is_ringed(large: MapCanvas) -> None:
    head = above(large, "phase")[1]
    plain = painted(large)
    hover(large, spot(head))
    hovered = painted(large)
    assert hovered != plain
    click(large, spot(head))
    assert painted(large) not in (plain, hovered)
    hover(large, QPoint(600, 500))
    large.session.select(())
    assert painted(large) == plain


@pytest.mark.parametrize("by", [QPoint(0, 37), QPoint(0, -37), QPoint(37, 0), QPoint(-37, 0)])
def test_scrolling_paints_no_more_than_what_came_into_sight(large: MapCanvas, by: QPoint) -> None:
    view = large.view
    while large.is_making_ready:
        QApplication.processEvents()
    painted = Painted()
    view.viewport().installEventFilter(painted)
    bars = view.horizontalScrollBar(), view.verticalScrollBar()
    for bar, way in zip(bars, by.toTuple(), strict=True):
        bar.setValue(bar.value() + way)
    QApplication.processEvents()
    view.viewport().removeEventFilter(painted)
    whole = view.viewport().width() * view.viewport().height()
    assert 0 < painted.pixels < 0.15 * whole
    # What was moved and what was painted make the same picture as all of it painted anew, but
    # for a dot here and there of a dashed line.
    moved = on_screen(large)
    for part in (view.viewport(), large.heads.top, large.heads.side):
        part.update()
    QApplication.processEvents()
    anew = on_screen(large)
    places = [(x, y) for x in range(0, anew.width(), 2) for y in range(0, anew.height(), 2)]
    others = [place for place in places if anew.pixel(*place) != moved.pixel(*place)]
    assert len(others) < 0.005 * len(places)


class Painted(QObject):
    """Counts the pixels that a widget is asked to paint."""

    pixels = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let all through."""
        if isinstance(event, QPaintEvent):
            area = event.region().boundingRect()
            self.pixels += area.width() * area.height()
        return False


def on_screen(canvas: MapCanvas) -> QImage:
    """What the window shows now, without painting it."""
    return canvas.view.screen().grabWindow(canvas.view.winId()).toImage()


def test_panes_are_painted_anew_only_where_they_look_otherwise(
    large: MapCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def watched(name: str, paint: Callable[..., None]) -> Callable[..., None]:
        def painted(*of: object) -> None:
            made.append(name)
            paint(*of)

        return painted

    monkeypatch.setattr(Brush, "above", watched("top", Brush.above))
    monkeypatch.setattr(Brush, "beside", watched("side", Brush.beside))
    for bar, pane in (
        (large.view.verticalScrollBar(), "side"),
        (large.view.horizontalScrollBar(), "top"),
    ):
        bar.setValue(bar.value() + 40)
        QApplication.processEvents()
        assert made == [pane]
        made.clear()
    for y in range(100, 800, 20):
        hover(large, QPoint(600, y))  # over cards, lanes and links
        QApplication.processEvents()
    assert made == []
    hover(large, spot(above(large, "phase")[1]))
    QApplication.processEvents()
    assert sorted(made) == ["side", "top"]


def test_an_error_in_painting_is_told_once(
    large: MapCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Exception] = []

    def fail(*_of: object) -> None:
        raise ValueError("no")

    monkeypatch.setattr(Brush, "above", fail)
    monkeypatch.setattr(large.heads.top, "_report", told.append)
    for _ in range(3):
        bar = large.view.horizontalScrollBar()
        bar.setValue(bar.value() + 40)
        QApplication.processEvents()
    assert [str(error) for error in told] == ["no"]
    assert not large.heads.top.isVisible()
    assert large.heads.side.isVisible()


def test_they_are_not_wanted(large: MapCanvas) -> None:
    large.heads.want(False)
    assert not large.heads.top.isVisible()
    assert not large.heads.side.isVisible()
    assert large.view.pointing.clear() == large.view.viewport().rect()
    large.heads.want(True)
    assert large.heads.top.isVisible()
    assert large.heads.side.isVisible()


def test_a_screen_reader_meets_nothing_twice(large: MapCanvas) -> None:
    assert large.heads.top.isVisible()
    reader = QAccessible.queryAccessibleInterface(large.view)
    assert reader is not None
    names = [reader.child(at).text(QAccessible.Text.Name) for at in range(reader.childCount())]
    assert names.count("Faser") == 1
    large.heads.want(False)
    assert reader.childCount() == len(names)
