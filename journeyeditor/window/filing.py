"""The file of the open map: saving it, what others do to it, who else has it, its versions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTime, Signal
from PySide6.QtGui import QGuiApplication

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator, msg
from journeyeditor.files.codec import Opened
from journeyeditor.files.locks import Seen
from journeyeditor.files.store import ChangedOnDisk
from journeyeditor.model.journey import Journey
from journeyeditor.session.keeping import Keeping
from journeyeditor.session.session import Session
from journeyeditor.window.notice import Offer
from journeyeditor.window.questions import Answer, Changed, ask_changed, ask_save, ask_unsaved
from journeyeditor.window.said import said_moment
from journeyeditor.window.shell import Shell
from journeyeditor.window.telling import Telling

if TYPE_CHECKING:
    from journeyeditor.edits.merge import Merged

RELOAD = msg("Read the file again")
MERGE = msg("Merge with the file")
RESTORE = msg("Restore earlier version")


class Filing(QObject):
    """Saves one open map and sees to its file; asks a person where one must decide."""

    used = Signal(object)
    """The path that was saved to."""

    told = Signal(object)
    """A JourneyError to be told."""

    def __init__(
        self,
        shell: Shell,
        session: Session,
        keeping: Keeping,
        telling: Telling,
        commit: Callable[[], None],
    ) -> None:
        super().__init__(session)
        self._shell = shell
        self._session = session
        self.keeping = keeping
        self._telling = telling
        self._commit = commit
        self._discard = False
        self._of_file = ""
        keeping.told.connect(self._say_unasked)
        keeping.mended.connect(self._say_no_longer)
        keeping.changed_on_disk.connect(self._tell_changed)
        keeping.gone.connect(self._tell_gone)
        keeping.same_again.connect(self._tell_same)
        keeping.passed.connect(self._tell_passed)
        self._app = QGuiApplication.instance()
        assert isinstance(self._app, QGuiApplication)
        self._app.applicationStateChanged.connect(self._look_away)
        self._app.commitDataRequest.connect(self._shut_down)

    @property
    def _tr(self) -> Translator:
        return self._telling.tr

    def _look_away(self, state: Qt.ApplicationState) -> None:
        """Another program is used: what was done so far is put in safety."""
        if state is Qt.ApplicationState.ApplicationActive:
            self.keeping.look()
        else:
            self._commit()
            self.keeping.write_now()

    def _shut_down(self) -> None:
        self._commit()
        self.keeping.flush()

    def _say_unasked(self, error: JourneyError) -> None:
        """Say what the next edit does not make good: it stays until it is closed."""
        self._shell.notice.say(self._tr(error.message))

    def _say_no_longer(self, error: JourneyError) -> None:
        """What was said has become good again."""
        if self._shell.notice.text == self._tr(error.message):
            self._shell.notice.hide()

    # Saving

    def save(self) -> bool:
        """Save in the map's file; ask for one where it has none. True when it is saved."""
        self._commit()
        if self._session.path is None or self._session.read_only is not None:
            return self.save_as()
        return self._save(self._session.path)

    def save_as(self) -> bool:
        """Ask for a file and save there."""
        self._commit()
        start = self._session.path or Path.home() / (file_name(self._telling.name) + ".journey")
        if self._session.read_only is not None:
            start = start.with_stem(self._tr("{name} copy", name=start.stem))
        path = ask_save(self._shell, self._tr, str(start))
        if path is None:
            return False
        # The file dialog has asked already whether another file may be written over.
        mine = self._session.path
        if mine is not None and path.resolve() == mine:
            return self._save(mine)
        return self._save(path, over=None)

    def _save(self, path: Path, *, over: str | None = "") -> bool:
        self._shell.notice.hide()
        try:
            saved = self.keeping.save(path, over=over)
        except ChangedOnDisk as error:
            return self._settle(path, error.fingerprint)
        except JourneyError as error:
            copy = (self._tr("Save a copy…"), self.save_as)
            self._shell.notice.say(self._tr(error.message), [copy])
            return False
        self._session.read_only = None
        self.used.emit(saved.path)
        self._telling.saved_at = QTime.currentTime().toString("HH:mm")
        self._telling.say_saved()
        return True

    def may_close(self) -> bool:
        """Ask about unsaved changes; False where the map is to stay open."""
        self._commit()
        self._discard = False
        if self._session.saved and not self.keeping.is_gone():
            return True
        answer = ask_unsaved(self._shell, self._tr, self._telling.name)
        if answer is Answer.SAVE:
            return self.save()
        self._discard = answer is Answer.DISCARD
        return self._discard

    def let_go(self) -> None:
        """The map is gone from the window; what was not saved goes to the earlier versions."""
        self.keeping.close(discard=self._discard)
        assert isinstance(self._app, QGuiApplication)
        self._app.applicationStateChanged.disconnect(self._look_away)
        self._app.commitDataRequest.disconnect(self._shut_down)

    # What others do to the file

    def _tell_changed(self) -> None:
        tr = self._tr
        assert self._session.path is not None
        name = self._session.path.name
        if self._session.saved:
            said = tr("{name} was changed by another program.", name=name)
            self._say_of_file(said, (tr("Read it again"), self._reload))
        else:
            said = tr("{name} was changed by another program, and you changed it here.", name=name)
            self._say_of_file(said, (tr("Decide…"), self._decide))

    def _tell_gone(self) -> None:
        assert self._session.path is not None
        said = self._tr(
            "{name} is not there any more: it was moved, renamed or deleted. The map is still"
            " here; save it.",
            name=self._session.path.name,
        )
        offers = (self._tr("Save"), self.save), (self._tr("Save a copy…"), self.save_as)
        self._say_of_file(said, *offers)

    def _tell_same(self) -> None:
        if self._shell.notice.text == self._of_file:
            self._shell.notice.hide()

    def _say_of_file(self, said: str, *offers: Offer) -> None:
        self._of_file = said
        self._shell.notice.say(said, offers)

    def _decide(self) -> None:
        if self._session.path is not None:
            self._commit()
            self._settle(self._session.path, None)

    def _settle(self, path: Path, fingerprint: str | None) -> bool:
        """Somebody else wrote the file: ask which version is to stand. True when it is saved."""
        if path != self._session.path:
            return self._offer_overwriting(path, fingerprint)
        theirs = self._theirs()
        base = self.keeping.common()
        same = theirs is not None and theirs.journey.id == self._session.journey.id
        answer = ask_changed(
            *(self._shell, self._tr, path.name),
            can_merge=same and base is not None,
            can_open=theirs is not None,
        )
        if self._session.read_only is not None and answer in (Changed.MINE, Changed.MERGE):
            answer = Changed.COPY  # the file is theirs who have it open
        if answer is Changed.COPY:
            return self.save_as()
        if answer is Changed.MINE:
            over = fingerprint or (theirs.fingerprint if theirs else None)
            return self._save(path, over=over)
        if answer is Changed.THEIRS and theirs is not None:
            return self._take(theirs)
        if answer is Changed.MERGE and theirs is not None and base is not None:
            return self._merge(base, theirs)
        return False

    def _offer_overwriting(self, path: Path, fingerprint: str | None) -> bool:
        """A file came where a copy was to be saved."""
        overwrite = (self._tr("Overwrite"), lambda: self._save(path, over=fingerprint))
        said = self._tr("There is a file {name} already.", name=path.name)
        self._shell.notice.say(said, [overwrite])
        return False

    def _theirs(self) -> Opened | None:
        try:
            return self.keeping.theirs()
        except JourneyError:
            return None

    def _reload(self) -> None:
        self._commit()
        try:
            self._take(self.keeping.theirs())
        except JourneyError as error:
            self.told.emit(error)

    def _take(self, opened: Opened) -> bool:
        """Their version stands; mine can be had back by undo, or from the earlier versions.

        Where mine can't be kept, it stays: the window may be about to close.
        """
        if not self._session.saved and not self.keeping.put_aside():
            return False
        # A map that may not be changed here is shown as its owner has it now.
        held, self._session.read_only = self._session.read_only, None
        try:
            self._session.apply(RELOAD, lambda _mine: opened.journey)
        finally:
            self._session.read_only = held
        self.keeping.take(opened)
        if not opened.problems:
            self._session.mark_saved()
        self._telling.say_saved()
        if held is not None:
            self.lock()  # its owner may have left it meanwhile
        return True

    def _merge(self, base: Journey, theirs: Opened) -> bool:
        from journeyeditor.edits.merge import merge, resolve
        from journeyeditor.window.conflicts import ConflictsDialog

        try:
            merged: Merged = merge(base, self._session.journey, theirs.journey)
        except JourneyError as error:
            self.told.emit(error)
            return False
        if merged.conflicts:
            dialog = ConflictsDialog(self._shell, self._tr, merged)
            wanted = dialog.exec() == ConflictsDialog.DialogCode.Accepted
            choices = dialog.choices()
            dialog.deleteLater()
            if not wanted:
                return False
            merged = resolve(merged, choices)
        self._session.apply(MERGE, lambda _mine: merged.journey)
        self.keeping.take(theirs)
        self._session.mark_unsaved()
        is_saved = self._save(self._session.path) if self._session.path else False
        if is_saved and merged.mended:
            said = dict.fromkeys(self._tr(problem.message) for problem in merged.mended)
            self._shell.notice.say(" ".join(said))
        return is_saved

    # Who else has it

    def lock(self) -> None:
        """Take the map's lock; where somebody has it, the map can only be looked at."""
        seen = self.keeping.lock()
        if seen is None:
            self._session.read_only = None
            self._telling.say_saved()
            return
        said = self._held(seen)
        self._session.read_only = msg("{held} Save a copy to change it.", held=said)
        offers = [
            (self._tr("Save a copy…"), self.save_as),
            (self._tr("Edit anyway"), self._pass_by),
        ]
        self._shell.notice.say(self._tr("{held} It is opened to be looked at.", held=said), offers)
        self._telling.say_saved()

    def _pass_by(self) -> None:
        self.keeping.lock(pass_by=True)
        self._session.read_only = None
        self._telling.say_saved()

    def _tell_passed(self, seen: Seen) -> None:
        self._shell.notice.say(self._held(seen))

    def _held(self, seen: Seen) -> str:
        owner = seen.owner
        assert owner is not None
        return self._tr(
            "{user} has had the map open on {host} since {since}.",
            user=owner.user or self._tr("Somebody"),
            host=owner.host,
            since=said_moment(owner.since, self._tr),
        )

    # Versions

    def browse(self) -> None:
        """Show the earlier versions; one that is chosen is put in place, and can be undone."""
        from journeyeditor.window.versions import VersionsDialog

        self._commit()
        dialog = VersionsDialog(
            self._shell, self._tr, self.keeping.recovery.history, self._session.journey
        )
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen is not None:
            try:
                self._session.apply(RESTORE, lambda _now: chosen)
            except JourneyError as error:
                self.told.emit(error)


def file_name(title: str) -> str:
    """A title as the name of a file: without what file systems refuse."""
    kept = "".join(char if char.isalnum() or char in " -_" else " " for char in title)
    return " ".join(kept.split())[:80] or "map"
