"""Copied as a picture: what is on the clipboard is what is selected, in pixels and as SVG."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeyeditor.base.errors import JourneyError
from journeyeditor.layout.compose import compose
from journeyeditor.layout.theme import theme
from journeyeditor.model.journey import Journey
from journeyeditor.session.commands import lanes
from journeyeditor.session.session import Session
from journeyeditor.window import copying
from journeyeditor.window.copying import LARGE, MOST_PIXELS, SVG, part_of, pixel_size
from journeyeditor.window.shell import Shell
from journeyeditor.window.workbench import Workbench
from tests.benchmarks.maps import made_map
from tests.canvas.test_drafting import assert_alike, pixels_of
from tests.parity.pictures import on_paper

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """What is left on it would outlive Python, which the platform without a screen can't bear."""
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def session(bench: Workbench, file: Path) -> Session:
    bench.open_path(file)
    assert bench.session is not None
    return bench.session


def copied(shell: Shell) -> tuple[QImage, ET.Element]:
    """What is on the clipboard after the keys were pressed."""
    QApplication.processEvents()
    QTest.keyClick(shell, Qt.Key.Key_C, KEYS)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert not data.hasText(), "a program that takes both would take the text"
    svg = ET.fromstring(bytes(data.data(SVG).data()))
    return QImage(data.imageData()), svg


def texts(svg: ET.Element) -> str:
    return " ".join(part for part in svg.itertext() if part.strip())


def said(text: str, svg: ET.Element) -> bool:
    """Whether a text that may be set in several lines is in a drawing."""
    return all(word in texts(svg) for word in text.split())


def cards_of(journey: Journey, lane: str) -> list[str]:
    return [card.text for card in journey.lane_cards(lane)]


def shape(svg: ET.Element) -> tuple[float, float]:
    _, _, width, height = map(float, svg.attrib["viewBox"].split())
    return width, height


def test_the_whole_map_where_nothing_is_selected(shell: Shell, session: Session) -> None:
    image, svg = copied(shell)
    page = compose(session.journey)
    assert (image.width(), image.height()) == (int(2 * page.width), int(2 * page.height))
    assert shape(svg) == pytest.approx((page.width, page.height), abs=0.01)
    assert all(said(card.text, svg) for card in session.journey.all_cards())
    # Put into a document it is as large as on paper.
    assert image.dotsPerMeterX() == pytest.approx(144 / 0.0254, abs=1)
    paper = on_paper(page, 2.0)[: image.height(), : image.width()]
    assert_alike(pixels_of(image), paper)
    assert "2487 x 2127 pixels" in shell.status.hint.text()


def test_selected_cards_alone(shell: Shell, session: Session) -> None:
    first, second, third = list(session.journey.lane_cards("lane-touchpoints"))[:3]
    session.select((first.id, third.id))
    image, svg = copied(shell)
    assert said(first.text, svg)
    assert said(third.text, svg)
    assert not said(second.text, svg)
    found = compose(session.journey)
    places = [
        (band.x + block.x, band.y + block.y, block.width, block.height)
        for band in found.bands
        for block in band.blocks
        if block.owner in (first.id, third.id)
    ]
    width = max(x + w for x, _, w, _ in places) - min(x for x, *_ in places) + 16
    height = max(y + h for _, y, _, h in places) - min(y for _, y, *_ in places) + 16
    assert shape(svg) == pytest.approx((width, height), abs=0.01)
    assert (image.width(), image.height()) == (int(2 * width), int(2 * height))
    # The edge is free, and both cards are there.
    pixels = pixels_of(image)
    assert (pixels[:14] == 255).all()
    assert (pixels[:, :14] == 255).all()
    assert (pixels[16:40] < 250).any()
    assert (pixels[-40:-16] < 250).any()


@pytest.mark.parametrize("both", [True, False])
def test_a_link_comes_with_both_its_ends(shell: Shell, session: Session, both: bool) -> None:
    link = next(link for link in session.journey.links if link.label and link.target)
    assert link.target
    session.select((link.source, link.target) if both else (link.source,))
    _, svg = copied(shell)
    assert said(link.label, svg) is both


def test_selected_lanes_under_each_other_with_their_heads(shell: Shell, session: Session) -> None:
    session.select(("lane-goals", "lane-thoughts"))
    _, svg = copied(shell)
    journey = session.journey
    for lane in journey.lanes:
        is_chosen = lane.id in session.selection
        assert [said(text, svg) for text in cards_of(journey, lane.id)] == [
            is_chosen for _ in cards_of(journey, lane.id)
        ]
    assert said("Mål Tankar", svg)
    page = compose(journey)
    bands = [page.band(lane) for lane in ("lane-goals", "lane-thoughts")]
    assert shape(svg)[1] == pytest.approx(sum(b.height for b in bands if b) + 16, abs=0.01)


def test_links_within_the_chosen_lanes_only(shell: Shell, session: Session) -> None:
    journey = session.journey
    session.select(("lane-touchpoints",))
    _, svg = copied(shell)
    assert all(said(link.label, svg) for link in journey.links)
    session.select(("lane-goals",))
    _, svg = copied(shell)
    assert not any(said(link.label, svg) for link in journey.links if link.label)


def test_a_point_of_a_curve_comes_with_its_lane(shell: Shell, session: Session) -> None:
    curve = session.journey.curves[0]
    session.select((curve.points[0].id,))
    _, svg = copied(shell)
    assert all(said(point.word, svg) for point in curve.points)
    assert not said(cards_of(session.journey, "lane-goals")[0], svg)


def test_selected_phases_with_all_that_lies_in_them_in_their_colours(
    shell: Shell, session: Session
) -> None:
    journey = session.journey
    chosen = journey.phases[2]
    session.select((chosen.id,))
    _, svg = copied(shell)
    steps = {step.id for step in chosen.steps}
    for phase in journey.phases:
        assert said(phase.title, svg) is (phase is chosen)
    for card in journey.all_cards():
        if card.step in steps:
            assert said(card.text, svg)
    assert said("Mål Kontaktpunkter Tankar Känslor Smärtpunkter Möjligheter", svg)
    fills = re.findall(r'fill="(#[0-9a-f]{6})"', ET.tostring(svg, "unicode"))
    assert theme("paper").colour("phase.2") in fills
    assert theme("paper").colour("phase.1") not in fills
    assert session.journey is journey, "the map itself stays as it is"


def test_a_phase_and_a_lane_are_where_they_cross(shell: Shell, session: Session) -> None:
    journey = session.journey
    session.select((journey.phases[1].id, "lane-pains"))
    _, svg = copied(shell)
    steps = {step.id for step in journey.phases[1].steps}
    for card in journey.lane_cards("lane-pains"):
        assert said(card.text, svg) is (card.step in steps)
    assert not said("Kontaktpunkter", svg)


def test_what_cannot_be_seen_is_told_and_the_clipboard_kept(shell: Shell, session: Session) -> None:
    card = session.journey.lane_cards("lane-goals")[0]
    session.select(("lane-goals",))
    lanes.hide_lanes(session)
    session.select((card.id,))
    QGuiApplication.clipboard().setText("kept")
    QApplication.processEvents()
    QTest.keyClick(shell, Qt.Key.Key_C, KEYS)
    assert "Nothing of what is selected can be seen" in shell.notice.text
    assert QGuiApplication.clipboard().text() == "kept"


def test_what_is_being_written_is_in_the_picture(bench: Workbench, shell: Shell) -> None:
    bench.opening.example()
    session, canvas = bench.session, bench.canvas
    assert session is not None
    assert canvas is not None
    card = next(session.journey.all_cards())
    canvas.write(card.id)
    canvas.writing.entry.selectAll()
    QTest.keyClicks(canvas.writing.entry, "written just now")
    shell.commands["copy-picture"].trigger()
    svg = ET.fromstring(bytes(QGuiApplication.clipboard().mimeData().data(SVG).data()))
    assert said("written just now", svg)


def test_a_copied_picture_can_be_pasted_and_is_in_the_next(
    shell: Shell, session: Session, qtbot: QtBot
) -> None:
    session.select((session.journey.lane_cards("lane-goals")[0].id,))
    image, svg = copied(shell)
    assert "data:image/" not in ET.tostring(svg, "unicode")
    QApplication.processEvents()
    QTest.keyClick(shell, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(session.journey.pictures) == 1, timeout=10_000)
    larger, svg = copied(shell)
    assert "data:image/" in ET.tostring(svg, "unicode")
    assert larger.height() > image.height()


# Large maps


def test_the_pixels_are_bounded_whatever_the_map() -> None:
    page = compose(made_map(4_000))
    width, height = pixel_size(page)
    assert 0.99 * MOST_PIXELS < width * height <= MOST_PIXELS
    assert width / height == pytest.approx(page.width / page.height, rel=0.001)


def test_a_large_map_is_copied_beside_the_interface(
    bench: Workbench, shell: Shell, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    at_once = pixels_of(copied(shell)[0])
    QGuiApplication.clipboard().clear()
    monkeypatch.setattr(copying, "LARGE", 1_000)
    QTest.keyClick(shell, Qt.Key.Key_C, KEYS)
    assert bench.work.is_busy
    assert QGuiApplication.clipboard().image().isNull()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull(), timeout=20_000)
    beside = pixels_of(QGuiApplication.clipboard().image())
    assert (beside == at_once).all()
    assert "Copied" in shell.status.hint.text()
    qtbot.waitUntil(lambda: not bench.work.is_busy)


def test_what_is_being_made_is_not_given_up_for_a_picture(
    bench: Workbench, shell: Shell, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(copying, "LARGE", 1_000)
    QTest.keyClick(shell, Qt.Key.Key_C, KEYS)
    first = bench.work.job
    QTest.keyClick(shell, Qt.Key.Key_C, KEYS)
    assert bench.work.job is first
    assert "copy when it is done" in shell.notice.text
    qtbot.waitUntil(lambda: not bench.work.is_busy, timeout=20_000)


def test_small_maps_are_copied_at_once(session: Session) -> None:
    width, height = pixel_size(compose(session.journey))
    assert width * height <= LARGE


def test_nothing_of_the_map_is_changed(session: Session) -> None:
    journey, page = session.journey, compose(session.journey)
    for ids in (
        frozenset(phase.id for phase in journey.phases),
        frozenset(step.id for step in journey.steps()),
        frozenset(lane.id for lane in journey.lanes),
    ):
        part_of(journey, page, ids)
    assert session.journey is journey
    with pytest.raises(JourneyError):
        part_of(journey, page, frozenset(("not-there",)))
