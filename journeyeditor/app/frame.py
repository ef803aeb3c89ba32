"""One window with all that belongs to it: its shell first, its workbench after the first paint."""

from __future__ import annotations

import gc
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journeyeditor.base.messages import Translator
from journeyeditor.window.actions.row import Choice
from journeyeditor.window.look import Look
from journeyeditor.window.shell import Shell

if TYPE_CHECKING:
    from journeyeditor.canvas.accessibility import Voices
    from journeyeditor.files.recovery import Recovery
    from journeyeditor.files.settings import Settings
    from journeyeditor.window.start.filling import Filling
    from journeyeditor.window.start.rescuing import Rescuing
    from journeyeditor.window.workbench import Workbench

THEMES = ("", "light", "dark")


class Frame(QObject):
    """A window of the program. What concerns all windows it asks for by its signals."""

    used = Signal(object)
    """The path of a map that was opened or saved."""

    forget_wanted = Signal(object)
    open_wanted = Signal(object)
    """A path that is to be opened in another window."""

    window_wanted = Signal()
    language_wanted = Signal(str)
    theme_wanted = Signal(str)
    heads_wanted = Signal(bool)
    closed = Signal()

    def __init__(self, tr: Translator, look: Look, state: Path, settings: Settings) -> None:
        super().__init__()
        self._tr = tr
        self._state = state
        self.settings = settings
        self.shell = Shell(tr, look)
        self.shell.closed.connect(self._close)
        self.workbench: Workbench | None = None
        self.rescuing: Rescuing | None = None
        self.shell.dropped.connect(self._open_all)

    @cached_property
    def filling(self) -> Filling:
        """What fills the start page, made with it."""
        from journeyeditor.window.start.filling import Filling

        page = self.shell.start
        page.forget_wanted.connect(self.forget_wanted)
        page.language_wanted.connect(self.language_wanted)
        return Filling(page, self._tr, self._state)

    def begin(self) -> None:
        """Show the start page."""
        self.filling.offer(self.settings.recent)
        self.shell.show_start()

    def furnish(self, voices: Voices, recovery: Recovery) -> None:
        """Bring in what a map needs."""
        from journeyeditor.window.workbench import Workbench

        bench = self.workbench = Workbench(self.shell, self._tr, voices, recovery)
        bench.offer_recent(bool(self.settings.recent))
        bench.used.connect(self._use)
        bench.shown.connect(self._fill)
        bench.open_elsewhere.connect(self.open_wanted)
        commands = self.shell.commands
        commands.connect("new-window", self.window_wanted.emit)
        commands.offer("recent", self._recent, lambda path: bench.open_path(Path(path)))
        commands.offer("language", self._languages, self.language_wanted.emit)
        commands.offer("theme", self._themes, self.theme_wanted.emit)
        commands.connect("heads", lambda: self.heads_wanted.emit(not self.settings.heads))
        bench.keep_heads(self.settings.heads)
        bench.panels.restore(self.settings.layout)

    def serve_start(self, recovery: Recovery) -> None:
        """Let the start page be used; a map that is opened at once is shown before."""
        from journeyeditor.window.start.rescuing import Rescuing

        if self.workbench is not None:
            self.workbench.serve(self.shell.start)
            rescuing = self.rescuing = Rescuing(self.shell.start, self._tr, recovery)
            rescuing.told.connect(self.workbench.tell)
            rescuing.counted.connect(self._tell_found)
            self._fill()

    @property
    def path(self) -> Path | None:
        """The file of the map that is open here."""
        session = self.workbench.session if self.workbench else None
        return session.path if session else None

    @property
    def is_empty(self) -> bool:
        """Whether no map is open here."""
        return self.workbench is None or self.workbench.session is None

    def open_path(self, path: Path) -> None:
        """Open a map, here where none is open."""
        if self.workbench is not None:
            self.workbench.open_path(path)
            self._fill()

    def raise_up(self) -> None:
        """Come before the other windows."""
        self.shell.raise_()
        self.shell.activateWindow()

    def use_settings(self, settings: Settings) -> None:
        """The settings are others now."""
        self.settings = settings
        if self.workbench is not None:
            self.workbench.keep_heads(settings.heads)
            self.workbench.offer_recent(bool(settings.recent))
        self._fill()

    def say_in(self, tr: Translator) -> None:
        """Say everything in another language; the map and all done to it stay."""
        self._tr = tr
        self.shell.say_in(tr)
        self.filling.say_in(tr)
        if self.workbench is not None:
            self.workbench.say_in(tr)
        if self.rescuing is not None:
            self.rescuing.say_in(tr)

    def _open_all(self, paths: list[Path]) -> None:
        for path in paths:
            self.open_wanted.emit(path)

    def _use(self, path: Path) -> None:
        self.used.emit(path)
        session = self.workbench.session if self.workbench else None
        if session is not None:
            self.filling.note(path, session.journey)

    def look_for_rescued(self) -> None:
        """Look for what a crash left behind."""
        if self.rescuing is not None:
            self.rescuing.look()

    def _tell_found(self, count: int) -> None:
        """Where a map was opened right at the start, what was found is told beside it."""
        if count and not self.shell.shows_start:
            said = self._tr.plural(
                "Unsaved work of {n} map was rescued.",
                "Unsaved work of {n} maps was rescued.",
                count,
            )
            self.shell.notice.say(said, [(self._tr("Show"), self.window_wanted.emit)])

    def _fill(self) -> None:
        """Fill the start page while it is seen."""
        if self.shell.shows_start:
            self.look_for_rescued()
            self.filling.offer(self.settings.recent)
            self.filling.begin()
        else:
            self.filling.pause()

    def _close(self) -> None:
        self.filling.pause()
        self.closed.emit()

    def drop(self) -> None:
        """The window is gone for good: let go of all that it held."""
        if self.workbench is not None:
            self.workbench.let_go()
        self.shell.deleteLater()
        self.deleteLater()
        gc.collect()

    def _recent(self) -> list[Choice]:
        return [Choice(one, Path(one).stem) for one in self.settings.recent]

    def _languages(self) -> list[Choice]:
        from journeyeditor.window.start.page import LANGUAGE_NAMES

        now = self._tr.language
        return [Choice(key, name, key == now) for key, name in LANGUAGE_NAMES.items()]

    def _themes(self) -> list[Choice]:
        names = (self._tr("As the system"), self._tr("Light"), self._tr("Dark"))
        now = self.settings.theme
        return [Choice(key, name, key == now) for key, name in zip(THEMES, names, strict=True)]
