"""The program killed while it is worked in, and begun again: a short run of the long command."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from journeyeditor.files.history import DISCARDED
from journeyeditor.files.recovery import Recovery
from tests.rescue.kills import begin_again, kill_once, work
from tests.rescue.worked import FIELDS, WORD


@pytest.mark.parametrize("seed", range(4))
def test_what_was_done_two_seconds_before_is_there_again(seed: int) -> None:
    assert kill_once(random.Random(seed)).faults == ()


@pytest.mark.parametrize("into", FIELDS)
def test_what_is_still_being_written_is_there_again(into: str) -> None:
    assert kill_once(random.Random(into), into).faults == ()


def test_several_crashes_in_a_row_lose_nothing_and_discarding_keeps_it(tmp_path: Path) -> None:
    """A map that was never saved: rescued, crashed again right away, rescued, discarded."""
    work(tmp_path, None, 3.0)
    first = begin_again(tmp_path, "open")  # it ends in a crash itself
    second = begin_again(tmp_path, "open")
    assert first["offered"] == second["offered"] == 1
    assert first["cards"] == second["cards"]
    assert not first["saved"]
    assert f"{WORD}1" in str(second["cards"])
    last = begin_again(tmp_path, "discard")
    assert (last["offered"], last["left"]) == (1, 0)
    kept = Recovery(tmp_path / "state" / "journeyeditor").history.documents()
    assert [version.why for version in kept] == [DISCARDED]
    assert begin_again(tmp_path, "")["offered"] == 0
