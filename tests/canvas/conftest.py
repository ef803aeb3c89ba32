"""A canvas with a small map, shown without a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeyeditor.base.messages import Translator
from journeyeditor.base.resources import resource
from journeyeditor.canvas.accessibility import Voices
from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.canvas.faces import register_faces
from journeyeditor.files.store import load
from journeyeditor.layout.compose import Composer
from journeyeditor.model.journey import Journey
from journeyeditor.session.session import Session
from tests.benchmarks.maps import made_map
from tests.canvas.kept_heads import scroll_away


@pytest.fixture(scope="session")
def jane() -> Journey:
    """The worked example."""
    return load(Path(resource("examples", "jane-deklarerar.journey"))).journey


@pytest.fixture(scope="session")
def voices(qapp: QApplication) -> Voices:
    """The one voice of the program, and the faces with it."""
    register_faces()
    return Voices()


def _raise(error: Exception) -> None:
    raise error


Open = Callable[[Journey], MapCanvas]


@pytest.fixture
def open_canvas(qtbot: QtBot, voices: Voices) -> Iterator[Open]:
    """Opens a document on a canvas of 1200 x 900."""
    opened: list[MapCanvas] = []

    def open_one(journey: Journey) -> MapCanvas:
        canvas = MapCanvas(Session(journey), Composer(), Translator("en"), voices, _raise)
        qtbot.addWidget(canvas.view)
        canvas.view.resize(1200, 900)
        canvas.view.show()
        qtbot.waitExposed(canvas.view)
        canvas.view.activateWindow()
        canvas.view.setFocus()
        canvas.view.open_page()
        QApplication.processEvents()
        opened.append(canvas)
        return canvas

    yield open_one
    for canvas in opened:
        canvas.view.close()


@pytest.fixture
def canvas(open_canvas: Open, jane: Journey) -> MapCanvas:
    """The worked example on a canvas."""
    return open_canvas(jane)


@pytest.fixture
def large(open_canvas: Open) -> MapCanvas:
    """A map with several steps in a phase, seen at 100 % with nothing of its heads."""
    canvas = open_canvas(made_map(1_000))
    scroll_away(canvas)
    return canvas


def middle(canvas: MapCanvas, owner: str) -> QPoint:
    """Where the middle of a thing is in the viewport."""
    area = canvas.area_of(owner)
    assert not area.isEmpty()
    return at(canvas, area.center())


def at(canvas: MapCanvas, place: QPointF) -> QPoint:
    """A place of the page in the viewport."""
    return canvas.view.viewportTransform().map(place).toPoint()


def seen(canvas: MapCanvas, owner: str) -> QRectF:
    """Where a thing is in the viewport."""
    return QRectF(canvas.view.area_of(canvas.area_of(owner)))


def card_with(journey: Journey, text: str) -> str:
    """The id of the card with a text."""
    return next(card.id for card in journey.all_cards() if card.text == text)
