"""Snapshots for recovery: written in turn, found when their process is gone, deleted when safe."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from journeyeditor.base.errors import JourneyError
from journeyeditor.files.codec import encode
from journeyeditor.files.history import DISCARDED
from journeyeditor.files.keeper import GOING
from journeyeditor.files.recovery import PATIENCE, Findings, Recovery
from journeyeditor.files.snapshots import SLOTS, read_snapshot
from journeyeditor.files.store import fingerprint, save
from tests.files.failing import Clock, Elsewhere, Watched
from tests.files.rich import rich_map
from tests.recovery.made import after_crash, folder_of, live, titled, titles


def test_a_map_that_was_never_saved_is_recovered(tmp_path: Path) -> None:
    clock = Clock()
    keeper = live(tmp_path, clock).begin("document")
    assert not (tmp_path / "recovery").exists()
    keeper.write(rich_map())
    (found,) = after_crash(tmp_path).found().found
    shot = found.snapshot
    assert (shot.path, shot.base, found.on_disk, found.changed_since) == (None, "", "", False)
    assert (shot.about.title, shot.about.phases, shot.about.cards) == (rich_map().title, 1, 3)
    assert (shot.time, shot.size) == (clock.now, len(encode(rich_map())))
    assert (shot.format_version, shot.program) == (1, "0.1.0")
    opened = after_crash(tmp_path).open(found)
    assert (opened.journey, opened.problems, opened.fingerprint) == (rich_map(), (), "")


def test_the_last_of_two_alternating_snapshots_is_taken(tmp_path: Path) -> None:
    keeper = live(tmp_path).begin("document")
    for number in range(5):
        keeper.write(titled(str(number)))
        files = {path.name for path in folder_of(tmp_path, keeper).iterdir() if path.is_file()}
        assert files == {"owner.json", *SLOTS} if number else {"owner.json", SLOTS[1]}
        (found,) = after_crash(tmp_path).found().found
        assert after_crash(tmp_path).open(found).journey.title == str(number)


@pytest.mark.parametrize("cut", [0, 1, 40, 90, 200, -1])
def test_where_one_slot_is_torn_the_other_serves(tmp_path: Path, cut: int) -> None:
    keeper = live(tmp_path).begin("document")
    for number in (1, 2, 3, 4):
        keeper.write(titled(str(number)))
    newest = folder_of(tmp_path, keeper) / SLOTS[4 % 2]
    newest.write_bytes(newest.read_bytes()[:cut])
    (found,) = after_crash(tmp_path).found().found
    assert after_crash(tmp_path).open(found).journey.title == "3"
    keeper.write(titled("5"))
    assert titles(after_crash(tmp_path).found()) == ["5"]


def test_where_nothing_is_whole_that_is_told_and_can_be_removed(tmp_path: Path) -> None:
    keeper = live(tmp_path).begin("document")
    keeper.write(titled("1"))
    (folder_of(tmp_path, keeper) / SLOTS[1]).write_bytes(b"journey-snapshot")
    recovery = after_crash(tmp_path)
    assert recovery.found() == Findings(lost=(keeper.name,))
    recovery.tidy()
    assert recovery.found().lost == (keeper.name,)
    recovery.forget("../" + keeper.name)
    recovery.forget(keeper.name)
    assert recovery.found() == Findings()


def test_any_damage_is_told_from_a_whole_snapshot(tmp_path: Path) -> None:
    keeper = live(tmp_path).begin("document")
    shot = keeper.write(rich_map())
    data = (folder_of(tmp_path, keeper) / SLOTS[1]).read_bytes()
    assert read_snapshot(data)[0] == shot
    chance = random.Random(1)
    for _ in range(2000):
        damaged = bytearray(data)
        place = chance.randrange(len(data))
        damaged[place] ^= 1 << chance.randrange(8)
        with pytest.raises(ValueError):  # noqa: PT011  # any of them will do
            read_snapshot(bytes(damaged))


def test_what_is_open_is_not_offered(tmp_path: Path) -> None:
    keeper = live(tmp_path).begin("document")
    keeper.write(titled("a"))
    assert live(tmp_path).found() == Findings()
    assert Recovery(tmp_path, Elsewhere("here", began="boot:2")).found().found  # a number anew
    assert titles(after_crash(tmp_path).found()) == ["a"]


def test_of_another_machine_only_what_has_been_still_for_long_is_offered(tmp_path: Path) -> None:
    clock = Clock()
    live(tmp_path, clock).begin("document").write(titled("a"))
    other = Recovery(tmp_path, Elsewhere("there", began="another:1"), clock)
    assert other.found() == Findings()
    clock.now += PATIENCE + 1
    assert titles(other.found()) == ["a"]


def test_the_machine_under_another_name_is_known_by_when_it_was_started(tmp_path: Path) -> None:
    live(tmp_path).begin("document").write(titled("a"))
    assert Recovery(tmp_path, Elsewhere("renamed", began="boot:1"), Clock()).found() == Findings()
    assert Recovery(tmp_path, Elsewhere("renamed", began="boot:2"), Clock()).found().found


def test_the_real_process_of_a_crash_is_seen_to_be_gone(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path;"
        "from journeyeditor.files.recovery import Recovery;"
        "from journeyeditor.model.journey import Journey;"
        "r = Recovery(Path(sys.argv[1]));"
        "r.begin('document').write(Journey(id='document', title='crashed'));"
        "print(len(r.found().found), flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, tmp_path], stdout=subprocess.PIPE
    ) as crashed:
        assert crashed.stdout is not None
        assert crashed.stdout.read() == b"0\n"
        # Dead, but not waited for, so that it still has its number.
        os.waitid(os.P_PID, crashed.pid, os.WEXITED | os.WNOWAIT)
        assert len(Recovery(tmp_path).found().found) == 1
    assert crashed.returncode == -9
    recovery = Recovery(tmp_path)
    (found,) = recovery.found().found
    assert recovery.open(found).journey.title == "crashed"
    keeper = recovery.begin("document", after=found)
    assert Recovery(tmp_path).found() == Findings()
    keeper.end()


class TestByHash:
    """Whether there is anything to recover is told by what lies on the disk, never by times."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return tmp_path / "a.journey"

    @pytest.fixture
    def state(self, tmp_path: Path) -> Path:
        return tmp_path / "state"

    def test_what_lies_on_the_disk_is_not_offered(self, state: Path, path: Path) -> None:
        base = save(path, titled("old")).fingerprint
        keeper = live(state).begin("document", path, base)
        keeper.write(titled("old"))
        assert not state.exists()
        keeper.write(titled("new"))
        assert titles(after_crash(state).found()) == ["new"]
        save(path, titled("new"))  # and the program ends before it could say so
        os.utime(path, (1, 1))
        assert after_crash(state).found() == Findings()
        after_crash(state).tidy()
        assert list((state / "recovery").iterdir()) == []

    def test_what_was_undone_is_not_offered(self, state: Path, path: Path) -> None:
        base = save(path, titled("old")).fingerprint
        keeper = live(state).begin("document", path, base)
        keeper.write(titled("new"))
        keeper.write(titled("old"))
        assert after_crash(state).found() == Findings()

    def test_a_change_by_others_is_told(self, state: Path, path: Path) -> None:
        base = save(path, titled("old")).fingerprint
        live(state).begin("document", path, base).write(titled("mine"))
        theirs = save(path, titled("theirs")).fingerprint
        (found,) = after_crash(state).found().found
        assert (found.on_disk, found.changed_since) == (theirs, True)
        assert after_crash(state).open(found).fingerprint == base
        path.unlink()
        (found,) = after_crash(state).found().found
        assert (found.on_disk, found.changed_since) == ("", False)


class TestDone:
    """Snapshots go after a verified save or an explicit word, and not otherwise."""

    def test_after_a_save_they_are_gone_and_go_on_later(self, tmp_path: Path) -> None:
        path, state = tmp_path / "a.journey", tmp_path / "state"
        keeper = live(state).begin("document")
        keeper.write(titled("a"))
        saved = save(path, titled("a"))
        assert keeper.done(path, saved.fingerprint)
        assert list((state / "recovery").iterdir()) == []
        keeper.write(titled("a"))
        assert list((state / "recovery").iterdir()) == []
        keeper.write(titled("b"))
        (found,) = after_crash(state).found().found
        assert (found.snapshot.path, found.snapshot.base) == (path, saved.fingerprint)
        assert found.on_disk == saved.fingerprint

    def test_a_save_that_is_not_on_the_disk_keeps_them(self, tmp_path: Path) -> None:
        path, state = tmp_path / "a.journey", tmp_path / "state"
        keeper = live(state).begin("document")
        keeper.write(titled("a"))
        assert not keeper.done(path, fingerprint(encode(titled("a"))))
        path.write_bytes(b"torn")
        assert not keeper.done(path, fingerprint(encode(titled("a"))))
        assert titles(after_crash(state).found()) == ["a"]

    def test_what_is_discarded_goes_to_the_history(self, tmp_path: Path) -> None:
        recovery = live(tmp_path)
        keeper = recovery.begin("document", tmp_path / "a.journey", "0" * 64)
        keeper.write(titled("a"))
        keeper.discard(titled("b"))
        assert after_crash(tmp_path).found() == Findings()
        (version,) = recovery.history.versions("document").versions
        assert (version.why, version.about.title) == (DISCARDED, "b")
        assert recovery.history.open("document", version).journey == titled("b")
        keeper.write(titled("late"))
        assert after_crash(tmp_path).found() == Findings()

    def test_a_discard_that_the_history_cannot_take_leaves_all(self, tmp_path: Path) -> None:
        keeper = live(tmp_path).begin("document")
        keeper.write(titled("a"))
        (tmp_path / "history").write_bytes(b"in the way")
        with pytest.raises(JourneyError):
            keeper.discard(titled("b"))
        recovery = after_crash(tmp_path)
        (found,) = recovery.found().found
        with pytest.raises(JourneyError):
            recovery.discard(found)
        assert titles(recovery.found()) == ["a"]

    def test_a_found_one_is_discarded_to_the_history(self, tmp_path: Path) -> None:
        live(tmp_path).begin("document").write(rich_map())
        recovery = after_crash(tmp_path)
        (found,) = recovery.found().found
        recovery.discard(found)
        assert recovery.found() == Findings()
        (version,) = recovery.history.versions("document").versions
        assert version.why == DISCARDED
        assert recovery.history.open("document", version).journey == rich_map()
        assert list((tmp_path / "recovery").iterdir()) == []

    def test_ending_leaves_nothing(self, tmp_path: Path) -> None:
        keeper = live(tmp_path).begin("document")
        keeper.write(titled("a"))
        keeper.end()
        keeper.write(titled("b"))
        assert list((tmp_path / "recovery").iterdir()) == []

    def test_being_killed_while_removing_offers_nothing_old(self, tmp_path: Path) -> None:
        """The folder is renamed first, by one call: from then on nothing is offered."""
        path, state = tmp_path / "a.journey", tmp_path / "state"
        for number in range(1, 20):

            class Killed(BaseException):
                pass

            def die(count: int, name: str, at: int = number) -> None:
                if count == at:
                    raise Killed

            live(state).begin("other").write(titled("other"))
            before = titles(after_crash(state).found())
            system = Watched()
            keeper = Recovery(state, system, Clock()).begin("document")
            keeper.write(titled("older"))
            keeper.write(titled("newer"))
            saved = save(path, titled("saved"))
            system.calls.clear()
            system.meet = die
            try:
                keeper.done(path, saved.fingerprint)
            except Killed:
                pass
            else:
                break
            left = titles(after_crash(state).found())
            assert left in (before, ["newer", *before])
        else:
            pytest.fail("it never ended")
        after_crash(state).tidy()
        assert not list((state / "recovery").glob(f"{GOING}*"))
