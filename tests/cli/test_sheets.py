"""`sheets`, `report`, `workshop` and pictures of a width on the command line."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import Run
from tests.files.mutations import FIXTURES


def pages(path: Path) -> int:
    ran = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True)
    (count,) = re.findall(r"Pages: +(\d+)", ran.stdout)
    return int(count)


@pytest.mark.parametrize(("command", "count"), [("sheets", 2), ("report", 8), ("workshop", 1)])
def test_a_pdf_is_written(run: Run, tmp_path: Path, jane: Path, command: str, count: int) -> None:
    out = tmp_path / "a.pdf"
    assert run(command, jane, out) == (0, "", "")
    assert pages(out) == count
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("command", ["sheets", "report", "workshop"])
def test_what_is_no_pdf_or_no_map_is_refused(
    run: Run, tmp_path: Path, jane: Path, command: str
) -> None:
    out = tmp_path / "a.png"
    out.write_text("old")
    ran = run(command, jane, out)
    assert (ran.status, ran.out) == (2, "")
    assert "a.png must end in .pdf." in ran.err
    assert out.read_text() == "old"
    ran = run(command, tmp_path / "gone.journey", tmp_path / "b.pdf")
    assert ran.status == 2
    assert "gone.journey" in ran.err


@pytest.mark.parametrize("command", ["sheets", "report"])
def test_what_was_mended_is_told(run: Run, tmp_path: Path, command: str) -> None:
    ran = run(command, FIXTURES / "v1-unsound.journey", tmp_path / "a.pdf")
    assert ran.status == 0
    assert "Mended: A phase had no step" in ran.err


def test_the_blank_map_on_a_paper(run: Run, tmp_path: Path, jane: Path) -> None:
    out = tmp_path / "a.pdf"
    assert run("workshop", jane, out, "--paper", "A3", "--orientation", "portrait").status == 0
    said = subprocess.run(["pdfinfo", str(out)], capture_output=True, text=True, check=True).stdout
    assert "841.89 x 1190.55" in said
    ran = run("workshop", jane, out, "--paper", "A9")
    assert ran.status == 2
    assert "There is no paper A9" in ran.err


def test_help_names_the_commands(run: Run) -> None:
    said = run("--help").out
    for command in ("sheets", "report", "workshop"):
        assert f"\n  {command} " in said
        assert f"journeyeditor {command}" in run(command, "--help").out


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.jpeg"])
def test_a_picture_is_as_wide_as_is_asked_for(
    run: Run, tmp_path: Path, jane: Path, name: str
) -> None:
    out = tmp_path / name
    assert run("export", jane, out, "--width", "641") == (0, "", "")
    with Image.open(out) as picture:
        assert picture.width == 641
    for wrong in ("0", "-1", "wide", "nan"):
        ran = run("export", jane, out, "--width", wrong)
        assert ran.status == 2
        assert "--width takes a number" in ran.err


@pytest.mark.parametrize(
    "words", [("report",), ("sheets",), ("workshop",), ("export", "--no-source")], ids=" ".join
)
def test_a_map_in_a_pdf_is_not_written_over_by_what_carries_none(
    run: Run, tmp_path: Path, jane: Path, words: tuple[str, ...]
) -> None:
    poster = tmp_path / "a.pdf"
    assert run("export", jane, poster).status == 0
    before = poster.read_bytes()
    (tmp_path / "b.pdf").symlink_to(poster)
    for out in (poster, tmp_path / "b.pdf"):
        done = run(words[0], poster, out, *words[1:])
        assert done.status == 2
        assert "holds the map" in done.err
    assert poster.read_bytes() == before
    assert run("export", poster, poster, "--paper", "A3").status == 0
    assert run("check", poster).status == 0
