"""The table of commands: complete, without clashes, and nothing shows markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

import journeyeditor
from journeyeditor.base.messages import LANGUAGES, Translator
from journeyeditor.layout.icons import icon_keys
from journeyeditor.window.actions.row import NEEDS
from journeyeditor.window.actions.table import MENUS, POPUPS, ROWS, TOOLS
from journeyeditor.window.plain import plain_tip
from journeyeditor.window.shell import Shell


def test_every_command_has_what_it_needs() -> None:
    for row in ROWS:
        if row.key.startswith("-"):
            continue
        assert row.text.key
        assert row.tip.key, row.key
        assert row.menu in MENUS
        assert row.icon in icon_keys(), row.key
        assert row.keys, row.key
        assert all(QKeySequence(key).count() == 1 for key in row.keys), row.key
    for group in TOOLS:
        for key in group:
            row = next(row for row in ROWS if row.key == key)
            assert row.short.key
            assert row.icon


def test_every_need_and_menu_of_what_is_selected_is_known() -> None:
    keys = {row.key for row in ROWS}
    for row in ROWS:
        assert set(row.needs) <= NEEDS.keys(), row.key
    for kind, menu in POPUPS.items():
        assert set(menu) - {"-"} <= keys, kind


def test_no_two_commands_have_the_same_keys() -> None:
    keys = [key for row in ROWS for key in row.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_commands_of_a_menu_have_the_same_letter(language: str) -> None:
    tr = Translator(language)
    menus = [*([row.text for row in ROWS if row.menu == menu] for menu in MENUS)]
    for texts in [list(MENUS.values()), *menus]:
        letters = [
            found.group(1).lower() for text in texts if (found := re.search("&(.)", tr(text)))
        ]
        assert len(letters) == len(set(letters)), letters


def test_a_command_that_is_off_says_why(shell: Shell) -> None:
    assert "Open a map first." in shell.commands["undo"].toolTip()
    shell.commands.meet({"map"})
    assert not shell.commands["undo"].isEnabled()
    assert "Nothing has been changed yet." in shell.commands["undo"].toolTip()
    shell.commands.meet({"map", "undo"})
    assert shell.commands["undo"].isEnabled()
    assert "Nothing has been changed yet." not in shell.commands["undo"].toolTip()


def test_a_tip_shows_markup_as_text() -> None:
    assert "<b>" not in plain_tip("a <b> c")


def test_only_the_plain_helper_makes_labels_and_boxes() -> None:
    folder = Path(journeyeditor.__path__[0])
    for path in (*folder.glob("window/**/*.py"), *folder.glob("canvas/**/*.py")):
        if path.name == "plain.py":
            continue
        text = path.read_text("utf-8")
        for banned in ("QLabel(", "QMessageBox(", "setHtml(", "QMessageBox.warning"):
            assert banned not in text, f"{banned} in {path.name}"
