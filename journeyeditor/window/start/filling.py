"""Fills the start page: names at once, pictures when there is time, facts from beside it.

Light to import; what reads and lays out maps comes with the first picture.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QPixmap

from journeyeditor.base.messages import Translator
from journeyeditor.files.recent import Known, load_known, save_known
from journeyeditor.files.templates import templates
from journeyeditor.window.start.cards import PREVIEW, Start
from journeyeditor.window.start.facts import State, said
from journeyeditor.window.start.page import StartPage
from journeyeditor.window.start.rows import SMALL_PREVIEW
from journeyeditor.window.work import Job

if TYPE_CHECKING:
    from journeyeditor.model.journey import Journey
    from journeyeditor.window.start.reading import Found

PICTURES: dict[tuple[object, ...], QPixmap] = {}
"""Pictures painted so far, for all windows of the program."""

_MOSTPICTURES = 200


class Filling(QObject):
    """Fills a start page. `begin` when it is seen, `pause` when it is not."""

    def __init__(self, page: StartPage, tr: Translator, folder: Path) -> None:
        super().__init__(page)
        self._page = page
        self._tr = tr
        self._folder = folder
        self._known = load_known(folder)
        self._paths: list[Path] = []
        self._templates: list[str] = []
        self._unread: list[Path] = []
        self._reading: Path | None = None
        self._job: Job | None = None
        self._wanted = False
        self._states: dict[str, State] = {}
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self._next)
        self._offer_templates()

    def offer(self, recent: Sequence[str]) -> None:
        """List the maps used last, with what is known of them; no file is looked at."""
        self._paths = [Path(one) for one in recent]
        today = datetime.date.today()
        self._page.list_used(
            [
                said(path, self._known.get(str(path)), self._tr, today, self._state(path))
                for path in self._paths
            ]
        )
        self._unread = list(self._paths)
        if self._wanted:
            self._idle.start()

    def say_in(self, tr: Translator) -> None:
        """Offer everything in another language."""
        self._tr = tr
        self._offer_templates()
        self.offer([str(path) for path in self._paths])

    def note(self, path: Path, journey: Journey) -> None:
        """Remember what a map holds that was just opened or saved."""
        from journeyeditor.window.start.reading import known_of

        known = known_of(path, journey)
        if known is not None:
            self._known[str(path)] = known
            self._states.pop(str(path), None)
            save_known(self._folder, self._known, [str(path), *map(str, self._paths)])

    def begin(self) -> None:
        """Go on with the pictures and facts that are missing, when there is nothing else to do."""
        self._wanted = True
        self._idle.start()

    def pause(self) -> None:
        """Leave off; what is being read is given up."""
        self._wanted = False
        self._idle.stop()
        if self._job is not None:
            self._job.give_up()

    @property
    def is_done(self) -> bool:
        """Whether all is filled in that can be."""
        return not (self._templates or self._unread or self._job)

    @property
    def is_reading(self) -> bool:
        """Whether a file is being read."""
        return self._job is not None

    def _state(self, path: Path) -> State:
        return self._states.get(str(path), State.UNSEEN)

    def _offer_templates(self) -> None:
        language = self._tr.language
        offered = templates()
        self._page.offer(
            [Start(one.key, one.name(language), one.about(language)) for one in offered]
        )
        self._templates = [one.key for one in offered]

    def _next(self) -> None:
        """One picture of a template, or one map to be read."""
        if self._templates:
            self._show_template(self._templates.pop(0))
            self._idle.start()
        elif self._unread and self._job is None:
            self._read(self._unread.pop(0))

    def _show_template(self, key: str) -> None:
        name = (key, self._tr.language, self._ratio())
        if name not in PICTURES:
            from journeyeditor.canvas.preview import preview
            from journeyeditor.files.templates import new_from

            journey = new_from(key, self._tr.language)
            _keep(name, preview(journey, PREVIEW, self._ratio()))
        self._page.show_preview(key, PICTURES[name])

    def _read(self, path: Path) -> None:
        from journeyeditor.base.messages import msg
        from journeyeditor.window.start.reading import read

        known = self._known.get(str(path))
        is_painted = known is not None and self._name(known) in PICTURES
        self._reading = path
        self._job = Job(
            lambda tell: read(
                path, known, is_painted, lambda: tell(msg("Reading {name}", name=path))
            )
        )
        queued = Qt.ConnectionType.QueuedConnection
        self._job.done.connect(self._take, queued)
        self._job.ended.connect(self._ended, queued)
        self._job.start()

    def _take(self, found: Found) -> None:
        if found.path not in self._paths:
            return
        key = str(found.path)
        self._states[key] = found.state
        if found.known is not None and found.state in (State.SOUND, State.LARGE):
            self._known[key] = found.known
        known = self._known.get(key)
        picture = self._picture(found, known)
        used = said(found.path, known, self._tr, datetime.date.today(), found.state)
        self._page.say_used(used, picture)

    def _picture(self, found: Found, known: Known | None) -> QPixmap | None:
        if known is None or found.state is not State.SOUND:
            return None
        name = self._name(known)
        if name not in PICTURES and found.journey is not None and found.page is not None:
            from journeyeditor.canvas.preview import preview

            _keep(name, preview(found.journey, SMALL_PREVIEW, self._ratio(), found.page))
        return PICTURES.get(name)

    def _ended(self) -> None:
        if self._job is None:
            return
        self._job.wait(1)  # its thread is at its last step
        if self._job.is_given_up and self._reading in self._paths:
            self._unread.insert(0, self._reading)
        self._job = self._reading = None
        if self._unread and self._wanted:
            self._idle.start()
        elif not self._unread:
            save_known(self._folder, self._known, map(str, self._paths))

    def _name(self, known: Known) -> tuple[object, ...]:
        return known.path, known.changed, known.size, self._ratio()

    def _ratio(self) -> float:
        return self._page.devicePixelRatioF()


def _keep(name: tuple[object, ...], picture: QPixmap) -> None:
    if len(PICTURES) >= _MOSTPICTURES:
        PICTURES.pop(next(iter(PICTURES)))
    PICTURES[name] = picture
