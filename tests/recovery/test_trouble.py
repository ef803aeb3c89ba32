"""Recovery when more goes wrong: several crashes, pictures, bad disks, strange notes."""

from __future__ import annotations

import errno
import os
from functools import partial
from pathlib import Path

import pytest

from journeyeditor.files.codec import encode, is_same
from journeyeditor.files.recovery import Findings, Recovery
from journeyeditor.files.snapshots import SLOTS
from journeyeditor.files.store import fingerprint, save
from journeyeditor.files.writing import LEFT_OVER
from tests.benchmarks.maps import made_map
from tests.files.failing import CODES, Clock, Quick, Watched, error_of, failing_at
from tests.recovery.made import (
    after_crash,
    folder_of,
    live,
    titled,
    titles,
    with_pictures,
)


class TestSeveralCrashes:
    """Documents that crash again after they were recovered, and several at once."""

    def test_the_last_session_counts(self, tmp_path: Path) -> None:
        clock = Clock()
        live(tmp_path, clock).begin("document").write(titled("first"))
        for title in ("second", "third"):
            clock.now += 60
            (found,) = after_crash(tmp_path, clock).found().found
            keeper = live(tmp_path, clock).begin("document", after=found)
            assert live(tmp_path, clock).found() == Findings()  # it is open
            assert titles(after_crash(tmp_path, clock).found()) == [found.snapshot.about.title]
            keeper.write(titled(title))
            assert titles(after_crash(tmp_path, clock).found()) == [title]
        assert len(list((tmp_path / "recovery").iterdir())) == 3
        path = tmp_path / "a.journey"
        assert keeper.done(path, save(path, titled("third")).fingerprint)
        assert list((tmp_path / "recovery").iterdir()) == []

    def test_where_the_last_is_torn_the_one_before_serves(self, tmp_path: Path) -> None:
        live(tmp_path).begin("document").write(titled("first"))
        (found,) = after_crash(tmp_path).found().found
        keeper = live(tmp_path).begin("document", after=found)
        keeper.write(titled("second"))
        (folder_of(tmp_path, keeper) / SLOTS[1]).write_bytes(b"")
        findings = after_crash(tmp_path).found()
        assert titles(findings) == ["first"]
        assert findings.lost == (keeper.name,)

    def test_discarding_the_last_discards_the_ones_before(self, tmp_path: Path) -> None:
        live(tmp_path).begin("document").write(titled("first"))
        (found,) = after_crash(tmp_path).found().found
        live(tmp_path).begin("document", after=found).write(titled("second"))
        (found,) = after_crash(tmp_path).found().found
        after_crash(tmp_path).discard(found)
        assert after_crash(tmp_path).found() == Findings()
        assert list((tmp_path / "recovery").iterdir()) == []

    def test_two_windows_with_the_same_new_map_do_not_collide(self, tmp_path: Path) -> None:
        clock = Clock()
        recovery = live(tmp_path, clock)
        one, other = recovery.begin("document"), recovery.begin("document")
        one.write(titled("one"))
        clock.now += 1
        other.write(titled("other"))
        assert titles(after_crash(tmp_path, clock).found()) == ["other", "one"]
        other.end()
        assert titles(after_crash(tmp_path, clock).found()) == ["one"]


class TestPictures:
    """A picture is written once, whatever is edited."""

    def test_once(self, tmp_path: Path) -> None:
        system = Watched()
        keeper = Recovery(tmp_path, system, Clock()).begin("document")
        journey = with_pictures(900_000, 800_000)
        keeper.write(journey)
        folder = folder_of(tmp_path, keeper)
        names = sorted(path.name for path in (folder / "pictures").iterdir())
        assert names == sorted(journey.pictures)
        before = {path: path.stat().st_mtime_ns for path in (folder / "pictures").iterdir()}
        system.calls.clear()
        keeper.write(journey.changed(title="another"))
        assert system.calls.count("replace") == 1
        assert sum((folder / slot).stat().st_size for slot in SLOTS) < 3_000
        after = {path: path.stat().st_mtime_ns for path in (folder / "pictures").iterdir()}
        assert after == before
        (found,) = after_crash(tmp_path).found().found
        opened = after_crash(tmp_path).open(found)
        assert (opened.journey, opened.problems) == (journey.changed(title="another"), ())
        assert found.snapshot.fingerprint == fingerprint(encode(opened.journey))

    def test_a_missing_or_damaged_one_is_told_and_the_rest_recovered(self, tmp_path: Path) -> None:
        keeper = live(tmp_path).begin("document")
        journey = with_pictures(50_000, 60_000, 70_000)
        keeper.write(journey)
        one, other, _ = sorted((folder_of(tmp_path, keeper) / "pictures").iterdir())
        one.unlink()
        other.write_bytes(other.read_bytes()[:-1])
        (found,) = after_crash(tmp_path).found().found
        opened = after_crash(tmp_path).open(found)
        assert len(opened.problems) == 2
        assert len(opened.journey.pictures) == 1

    def test_a_folder_that_was_taken_away_is_made_again(self, tmp_path: Path) -> None:
        import shutil

        keeper = live(tmp_path).begin("document")
        journey = with_pictures(50_000)
        keeper.write(journey)
        shutil.rmtree(tmp_path / "recovery")
        keeper.write(journey.changed(title="b"))
        (found,) = after_crash(tmp_path).found().found
        assert after_crash(tmp_path).open(found).problems == ()


@pytest.mark.parametrize("code", CODES)
def test_each_call_fails_once_and_what_was_kept_still_is(tmp_path: Path, code: int) -> None:
    first, second = with_pictures(5000), with_pictures(5000, 6000).changed(title="second")
    raised = 0
    for number in range(1, 200):
        state = tmp_path / str(number)
        system = Watched()
        keeper = Recovery(state, system, Clock()).begin("document")
        keeper.write(first)
        system.calls.clear()
        system.meet = failing_at(number, code).meet
        error = error_of(partial(keeper.write, second))
        raised += error is not None
        if error is not None:
            assert str(error).startswith("The map can't be kept safe from a crash: ")
            assert len(str(error)) < 120
        ended = len(system.calls) < number
        (found,) = after_crash(state).found().found
        opened = after_crash(state).open(found)
        assert opened.problems == ()
        assert is_same(opened.journey, second) or (error and is_same(opened.journey, first))
        system.meet = Watched().meet
        keeper.write(second.changed(title="third"))
        assert titles(after_crash(state).found()) == ["third"]
        if ended:
            break
    else:
        pytest.fail("it never ended")
    assert raised > 10


@pytest.mark.parametrize("code", [errno.EIO, errno.EACCES])
def test_looking_for_what_can_be_recovered_never_fails(tmp_path: Path, code: int) -> None:
    live(tmp_path).begin("document", tmp_path / "a.journey").write(titled("a"))
    for number in range(1, 40):
        recovery = Recovery(tmp_path, failing_at(number, code), Clock())
        recovery.found()
        Recovery(tmp_path, failing_at(number, code), Clock()).tidy()
    assert titles(after_crash(tmp_path).found()) == ["a"]


def test_notes_of_owners_that_are_none_hide_nothing(tmp_path: Path) -> None:
    keeper = live(tmp_path).begin("document")
    keeper.write(titled("a"))
    note = folder_of(tmp_path, keeper) / "owner.json"
    for data in (b"", b"{}", b"[1]", b"\xff", b'{"owner": 1, "continues": 7}', bytes(99)):
        note.write_bytes(data)
        assert titles(live(tmp_path).found()) == ["a"]
    note.unlink()
    assert titles(live(tmp_path).found()) == ["a"]


def test_a_session_that_just_begins_is_not_tidied_away(tmp_path: Path) -> None:
    folder = tmp_path / "recovery" / ("0" * 24 + "-" + "0" * 8)
    folder.mkdir(parents=True)
    Recovery(tmp_path, Quick()).tidy()
    assert folder.exists()
    old = folder.stat().st_mtime - LEFT_OVER - 10
    os.utime(folder, (old, old))
    Recovery(tmp_path, Quick()).tidy()
    assert not folder.exists()


def test_large_maps_come_back_as_they_were(tmp_path: Path) -> None:
    journey = made_map(10_000)
    keeper = live(tmp_path).begin(journey.id)
    keeper.write(journey)
    (found,) = after_crash(tmp_path).found().found
    opened = after_crash(tmp_path).open(found)
    assert is_same(opened.journey, journey)
    assert opened.problems == ()
