"""The wheel, in an environment of its own with nothing but what it asks for, makes a poster."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parent.parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command away from the checkout; its output, or a failure that shows all it said."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**clean, "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "-q", "-w", folder, HOME, cwd=folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_what_the_program_needs_and_no_tools(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for needed in (
        "journeyeditor/resources/fonts/JourneySans-Regular.ttf",
        "journeyeditor/resources/locale/sv/LC_MESSAGES/journeyeditor.mo",
        "journeyeditor/resources/examples/jane-deklarerar.journey",
        "journeyeditor/resources/schema/journey.schema.json",
        "journeyeditor/icons/lane-goals.svg",
    ):
        assert needed in names
    assert not [name for name in names if name.endswith((".po", "make_fonts.py"))]
    assert not [name for name in names if name.startswith("tests/")]


def test_installed_alone_it_exports_and_finds_itself_sound(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    run(python, "-m", "pip", "install", "-q", wheel, cwd=tmp_path)
    program = tmp_path / "env" / "bin" / "journeyeditor"
    run(program, "self-test", cwd=tmp_path)
    run(program, "new", "map.journey", "--template", "jane", "--language", "sv", cwd=tmp_path)
    run(program, "export", "map.journey", "map.pdf", "--paper", "A1", cwd=tmp_path)
    assert "841 x 594" in run(python, "-c", _SIZE, cwd=tmp_path)


_SIZE = """
import pikepdf
with pikepdf.open("map.pdf") as pdf:
    assert len(pdf.pages) == 1
    box = [float(side) for side in pdf.pages[0].mediabox]
    print(" x ".join(str(round(side / 72 * 25.4)) for side in box[2:]))
"""
