"""The painter for paper: what it paints is what our PDF shows, sheet by sheet."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # it publishes no types
import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication

from journeyeditor.base.resources import resource
from journeyeditor.canvas.drafting import Drafter, known_font
from journeyeditor.canvas.faces import register_faces
from journeyeditor.canvas.ink import BIG, Ink
from journeyeditor.exchange.drawing import Choices
from journeyeditor.exchange.maps import export_map
from journeyeditor.files.templates import new_from
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Block, Box, Page
from journeyeditor.layout.labels import Area
from journeyeditor.layout.leaves import Leaf
from journeyeditor.layout.poster import Posters
from journeyeditor.layout.theme import Theme, theme
from journeyeditor.layout.tiles import TileChoice
from journeyeditor.model.journey import Journey
from journeyeditor.paint.picture import PictureData
from journeyeditor.typeset.faces import FACE_KEYS, face
from tests.paint.samples import PICTURES, block, every_mark, page_of
from tests.parity.pictures import Pixels, on_paper
from tests.parity.test_canvas_and_paper import MAPS, SCALE, differences
from tests.property.any_map import sound_maps

PLAIN = theme("paper")


@pytest.fixture(autouse=True, scope="module")
def faces(qapp: QApplication) -> None:
    register_faces()


def drafter(colours: Theme = PLAIN, pictures: Mapping[str, PictureData] = PICTURES) -> Drafter:
    return Drafter(Ink(colours, lambda key: pictures[key].data if key in pictures else None))


def blank(width: float, height: float, scale: float) -> QImage:
    image = QImage(
        math.ceil(width * scale - 0.01),
        math.ceil(height * scale - 0.01),
        QImage.Format.Format_RGB32,
    )
    image.fill(0xFFFFFFFF)
    return image


def pixels_of(image: QImage) -> Pixels:
    rows, columns = image.height(), image.width()
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(rows, image.bytesPerLine() // 4, 4)
    return raw[:, :columns, 2::-1].astype(np.float64)


def drafted(page: Page, scale: float = SCALE) -> Pixels:
    image = blank(page.width, page.height, scale)
    painter = QPainter(image)
    painter.scale(scale, scale)
    for _ in drafter().page(painter, page, QRectF(0, 0, page.width, page.height)):
        pass
    painter.end()
    return pixels_of(image)


def drafted_leaf(page: Page, leaf: Leaf, scale: float, colours: Theme = PLAIN) -> Pixels:
    image = blank(leaf.width, leaf.height, scale)
    painter = QPainter(image)
    painter.scale(scale, scale)
    for _ in drafter(colours).leaf(painter, page, leaf):
        pass
    painter.end()
    return pixels_of(image)


def assert_alike(one: Pixels, other: Pixels) -> None:
    """The threshold at which screen and paper are alike, as in tests/parity."""
    assert one.shape == other.shape
    mean, odd, worst = differences(one, other)
    assert mean < 0.8
    assert odd < 0.004
    assert worst < 10


@pytest.mark.parametrize("name", MAPS)
def test_a_page_is_what_its_pdf_shows(name: str) -> None:
    page = compose(MAPS[name]())
    assert_alike(drafted(page), on_paper(page, SCALE))


def test_every_kind_of_mark_is_what_its_pdf_shows() -> None:
    page = every_mark()
    assert_alike(drafted(page), on_paper(page, SCALE, PICTURES))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(sound_maps())
def test_any_page_is_what_its_pdf_shows(journey: Journey) -> None:
    page = compose(journey)
    mean, _, worst = differences(drafted(page), on_paper(page, SCALE, {}))
    assert mean < 0.8
    # Edges are most of what is on so small a page: no share of squares can be asked for.
    assert worst < 10


def test_every_tile_is_what_the_tiled_pdf_shows(tmp_path: Path) -> None:
    journey = new_from("jane", "sv")
    choices = Choices("A1", tiles=TileChoice("A4"))
    poster = Posters().poster(journey, choices.order())
    document = pypdfium2.PdfDocument(export_map(journey, tmp_path / "tiles.pdf", choices))
    assert len(document) == len(poster.leaves) > 4
    for page, leaf in zip(document, poster.leaves, strict=True):
        shown = page.render(scale=1.5).to_numpy()[:, :, 2::-1].astype(np.float64)
        assert_alike(drafted_leaf(poster.page, leaf, 1.5), shown)
    document.close()


def test_the_ground_of_a_coloured_page_stays_within_the_clip() -> None:
    table = json.loads(resource("themes", "paper.json").read_text("utf-8"))["colours"]
    dark = Theme("dark", {**table, "page": "#203040"})
    leaf = Leaf(200, 100, 20, 10, 1.0, Area(50, 20, 100, 40))
    found = drafted_leaf(page_of(), leaf, 1.0, dark)
    assert found[40, 100].tolist() == [0x20, 0x30, 0x40]
    assert found[10, 100].tolist() == [255, 255, 255]
    assert (found[20:60, 50:150] == [0x20, 0x30, 0x40]).all()
    assert (found == 255).all(axis=2).sum() == 200 * 100 - 100 * 40


def test_what_lies_outside_the_clip_is_not_painted() -> None:
    marked = Block("", "card", 0, 0, 40, 40, (Box(0, 0, 40, 40, fill="#ff0000"),))
    far = Block("", "card", 300, 0, 40, 40, (Box(0, 0, 40, 40, fill="#00ff00"),))
    leaf = Leaf(400, 100, 0, 0, 1.0, Area(0, 0, 100, 100))
    image = blank(400, 100, 1.0)
    painter = QPainter(image)
    steps = sum(1 for _ in drafter().leaf(painter, page_of(marked, far), leaf))
    painter.end()
    assert steps == 1
    assert (pixels_of(image)[:, 100:] == 255).all()


def test_what_stands_about_the_page_is_painted_over_it_and_unclipped() -> None:
    about = Block("", "tile", 10, 70, 20, 20, (Box(0, 0, 20, 20, fill="#ff0000"),))
    leaf = Leaf(100, 100, 0, 0, 1.0, Area(0, 0, 100, 50), (about,))
    found = drafted_leaf(page_of(), leaf, 1.0)
    assert found[80, 20].tolist() == [255, 0, 0]


def test_painting_that_is_given_up_leaves_the_painter_as_it_came() -> None:
    page, image = every_mark(), blank(400, 400, 1.0)
    painter = QPainter(image)
    painter.scale(0.5, 0.5)
    before = painter.transform()
    steps = drafter().leaf(painter, page, Leaf(800, 800, 5, 5, 1.0, Area(0, 0, 700, 700)))
    next(steps)
    del steps
    assert painter.transform() == before
    assert not painter.hasClipping()
    painter.end()


@pytest.mark.parametrize("key", FACE_KEYS)
def test_faces_are_those_that_qt_knows_so_that_text_stays_text(key: str) -> None:
    own = QRawFont(str(face(key).path), BIG, QFont.HintingPreference.PreferNoHinting)
    found = known_font(key, own)
    assert found != own
    assert found.familyName() == face(key).family
    assert found.pixelSize() == BIG


def test_another_font_is_never_taken_for_a_face() -> None:
    other = QRawFont(str(face("sans-italic").path), BIG, QFont.HintingPreference.PreferNoHinting)
    assert known_font("sans-regular", other) is other


def test_the_comparison_sees_a_mark_that_is_missing() -> None:
    page = page_of(block(Box(0, 0, 30, 12, 3, fill="lane.pains")))
    with pytest.raises(AssertionError):
        assert_alike(drafted(page), on_paper(page_of(), SCALE))
