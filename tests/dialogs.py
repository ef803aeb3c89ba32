"""A hand for dialogs that block: it waits until the dialog is there, however slow the machine."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

Kind = TypeVar("Kind", bound=QDialog)

_LOOK = 10  # ms between two looks
_PATIENCE = 30.0  # s until a dialog that doesn't come has failed the test


def when_shown(
    kind: type[Kind], do: Callable[[Kind], object], ready: Callable[[], bool] = lambda: True
) -> None:
    """Do something with the next dialog of a kind, once it is shown and is ready.

    A dialog of another kind before it is left to whoever waits for that. What goes wrong fails
    the test and leaves no dialog waiting for an answer that never comes.
    """
    end = monotonic() + _PATIENCE

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, kind) and shown.isVisible() and ready():
            try:
                do(shown)
            except BaseException:
                _leave()
                raise
        elif monotonic() < end:
            QTimer.singleShot(_LOOK, look)
        else:
            _leave()
            raise AssertionError(f"no {kind.__name__} was shown, but {shown!r}")

    QTimer.singleShot(0, look)


def _leave() -> None:
    while isinstance(shown := QApplication.activeModalWidget(), QDialog) and shown.isVisible():
        shown.reject()
