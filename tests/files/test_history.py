"""Earlier versions: kept, listed, read, given up; and never in the way when they are damaged."""

from __future__ import annotations

import base64
import errno
import json
import os
import random
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from journeyeditor.base.errors import JourneyError
from journeyeditor.files.about import About, about, about_file
from journeyeditor.files.codec import encode
from journeyeditor.files.history import DISCARDED, MIGRATED, SAVED, History, Version
from journeyeditor.files.retention import DAY, DAYS, LAST, MOST_BYTES, kept
from journeyeditor.files.store import fingerprint
from journeyeditor.model.journey import Journey
from journeyeditor.model.pictures import picture_key
from journeyeditor.model.records import Picture
from tests.files.failing import CODES, Clock, Quick, error_of, failing_at, files_in
from tests.files.rich import rich_map

PATH = Path("maps") / "a.journey"


def history_in(folder: Path, clock: Clock | None = None) -> History:
    return History(folder, Quick(), clock or Clock())


def keep(history: History, text: str, why: str = SAVED, document: str = "d") -> None:
    history.keep(document, text.encode("utf-8", "surrogatepass"), About(text, 1, 2), PATH, why)


def titles(history: History, document: str = "d") -> list[str]:
    return [version.about.title for version in history.versions(document).versions]


def with_pictures(*sizes: int) -> Journey:
    """A map with pictures of so many bytes; only their data matter here."""
    pictures = {}
    for size in sizes:
        data = random.Random(size).randbytes(size)
        text = base64.b64encode(data).decode()
        pictures[picture_key(data)] = Picture(width=1, height=1, data=text)
    return Journey(id="d", title="pictures", pictures=pictures)


def test_what_is_kept_is_listed_and_read(tmp_path: Path) -> None:
    clock = Clock()
    history = history_in(tmp_path, clock)
    data = encode(rich_map())
    history.keep("document", data, about(rich_map()), PATH, SAVED)
    listed = history.versions("document")
    assert listed.damaged == 0
    (version,) = listed.versions
    assert version.about == About(rich_map().title, 1, 3)
    assert (version.time, version.size, version.why) == (clock.now, len(data), SAVED)
    assert version.path == str(PATH)
    assert history.read("document", version) == data
    assert history.open("document", version).journey == rich_map()
    assert history.versions("other").versions == ()


def test_what_is_told_of_a_file_is_what_is_told_of_its_map() -> None:
    assert about_file(encode(rich_map())) == (about(rich_map()), 1)
    assert about_file(b"no map") == (About(), None)


def test_the_same_content_is_stored_once_and_the_same_version_not_again(tmp_path: Path) -> None:
    history = history_in(tmp_path)
    for text in ("a", "a", "b", "a"):
        keep(history, text)
    assert titles(history) == ["a", "b", "a"]
    bodies = [name for name in files_in(tmp_path) if name.endswith(".body")]
    assert len(bodies) == 2


def test_a_picture_is_stored_once_for_all_versions(tmp_path: Path) -> None:
    history = history_in(tmp_path)
    for number in range(5):
        journey = with_pictures(900_000, 500_000).changed(title=str(number))
        history.keep("d", encode(journey), about(journey), PATH, SAVED)
    total = sum(path.stat().st_size for path in history.folder("d").iterdir())
    assert total < 1_500_000
    for version in history.versions("d").versions:
        assert history.open("d", version).journey.title == version.about.title
        assert history.read("d", version).count(b'"data"') == 2


def test_an_id_is_never_a_path(tmp_path: Path) -> None:
    history = history_in(tmp_path / "state")
    for document in ("../../evil", "a/b", "CON", "x" * 5000, "Å", "aa", "AA", "\ud800"):
        keep(history, document, document=document)
        assert titles(history, document) == [document]
    assert [path.name for path in tmp_path.iterdir()] == ["state"]


def test_all_documents_are_listed_by_their_newest_version(tmp_path: Path) -> None:
    clock = Clock()
    history = history_in(tmp_path, clock)
    assert history.documents() == ()
    for document, text in (("one", "a"), ("other", "b"), ("one", "c")):
        clock.now += 60
        keep(history, text, document=document)
    history.keep("never saved", b"d", About("d"), None, DISCARDED)
    (tmp_path / "history" / "notes").mkdir()
    (tmp_path / "history" / ("0" * 24)).write_bytes(b"")
    found = [(one.document, one.about.title, one.path) for one in history.documents()]
    assert found == [("one", "c", str(PATH)), ("never saved", "d", ""), ("other", "b", str(PATH))]
    assert history.read("never saved", history.documents()[1]) == b"d"


def test_copies_of_a_map_in_two_places_do_not_push_each_other_out(tmp_path: Path) -> None:
    history = history_in(tmp_path)
    one, other = Path("one"), Path("other")
    history.keep("d", b"1", About(), one, SAVED)
    history.keep("d", b"2", About(), other, SAVED)
    history.keep("d", b"1", About(), one, SAVED)
    assert len(history.versions("d").versions) == 2
    assert history.has("d", one, fingerprint(b"1"))
    assert not history.has("d", other, fingerprint(b"1"))


def test_ten_of_one_day_and_one_of_each_of_thirty_days(tmp_path: Path) -> None:
    clock = Clock()
    history = history_in(tmp_path, clock)
    for day in range(40):
        for number in range(3):
            keep(history, f"{day}.{number}")
            clock.now += 60
        clock.now += DAY - 180
    kept_titles = titles(history)
    assert kept_titles[:10] == [f"{39 - n // 3}.{2 - n % 3}" for n in range(10)]
    assert kept_titles[10:] == [f"{day}.2" for day in range(35, 9, -1)]


def test_the_size_is_capped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journeyeditor.files.retention.MOST_BYTES", 30_000)
    history = history_in(tmp_path)
    for number in range(8):
        data = random.Random(number).randbytes(8_000)
        history.keep("d", data, About(str(number)), PATH, MIGRATED if number == 0 else SAVED)
    assert titles(history) == ["7", "6", "0"]
    assert sum(path.stat().st_size for path in history.folder("d").iterdir()) < 30_000
    history.keep("d", random.Random(9).randbytes(50_000), About("huge"), PATH, SAVED)
    assert titles(history) == ["huge", "0"]


class TestDamage:
    """A damaged entry is skipped and told; the others are as they were."""

    @pytest.fixture
    def history(self, tmp_path: Path) -> History:
        history = history_in(tmp_path)
        for text in ("one", "two", "three"):
            keep(history, text)
        return history

    def test_notes_of_any_kind(self, history: History) -> None:
        folder = history.folder("d")
        note = folder / history.versions("d").versions[1].note
        whole = json.loads(note.read_bytes())
        broken: list[bytes] = [b"", b"{", b"[]", b"null", b"\xff", bytes(50), b"[" * 100_000]
        for key in whole:
            values: tuple[Any, ...] = (None, [], {}, "x", -1, 1e300, True, "../x")
            for value in values:
                if value != whole[key] and (key, value) != ("path", "x"):
                    broken.append(json.dumps({**whole, key: value}).encode())
        told = 0
        for data in broken:
            note.write_bytes(data)
            listed = history.versions("d")
            assert titles(history)[0] == "three"
            assert titles(history)[-1] == "one"
            told += listed.damaged
        assert told > len(broken) - 12  # another title or size is not to be told from the true one
        note.unlink()
        note.mkdir()
        assert history.versions("d").damaged == 1
        keep(history, "four")
        assert titles(history) == ["four", "three", "one"]

    def test_a_content_that_is_gone(self, history: History) -> None:
        version = history.versions("d").versions[1]
        (history.folder("d") / version.body).unlink()
        assert titles(history) == ["three", "one"]
        assert history.versions("d").damaged == 1
        with pytest.raises(JourneyError, match="no such file"):
            history.read("d", version)

    def test_a_content_that_is_another(self, history: History) -> None:
        one, two, _ = reversed(history.versions("d").versions)
        folder = history.folder("d")
        (folder / two.body).write_bytes((folder / one.body).read_bytes())
        with pytest.raises(JourneyError, match="is damaged and can't be opened"):
            history.read("d", two)
        assert history.read("d", one) == b"one"

    def test_a_torn_content_is_written_again_when_it_comes_again(self, history: History) -> None:
        one = history.versions("d").versions[-1]
        body = history.folder("d") / one.body
        body.write_bytes(body.read_bytes()[:3])
        keep(history, "one")
        assert history.read("d", history.versions("d").versions[0]) == b"one"

    def test_what_is_not_ours_is_left_alone(self, history: History, tmp_path: Path) -> None:
        mine = history.folder("d") / "notes.txt"
        mine.write_bytes(b"mine")
        os.utime(mine, (1, 1))
        keep(history, "four")
        assert mine.exists()

    def test_leavings_go_in_time(self, history: History) -> None:
        left = history.folder("d") / ("0" * 64 + ".body")
        left.write_bytes(b"half")
        now = time.time()
        keep(history, "four")
        assert left.exists()
        later = History(history.folder("d").parent.parent, Quick(), Clock(now + (DAYS + 1) * DAY))
        keep(later, "five")
        assert not left.exists()


@pytest.mark.parametrize("code", CODES)
def test_each_call_fails_once_and_what_was_kept_still_is(tmp_path: Path, code: int) -> None:
    for number in range(1, 200):
        state = tmp_path / str(number)
        keep(history_in(state), "before")
        system = failing_at(number, code)
        history = History(state, system, Clock())
        error = error_of(partial(keep, history, "new"))
        there = titles(history_in(state))
        if error is not None:
            assert 5 < len(str(error)) < 100, error
            assert there in [["new", "before"], ["before"]]
        else:
            assert there == ["new", "before"]
        sound = history_in(state)
        for version in sound.versions("d").versions:
            assert sound.read("d", version).decode() == version.about.title
        keep(sound, "again")
        assert titles(sound)[0] == "again"
        if len(system.calls) < number:
            break
    else:
        pytest.fail("keeping never ended")


def test_reading_a_history_that_cannot_be_read_gives_nothing(tmp_path: Path) -> None:
    keep(history_in(tmp_path), "a")
    for number in range(1, 6):
        listed = History(tmp_path, failing_at(number, errno.EIO)).versions("d")
        assert len(listed.versions) + listed.damaged <= 1


class OneOf:
    """A version as the rule sees it."""

    def __init__(self, time: float, size: int, content: int, *, pinned: bool) -> None:
        self.time = time
        self.pinned = pinned
        self.files = (f"content{content}",)
        self.size = size


def has_reason_of(versions: list[OneOf], place: int, now: float) -> bool:
    """Pinned, among the last ten, or the newest of a day not too long ago."""
    version = versions[place]
    day = int(version.time // DAY)
    is_newest_of_day = not any(int(one.time // DAY) == day for one in versions[:place])
    is_recent = now - version.time < DAYS * DAY
    return version.pinned or place < LAST or (is_newest_of_day and is_recent)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(0, 60 * DAY), st.sampled_from([0, 1, 10**6, 10**8]), st.booleans(),
            st.integers(0, 20),
        ),
        max_size=60,
    )
)  # fmt: skip
def test_the_rule_of_what_is_kept(drawn: list[tuple[float, int, bool, int]]) -> None:
    """By another way of saying it: every reason to stay, and nothing without one."""
    sizes = {f"content{content}": size for _, size, _, content in drawn}
    ages = sorted(age for age, *_ in drawn)
    now = 1e9
    versions = [
        OneOf(now - age, sizes[f"content{content}"], content, pinned=pinned and content % 3 == 0)
        for age, (_, _, pinned, content) in zip(ages, drawn, strict=True)
    ]
    verdict = kept(versions, now, sizes.__getitem__, day=lambda moment: int(moment // DAY))

    def total(stays: list[bool]) -> int:
        names = {one.files[0] for one, stay in zip(versions, stays, strict=True) if stay}
        return sum(sizes[name] for name in names)

    for place, (version, stays) in enumerate(zip(versions, verdict, strict=True)):
        has_reason = has_reason_of(versions, place, now)
        if version.pinned or place == 0:
            assert has_reason
            assert stays
        elif stays:
            assert has_reason
        elif has_reason:  # given up for its size: with all that were newer it was too much
            reasons = [has_reason_of(versions, one, now) for one in range(len(versions))]
            assert total([stay and (at <= place or versions[at].pinned) for at, stay in
                          enumerate(reasons)]) > MOST_BYTES  # fmt: skip
    others = [stays and not one.pinned for one, stays in zip(versions, verdict, strict=True)]
    assert total(verdict) <= MOST_BYTES or not any(others[1:])


class KeptVersions(RuleBasedStateMachine):
    """Random keeping against a plain list: the newest is always there, and all is readable."""

    texts = Bundle("texts")

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.home = tempfile.TemporaryDirectory()
        self.clock = Clock()
        self.history = History(Path(self.home.name), Quick(), self.clock)
        self.last = ""
        self.pinned: set[str] = set()

    def teardown(self) -> None:
        for version in self.history.versions("d").versions:
            assert self.history.read("d", version).decode() == version.about.title
        self.home.cleanup()

    @rule(target=texts, text=st.text("abc", min_size=1, max_size=3))
    def a_text(self, text: str) -> str:
        return text

    @rule(text=texts, why=st.sampled_from([SAVED, SAVED, DISCARDED, MIGRATED]))
    def keep(self, text: str, why: str) -> None:
        is_new = self.last != text
        keep(self.history, text, why)
        self.last = text
        if why == MIGRATED and is_new:
            self.pinned.add(text)

    @rule(hours=st.integers(-5, 200))
    def wait(self, hours: int) -> None:
        self.clock.now += hours * 3600

    @rule(text=texts, number=st.integers(1, 30), code=st.sampled_from(CODES))
    def fail(self, text: str, number: int, code: int) -> None:
        failing = History(Path(self.home.name), failing_at(number, code), self.clock)
        try:
            keep(failing, text)
        except JourneyError:
            self.last = (titles(self.history) or [""])[0]
        else:
            self.last = text

    @invariant()
    def holds(self) -> None:
        listed = self.history.versions("d")
        versions: tuple[Version, ...] = listed.versions
        assert listed.damaged == 0
        assert ([one.about.title for one in versions] or [""])[0] == self.last
        numbers = [one.number for one in versions]
        assert numbers == sorted(numbers, reverse=True)
        for version in versions[:2]:
            assert self.history.read("d", version).decode() == version.about.title
        assert self.pinned <= {one.about.title for one in versions if one.pinned}
        free = [one for one in versions[LAST:] if not one.pinned]
        assert len(free) <= DAYS + 1


TestKeptVersions = KeptVersions.TestCase
TestKeptVersions.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
