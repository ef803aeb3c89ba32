"""Running the command line in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from journeyeditor.app.main import main
from journeyeditor.base.resources import resource


class Ran(NamedTuple):
    """How a run ended, and what it said where."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the program in English with these arguments."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def run_it(*arguments: str | Path) -> Ran:
        status = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return run_it


@pytest.fixture
def jane() -> Path:
    """The example map."""
    return resource("examples", "jane-deklarerar.journey")
