"""The history panel shows where one is, however it comes to be seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from journeyeditor.base.messages import msg
from journeyeditor.edits.lanes import change_lane
from journeyeditor.window.shell import Shell
from journeyeditor.window.workbench import Workbench


def is_in_sight(bench: Workbench) -> bool:
    """Whether the row that holds now is wholly seen."""
    shown = bench.panels.history.list
    row = shown.visualRect(shown.currentIndex())
    return row.height() > 0 and shown.viewport().rect().contains(row)


def test_where_one_is_is_in_sight_when_the_panel_comes_up_and_shrinks(
    bench: Workbench, shell: Shell, file: Path, qtbot: QtBot
) -> None:
    bench.open_path(file)
    session = bench.session
    assert session is not None
    lane = session.journey.lanes[0].id
    for number in range(40):
        session.apply(msg("Rename lane"), change_lane, lane, title=f"Lane {number}")
    bench.panels.toggle("history")
    qtbot.waitUntil(lambda: is_in_sight(bench))
    before = bench.panels.history.list.height()
    shell.resize(1300, 500)
    qtbot.waitUntil(lambda: bench.panels.history.list.height() < before)
    qtbot.waitUntil(lambda: is_in_sight(bench))


def test_its_head_is_in_line_with_that_of_the_details(bench: Workbench, file: Path) -> None:
    bench.open_path(file)
    bench.panels.toggle("history")
    history, details = bench.panels.history, bench.panels.inspector
    places = {
        head.mapToGlobal(QPoint(head.contentsRect().left(), 0)).x()
        for head in (history.head, details.head)
    }
    assert len(places) == 1
