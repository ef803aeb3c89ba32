"""Random work with random damage: what is recovered is the last that was written and is whole."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from journeyeditor.base.errors import JourneyError
from journeyeditor.files.form import parts_of
from journeyeditor.files.keeper import Keeper
from journeyeditor.files.recovery import Found, Recovery
from journeyeditor.files.snapshots import SLOTS
from journeyeditor.files.store import save
from journeyeditor.model.journey import Journey
from tests.benchmarks.maps import made_map
from tests.files.failing import CODES, Clock, Elsewhere, Quick, Watched, failing_at

CRASHED = Elsewhere("here", began=None)


class Snapshots(RuleBasedStateMachine):
    """One document over many crashes; a plain list of two slots is what it is compared with."""

    def __init__(self) -> None:
        super().__init__()
        self.home = tempfile.TemporaryDirectory()
        self.state = Path(self.home.name) / "state"
        self.path = Path(self.home.name) / "map.journey"
        self.clock = Clock()
        self.system = Watched()
        self.count = self.number = 0
        self.slots: dict[str, str] = {}
        self.last = ""
        self.older: list[dict[str, str]] = []

    def teardown(self) -> None:
        self.home.cleanup()

    @initialize()
    def open_a_new_map(self) -> None:
        self.keeper = self.begin(None)

    def begin(self, after: Found | None) -> Keeper:
        self.slots, self.last, self.number = {}, "", 0
        return Recovery(self.state, self.system, self.clock).begin("document", after=after)

    def journey(self) -> Journey:
        self.count += 1
        self.clock.now += 1
        return Journey(id="document", title=str(self.count))

    @rule()
    def edit(self) -> None:
        journey = self.journey()
        self.keeper.write(journey)
        self.number += 1
        self.slots[SLOTS[self.number % 2]] = self.last = journey.title

    @rule(number=st.integers(1, 20), code=st.sampled_from(CODES))
    def edit_on_a_bad_disk(self, number: int, code: int) -> None:
        """Written or not; the next edit goes to the same slot if it was not."""
        self.system.calls.clear()
        self.system.meet = failing_at(number, code).meet
        try:
            self.edit()
        except JourneyError:
            pass
        finally:
            self.system.meet = Watched().meet
        self.edit()

    @precondition(lambda self: len(self.slots) == 2)
    @rule(how=st.sampled_from(["cut", "flip", "empty", "gone"]))
    def tear_the_newest(self, how: str) -> None:
        newest = max(self.slots, key=lambda slot: int(self.slots[slot]))
        path = self.state / "recovery" / self.keeper.name / newest
        data = path.read_bytes()
        if how == "gone":
            path.unlink()
        elif how == "flip":
            path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        else:
            path.write_bytes(data[: len(data) // 2] if how == "cut" else b"")
        del self.slots[newest]
        self.last = max(self.slots.values(), key=int)

    @precondition(lambda self: self.slots)
    @rule()
    def crash_and_recover(self) -> None:
        recovery = Recovery(self.state, CRASHED, self.clock)
        (found,) = recovery.found().found
        assert recovery.open(found).journey.title == self.last
        before = self.slots
        self.keeper = self.begin(found)
        self.older.append(before)

    @rule()
    def save_it(self) -> None:
        journey = self.journey()
        saved = save(self.path, journey, Quick())
        assert self.keeper.done(self.path, saved.fingerprint)
        self.slots, self.older, self.last = {}, [], ""
        assert list(self.state.glob("recovery/*")) == []

    @rule()
    def discard_it(self) -> None:
        self.keeper.discard(self.journey())
        self.older = []
        self.keeper = self.begin(None)

    @invariant()
    def holds(self) -> None:
        findings = Recovery(self.state, CRASHED, self.clock).found()
        titles = [found.snapshot.about.title for found in findings.found]
        whole = self.slots or next((slots for slots in reversed(self.older) if slots), {})
        assert titles == ([max(whole.values(), key=int)] if whole else [])
        assert Recovery(self.state, Elsewhere("here"), self.clock).found().found == () or (
            not self.slots and self.older
        )


TestSnapshots = Snapshots.TestCase
TestSnapshots.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)


def test_no_part_of_a_map_takes_long_to_make() -> None:
    """So a snapshot made in a thread beside the window never stops it for long."""
    longest = max(len(part) for part in parts_of(made_map(10_000)) if isinstance(part, bytes))
    assert longest < 150_000
