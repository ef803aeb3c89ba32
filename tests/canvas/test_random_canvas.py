"""Whatever is done in a session, the canvas shows exactly its document: page, items, selection."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant, run_state_machine_as_test
from PySide6.QtWidgets import QApplication

from journeyeditor.base.messages import Translator
from journeyeditor.canvas.accessibility import Voices
from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.layout.compose import Composer, compose
from journeyeditor.model.journey import Journey
from journeyeditor.session.session import Session
from tests.canvas.test_scene import assert_mirrors
from tests.property.sessions import WorkedSession


def _raise(error: Exception) -> None:
    raise error


def machine(voices: Voices) -> type[WorkedSession]:
    """The machine with a canvas on its session; hypothesis makes it anew for each run."""

    class ShownSession(WorkedSession):
        canvas: MapCanvas | None = None

        def opened(self, journey: Journey) -> Session:
            self.teardown()
            session = Session(journey)
            canvas = self.canvas = MapCanvas(session, Composer(), Translator("sv"), voices, _raise)
            canvas.view.resize(900, 600)
            canvas.view.show()
            canvas.view.open_page()
            return session

        @invariant()
        def the_canvas_shows_the_document(self) -> None:
            if self.canvas is None:
                return
            QApplication.processEvents()
            assert self.canvas.session.journey is self.session.journey
            assert self.canvas.page == compose(self.session.journey)
            assert self.canvas.scene.page is self.canvas.page
            assert_mirrors(self.canvas)

        def teardown(self) -> None:
            if self.canvas is not None:
                self.canvas.view.close()
                self.canvas.view.deleteLater()
                self.canvas.deleteLater()
                self.canvas = None
                QApplication.processEvents()

    return ShownSession


@pytest.mark.usefixtures("qapp")
def test_the_canvas_shows_just_the_document(voices: Voices) -> None:
    run_state_machine_as_test(
        machine(voices),
        settings=settings(
            max_examples=25,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
