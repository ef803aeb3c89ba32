"""Checks the map up while the hands rest, a little at a time; sets findings aside, takes them back.

It costs an edit nothing: it begins a while after the last one, and stops at the next.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Generator
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, Translator, msg
from journeyeditor.edits.asides import set_aside, take_back
from journeyeditor.model.journey import Journey
from journeyeditor.review.checkup import Checkup, checking
from journeyeditor.review.findings import Facts
from journeyeditor.session.session import Session
from journeyeditor.window.outline.checkup_rows import Listed, listed
from journeyeditor.window.outline.holders import MANY, Chain
from journeyeditor.window.outline.reason import ReasonDialog
from journeyeditor.window.outline.rows import Row

SET_ASIDE: Final = msg("Set finding aside")
REST: Final = 300
"""Milliseconds without an edit after which it begins."""

PORTION: Final = 0.004
"""Seconds that are taken at a time."""


class CheckupSection(QObject):
    """The section of the outline that says what the check-up found."""

    changed = Signal()
    """Other rows are to be shown."""

    told = Signal(object)

    def __init__(self, tr: Translator, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self._tr = tr
        self._session: Session | None = None
        self._portions: Generator[None, None, Checkup] | None = None
        self._checked: Journey | None = None
        self._found: Checkup | None = None
        self._listed: Listed | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._begin)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._go_on)

    # Checking

    def show_map(self, session: Session | None) -> None:
        """Check a session's map up from now on, or none."""
        self._stop()
        self._session = session
        self._checked = self._found = self._listed = None
        self.soon()

    def say_in(self, tr: Translator) -> None:
        """Say everything in another language."""
        self._tr = tr
        self._list()

    def soon(self) -> None:
        """The map may be another: check it up when nothing more is done to it for a while."""
        self._stop()
        if not self.is_done and self._panel.isVisible():
            self._rest.start()

    @property
    def is_done(self) -> bool:
        """Whether what is shown was found in the map as it is now."""
        return self._session is None or self._session.journey is self._checked

    def _stop(self) -> None:
        self._rest.stop()
        self._next.stop()
        self._portions = None

    def _begin(self) -> None:
        if self._session is not None and self._panel.isVisible():
            today = datetime.datetime.now().astimezone().date()
            self._portions = checking(self._session.journey, Facts(today))
            self._go_on()

    def _go_on(self) -> None:
        end = perf_counter() + PORTION
        if self._session is None or self._portions is None:
            return
        try:
            while perf_counter() < end:
                next(self._portions)
        except StopIteration as done:
            self._portions, self._checked = None, self._session.journey
            self._found = done.value
            self._list()
        else:
            self._next.start()

    def _list(self) -> None:
        if self._found is not None and self._checked is not None:
            self._listed = listed(self._found, self._checked, self._tr)
            self.changed.emit()

    # What is shown

    @property
    def row(self) -> Row | None:
        """The section, or None while nothing is known."""
        return self._listed.section if self._listed is not None else None

    def records(self, key: str) -> tuple[str, ...]:
        """The ids of what a row is about."""
        if self._listed is None:
            return ()
        return tuple(one for found in self._listed.findings.get(key, ()) for one in found.ids)

    def holding(self, session: Session) -> set[Chain]:
        """The rows that are about what is selected."""
        if self._listed is None or len(session.selection) > MANY:
            return set()
        by_record = self._listed.by_record
        return {(key,) for one in session.selection for key in by_record.get(one, ())}

    # Setting aside

    def show_menu(self, key: str, where: QPoint) -> None:
        """Offer what can be done with a row, at a place of the screen."""
        menu = QMenu(self._panel)
        if self._listed is None:
            return
        if key in self._listed.asides:
            menu.addAction(self._tr("Take back"), lambda: self._take_back(key))
        elif key in self._listed.findings:
            menu.addAction(self._tr("Set aside…"), lambda: self._set_aside(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _set_aside(self, key: str) -> None:
        found = self._listed.findings.get(key, ()) if self._listed is not None else ()
        if not found or self._session is None:
            return
        session, findings = self._session, [(one.rule, one.subject) for one in found]

        def put(journey: Journey) -> Journey:
            return set_aside(journey, findings, dialog.reason)

        said = [self._tr(one.said) for one in found]
        dialog = ReasonDialog(self._panel.window(), self._tr, said)
        dialog.drafted.connect(
            lambda text: session.sketch((lambda to: to.apply(SET_ASIDE, put)) if text else None)
        )
        is_meant = dialog.exec() == ReasonDialog.DialogCode.Accepted
        session.sketch(None)
        if is_meant:
            self._do(SET_ASIDE, put)
        dialog.deleteLater()

    def _take_back(self, key: str) -> None:
        asides = self._listed.asides.get(key, ()) if self._listed is not None else ()
        records = [one.record.id for one in asides]
        if records:
            self._do(msg("Take finding back"), lambda map_: take_back(map_, records))

    def _do(self, name: Message, edit: Callable[[Journey], Journey]) -> None:
        """Change the map, and show at once what that changes here."""
        if self._session is None:
            return
        try:
            self._session.apply(name, edit)
        except JourneyError as error:
            self.told.emit(error)
        self._stop()
        self._begin()
