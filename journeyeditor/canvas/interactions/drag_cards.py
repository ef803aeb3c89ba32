"""Dragging cards to another place, with a bar where they would go in."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.canvas.interactions.board import Board
from journeyeditor.canvas.pointer import Pointer
from journeyeditor.canvas.sketch import Form, Stroke, box_stroke
from journeyeditor.edits.cards import takes_cards
from journeyeditor.layout.display import Page
from journeyeditor.layout.hit import area_of, cell_at
from journeyeditor.model.journey import Journey
from journeyeditor.session.commands.cards import copy_cards_to, move_cards_to, set_span
from journeyeditor.session.history import Cell

MOST_GHOSTS: Final = 40
HINT: Final = msg("Let go to move. Ctrl copies, Esc leaves everything as it was.")


class Spot:
    """Where on the page something would go in: a cell, a place in it, and its bar."""

    def __init__(self, board: Board, pointer: Pointer, without: frozenset[str]) -> None:
        page, journey = board.page, board.session.journey
        self.cell: Cell | None = None
        self.place: int | None = None
        self.bar: Stroke | None = None
        found = cell_at(page, pointer.x, pointer.y)
        if found is None:
            return
        lane = journey.lane(found[0])
        if lane is None or lane.folded or not takes_cards(lane.kind):
            return
        self.cell = Cell(*found)
        self._find(page, journey, pointer.y, without)

    def _find(self, page: Page, journey: Journey, y: float, without: frozenset[str]) -> None:
        cell = self.cell
        band = page.band(cell.lane) if cell else None
        column = next((c for c in page.grid.columns if cell and c.step == cell.step), None)
        if cell is None or band is None or column is None:
            return
        cards = [
            card.id
            for card in journey.lane_cards(cell.lane).cell(cell.step)
            if card.id not in without
        ]
        areas = {block.owner: area_of(band, block) for block in band.blocks if block.role == "card"}
        shown = [(at, areas[one]) for at, one in enumerate(cards) if one in areas]
        self.place, height = len(cards), band.y + 5
        for at, area in shown:
            if y < area.y + area.height / 2:
                self.place, height = at, area.y - 3
                break
            height = area.y + area.height + 3
        left, right = column.x + 8, column.right - 8
        self.bar = Stroke(Form.BAR, ((left, height), (right, height)))


class DragCards:
    """Carries the selected cards; one edit where they are let go, none when given up."""

    def __init__(self, board: Board, held: str, start: Pointer) -> None:
        self._board = board
        self._start = start
        journey = board.session.journey
        chosen = board.session.selection | {held}
        self._ids = [
            card.id for cards in journey.cards.values() for card in cards if card.id in chosen
        ]
        self._areas = [board.area_of(one) for one in self._ids[:MOST_GHOSTS]]
        self._spot: Spot | None = None

    def move(self, pointer: Pointer) -> None:
        """Show what is carried and where it would go in."""
        dx, dy = pointer.x - self._start.x, pointer.y - self._start.y
        without: frozenset[str] = frozenset(() if pointer.control else self._ids)
        spot = self._spot = Spot(self._board, pointer, without)
        ghosts = [
            box_stroke(Form.GHOST, QRectF(area).translated(dx, dy))
            for area in self._areas
            if not area.isEmpty()
        ]
        self._board.sketch((*ghosts, spot.bar) if spot.bar else ghosts)
        shape = Qt.CursorShape.ForbiddenCursor
        if spot.cell:
            copies = Qt.CursorShape.DragCopyCursor
            shape = copies if pointer.control else Qt.CursorShape.ClosedHandCursor
        self._board.show_cursor(shape)
        self._board.hint(HINT)

    def release(self, pointer: Pointer) -> None:
        """Put the cards there."""
        spot = self._spot
        self.cancel()
        if spot is None or spot.cell is None:
            return
        put = copy_cards_to if pointer.control else move_cards_to
        if not pointer.control and self._is_there(spot):
            return
        try:
            put(self._board.session, self._ids, spot.cell, spot.place)
        except JourneyError as error:
            self._board.tell(error)

    def _is_there(self, spot: Spot) -> bool:
        """Whether the cards lie where they would be put."""
        if spot.cell is None or spot.place is None:
            return False
        journey = self._board.session.journey
        here = [card.id for card in journey.lane_cards(spot.cell.lane).cell(spot.cell.step)]
        others = [one for one in here if one not in self._ids]
        return here == [*others[: spot.place], *self._ids, *others[spot.place :]]

    def cancel(self) -> None:
        """Take away what was shown."""
        self._board.sketch(())
        self._board.show_cursor(None)
        self._board.hint(None)


class StretchCard:
    """Drags a card's right edge over the steps it is to cover."""

    def __init__(self, board: Board, card_id: str) -> None:
        self._board = board
        self._card = card_id
        card = board.session.journey.card(card_id)
        self._span = self._was = card.span if card else 1
        steps = [column.step for column in board.page.grid.columns]
        self._first = steps.index(card.step) if card and card.step in steps else 0

    def move(self, pointer: Pointer) -> None:
        """Show how far it would reach."""
        columns = self._board.page.grid.columns
        last = self._first
        for at in range(self._first, len(columns)):
            if pointer.x > columns[at].x + columns[at].width * 0.35:
                last = at
        self._span = last - self._first + 1
        area = self._board.area_of(self._card)
        area.setRight(columns[last].right - 8)
        self._board.sketch((box_stroke(Form.GHOST, area), box_stroke(Form.TARGET, area)))
        self._board.show_cursor(Qt.CursorShape.SizeHorCursor)

    def release(self, pointer: Pointer) -> None:
        """Let it cover these steps."""
        self.cancel()
        if self._span != self._was:
            try:
                set_span(self._board.session, self._card, self._span)
            except JourneyError as error:
                self._board.tell(error)

    def cancel(self) -> None:
        """Take away what was shown."""
        self._board.sketch(())
        self._board.show_cursor(None)
