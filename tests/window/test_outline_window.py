"""The outline beside its map in the window: one selection, one set of commands, real keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant, run_state_machine_as_test
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from journeyeditor.base.messages import Translator
from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.files.store import load
from journeyeditor.layout.theme import contrast
from journeyeditor.model.journey import Journey
from journeyeditor.session.session import Session
from journeyeditor.window.look import DARK, LIGHT, Look
from journeyeditor.window.outline.checkup_rows import CHECKUP
from journeyeditor.window.outline.painting import seen_on, tones
from journeyeditor.window.outline.panel import OutlinePanel
from journeyeditor.window.outline.rows import OutlineRows, all_rows
from journeyeditor.window.shell import Shell
from journeyeditor.window.workbench import Workbench
from tests.property.sessions import WorkedSession

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def parts(bench: Workbench) -> tuple[Session, MapCanvas, OutlinePanel]:
    assert bench.session is not None
    assert bench.canvas is not None
    QApplication.processEvents()
    return bench.session, bench.canvas, bench.panels.outline


def click(outline: OutlinePanel, key: str) -> QPoint:
    """Click on a row, by what it names."""
    place = outline.tree.row_rect(outline.model.index_of(key)).center()
    QTest.mouseClick(outline.tree.viewport(), LEFT, NONE, place)
    QApplication.processEvents()
    return place


def test_map_and_outline_show_one_selection(bench: Workbench, file: Path) -> None:
    bench.open_path(file)
    session, canvas, outline = parts(bench)
    place = canvas.view.area_of(canvas.area_of("phase-decision")).center()
    QTest.mouseClick(canvas.view.viewport(), LEFT, NONE, place)
    QApplication.processEvents()
    assert outline.tree.chosen_keys() == {"phase-decision"}
    click(outline, "lane-pains")
    assert session.selection == {"lane-pains"}
    card = next(card for card in session.journey.all_cards() if card.text == "Sökmotor")
    place = canvas.view.area_of(canvas.area_of(card.id)).center()
    QTest.mouseClick(canvas.view.viewport(), LEFT, NONE, place)
    QApplication.processEvents()
    assert outline.tree.chosen_keys() == set()
    assert outline.model.marked == {"lane-touchpoints", "phase-awareness"}


def test_the_windows_keys_work_from_the_outline(bench: Workbench, shell: Shell, file: Path) -> None:
    bench.open_path(file)
    session, _, outline = parts(bench)
    click(outline, "phase-decision")
    assert outline.tree.hasFocus()
    QTest.keyClick(outline.tree, Qt.Key.Key_Delete)
    QApplication.processEvents()
    assert session.journey.phase("phase-decision") is None
    assert shell.commands["undo"].text() == "&Undo: Delete phases"
    QTest.keyClick(outline.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert outline.tree.chosen_keys() == {"phase-decision"}
    QTest.keyClick(outline.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    assert [phase.id for phase in session.journey.phases][3] == "phase-decision"
    assert [str(name) for name in session.history()] == ["Move phase"]


def test_f2_writes_in_the_outline_and_saving_takes_it_along(
    bench: Workbench, shell: Shell, file: Path
) -> None:
    bench.open_path(file)
    _, canvas, outline = parts(bench)
    click(outline, "lane-goals")
    QTest.keyClick(outline.tree, Qt.Key.Key_F2)
    assert canvas.writing.subject is None
    field = outline.tree.delegate.editor
    assert field is not None
    QTest.keyClicks(field, "What Jane wants")
    QTest.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert load(file).journey.lanes[0].title == "What Jane wants"
    assert shell.windowTitle().endswith("saved")


def test_enter_goes_to_the_map(bench: Workbench, file: Path) -> None:
    bench.open_path(file)
    _, canvas, outline = parts(bench)
    click(outline, "phase-advocacy")
    QTest.keyClick(outline.tree, Qt.Key.Key_Return)
    assert canvas.view.hasFocus()


def test_the_menu_of_a_lane(bench: Workbench, file: Path) -> None:
    bench.open_path(file)
    session, _, outline = parts(bench)
    view = outline.tree.viewport()
    place = outline.tree.row_rect(outline.model.index_of("lane-pains")).center()
    QTest.mousePress(view, Qt.MouseButton.RightButton, NONE, place)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(view, QContextMenuEvent(reason, place, view.mapToGlobal(place)))
    QTest.mouseRelease(view, Qt.MouseButton.RightButton, NONE, place)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "fold-lane" in [action.objectName() for action in menu.actions()]
    assert session.selection == {"lane-pains"}
    menu.close()


def palette_of(look: Look) -> QPalette:
    palette, roles = QPalette(), QPalette.ColorRole
    for role, colour in (
        (roles.Window, look.panel),
        (roles.WindowText, look.text),
        (roles.PlaceholderText, look.soft),
        (roles.Highlight, look.accent),
        (roles.Midlight, look.hover),
    ):
        palette.setColor(role, QColor(colour))
    return palette


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_names_and_counts_can_be_read_and_pictures_seen(look: Look, file: Path) -> None:
    shades = tones(palette_of(look))
    rows = OutlineRows(Translator("en")).rows(load(file).journey)
    marks = {row.mark.colour for row in all_rows(rows) if row.mark.colour}
    assert len(marks) > 8
    for ground in (shades.ground, shades.hover, shades.chosen):
        for ink in (shades.text, shades.soft):
            assert contrast(ink, ground) >= 4.5
        for mark in marks:
            assert contrast(seen_on(mark, ground), ground) >= 3
    assert contrast(shades.accent, shades.ground) >= 3
    assert contrast(shades.accent, shades.chosen) >= 3


class OutlinedSession(WorkedSession):
    """A session under random commands, with an outline that looks on."""

    panel: OutlinePanel | None = None

    def opened(self, journey: Journey) -> Session:
        session = super().opened(journey)
        self.teardown()
        self.panel = OutlinePanel(Translator("en"))
        self.panel.resize(212, 600)
        self.panel.show_map(session)
        self.panel.show()
        return session

    def teardown(self) -> None:
        if self.panel is not None:
            self.panel.show_map(None)
            self.panel.close()
            self.panel.deleteLater()
            self.panel = None

    @invariant()
    def shows_the_map_and_what_is_selected(self) -> None:
        if self.panel is None:
            return
        QApplication.processEvents()
        rows = OutlineRows(Translator("en")).rows(self.session.journey)
        anew = {row.key: row for row in all_rows(rows)}
        model = self.panel.model
        # What the check-up found comes after a while, and is tried on its own.
        assert {key for key in model.keys if not key.startswith(CHECKUP)} == anew.keys()
        for key, row in anew.items():
            assert model.row_at(model.index_of(key)) == row
        assert self.panel.tree.chosen_keys() == self.session.selection & anew.keys()


@pytest.mark.usefixtures("qapp")
def test_whatever_is_done_the_outline_equals_one_made_anew() -> None:
    few = settings(
        max_examples=20,
        stateful_step_count=30,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    run_state_machine_as_test(OutlinedSession, settings=few)
