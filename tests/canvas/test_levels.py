"""Levels of detail: what is painted of cards from far away, and of boxes where few are seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QTransform

from journeyeditor.canvas.boxes import Boxes, Fields
from journeyeditor.canvas.gathering import strokes_of
from journeyeditor.canvas.ink import BoxLook, Ink
from journeyeditor.canvas.outlines import path_of
from journeyeditor.canvas.shapes import Outlines, hairs_of
from journeyeditor.canvas.sight import EVERYWHERE, Sight, Stroke
from journeyeditor.canvas.strokes import Glyphs
from journeyeditor.layout import measures as m
from journeyeditor.layout.display import Block, Shape, Text
from journeyeditor.layout.theme import theme
from journeyeditor.typeset.text import Typesetter

pytestmark = pytest.mark.usefixtures("qapp")

WHITE = QColor("white")


@pytest.fixture
def ink() -> Ink:
    return Ink(theme(""), lambda _key: None)


def painted(stroke: Stroke, scale: float, exposed: QRectF = EVERYWHERE) -> QImage:
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    transform = QTransform.fromScale(scale, scale)
    painter.setTransform(transform)
    stroke.paint(painter, Sight(transform, 1.0, exposed=exposed))
    painter.end()
    return image


def gaps(image: QImage, x: int) -> int:
    """How many white pixels lie between coloured ones in a column of pixels."""
    ink = [image.pixelColor(x, y) != WHITE for y in range(image.height())]
    first, last = ink.index(True), len(ink) - 1 - ink[::-1].index(True)
    return ink[first:last].count(False)


@pytest.mark.parametrize(("scale", "parted"), [(0.25, 9), (0.08, 0)])
def test_from_far_away_cards_under_each_other_are_one_field(scale: float, parted: int) -> None:
    """Else some of their gaps would show and some not."""
    fields = Fields(QColor("red"))
    for place in range(10):
        fields.add(8, 8 + place * (50 + m.CARD_GAP), 150, 50)
    fields.join()
    assert gaps(painted(fields, scale), round(80 * scale)) >= parted
    assert gaps(painted(fields, scale), round(80 * scale)) <= 2 * parted


def test_cards_in_other_columns_or_further_below_are_fields_of_their_own() -> None:
    fields = Fields(QColor("red"))
    fields.add(8, 8, 150, 50)
    fields.add(174, 8, 150, 50)
    fields.add(174, 400, 150, 50)
    fields.join()
    image = painted(fields, 0.08)
    assert gaps(image, 20) > 20
    assert image.pixelColor(7, 30) == WHITE


def test_only_exposed_boxes_are_painted(ink: Ink, monkeypatch: pytest.MonkeyPatch) -> None:
    boxes = Boxes(ink, 4.0, ("text", "", 0.0))
    for place in range(100):
        boxes.add(10, 10 + 40 * place, 80, 30)
    shown: list[int] = []
    original = ink.box_sprite

    def counted(look: BoxLook, width: int, height: int, ratio: float) -> QPixmap:
        shown.append(height)
        return original(look, width, height, ratio)

    painted(boxes, 1.0)  # only what is seen at the same scale again is kept as a picture
    monkeypatch.setattr(ink, "box_sprite", counted)
    whole = painted(boxes, 1.0)
    assert len(shown) == 100
    shown.clear()
    part = painted(boxes, 1.0, QRectF(0, 60, 200, 20))
    assert len(shown) == 1
    at = QPointF(50, 65).toPoint()
    assert part.pixel(at) == whole.pixel(at)


def test_text_is_painted_again_after_it_was_bars(ink: Ink) -> None:
    line = Typesetter("sv").line("Några ord", m.CARD)
    block = Block("a", "card", 0, 0, 100, 20, (Text(line, 5, 15, "text"),))
    (glyphs,) = strokes_of(ink, (block,))
    assert isinstance(glyphs, Glyphs)
    near = painted(glyphs, 1.0)
    bars = painted(glyphs, 0.3)
    assert bars != near
    assert painted(glyphs, 1.0) == near
    assert painted(glyphs, 0.3) == bars


@pytest.mark.parametrize("scale", [0.1, 0.24, 0.26, 1.0])
def test_a_line_is_painted_by_itself_or_as_a_hair_among_others(ink: Ink, scale: float) -> None:
    """At every scale exactly one of the two paints it."""
    path = path_of((("M", (10.0, 50.0)), ("L", (190.0, 50.0))))
    line = Outlines(ink, Shape((), stroke="text", stroke_width=2.0), path)
    (hairs,) = hairs_of((line,))
    alone = scale >= line.least_scale
    as_hair = painted(hairs, scale) != painted(Boxes(ink, 0, ("", "", 0)), scale)
    assert (alone, as_hair) == ((True, False) if scale > 0.25 else (False, True))


def test_what_has_an_inside_is_no_hair(ink: Ink) -> None:
    path = path_of((("M", (10.0, 50.0)), ("L", (190.0, 50.0)), ("L", (100.0, 90.0)), ("Z", ())))
    shape = Outlines(ink, Shape((), fill="page", stroke="text", stroke_width=2.0), path)
    assert hairs_of((shape,)) == []
