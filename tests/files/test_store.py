"""Saving and loading maps: what is compared, what is kept, and what is told."""

from __future__ import annotations

import errno
import os
import random
import time
from pathlib import Path
from typing import Any

import pytest

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message
from journeyeditor.files import codec, store
from journeyeditor.files.codec import decode, encode
from journeyeditor.files.history import MIGRATED, REPLACED, SAVED, History
from journeyeditor.files.store import ChangedOnDisk, fingerprint, load, on_disk, save
from journeyeditor.files.system import System
from journeyeditor.files.writing import TEMPORARY, SaveElsewhere, Unconfirmed
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Phase
from tests.files.failing import CODES, Clock, Quick, Watched, error_of, failing_at
from tests.files.mutations import FIXTURES
from tests.files.rich import rich_map


def titled(title: str) -> Journey:
    """A small sound map of the same document."""
    return Journey(id="document", title=title)


def test_saved_and_loaded(tmp_path: Path) -> None:
    path = tmp_path / "Åsas karta.journey"
    saved = save(path, rich_map())
    opened = load(path)
    assert opened.journey == rich_map()
    assert saved.path == path
    assert saved.size == path.stat().st_size
    assert opened.fingerprint == saved.fingerprint == fingerprint(path.read_bytes())
    assert on_disk(path) == saved.fingerprint
    assert on_disk(tmp_path / "nothing") == ""
    assert list(tmp_path.iterdir()) == [path]


def test_an_unsound_map_is_saved_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    save(path, Journey(id="d", phases=(Phase(id="p"),)))
    assert len(load(path).problems) == 1


def test_opening_sweeps_what_a_save_that_never_ended_left(tmp_path: Path) -> None:
    path, left = tmp_path / "a.journey", tmp_path / f"{TEMPORARY}0123abcd"
    save(path, rich_map())
    left.write_bytes(b"half")
    os.utime(left, (1, 1))
    store.read(path)
    assert left.exists()
    load(path)
    assert list(tmp_path.iterdir()) == [path]


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


class TestWhatIsOnTheDisk:
    """The fingerprint is compared before anything is replaced."""

    def test_it_is_replaced_where_it_is_what_was_opened(self, tmp_path: Path) -> None:
        path = tmp_path / "a.journey"
        first = save(path, titled("a"), expected="")
        second = save(path, titled("b"), expected=first.fingerprint)
        assert load(path).journey.title == "b"
        assert second.fingerprint != first.fingerprint

    def test_somebody_elses_work_is_not_written_over(self, tmp_path: Path) -> None:
        path = tmp_path / "a.journey"
        first = save(path, titled("a"))
        theirs = save(path, titled("theirs"))
        system = Watched()
        with pytest.raises(ChangedOnDisk, match=r"a\.journey was changed by somebody") as caught:
            save(path, titled("mine"), system, expected=first.fingerprint)
        assert caught.value.fingerprint == theirs.fingerprint
        assert "write" not in system.calls
        assert load(path).journey.title == "theirs"
        save(path, titled("mine"), expected=caught.value.fingerprint)
        assert load(path).journey.title == "mine"

    def test_a_new_file_does_not_take_the_place_of_one_that_came_meanwhile(
        self, tmp_path: Path
    ) -> None:
        path = tmp_path / "a.journey"
        path.write_bytes(b"theirs")
        with pytest.raises(ChangedOnDisk, match="that was not there before"):
            save(path, titled("mine"), expected="")
        assert path.read_bytes() == b"theirs"
        save(path, titled("mine"), expected=None)
        assert load(path).journey.title == "mine"

    def test_the_same_thing_there_already_is_no_conflict(self, tmp_path: Path) -> None:
        path = tmp_path / "a.journey"
        first = save(path, titled("a"))
        save(path, titled("b"))
        save(path, titled("b"), expected=first.fingerprint)

    def test_a_file_that_is_gone_is_made_again(self, tmp_path: Path) -> None:
        path = tmp_path / "a.journey"
        first = save(path, titled("a"))
        path.unlink()
        save(path, titled("b"), expected=first.fingerprint)
        assert load(path).journey.title == "b"

    def test_it_is_looked_at_again_right_before_it_is_replaced(self, tmp_path: Path) -> None:
        path = tmp_path / "a.journey"
        first = save(path, titled("a"))

        def meddle(number: int, name: str) -> None:
            if name == "chmod":
                path.write_bytes(b"theirs, in the middle of a save")

        with pytest.raises(ChangedOnDisk):
            save(path, titled("mine"), Watched(meddle), expected=first.fingerprint)
        assert path.read_bytes() == b"theirs, in the middle of a save"
        assert list(tmp_path.iterdir()) == [path]

    def test_a_file_that_cannot_be_read_is_not_written_over(self, tmp_path: Path) -> None:
        path = tmp_path / "a.journey"
        first = save(path, titled("a"))

        class Unreadable(Quick):
            def read(self, handle: int, most: int) -> bytes:
                raise OSError(errno.EIO, "bad sector")

        with pytest.raises(JourneyError, match="the disk reports an error"):
            save(path, titled("b"), Unreadable(), expected=first.fingerprint)
        assert load(path).journey.title == "a"

    def test_changed_between_opening_and_saving_a_hundred_times(self, tmp_path: Path) -> None:
        chance = random.Random(5)
        path = tmp_path / "a.journey"
        for number in range(100):
            save(path, titled(f"first {number}"), Quick())
            opened = load(path)
            theirs = encode(titled(f"theirs {number}"))
            how = chance.randrange(4)
            if how == 0:
                path.write_bytes(theirs)
            elif how == 1:  # of the same size and with the same time, as a copying tool leaves it
                before = path.stat()
                theirs = path.read_bytes().replace(b"first", b"thier")
                path.write_bytes(theirs)
                os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
            elif how == 2:
                other = tmp_path / "other"
                other.write_bytes(theirs)
                other.replace(path)
            else:
                theirs = theirs[: chance.randrange(len(theirs))]
                path.write_bytes(theirs)
            with pytest.raises(ChangedOnDisk) as caught:
                save(path, titled("mine"), Quick(), expected=opened.fingerprint)
            assert path.read_bytes() == theirs
            assert caught.value.fingerprint == fingerprint(theirs)


class TestWithHistory:
    """What is written over is kept, and failing to keep it never keeps a save from being done."""

    def test_the_old_and_the_new_are_kept(self, tmp_path: Path) -> None:
        path, history = tmp_path / "a.journey", History(tmp_path / "state")
        path.write_bytes(encode(titled("from elsewhere")))
        save(path, titled("a"), history=history)
        save(path, titled("b"), history=history)
        versions = history.versions("document").versions
        told = [(one.about.title, one.why) for one in versions]
        assert told == [("b", SAVED), ("a", SAVED), ("from elsewhere", REPLACED)]
        assert history.open("document", versions[2]).journey == titled("from elsewhere")
        assert {one.path for one in versions} == {str(path)}

    def test_what_is_no_map_is_kept_too(self, tmp_path: Path) -> None:
        path, history = tmp_path / "a.journey", History(tmp_path / "state")
        path.write_bytes(b"\xff no map")
        save(path, titled("a"), history=history)
        kept = history.versions("document").versions[1]
        assert (kept.about.title, kept.why) == ("", REPLACED)
        assert history.read("document", kept) == b"\xff no map"
        with pytest.raises(JourneyError):
            history.open("document", kept)

    def test_what_is_too_large_to_keep_is_told(self, tmp_path: Path) -> None:
        path, history = tmp_path / "a.journey", History(tmp_path / "state")
        with path.open("wb") as file:
            file.truncate(limits.FILE_BYTES + 2)
        saved = save(path, titled("a"), Quick(), history=history)
        assert len(saved.told) == 1
        assert "it is too large" in str(saved.told[0])

    def test_a_history_that_fails_is_told_and_the_map_is_saved(self, tmp_path: Path) -> None:
        path, state = tmp_path / "a.journey", tmp_path / "state"
        state.write_bytes(b"a file where the folder should be")
        path.write_bytes(b"old")
        saved = save(path, titled("a"), history=History(state))
        assert len(saved.told) == 1
        assert str(saved.told[0]).startswith("The map is saved, but its versions could not be kept")
        assert load(path).journey.title == "a"

    def test_the_original_of_an_older_format_stays_for_ever(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from tests.files.test_migrations import INVENTED, invented

        monkeypatch.setattr(codec, "MIGRATIONS", invented)
        clock = Clock()
        path, history = tmp_path / "a.journey", History(tmp_path / "state", Quick(), clock)
        original = INVENTED.read_bytes()
        path.write_bytes(original)
        opened = load(path)
        assert opened.migrated_from == 0
        expected = opened.fingerprint
        for number in range(30):
            journey = opened.journey.changed(title=f"new {number}")
            expected = save(path, journey, Quick(), expected=expected, history=history).fingerprint
            clock.now += 86_400 * 10
        versions = history.versions(opened.journey.id).versions
        assert len(versions) == 11
        assert versions[-1].why == MIGRATED
        assert history.read(opened.journey.id, versions[-1]) == original


@pytest.mark.parametrize("on", [False, True])
@pytest.mark.parametrize("code", CODES)
def test_each_call_of_a_whole_save_fails_once(tmp_path: Path, code: int, on: bool) -> None:
    """With fingerprint and history: the old file byte by byte or the new one whole."""
    path = tmp_path / "maps" / "a.journey"
    path.parent.mkdir()
    old, new = rich_map(), rich_map().changed(title="new")
    outcomes = {"saved": 0, "told": 0, "refused": 0, "unconfirmed": 0}
    for number in range(1, 500):
        save(path, old, Quick())
        state = tmp_path / f"state{number}"
        system = failing_at(number, code, on=on)
        told: list[Message] = []

        def saving(system: System = system, state: Path = state, told: Any = told) -> None:
            history, expected = History(state, system), fingerprint(encode(old))
            told += save(path, new, system, expected=expected, history=history).told

        error = error_of(saving)
        if isinstance(error, Unconfirmed):
            assert error.fingerprint == fingerprint(encode(new))
            outcomes["unconfirmed"] += 1
        elif error is not None:
            assert 30 < len(str(error)) < 200
            assert isinstance(error, SaveElsewhere) == (code in (errno.EACCES, errno.EROFS))
            outcomes["refused"] += 1
        else:
            outcomes["told" if told else "saved"] += 1
        is_old = error is not None and not isinstance(error, Unconfirmed)
        assert path.read_bytes() == encode(old if is_old else new)
        assert list(path.parent.iterdir()) == [path]
        for version in History(state).versions("document").versions:
            assert History(state).open("document", version).journey in (old, new)
        if len(system.calls) < number:
            break
    else:
        pytest.fail("a save never ended")
    assert outcomes["refused"] > 5, outcomes
    assert outcomes["told"] > 10, outcomes
    assert outcomes["unconfirmed"] >= 1, outcomes


def test_newer_revisions_keep_what_is_not_known_over_a_save(tmp_path: Path) -> None:
    path = tmp_path / "newer.journey"
    path.write_bytes((FIXTURES / "v1-newer-revision.journey").read_bytes())
    opened = load(path)
    save(path, opened.journey, expected=opened.fingerprint)
    assert path.read_bytes() == (FIXTURES / "v1-newer-revision.journey").read_bytes()
    assert load(path).journey == opened.journey


def test_a_file_over_the_cap_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.journey"
    with path.open("wb") as file:
        file.truncate(limits.FILE_BYTES * 4)
    with pytest.raises(JourneyError, match="too large: at most 64 MB"):
        load(path)


def test_saving_a_large_map_is_quick_enough_to_wait_for(tmp_path: Path) -> None:
    from tests.benchmarks.maps import made_map

    journey, history = made_map(10_000), History(tmp_path / "state")
    path = tmp_path / "large.journey"
    start = time.perf_counter()
    decode(encode(journey))
    coded = time.perf_counter() - start
    start = time.perf_counter()
    save(path, journey, history=history)
    assert time.perf_counter() - start < 20 * coded
