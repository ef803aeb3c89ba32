"""Commands with the clipboard: cut, copy, and paste of cards, lines, tables and pictures."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.edits import paste as edits
from journeyeditor.edits.cards import delete_cards
from journeyeditor.edits.paste import Plan
from journeyeditor.files.codec import check_unknown_fields
from journeyeditor.model.clip import Clip, clip_bytes, clip_of
from journeyeditor.session.commands.cards import add_card, no_cell, place_after
from journeyeditor.session.history import Cell
from journeyeditor.session.picked import picked
from journeyeditor.session.present import new_cards
from journeyeditor.session.session import Session

OURS: Final = "application/x-journeyeditor-cards"
PASTE: Final = msg("Paste")


def _cards(session: Session) -> tuple[str, ...]:
    """The cards that are meant: those selected, and those in selected phases, steps and lanes."""
    chosen, journey = picked(session), session.journey
    steps = set(chosen.steps)
    steps |= {step.id for one in journey.phases if one.id in chosen.phases for step in one.steps}
    if not steps and not chosen.lanes:
        return chosen.cards
    within = (
        card.id for card in journey.all_cards() if card.step in steps or card.lane in chosen.lanes
    )
    return tuple(dict.fromkeys((*chosen.cards, *within)))


def copy(session: Session) -> QMimeData | None:
    """The selected cards for the clipboard, with their text beside them; None for none.

    Of phases, steps and lanes the cards that lie in them.
    """
    cards = _cards(session)
    if not cards:
        return None
    clip = edits.copied(session.journey, frozenset(cards))
    data = QMimeData()
    data.setData(OURS, clip_bytes(clip))
    data.setText(edits.clip_text(clip))
    return data


def cut(session: Session) -> QMimeData | None:
    """The selected cards for the clipboard, and they are taken out of the map."""
    data = copy(session)
    if data is not None:
        cell = session.cell
        ids = _cards(session)
        session.apply(*(msg("Cut"), delete_cards, ids), choose=lambda _before, _after: cell)
    return data


def content_of(data: QMimeData) -> Clip | edits.Grid | tuple[str, ...] | None:
    """What can be pasted: a clip, a table, or the lines of a text; None for nothing."""
    clip = clip_of(bytes(data.data(OURS).data())) if data.hasFormat(OURS) else None
    if clip is not None and clip.patches and _can_be_stored(clip):
        return clip
    text = data.text() if data.hasText() else ""
    grid = edits.grid_of(text)
    if grid:
        return grid
    return edits.lines_of(text) or None


def _can_be_stored(clip: Clip) -> bool:
    """Whether a file can hold what fields of a newer version the clip brings."""
    records = (*(card for patch in clip.patches for card in patch.cards), *clip.pictures.values())
    try:
        for record in records:
            check_unknown_fields(record)
    except JourneyError:
        return False
    return True


def plan_paste(session: Session, data: QMimeData, cell: Cell | None = None) -> Plan | None:
    """How pasting a clip or a table would go; None for lines, which always fit."""
    where = cell or session.cell
    if where is None:
        raise no_cell()
    content = content_of(data)
    if content is None:
        raise JourneyError(msg("There is nothing on the clipboard that a map can take."))
    if isinstance(content, Clip) or isinstance(content[0], tuple):
        return edits.plan(session.journey, content, *where)
    return None


def paste(
    session: Session,
    data: QMimeData,
    planned: Plan | None,
    cell: Cell | None = None,
    place: int | None = None,
    *,
    grow: bool = False,
) -> None:
    """Paste into a cell, else where something new would go; what came is selected."""
    where = cell or session.cell
    if where is None:
        raise no_cell()
    if planned is not None:
        session.apply(*(PASTE, edits.paste, planned, *where), choose=new_cards, grow=grow)
        return
    lines = edits.lines_of(data.text())
    if cell is None and place is None:
        place = place_after(session.journey, session.current, where)
    if len(lines) == 1:
        add_card(session, lines[0], where, place)
    else:
        session.apply(PASTE, edits.paste_lines, lines, *where, place, choose=new_cards)
