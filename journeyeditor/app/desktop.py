"""The composition root of the window: shell first, everything heavy after its first paint."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator
from journeyeditor.files.folders import user_folders
from journeyeditor.files.languages import interface_language
from journeyeditor.files.settings import Settings, load_settings, save_settings
from journeyeditor.window.icons import program_icon
from journeyeditor.window.look import apply_look, current_look, interface_font
from journeyeditor.window.shell import Shell
from journeyeditor.window.start.filling import Filling

STYLE = ("-style", "fusion")
"""Qt's own words for it: a call would bring the binding's whole account of styles, 20 ms."""


def run(paths: list[str]) -> int:
    """Open the window, with the first of the files if there is one. Returns the exit status."""
    app = QApplication([*sys.argv[:1], *STYLE])
    desktop = Desktop(app, [Path(path) for path in paths])
    desktop.start()
    return app.exec()


class Desktop:
    """The running program: its application, settings and window."""

    def __init__(self, app: QApplication, paths: list[Path]) -> None:
        self._app = app
        self._paths = paths
        self._kept: list[object] = []
        app.setApplicationName("journeyeditor")
        app.setDesktopFileName("journeyeditor")
        app.setWindowIcon(program_icon())
        self._folder = user_folders().settings
        self.settings = load_settings(self._folder).settings
        self.tr = Translator(interface_language(self.settings.language, os.environ))
        self._translate_qt()
        app.setFont(interface_font(app.font()))
        self._look = current_look(self.settings.theme)
        apply_look(app, self._look)
        app.styleHints().colorSchemeChanged.connect(self._follow_scheme)
        self.shell = Shell(self.tr, self._look)
        self.shell.put(self.settings.geometry)
        self.shell.closed.connect(self._remember)
        self.filling = Filling(self.shell.start, self.tr, user_folders().state)

    def _translate_qt(self) -> None:
        """Load Qt's own texts (buttons of its dialogs) in the interface's language."""
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        translator = QTranslator(self._app)
        if translator.load(f"qtbase_{self.tr.language}", folder):
            self._app.installTranslator(translator)

    def start(self) -> None:
        """Show the window; go on when it has been painted."""
        if not self._paths:
            self.filling.offer(self.settings.recent)
            self.shell.show_start()
        self.shell.first_painted.connect(self._furnish)
        self.shell.show()

    def _furnish(self) -> None:
        """Bring in what a map needs, and open the file asked for.

        All that is made here stays: meanwhile the collector would only look on.
        """
        gc.disable()
        try:
            self._bring_in()
        finally:
            gc.enable()

    def _bring_in(self) -> None:
        from journeyeditor.canvas.accessibility import Voices
        from journeyeditor.window.workbench import Workbench

        voices = Voices()
        self.workbench = Workbench(self.shell, self.tr, voices)
        self.workbench.used.connect(self._use)
        self.shell.start.forget_wanted.connect(self._forget)
        self._kept.append(voices)
        if self._paths:
            self.workbench.open_path(self._paths[0])
        self._fill()
        self.workbench.shown.connect(self._fill)
        QTimer.singleShot(0, self._bring_in_faces)

    def _use(self, path: Path) -> None:
        """A map was opened or saved: the start page offers it the next time."""
        self._change(lambda settings: settings.with_recent(path))
        if self.workbench.session is not None:
            self.filling.note(path, self.workbench.session.journey)

    def _forget(self, path: Path | None) -> None:
        """Take a map from the ones used last, or all."""
        self._change(lambda settings: settings.without_recent(path))
        self._fill()

    def _change(self, change: Callable[[Settings], Settings]) -> None:
        """Change the settings; another window may have written some since."""
        self.settings = change(load_settings(self._folder).settings)
        try:
            save_settings(self._folder, self.settings)
        except JourneyError as error:
            logging.getLogger(__name__).warning("settings not written: %s", error)

    def _fill(self) -> None:
        """Fill the start page while it is seen."""
        if self.shell.shows_start:
            self.filling.offer(self.settings.recent)
            self.filling.begin()
        else:
            self.filling.pause()

    def _bring_in_faces(self) -> None:
        """Let Qt know the faces that texts are written in; maps are painted without its help."""
        from journeyeditor.canvas.faces import register_faces

        try:
            register_faces()
        except JourneyError as error:
            self.workbench.tell(error)

    def _remember(self) -> None:
        """Write down where the window was."""
        self.filling.pause()
        self._change(lambda settings: replace(settings, geometry=self.shell.place()))

    def _follow_scheme(self) -> None:
        """The system turned light or dark."""
        look = current_look(self.settings.theme)
        if look is self._look:
            return
        self._look = look
        apply_look(self._app, look)
        self.shell.use(look)
