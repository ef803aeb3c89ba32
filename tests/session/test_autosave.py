"""Snapshots while one works: soon after an edit, never long apart, beside the interface."""

from __future__ import annotations

import errno
import os
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.edits.head import change_head
from journeyeditor.files import recovery as recovery_module
from journeyeditor.files.history import DISCARDED
from journeyeditor.files.owners import Life
from journeyeditor.files.recovery import Recovery
from journeyeditor.files.store import load, save
from journeyeditor.model.journey import Journey
from journeyeditor.session import autosave as module
from journeyeditor.session.autosave import Autosave
from journeyeditor.session.keeping import Keeping
from journeyeditor.session.session import Session
from tests.files.failing import Quick


class Slow:
    """A keeper that notes what it is given, in which thread and when."""

    def __init__(self) -> None:
        self.titles: list[str] = []
        self.times: list[float] = []
        self.threads: set[str] = set()
        self.error: JourneyError | None = None
        self.gate = threading.Event()
        self.gate.set()

    def write(self, journey: Journey) -> None:
        self.gate.wait(5)
        self.threads.add(threading.current_thread().name)
        if self.error is not None:
            raise self.error
        self.titles.append(journey.title)
        self.times.append(time.monotonic())


@pytest.fixture
def session() -> Session:
    return Session(Journey(id="map"))


def edit(session: Session, title: str) -> None:
    session.apply(msg("Rename map"), change_head, title=title)


def test_a_snapshot_follows_an_edit_within_a_second(session: Session, qtbot: QtBot) -> None:
    keeper = Slow()
    saver = Autosave(session, keeper)  # type: ignore[arg-type]  # only `write` is asked of it
    waits: list[float] = []
    for count in range(1, 4):  # a shared machine may hold one of them up
        began = time.monotonic()
        edit(session, f"Edit {count}")
        qtbot.waitUntil(lambda: len(keeper.titles) == count, timeout=10_000)  # noqa: B023
        waits.append(keeper.times[-1] - began)
    assert min(waits) < 1.0
    assert "snapshots" in keeper.threads.pop()
    saver.stop(bool)


def test_while_one_edits_on_snapshots_are_never_long_apart(session: Session, qtbot: QtBot) -> None:
    keeper = Slow()
    saver = Autosave(session, keeper)  # type: ignore[arg-type]
    edits: dict[str, float] = {}
    for turn in range(40):
        edits[str(turn)] = time.monotonic()
        edit(session, str(turn))
        qtbot.wait(100)
    qtbot.waitUntil(lambda: keeper.titles[-1:] == ["39"], timeout=3000)
    for title, moment in edits.items():
        held = next(
            at
            for at, kept in zip(keeper.times, keeper.titles, strict=True)
            if int(kept) >= int(title)
        )
        assert held - moment < 2.0
    assert len(keeper.titles) < 14
    saver.stop(bool)


def test_a_slow_disk_gets_the_latest_only(session: Session, qtbot: QtBot) -> None:
    keeper = Slow()
    keeper.gate.clear()
    saver = Autosave(session, keeper)  # type: ignore[arg-type]
    for turn in range(5):
        edit(session, str(turn))
        saver.write_now()
    keeper.gate.set()
    saver.flush()
    assert keeper.titles[-1] == "4"
    assert len(keeper.titles) <= 3
    saver.stop(bool)


def test_a_failure_is_told_once_until_it_works_again(session: Session, qtbot: QtBot) -> None:
    keeper = Slow()
    saver = Autosave(session, keeper)  # type: ignore[arg-type]
    told: list[JourneyError] = []
    saver.failed.connect(told.append)
    keeper.error = JourneyError(msg("the disk is full"))
    for turn in range(3):
        edit(session, f"a{turn}")
        saver.flush()
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(50)
    assert len(told) == 1
    keeper.error = None
    edit(session, "b")
    with qtbot.waitSignal(saver.written):
        saver.flush()
    keeper.error = JourneyError(msg("the disk is full"))
    edit(session, "c")
    saver.flush()
    qtbot.waitUntil(lambda: len(told) == 2)
    saver.stop(bool)


class Broken(Quick):
    """A disk on which nothing can be written until it is `whole`; counts how often it is tried."""

    def __init__(self) -> None:
        self.whole = False
        self.tries = 0

    def replace(self, source: Path, target: Path) -> None:
        if not self.whole:
            self.tries += 1
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        super().replace(source, target)


def test_what_failed_is_tried_again_by_itself_until_it_works(
    session: Session, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "AGAIN_MS", (1, 2, 3))
    disk = Broken()
    recovery = Recovery(tmp_path, disk)
    keeping = Keeping(session, recovery)
    told: list[JourneyError] = []
    mended: list[JourneyError] = []
    keeping.told.connect(told.append)
    keeping.mended.connect(mended.append)
    edit(session, "Kvar")
    keeping.write_now()
    qtbot.waitUntil(lambda: disk.tries >= 6)
    assert len(told) == 1
    assert not mended
    disk.whole = True
    qtbot.waitUntil(lambda: bool(mended))
    assert mended == told
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recovery_module, "life", lambda *_: Life.GONE)
        assert [one.snapshot.about.title for one in recovery.found().found] == ["Kvar"]
    keeping.close(discard=True)


def test_the_waits_grow_to_a_bound_and_begin_anew_with_an_edit(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[int] = []

    class Noted(QTimer):
        """Notes how long it is to wait, and does not."""

        def start(self, milliseconds: int = 0) -> None:
            waits.append(milliseconds)
            super().start(0)

    monkeypatch.setattr(module, "QTimer", Noted)
    keeper = Slow()
    keeper.error = JourneyError(msg("the disk is full"))
    saver = Autosave(session, keeper)  # type: ignore[arg-type]
    edit(session, "En")
    qtbot.waitUntil(lambda: len(waits) >= 7)
    assert waits[:7] == [module.QUIET_MS, *module.AGAIN_MS, *module.AGAIN_MS[-1:] * 2]
    assert module.AGAIN_MS == (2_000, 5_000, 10_000, 30_000)
    waits.clear()
    edit(session, "Två")
    qtbot.waitUntil(lambda: len(waits) >= 3)
    assert waits[waits.index(module.QUIET_MS) :][:2] == [module.QUIET_MS, module.AGAIN_MS[0]]
    saver.stop(bool)


def test_nothing_is_tried_again_once_the_map_is_closed(session: Session, qtbot: QtBot) -> None:
    keeper = Slow()
    keeper.error = JourneyError(msg("the disk is full"))
    saver = Autosave(session, keeper)  # type: ignore[arg-type]
    told: list[JourneyError] = []
    saver.failed.connect(told.append)
    edit(session, "En")
    saver.write_now()
    saver.stop(bool)
    qtbot.waitUntil(lambda: bool(told))
    assert not any(timer.isActive() for timer in saver.findChildren(QTimer))


def test_the_bounds_leave_time_to_write() -> None:
    assert module.QUIET_MS < 1000
    assert module.MOST_MS <= 2000 - 900


def test_the_whole_way_of_a_document(tmp_path: Path, qtbot: QtBot) -> None:
    """Edited, crashed, recovered, saved: nothing lost, and nothing left behind."""
    recovery = Recovery(tmp_path / "state")
    path = tmp_path / "a.journey"
    first = save(path, Journey(id="map", title="Sparad"))
    session = Session(load(path).journey, path)
    keeping = Keeping(session, recovery, first.fingerprint)
    assert keeping.lock() is None
    edit(session, "Osparad")
    keeping.flush()
    # The same state folder, seen by a program that begins after this one is gone.
    gone = Life.GONE
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recovery_module, "life", lambda *_: gone)
        found = recovery.found().found
        assert [one.snapshot.about.title for one in found] == ["Osparad"]
        opened = recovery.open(found[0])
    other = Session(opened.journey, path)
    other.mark_unsaved()
    again = Keeping(other, recovery, opened.fingerprint, found[0])
    assert again.common() is None or again.common() == load(path).journey
    again.save(path)
    again.flush()
    assert load(path).journey.title == "Osparad"
    again.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recovery_module, "life", lambda *_: gone)
        assert recovery.found().found == ()
    edit(session, "Slängd")
    keeping.close(discard=True)
    kept = recovery.history.versions("map").versions
    assert [version.why for version in kept if version.about.title == "Slängd"] == [DISCARDED]
    assert not list(tmp_path.glob(".*.lock"))
