"""Commands on cards: add, move, span, change, and select more of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import new_id
from journeyeditor.base.messages import Message, msg
from journeyeditor.edits import cards as edits
from journeyeditor.model.journey import PARKING, Journey
from journeyeditor.model.kinds import lane_kind
from journeyeditor.model.records import Card, Picture
from journeyeditor.session.history import Cell
from journeyeditor.session.picked import picked
from journeyeditor.session.present import new_cards
from journeyeditor.session.session import Session

Way = Literal["up", "down", "left", "right"]

ADD: Final = msg("Add card")
ADD_MANY: Final = msg("Add cards")
MOVE: Final = msg("Move cards")
SPAN: Final = msg("Stretch card")
CHANGE: Final = msg("Change cards")


def no_cell() -> JourneyError:
    """The error for something new that has no place to go."""
    return JourneyError(msg("Choose a cell first: click where the card is to go."))


def place_after(journey: Journey, card_id: str, cell: Cell) -> int | None:
    """The place right after a card in its cell; None, the end, where it lies elsewhere."""
    for place, card in enumerate(journey.lane_cards(cell.lane).cell(cell.step)):
        if card.id == card_id:
            return place + 1
    return None


def add_card(
    session: Session,
    text: str = "",
    cell: Cell | None = None,
    place: int | None = None,
    made: str = "",
) -> str:
    """Add a card and select it; without a cell, after the current card or at the cursor.

    `made` is the id it gets, where it is to be a certain one.
    """
    where = cell or session.cell
    if where is None:
        raise no_cell()
    if cell is None and place is None:
        place = place_after(session.journey, session.current, where)
    made = made or new_id()
    session.apply(
        *(ADD, edits.add_cards, where.lane, where.step, [text], place),
        choose=lambda _before, _after: (made,),
        ids=lambda: made,
    )
    return made


def add_texts(session: Session, texts: Sequence[str], cell: Cell | None = None) -> None:
    """Add a card for each text to a cell, as one step of undo."""
    where = cell or session.cell
    if where is None:
        raise no_cell()
    session.apply(ADD_MANY, edits.add_cards, where.lane, where.step, texts, choose=new_cards)


def move_cards_to(
    session: Session, ids: Sequence[str], cell: Cell, place: int | None = None
) -> None:
    """Move cards to a cell, before its `place`th other card; they are selected afterwards."""
    where = [session.journey.card(one) for one in ids]
    if place is None and all(card and (card.lane, card.step) == cell for card in where):
        return
    session.apply(
        *(MOVE, edits.move_cards, ids, cell.lane, cell.step, place),
        choose=lambda _before, _after: ids,
    )


def copy_cards_to(
    session: Session, ids: Sequence[str], cell: Cell, place: int | None = None
) -> None:
    """Put copies of cards into a cell; the copies are selected afterwards."""

    def edit(journey: Journey) -> Journey:
        made = edits.duplicate_cards(journey, ids)
        copies = new_cards(journey, made)
        ordered = [one for one in _in_order(made) if one in copies]
        return edits.move_cards(made, ordered, cell.lane, cell.step, place)

    session.apply(msg("Copy cards"), edit, choose=new_cards)


def _in_order(journey: Journey) -> Iterable[str]:
    return (card.id for card in journey.all_cards())


def shift_cards(session: Session, way: Way) -> None:
    """Move the selected cards one place up or down, or one step to the left or right.

    Up and down go on over the ends of a cell into the next lane that takes cards.
    """
    ids = picked(session).cards
    if not ids:
        return
    shift = _along if way in ("left", "right") else _within
    by = 1 if way in ("right", "down") else -1
    merge = f"shift {' '.join(ids)}" if len(ids) < 50 else ""
    session.apply(MOVE, shift, ids, by, merge=merge)


def _along(journey: Journey, ids: Sequence[str], by: int) -> Journey:
    """Cards moved to the step beside theirs, all or none."""
    steps = [step.id for step in journey.steps()]
    cells: dict[Cell, list[str]] = {}
    for card in _found(journey, ids):
        at = steps.index(card.step or "") + by
        if not 0 <= at < len(steps):
            return journey
        cells.setdefault(Cell(card.lane or "", steps[at]), []).append(card.id)
    for cell, moving in cells.items():
        journey = edits.move_cards(journey, moving, cell.lane, cell.step)
    return journey


def _within(journey: Journey, ids: Sequence[str], by: int) -> Journey:
    """Cards moved past the next one that stays, or into the next lane."""
    cells: dict[Cell, list[str]] = {}
    for card in _found(journey, ids):
        cells.setdefault(Cell(card.lane or "", card.step or ""), []).append(card.id)
    lanes = [lane.id for lane in journey.lanes if lane.visible and edits.takes_cards(lane.kind)]
    made = journey
    for cell, moving in cells.items():
        here = journey.lane_cards(cell.lane).cell(cell.step)
        places = [at for at, card in enumerate(here) if card.id in moving]
        edge = places[0] - 1 if by < 0 else places[-1] + 1
        if 0 <= edge < len(here):
            others = [card.id for card in here if card.id not in moving]
            place = others.index(here[edge].id) + (1 if by > 0 else 0)
            made = edits.move_cards(made, moving, cell.lane, cell.step, place)
            continue
        at = lanes.index(cell.lane) + by if cell.lane in lanes else -1
        if not 0 <= at < len(lanes):
            return journey
        made = edits.move_cards(made, moving, lanes[at], cell.step, 0 if by > 0 else None)
    return made


def _found(journey: Journey, ids: Sequence[str]) -> list[Card]:
    cards = [journey.card(one) for one in ids]
    return [card for card in cards if card is not None and card.lane and card.step]


def set_span(session: Session, card_id: str, span: int) -> None:
    """Let a card cover so many steps."""
    session.apply(SPAN, edits.set_span, card_id, span)


def grow_span(session: Session, by: int) -> None:
    """Let each selected card cover so many steps more, or fewer."""
    ids = picked(session).cards

    def edit(journey: Journey) -> Journey:
        for one in ids:
            card = journey.card(one)
            if card is not None:
                journey = edits.set_span(journey, one, card.span + by)
        return journey

    session.apply(SPAN, edit, merge=f"span {' '.join(ids)}" if len(ids) < 50 else "")


def change_cards(session: Session, name: Message = CHANGE, merge: str = "", **fields: Any) -> None:
    """Change fields of all selected cards."""
    session.apply(name, edits.change_cards, picked(session).cards, merge=merge, **fields)


def select_more(session: Session) -> None:
    """Select all cards of the cell; if they are already, of the lane; then of the map."""
    journey, cell = session.journey, session.cell
    rungs: list[frozenset[str]] = []
    if cell is not None:
        cards = journey.lane_cards(cell.lane)
        rungs.append(frozenset(card.id for card in cards.cell(cell.step)))
        rungs.append(frozenset(card.id for card in cards))
    shown = {lane.id for lane in journey.lanes if lane.visible and not lane.folded}
    rungs.append(
        frozenset(card.id for key, cards in journey.cards.items() if key in shown for card in cards)
    )
    for rung in rungs:
        if rung > session.selection or (rung and rung.isdisjoint(session.selection)):
            session.select(rung, session.current)
            return


def cards_name(journey: Journey, cell: Cell) -> Message:
    """What a card of a cell's lane is called."""
    lane = journey.lane(cell.lane)
    return lane_kind(lane.kind if lane else "").card


def parked(journey: Journey) -> Sequence[Card]:
    """The cards in the parking lot."""
    return journey.lane_cards(PARKING).items


def add_picture(
    session: Session, key: str, picture: Picture, cell: Cell | None = None, place: int | None = None
) -> None:
    """Put a picture on the selected card, or on a new one in a cell; the map stores it once."""
    chosen = picked(session).cards
    if cell is None and len(chosen) == 1:
        session.apply(msg("Add picture"), _with_picture, key, picture, chosen[0])
        return
    where = cell or session.cell
    if where is None:
        raise no_cell()

    def edit(journey: Journey) -> Journey:
        made = new_id()
        journey = edits.add_cards(journey, *where, [""], place, ids=lambda: made)
        return _with_picture(journey, key, picture, made)

    session.apply(msg("Add picture"), edit, choose=new_cards)


def _with_picture(journey: Journey, key: str, picture: Picture, card_id: str) -> Journey:
    if key not in journey.pictures:
        if len(journey.pictures) >= limits.PICTURES:
            raise JourneyError(msg("A map can hold {most} pictures.", most=limits.PICTURES))
        stored = sum(len(one.data) for one in journey.pictures.values()) + len(picture.data)
        if stored > limits.FILE_BYTES // 2:
            raise JourneyError(msg("The map's pictures are too large together: delete some first."))
        journey = journey.model_copy(update={"pictures": {**journey.pictures, key: picture}})
    return edits.change_card(journey, card_id, picture=key)
