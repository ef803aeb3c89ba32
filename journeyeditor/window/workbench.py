"""The open map in a window: opening, saving, closing, and what is round it.

Imported after the window's first paint, since it brings the model and the canvas. What works
on a map is imported after the map's own first paint.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator
from journeyeditor.canvas.accessibility import Voices
from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.files.codec import Opened
from journeyeditor.files.recovery import Found, Recovery
from journeyeditor.layout.compose import Composer
from journeyeditor.session.commands import lanes
from journeyeditor.session.picked import picked
from journeyeditor.session.session import Session
from journeyeditor.window.actions.row import Choice
from journeyeditor.window.choices import MapChoices
from journeyeditor.window.editing import Editing
from journeyeditor.window.facts import facts
from journeyeditor.window.look import Look
from journeyeditor.window.opening import Opening
from journeyeditor.window.panels import Panels
from journeyeditor.window.shell import PROGRAM, Shell
from journeyeditor.window.work import WorkStrip

if TYPE_CHECKING:
    from journeyeditor.window.filing import Filing
    from journeyeditor.window.papers import Papers
    from journeyeditor.window.pasting import Pasting
    from journeyeditor.window.start.page import StartPage
    from journeyeditor.window.telling import Telling


class Workbench(QObject):
    """Puts maps into a shell and carries out its commands. One map at a time."""

    used = Signal(object)
    """The path of a file that was opened or saved."""

    open_elsewhere = Signal(object)
    """A path that is to be opened in another window, since there is a map in this one."""

    shown = Signal()
    """A map is shown, or none."""

    def __init__(self, shell: Shell, tr: Translator, voices: Voices, recovery: Recovery) -> None:
        super().__init__(shell)
        self._shell = shell
        self._tr = tr
        self._voices = voices
        self._recovery = recovery
        self.filing: Filing | None = None
        self.session: Session | None = None
        self.canvas: MapCanvas | None = None
        self._editing: Editing | None = None
        self._choices: MapChoices | None = None
        self._pasting: Pasting | None = None
        self._telling: Telling | None = None
        self._papers: Papers | None = None
        self._refused = ""
        self._heads = True
        self._has_recent = False
        self.work = WorkStrip(tr)
        shell.put_above(self.work)
        self.panels = Panels(shell, tr)
        self.opening = Opening(self, shell, tr, self.work, recovery)
        self.opening.used.connect(self.used)
        self.opening.elsewhere.connect(self.open_elsewhere)
        self._facts = QTimer(self, singleShot=True, interval=0)
        self._facts.timeout.connect(self._meet)
        shell.ask_before_closing(self.may_close)
        shell.closed.connect(self.let_go)
        shell.look_changed.connect(self._follow_look)
        shell.alone_changed.connect(self.panels.hide_all)
        shell.status.zoom_pressed.connect(self._toggle_zoom)
        self._connect()
        self._meet()

    def _connect(self) -> None:
        commands = self._shell.commands
        for key, do in self._commands().items():
            commands.connect(key, do)
        for key in Editing.KEYS:
            commands.connect(key, partial(self._edit, key))
        commands.offer(
            "export",
            lambda: self._papers.offers() if self._papers is not None else (),
            lambda key: self._with_papers(lambda papers: papers.export(key, self._start(""))),
        )
        for key in MapChoices.KEYS:
            commands.offer(key, partial(self._offered, key), partial(self._choose, key))
        self.panels.reveal_wanted.connect(self._reveal)
        self.panels.entered.connect(self._enter)
        self.panels.menu_wanted.connect(self.show_menu)
        self.panels.told.connect(self.tell)

    def serve(self, start: StartPage) -> None:
        """Do what is asked for on the start page."""
        start.chosen.connect(self.opening.template)
        start.open_wanted.connect(lambda: self.opening.ask(self._folder()))
        start.example_wanted.connect(self.opening.example)
        start.map_wanted.connect(self.opening.path)
        start.rescue_wanted.connect(self.opening.found)

    def _commands(self) -> dict[str, Callable[[], object]]:
        return {
            "new": self.close_map,
            "open": lambda: self.opening.ask(self._folder()),
            "example": self.opening.example,
            "save": lambda: self._with_file(lambda filing: filing.save()),
            "save-as": lambda: self._with_file(lambda filing: filing.save_as()),
            "kept": self.opening.kept,
            "versions": lambda: self._with_file(lambda filing: filing.browse()),
            "poster": self.make_poster,
            "notes": lambda: self._with_papers(lambda papers: papers.add_notes()),
            "close": self.close_map,
            "quit": QApplication.closeAllWindows,
            "undo": lambda: self._with_session(Session.undo),
            "redo": lambda: self._with_session(Session.redo),
            "cut": lambda: self._paste(lambda pasting: pasting.cut()),
            "copy": lambda: self._paste(lambda pasting: pasting.copy()),
            "copy-picture": self.copy_picture,
            "paste": lambda: self._paste(lambda pasting: pasting.paste()),
            "add-picture": lambda: self._paste(lambda pasting: pasting.ask_picture()),
            "fit": lambda: self._with_canvas(lambda canvas: canvas.view.fit()),
            "actual": lambda: self._with_canvas(lambda canvas: canvas.view.zoom_actual()),
            "zoom-in": lambda: self._with_canvas(lambda canvas: canvas.view.zoom_in()),
            "zoom-out": lambda: self._with_canvas(lambda canvas: canvas.view.zoom_out()),
            "outline": lambda: self.panels.toggle("outline"),
            "inspector": lambda: self.panels.toggle("inspector"),
            "history": lambda: self.panels.toggle("history"),
            "full": self.toggle_alone,
            "keys": self._tell_keys,
            "about": self._tell_about,
        }

    # Commands on the open map

    def _edit(self, key: str) -> None:
        """Carry out an editing command; what is being written is part of the map first."""
        self._commit()
        if self._editing is not None:
            self._guard(self._editing.commands()[key])

    def _offered(self, key: str) -> Iterable[Choice]:
        return self._choices.offers()[key][0]() if self._choices is not None else ()

    def _choose(self, key: str, choice: str) -> None:
        self._commit()
        if self._choices is not None:
            choose = self._choices.offers()[key][1]
            self._guard(lambda: choose(choice))

    def _paste(self, do: Callable[[Pasting], object]) -> None:
        self._commit()
        pasting = self._pasting
        if pasting is not None:
            self._guard(lambda: do(pasting))

    def copy_picture(self) -> None:
        """Copy what is selected, or the whole map, as a picture."""
        if self.session is not None and self.canvas is not None and self._telling is not None:
            from journeyeditor.window.copying import copy_picture

            self._commit()
            map_shown = self.session, self.canvas.page, self.work
            self._guard(partial(copy_picture, *map_shown, self._telling.say_done, self.tell))

    def _guard(self, do: Callable[[], object]) -> None:
        """Do something; what can't be done is told."""
        try:
            do()
        except JourneyError as error:
            self.tell(error)
        else:
            if self.session is not None and self.canvas is not None and self.session.current:
                self.canvas.reveal(self.session.current)

    def _follow_look(self, look: Look) -> None:
        if self.canvas is not None:
            self.canvas.view.set_desk(QColor(look.desk))

    def _with_file(self, do: Callable[[Filing], object]) -> None:
        if self.filing is not None:
            do(self.filing)

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
        self.panels.commit()

    def _reveal(self, owner: str) -> None:
        if self.canvas is not None:
            self.canvas.reveal(owner)

    def _enter(self, owner: str) -> None:
        """Go to something on the map, where the keys work on it then."""
        self._reveal(owner)
        self._with_canvas(lambda canvas: canvas.view.setFocus())

    def _toggle_zoom(self) -> None:
        if self.canvas is not None:
            view = self.canvas.view
            if abs(view.zoom - 1.0) < 0.005:
                view.fit()
            else:
                view.zoom_actual()

    def show_menu(self, where: QPoint) -> None:
        """Show the menu of what is selected."""
        if self.session is None:
            return
        self._meet()
        kinds = picked(self.session).kinds
        kind = kinds[0] if len(kinds) == 1 else "cell" if self.session.cursor else ""
        menu = self._shell.commands.popup(kind, self._shell)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def toggle_alone(self) -> None:
        """Show the map alone, or what is round it again."""
        alone = not self._shell.is_alone and self.session is not None
        self._shell.show_alone(alone)

    def keep_heads(self, wanted: bool) -> None:
        """Keep the heads of phases and lanes in sight, or do not."""
        self._heads = wanted
        self._shell.commands["heads"].setChecked(wanted)
        self._with_canvas(lambda canvas: canvas.heads.want(wanted))

    def _tell_keys(self) -> None:
        from journeyeditor.window.questions import tell_keys

        tell_keys(self._shell, self._tr)

    def _tell_about(self) -> None:
        from journeyeditor.window.questions import tell_about

        tell_about(self._shell, self._tr)

    def tell(self, error: JourneyError) -> None:
        """Say what went wrong, in one sentence above the map, until something goes well."""
        self._shell.notice.say(self._tr(error.message))
        self._refused = self._shell.notice.text

    def _edited(self) -> None:
        if self._refused and self._shell.notice.text == self._refused:
            self._shell.notice.hide()
        self._refused = ""

    def say_in(self, tr: Translator) -> None:
        """Go on in another language; the map and all that was done to it stay."""
        self._commit()
        self._tr = tr
        self.work.say_in(tr)
        self.panels.say_in(tr)
        self.opening.say_in(tr)
        if self.session is not None and self.canvas is not None:
            self.canvas.say_in(tr)
            self.canvas.view.setAccessibleName(tr("Map"))
            self._make_commands(self.session, self.canvas)
        if self._telling is not None:
            self._telling.say_in(tr)
        self._meet()

    # Opening

    def open_path(self, path: Path) -> None:
        """Open the map in a file: here where no map is open, else in another window."""
        self.opening.path(path)

    def new_map(self, key: str) -> None:
        """Begin a map from a template."""
        self.opening.template(key)

    @property
    def has_map(self) -> bool:
        """Whether a map is open."""
        return self.session is not None

    def _folder(self) -> str:
        path = self.session.path if self.session is not None else None
        return str(path.parent if path is not None else Path.home())

    def show_map(
        self,
        opened: Opened,
        path: Path | None = None,
        found: Found | None = None,
        *,
        is_saved: bool = True,
    ) -> None:
        """Show a map in the place of any earlier one.

        `found` is what it was recovered from; what is not `is_saved` is asked about at closing.
        """
        self.work.give_up()
        self._shell.notice.hide()
        self._drop()
        session = Session(opened.journey, path, self)
        canvas = MapCanvas(session, Composer(), self._tr, self._voices, self._report)
        self.session, self.canvas = session, canvas
        self._paint(canvas)
        from journeyeditor.session.keeping import Keeping
        from journeyeditor.window.filing import Filing
        from journeyeditor.window.telling import Telling

        telling = self._telling = Telling(self._shell, session, self._tr)
        fingerprint = opened.fingerprint if path is not None else ""
        keeping = Keeping(session, self._recovery, fingerprint, found, session)
        self.filing = Filing(self._shell, session, keeping, telling, self._commit)
        self.filing.used.connect(self.used)
        self.filing.told.connect(self.tell)
        canvas.told.connect(self.tell)
        canvas.hinted.connect(telling.say_hint)
        canvas.menu_wanted.connect(self.show_menu)
        canvas.dropped.connect(self._take)
        for changed in (session.changed, session.history_changed, session.selection_changed):
            changed.connect(self._facts_later)
        session.changed.connect(self._edited)
        self._make_commands(session, canvas)
        self.panels.show_map(session)
        if opened.problems or not is_saved:
            session.mark_unsaved()
        if opened.problems:
            telling.say_mended(opened)
        telling.say_all()
        self._meet()
        if path is not None:
            self.filing.lock()
        self.shown.emit()
        # What was just made stays as long as the map: the collector need not go through it.
        gc.freeze()

    def _paint(self, canvas: MapCanvas) -> None:
        """Let the map be seen, before all that works on it is made."""
        canvas.heads.want(self._heads)
        canvas.view.set_desk(QColor(self._shell.look.desk))
        canvas.view.setAccessibleName(self._tr("Map"))
        canvas.view.zoom_changed.connect(self._shell.status.say_zoom)
        self.panels.make_room()
        self._shell.show_map(canvas.view)
        # The view gets its width beside the panels before the first look at the page.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        canvas.view.open_page()
        self._shell.status.say_zoom(canvas.view.zoom)
        canvas.view.viewport().repaint()

    def _make_commands(self, session: Session, canvas: MapCanvas) -> None:
        from journeyeditor.window.papers import Papers
        from journeyeditor.window.pasting import Pasting

        self._editing = Editing(session, canvas)
        self._choices = MapChoices(session, self._tr, self._add_lane)
        self._pasting = Pasting(session, self.work, self._tr, self.tell)
        self._papers = Papers(self._shell, session, self.work, self._tr, self.tell)

    def _add_lane(self, kind: str) -> None:
        if self.session is not None and self.canvas is not None:
            made = lanes.add_lane(self.session, kind)
            self.canvas.reveal(made)

    def _take(self, data: object, cell: object, place: object) -> None:
        self._paste(lambda pasting: pasting.take(data, cell, place))  # type: ignore[arg-type]

    def _report(self, error: Exception) -> None:
        logging.getLogger(__name__).error("painting failed", exc_info=error)
        self._shell.notice.say(
            self._tr("Part of the map could not be drawn. Save your work and open it again.")
        )

    # Saving and closing

    def save(self) -> bool:
        """Save the map in its file, or in one that is asked for. True when it is saved."""
        return self.filing is not None and self.filing.save()

    def may_close(self) -> bool:
        """Ask about unsaved changes; False where the map is to stay open."""
        return self.filing is None or self.filing.may_close()

    def close_map(self) -> None:
        """Close the map and show how one can begin."""
        if self.may_close():
            self._shell.notice.hide()  # before: what could not be kept is said by what follows
            self._drop()
            self._shell.show_start()
            self.shown.emit()

    def let_go(self) -> None:
        """The window is gone: let go of its map."""
        self.work.give_up()
        self._drop()

    def _drop(self) -> None:
        """Let the map go, with all that was made for it."""
        if self.session is None or self.canvas is None:
            return
        if self.filing is not None:
            self.filing.let_go()
            self.filing = None
        gc.unfreeze()
        self.panels.show_map(None)
        self._shell.drop_map()
        self.canvas.view.hide()
        for part in (self.canvas.view, self.canvas, self.session):
            part.deleteLater()
        self.session = self.canvas = None
        self._editing = self._choices = self._pasting = self._telling = self._papers = None
        self._meet()
        self._shell.status.clear_map()
        self._shell.setWindowModified(False)
        self._shell.setWindowTitle(PROGRAM)

    # Paper

    def _with_papers(self, do: Callable[[Papers], object]) -> None:
        if self._papers is not None:
            self._commit()
            do(self._papers)

    def make_poster(self) -> None:
        """Ask how the poster is to be, and make it."""
        self._with_papers(lambda papers: papers.poster(self._start(".pdf")))

    def _start(self, ending: str) -> Path:
        """The file that is proposed for something made of the map."""
        from journeyeditor.window.filing import file_name

        return Path(self._folder()) / (file_name(self._name()) + ending)

    # What the window says of the map

    def _name(self) -> str:
        return self._telling.name if self._telling is not None else ""

    def offer_recent(self, has_recent: bool) -> None:
        """Offer the maps opened before, where there are any."""
        self._has_recent = has_recent
        self._meet()

    def _facts_later(self) -> None:
        self._facts.start()

    def _meet(self) -> None:
        """Switch the commands on and off by what is so now."""
        met = facts(self.session)
        if self._has_recent:
            met |= {"recent"}
        self._shell.commands.meet(met)
