"""Commands on whatever is selected: write, delete, duplicate, colour, move one place on."""

from __future__ import annotations

from typing import Any, Final

from journeyeditor.base.ids import new_id
from journeyeditor.base.messages import Message, msg
from journeyeditor.edits import things as edits
from journeyeditor.edits.found import gone
from journeyeditor.edits.head import add_persona as add_persona_edit
from journeyeditor.edits.head import move_persona
from journeyeditor.edits.lanes import move_lane
from journeyeditor.edits.phases import move_phase
from journeyeditor.edits.texts import set_text
from journeyeditor.model.journey import Journey
from journeyeditor.model.lookup import kind_of
from journeyeditor.session.commands.cards import Way, shift_cards
from journeyeditor.session.commands.columns import shift_step
from journeyeditor.session.history import Cell, added
from journeyeditor.session.picked import Picked, picked
from journeyeditor.session.present import new_ids
from journeyeditor.session.session import Session

_DELETE: Final = {
    "cards": msg("Delete cards"),
    "points": msg("Delete points"),
    "links": msg("Delete links"),
    "phases": msg("Delete phases"),
    "steps": msg("Delete steps"),
    "lanes": msg("Delete lanes"),
    "curves": msg("Delete curves"),
    "personas": msg("Delete personas"),
}
_DUPLICATE: Final = {
    "cards": msg("Duplicate cards"),
    "points": msg("Duplicate points"),
    "phases": msg("Duplicate phases"),
    "steps": msg("Duplicate steps"),
    "lanes": msg("Duplicate lanes"),
    "personas": msg("Duplicate personas"),
}
_WRITE: Final = {
    "card": msg("Edit text"),
    "map": msg("Rename map"),
    "phase": msg("Rename phase"),
    "step": msg("Rename step"),
    "lane": msg("Rename lane"),
    "curve": msg("Rename curve"),
    "persona": msg("Rename persona"),
    "point": msg("Name feeling"),
    "link": msg("Label link"),
}
COLOUR: Final = msg("Change colour")


def _name(of: dict[str, Message], chosen: Picked, many: Message) -> Message:
    kinds = chosen.kinds
    return of.get(kinds[0], many) if len(kinds) == 1 else many


def add_persona(session: Session) -> str:
    """Add a persona without a name, and select it."""
    made = new_id()
    session.apply(
        *(msg("Add persona"), add_persona_edit, ""),
        merge=added(made),
        choose=lambda _before, _after: (made,),
        ids=lambda: made,
    )
    return made


def delete_selected(session: Session) -> None:
    """Delete what is selected; of cards, the next in the cell is selected then, or the cell."""
    chosen = picked(session)
    if not chosen.count:
        return
    name = _name(_DELETE, chosen, msg("Delete"))
    after = _after_deleting(session.journey, chosen) if chosen.kinds == ("cards",) else None
    session.apply(
        *(name, edits.delete_records, session.selection),
        choose=lambda _before, _after: after,
    )


def _after_deleting(journey: Journey, chosen: Picked) -> tuple[str] | Cell | None:
    """The card after the last of those in its cell, or before the first, or the empty cell."""
    card = journey.card(chosen.cards[-1])
    if card is None or not card.lane or not card.step:
        return None
    cell = journey.lane_cards(card.lane).cell(card.step)
    gone = set(chosen.cards)
    place = next(at for at, other in enumerate(cell) if other.id == card.id)
    for other in (*cell[place:], *reversed(cell[:place])):
        if other.id not in gone:
            return (other.id,)
    return Cell(card.lane, card.step)


def duplicate_selected(session: Session) -> None:
    """Put a copy of each selected thing right after it, and select the copies."""
    chosen = picked(session)
    kind = chosen.kinds[0] if chosen.kinds else ""
    ids = [one for kinds in chosen.kinds for one in getattr(chosen, kinds)]
    session.apply(
        *(_name(_DUPLICATE, chosen, msg("Duplicate")), edits.duplicate_records, ids),
        choose=lambda before, after: _of_kind(before, after, kind),
    )


def _of_kind(before: Journey, after: Journey, kind: str) -> frozenset[str]:
    """The new records of the kind that was copied, not what lies in them."""
    new = new_ids(before, after)
    return frozenset(one for one in new if f"{kind_of(after, one)}s" == kind) or new


def colour_selected(session: Session, colour: str) -> None:
    """Give what is selected a colour, or the theme's own for ""."""
    change_selected(session, COLOUR, colour=colour)


def change_selected(session: Session, name: Message, merge: str = "", **fields: Any) -> None:
    """Change fields that all selected records have."""
    session.apply(name, edits.change_records, session.selection, merge=merge, **fields)


def shift_selected(session: Session, way: Way) -> None:
    """Move what is selected one place on: cards each way, columns sideways, lanes up or down."""
    chosen = picked(session)
    if len(chosen.kinds) != 1 or (chosen.kinds != ("cards",) and chosen.count != 1):
        return
    journey, by = session.journey, 1 if way in ("right", "down") else -1
    sideways = way in ("left", "right")
    if chosen.cards:
        shift_cards(session, way)
    elif chosen.phases and sideways:
        _move(session, msg("Move phase"), move_phase, journey.phases, chosen.phases[0], by)
    elif chosen.steps and sideways:
        shift_step(session, chosen.steps[0], by)
    elif chosen.lanes and not sideways:
        _move(session, msg("Move lane"), move_lane, journey.lanes, chosen.lanes[0], by)
    elif chosen.personas:
        _move(session, msg("Move persona"), move_persona, journey.personas, chosen.personas[0], by)


def _move(session: Session, name: Message, edit: Any, items: Any, one: str, by: int) -> None:
    place = next(at for at, item in enumerate(items) if item.id == one) + by
    if 0 <= place < len(items):
        session.apply(name, edit, one, place, merge=f"shift {one}")


def write_text(session: Session, owner: str, text: str) -> None:
    """Write the text by which a record is known; right after it was added, as a part of that."""
    kind = kind_of(session.journey, owner)
    if not kind:
        raise gone()
    session.apply(_WRITE[kind], set_text, owner, text, joins=added(owner))
