"""Settings: written and read, and never in the way when they are broken."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import platformdirs
import pytest

from journeyeditor.base.errors import JourneyError
from journeyeditor.files.folders import portable_folders, user_folders
from journeyeditor.files.languages import interface_language
from journeyeditor.files.settings import (
    FILE_NAME,
    MOST_RECENT,
    Loaded,
    Settings,
    load_settings,
    save_settings,
)
from tests.files.failing import CODES, error_of, failing_at


def test_written_and_read(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet"
    settings = Settings(
        language="sv",
        theme="dark",
        recent=("/ö/a.journey", "/b\udcff.journey"),
        geometry="AAA=",
        layout="BBB=",
        heads=False,
        unknown={"newer": [1, {"a": None}]},
    )
    save_settings(folder, settings)
    assert load_settings(folder) == Loaded(settings)


def test_without_a_file_there_are_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "nowhere") == Loaded(Settings())


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b"\xff\xfe{", bytes(100), b"[" * 100_000, b" " * 2_000_000]
)
def test_a_broken_file_is_set_aside(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(data)
    loaded = load_settings(tmp_path)
    assert loaded == Loaded(Settings(), tmp_path / "settings.broken-1.json")
    assert (tmp_path / "settings.broken-1.json").read_bytes() == data
    assert not path.exists()
    path.write_bytes(data)
    assert load_settings(tmp_path).set_aside == tmp_path / "settings.broken-2.json"


def test_a_value_of_the_wrong_kind_is_left_out(tmp_path: Path) -> None:
    values = {"language": 1, "theme": "dark", "recent": ["a", 2], "geometry": None}
    (tmp_path / FILE_NAME).write_text(json.dumps(values))
    assert load_settings(tmp_path) == Loaded(Settings(theme="dark", recent=("a",)))


def test_a_folder_in_the_way_is_no_disaster(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    assert load_settings(tmp_path) == Loaded(Settings())
    with pytest.raises(JourneyError, match="it is a folder"):
        save_settings(tmp_path, Settings())


@pytest.mark.parametrize("code", CODES)
def test_each_call_fails_once_and_nothing_is_lost(tmp_path: Path, code: int) -> None:
    old, new = Settings(theme="dark", recent=("a",)), Settings(theme="light")
    told = 0
    for number in range(1, 30):
        folder = tmp_path / str(number)
        save_settings(folder, old)
        error = error_of(partial(save_settings, folder, new, failing_at(number, code)))
        there = load_settings(folder).settings
        assert there in ((old, new) if error else (new,))
        told += error is not None
        save_settings(folder, old)
        loaded = load_settings(folder, failing_at(number, code))
        kept = loaded.set_aside or folder / FILE_NAME
        assert json.loads(kept.read_bytes())["recent"] == ["a"]
    assert told > 5


def test_recent_files_come_once_and_newest_first() -> None:
    settings = Settings()
    for name in [*"abcdefghijklmnop", "b"]:
        settings = settings.with_recent(Path(name))
    assert len(settings.recent) == MOST_RECENT
    assert settings.recent[:3] == ("b", "p", "o")
    assert settings.recent.count("b") == 1


def test_folders_are_the_users_own(own_folders: Path) -> None:
    folders = user_folders()
    assert folders.settings == own_folders / "config" / "journeyeditor"
    assert folders.state == own_folders / "state" / "journeyeditor"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("value", [None, "", "relative/folder", "/somewhere/else"])
def test_folders_are_those_that_platformdirs_gives(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name)
        if value is not None:
            monkeypatch.setenv(name, value)
    folders = user_folders()
    assert folders.settings == platformdirs.user_config_path("journeyeditor", appauthor=False)
    assert folders.state == platformdirs.user_state_path("journeyeditor", appauthor=False)


def test_portable_folders_lie_beside_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert portable_folders().settings.is_relative_to(sys.prefix)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    stick = tmp_path.resolve()
    for program in (stick / "Journey Editor", stick / "Je.app" / "Contents" / "MacOS" / "je"):
        monkeypatch.setattr(sys, "executable", str(program))
        folders = portable_folders()
        assert folders.settings == stick / "journeyeditor-data" / "settings"
        assert folders.state == stick / "journeyeditor-data" / "state"
        assert folders.logs == folders.state / "logs"
        save_settings(folders.settings, Settings(theme="dark"))
        assert load_settings(folders.settings).settings.theme == "dark"


def test_settings_are_read_without_anything_heavy() -> None:
    program = (
        "import sys, journeyeditor.files.settings, journeyeditor.files.folders,"
        " journeyeditor.files.languages as l; from pathlib import Path;"
        "journeyeditor.files.settings.load_settings(Path('nowhere'));"
        "journeyeditor.files.folders.user_folders();"
        "journeyeditor.files.languages.interface_language('', {'LANG': 'sv'});"
        "print(*(m for m in sys.argv[1:] if m in sys.modules))"
    )
    heavy = ["pydantic", "PySide6", "argparse", "jiter"]
    if sys.platform == "linux":  # elsewhere the standard library may bring them itself
        heavy += ["platformdirs", "locale", "secrets", "logging"]
    run = subprocess.run(
        [sys.executable, "-c", program, *heavy], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == []


@pytest.mark.parametrize(
    ("chosen", "environment", "language"),
    [
        ("en", {"LANG": "sv_SE.UTF-8"}, "en"),
        ("", {"LANG": "sv_SE.UTF-8"}, "sv"),
        ("", {"LANG": "sv_SE", "LC_ALL": "C"}, "en"),
        ("", {"LANG": "en_GB", "LC_MESSAGES": "sv_FI.UTF-8"}, "sv"),
        ("", {"LC_ALL": "", "LANG": "sv"}, "sv"),
        ("", {"LANG": "de_DE.UTF-8"}, "en"),
        ("xx", {"LANG": "sv"}, "sv"),
    ],
)
def test_the_language_of_the_interface(
    chosen: str, environment: dict[str, str], language: str
) -> None:
    assert interface_language(chosen, environment) == language
