"""Locks: who has a map open is told, nobody is stopped for good, and nothing ever fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from journeyeditor.files import processes
from journeyeditor.files.locks import STALE, Lock, Seen, State
from journeyeditor.files.owners import Life, Owner, life, owner_of, this_process
from journeyeditor.files.processes import began
from journeyeditor.files.system import SYSTEM
from tests.files.failing import CODES, Clock, Elsewhere, failing_at

HERE = Elsewhere("here", began="boot:1")


def lock_of(path: Path, system: Elsewhere = HERE, clock: Clock | None = None) -> Lock:
    return Lock(path, system, clock or Clock())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Åsas karta.journey"
    path.write_bytes(b"")
    return path


def test_it_is_taken_renewed_and_let_go(path: Path) -> None:
    clock = Clock()
    lock = lock_of(path, clock=clock)
    assert lock.look() == Seen(State.FREE)
    seen = lock.acquire()
    assert seen.state is State.MINE
    assert seen.owner is not None
    assert (seen.owner.user, seen.owner.host, seen.owner.since) == ("anna", "here", clock.now)
    assert lock.path == path.with_name(".Åsas karta.journey.lock")
    clock.now += 600
    renewed = lock.renew().owner
    assert renewed is not None
    assert (renewed.since, renewed.renewed) == (clock.now - 600, clock.now)
    lock.release()
    assert list(path.parent.iterdir()) == [path]
    assert lock.look() == Seen(State.FREE)
    lock.release()


def test_a_second_window_is_told_who_has_it(path: Path) -> None:
    mine, second = lock_of(path), lock_of(path)
    taken = mine.acquire()
    assert second.acquire() == Seen(State.HELD, taken.owner)
    assert second.renew() == Seen(State.HELD, taken.owner)
    second.release()
    assert mine.look() == taken
    assert second.acquire(pass_by=True).state is State.MINE
    assert mine.renew().state is State.HELD
    mine.release()
    assert second.look().state is State.MINE


def test_a_lock_of_a_process_that_is_gone_is_passed(path: Path) -> None:
    lock_of(path).acquire()
    gone = lock_of(path, Elsewhere("here", began=None))
    assert gone.look().state is State.STALE
    assert gone.acquire().state is State.MINE
    lock_of(path).acquire(pass_by=True)
    other = lock_of(path, Elsewhere("here", began="boot:2"))
    assert other.look().state is State.STALE  # another process with that number


def test_a_lock_of_another_machine_is_told_and_passed_when_it_is_stale(path: Path) -> None:
    clock = Clock()
    lock_of(path, clock=clock).acquire()
    there = lock_of(path, Elsewhere("there", began="other:1"), clock)
    seen = there.acquire()
    assert seen.state is State.FOREIGN
    assert seen.owner is not None
    assert seen.owner.host == "here"
    assert there.acquire(pass_by=True).state is State.MINE
    lock_of(path, clock=clock).acquire(pass_by=True)
    clock.now += STALE + 1
    assert there.look().state is State.STALE
    assert there.acquire().state is State.MINE


def test_a_lock_of_this_machine_without_a_time_of_start_is_believed_for_a_while(path: Path) -> None:
    clock = Clock()
    silent = Elsewhere("here", began="")
    lock_of(path, silent, clock).acquire()
    assert lock_of(path, silent, clock).acquire().state is State.HELD
    clock.now += STALE + 1
    assert lock_of(path, silent, clock).acquire().state is State.MINE


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"null", b"\xff\xfe", bytes(100), b"LibreOffice,anna,here;", b"x" * 10**6,
     b"[" * 4000, b'{"user": 1}', b'{"user":"a","host":"b","pid":true,"began":"","token":"t",'
     b'"since":1,"renewed":2}'],
)  # fmt: skip
def test_empty_and_garbage_locks_are_passed(path: Path, data: bytes) -> None:
    lock = lock_of(path)
    lock.path.write_bytes(data)
    assert lock.look() == Seen(State.BROKEN)
    assert lock.acquire().state is State.MINE


@pytest.mark.parametrize("kind", ["folder", "pipe", "dangling", "loop"])
def test_what_is_no_file_in_its_place_stops_nobody(path: Path, kind: str) -> None:
    lock = lock_of(path)
    if kind == "folder":
        lock.path.mkdir()
    elif kind == "pipe":
        os.mkfifo(lock.path)
    else:
        lock.path.symlink_to("nowhere" if kind == "dangling" else lock.path.name)
    seen = lock.acquire()
    assert seen.state is (State.FREE if kind == "folder" else State.MINE)
    lock.release()
    assert (path.parent / "nowhere").exists() is False


def test_a_link_and_its_map_have_one_lock(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.journey"
    link.symlink_to(path)
    lock_of(path).acquire()
    assert lock_of(link).acquire().state is State.HELD


@pytest.mark.parametrize("code", CODES)
def test_no_failing_call_is_ever_raised(path: Path, code: int) -> None:
    states = set()
    for number in range(1, 30):
        for on in (False, True):
            lock = Lock(path, failing_at(number, code, on=on), Clock())
            states |= {lock.look().state, lock.acquire().state, lock.renew().state}
            lock.release()
            Lock(path, HERE, Clock()).acquire(pass_by=True)
            states.add(Lock(path, failing_at(number, code, on=on), Clock()).acquire().state)
            lock.path.unlink(missing_ok=True)
    assert states >= {State.MINE, State.FREE}


@pytest.mark.parametrize("name", ["", "/", "x" * 250, "zero\0byte", "nowhere/x", "file/x"])
def test_a_path_that_can_have_no_lock_is_free(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    path = Path(name) if name in ("", "/") else tmp_path / name
    if name in ("", "/"):
        lock = Lock(path, failing_at(10**9, 1), Clock())
        assert lock.path.name
        return
    lock = Lock(path, HERE, Clock())
    assert lock.acquire().state is State.FREE
    lock.release()


def test_real_processes_tell_each_other(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from journeyeditor.files.locks import Lock;"
        "lock = Lock(Path(sys.argv[1])); print(lock.acquire().state.value, flush=True);"
        "sys.stdin.readline()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"mine\n"
        seen = Lock(path).acquire()
        assert seen.state is State.HELD
        assert seen.owner is not None
        assert seen.owner.pid == other.pid
        other.kill()
    assert Lock(path).look().state is State.STALE
    mine = Lock(path)
    assert mine.acquire().state is State.MINE
    assert Lock(path).acquire().state is State.HELD
    mine.release()


class TestProcesses:
    """Whether a process still runs."""

    def test_this_one_runs_and_has_one_mark(self) -> None:
        assert began(os.getpid())
        assert began(os.getpid()) == began(os.getpid())
        assert life(this_process(SYSTEM, Clock()), SYSTEM) is Life.RUNS

    @pytest.mark.parametrize("number", [0, -1, 2**22 + 1, 2**40])
    def test_there_is_none_of_an_impossible_number(self, number: int) -> None:
        assert began(number) is None

    def test_one_that_ended_is_gone_before_it_was_waited_for(self) -> None:
        with subprocess.Popen([sys.executable, "-c", ""]) as ended:
            assert processes.began(ended.pid)
            os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)
            assert processes.began(ended.pid) is None

    def test_without_the_kernels_account_it_is_only_known_to_run(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def unreadable(*_: object) -> str:
            raise PermissionError

        monkeypatch.setattr(Path, "read_text", unreadable)
        assert began(os.getpid()) == ""
        assert began(2**22 + 1) is None
        assert began(1) == ""


def test_an_owner_is_written_down_and_read() -> None:
    owner = this_process(HERE, Clock())
    assert owner_of(json.loads(json.dumps(owner.values()))) == owner
    for broken in ({"pid": 1.0}, {"token": ""}, {"user": "x" * 1000}, {"since": None}):
        assert owner_of(owner.values() | broken) is None
    assert isinstance(owner, Owner)
