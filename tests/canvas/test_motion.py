"""What is spared in motion and after an edit comes back, and is then as if nothing was spared."""

from __future__ import annotations

import math
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform, QWheelEvent
from PySide6.QtWidgets import QApplication

from journeyeditor.base.messages import msg
from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.canvas.chunks import GATHERED, Way
from journeyeditor.canvas.ink import Ink
from journeyeditor.canvas.items import SHADOW, PageItem, ring_sides
from journeyeditor.canvas.outlines import path_of
from journeyeditor.canvas.shapes import Outlines
from journeyeditor.canvas.sight import EVERYWHERE, Sight
from journeyeditor.canvas.strokes import Lines
from journeyeditor.edits.cards import set_card_text
from journeyeditor.files.templates import new_from
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Shape, Sign, Text
from journeyeditor.layout.theme import theme
from tests.benchmarks.maps import made_map
from tests.canvas.conftest import Open

EDIT = msg("Edit text")


def make_ready(canvas: MapCanvas) -> None:
    end = perf_counter() + 60
    while canvas.is_making_ready:
        QApplication.processEvents()
        assert perf_counter() < end


def picture(canvas: MapCanvas, zoom: float) -> QImage:
    """The whole page as the scene paints it now."""
    page = canvas.scene.page_area()
    image = QImage(int(page.width() * zoom), int(page.height() * zoom), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    canvas.scene.render(painter, QRectF(image.rect()), page)
    painter.end()
    return image


def turn_wheel(canvas: MapCanvas, by: int) -> None:
    none, control = Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier
    at, phase = QPointF(300, 300), Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, at, QPoint(), QPoint(0, by), none, control, phase, False)
    QApplication.sendEvent(canvas.view.viewport(), event)


@pytest.mark.parametrize("zoom", [0.2, 0.5, 1.0, 1.37])
def test_an_edited_card_is_painted_at_once_as_it_stays(open_canvas: Open, zoom: float) -> None:
    canvas = open_canvas(made_map(300))
    make_ready(canvas)
    card = next(canvas.session.journey.all_cards())
    more = f"{card.text} och därtill en hel del fler ord som behöver många rader på kortet"
    for text in ("Kort", more, "Kort igen"):
        before = picture(canvas, zoom)
        canvas.session.apply(EDIT, set_card_text, card.id, text)
        waiting = [chunk for chunk in canvas.scene.chunks() if not chunk.is_built]
        at_once = picture(canvas, zoom)
        assert waiting
        assert at_once != before
        if text == "Kort igen":
            make_ready(canvas)
            assert picture(canvas, zoom) == at_once


def test_marks_of_cards_and_cells_lie_within_them() -> None:
    pages = [compose(new_from(key, "sv")) for key in ("jane", "b2b", "service-blueprint")]
    for page in (*pages, compose(made_map(400))):
        for block in (block for band in page.bands for block in band.blocks):
            if block.role not in GATHERED:
                continue
            whole = QRectF(-0.01, -0.01, block.width + 0.02, block.height + 0.02)
            for mark in block.marks:
                if isinstance(mark, Text):
                    part = QRectF(mark.x, mark.y - 6, mark.line.width, 8)
                elif isinstance(mark, Sign):
                    part = QRectF(mark.x, mark.y, mark.size, mark.size)
                elif isinstance(mark, Shape):
                    xs = [x for _, at in mark.segments for x in at[::2]]
                    ys = [y for _, at in mark.segments for y in at[1::2]]
                    part = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
                else:
                    part = QRectF(mark.x, mark.y, mark.width, mark.height)
                assert whole.contains(part) or part.isEmpty(), (block.alt, mark)


def test_what_is_not_built_when_the_hand_moves_comes_when_it_rests(open_canvas: Open) -> None:
    journey = made_map(600)
    canvas = open_canvas(journey)
    make_ready(canvas)
    whole = picture(canvas, 0.62)
    canvas.scene.show_page(compose(made_map(600, seed=2)))
    canvas.scene.show_page(compose(journey))
    canvas.scene.until = -math.inf
    rough = picture(canvas, 0.62)
    canvas.scene.until = math.inf
    owed = [chunk for chunk in canvas.scene.chunks() if chunk.owed]
    assert owed
    assert all(chunk.way is Way.TOGETHER and not chunk.is_built for chunk in owed)
    assert rough != whole
    while not canvas.scene.build_until(perf_counter() + 1, QRectF()):
        pass
    assert not any(chunk.owed for chunk in canvas.scene.chunks())
    assert picture(canvas, 0.62) == whole


def test_nothing_is_made_ready_while_the_hand_moves(open_canvas: Open) -> None:
    canvas = open_canvas(made_map(600))
    assert canvas.is_making_ready
    turn_wheel(canvas, 120)
    assert canvas.view.is_moving
    built = sum(chunk.is_built for chunk in canvas.scene.chunks() if chunk.way is Way.FIELDS)
    QApplication.processEvents()
    now = sum(chunk.is_built for chunk in canvas.scene.chunks() if chunk.way is Way.FIELDS)
    assert now == built
    make_ready(canvas)
    assert all(chunk.is_built for chunk in canvas.scene.chunks())


def test_a_kept_box_looks_as_one_drawn(canvas: MapCanvas) -> None:
    make_ready(canvas)
    drawn, kept = picture(canvas, 1.3), picture(canvas, 1.3)
    colours = (
        (QColor(drawn.pixel(x, y)), QColor(kept.pixel(x, y)))
        for x in range(0, drawn.width(), 3)
        for y in range(drawn.height() // 2)
    )
    assert all(
        max(abs(one.red() - other.red()), abs(one.blue() - other.blue())) <= 2
        for one, other in colours
    )


def test_motion_spares_detail_and_rest_brings_it_back(canvas: MapCanvas) -> None:
    make_ready(canvas)
    picture(canvas, 0.5)
    crisp = picture(canvas, 0.5)
    canvas.scene.is_rough = True
    assert picture(canvas, 0.5) != crisp
    canvas.scene.is_rough = False
    assert picture(canvas, 0.5) == crisp


@pytest.mark.parametrize("scale", [0.4, 1.0, 2.7])
@pytest.mark.parametrize("back", [False, True])
def test_dashes_are_where_they_were_when_a_line_is_cut(
    scale: float, back: bool, qapp: QApplication
) -> None:
    ink = Ink(theme("paper"), lambda _key: None)
    mark = Shape((), stroke="frame", stroke_width=1.2, dash=(5.0, 3.0))
    lines = Lines(ink, mark)
    for at in (40.0, 61.5):
        ends = (-9_000.0, at, 9_000.0, at), (at, -9_000.0, at, 9_000.0)
        for x1, y1, x2, y2 in ends:
            lines.add((x2, y2, x1, y1) if back else (x1, y1, x2, y2))
    exposed = QRectF(10, 10, 400, 300)
    found = []
    for seen in (EVERYWHERE, exposed):
        image = QImage(300, 200, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        transform = QTransform.fromScale(scale, scale).translate(-10, -10)
        painter.setTransform(transform)
        lines.paint(painter, Sight(transform, 1.0, exposed=seen))
        painter.end()
        found.append(image)
    blank = QImage(found[0])
    blank.fill(Qt.GlobalColor.white)
    assert found[0] != blank
    assert _apart(*found) <= 30


def test_a_line_is_passed_over_only_where_none_of_it_is(qapp: QApplication) -> None:
    ink = Ink(theme("paper"), lambda _key: None)
    segments = (
        ("M", (10.0, 10.0)),
        ("C", (20.0, 290.0, 30.0, -200.0, 220.0, 250.0)),
        ("L", (280.0, 250.0)),
        ("L", (280.0, 20.0)),
        ("C", (150.0, 20.0, 290.0, 150.0, 60.0, 20.0)),
    )
    line = Outlines(ink, Shape(segments, stroke="text", stroke_width=2), path_of(segments))
    images = [QImage(300, 300, QImage.Format.Format_RGB32) for _ in range(2)]
    painted = 0
    for image, step in zip(images, (300, 20), strict=True):
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        for x in range(0, 300, step):
            for y in range(0, 300, step):
                painter.setClipRect(x, y, step, step)
                before = image.copy(x, y, step, step)
                line.paint(painter, Sight(QTransform(), 1.0, exposed=QRectF(x, y, step, step)))
                painted += image.copy(x, y, step, step) != before
        painter.end()
    assert painted > 20
    assert images[0] == images[1]


def _apart(one: QImage, other: QImage) -> int:
    """Pixels that differ: where a dash ends is a matter of the last digit."""
    places = [(x, y) for x in range(one.width()) for y in range(one.height())]
    return sum(one.pixel(x, y) != other.pixel(x, y) for x, y in places)


@pytest.mark.parametrize("zoom", [0.03, 0.2, 1.0, 4.0])
def test_the_shade_of_the_page_is_its_rings(zoom: float, qapp: QApplication) -> None:
    page = QRectF(0, 0, 100 / zoom, 60 / zoom)
    images = [QImage(160, 120, QImage.Format.Format_RGB32) for _ in range(2)]
    for image in images:
        image.fill(QColor("#e4e8ed"))
    item = PageItem(Ink(theme("paper"), lambda _key: None))
    item.show_page(page.width(), page.height())
    painter = QPainter(images[0])
    painter.translate(30, 30)
    painter.scale(zoom, zoom)
    item.paint(painter, None)  # type: ignore[arg-type]  # it asks nothing of the option
    painter.end()
    painter = QPainter(images[1])
    painter.translate(30, 30)
    wide = min(10.0, 0.66 * SHADOW * zoom)
    whole = QRectF(0, 0, 100, 60)
    for side in ring_sides(whole, wide):
        painter.fillRect(side, QColor(20, 30, 50, 2))
    painter.fillRect(whole, QColor("#ffffff"))
    painter.end()
    far = max(
        abs(QColor(images[0].pixel(x, y)).red() - QColor(images[1].pixel(x, y)).red())
        for x in range(160)
        for y in range(120)
    )
    assert far <= 3
    assert wide < 1 or images[0].pixel(29, 60) != images[0].pixel(5, 60)
