"""The rules of the house that no linter knows: small files, plain texts, one translator."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parent.parent
OURS = sorted(HOME.glob("journeyeditor/**/*.py"))
ALL = [*OURS, *sorted(HOME.glob("tests/**/*.py"))]
TOP = {
    "journeyeditor",
    "resources",
    "icons",
    "tests",
    "pyproject.toml",
    "journeyeditor.spec",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
}


def named(path: Path) -> str:
    return path.relative_to(HOME).as_posix()


@pytest.mark.parametrize("path", ALL, ids=named)
def test_files_are_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 500


@pytest.mark.parametrize("path", OURS, ids=named)
def test_modules_say_what_they_own(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    said = ast.get_docstring(tree)
    assert said or not tree.body


@pytest.mark.parametrize("path", OURS, ids=named)
def test_public_things_are_described(path: Path) -> None:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path.name}: {node.name}"


def test_the_session_knows_only_core_and_gui_of_qt() -> None:
    for path in (HOME / "journeyeditor" / "session").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                assert node.module in ("PySide6.QtCore", "PySide6.QtGui"), path.name


def test_the_top_level_holds_what_it_should_and_no_more() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=HOME, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout: what is tracked can't be listed")
    top = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} == TOP


def test_no_path_of_a_machine_is_in_any_file() -> None:
    pattern = re.compile(r"(?:/home/\w+|/root/|/work/|/Users/\w+/|[A-Z]:\\\\Users)")
    for path in [*ALL, *HOME.glob("*.*"), *HOME.glob("resources/**/*.json")]:
        if path != Path(__file__).resolve() and path.is_file():
            assert not pattern.search(path.read_text("utf-8")), named(path)
