"""Another window comes up a little aside of the last, and wholly on the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from journeyeditor.app.desktop import beside

ROOM = QRect(0, 28, 1440, 872)
RIM = QSize(2, 24)


def test_a_window_is_as_large_as_the_last_where_there_is_room() -> None:
    assert beside(QRect(100, 80, 900, 600), RIM, ROOM) == QRect(132, 112, 900, 600)


@pytest.mark.parametrize(
    "last",
    [
        QRect(0, 28, 1438, 848),
        QRect(0, 0, 1440, 900),
        QRect(500, 300, 900, 600),
        QRect(-40, 28, 1600, 1200),
    ],
)
def test_no_part_of_a_window_is_off_the_screen(last: QRect) -> None:
    place = beside(last, RIM, ROOM)
    whole = QRect(place.topLeft(), place.size() + RIM)
    assert whole.right() <= ROOM.right()
    assert whole.bottom() <= ROOM.bottom()


def test_the_window_behind_is_still_seen() -> None:
    """At its left and upper edges: one sees that there are two."""
    place = beside(QRect(0, 28, 1438, 848), RIM, ROOM)
    assert place.topLeft() == QPoint(32, 60)
