"""The open map in a window: opening, saving, closing, and what the commands do.

Imported after the window's first paint, since it brings the model and the canvas.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QCursor
from PySide6.QtWidgets import QApplication, QDialog

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator, msg
from journeyeditor.canvas.accessibility import Voices
from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.edits.cards import delete_cards
from journeyeditor.exchange.drawing import Choices
from journeyeditor.exchange.maps import export_map, open_map
from journeyeditor.files.codec import Opened
from journeyeditor.files.store import save
from journeyeditor.files.templates import examples, new_from, templates
from journeyeditor.layout.compose import Composer
from journeyeditor.model.journey import Journey
from journeyeditor.session.session import Session
from journeyeditor.window.look import Look
from journeyeditor.window.questions import (
    Answer,
    ask_open,
    ask_poster,
    ask_save,
    ask_unsaved,
    tell_about,
)
from journeyeditor.window.shell import PROGRAM, Shell
from journeyeditor.window.welcome import Start

DELETE_CARDS: Final = msg("Delete cards")

_FOR_MAP: Final = (*("save", "save-as", "poster", "close", "fit", "actual", "zoom-in", "zoom-out"),)


class Workbench(QObject):
    """Puts maps into a shell and carries out its commands. One map at a time."""

    used = Signal(object)
    """The path of a file that was opened or saved."""

    def __init__(self, shell: Shell, tr: Translator, voices: Voices) -> None:
        super().__init__(shell)
        self._shell = shell
        self._tr = tr
        self._voices = voices
        self.session: Session | None = None
        self.canvas: MapCanvas | None = None
        shell.ask_before_closing(self.may_close)
        shell.welcome.chosen.connect(self.new_map)
        shell.welcome.open_wanted.connect(self.ask_and_open)
        shell.welcome.example_wanted.connect(self.open_example)
        language = tr.language
        shell.welcome.offer(
            [Start(one.key, one.name(language), one.about(language)) for one in templates()]
        )
        shell.look_changed.connect(self._follow_look)
        for key, do in self._commands().items():
            shell.commands.connect(key, do)

    def _commands(self) -> dict[str, Callable[[], object]]:
        return {
            "new": self.show_starts,
            "open": self.ask_and_open,
            "example": self.open_example,
            "save": self.save,
            "save-as": self.save_as,
            "poster": self.make_poster,
            "close": self.close_map,
            "quit": self._shell.close,
            "undo": lambda: self._with_session(Session.undo),
            "redo": lambda: self._with_session(Session.redo),
            "edit-text": self.edit_text,
            "delete": self.delete,
            "fit": lambda: self._with_canvas(lambda canvas: canvas.view.fit()),
            "actual": lambda: self._with_canvas(lambda canvas: canvas.view.zoom_actual()),
            "zoom-in": lambda: self._with_canvas(lambda canvas: canvas.view.zoom_in()),
            "zoom-out": lambda: self._with_canvas(lambda canvas: canvas.view.zoom_out()),
            "about": lambda: tell_about(self._shell, self._tr),
        }

    def _follow_look(self, look: Look) -> None:
        if self.canvas is not None:
            self.canvas.view.set_desk(QColor(look.desk))

    def _with_session(self, do: Callable[[Session], None]) -> None:
        if self.session is not None:
            self._commit()
            do(self.session)

    def _with_canvas(self, do: Callable[[MapCanvas], None]) -> None:
        if self.canvas is not None:
            do(self.canvas)

    def _commit(self) -> None:
        """What is being written is part of the map before anything is done with it."""
        if self.canvas is not None:
            self.canvas.end_writing()

    def tell(self, error: JourneyError) -> None:
        """Say what went wrong, in one sentence above the map."""
        self._shell.notice.say(self._tr(error.message))

    # Opening

    def open_path(self, path: Path) -> bool:
        """Open the map in a file, unless unsaved changes are to be kept."""
        if not self.may_close():
            return False
        try:
            opened = open_map(path)
        except JourneyError as error:
            self.tell(error)
            if self.session is None:
                self._shell.show_welcome()
            return False
        self._show(opened, path.resolve())
        self.used.emit(path.resolve())
        return True

    def ask_and_open(self) -> None:
        """Ask for a file and open it."""
        path = ask_open(self._shell, self._tr, self._folder())
        if path is not None:
            self.open_path(path)

    def new_map(self, key: str) -> None:
        """Begin a map from a template."""
        if not self.may_close():
            return
        try:
            self._show(Opened(new_from(key, self._tr.language)), None)
        except JourneyError as error:
            self.tell(error)

    def open_example(self) -> None:
        """Show the worked example."""
        self.new_map(examples()[0].key)

    def show_starts(self) -> None:
        """Show what a new map can begin with."""
        self.close_map()

    def _folder(self) -> str:
        path = self.session.path if self.session is not None else None
        return str(path.parent if path is not None else Path.home())

    def _show(self, opened: Opened, path: Path | None) -> None:
        self._drop()
        self._shell.notice.hide()
        session = Session(opened.journey, path, self)
        canvas = MapCanvas(session, Composer(), self._tr, self._voices, self._report)
        self.session, self.canvas = session, canvas
        canvas.view.set_desk(QColor(self._shell.look.desk))
        canvas.view.setAccessibleName(self._tr("Map"))
        canvas.told.connect(self.tell)
        canvas.view.zoom_changed.connect(self._shell.status.say_zoom)
        session.changed.connect(self._count)
        session.saved_changed.connect(self._say_saved)
        session.history_changed.connect(self._say_history)
        session.selection_changed.connect(self._say_selection)
        self._shell.show_map(canvas.view)
        canvas.view.open_page()
        self._shell.status.say_zoom(canvas.view.zoom)
        self._shell.commands.allow_all(_FOR_MAP, True)
        if opened.problems:
            session.mark_unsaved()
            self._say_mended(opened)
        self._count(opened.journey, opened.journey)
        self._say_saved()
        self._say_history()
        # What was just made stays as long as the map: the collector need not go through it.
        gc.freeze()

    def _say_mended(self, opened: Opened) -> None:
        said = self._tr.plural(
            "{n} thing in the file did not fit and was mended: {first}",
            "{n} things in the file did not fit and were mended, first: {first}",
            len(opened.problems),
            first=self._tr(opened.problems[0].message),
        )
        self._shell.notice.say(said)

    def _report(self, error: Exception) -> None:
        logging.getLogger(__name__).error("painting failed", exc_info=error)
        self._shell.notice.say(
            self._tr("Part of the map could not be drawn. Save your work and open it again.")
        )

    # Saving and closing

    def save(self) -> bool:
        """Save in the map's file; ask for one where it has none. True when it is saved."""
        if self.session is None:
            return False
        self._commit()
        if self.session.path is None:
            return self.save_as()
        return self._save_to(self.session.path)

    def save_as(self) -> bool:
        """Ask for a file and save there."""
        if self.session is None:
            return False
        self._commit()
        start = self.session.path or Path.home() / (_file_name(self._name()) + ".journey")
        path = ask_save(self._shell, self._tr, str(start))
        return path is not None and self._save_to(path)

    def _save_to(self, path: Path) -> bool:
        assert self.session is not None
        try:
            saved = save(path, self.session.journey)
        except JourneyError as error:
            self.tell(error)
            return False
        self.session.mark_saved(saved.path)
        self.used.emit(saved.path)
        self._say_saved()
        self._shell.notice.hide()
        return True

    def may_close(self) -> bool:
        """Ask about unsaved changes; False where the map is to stay open."""
        if self.session is None:
            return True
        self._commit()
        if self.session.saved:
            return True
        answer = ask_unsaved(self._shell, self._tr, self._name())
        if answer is Answer.SAVE:
            return self.save()
        return answer is Answer.DISCARD

    def close_map(self) -> None:
        """Close the map and show how one can begin."""
        if self.may_close():
            self._drop()
            self._shell.notice.hide()
            self._shell.show_welcome()

    def _drop(self) -> None:
        """Let the map go, with all that was made for it."""
        if self.session is None or self.canvas is None:
            return
        gc.unfreeze()
        self._shell.drop_map()
        self.canvas.view.hide()
        for part in (self.canvas.view, self.canvas, self.session):
            part.deleteLater()
        self.session = self.canvas = None
        commands = self._shell.commands
        commands.allow_all((*_FOR_MAP, "undo", "redo", "edit-text", "delete"), False)
        self._shell.status.clear_map()
        self._shell.setWindowModified(False)
        self._shell.setWindowTitle(PROGRAM)

    # Poster

    def make_poster(self) -> None:
        """Ask for a paper and a file, and write the poster."""
        if self.session is None or self.canvas is None:
            return
        from journeyeditor.window.poster import PosterDialog

        self._commit()
        page = self.canvas.page
        dialog = PosterDialog(self._shell, self._tr, (page.width, page.height))
        wanted = dialog.exec() == QDialog.DialogCode.Accepted
        choice = dialog.choice
        dialog.deleteLater()
        start = Path(self._folder()) / (_file_name(self._name()) + ".pdf")
        path = ask_poster(self._shell, self._tr, str(start)) if wanted else None
        if path is None:
            return
        QApplication.setOverrideCursor(QCursor(Qt.CursorShape.WaitCursor))
        try:
            made = export_map(self.session.journey, path, Choices(choice.paper, choice.orientation))
        except JourneyError as error:
            self.tell(error)
        else:
            self._shell.notice.say(self._tr("The poster is in {name}.", name=made.name))
        finally:
            QApplication.restoreOverrideCursor()

    # Editing

    def edit_text(self) -> None:
        """Write on the selected card."""
        cards = self._selected_cards()
        if self.canvas is not None and len(cards) == 1:
            self.canvas.write(cards[0])

    def delete(self) -> None:
        """Delete the selected cards."""
        cards = self._selected_cards()
        if self.session is not None and cards:
            try:
                self.session.apply(DELETE_CARDS, delete_cards, cards)
            except JourneyError as error:
                self.tell(error)

    def _selected_cards(self) -> list[str]:
        if self.session is None:
            return []
        journey = self.session.journey
        return [name for name in sorted(self.session.selection) if journey.card(name)]

    # What the window says of the map

    def _name(self) -> str:
        if self.session is None:
            return ""
        if self.session.path is not None:
            return self.session.path.stem
        return self.session.journey.title or self._tr("New map")

    def _count(self, _old: Journey, new: Journey) -> None:
        self._shell.status.say_counts(len(new.phases), len(new.lanes), new.card_count())

    def _say_saved(self, _saved: bool = False) -> None:
        if self.session is None:
            return
        named, saved = self.session.path is not None, self.session.saved
        self._shell.status.say_saved(saved and named, named)
        state = self._tr("saved") if saved and named else self._tr("edited")
        if not named:
            state = self._tr("not saved yet")
        self._shell.setWindowTitle(f"{self._name()}[*] \N{EM DASH} {state}")
        self._shell.setWindowModified(not saved)

    def _say_history(self) -> None:
        if self.session is None:
            return
        tr, commands = self._tr, self._shell.commands
        undo, redo = self.session.undo_name, self.session.redo_name
        commands.allow("undo", undo is not None)
        commands.name("undo", tr("&Undo: {name}", name=undo) if undo else tr("&Undo"))
        commands.allow("redo", redo is not None)
        commands.name("redo", tr("&Redo: {name}", name=redo) if redo else tr("&Redo"))

    def _say_selection(self, _ids: frozenset[str]) -> None:
        cards = self._selected_cards()
        self._shell.commands.allow("edit-text", len(cards) == 1)
        self._shell.commands.allow("delete", bool(cards))


def _file_name(title: str) -> str:
    """A title as the name of a file: without what file systems refuse."""
    kept = "".join(char if char.isalnum() or char in " -_" else " " for char in title)
    return " ".join(kept.split())[:80] or "map"
