"""A short run of each of the long ones, in processes of their own; see `tests.recovery`."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parent.parent.parent


def run(*arguments: object) -> str:
    """What a run says; it must end well."""
    command = [sys.executable, "-W", "error", "-m", "tests.recovery", *map(str, arguments)]
    ended = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@pytest.mark.parametrize(("size", "count"), [("50 kB", 100), ("500 kB", 100), ("5 MB", 12)])
def test_saves_that_are_killed_leave_nothing_torn_and_lose_nothing(size: str, count: int) -> None:
    said = run("kills", count, 1, size)
    assert f"{size}: {count} kills, 0 torn, 0 lost" in said


def test_a_save_can_be_killed_before_each_of_its_calls_and_within_each_write() -> None:
    said = run("calls")
    found = re.match(r"each call: (\d+) kills, 0 torn, 0 lost, (\d+) after", said)
    assert found, said
    assert int(found[1]) > 80
    assert 0 < int(found[2]) < int(found[1])


def test_writers_of_snapshots_that_are_killed_leave_the_last_one_whole() -> None:
    assert "snapshots: 50 kills, 0 torn, 0 lost" in run("snapshots", 50)


def test_two_processes_at_one_file_overwrite_nothing_silently() -> None:
    said = run("race", 100)
    found = re.match(r"200 saves of two processes, (\d+) told of the other's, 0 overwr", said)
    assert found, said
    assert int(found[1]) > 0
