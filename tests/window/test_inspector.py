"""The inspector: what is selected is shown, what is entered is one edit, with real events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journeyeditor.base.messages import Translator
from journeyeditor.base.resources import icon_folder, resource
from journeyeditor.edits.properties import property_of, record_of
from journeyeditor.exchange.maps import open_map
from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import LANE_KINDS
from journeyeditor.session.commands.things import delete_selected
from journeyeditor.session.session import Session
from journeyeditor.window.inspector.chooser import Chooser
from journeyeditor.window.inspector.chosen import ChoiceField, ColourField, EndField, FlagField
from journeyeditor.window.inspector.field import Field
from journeyeditor.window.inspector.members import MembersField
from journeyeditor.window.inspector.panel import InspectorPanel
from journeyeditor.window.inspector.pictures import PictureField
from journeyeditor.window.inspector.rows_map import ROWS
from journeyeditor.window.inspector.typed import LineField, TextField

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
F = TypeVar("F", bound=Field)


@pytest.fixture
def session() -> Session:
    """The worked example."""
    return Session(open_map(resource("examples", "jane-deklarerar.journey")).journey)


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> Iterator[InspectorPanel]:
    """The panel in a window of its own, beside something else that takes the focus."""
    window = QWidget()
    made = InspectorPanel(Translator("en"), window)
    made.resize(284, 1400)
    other = QLabel(window)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    other.setObjectName("elsewhere")
    window.resize(300, 1400)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.show_map(session)
    yield made
    made.show_map(None)
    window.close()
    window.deleteLater()


def settled() -> None:
    QApplication.processEvents()
    QApplication.processEvents()


def select(session: Session, *ids: str) -> None:
    session.select(ids)
    settled()


def field(panel: InspectorPanel, name: str, kind: type[F]) -> F:
    assert panel.form is not None
    for fold in panel.form.folds.values():
        fold.open(True)
    found = panel.form.field(name)
    assert isinstance(found, kind)
    return found


def leave(panel: InspectorPanel) -> None:
    elsewhere = panel.window().findChild(QLabel, "elsewhere")
    assert isinstance(elsewhere, QLabel)
    elsewhere.setFocus()
    settled()


def card(session: Session, begins: str) -> str:
    return next(c.id for c in session.journey.all_cards() if c.text.startswith(begins))


def write(widget: QWidget, text: str) -> None:
    """Key presses with any text; Qt's own helper knows ASCII only."""
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
            QApplication.sendEvent(widget, event)


def chooser(of: QWidget) -> Chooser:
    made = of.findChild(Chooser)
    assert isinstance(made, Chooser)
    return made


SUBJECTS = ("map", "card", "phase", "step", "lane", "curve", "point", "link", "persona")


def one_of(journey: Journey, kind: str) -> str:
    named = {
        "map": (journey.id,),
        "card": [c.id for c in journey.all_cards()],
        "phase": [p.id for p in journey.phases],
        "step": [s.id for s in journey.steps()],
        "lane": [lane.id for lane in journey.lanes],
        "curve": [c.id for c in journey.curves],
        "point": [p.id for c in journey.curves for p in c.points],
        "link": [link.id for link in journey.links],
        "persona": [p.id for p in journey.personas],
    }
    return named[kind][0]


PLACES: dict[str, set[str]] = {
    "card": {"lane", "step", "order"},
    "phase": {"steps"},
    "curve": {"lane", "points"},
    "point": {"step"},
    "metric": {"lane", "step"},
    "map": {
        *("phases", "cards", "curves", "links", "personas", "metrics", "pictures"),
        *("set_aside", "theme"),
    },
}
"""What is no property of its own: where a thing is, and what it holds. A map's look and its
findings belong to the poster and the check-up."""


@pytest.mark.parametrize("kind", SUBJECTS)
def test_every_property_of_what_is_selected_has_a_field(
    panel: InspectorPanel, session: Session, kind: str
) -> None:
    one = one_of(session.journey, kind)
    select(session, one)
    assert panel.form is not None
    for fold in panel.form.folds.values():
        fold.open(True)
    shown = {made.row.name for made in panel.form.fields()}
    assert shown == {row.name for row in ROWS[kind]}
    record = record_of(session.journey, kind, one)
    assert record is not None
    named = {name.partition(".")[0] for name in shown}
    assert set(type(record).model_fields) - named == PLACES.get(kind, set()) | {"id"}


def test_a_text_is_written_on_leaving_in_one_step(panel: InspectorPanel, session: Session) -> None:
    one = card(session, "Sökmotor")
    select(session, one)
    text = field(panel, "text", TextField)
    text.box.setFocus()
    text.box.selectAll()
    write(text.box, "Sökning på nätet & <b>mer</b>")
    leave(panel)
    written = session.journey.card(one)
    assert written is not None
    assert written.text == "Sökning på nätet & <b>mer</b>"
    assert [str(name) for name in session.history()] == ["Edit text"]
    session.undo()
    settled()
    assert text.text() == "Sökmotor"


def test_what_is_typed_is_seen_on_the_map_after_a_pause_and_stays_one_step(
    panel: InspectorPanel, session: Session, qtbot: QtBot
) -> None:
    one = card(session, "Sökmotor")
    select(session, one)
    text = field(panel, "text", TextField)
    text.box.setFocus()
    for word in (" i", " mobilen"):
        text.box.moveCursor(text.box.textCursor().MoveOperation.End)
        write(text.box, word)
        qtbot.waitUntil(lambda: not text.pending, timeout=3000)
    written = session.journey.card(one)
    assert written is not None
    assert written.text == "Sökmotor i mobilen"
    assert len(session.history()) == 1


def test_escape_takes_back_what_is_typed(panel: InspectorPanel, session: Session) -> None:
    select(session, session.journey.phases[0].id)
    title = field(panel, "title", LineField)
    title.line.setFocus()
    title.line.selectAll()
    write(title.line, "Annat")
    QTest.keyClick(title.line, Qt.Key.Key_Escape)
    assert title.line.text() == "Medvetenhet"
    leave(panel)
    assert session.history() == ()


@pytest.mark.parametrize(
    ("kind", "name", "typed", "said"),
    [
        ("card", "votes", "många", "många is not a number"),
        ("card", "votes", "-1", "from 0"),
        ("card", "votes", "2,5", "whole"),
        ("card", "due", "2026-13-40", "no day"),
        ("card", "links", "javascript:alert(1)", "no web address"),
        ("point", "value", "7", "from"),
        ("map", "scale.low", "9", "below"),
    ],
)
def test_wrong_input_is_refused_beside_the_field(
    panel: InspectorPanel, session: Session, kind: str, name: str, typed: str, said: str
) -> None:
    one = card(session, "Sökbara") if kind == "card" else one_of(session.journey, kind)
    select(session, one)
    made = field(panel, name, LineField if name != "links" else TextField)
    editor = made.editor
    editor.setFocus()
    editor.selectAll()  # type: ignore[attr-defined]
    write(editor, typed)
    leave(panel)
    assert re.search(said, made.reason), made.reason
    assert made._reason is not None  # noqa: SLF001  # where the reason stands is what is tested
    assert made._reason.isVisible()  # noqa: SLF001
    assert made._reason.textFormat() == Qt.TextFormat.PlainText  # noqa: SLF001
    assert session.history() == ()
    made.restore()
    assert not made.reason


def test_numbers_are_read_with_comma_or_point(panel: InspectorPanel, session: Session) -> None:
    point = one_of(session.journey, "point")
    select(session, point)
    value = field(panel, "value", LineField)
    for typed, meant in (("1,5", 1.5), ("0.5", 0.5), ("\N{MINUS SIGN}1", -1.0), ("", None)):
        value.line.setFocus()
        value.line.selectAll()
        QTest.keyClick(value.line, Qt.Key.Key_Delete)
        write(value.line, typed)
        QTest.keyClick(value.line, Qt.Key.Key_Return)
        record = record_of(session.journey, "point", point)
        assert record is not None
        assert property_of(session.journey, record, "value") == meant


def test_mixed_values_are_told_and_written_on_all(panel: InspectorPanel, session: Session) -> None:
    chosen = [card(session, "Sökbara"), card(session, "Chatt som")]
    select(session, *chosen)
    assert panel.head.text() == "2 cards"
    effort = field(panel, "effort", ChoiceField)
    assert effort.list.currentIndex() == -1
    assert effort.list.placeholderText() == "Mixed"
    effort.list.setFocus()
    QTest.keyClick(effort.list, Qt.Key.Key_Down)
    leave(panel)
    written = {session.journey.card(one).effort for one in chosen}  # type: ignore[union-attr]
    assert len(written) == 1
    assert len(session.history()) == 1
    moment = field(panel, "moment_of_truth", FlagField)
    moment.box.click()
    settled()
    assert all(session.journey.card(one).moment_of_truth for one in chosen)  # type: ignore[union-attr]


def test_the_panel_follows_selection_and_undo(panel: InspectorPanel, session: Session) -> None:
    select(session, session.journey.phases[1].id)
    assert panel.head.text() == "Phase"
    assert field(panel, "title", LineField).text() == "Övervägande"
    select(session, session.journey.lanes[0].id, session.journey.phases[0].id)
    assert panel.head.text() in ("1 phase and 1 lane", "1 lane and 1 phase")
    select(session)
    assert panel.head.text() == "Map"
    one = card(session, "Sökmotor")
    select(session, one)
    delete_selected(session)
    settled()
    assert panel.head.text() in ("Card", "Map")
    session.undo()
    settled()
    assert field(panel, "text", TextField).text() == "Sökmotor"


def test_a_colour_is_chosen_from_a_menu(
    panel: InspectorPanel, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(session, session.journey.phases[0].id)
    colour = field(panel, "colour", ColourField)
    colour.menu.aboutToShow.emit()
    names = [action.text() for action in colour.menu.actions() if action.text()]
    assert names[:3] == ["The map's own", "Blue", "Teal"]
    colour.menu.actions()[2].trigger()
    settled()
    assert session.journey.phases[0].colour
    assert colour.button.text().strip() == "Teal"


def test_sources_are_chosen_made_and_opened(panel: InspectorPanel, session: Session) -> None:
    one = card(session, "Sökmotor")
    select(session, one)
    sources = field(panel, "sources", MembersField)
    QTest.mouseClick(sources.button, LEFT)
    made = chooser(sources.button)
    write(made.line, "webb")
    QTest.keyClick(made.line, Qt.Key.Key_Return)
    settled()
    assert sources.shown_names() == ["Webbanalys"]
    QTest.mouseClick(sources.button, LEFT)
    settled()
    made = next(c for c in sources.button.findChildren(Chooser) if c.isVisible())
    write(made.line, "Dagbok <i>")
    QTest.keyClick(made.line, Qt.Key.Key_Return)
    settled()
    assert sources.shown_names() == ["Webbanalys", "Dagbok <i>"]
    assert len(session.history()) == 2
    QTest.mouseClick(sources.chips[1].name, LEFT)
    settled()
    assert panel.head.text() == "Source"
    assert field(panel, "title", LineField).text() == "Dagbok <i>"
    number = field(panel, "n", LineField)
    number.line.setFocus()
    write(number.line, "12")
    QTest.mouseClick(panel.back, LEFT)
    settled()
    assert session.journey.sources[-1].n == 12
    assert panel.head.text() == "Card"
    QTest.mouseClick(sources.chips[0].cross, LEFT)
    settled()
    assert sources.shown_names() == ["Dagbok <i>"]


def test_a_source_that_is_gone_leads_back(panel: InspectorPanel, session: Session) -> None:
    select(session)
    held = field(panel, "sources", MembersField)
    count = len(session.journey.sources)
    QTest.mouseClick(held.button, LEFT)
    settled()
    assert panel.head.text() == "Source"
    assert len(session.journey.sources) == count + 1
    session.undo()
    settled()
    assert panel.head.text() == "Map"


def test_a_link_shows_its_ends_and_leads_there(panel: InspectorPanel, session: Session) -> None:
    link = next(one for one in session.journey.links if one.target)
    select(session, link.id)
    revealed: list[str] = []
    panel.reveal_wanted.connect(revealed.append)
    end = field(panel, "target", EndField)
    QTest.mouseClick(end.button, LEFT)
    settled()
    assert session.selection == {link.target}
    assert revealed == [link.target]


def test_a_picture_is_taken_and_refused(
    panel: InspectorPanel, session: Session, tmp_path: Path
) -> None:
    persona = session.journey.personas[0].id
    select(session, persona)
    portrait = field(panel, "portrait", PictureField)
    text = tmp_path / "no.png"
    text.write_text("no picture", "utf-8")
    portrait.take(text)
    assert "no picture" in portrait.reason
    portrait.take(icon_folder() / "app-128.png")
    settled()
    assert session.journey.personas[0].portrait in session.journey.pictures
    assert not portrait.image.isHidden()
    portrait.remove.click()
    settled()
    assert session.journey.personas[0].portrait is None


def test_a_day_is_written_in_several_ways(panel: InspectorPanel, session: Session) -> None:
    one = card(session, "Sökbara")
    select(session, one)
    due = field(panel, "due", LineField)
    for typed in ("2027-03-01", "20270302", "2027/3/3"):
        due.line.setFocus()
        due.line.selectAll()
        write(due.line, typed)
        QTest.keyClick(due.line, Qt.Key.Key_Return)
    written = session.journey.card(one)
    assert written is not None
    assert written.due == date(2027, 3, 3)


def test_a_kind_decides_what_comes_first(panel: InspectorPanel, session: Session) -> None:
    """What matters for a kind lies open; the rest under More, and nothing is out of reach."""
    names = {row.name for row in ROWS["card"]}
    lanes = {lane.kind: lane.id for lane in session.journey.lanes}
    for kind in LANE_KINDS:
        if kind not in lanes or not session.journey.lane_cards(lanes[kind]):
            continue
        select(session, next(iter(session.journey.lane_cards(lanes[kind]))).id)
        assert panel.form is not None
        for fold in panel.form.folds.values():
            fold.open(True)
        assert {made.row.name for made in panel.form.fields()} == names


def test_another_language_and_another_map(panel: InspectorPanel, session: Session) -> None:
    select(session, session.journey.phases[0].id)
    panel.say_in(Translator("sv"))
    assert panel.head.text() == "Fas"
    other = Session(Journey(id="other", title="Annan"))
    panel.show_map(other)
    settled()
    assert field(panel, "title", LineField).text() == "Annan"
    assert session.receivers("2changed(PyObject,PyObject)") == 0


def test_colour_dialog_is_cancelled_without_an_edit(
    panel: InspectorPanel, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(session, session.journey.phases[0].id)
    colour = field(panel, "colour", ColourField)
    answers: list[Any] = [QColor(), QColor("#123456")]
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_a, **_k: answers.pop(0))
    for _ in range(2):
        colour.menu.aboutToShow.emit()
        colour.menu.actions()[-1].trigger()
    settled()
    assert session.journey.phases[0].colour == "#123456"
    assert len(session.history()) == 1
