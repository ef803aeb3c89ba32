"""What is known of the maps used last, in a small file that anything may happen to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyeditor.files.recent import FILE_NAME, Known, load_known, save_known
from journeyeditor.files.settings import Settings

KNOWN = st.builds(
    Known,
    path=st.text(min_size=1),
    changed=st.integers(0, 2**62),
    size=st.integers(0, 2**40),
    title=st.text(),
    phases=st.integers(0, 99),
    cards=st.integers(0, 99),
    due=st.sampled_from(["", "2026-12-24", "never"]),
)


@given(known=st.lists(KNOWN, max_size=12, unique_by=lambda one: one.path))
def test_it_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, known: list[Known]
) -> None:
    folder = tmp_path_factory.mktemp("state")
    by_path = {one.path: one for one in known}
    save_known(folder, by_path, by_path)
    assert load_known(folder) == by_path
    assert all(one.review is None or one.due for one in known)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "{}",
        "7",
        "[1, null, []]",
        '[{"path": 1}]',
        "[" * 100_000,
        json.dumps(
            [{"path": "a", "changed": "x", "size": 1, "title": "", "phases": 1, "cards": 1}]
        ),
    ],
)
def test_what_is_no_list_of_ours_is_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text)
    assert load_known(tmp_path) == {}


def test_only_the_maps_used_last_are_kept(tmp_path: Path) -> None:
    known = {name: Known(name, 1, 1, name, 1, 1) for name in "abc"}
    save_known(tmp_path, known, ["c", "x", "a"])
    assert list(load_known(tmp_path)) == ["c", "a"]


def test_a_folder_that_cannot_be_written_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    save_known(tmp_path / "state", {}, [])
    assert load_known(tmp_path / "state") == {}


def test_files_are_taken_from_the_recent_ones() -> None:
    settings = Settings(recent=("/a", "/b"))
    assert settings.without_recent(Path("/a")).recent == ("/b",)
    assert settings.without_recent().recent == ()
