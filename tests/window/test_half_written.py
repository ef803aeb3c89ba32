"""Words that nobody has finished writing yet: a crash leaves them, whatever field they are in."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journeyeditor.base.messages import msg
from journeyeditor.edits.lanes import add_lane
from journeyeditor.edits.properties import property_of, record_of
from journeyeditor.files import recovery as recovery_module
from journeyeditor.files.codec import encode
from journeyeditor.files.owners import Life
from journeyeditor.files.recovery import Recovery
from journeyeditor.model.journey import Journey
from journeyeditor.session.commands.things import write_text
from journeyeditor.session.history import Cell
from journeyeditor.session.session import Session
from journeyeditor.window.inspector import field
from journeyeditor.window.inspector.dates import DateField
from journeyeditor.window.inspector.field import TypedField
from journeyeditor.window.inspector.form import Form
from journeyeditor.window.inspector.typed import (
    DurationField,
    LineField,
    LinesField,
    NumberField,
    TextField,
    WebField,
)
from journeyeditor.window.notes import NotesDialog
from journeyeditor.window.shell import Shell
from journeyeditor.window.workbench import Workbench
from tests.dialogs import when_shown
from tests.window.test_filing import id_of, opened
from tests.window.test_inspector import SUBJECTS, one_of

WORDS = "Half a thou"
SOON = 1.0
"""Seconds after the last key in which a snapshot holds what was typed."""

Begin = Callable[[Workbench, Session], QWidget]


def on_the_page(bench: Workbench, owner: str) -> QWidget:
    assert bench.session is not None
    assert bench.canvas is not None
    bench.session.select([owner])
    QTest.keyClick(bench.canvas.view, Qt.Key.Key_F2)
    return bench.canvas.writing.entry


def in_a_cell(bench: Workbench, lane: str, step: str) -> QWidget:
    assert bench.session is not None
    assert bench.canvas is not None
    bench.session.select_cell(Cell(lane, step))
    QTest.keyClick(bench.canvas.view, Qt.Key.Key_F2)
    return bench.canvas.writing.entry


def in_the_outline(bench: Workbench, owner: str) -> QWidget:
    tree = bench.panels.outline.tree
    bench.panels.outline.update_now()
    assert tree.rename(tree.rows.index_of(owner))
    assert tree.delegate.editor is not None
    return tree.delegate.editor


def unfolded(bench: Workbench, owner: str) -> Form:
    """The details of a record, with all that is folded away opened."""
    assert bench.session is not None
    bench.session.select([owner])
    QApplication.processEvents()
    form = bench.panels.inspector.form
    assert form is not None
    for fold in form.folds.values():
        fold.open(True)
    return form


def in_the_details(bench: Workbench, owner: str, name: str) -> QWidget:
    found = unfolded(bench, owner).field(name)
    assert isinstance(found, TypedField)
    found.editor.setFocus()
    return found.editor


def card(session: Session) -> str:
    return id_of(session.journey, "Sökmotor")


def point(session: Session) -> str:
    return session.journey.curves[0].points[0].id


FIELDS: dict[str, Begin] = {
    "a card": lambda bench, session: on_the_page(bench, card(session)),
    "a new card": lambda bench, _: in_a_cell(bench, "lane-goals", "step-awareness"),
    "the title": lambda bench, session: on_the_page(bench, session.journey.id),
    "a phase": lambda bench, session: on_the_page(bench, session.journey.phases[0].id),
    "a feeling": lambda bench, session: on_the_page(bench, point(session)),
    "a new feeling": lambda bench, session: in_a_cell(bench, bare_lane(session), "step-awareness"),
    "outline: a phase": lambda bench, session: in_the_outline(bench, session.journey.phases[0].id),
    "outline: a lane": lambda bench, session: in_the_outline(bench, session.journey.lanes[0].id),
    "details: a text": lambda bench, session: in_the_details(bench, card(session), "text"),
    "details: a line": lambda bench, session: in_the_details(bench, card(session), "owner"),
    "details: a feeling": lambda bench, session: in_the_details(bench, point(session), "word"),
    "details: lines": lambda bench, session: in_the_details(
        bench, session.journey.personas[0].id, "goals"
    ),
}


def bare_lane(session: Session) -> str:
    """A lane for feelings in which there are none."""
    session.apply(msg("Add lane"), add_lane, "emotions", ids=lambda: "bare")
    return "bare"


def said(journey: Journey) -> str:
    """All that a map says."""
    return encode(journey).decode()


def crashed(recovery: Recovery) -> Journey | None:
    """What would be offered if the program were gone now."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recovery_module, "life", lambda *_: Life.GONE)
        found = recovery.found().found
        return recovery.open(found[0]).journey if found else None


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written by itself."""
    monkeypatch.setattr(field, "PAUSE_MS", 60_000)


@pytest.mark.parametrize("kind", FIELDS)
def test_what_is_half_written_is_in_a_snapshot(
    bench: Workbench, recovery: Recovery, file: Path, qtbot: QtBot, kind: str
) -> None:
    session = opened(bench, file)
    editor = FIELDS[kind](bench, session)
    steps = len(session.history())
    QTest.keyClicks(editor, WORDS)
    typed = time.monotonic()

    def is_kept() -> bool:
        left = crashed(recovery)
        return left is not None and WORDS in said(left)

    qtbot.waitUntil(is_kept, timeout=5000)
    took = time.monotonic() - typed
    assert took < SOON
    assert len(session.history()) == steps
    assert WORDS not in said(session.journey)


@pytest.mark.parametrize("kind", [kind for kind in FIELDS if kind != "a new feeling"])
def test_what_is_given_up_is_in_no_snapshot(
    bench: Workbench, recovery: Recovery, file: Path, kind: str
) -> None:
    session = opened(bench, file)
    editor = FIELDS[kind](bench, session)
    QTest.keyClicks(editor, WORDS)
    assert WORDS in said(session.draft)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert session.draft is session.journey
    assert session.saved
    assert bench.filing is not None
    bench.filing.keeping.flush()
    assert crashed(recovery) is None


def test_notes_of_a_workshop_are_safe_while_they_are_typed_in(
    bench: Workbench, shell: Shell, recovery: Recovery, file: Path, qtbot: QtBot
) -> None:
    session = opened(bench, file)
    wrong: list[BaseException] = []

    def keys(text: str, key: Qt.Key | None = None) -> None:
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        QTest.keyClicks(editor, text)
        if key is not None:
            QTest.keyClick(editor, key)
        QApplication.processEvents()

    def work(dialog: NotesDialog) -> None:
        try:
            keys("7", Qt.Key.Key_Tab)
            keys("A first note", Qt.Key.Key_Return)
            keys("", Qt.Key.Key_Tab)
            keys(WORDS)
            qtbot.waitUntil(lambda: holds(crashed(recovery), "A first note", WORDS))
            assert session.history() == ()
        except BaseException as error:
            wrong.append(error)
        dialog.done(NotesDialog.DialogCode.Rejected)

    when_shown(NotesDialog, work, lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    shell.commands["notes"].trigger()
    assert wrong == []
    assert session.draft is session.journey
    qtbot.waitUntil(lambda: not holds(crashed(recovery), WORDS))


def holds(journey: Journey | None, *texts: str) -> bool:
    said = {card.text for card in journey.all_cards()} if journey is not None else set()
    return set(texts) <= said


TYPED: dict[type[TypedField], str] = {
    LineField: "Half a li",
    TextField: "Half a te",
    LinesField: "Whole\nHal",
    WebField: "https://example.org Exam",
    DateField: "2031-02-03",
    NumberField: "1",
    DurationField: "3",
}


@pytest.mark.parametrize("kind", SUBJECTS)
def test_every_field_drafts_what_it_would_write(bench: Workbench, file: Path, kind: str) -> None:
    session = opened(bench, file)
    one = one_of(session.journey, kind)
    fields = fields_of(bench, one)
    assert fields or kind == "link"
    for made in fields:
        before, name = session.journey, made.row.name
        type_over(made)
        assert session.journey is before
        draft = session.draft
        if isinstance(made, NumberField):
            assert draft is before, "half a number is another number"
            made.restore()
            continue
        made.commit()
        was, drafted, written = (
            value(one, kind, name, of) for of in (before, draft, session.journey)
        )
        assert drafted == written != was
        assert session.draft is session.journey
        session.undo()
        QApplication.processEvents()
        type_over(made)
        assert session.draft is not session.journey
        QTest.keyClick(made.editor, Qt.Key.Key_Escape)
        assert session.draft is session.journey


def fields_of(bench: Workbench, one: str) -> list[TypedField]:
    """The fields in which something about a record is typed."""
    form = unfolded(bench, one)
    return [one for one in form.fields() if isinstance(one, TypedField) and not one.isHidden()]


def type_over(made: TypedField) -> None:
    """Type in the place of what is there, line by line."""
    made.editor.setFocus()
    made.editor.selectAll()  # type: ignore[attr-defined]
    first, *more = TYPED[type(made)].split("\n")
    QTest.keyClicks(made.editor, first)
    for line in more:
        QTest.keyClick(made.editor, Qt.Key.Key_Return)
        QTest.keyClicks(made.editor, line)


def value(one: str, kind: str, name: str, journey: Journey) -> object:
    """A property; of web links what they say, for they get ids anew with every key."""
    record = record_of(journey, kind, one)
    assert record is not None
    held = property_of(journey, record, name)
    return [(link.url, link.title) for link in held] if name == "links" else held


def test_what_cannot_be_so_yet_leaves_the_draft_before_it(bench: Workbench, file: Path) -> None:
    session = opened(bench, file)
    links = next(made for made in fields_of(bench, card(session)) if isinstance(made, WebField))
    type_over(links)
    QTest.keyClick(links.box, Qt.Key.Key_Return)
    QTest.keyClicks(links.box, "htt")
    assert value(card(session), "card", "links", session.draft) == [("https://example.org", "Exam")]
    assert links.pending
    links.restore()
    assert session.draft is session.journey


def test_to_show_a_text_takes_no_draft_of_another_writer(bench: Workbench, file: Path) -> None:
    """What is written on the page stays in the draft while the details show something else."""
    session = opened(bench, file)
    one = card(session)
    fields_of(bench, id_of(session.journey, "Sökbara felkoder i supporten"))
    session.sketch(lambda to: write_text(to, one, WORDS))
    draft = session.draft
    fields_of(bench, one)
    assert session.draft is draft is not session.journey
