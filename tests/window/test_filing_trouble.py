"""What goes wrong round an open map's file: nothing is lost unasked, and nothing goes by unseen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator, msg
from journeyeditor.edits.cards import change_card
from journeyeditor.edits.curves import add_curve
from journeyeditor.edits.merge import merge
from journeyeditor.edits.properties import set_property
from journeyeditor.files import recovery as recovery_module
from journeyeditor.files.history import History
from journeyeditor.files.keeper import Keeper
from journeyeditor.files.locks import Lock
from journeyeditor.files.owners import Life
from journeyeditor.files.recovery import Found, Recovery
from journeyeditor.files.store import load, save
from journeyeditor.files.system import System
from journeyeditor.session import autosave
from journeyeditor.session.keeping import Keeping
from journeyeditor.window import conflicts, filing
from journeyeditor.window.conflicts import ConflictsDialog
from journeyeditor.window.questions import Answer
from journeyeditor.window.shell import Shell
from journeyeditor.window.start.rescuing import Rescuing
from journeyeditor.window.versions import KeptDialog, VersionsDialog
from journeyeditor.window.workbench import Workbench
from tests.dialogs import when_shown
from tests.window.test_filing import (
    edited,
    id_of,
    offered,
    opened,
    press_soon,
    rewritten,
    text_of,
)

LEFT = Qt.MouseButton.LeftButton


def after_a_crash(recovery: Recovery) -> Sequence[Found]:
    """What a program that begins now would offer, were this one gone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recovery_module, "life", lambda *_: Life.GONE)
        recovery.tidy()
        return recovery.found().found


def keeping_of(bench: Workbench) -> Keeping:
    assert bench.filing is not None
    return bench.filing.keeping


def full(*_: object) -> None:
    """What the history says on a full disk."""
    raise JourneyError(msg("the disk is full"))


@pytest.mark.parametrize("has_left", [False, True])
def test_a_map_that_is_looked_at_is_read_again_when_its_owner_saves(
    bench: Workbench, shell: Shell, file: Path, has_left: bool, qtbot: QtBot
) -> None:
    theirs = Lock(file)
    theirs.acquire()
    session = opened(bench, file)
    one = id_of(session.journey, "Sökmotor")
    rewritten(file, one, "Deras")
    if has_left:
        theirs.release()
    qtbot.waitUntil(lambda: "changed by another program" in shell.notice.text, timeout=5000)
    QTest.mouseClick(offered(shell, "Read it again"), LEFT)
    assert text_of(session.journey, one) == "Deras"
    assert session.saved
    assert (session.read_only is None) == has_left
    assert ("has had the map open" in shell.notice.text) != has_left
    theirs.release()


def test_a_lock_of_a_nameless_user_is_somebodys(
    bench: Workbench, shell: Shell, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(System, "user", lambda _: "")
    theirs = Lock(file)
    theirs.acquire()
    opened(bench, file)
    assert shell.notice.text.startswith("Somebody has had the map open")
    theirs.release()


def test_a_rescued_map_that_is_looked_at_is_decided_on_without_writing_over_its_owner(
    bench: Workbench, shell: Shell, file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    theirs = Lock(file)
    theirs.acquire()
    session = opened(bench, file)
    one = id_of(session.journey, "Sökmotor")
    session.mark_unsaved()
    rewritten(file, one, "Deras")
    qtbot.waitUntil(lambda: "and you changed it here" in shell.notice.text, timeout=5000)
    copy = file.with_name("min.journey")
    monkeypatch.setattr(filing, "ask_save", lambda *_: copy)
    press_soon("Keep mine")
    QTest.mouseClick(offered(shell, "Decide…"), LEFT)
    assert text_of(load(file).journey, one) == "Deras"
    assert text_of(load(copy).journey, one) == "Sökmotor"
    theirs.release()


@pytest.mark.parametrize("how", ["deleted", "renamed", "with its folder"])
def test_a_map_whose_file_is_gone_is_not_closed_unasked(
    bench: Workbench,
    shell: Shell,
    file: Path,
    how: str,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    folder = file.parent / "mapp"
    folder.mkdir()
    path = file.rename(folder / file.name)
    session = opened(bench, path)
    if how == "renamed":
        path.rename(path.with_name("annat.journey"))
    else:
        path.unlink()
    if how == "with its folder":
        for rest in folder.iterdir():
            rest.unlink()
        folder.rmdir()
    qtbot.waitUntil(lambda: "is not there any more" in shell.notice.text, timeout=5000)
    asked: list[str] = []

    def ask(*_: object) -> Answer:
        asked.append("")
        return Answer.CANCEL

    monkeypatch.setattr(filing, "ask_unsaved", ask)
    assert not bench.may_close()
    assert asked
    if how == "with its folder":
        assert not bench.save()
        assert "Choose a folder that exists" in shell.notice.text
        assert offered(shell, "Save a copy…").isVisible()
    folder.mkdir(exist_ok=True)
    assert bench.save()
    assert shell.notice.text == ""
    assert load(path).journey == session.journey
    assert bench.may_close()


def test_a_file_that_is_replaced_in_two_steps_is_not_said_to_be_gone(
    bench: Workbench, shell: Shell, file: Path, qtbot: QtBot
) -> None:
    opened(bench, file)
    data = file.read_bytes()
    file.unlink()
    qtbot.wait(50)
    file.write_bytes(data)
    qtbot.wait(900)
    assert shell.notice.text == ""


def test_that_nothing_is_kept_safe_stays_said_while_one_types_on(
    bench: Workbench, shell: Shell, file: Path
) -> None:
    session = opened(bench, file)
    one = id_of(session.journey, "Sökmotor")
    keeping_of(bench).told.emit(JourneyError(msg("The map can't be kept safe.")))
    edited(session, one, "Vidare")
    assert shell.notice.text == "The map can't be kept safe."


def test_mine_is_not_given_up_at_closing_where_it_can_not_be_kept(
    bench: Workbench,
    shell: Shell,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = opened(bench, file)
    one = id_of(session.journey, "Sökmotor")
    rewritten(file, one, "Deras")
    edited(session, one, "Mitt")
    monkeypatch.setattr(History, "keep", full)
    monkeypatch.setattr(filing, "ask_unsaved", lambda *_: Answer.SAVE)
    press_soon("Keep theirs")
    assert not bench.may_close()
    assert text_of(session.journey, one) == "Mitt"
    assert not session.saved
    assert "could not be kept" in shell.notice.text


def test_that_a_discarded_map_could_not_be_kept_is_said(
    bench: Workbench, shell: Shell, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened(bench, file)
    edited(session, id_of(session.journey, "Sökmotor"), "Slängt")
    monkeypatch.setattr(History, "keep", full)
    monkeypatch.setattr(filing, "ask_unsaved", lambda *_: Answer.DISCARD)
    bench.close_map()
    assert "the disk is full" in shell.notice.text


def test_after_reading_again_a_crash_is_measured_by_what_was_read(
    bench: Workbench, shell: Shell, recovery: Recovery, file: Path, qtbot: QtBot
) -> None:
    session = opened(bench, file)
    one = id_of(session.journey, "Sökmotor")
    rewritten(file, one, "Deras")
    qtbot.waitUntil(lambda: bool(shell.notice.buttons), timeout=5000)
    QTest.mouseClick(offered(shell, "Read it again"), LEFT)
    edited(session, one, "Vidare")
    keeping_of(bench).flush()
    (found,) = after_a_crash(recovery)
    assert not found.changed_since


def test_a_map_that_was_only_looked_at_is_nothing_to_rescue(
    bench: Workbench, recovery: Recovery
) -> None:
    bench.opening.example()
    keeping = keeping_of(bench)
    keeping.flush()
    assert after_a_crash(recovery) == ()
    assert bench.session is not None
    edited(bench.session, next(iter(bench.session.journey.all_cards())).id, "Mitt")
    keeping.flush()
    assert len(after_a_crash(recovery)) == 1


def test_what_was_discarded_while_one_looked_is_not_offered_again(
    bench: Workbench, shell: Shell, recovery: Recovery, file: Path, qtbot: QtBot
) -> None:
    session = opened(bench, file)
    edited(session, id_of(session.journey, "Sökmotor"), "Mitt")
    keeping_of(bench).flush()
    rescuing = Rescuing(shell.start, Translator("en"), recovery)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recovery_module, "life", lambda *_: Life.GONE)
        rescuing.look()
        qtbot.waitUntil(lambda: bool(shell.start.rescued))
        rescuing.look()
        qtbot.wait(100)  # it is over in its thread, and not yet here
        rescuing.look()
        shell.start.discard_wanted.emit(shell.start.rescued[0].found)
        qtbot.waitUntil(lambda: not shell.start.rescued)
        qtbot.wait(200)
        assert not shell.start.rescued


def test_what_was_rescued_is_shown_where_its_file_can_not_be_opened(
    bench: Workbench, shell: Shell, recovery: Recovery, file: Path, qtbot: QtBot
) -> None:
    session = opened(bench, file)
    edited(session, id_of(session.journey, "Sökmotor"), "Mitt")
    keeping_of(bench).flush()
    file.write_bytes(bytes(4000))
    (found,) = after_a_crash(recovery)
    rescuing = Rescuing(shell.start, Translator("en"), recovery)
    told: list[JourneyError] = []
    rescuing.told.connect(told.append)
    press_soon("Close")
    shell.start.compare_wanted.emit(found)
    assert len(told) == 1


def test_all_conflicts_are_theirs_where_that_is_chosen_for_all(
    shell: Shell, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conflicts, "MOST", 3)
    base = mine = theirs = load(file).journey
    for card in list(base.all_cards())[:8]:
        mine = change_card(mine, card.id, text=f"Mitt {card.id}")
        theirs = change_card(theirs, card.id, text=f"Deras {card.id}")
    merged = merge(base, mine, theirs)
    dialog = ConflictsDialog(shell, Translator("en"), merged)
    assert len(dialog.rows) == 3
    press = {button.text(): button for button in dialog.findChildren(QPushButton)}
    press["Theirs for all"].click()
    assert dialog.choices() == {one.key: "theirs" for one in merged.conflicts}
    press["Mine for all"].click()
    assert set(dialog.choices().values()) == {"mine"}
    dialog.deleteLater()


def test_what_is_being_written_outlives_a_crash(
    bench: Workbench, recovery: Recovery, file: Path, qtbot: QtBot
) -> None:
    session = opened(bench, file)
    one = id_of(session.journey, "Sökmotor")
    canvas = bench.canvas
    assert canvas is not None
    session.select([one])
    QTest.keyClick(canvas.view, Qt.Key.Key_F2)
    QTest.keyClicks(canvas.writing.entry, "Halvskrivet")
    assert canvas.writing.entry.is_open
    keeping_of(bench).write_now()
    keeping_of(bench).flush()
    (found,) = after_a_crash(recovery)
    assert "Halvskrivet" in text_of(recovery.open(found).journey, one)
    assert text_of(session.journey, one) == "Sökmotor"
    QTest.keyClick(canvas.writing.entry, Qt.Key.Key_Escape)
    keeping_of(bench).write_now()
    keeping_of(bench).flush()
    assert after_a_crash(recovery) == ()


def test_where_a_file_is_broken_its_kept_version_is_at_hand(
    bench: Workbench, shell: Shell, file: Path
) -> None:
    session = opened(bench, file)
    one = id_of(session.journey, "Sökmotor")
    edited(session, one, "Sparat")
    assert bench.save()
    bench.close_map()
    file.write_bytes(bytes(5000))
    bench.open_path(file)
    assert bench.session is None
    assert "zeros" in shell.notice.text
    press_soon("Open")
    QTest.mouseClick(offered(shell, "Maps that are kept"), LEFT)
    assert bench.session is not None
    assert text_of(bench.session.journey, one) == "Sparat"


def test_a_broken_file_that_nothing_is_kept_of_offers_nothing(
    bench: Workbench, shell: Shell, file: Path
) -> None:
    file.write_bytes(b"")
    bench.open_path(file)
    assert shell.notice.text
    assert shell.notice.buttons == []


def test_what_was_rescued_elsewhere_is_not_rescued_or_discarded_again(
    bench: Workbench, shell: Shell, recovery: Recovery, file: Path, qtbot: QtBot
) -> None:
    session = opened(bench, file)
    edited(session, id_of(session.journey, "Sökmotor"), "Mitt")
    keeping_of(bench).flush()
    (found,) = after_a_crash(recovery)  # seen from here it is open
    rescuing = Rescuing(shell.start, Translator("en"), recovery)
    shell.start.discard_wanted.emit(found)
    qtbot.wait(100)
    assert len(after_a_crash(recovery)) == 1
    shell.start.rescue_wanted.emit(found)
    assert "in another window" in shell.notice.text
    assert bench.session is session
    rescuing.deleteLater()


def test_a_damaged_version_is_told_of_while_it_is_marked(
    bench: Workbench, shell: Shell, recovery: Recovery, file: Path
) -> None:
    session = opened(bench, file)
    one = id_of(session.journey, "Sökmotor")
    for text in ("Andra", "Tredje"):
        edited(session, one, text)
        assert bench.save()
    dialog = VersionsDialog(shell, Translator("en"), recovery.history, session.journey)
    before = dialog.note.text()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(History, "open", full)
        dialog.list.setCurrentRow(1)
        assert "full" in dialog.note.text()
        assert not dialog.take.isEnabled()
    dialog.list.setCurrentRow(0)
    assert dialog.note.text() == before
    dialog.deleteLater()


def test_where_nothing_is_kept_nothing_is_pictured(shell: Shell, recovery: Recovery) -> None:
    dialog = KeptDialog(shell, Translator("en"), recovery.history, ())
    dialog.begin()
    dialog.show()
    assert not dialog.picture.isVisible()
    assert "No versions yet" in dialog.note.text()
    dialog.deleteLater()


def test_what_could_not_be_kept_safe_is_said_until_it_can(
    bench: Workbench,
    shell: Shell,
    recovery: Recovery,
    file: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(autosave, "AGAIN_MS", (1,))
    session = opened(bench, file)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Keeper, "write", full)
        edited(session, id_of(session.journey, "Sökmotor"), "Mer")
        keeping_of(bench).flush()
        qtbot.waitUntil(lambda: "the disk is full" in shell.notice.text)
    qtbot.waitUntil(lambda: not shell.notice.text)
    (found,) = after_a_crash(recovery)
    assert recovery.open(found).journey == session.journey


def test_what_else_is_said_stays_when_the_map_is_safe_again(
    bench: Workbench, shell: Shell, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "AGAIN_MS", (1,))
    session = opened(bench, file)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Keeper, "write", full)
        edited(session, id_of(session.journey, "Sökmotor"), "Mer")
        keeping_of(bench).flush()
        qtbot.waitUntil(lambda: bool(shell.notice.text))
        shell.notice.say("Something else.")
        with qtbot.waitSignal(keeping_of(bench).mended):
            patch.undo()
    assert shell.notice.text == "Something else."


def test_what_a_merge_mended_is_told(bench: Workbench, shell: Shell, file: Path) -> None:
    """Both gave Jane a curve of what is to be, one of them the curve that was there."""
    session = opened(bench, file)
    curve = session.journey.curves[0]
    rest = tuple(one for one in session.journey.curves if one.state == "current")
    alone = session.journey.model_copy(update={"curves": rest})
    session.apply(msg("Delete curves"), lambda _: alone)
    assert bench.save()
    theirs = load(file).journey
    save(file, add_curve(theirs, curve.lane or "", curve.persona, "future"))
    session.apply(msg("Change"), set_property, "curve", (curve.id,), "state", "future")
    dialogs: list[ConflictsDialog] = []

    def choose(dialog: ConflictsDialog) -> None:
        dialogs.append(dialog)
        assert list(dialog.choices().values()) == ["theirs"]
        press = {button.text(): button for button in dialog.findChildren(QPushButton)}
        press["Mine for all"].click()
        dialog.accept()

    press_soon("Merge both")
    when_shown(ConflictsDialog, choose)
    assert bench.save()
    assert dialogs
    assert "two curves for one persona and state" in shell.notice.text
    assert len(load(file).journey.curves) == len(rest) + 1
