"""The scene mirrors the page: exactly, sparing what is the same, and without leftovers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from journeyeditor.base.messages import msg
from journeyeditor.canvas import chunks, gathering
from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.canvas.chunks import Chunk, Way
from journeyeditor.canvas.ink import Ink
from journeyeditor.canvas.items import BandItem
from journeyeditor.canvas.sight import Sight
from journeyeditor.edits.cards import add_cards, delete_cards, set_card_text
from journeyeditor.edits.lanes import add_lane, change_lane, delete_lane
from journeyeditor.layout.display import Block
from journeyeditor.model.journey import Journey
from tests.canvas.conftest import Open, card_with

EDIT = msg("Edit")


def assert_mirrors(canvas: MapCanvas) -> None:
    """The items are just the page's bands, at their places, with just their blocks."""
    page = canvas.page
    items = canvas.scene.band_items()
    assert set(items) == {band.key for band in page.bands}
    shown = [item for item in canvas.scene.items() if isinstance(item, BandItem)]
    assert len(shown) == len(page.bands)
    for band in page.bands:
        item = items[band.key]
        assert item.band is band
        assert (item.x(), item.y()) == (band.x, band.y)
        for ways in ((Way.EACH, Way.TOGETHER),):
            found = [block for chunk in item.chunks if chunk.way in ways for block in chunk.blocks]
            assert sorted(map(id, found)) == sorted(map(id, band.blocks))


def test_edits_of_all_kinds_are_mirrored(canvas: MapCanvas) -> None:
    session = canvas.session
    journey = session.journey
    lane, step = journey.lanes[0].id, next(journey.steps()).id
    assert_mirrors(canvas)
    session.apply(EDIT, add_cards, lane, step, [f"card {n}" for n in range(40)])
    assert_mirrors(canvas)
    session.apply(EDIT, add_lane, "pains", 0)
    session.apply(EDIT, change_lane, lane, visible=False)
    assert_mirrors(canvas)
    session.apply(EDIT, delete_lane, journey.lanes[1].id)
    assert_mirrors(canvas)
    while session.undo_name:
        session.undo()
        assert_mirrors(canvas)
    assert session.journey is journey


def test_a_band_that_moves_keeps_what_it_has_made(canvas: MapCanvas) -> None:
    session = canvas.session
    journey = session.journey
    last = journey.lanes[-1].id
    item = canvas.scene.band_items()[last]
    before, y = item.chunks, item.y()
    lane, step = journey.lanes[0].id, next(journey.steps()).id
    session.apply(EDIT, add_cards, lane, step, ["more", "and more", "and yet more"])
    assert canvas.scene.band_items()[last] is item
    assert item.y() > y
    assert item.chunks is before


def test_an_edit_builds_only_what_it_touched(
    open_canvas: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.benchmarks.maps import made_map

    canvas = open_canvas(made_map(1_000))
    while canvas.is_making_ready:
        QApplication.processEvents()
    built: list[int] = []
    original = gathering.strokes_of

    def counted(ink: Ink, blocks: tuple[Block, ...]) -> object:
        built.append(len(tuple(blocks)))
        return original(ink, blocks)

    monkeypatch.setattr(chunks, "strokes_of", counted)
    card = next(canvas.session.journey.all_cards())
    canvas.session.apply(EDIT, set_card_text, card.id, card.text[::-1])
    while canvas.is_making_ready:
        QApplication.processEvents()
    assert 0 < sum(built) < 150


@pytest.mark.parametrize(("text", "moves"), [("Kort", False), ("Ett långt kort " * 30, True)])
def test_an_edit_paints_its_lane_and_what_it_touches(
    canvas: MapCanvas, monkeypatch: pytest.MonkeyPatch, text: str, moves: bool
) -> None:
    """A lane that keeps its height is painted alone; one that grows moves those below."""
    session = canvas.session
    card = card_with(session.journey, "Lämna in i tid och slippa böter")
    lane = session.journey.card(card)
    assert lane is not None
    built = {key: item.chunks for key, item in canvas.scene.band_items().items()}
    places = {key: item.y() for key, item in canvas.scene.band_items().items()}
    painted: dict[str, float] = {}
    original = BandItem._paint  # noqa: SLF001

    def paint(item: BandItem, painter: QPainter, exposed: QRectF) -> None:
        key = item.band.key if item.band else ""
        painted[key] = max(painted.get(key, 0.0), exposed.height())
        original(item, painter, exposed)

    while canvas.is_making_ready:
        QApplication.processEvents()
    QApplication.processEvents()
    monkeypatch.setattr(BandItem, "_paint", paint)
    session.apply(EDIT, set_card_text, card, text)
    QApplication.processEvents()
    items = canvas.scene.band_items()
    anew = {key for key, item in items.items() if item.chunks is not built[key]}
    moved = {key for key, item in items.items() if item.y() != places[key]}
    assert lane.lane in anew
    assert anew <= {lane.lane, "links", "phases"}
    assert bool(moved - {lane.lane, "links"}) is moves
    assert painted[lane.lane] > 20
    if not moves:
        # Of its neighbours no more than a strip: what lies over both is painted softly.
        touched = {lane.lane, "links", "phases"}
        assert all(height < 24 for key, height in painted.items() if key not in touched)


def test_a_thousand_rounds_leave_no_items_behind(canvas: MapCanvas) -> None:
    session = canvas.session
    lane, step = session.journey.lanes[0].id, next(session.journey.steps()).id
    count = len(canvas.scene.items())
    for _ in range(1_000):
        session.apply(EDIT, add_cards, lane, step, ["one more"])
        session.undo()
    assert len(canvas.scene.items()) == count
    assert_mirrors(canvas)


def test_an_error_in_painting_is_told_once_and_not_repeated(
    canvas: MapCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Exception] = []
    item = next(iter(canvas.scene.band_items().values()))
    monkeypatch.setattr(item, "_report", told.append)
    monkeypatch.setattr(item, "_paint", _fail)
    for _ in range(5):
        item.update()
        canvas.view.viewport().repaint()
        QApplication.processEvents()
    assert [str(error) for error in told] == ["no paint"]
    monkeypatch.undo()
    assert canvas.scene.band_items()


def _fail(painter: QPainter, exposed: QRectF) -> None:
    raise RuntimeError("no paint")


def test_text_too_small_to_read_is_painted_as_bars(canvas: MapCanvas) -> None:
    canvas.view.zoom_to(1.0)
    near = canvas.view.viewport().grab().toImage()
    canvas.view.zoom_to(0.3)
    far = canvas.view.viewport().grab().toImage()
    assert near != far


def test_the_same_blocks_are_the_same_chunk(jane: Journey, canvas: MapCanvas) -> None:
    band = canvas.page.band(jane.lanes[0].id)
    assert band is not None
    item = canvas.scene.band_items()[band.key]
    again = chunks.chunks_of(item.chunks[0]._ink, band.blocks, item.chunks)  # noqa: SLF001 - the ink is the scene's own
    assert all(one is other for one, other in zip(again, item.chunks, strict=True))


def test_cards_are_painted_after_cells_and_before_what_lies_above(canvas: MapCanvas) -> None:
    ink = next(iter(canvas.scene.chunks()))._ink  # noqa: SLF001 - the ink is the scene's own
    blocks = [
        Block("a", "card", 0, 0, 10, 10, ()),
        Block("b", "cell", 0, 0, 10, 10, ()),
        Block("c", "point", 0, 0, 10, 10, ()),
    ]
    order = [c.blocks[0].owner for c in chunks.chunks_of(ink, blocks) if c.way is not Way.FIELDS]
    assert order == ["b", "a", "c"]


@pytest.mark.parametrize("zoom", [0.05, 0.12, 0.3, 0.5, 1.0, 3.0, 8.0])
def test_every_zoom_paints(canvas: MapCanvas, zoom: float) -> None:
    canvas.view.zoom_to(zoom)
    image = canvas.view.viewport().grab().toImage()
    colours = {
        image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)
    }
    assert len(colours) > 2
    assert all(isinstance(chunk, Chunk) for chunk in canvas.scene.chunks())


def test_a_sight_knows_device_pixels() -> None:
    from PySide6.QtGui import QTransform

    sight = Sight(QTransform().translate(3, 4).scale(0.5, 0.5), 2.0)
    assert (sight.scale, sight.dx, sight.dy) == (1.0, 6.0, 8.0)


def test_deleting_everything_leaves_an_empty_page(canvas: MapCanvas, jane: Journey) -> None:
    remove: Callable[..., Journey] = delete_cards
    canvas.session.apply(EDIT, remove, [card.id for card in jane.all_cards()])
    assert_mirrors(canvas)
    assert card_with(jane, "Sökmotor")
