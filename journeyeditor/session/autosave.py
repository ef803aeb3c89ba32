"""Snapshots of the open document while it is edited, written beside the interface.

A document is a value, so a snapshot costs the interface's thread nothing but the taking of it;
packing and writing is the worker's.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.files.keeper import Keeper
from journeyeditor.session.session import Session

QUIET_MS: Final = 500
"""After this long without an edit a snapshot is taken."""

MOST_MS: Final = 1_000
"""While one edits on, the first edit that is in no snapshot waits no longer than this."""

AGAIN_MS: Final = (2_000, 5_000, 10_000, 30_000)
"""After so long a snapshot that failed is tried again; from the last on at the same pace."""


class Autosave(QObject):
    """Writes snapshots of a session's document, in the order of its edits."""

    failed = Signal(object)
    """The JourneyError for which no snapshot could be written; once until one is again."""

    mended = Signal(object)
    """Snapshots are written again, after the JourneyError for which they `failed`."""

    written = Signal()
    """A snapshot is on the disk."""

    _wrote = Signal(object)

    def __init__(self, session: Session, keeper: Keeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._keeper = keeper
        self._worker = ThreadPoolExecutor(1, "snapshots")
        self._waiting = False
        self._told: JourneyError | None = None
        self._tries = 0
        self._is_open = True
        self._since = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._write_soon)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._write_soon)
        self._wrote.connect(self._take, Qt.ConnectionType.QueuedConnection)
        session.changed.connect(self._edited)
        session.drafted.connect(self._edited)

    def _edited(self) -> None:
        self._tries = 0  # there is more to lose now
        now = time.monotonic()
        if not self._timer.isActive():
            self._since = now
        left = MOST_MS - 1000 * (now - self._since)
        self._timer.start(max(0, round(min(QUIET_MS, left))))

    def write_now(self) -> None:
        """Take a snapshot without waiting, if there is something to take."""
        if self._timer.isActive() or self._again.isActive() or not self._session.saved:
            self._write_soon()

    def _write_soon(self) -> None:
        self._timer.stop()
        self._again.stop()
        if self._waiting:
            return  # the one that waits for its turn takes the document as it is then
        self._waiting = True
        self._worker.submit(self._write)

    def _write(self) -> None:
        self._waiting = False
        error: JourneyError | None = None
        try:
            self._keeper.write(self._session.draft)
        except JourneyError as one:
            error = one
        except Exception as one:  # a fault of ours, which must not go by unseen
            logging.getLogger(__name__).exception("a snapshot failed")
            reason = type(one).__name__
            error = JourneyError(
                msg("The map can't be kept safe from a crash: {reason}.", reason=reason)
            )
        # Where the window is gone, whoever would be told went with it.
        with contextlib.suppress(RuntimeError):
            self._wrote.emit(error)

    def _take(self, error: JourneyError | None) -> None:
        told = self._told
        if error is None:
            self._told, self._tries = None, 0
            self._again.stop()
            self.written.emit()
            if told is not None:
                self.mended.emit(told)
            return
        if self._is_open:
            self._again.start(AGAIN_MS[min(self._tries, len(AGAIN_MS) - 1)])
            self._tries += 1
        if told is None:
            self._told = error
            self.failed.emit(error)

    def after_writing(self, do: Callable[[], object]) -> None:
        """Do something in the worker, after the snapshots that were taken before."""
        self._worker.submit(_noted, do)

    def flush(self) -> None:
        """Take a snapshot now, and wait until it is on the disk."""
        self.write_now()
        self._worker.submit(bool).result()

    def stop(self, last: Callable[[], object]) -> None:
        """Take no more snapshots; do the last thing in the worker, and wait for it."""
        self._is_open = False
        self._timer.stop()
        self._again.stop()
        self._session.changed.disconnect(self._edited)
        self._session.drafted.disconnect(self._edited)
        self._worker.submit(_noted, last)
        self._worker.shutdown(wait=True)


def _noted(do: Callable[[], object]) -> None:
    """Do something in the worker, where nobody would see what it raises."""
    try:
        do()
    except Exception:
        logging.getLogger(__name__).exception("work beside the interface failed")
