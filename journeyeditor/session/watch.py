"""Looks out for changes that others make to the open map's file.

Changes are told by what the file holds, never by its times; it is read beside the interface.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal

from journeyeditor.base.errors import JourneyError
from journeyeditor.files.store import on_disk

SETTLED_MS: Final = 400
"""After this long without news of the file it is looked at: others write in pieces."""


class Watch(QObject):
    """Watches a file and its folder: whoever replaces a file leaves a new one of its name."""

    looked = Signal(object, str)
    """The path that was looked at and the fingerprint of what lies there, "" where nothing."""

    def __init__(
        self, in_worker: Callable[[Callable[[], object]], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._in_worker = in_worker
        self._path: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._timer.timeout.connect(self.look)
        start = self._timer.start
        self._watcher.fileChanged.connect(lambda _path: start())
        self._watcher.directoryChanged.connect(lambda _path: start())

    def watch(self, path: Path | None) -> None:
        """Watch this file and no other; None watches nothing."""
        old = [*self._watcher.files(), *self._watcher.directories()]
        if old:
            self._watcher.removePaths(old)
        self._path = path
        if path is not None:
            self._watch_both(path)

    def _watch_both(self, path: Path) -> None:
        """Watch the file and its folder; each that was removed and made again, once more."""
        watched = {*self._watcher.files(), *self._watcher.directories()}
        for one in (path.parent, path):
            if str(one) not in watched and one.exists():
                self._watcher.addPath(str(one))

    def look(self) -> None:
        """Look at the file now, in the worker."""
        path = self._path
        if path is None:
            return
        self._watch_both(path)

        def read() -> None:
            with contextlib.suppress(JourneyError):
                found = on_disk(path)
                with contextlib.suppress(RuntimeError):  # the window may be gone by now
                    self.looked.emit(path, found)

        self._in_worker(read)

    def stop(self) -> None:
        """Watch nothing any more."""
        self._timer.stop()
        self.watch(None)


QUEUED: Final = Qt.ConnectionType.QueuedConnection
"""How `looked` is to be connected: it comes from the worker."""
