"""All that keeps an open map safe: snapshots, its lock, its file's fingerprint, saving it.

It asks nobody: what a person must decide is told by signals and errors.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.files.about import about
from journeyeditor.files.codec import Opened, encode
from journeyeditor.files.history import DISCARDED
from journeyeditor.files.locks import RENEWAL, Lock, Seen, State
from journeyeditor.files.recovery import Found, Recovery
from journeyeditor.files.store import Saved, load, on_disk, save
from journeyeditor.files.writing import Unconfirmed
from journeyeditor.model.journey import Journey
from journeyeditor.session.autosave import Autosave
from journeyeditor.session.session import Session
from journeyeditor.session.watch import QUEUED, Watch


class Keeping(QObject):
    """Keeps the document of one session safe from when it is opened until it is closed."""

    changed_on_disk = Signal()
    """The file is not what it was when it was last read or written: another wrote it."""

    gone = Signal()
    """Nothing lies any more where the file was; the document counts as unsaved from then on."""

    same_again = Signal()
    """The file is again what it was when it was last read or written."""

    told = Signal(object)
    """A JourneyError that a person should hear of, though nothing was asked for."""

    mended = Signal(object)
    """A JourneyError that was told holds no longer."""

    passed = Signal(object)
    """The `Seen` lock of somebody who has the map open too, from now on."""

    def __init__(
        self,
        session: Session,
        recovery: Recovery,
        fingerprint: str = "",
        after: Found | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.recovery = recovery
        self.fingerprint = fingerprint
        self.base: Journey | None = None if after else session.journey
        self._lock: Lock | None = None
        self._seen = fingerprint
        self._keeper = recovery.begin(session.journey.id, session.path, fingerprint, after)
        self._autosave = Autosave(session, self._keeper, self)
        self._autosave.failed.connect(self.told)
        self._autosave.mended.connect(self.mended)
        self._watch = Watch(self._autosave.after_writing, self)
        self._watch.looked.connect(self._compare, QUEUED)
        self._watch.watch(session.path)
        self._renewal = QTimer(self, interval=round(1000 * RENEWAL))
        self._renewal.timeout.connect(self._renew)

    # The lock

    def lock(self, *, pass_by: bool = False) -> Seen | None:
        """Take the lock of the session's file; tells who has it, where somebody has."""
        self._unlock()
        if self._session.path is None:
            return None
        self._lock = Lock(self._session.path)
        seen = self._lock.acquire(pass_by=pass_by)
        if seen.state in (State.HELD, State.FOREIGN):
            self._lock = None
            return seen
        self._renewal.start()
        return None

    def _renew(self) -> None:
        if self._lock is not None:
            seen = self._lock.renew()
            if seen.state in (State.HELD, State.FOREIGN):
                self._lock = None
                self._renewal.stop()
                self.passed.emit(seen)

    def _unlock(self) -> None:
        self._renewal.stop()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    # The file

    def save(self, path: Path, *, over: str | None = "") -> Saved:
        """Write the document to a file.

        `over` is what may be written over: "" only what this document was last read from or
        written to, None whatever is there, else what has that fingerprint. Raises as
        `files.store.save` does.
        """
        expected = over
        if over == "":
            expected = self.fingerprint if path == self._session.path else ""
        journey = self._session.journey
        try:
            saved = save(path, journey, expected=expected, history=self.recovery.history)
        except Unconfirmed as error:
            # It is written, but may not last: the document stays unsaved, its snapshots stay.
            self.fingerprint = error.fingerprint
            raise
        moved = saved.path != self._session.path
        self._session.mark_saved(saved.path)
        self.fingerprint, self.base, self._seen = saved.fingerprint, journey, saved.fingerprint
        self._autosave.after_writing(lambda: self._keeper.done(saved.path, saved.fingerprint))
        if moved:
            self._watch.watch(saved.path)
            self.lock(pass_by=True)
        for message in saved.told:
            self.told.emit(JourneyError(message))
        return saved

    def theirs(self) -> Opened:
        """What lies in the file now. Raises JourneyError where it can't be opened."""
        assert self._session.path is not None
        return load(self._session.path)

    def take(self, opened: Opened) -> None:
        """What was opened from the file is part of the document now: it may be written over."""
        self.fingerprint = self._seen = opened.fingerprint
        self.base = opened.journey
        self._autosave.after_writing(lambda: self._keeper.began_from(opened.fingerprint))

    def put_aside(self) -> bool:
        """Keep the document as it is now among the earlier versions; tells where it can't be."""
        journey = self._session.journey
        try:
            self.recovery.history.keep(
                *(journey.id, encode(journey), about(journey), self._session.path, DISCARDED)
            )
        except JourneyError as error:
            reason = error.message
            self.told.emit(
                JourneyError(msg("Your version could not be kept: {reason}.", reason=reason))
            )
            return False
        return True

    def common(self) -> Journey | None:
        """The last version that this document and its file had in common, as far as is known."""
        if self.base is None and self.fingerprint:
            document = self._session.journey.id
            versions = self.recovery.history.versions(document).versions
            for version in versions:
                if version.fingerprint == self.fingerprint:
                    try:
                        self.base = self.recovery.history.open(document, version).journey
                    except JourneyError:
                        continue
                    break
        return self.base

    def look(self) -> None:
        """Look whether the file is still the same."""
        self._watch.look()

    def _compare(self, path: Path, found: str) -> None:
        if path != self._session.path or found == self._seen:
            return
        with contextlib.suppress(JourneyError):
            found = on_disk(path)  # it may be we who wrote it after it was looked at
            if found != self._seen:
                self._seen = found  # it is told once
                self._tell(found)

    def _tell(self, found: str) -> None:
        if found == self.fingerprint:
            self.same_again.emit()
        elif found:
            self.changed_on_disk.emit()
        else:
            self._session.mark_unsaved()
            self.write_now()
            self.gone.emit()

    def is_gone(self) -> bool:
        """Whether nothing lies where the document was read from or written to."""
        path = self._session.path
        return path is not None and bool(self.fingerprint) and not path.exists()

    # The end

    def write_now(self) -> None:
        """Take a snapshot without waiting: the window is left for another."""
        self._autosave.write_now()

    def flush(self) -> None:
        """Take a snapshot and wait for it: the computer is shut down."""
        self._autosave.flush()

    def close(self, *, discard: bool = False) -> None:
        """The document is closed: as it was saved, or to be given up.

        What is given up goes to the history; where that can't take it, it stays recoverable.
        """
        self._watch.stop()
        self._unlock()
        journey = self._session.journey
        errors: list[JourneyError] = []

        def last() -> None:
            if not discard:
                self._keeper.end()
                return
            try:
                self._keeper.discard(journey)
            except JourneyError as error:
                errors.append(error)

        self._autosave.stop(last)
        for error in errors:
            self.told.emit(error)
