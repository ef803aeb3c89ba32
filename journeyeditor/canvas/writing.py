"""Writing a card's text in place: the entry over the card, the page growing with it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QPointF

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.canvas.entry import EntryLook, EntryPlace, TextEntry
from journeyeditor.canvas.faces import font_of
from journeyeditor.canvas.ink import Ink
from journeyeditor.canvas.interactions.board import Board
from journeyeditor.canvas.view import MapView
from journeyeditor.edits.cards import set_card_text
from journeyeditor.layout.hit import EntryBox, block_of, entry_box
from journeyeditor.typeset.text import Typesetter

EDIT_TEXT: Final = msg("Edit text")


class Writing(QObject):
    """Opens the entry over a card, previews what is written, and makes it one edit."""

    def __init__(self, board: Board, view: MapView, ink: Ink) -> None:
        super().__init__(view)
        self._board = board
        self._view = view
        self._ink = ink
        self._card = ""
        self._ending = False
        self.entry = TextEntry(view.viewport())
        self.entry.finished.connect(self.commit)
        self.entry.given_up.connect(self.give_up)
        self.entry.edited.connect(self._preview)
        view.shifted.connect(self.commit)

    @property
    def card(self) -> str:
        """The card that is being written on, or ""."""
        return self._card

    def use(self, ink: Ink) -> None:
        """Take other colours."""
        self._ink = ink

    def open(self, card_id: str, typed: str | None = None) -> None:
        """Open a card's text; `typed` takes the place of what it has."""
        self.commit()
        card = self._board.session.journey.card(card_id)
        if card is None or self._box(card_id) is None:
            return
        self._board.reveal(card_id)
        place, look = self._place(card_id), self._look(card_id)
        if place is None or look is None:
            return
        self._card = card_id
        self.entry.open(card.text, look, place)
        if typed is not None:
            self.entry.replace_with(typed)

    def _box(self, card_id: str) -> EntryBox | None:
        return entry_box(self._board.page, self._board.session.journey, card_id)

    def _place(self, card_id: str) -> EntryPlace | None:
        box = self._box(card_id)
        if box is None:
            return None
        setter = Typesetter(self._board.page.language)
        pitch = setter.line_height(box.style)
        ascent, descent = setter.ascent(box.style), setter.descent(box.style)
        base = box.y + (pitch - ascent - descent) / 2 + ascent
        zoom = self._view.zoom
        corner = self._view.viewportTransform().map(QPointF(box.x, base))
        return EntryPlace(corner.x(), corner.y(), box.width * zoom, pitch * zoom)

    def _look(self, card_id: str) -> EntryLook | None:
        box = self._box(card_id)
        found = block_of(self._board.page, card_id)
        if box is None or found is None:
            return None
        paper = next((getattr(mark, "fill", "") for mark in found[1].marks), "") or "page"
        points = self._view.zoom * 72 / self._view.logicalDpiY()
        return EntryLook(
            font_of(box.style, points), self._ink.colour("text"), self._ink.colour(paper)
        )

    def _preview(self) -> None:
        """Let the page grow with the text, and stay upon it."""
        if not self._card:
            return
        journey = self._board.session.journey
        try:
            self._board.preview(set_card_text(journey, self._card, self.entry.written()))
        except JourneyError:
            return
        place = self._place(self._card)
        if place is not None:
            self.entry.put(place)

    def commit(self) -> None:
        """Make what is written an edit, if anything is being written."""
        card = self._close()
        if not card:
            return
        try:
            self._board.session.apply(EDIT_TEXT, set_card_text, card, self.entry.written())
        except JourneyError as error:
            self._board.tell(error)

    def give_up(self) -> None:
        """Close the entry and change nothing."""
        self._close()

    def _close(self) -> str:
        """Close the entry; the card that was written on, or ""."""
        card, self._card = self._card, ""
        if card:
            had_focus = self.entry.hasFocus()
            self.entry.hide()
            if had_focus:
                self._view.setFocus()
            self._board.end_preview()
        return card
