"""The composition root of the windows: shell first, everything heavy after its first paint."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QMargins, QPoint, QRect, QSize, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from journeyeditor.app.frame import Frame
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator
from journeyeditor.files.folders import Folders, portable_folders, user_folders
from journeyeditor.files.languages import interface_language
from journeyeditor.files.settings import Settings, load_settings, save_settings
from journeyeditor.window.icons import program_icon
from journeyeditor.window.look import apply_look, current_look, interface_font
from journeyeditor.window.shell import Shell

if TYPE_CHECKING:
    from journeyeditor.canvas.accessibility import Voices
    from journeyeditor.files.recovery import Recovery

STYLE = ("-style", "fusion")
"""Qt's own words for it: a call would bring the binding's whole account of styles, 20 ms."""

_ASIDE = 32


def beside(last: QRect, rim: QSize, room: QRect) -> QRect:
    """Where a window goes that comes up a little aside of another, wholly on the screen.

    A place is the corner of a window's frame and the size of what is in it, in pixels; `rim` is
    by how much the frame is larger, `room` the part of the screen that windows may cover.
    """
    free = room.marginsRemoved(QMargins(_ASIDE, _ASIDE, 0, 0)).size() - rim
    size = last.size().boundedTo(free)
    corner = last.topLeft() + QPoint(_ASIDE, _ASIDE)
    farthest = room.topLeft() + QPoint(*(room.size() - rim - size).toTuple())
    return QRect(min(corner.x(), farthest.x()), min(corner.y(), farthest.y()), *size.toTuple())


def run(paths: list[str], *, portable: bool = False) -> int:
    """Open a window for each of the files, or one without. Returns the exit status.

    `portable` keeps settings and all else beside the program.
    """
    app = QApplication([*sys.argv[:1], *STYLE])
    folders = portable_folders() if portable else user_folders()
    desktop = Desktop(app, [Path(path) for path in paths], folders)
    sys.excepthook = desktop.report
    desktop.start()
    return app.exec()


class Desktop:
    """The running program: its application, settings and windows."""

    def __init__(self, app: QApplication, paths: list[Path], folders: Folders) -> None:
        self._app = app
        self._paths = paths
        self._voices: Voices | None = None
        self._recovery: Recovery | None = None
        self._translator = QTranslator(app)
        app.setApplicationName("journeyeditor")
        app.setDesktopFileName("journeyeditor")
        self._folders = folders
        self._folder, self._state = folders.settings, folders.state
        loaded = load_settings(self._folder)
        self.settings, self._set_aside = loaded.settings, loaded.set_aside
        self.tr = Translator(interface_language(self.settings.language, os.environ))
        app.setFont(interface_font(app.font()))
        self._look = current_look(self.settings.theme)
        apply_look(app, self._look)
        app.styleHints().colorSchemeChanged.connect(self._follow_scheme)
        self.frames: list[Frame] = []
        self._add_frame().shell.put(self.settings.geometry)

    @property
    def shell(self) -> Shell:
        """The first window."""
        return self.frames[0].shell

    def _add_frame(self) -> Frame:
        frame = Frame(self.tr, self._look, self._state, self.settings)
        frame.used.connect(self._use)
        frame.forget_wanted.connect(self._forget)
        frame.open_wanted.connect(self.open_path)
        frame.window_wanted.connect(self.add_window)
        frame.language_wanted.connect(self.speak)
        frame.theme_wanted.connect(self.use_theme)
        frame.heads_wanted.connect(self.keep_heads)
        frame.closed.connect(lambda: self._remember(frame))
        self.frames.append(frame)
        return frame

    def _translate_qt(self) -> None:
        """Load Qt's own texts (buttons of its dialogs) in the interface's language."""
        self._app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._translator = QTranslator(self._app)
        if self._translator.load(f"qtbase_{self.tr.language}", folder):
            self._app.installTranslator(self._translator)

    def start(self) -> None:
        """Show the window; go on when it has been painted."""
        frame = self.frames[0]
        if self._paths:
            frame.shell.show_desk()
        else:
            frame.begin()
        frame.shell.first_painted.connect(self._furnish)
        frame.shell.show()

    def _furnish(self) -> None:
        """Bring in what a map needs, and open the files asked for.

        All that is made here stays: meanwhile the collector would only look on.
        """
        gc.disable()
        try:
            self._bring_in()
        finally:
            gc.enable()

    def _bring_in(self) -> None:
        from journeyeditor.canvas.accessibility import Voices
        from journeyeditor.files.logs import log_to
        from journeyeditor.files.recovery import Recovery

        log_to(self._folders.logs)
        self._voices = Voices()
        self._recovery = Recovery(self._state)
        frame = self.frames[0]
        frame.furnish(self._voices, self._recovery)
        if self._paths:
            frame.open_path(self._paths[0])
        frame.serve_start(self._recovery)
        if self._set_aside is not None:
            frame.shell.notice.say(
                self.tr(
                    "The settings could not be read: they are kept as {name}, and the usual ones"
                    " hold.",
                    name=self._set_aside.name,
                )
            )
        QTimer.singleShot(0, self._bring_in_rest)

    def _bring_in_rest(self) -> None:
        """Bring in what is not seen at once.

        Qt is told of the faces that texts are written in; maps are painted without its help.
        """
        from journeyeditor.canvas.faces import register_faces

        self._app.setWindowIcon(program_icon())
        self._translate_qt()
        try:
            register_faces()
        except JourneyError as error:
            if self.frames[0].workbench is not None:
                self.frames[0].workbench.tell(error)
        for path in self._paths[1:]:
            self.open_path(path)
        if self._paths:
            self.frames[0].look_for_rescued()

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Something went wrong that nobody saw to: write it down, and say what to do."""
        logging.getLogger(__name__).error("unexpected", exc_info=(kind, error, trace))
        said = self.tr(
            "Something went wrong in the program ({kind}). Your work is kept: save it, and open"
            " it again.",
            kind=kind.__name__,
        )
        for frame in self.frames:
            frame.shell.notice.say(said)

    # Windows

    def add_window(self) -> Frame:
        """Open another window, with the start page."""
        last = self.frames[-1].shell
        frame = self._add_frame()
        rim = last.frameGeometry().size() - last.size()
        place = beside(QRect(last.pos(), last.size()), rim, last.screen().availableGeometry())
        frame.shell.resize(place.size())
        frame.shell.move(place.topLeft())
        frame.begin()
        if self._voices is not None and self._recovery is not None:
            frame.furnish(self._voices, self._recovery)
            frame.serve_start(self._recovery)
        frame.shell.show()
        return frame

    def open_path(self, path: Path) -> None:
        """Open a map in a window without one; show its window where it is open already."""
        path = path.resolve()
        for frame in self.frames:
            if frame.path == path:
                frame.raise_up()
                return
        empty = next((frame for frame in self.frames if frame.is_empty), None)
        frame = empty or self.add_window()
        frame.open_path(path)
        frame.raise_up()

    # What concerns all windows

    def speak(self, language: str) -> None:
        """Go on in another language, in all windows; no work is lost."""
        self._change(lambda settings: replace(settings, language=language))
        self.tr = Translator(interface_language(language, os.environ))
        self._translate_qt()
        for frame in self.frames:
            frame.say_in(self.tr)

    def use_theme(self, theme: str) -> None:
        """Look light, dark or as the system does."""
        self._change(lambda settings: replace(settings, theme=theme))
        self._follow_scheme()

    def keep_heads(self, wanted: bool) -> None:
        """Keep the heads of phases and lanes in sight, or do not, in all windows."""
        self._change(lambda settings: replace(settings, heads=wanted))

    def _use(self, path: Path) -> None:
        """A map was opened or saved: the start page offers it the next time."""
        self._change(lambda settings: settings.with_recent(path))

    def _forget(self, path: Path | None) -> None:
        """Take a map from the ones used last, or all."""
        self._change(lambda settings: settings.without_recent(path))

    def _change(self, change: Callable[[Settings], Settings]) -> None:
        """Change the settings; another program may have written some since."""
        self.settings = change(load_settings(self._folder).settings)
        try:
            save_settings(self._folder, self.settings)
        except JourneyError as error:
            logging.getLogger(__name__).warning("settings not written: %s", error)
        for frame in self.frames:
            frame.use_settings(self.settings)

    def _remember(self, frame: Frame) -> None:
        """Write down where the window was and how it was arranged."""
        place = frame.shell.place()
        bench = frame.workbench
        layout = bench.panels.state() if bench else self.settings.layout
        self._change(lambda settings: replace(settings, geometry=place, layout=layout))
        if len(self.frames) > 1:
            self.frames.remove(frame)
            QTimer.singleShot(0, frame.drop)

    def _follow_scheme(self) -> None:
        """The system turned light or dark, or another look was chosen."""
        look = current_look(self.settings.theme)
        if look is self._look:
            return
        self._look = look
        apply_look(self._app, look)
        for frame in self.frames:
            frame.shell.use(look)
