"""The real program on a real X server, with keys as a person presses them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from journeyeditor.files.store import load
from tests.screen.screen import Person, screen, wait_for

EXAMPLE = Path(__file__).resolve().parents[2] / "resources/examples/jane-deklarerar.journey"


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    path = tmp_path / "karta.journey"
    shutil.copy(EXAMPLE, path)
    return path


def test_a_text_goes_from_key_to_file_and_back(map_file: Path) -> None:
    before = load(map_file).journey
    with screen() as env:
        program = subprocess.Popen([sys.executable, "-m", "journeyeditor", map_file], env=env)
        person = Person(env)
        try:
            wait_for("the map", lambda: person.sees("^karta "))
            wait_for("the keyboard", lambda: person.has("^karta "))
            time.sleep(1)
            person.presses("Right", "F2", "ctrl+a")
            person.types("Skriven för hand, åäö")
            person.presses("Return")
            wait_for("the edit", lambda: person.sees(r"^karta\*"))
            person.presses("ctrl+s")
            wait_for("the file", lambda: load(map_file).journey != before)
            after = load(map_file).journey
            changed = [c for c in after.all_cards() if before.card(c.id) != c]
            assert [card.text for card in changed] == ["Skriven för hand, åäö"]
            person.presses("ctrl+z", "ctrl+s")
            wait_for("the way back", lambda: load(map_file).journey == before)
            person.presses("ctrl+q")
            wait_for("the end", lambda: program.poll() is not None)
            assert program.returncode == 0
        finally:
            program.kill()
            program.wait(10)
    assert map_file.read_bytes() == EXAMPLE.read_bytes()
