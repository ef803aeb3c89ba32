"""The file of an open map: saved, changed by others, locked by others, gone back in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from journeyeditor.base.messages import Translator, msg
from journeyeditor.edits.cards import change_card
from journeyeditor.files.history import DISCARDED, REPLACED
from journeyeditor.files.locks import Lock, State
from journeyeditor.files.recovery import Recovery
from journeyeditor.files.store import load, save
from journeyeditor.model.journey import Journey
from journeyeditor.session.session import Session
from journeyeditor.window import filing
from journeyeditor.window.conflicts import ConflictsDialog
from journeyeditor.window.look import LIGHT, apply_look
from journeyeditor.window.questions import Answer, Changed, ask_changed
from journeyeditor.window.shell import Shell
from journeyeditor.window.versions import KeptDialog, VersionsDialog
from journeyeditor.window.workbench import Workbench
from tests.dialogs import when_shown

LEFT = Qt.MouseButton.LeftButton


def opened(bench: Workbench, file: Path) -> Session:
    bench.open_path(file)
    assert bench.session is not None
    return bench.session


def id_of(journey: Journey, text: str) -> str:
    return next(card.id for card in journey.all_cards() if card.text == text)


def text_of(journey: Journey, card: str) -> str:
    found = journey.card(card)
    assert found is not None
    return found.text


def rewritten(file: Path, card: str, text: str) -> None:
    """Somebody else changes a card in the file."""
    save(file, change_card(load(file).journey, card, text=text))


def edited(session: Session, card: str, text: str) -> None:
    session.apply(msg("Edit text"), change_card, card, text=text)


def press_soon(button: str) -> list[str]:
    """Press a button of the dialog that comes up; what it said goes into the list."""
    said: list[str] = []

    def press(box: QDialog) -> None:
        if isinstance(box, QMessageBox):
            said.append(box.text())
            assert box.textFormat() == Qt.TextFormat.PlainText
        next(b for b in box.findChildren(QPushButton) if b.text() == button).click()

    when_shown(QDialog, press)
    return said


def offered(shell: Shell, name: str) -> QPushButton:
    return next(button for button in shell.notice.buttons if button.text() == name)


@pytest.fixture
def two(bench: Workbench, file: Path) -> tuple[Session, str, str]:
    """The map in a window, and two of its cards."""
    session = opened(bench, file)
    ids = [id_of(session.journey, text) for text in ("Sökmotor", "Betald annons")]
    return session, ids[0], ids[1]


def test_a_file_that_somebody_changed_is_not_written_over_unasked(
    bench: Workbench, shell: Shell, file: Path, two: tuple[Session, str, str]
) -> None:
    session, one, other = two
    rewritten(file, other, "Deras")
    edited(session, one, "Mitt")
    said = press_soon("Cancel")
    assert not bench.save()
    assert "jane.journey was changed by somebody else" in said[0]
    assert text_of(load(file).journey, other) == "Deras"
    assert not session.saved


def test_mine_stands_and_theirs_is_kept(
    bench: Workbench, recovery: Recovery, file: Path, two: tuple[Session, str, str]
) -> None:
    session, one, other = two
    rewritten(file, other, "Deras")
    edited(session, one, "Mitt")
    press_soon("Keep mine")
    assert bench.save()
    assert text_of(load(file).journey, one) == "Mitt"
    assert text_of(load(file).journey, other) == "Betald annons"
    kept = recovery.history.versions(session.journey.id).versions
    theirs = next(version for version in kept if version.why == REPLACED)
    journey = recovery.history.open(session.journey.id, theirs).journey
    assert text_of(journey, other) == "Deras"


def test_theirs_stands_and_mine_is_kept_and_can_be_had_by_undo(
    bench: Workbench, recovery: Recovery, file: Path, two: tuple[Session, str, str]
) -> None:
    session, one, other = two
    rewritten(file, other, "Deras")
    edited(session, one, "Mitt")
    press_soon("Keep theirs")
    assert bench.save()
    assert session.saved
    assert text_of(session.journey, other) == "Deras"
    assert text_of(session.journey, one) == "Sökmotor"
    kept = recovery.history.versions(session.journey.id).versions
    mine = next(version for version in kept if version.why == DISCARDED)
    assert text_of(recovery.history.open(session.journey.id, mine).journey, one) == "Mitt"
    session.undo()
    assert text_of(session.journey, one) == "Mitt"
    assert not session.saved


def test_both_are_merged(bench: Workbench, file: Path, two: tuple[Session, str, str]) -> None:
    session, one, other = two
    rewritten(file, other, "Deras")
    edited(session, one, "Mitt")
    press_soon("Merge both")
    assert bench.save()
    for journey in (session.journey, load(file).journey):
        assert text_of(journey, one) == "Mitt"
        assert text_of(journey, other) == "Deras"
    assert session.undo_name == filing.MERGE
    rewritten(file, other, "Igen")
    edited(session, one, "Åter")
    press_soon("Merge both")
    assert bench.save()
    assert text_of(load(file).journey, other) == "Igen"


@pytest.mark.parametrize(("button", "stands"), [("Mine", "Mitt"), ("Theirs", "<b>Deras</b>")])
def test_a_conflict_is_chosen_in(
    bench: Workbench, file: Path, two: tuple[Session, str, str], button: str, stands: str
) -> None:
    session, one, _ = two
    rewritten(file, one, "<b>Deras</b>")
    edited(session, one, "Mitt")

    def choose(dialog: ConflictsDialog) -> None:
        assert len(dialog.rows) == 1
        side = dialog.rows[0]
        (side._mine if button == "Mine" else side._theirs).click()  # noqa: SLF001
        dialog.accept()

    press_soon("Merge both")
    when_shown(ConflictsDialog, choose)
    assert bench.save()
    assert text_of(load(file).journey, one) == stands


def test_a_conflict_that_is_not_decided_changes_nothing(
    bench: Workbench, file: Path, two: tuple[Session, str, str]
) -> None:
    session, one, _ = two
    rewritten(file, one, "Deras")
    edited(session, one, "Mitt")
    before = session.journey

    press_soon("Merge both")
    when_shown(ConflictsDialog, ConflictsDialog.reject)
    assert not bench.save()
    assert session.journey is before
    assert text_of(load(file).journey, one) == "Deras"


def test_a_change_on_the_disk_is_noticed_and_read_at_will(
    bench: Workbench, shell: Shell, file: Path, two: tuple[Session, str, str], qtbot: QtBot
) -> None:
    session, one, _ = two
    rewritten(file, one, "Deras")
    qtbot.waitUntil(lambda: bool(shell.notice.buttons), timeout=5000)
    assert "was changed by another program" in shell.notice.text
    QTest.mouseClick(offered(shell, "Read it again"), LEFT)
    assert text_of(session.journey, one) == "Deras"
    assert session.saved
    assert shell.notice.text == ""
    edited(session, one, "Vidare")
    assert bench.save()


def test_saving_is_no_change_by_somebody_else(
    bench: Workbench, shell: Shell, two: tuple[Session, str, str], qtbot: QtBot
) -> None:
    session, one, _ = two
    for turn in range(5):
        edited(session, one, f"Text {turn}")
        assert bench.save()
        qtbot.wait(150)
    qtbot.wait(600)
    assert shell.notice.text == ""


def test_a_file_of_another_name_is_not_written_over_when_it_came_meanwhile(
    bench: Workbench,
    shell: Shell,
    file: Path,
    two: tuple[Session, str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = file.with_name("copy.journey")
    monkeypatch.setattr(filing, "ask_save", lambda *_: target)
    assert bench.filing is not None
    assert bench.filing.save_as()
    assert target.exists()
    assert Lock(target).look().state is State.HELD
    assert Lock(file).look().state is State.FREE
    assert two[0].path == target


def test_a_map_that_somebody_has_open_is_looked_at_only(
    bench: Workbench, shell: Shell, file: Path
) -> None:
    theirs = Lock(file)
    assert theirs.acquire().state is State.MINE
    session = opened(bench, file)
    assert "has had the map open" in shell.notice.text
    assert session.read_only is not None
    one = id_of(session.journey, "Sökmotor")
    assert bench.canvas is not None
    session.select([one])
    QTest.keyClick(bench.canvas.view, Qt.Key.Key_F2)
    assert not bench.canvas.writing.entry.is_open
    QTest.keyClick(shell, Qt.Key.Key_Delete)
    assert session.journey.card(one) is not None
    assert "Save a copy" in shell.notice.text
    bench.close_map()
    bench.open_path(file)
    QTest.mouseClick(offered(shell, "Edit anyway"), LEFT)
    assert bench.session is not None
    assert bench.session.read_only is None
    edited(bench.session, one, "Mitt")
    assert bench.save()
    theirs.release()


def test_what_is_discarded_goes_to_the_earlier_versions(
    bench: Workbench,
    shell: Shell,
    recovery: Recovery,
    two: tuple[Session, str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session, one, _ = two
    edited(session, one, "Slängt")
    monkeypatch.setattr(filing, "ask_unsaved", lambda *_: Answer.DISCARD)
    journey = session.journey
    bench.close_map()
    kept = recovery.history.versions(journey.id).versions
    assert [version.why for version in kept] == [DISCARDED]
    assert text_of(recovery.history.open(journey.id, kept[0]).journey, one) == "Slängt"
    assert recovery.found().found == ()


def test_an_earlier_version_is_looked_at_and_taken_back(
    bench: Workbench, shell: Shell, file: Path, two: tuple[Session, str, str]
) -> None:
    session, one, _ = two
    for text in ("Andra", "Tredje"):
        edited(session, one, text)
        assert bench.save()
    seen: list[str] = []

    def take(dialog: VersionsDialog) -> None:
        assert dialog.list.count() == 3
        dialog.list.setCurrentRow(2)
        lines = [dialog.differences.item(n).text() for n in range(dialog.differences.count())]
        seen.extend(lines)
        QTest.mouseClick(dialog.take, LEFT)

    when_shown(VersionsDialog, take)
    shell.commands["versions"].trigger()
    assert text_of(session.journey, one) == "Sökmotor"
    assert len(seen) == 1
    assert "Tredje" in seen[0]
    assert "Sökmotor" in seen[0]
    session.undo()
    assert text_of(session.journey, one) == "Tredje"


def test_versions_stand_below_each_other(
    bench: Workbench, shell: Shell, two: tuple[Session, str, str], qapp: QApplication
) -> None:
    apply_look(qapp, LIGHT)
    session, one, _ = two
    edited(session, one, "Andra")
    assert bench.save()
    apart: list[int] = []

    def measure(dialog: VersionsDialog) -> None:
        first, second = (dialog.list.visualItemRect(dialog.list.item(n)) for n in range(2))
        apart.append(second.top() - first.bottom())
        dialog.reject()

    when_shown(VersionsDialog, measure)
    shell.commands["versions"].trigger()
    assert apart == [1]


def test_a_map_that_was_never_saved_is_kept_when_it_is_discarded(
    bench: Workbench,
    shell: Shell,
    recovery: Recovery,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bench.new_map("five-phases")
    session = bench.session
    assert session is not None
    one = next(iter(session.journey.all_cards())).id
    edited(session, one, "Aldrig sparat")
    monkeypatch.setattr(filing, "ask_unsaved", lambda *_: Answer.DISCARD)
    bench.close_map()
    assert [version.why for version in recovery.history.documents()] == [DISCARDED]

    def take(dialog: KeptDialog) -> None:
        assert dialog.list.count() == 1
        QTest.mouseClick(dialog.take, LEFT)

    when_shown(KeptDialog, take)
    shell.commands["kept"].trigger()
    assert bench.session is not None
    assert text_of(bench.session.journey, one) == "Aldrig sparat"
    assert bench.session.path is None
    assert not bench.session.saved


def test_a_read_only_folder_leads_to_a_copy(
    bench: Workbench, shell: Shell, file: Path, two: tuple[Session, str, str]
) -> None:
    session, one, _ = two
    edited(session, one, "Mitt")
    file.chmod(0o444)
    assert not bench.save()
    assert offered(shell, "Save a copy…").isVisible()
    assert not session.saved


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_questions_fit_their_words(shell: Shell, language: str) -> None:
    """No button of the question is wider than what it says needs, and all are there."""
    tr = Translator(language)
    names: list[str] = []

    def look(box: QMessageBox) -> None:
        names.extend(button.text() for button in box.buttons())
        box.reject()

    when_shown(QMessageBox, look)
    answer = ask_changed(shell, tr, "<i>x</i>", can_merge=True, can_open=True)
    assert answer is Changed.CANCEL
    assert len(set(names)) == 5
