"""A small map in an outline of its own, and hands that work on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator
from journeyeditor.edits import cards, curves, head, lanes, phases
from journeyeditor.model.journey import Journey
from journeyeditor.session.session import Session
from journeyeditor.window.outline.panel import OutlinePanel

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def made() -> Journey:
    """Three phases A (two steps), B, C (two steps); lanes of three kinds; two personas."""
    journey = Journey(id="map")
    for title in "ABC":
        journey = phases.add_phase(journey, title)
    for place in (0, 2):
        first = journey.phases[place].steps[0].id
        journey = phases.change_step(journey, first, title=f"{'ABC'[place]}1")
        journey = phases.add_step(journey, journey.phases[place].id, title=f"{'ABC'[place]}2")
    for kind in ("goals", "emotions", "pains"):
        journey = lanes.add_lane(journey, kind)
    for name in ("Jane", "Anna"):
        journey = head.add_persona(journey, name)
    journey = curves.add_curve(journey, journey.lanes[1].id, journey.personas[0].id)
    step = journey.phases[0].steps[0].id
    return cards.add_cards(journey, journey.lanes[0].id, step, ["Do it in time", "No fines"])


class Hands:
    """An outline with a session, and hands that work on it."""

    def __init__(self, journey: Journey) -> None:
        self.session = Session(journey)
        self.panel = OutlinePanel(Translator("en"))
        self.tree = self.panel.tree
        self.revealed: list[str] = []
        self.told: list[JourneyError] = []
        self.panel.reveal_wanted.connect(self.revealed.append)
        self.panel.told.connect(self.told.append)
        self.panel.resize(230, 700)
        self.panel.show_map(self.session)

    @property
    def journey(self) -> Journey:
        return self.session.journey

    def settle(self) -> None:
        QApplication.processEvents()

    def index(self, name: str) -> QModelIndex:
        """The first row with a name."""
        model = self.panel.model
        for key in model.keys:
            row = model.row_at(model.index_of(key))
            if row is not None and row.name == name:
                return model.index_of(key)
        raise AssertionError(f"no row {name}")

    def id(self, name: str) -> str:
        row = self.panel.model.row_at(self.index(name))
        assert row is not None
        return row.key

    def at(self, name: str, share: float = 0.5) -> QPoint:
        rect = self.tree.row_rect(self.index(name))
        assert not rect.isEmpty(), name
        return QPoint(120, rect.top() + int(rect.height() * share))

    def click(self, name: str, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.tree.viewport(), LEFT, held, self.at(name))
        self.settle()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.tree, key, held)
        self.settle()

    def carry(self, name: str, *places: QPoint) -> None:
        """Press on a row and go by way of places, without letting go."""
        view = self.tree.viewport()
        QTest.mousePress(view, LEFT, NONE, self.at(name))
        for place in places:
            QTest.mouseMove(view, place)
            self.settle()

    def let_go(self, place: QPoint) -> None:
        QTest.mouseRelease(self.tree.viewport(), LEFT, NONE, place)
        self.settle()

    def drag(self, name: str, target: str, share: float) -> None:
        """Carry a row to a share of another's height."""
        end = self.at(target, share)
        self.carry(name, self.at(name) + QPoint(0, 12), end)
        self.let_go(end)

    def names(self, over: str) -> list[str]:
        """What is shown in a row, by its name."""
        model = self.panel.model
        parent = model.index_of(over) if over.startswith(" ") else self.index(over)
        rows = [model.row_at(model.index(n, 0, parent)) for n in range(model.rowCount(parent))]
        return [row.name for row in rows if row]

    def undo_names(self) -> list[str]:
        return [str(name) for name in self.session.history()]


@contextmanager
def shown_outline(qtbot: QtBot, journey: Journey) -> Iterator[Hands]:
    """An outline on the screen."""
    shown = Hands(journey)
    qtbot.addWidget(shown.panel)
    shown.panel.show()
    qtbot.waitExposed(shown.panel)
    shown.panel.activateWindow()
    shown.tree.setFocus()
    shown.settle()
    yield shown
    shown.panel.show_map(None)
