"""Where a map in the window comes from: a file, a template, a crash, what was kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, Translator, msg
from journeyeditor.exchange.maps import is_home, open_map
from journeyeditor.files.codec import Opened
from journeyeditor.files.recovery import Found, Recovery
from journeyeditor.files.templates import examples, new_from
from journeyeditor.window.shell import Shell
from journeyeditor.window.work import WorkStrip

LARGE: Final = 1_500_000
"""Files of more bytes are opened beside the interface."""


class Bench(Protocol):
    """What opening asks of the window: whether a map is there, and to show another."""

    @property
    def has_map(self) -> bool:
        """Whether a map is open."""

    def may_close(self) -> bool:
        """Ask about what is not saved; False where the map stays."""

    def show_map(
        self,
        opened: Opened,
        path: Path | None = None,
        found: Found | None = None,
        *,
        is_saved: bool = True,
    ) -> None:
        """Show a map in the place of any earlier one."""

    def tell(self, error: JourneyError) -> None:
        """Say what went wrong."""


class Opening(QObject):
    """Opens maps in one window."""

    used = Signal(object)
    """The path of a file that was opened."""

    elsewhere = Signal(object)
    """A path that is to be opened in another window, since there is a map in this one."""

    def __init__(
        self,
        bench: Bench,
        shell: Shell,
        tr: Translator,
        work: WorkStrip,
        recovery: Recovery,
    ) -> None:
        super().__init__(shell)
        self._bench = bench
        self._shell = shell
        self._tr = tr
        self._work = work
        self._recovery = recovery

    def say_in(self, tr: Translator) -> None:
        """Ask in another language."""
        self._tr = tr

    def path(self, path: Path) -> None:
        """Open the map in a file: here where no map is open, else in another window."""
        if self._bench.has_map:
            self.elsewhere.emit(path)
            return
        try:
            large = path.stat().st_size > LARGE
        except OSError:
            large = False
        if large:
            self._shell.show_desk()
            self._work.run(
                msg("Opening {name}", name=path.name),
                lambda tell: _opened(path, tell),
                lambda opened: self._show(opened, path),
                lambda error: self._could_not(error, path),
            )
            return
        try:
            self._show(open_map(path), path)
        except JourneyError as error:
            self._could_not(error, path)

    def _show(self, opened: Opened, path: Path) -> None:
        path = path.resolve()
        if not is_home(path):
            # A map out of a poster is a map of its own: the poster is never written over.
            self._bench.show_map(opened)
            return
        self._bench.show_map(opened, path)
        self.used.emit(path)

    def _could_not(self, error: JourneyError, path: Path) -> None:
        self._bench.tell(error)
        lost = str(path.resolve())
        if any(one.path == lost for one in self._recovery.history.documents()):
            offer = self._tr("Maps that are kept"), self.kept
            self._shell.notice.say(self._tr(error.message), [offer])
        if not self._bench.has_map:
            self._shell.show_start()

    def ask(self, folder: str) -> None:
        """Ask for a file and open it."""
        from journeyeditor.window.questions import ask_open

        path = ask_open(self._shell, self._tr, folder)
        if path is not None:
            self.path(path)

    def found(self, found: Found) -> None:
        """Open what a crash left behind: unsaved, until it is saved."""
        try:
            if not self._recovery.is_free(found):
                raise JourneyError(
                    msg("This map was opened or discarded in another window meanwhile.")
                )
            opened = self._recovery.open(found)
        except JourneyError as error:
            self._bench.tell(error)
            return
        if self._bench.may_close():
            self._bench.show_map(opened, found.snapshot.path, found, is_saved=False)

    def kept(self) -> None:
        """Show the last version of every map that is kept; one that is chosen is opened."""
        from journeyeditor.window.versions import KeptDialog

        history = self._recovery.history
        dialog = KeptDialog(self._shell, self._tr, history, history.documents())
        dialog.begin()
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen is not None and self._bench.may_close():
            self._bench.show_map(Opened(chosen), is_saved=False)

    def template(self, key: str) -> None:
        """Begin a map from a template."""
        try:
            opened = Opened(new_from(key, self._tr.language))
        except JourneyError as error:
            self._bench.tell(error)
            return
        if self._bench.may_close():
            self._bench.show_map(opened)

    def example(self) -> None:
        """Show the worked example."""
        self.template(examples()[0].key)


def _opened(path: Path, tell: Callable[[Message], None]) -> Opened:
    opened = open_map(path)
    tell(msg("Laying the map out"))
    return opened
