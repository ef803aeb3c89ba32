"""Writing in place: the entry over what is written, the page growing with it, one edit after.

The entry is a plain text widget of Qt's: a spelling checker would hang its highlighter on
`entry.document()`.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPointF

from journeyeditor.base.errors import JourneyError
from journeyeditor.canvas.entry import EntryLook, EntryPlace, TextEntry
from journeyeditor.canvas.faces import font_of
from journeyeditor.canvas.ink import Ink
from journeyeditor.canvas.interactions.board import Board
from journeyeditor.canvas.subjects import After, Named, NewCard, Subject, subject_of
from journeyeditor.canvas.view import MapView
from journeyeditor.layout.entries import EntryBox
from journeyeditor.model.journey import Journey
from journeyeditor.session.history import Cell
from journeyeditor.typeset.text import Typesetter

LEAST_PIXELS: Final = 9.0
"""The least size of letters while they are written; on a page seen from afar the entry is
larger than what it stands over."""


class Writing(QObject):
    """Opens the entry over a subject, previews what is written, and makes it one edit."""

    def __init__(self, board: Board, view: MapView, ink: Ink) -> None:
        super().__init__(view)
        self._board = board
        self._view = view
        self._ink = ink
        self._subject: Subject | None = None
        self._trial = board.session.journey
        self._before = ""
        self._holding = False
        self._was_refused = False
        self.entry = TextEntry(view.viewport())
        self.entry.finished.connect(self.finish)
        self.entry.given_up.connect(self.give_up)
        self.entry.edited.connect(self._preview)
        view.shifted.connect(self._shifted)
        view.carried.connect(self.follow)

    @property
    def subject(self) -> Subject | None:
        """What is being written, or None."""
        return self._subject

    def use(self, ink: Ink) -> None:
        """Take other colours."""
        self._ink = ink

    def open(self, owner: str, typed: str | None = None) -> None:
        """Open the text of a record; `typed` takes the place of what it has."""
        self.begin(subject_of(self._board.session.journey, owner), typed)

    def begin(self, subject: Subject, typed: str | None = None) -> None:
        """Open a subject for writing; `typed` takes the place of what it has."""
        self.commit()
        self._view.stay()
        if self._board.session.read_only is not None:
            self._board.tell(JourneyError(self._board.session.read_only))
            return
        journey = self._board.session.journey
        try:
            self._trial = subject.trial(journey, subject.text(journey))
        except JourneyError as error:
            self._board.tell(error)
            return
        self._holding = True
        self._board.preview(self._trial, now=True)
        box = subject.box(self._board.page, self._trial)
        if box is None:
            self._holding = False
            self._board.end_preview()
            return
        self._subject = subject
        self._board.reveal_box(box.x, box.y, box.width, max(box.height, box.style.size))
        self._holding = False
        self._before = subject.text(journey)
        self.entry.open(self._before, self._look(box), self._place(box))
        self._board.write_began()
        if typed is not None:
            self.entry.replace_with(typed)

    def _larger(self, box: EntryBox) -> float:
        """How much larger than on the page the letters are while they are written."""
        return max(1.0, LEAST_PIXELS / (box.style.size * self._view.zoom))

    def _place(self, box: EntryBox) -> EntryPlace:
        setter = Typesetter(self._board.page.language)
        pitch = setter.line_height(box.style)
        ascent, descent = setter.ascent(box.style), setter.descent(box.style)
        base = box.y + (pitch - ascent - descent) / 2 + ascent
        scale = self._view.zoom * self._larger(box)
        corner = self._view.viewportTransform().map(QPointF(box.x, base))
        return EntryPlace(corner.x(), corner.y(), box.width * scale, pitch * scale)

    def _look(self, box: EntryBox) -> EntryLook:
        larger = self._larger(box)
        points = self._view.zoom * larger * 72 / self._view.logicalDpiY()
        framed = box.alone or larger > 1
        return EntryLook(
            font_of(box.style, points),
            self._ink.colour(box.ink),
            self._ink.colour(box.paper),
            box.one_line,
            self._ink.colour("accent") if framed else None,
        )

    def _preview(self) -> None:
        """Let the page grow with the text, and stay upon it."""
        subject = self._subject
        if subject is None:
            return
        session, text = self._board.session, self.entry.written()
        # A crash must not cost what is written for long before it is an edit.
        is_other = text.strip() and text != self._before
        session.sketch(partial(subject.commit, text=text) if is_other else None)
        try:
            self._trial = subject.trial(session.journey, text)
        except JourneyError:
            return
        self._holding = True
        self._board.preview(self._trial)
        self._stay_upon(subject)
        self._holding = False

    def _stay_upon(self, subject: Subject) -> None:
        box = subject.box(self._board.page, self._trial)
        if box is not None:
            self._board.reveal_box(box.x, box.y, box.width, box.height)
            self.entry.wear(self._look(box))
            self.entry.put(self._place(box))

    def _shifted(self) -> None:
        if not self._holding:
            self.commit()

    def follow(self) -> None:
        """Stay upon what is written where the page or the window made it move."""
        subject = self._subject
        if self._holding or subject is None:
            return
        self._holding = True
        self._stay_upon(subject)
        self._holding = False

    def finish(self, after: After = After.STAY) -> None:
        """Commit, and go on with what is written next."""
        subject = self._subject
        if subject is None:
            return
        text = self.entry.written()
        written = self.commit()
        if self._was_refused and after is not After.STAY:
            # What can't be so is not lost: it is there to be set right.
            self.begin(subject, text)
            return
        session = self._board.session
        following = subject.following(session, after, written)
        if following is not None:
            place = following.stands_at(session.journey)
            if isinstance(place, Cell):
                session.select_cell(place)
            else:
                session.select((place,))
            self.begin(following)
            # As in a form: what is come to next is written anew, unless the caret is moved.
            self.entry.selectAll()
            return
        if after is not After.STAY:
            self._board.reveal(session.current)
            self._view.go_back()

    def commit(self) -> bool:
        """Make what is written an edit, if anything is being written. Whether it is one."""
        subject, text = self._close(), self.entry.written()
        if subject is None:
            return False
        done, self._was_refused = True, False
        try:
            if text != self._before or isinstance(subject, NewCard):
                done = subject.commit(self._board.session, text)
        except JourneyError as error:
            self._board.tell(error)
            done, self._was_refused = False, True
        self._board.end_preview()
        return done

    def give_up(self) -> None:
        """Close the entry and change nothing."""
        if self._close() is not None:
            self._board.end_preview()
            self._view.go_back()

    def is_gone(self, journey: Journey) -> bool:
        """Whether what is being written is no longer in a document."""
        subject = self._subject
        if not isinstance(subject, Named):
            return False
        return subject.box(self._board.page, journey) is None

    def _close(self) -> Subject | None:
        """Close the entry; what was being written, or None."""
        subject, self._subject = self._subject, None
        if subject is not None:
            had_focus = self.entry.hasFocus()
            self.entry.hide()
            self._board.session.sketch(None)
            if had_focus:
                self._view.setFocus()
        return subject
