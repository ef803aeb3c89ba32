"""A disk that really is full: the old file whole or the new one, and a sentence that says why."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parent.parent.parent
PROGRAM = [sys.executable, "-m", "tests.files.full_disk"]


def outcome(command: list[str]) -> tuple[int, ...]:
    """How many saves were refused, done, and told of; and how many snapshots were written."""
    ended = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return tuple(map(int, re.findall(r"\d+", ended.stdout)))


@pytest.fixture(scope="module")
def may_mount(tmp_path_factory: pytest.TempPathFactory) -> bool:
    """Whether a small file system can be had, which no other process sees."""
    if shutil.which("unshare") is None:
        return False
    folder = tmp_path_factory.mktemp("probe")
    probe = ["unshare", "-Urm", "mount", "-t", "tmpfs", "-o", "size=64k", "none", str(folder)]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def test_a_full_file_system(tmp_path: Path, may_mount: bool) -> None:
    if not may_mount:
        pytest.skip("no file system can be mounted here: see the test with a limit")
    mount = f"mount -t tmpfs -o size=400k none {shlex.quote(str(tmp_path))}"
    run = shlex.join([*PROGRAM, str(tmp_path), "fill"])
    refused, done, told, snapshots = outcome(["unshare", "-Urm", "sh", "-c", f"{mount} && {run}"])
    assert refused >= 5
    assert done >= 2
    assert 1 <= told < done
    assert snapshots >= 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_limit_on_what_may_be_written(tmp_path: Path) -> None:
    refused, done, _, snapshots = outcome([*PROGRAM, str(tmp_path), "limit"])
    assert refused >= 5
    assert done >= 1
    assert snapshots >= 1
