"""Work that takes long, done beside the interface: told of after a moment, and given up at will."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, Translator, msg
from journeyeditor.window.plain import plain_label

MOMENT: Final = 300
"""Milliseconds that may pass before anything is said of the work."""


class GivenUp(Exception):
    """The work is no longer wanted."""


Tell = Callable[[Message], None]
"""Says what is being done; raises `GivenUp` where it is no longer wanted."""


class Job(QObject):
    """One piece of work in a thread of its own. Its signals come on the interface's thread."""

    done = Signal(object)
    """What the work gave."""

    failed = Signal(object)
    """The JourneyError that ended it."""

    told = Signal(object)
    """A Message of what is being done."""

    ended = Signal()
    """It is over, in whatever way."""

    def __init__(self, work: Callable[[Tell], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._given_up = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> Job:
        """Begin."""
        self._thread.start()
        return self

    def give_up(self) -> None:
        """It is no longer wanted: nothing more is heard of it but its end."""
        self._given_up.set()

    def wait(self, seconds: float) -> None:
        """Wait for the thread to end."""
        self._thread.join(seconds)

    @property
    def is_given_up(self) -> bool:
        """Whether it was given up."""
        return self._given_up.is_set()

    def _tell(self, what: Message) -> None:
        if self._given_up.is_set():
            raise GivenUp
        self.told.emit(what)

    def _run(self) -> None:
        # Where the window went while the work was done, nobody is left to hear of it.
        with contextlib.suppress(RuntimeError):
            self._work_and_tell()

    def _work_and_tell(self) -> None:
        try:
            result = self._work(self._tell)
        except GivenUp:
            pass
        except JourneyError as error:
            if not self._given_up.is_set():
                self.failed.emit(error)
        except Exception as error:  # whatever it is, the person is to hear of it
            if not self._given_up.is_set():
                reason = f"{type(error).__name__}: {error}"
                self.failed.emit(
                    JourneyError(msg("This could not be done ({reason}).", reason=reason))
                )
        else:
            if not self._given_up.is_set():
                self.done.emit(result)
        self.ended.emit()


class WorkStrip(QFrame):
    """A calm strip above the map while something takes long, with a way to give it up."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("work")
        self._tr = tr
        self.job: Job | None = None
        self._text = plain_label()
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedSize(140, 6)
        self.cancel = QPushButton()
        self.cancel.clicked.connect(self.give_up)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.setSpacing(14)
        for part in (self._text, bar, self.cancel):
            row.addWidget(part)
        self._moment = QTimer(self, singleShot=True)
        self._moment.timeout.connect(self.show)
        self.say_in(tr)
        self.hide()

    def say_in(self, tr: Translator) -> None:
        """Take another language."""
        self._tr = tr
        self.cancel.setText(tr("Cancel"))

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self.job is not None

    def run(
        self,
        what: Message,
        work: Callable[[Tell], Any],
        done: Callable[[Any], None],
        failed: Callable[[JourneyError], None],
    ) -> Job:
        """Do some work, and tell of it when it takes longer than a moment."""
        self.give_up()
        job = Job(work, self)
        queued = Qt.ConnectionType.QueuedConnection
        job.told.connect(self._say, queued)
        job.done.connect(done, queued)
        job.failed.connect(failed, queued)
        job.ended.connect(lambda: self._end(job), queued)
        self.job = job
        self._say(what)
        self._moment.start(MOMENT)
        return job.start()

    def _say(self, what: Message) -> None:
        self._text.setText(self._tr(what))

    def _end(self, job: Job) -> None:
        if self.job is job:
            self.job = None
            self._moment.stop()
            self.hide()
        job.deleteLater()

    def give_up(self) -> None:
        """Give up what is being done, if anything is."""
        if self.job is not None:
            self.job.give_up()
            self.job = None
            self._moment.stop()
            self.hide()
