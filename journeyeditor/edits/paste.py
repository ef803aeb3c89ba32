"""Copying cards out of a map, and putting cards, lines of text and tables into one.

Text is taken as it is: no markup means anything. What can't be stored is left out or replaced.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import NewId, new_id
from journeyeditor.base.messages import msg
from journeyeditor.edits.cards import add_cards, check_room, takes_cards
from journeyeditor.edits.found import with_cards
from journeyeditor.edits.lanes import add_lane
from journeyeditor.edits.links import add_link
from journeyeditor.edits.phases import add_phase, add_step
from journeyeditor.model.clip import Clip, Patch
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Card, Lane

_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_UNSTORABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
Grid = tuple[tuple[str, ...], ...]
"""Texts in rows and columns; "" is an empty cell."""


def plain(text: str) -> str:
    """A text as a card can hold it: line ends are newlines, lone surrogates are replaced."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return _UNSTORABLE.sub("", text)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text, a card each; empty ones are left out."""
    return tuple(line.strip() for line in plain(text).split("\n") if line.strip())


def grid_of(text: str) -> Grid | None:
    """The cells of a text that a spreadsheet wrote, with tabs between them; else None.

    Cells with newlines or quotation marks are quoted, as spreadsheets do it.
    """
    text = plain(text)
    if "\t" not in text:
        return None
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=False))
    except csv.Error:
        rows = [line.split("\t") for line in text.split("\n")]
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return tuple(tuple(cell.strip() for cell in row) for row in rows)


def copied(journey: Journey, ids: AbstractSet[str]) -> Clip:
    """What is copied of these cards; others are passed over."""
    steps = {step.id: at for at, step in enumerate(journey.steps())}
    lanes = {lane.id: at for at, lane in enumerate(_card_lanes(journey))}
    cells: dict[tuple[int, int], list[Card]] = {}
    for cards in journey.cards.values():
        for card in cards:
            if card.id in ids:
                where = steps.get(card.step or "", 0), lanes.get(card.lane or "", 0)
                cells.setdefault(where, []).append(card)
    left = min((column for column, _ in cells), default=0)
    top = min((row for _, row in cells), default=0)
    patches = tuple(
        Patch(column=column - left, row=row - top, cards=tuple(cards))
        for (column, row), cards in sorted(cells.items())
    )
    taken = {card.id for cards in cells.values() for card in cards}
    pictures = {card.picture for cards in cells.values() for card in cards if card.picture}
    return Clip(
        home=journey.id,
        patches=patches,
        links=tuple(
            link
            for link in journey.links
            if link.source in taken and (link.target is None or link.target in taken)
        ),
        pictures={key: journey.pictures[key] for key in pictures if key in journey.pictures},
    )


def clip_text(clip: Clip) -> str:
    """The clip as text: a card a line; several cells as a table with tabs between them."""
    if clip.columns * clip.rows <= 1:
        return "\n".join(card.text for patch in clip.patches for card in patch.cards)
    cells = {
        (patch.row, patch.column): "\n".join(card.text for card in patch.cards)
        for patch in clip.patches
    }
    said = io.StringIO()
    writer = csv.writer(said, delimiter="\t", lineterminator="\n")
    for row in range(clip.rows):
        writer.writerow([cells.get((row, column), "") for column in range(clip.columns)])
    return said.getvalue().removesuffix("\n")


@dataclass(frozen=True, slots=True)
class Plan:
    """What pasting would do: how large it is, and how many steps and lanes are missing."""

    content: Clip | Grid
    columns: int
    rows: int
    cards: int
    steps_missing: int
    lanes_missing: int


def plan(journey: Journey, content: Clip | Grid, lane_id: str, step_id: str) -> Plan:
    """How pasting from a cell on would go. JourneyError where its lane takes no cards."""
    lanes = [lane.id for lane in _card_lanes(journey)]
    steps = [step.id for step in journey.steps()]
    if lane_id not in lanes or step_id not in steps:
        raise JourneyError(msg("Choose a cell in a lane of cards first: this one takes none."))
    if isinstance(content, Clip):
        columns, rows = content.columns, content.rows
        cards = sum(len(patch.cards) for patch in content.patches)
    else:
        columns, rows = max(map(len, content), default=0), len(content)
        cards = sum(bool(cell) for row in content for cell in row)
    check_room(journey, cards)
    return Plan(
        *(content, columns, rows, cards),
        max(0, steps.index(step_id) + columns - len(steps)),
        max(0, lanes.index(lane_id) + rows - len(lanes)),
    )


def paste(
    journey: Journey,
    planned: Plan,
    lane_id: str,
    step_id: str,
    *,
    grow: bool,
    ids: NewId = new_id,
) -> Journey:
    """Paste from a cell on; `grow` makes the missing steps and lanes, else they are left out."""
    if grow:
        journey = _grown(journey, planned, lane_id, ids)
    lanes = [lane.id for lane in _card_lanes(journey)]
    steps = [step.id for step in journey.steps()]
    top, left = lanes.index(lane_id), steps.index(step_id)
    content = planned.content
    if isinstance(content, Clip):
        return _put_clip(journey, content, lanes[top:], steps[left:], ids)
    for row, lane in zip(content, lanes[top:], strict=False):
        for text, step in zip(row, steps[left:], strict=False):
            if text:
                journey = add_cards(journey, lane, step, [text], ids=ids)
    return journey


def paste_lines(
    journey: Journey,
    lines: Sequence[str],
    lane_id: str,
    step_id: str,
    place: int | None = None,
    *,
    ids: NewId = new_id,
) -> Journey:
    """A card for each line, in one cell."""
    return add_cards(journey, lane_id, step_id, lines, place, ids=ids)


def _card_lanes(journey: Journey) -> list[Lane]:
    return [lane for lane in journey.lanes if lane.visible and takes_cards(lane.kind)]


def _grown(journey: Journey, planned: Plan, lane_id: str, ids: NewId) -> Journey:
    for _ in range(planned.steps_missing):
        if journey.phases:
            journey = add_step(journey, journey.phases[-1].id, ids=ids)
        else:
            journey = add_phase(journey, ids=ids)
    kind = next(lane.kind for lane in journey.lanes if lane.id == lane_id)
    for _ in range(planned.lanes_missing):
        last = _card_lanes(journey)[-1].id
        place = [lane.id for lane in journey.lanes].index(last) + 1
        journey = add_lane(journey, kind, place, ids=ids)
    return journey


def _put_clip(
    journey: Journey, clip: Clip, lanes: Sequence[str], steps: Sequence[str], ids: NewId
) -> Journey:
    pairs: dict[str, str] = {}
    pictures = {**journey.pictures, **clip.pictures}
    if len(pictures) > limits.PICTURES:
        raise JourneyError(msg("A map can hold {most} pictures.", most=limits.PICTURES))
    if pictures.keys() != journey.pictures.keys():
        journey = journey.model_copy(update={"pictures": pictures})
    people = {persona.id for persona in journey.personas}
    sources = {source.id for source in journey.sources}
    for patch in clip.patches:
        if patch.row >= len(lanes) or patch.column >= len(steps):
            continue
        lane, step = lanes[patch.row], steps[patch.column]
        names = [ids() for _ in patch.cards]
        journey = add_cards(journey, lane, step, ["" for _ in names], ids=iter(names).__next__)
        cards = journey.lane_cards(lane)
        room = len(steps) - patch.column
        for name, card in zip(names, patch.cards, strict=True):
            made = cards.get(name)
            assert made is not None
            pairs[card.id] = name
            cards = cards.replaced(
                card.changed(
                    id=name,
                    lane=lane,
                    step=step,
                    order=made.order,
                    span=max(1, min(card.span, room)),
                    personas=tuple(one for one in card.personas if one in people),
                    sources=tuple(one for one in card.sources if one in sources),
                    answers=tuple(a for a in card.answers if journey.card(a) is not None),
                    picture=card.picture if card.picture in pictures else None,
                )
            )
        journey = with_cards(journey, {lane: cards})
    for link in clip.links:
        if link.source in pairs and (link.target is None or link.target in pairs):
            target = pairs[link.target] if link.target else None
            journey = add_link(journey, pairs[link.source], target, link.kind, link.label, ids=ids)
    return journey
