"""A whole map drawn on a virtual screen with real keys and a real mouse, and what is in the file.

`python -m tests.screen FOLDER` does it in every language, look and scale, with pictures.
"""

from __future__ import annotations

from pathlib import Path

from journeyeditor.files.store import load
from tests.screen.by_keys import Keys
from tests.screen.by_mouse import Mouse
from tests.screen.desk import Album, Desk, sitting
from tests.screen.meant import LANGUAGES, found, wanted


def test_a_map_is_drawn_by_keyboard_alone(tmp_path: Path) -> None:
    meant, path = LANGUAGES["sv"], tmp_path / "Åsas karta.journey"
    with sitting(Desk("sv", "light", 1), tmp_path / "home") as program:
        Keys(program, meant, Album(program)).draws(path)
    assert found(load(path).journey) == wanted(meant)


def test_a_map_is_drawn_by_mouse(tmp_path: Path) -> None:
    meant, path = LANGUAGES["en"], tmp_path / "Ada's map.journey"
    with sitting(Desk("en", "dark", 2), tmp_path / "home") as program:
        Mouse(program, meant, Album(program)).draws(path)
    assert found(load(path).journey) == wanted(meant)
