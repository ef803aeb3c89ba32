"""Writing whole or not at all, and what is said when a file can't be read or written."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.files import store
from journeyeditor.files.codec import encode
from journeyeditor.files.store import fingerprint, load, save
from journeyeditor.files.system import System
from journeyeditor.files.writing import TEMPORARY, read_whole, write_whole
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Phase
from tests.files.rich import rich_map

CALLS = ("open", "close", "read", "write", "fsync", "stat", "chmod", "replace", "unlink")


class Failing(System):
    """The n-th call of a kind fails; 0 never. Counts all calls."""

    def __init__(self, call: str, number: int, code: int) -> None:
        self.fails = (call, number)
        self.code = code
        self.counts = dict.fromkeys(CALLS, 0)

    def __getattribute__(self, name: str) -> Any:
        if name not in CALLS:
            return super().__getattribute__(name)
        self.counts[name] += 1
        if self.fails == (name, self.counts[name]):
            raise OSError(self.code, os.strerror(self.code))
        return super().__getattribute__(name)


def test_saved_and_loaded(tmp_path: Path) -> None:
    path = tmp_path / "Åsas karta.journey"
    saved = save(path, rich_map())
    opened = load(path)
    assert opened.journey == rich_map()
    assert saved.path == path
    assert saved.size == path.stat().st_size
    assert opened.fingerprint == saved.fingerprint == fingerprint(path.read_bytes())
    assert list(tmp_path.iterdir()) == [path]


def test_an_unsound_map_is_saved_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    save(path, Journey(id="d", phases=(Phase(id="p"),)))
    assert len(load(path).problems) == 1


def test_what_would_read_differently_is_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.journey"
    path.write_text("old")
    other = encode(rich_map().changed(title="other"))
    monkeypatch.setattr(store, "encode", lambda journey: other)
    with pytest.raises(JourneyError, match="is not saved"):
        save(path, rich_map())
    assert path.read_text() == "old"


def failures() -> Iterator[tuple[str, int]]:
    """Every call that writing over a file makes, by its number."""
    for call, times in (
        ("stat", 1), ("open", 2), ("write", 1), ("fsync", 2), ("close", 2), ("chmod", 1),
        ("replace", 1),
    ):  # fmt: skip
        for number in range(1, times + 1):
            yield call, number


def test_all_calls_of_writing_are_made_to_fail(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    system = Failing("", 0, 0)
    write_whole(path, b"new", system)
    counted = {(call, number + 1) for call in CALLS for number in range(system.counts[call])}
    assert counted == set(failures())


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT])
@pytest.mark.parametrize(("call", "number"), list(failures()))
def test_a_failing_call_leaves_the_old_file_or_the_new(
    tmp_path: Path, call: str, number: int, code: int
) -> None:
    path = tmp_path / "a.journey"
    path.write_bytes(b"old")
    with pytest.raises(JourneyError) as caught:
        write_whole(path, b"new", Failing(call, number, code))
    text = str(caught.value)
    assert text.startswith("a.journey can't be saved: ")
    assert text.count(".") >= 3
    last = (call, number) in {("open", 2), ("fsync", 2), ("close", 2)}
    assert path.read_bytes() == (b"new" if last else b"old")
    assert list(tmp_path.iterdir()) == [path]


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
    class Slow(System):
        def write(self, handle: int, data: memoryview) -> int:
            return super().write(handle, data[:7])

        def read(self, handle: int, most: int) -> bytes:
            return super().read(handle, 5)

    path = tmp_path / "a"
    write_whole(path, bytes(range(100)), Slow())
    assert read_whole(path, Slow()) == bytes(range(100))


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


def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(JourneyError, match=r"a\.journey is read-only: save a copy"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"


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
        load(tmp_path / name)
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
    with pytest.raises(JourneyError, match="too large: at most 64 MB"):
        load(path)
