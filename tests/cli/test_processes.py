"""The command line as a process of its own: without Qt, with closed pipes and full disks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

WITHOUT_QT = """
import sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(name + " is not to be imported here")

sys.meta_path.insert(0, NoQt())
from journeyeditor.app.main import main
status = main()
assert "PySide6" not in sys.modules
sys.exit(status)
"""


def program(
    *arguments: str | Path,
    code: str = "",
    stdout: int | IO[str] = subprocess.PIPE,
    environment: dict[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run the program, or a program that starts it, to its end."""
    start = ["-c", code] if code else ["-m", "journeyeditor"]
    return subprocess.run(
        [sys.executable, *start, *(str(argument) for argument in arguments)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=environment,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_everything_works_without_qt(tmp_path: Path) -> None:
    made = tmp_path / "a.journey"
    for arguments in (
        ("new", made, "--template", "jane", "--language", "sv"),
        ("check", made),
        ("show", made),
        ("export", made, tmp_path / "a.pdf", "--paper", "A3"),
        ("export", made, tmp_path / "a.svg"),
        ("export", made, tmp_path / "a.png", "--dpi", "50"),
        ("templates",),
        ("schema",),
        ("self-test",),
    ):
        ran = program(*arguments, code=WITHOUT_QT)
        assert (ran.returncode, ran.stderr) == (0, ""), arguments
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert "Jane deklarerar" in (tmp_path / "a.svg").read_text("utf-8")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_the_refusal_of_qt_is_real() -> None:
    ran = program(code=WITHOUT_QT.replace("status = main()", "import PySide6.QtCore"))
    assert "not to be imported here" in ran.stderr


def test_a_reader_that_goes_away_is_no_error(jane: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ran = program("show", jane, stdout=writer)
    finally:
        os.close(writer)
    assert (ran.returncode, ran.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize("command", [("schema",), ("templates",), ("--help",), ("new", "--help")])
def test_a_full_disk_behind_the_output_is_told(command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        ran = program(*command, stdout=full)
    assert ran.returncode == 2
    assert ran.stderr.endswith("\n")
    assert ran.stderr.count("\n") == 1
    assert "the disk is full" in ran.stderr or "disken är full" in ran.stderr


def test_a_terminal_without_our_letters_gets_others(jane: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    ran = program("show", jane, environment=environment)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.isascii()


def test_closed_output_is_told() -> None:
    command = f"{sys.executable} -m journeyeditor templates >&-"
    ran = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, text=True, check=False, timeout=60
    )
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
