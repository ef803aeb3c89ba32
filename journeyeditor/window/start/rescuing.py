"""Finds what a crash left behind, beside the interface, and sees to what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator, msg
from journeyeditor.files.recovery import Findings, Found, Recovery
from journeyeditor.window.start.page import StartPage
from journeyeditor.window.start.rescue import PICTURE
from journeyeditor.window.work import Job, Tell

if TYPE_CHECKING:
    from journeyeditor.model.journey import Journey

MOST_PAINTED = 3_000
"""Maps of more cards are not laid out for a small picture."""


class _Seen(NamedTuple):
    found: Found
    journey: Journey


class Rescuing(QObject):
    """Fills the top of the start page with what can be had back."""

    counted = Signal(int)
    """How many maps can be had back."""

    told = Signal(object)
    """A JourneyError to be told."""

    def __init__(self, page: StartPage, tr: Translator, recovery: Recovery) -> None:
        super().__init__(page)
        self._page = page
        self._tr = tr
        self._recovery = recovery
        self._findings = Findings()
        self._job: Job | None = None
        self._again = False
        page.discard_wanted.connect(self._discard)
        page.compare_wanted.connect(self._compare)
        page.lost_wanted.connect(self._forget)

    def say_in(self, tr: Translator) -> None:
        """Say it in another language."""
        self._tr = tr
        self._list()

    def look(self) -> None:
        """Look for what can be had back; once more after a look that runs already."""
        self._again = self._job is not None
        if self._again:
            return
        self._job = Job(self._find, self)
        queued = Qt.ConnectionType.QueuedConnection
        self._job.done.connect(self._take, queued)
        self._job.ended.connect(self._ended, queued)
        self._job.start()

    def _find(self, _tell: Tell) -> Findings:
        self._recovery.tidy()
        return self._recovery.found()

    def _take(self, findings: Findings) -> None:
        self._findings = findings
        self._list()
        self.counted.emit(len(findings.found))

    def _list(self) -> None:
        self._page.list_found(self._findings.found, self._findings.lost)
        for found in self._findings.found:
            if found.snapshot.about.cards <= MOST_PAINTED:
                self._paint(found)

    def _ended(self) -> None:
        if self._job is not None:
            self._job.wait(1)
            self._job = None
            if self._again:
                self.look()

    def _paint(self, found: Found) -> None:
        job = Job(lambda _tell: _Seen(found, self._recovery.open(found).journey), self)
        queued = Qt.ConnectionType.QueuedConnection
        job.done.connect(self._show, queued)
        job.ended.connect(job.deleteLater, queued)
        job.start()

    def _show(self, seen: _Seen) -> None:
        from journeyeditor.canvas.preview import preview

        ratio = self._page.devicePixelRatioF()
        self._page.show_found(seen.found, preview(seen.journey, PICTURE, ratio))

    # What becomes of it

    def _discard(self, found: Found) -> None:
        try:
            if self._recovery.is_free(found):
                self._recovery.discard(found)
        except JourneyError as error:
            self.told.emit(error)
        self.look()

    def _forget(self, name: str) -> None:
        self._recovery.forget(name)
        self.look()

    def _compare(self, found: Found) -> None:
        from journeyeditor.exchange.maps import open_map
        from journeyeditor.window.comparing import CompareDialog, Version

        try:
            rescued = Version(msg("Rescued"), self._recovery.open(found).journey)
        except JourneyError as error:
            self.told.emit(error)
            return
        path, saved = found.snapshot.path, None
        if path is not None and found.on_disk:
            try:
                saved = Version(msg("In the file {name}", name=path.name), open_map(path).journey)
            except JourneyError as error:
                self.told.emit(error)  # what was rescued can be looked at all the more
        dialog = CompareDialog(self._page.window(), self._tr, saved, rescued)
        dialog.exec()
        dialog.deleteLater()
