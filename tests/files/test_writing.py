"""Writing whole or not at all, and what is said when a file can't be read or written."""

from __future__ import annotations

import errno
import os
import stat
import struct
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.files.system import System
from journeyeditor.files.writing import (
    LEFT_OVER,
    TEMPORARY,
    SaveElsewhere,
    Unconfirmed,
    read_whole,
    sweep,
    write_whole,
)
from tests.files.failing import CODES, Quick, Short, Watched, error_of, failing_at


def test_the_calls_of_a_save_come_in_the_one_right_order(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    system = Watched()
    write_whole(path, b"new", system, before=lambda target: None)
    assert system.calls == [
        "realpath", "stat", "open", "open", "write", "fsync", "close", "stat", "chmod", "copy_acl",
        "lock", "replace", "fsync", "close",
    ]  # fmt: skip


@pytest.mark.parametrize("on", [False, True])
@pytest.mark.parametrize("code", [*CODES, errno.EDQUOT])
def test_each_call_fails_once_and_leaves_the_old_file_or_the_new(
    tmp_path: Path, code: int, on: bool
) -> None:
    path = tmp_path / "a.journey"
    refused = 0
    for number in range(1, 40):
        path.write_bytes(b"old")
        system = failing_at(number, code, on=on)
        error = error_of(partial(write_whole, path, b"new", system, lambda target: None))
        text = str(error)
        refused += error is not None
        if isinstance(error, Unconfirmed):
            assert path.read_bytes() == b"new"
            assert text.startswith("a.journey is written, but the disk does not confirm")
        elif error is not None:
            assert path.read_bytes() == b"old"
            assert text.startswith("a.journey can't be saved: ")
            assert text.count(".") >= 3
            assert isinstance(error, SaveElsewhere) == (code in (errno.EACCES, errno.EROFS))
        else:
            assert path.read_bytes() == b"new"
        assert list(tmp_path.iterdir()) == [path]
        if len(system.calls) < number:
            break
    else:
        pytest.fail("a save never ended")
    assert refused >= 8


def test_an_interrupted_write_leaves_nothing(tmp_path: Path) -> None:
    class Interrupted(System):
        def write(self, handle: int, data: memoryview) -> int:
            raise KeyboardInterrupt

    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, b"new", Interrupted())
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"old"


def test_short_writes_are_carried_on(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_whole(path, bytes(range(100)), Short())
    assert read_whole(path, Short()) == bytes(range(100))


def test_on_windows_a_file_that_is_open_elsewhere_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"

    class Shared(Quick):
        def __init__(self, times: int) -> None:
            self.times = times
            self.waited = 0.0

        def replace(self, old: Path, new: Path) -> None:
            self.times -= 1
            if self.times >= 0:
                error = PermissionError(errno.EACCES, "sharing violation")
                error.winerror = 32  # type: ignore[attr-defined]  # as Windows sets it
                raise error
            super().replace(old, new)

        def sleep(self, seconds: float) -> None:
            self.waited += seconds

    write_whole(path, b"new", Shared(5))
    assert path.read_bytes() == b"new"
    endless = Shared(10**6)
    with pytest.raises(SaveElsewhere, match="another program has it open"):
        write_whole(path, b"newer", endless)
    assert 1 < endless.waited < 3
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_busy_folder_is_waited_for_but_not_for_ever(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c",
         "import fcntl, os, sys; f = os.open(sys.argv[1], os.O_RDONLY);"
         "fcntl.flock(f, fcntl.LOCK_EX); print(flush=True); sys.stdin.read()", str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert holder.stdout is not None
    holder.stdout.readline()
    system = Watched()
    write_whole(tmp_path / "a", b"x", system, before=lambda target: None)
    assert 10 < system.calls.count("lock") < 100
    holder.communicate()
    system = Watched()
    write_whole(tmp_path / "a", b"y", system, before=lambda target: None)
    assert system.calls.count("lock") == 1


def test_permissions_are_kept_and_new_files_have_the_usual_ones(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"")
    old.chmod(0o640)
    write_whole(old, b"x")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    mask = os.umask(0o027)
    try:
        write_whole(new, b"x")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(new.stat().st_mode) == 0o640


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root may chown")
def test_the_group_of_a_shared_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "shared"
    path.write_bytes(b"old")
    os.chown(path, -1, 12345)
    path.chmod(0o664)
    write_whole(path, b"new")
    assert (path.stat().st_gid, stat.S_IMODE(path.stat().st_mode)) == (12345, 0o664)


@pytest.mark.skipif(sys.platform != "linux", reason="access lists are read as Linux has them")
def test_an_access_list_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "listed"
    path.write_bytes(b"old")
    entries = [(1, 6, -1), (2, 4, 12345), (4, 4, -1), (16, 4, -1), (32, 0, -1)]
    listed = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *one) for one in entries)
    try:
        os.setxattr(path, "system.posix_acl_access", listed)
    except OSError:
        pytest.skip("this disk has no access lists")
    write_whole(path, b"new")
    assert os.getxattr(path, "system.posix_acl_access") == listed


def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(SaveElsewhere, match=r"a\.journey is read-only: save a copy"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_read_only_folder_leads_to_a_copy_never_to_writing_in_place(tmp_path: Path) -> None:
    class ReadOnlyFolder(Watched):
        def open(self, path: Path, flags: int, mode: int = 0o666) -> int:
            if flags & os.O_CREAT:
                raise PermissionError(errno.EACCES, "Permission denied")
            return super().open(path, flags, mode)

    path = tmp_path / "a.journey"
    path.write_bytes(b"old")
    system = ReadOnlyFolder()
    with pytest.raises(SaveElsewhere, match=r"no permission\. Save a copy in another folder\."):
        write_whole(path, b"new", system)
    assert "write" not in system.calls
    assert path.read_bytes() == b"old"


def test_a_folder_that_cannot_be_looked_into_can_be_saved_in(tmp_path: Path) -> None:
    class NotListed(System):
        def open(self, path: Path, flags: int, mode: int = 0o666) -> int:
            if path == tmp_path:
                raise PermissionError(errno.EACCES, "Permission denied")
            return super().open(path, flags, mode)

    write_whole(tmp_path / "a", b"new", NotListed())
    assert (tmp_path / "a").read_bytes() == b"new"


def test_links_are_followed(tmp_path: Path) -> None:
    real = tmp_path / "real"
    (tmp_path / "folder").mkdir()
    link, broken = tmp_path / "folder" / "link", tmp_path / "folder" / "broken"
    real.write_bytes(b"old")
    link.symlink_to(Path("..") / "real")
    broken.symlink_to(tmp_path / "not-yet")
    assert write_whole(link, b"new") == real
    assert write_whole(broken, b"made") == tmp_path / "not-yet"
    assert (real.read_bytes(), link.is_symlink()) == (b"new", True)
    assert broken.read_bytes() == b"made"


def test_the_temporary_name_is_short(tmp_path: Path) -> None:
    seen: list[str] = []

    class Watching(System):
        def replace(self, old: Path, new: Path) -> None:
            seen.append(old.name)
            super().replace(old, new)

    write_whole(tmp_path / ("x" * 255), b"new", Watching())
    assert seen[0].startswith(TEMPORARY)
    assert len(seen[0]) <= 12


def test_only_our_own_old_leavings_are_swept(tmp_path: Path) -> None:
    now = time.time()
    old, new = now - LEFT_OVER - 10, now - LEFT_OVER + 60
    ours = tmp_path / f"{TEMPORARY}0123abcd"
    kept = [
        tmp_path / f"{TEMPORARY}0123abce",
        tmp_path / f"{TEMPORARY}0123abcg",
        tmp_path / f"{TEMPORARY}0123abcd0",
        tmp_path / f"x{TEMPORARY}0123abcd",
        tmp_path / "map.journey",
    ]
    for path in (ours, *kept):
        path.write_bytes(b"x")
        os.utime(path, (old, old))
    os.utime(kept[0], (new, new))
    folder, link = tmp_path / f"{TEMPORARY}00000000", tmp_path / f"{TEMPORARY}11111111"
    folder.mkdir()
    os.utime(folder, (old, old))
    link.symlink_to(kept[-1])
    os.utime(link, (old, old), follow_symlinks=False)
    sweep(tmp_path, now)
    assert sorted(tmp_path.iterdir()) == sorted([*kept, folder, link])


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root may chown")
def test_leavings_of_others_are_not_swept(tmp_path: Path) -> None:
    path = tmp_path / f"{TEMPORARY}0123abcd"
    path.write_bytes(b"x")
    os.chown(path, 12345, -1)
    sweep(tmp_path, time.time() + 2 * LEFT_OVER)
    assert path.exists()


@pytest.mark.parametrize("code", CODES)
def test_sweeping_never_fails(tmp_path: Path, code: int) -> None:
    (tmp_path / f"{TEMPORARY}0123abcd").write_bytes(b"x")
    for number in range(1, 6):
        sweep(tmp_path, time.time() + 2 * LEFT_OVER, failing_at(number, code))
    sweep(tmp_path / "nowhere", time.time())


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("gone.journey", "gone.journey can't be opened: there is no such file or folder."),
        ("folder", "folder can't be opened: it is a folder."),
        ("file/x", "x can't be opened: part of the path is not a folder."),
        ("x" * 300, "can't be opened: the name is too long."),
        ("zero\0byte", "can't be opened: its name can't be used."),
        ("pipe", "pipe can't be opened: it is not an ordinary file."),
        ("loop", "loop can't be opened: "),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(JourneyError) as caught:
        read_whole(tmp_path / name)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("gone/x", "there is no such file or folder. Choose a folder that exists."),
        ("folder", "folder can't be saved: it is a folder."),
        ("file/x", "part of the path is not a folder. Choose a folder that exists."),
        ("x" * 300, "the name is too long. Choose a shorter name."),
        ("zero\0byte", "its name can't be used."),
        ("pipe", "it is not an ordinary file."),
    ],
)
def test_what_cannot_be_written_says_why(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(JourneyError) as caught:
        write_whole(tmp_path / name, b"new")
    assert says in str(caught.value)


def test_a_file_over_the_cap_is_read_no_further(tmp_path: Path) -> None:
    path = tmp_path / "huge.journey"
    with path.open("wb") as file:
        file.truncate(limits.FILE_BYTES * 4)
    assert len(read_whole(path)) == limits.FILE_BYTES + 1
