"""The cards of a lane, under each other in their columns; what stays the same is kept by column.

An edit touches the cards of one step: only that stack is measured and laid anew. Where cards
span columns, the columns they reach are laid anew as well.
"""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from journeyeditor.layout import measures as m
from journeyeditor.layout.cards import Place, card_leads, draw_card, least_width
from journeyeditor.layout.display import Block
from journeyeditor.layout.grid import Grid
from journeyeditor.layout.legend import card_uses
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.shown import ALL_SHOWN, Shown
from journeyeditor.model.cards import Cards
from journeyeditor.model.people import Source
from journeyeditor.model.records import Card, Lane, Picture

_step_of = operator.attrgetter("step")


@dataclass(frozen=True, slots=True)
class Frame:
    """All that a lane's cards are laid out by, other than the cards. `top` is where they begin."""

    lane: Lane
    grid: Grid
    phase_colours: tuple[str, ...]
    sources: Mapping[str, Source]
    pictures: Mapping[str, Picture]
    state: str
    top: float
    shown: Shown = ALL_SHOWN

    def is_same(self, other: Frame) -> bool:
        """Are cards laid out alike in both?"""
        return (
            self.sources is other.sources
            and self.pictures is other.pictures
            and self.grid == other.grid
            and self.lane == other.lane
            and self.phase_colours == other.phase_colours
            and (self.state, self.top) == (other.state, other.top)
        )


@dataclass(frozen=True, slots=True)
class Laid:
    """A lane laid out, in its band's coordinates.

    `floors` are the lowest edges of what it holds, column by column; `across` the cards that
    span columns.
    """

    blocks: tuple[Block, ...]
    height: float
    floors: tuple[float, ...]
    across: tuple[Block, ...] = ()


@dataclass(slots=True)
class Stack:
    """The cards of one step, what they need and use, and what was last made of them.

    `blocks` are of the `drawn` ones, those that are shown, from `start` down to `floor`, in the
    `places` for cards that span so many more columns.
    """

    cards: tuple[Card, ...]
    least: float
    uses: frozenset[str]
    spans: bool
    frame: Frame | None = None
    is_laid: bool = False
    drawn: tuple[Card, ...] = ()
    places: dict[int, Place] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()
    start: float = 0.0
    floor: float = 0.0

    def is_for(self, frame: Frame, start: float) -> bool:
        """Is what was made what it would be now, begun at a height?"""
        is_same = self.is_laid and self.frame is frame and self.start == start
        return is_same and not self.spans


@dataclass(slots=True)
class Stacks:
    """The stacks of one lane by step, for the cards they were last made of.

    `least` is the width that each step's cards need so that no word of theirs is broken, `uses`
    the signs of the legend that they use, `count` how many cards were drawn anew, ever.
    """

    cards: Cards | None = None
    kind: str = ""
    stacks: dict[str, Stack] = field(default_factory=dict)
    least: dict[str, float] = field(default_factory=dict)
    uses: frozenset[str] = frozenset()
    count: int = 0
    frame: Frame | None = None

    def take(self, setter: Setter, lane: Lane, cards: Cards) -> None:
        """Sort a lane's cards into stacks, and measure those of them that are others."""
        if cards is self.cards and lane.kind == self.kind:
            return
        is_kind = lane.kind == self.kind
        before, self.stacks = self.stacks, {}
        self.cards, self.kind = cards, lane.kind
        for key, group in groupby(cards.items, key=_step_of):
            step, stack = key or "", tuple(group)
            old = before.get(step)
            if old is None or not is_kind or not same_items(old.cards, stack):
                old = _measured(setter, lane, stack, old)
            self.stacks[step] = old
        least = {step: stack.least for step, stack in self.stacks.items() if step and stack.least}
        if least != self.least:
            self.least = least
        self.uses = frozenset(sign for stack in self.stacks.values() for sign in stack.uses)

    def lay(self, setter: Setter, frame: Frame) -> Laid:
        """Lay the cards under each other in their columns; spans keep free of others.

        The height is that of what is laid, from the lane's top edge.
        """
        if self.frame is not None and frame.is_same(self.frame):
            frame = self.frame
        self.frame = frame
        floors = [frame.top] * len(frame.grid.columns)
        blocks: list[Block] = []
        across: list[Block] = []
        for index, column in enumerate(frame.grid.columns):
            stack = self.stacks.get(column.step)
            if stack is None:
                continue
            if stack.is_for(frame, floors[index]):
                floors[index] = stack.floor
            else:
                across += self._lay(setter, frame, stack, index, floors)
            blocks += stack.blocks
        height = max(floors, default=frame.top) + (m.CELL_PAD if blocks else 0.0)
        return Laid(tuple(blocks), height, tuple(floors), tuple(across))

    def _lay(
        self, setter: Setter, frame: Frame, stack: Stack, index: int, floors: list[float]
    ) -> list[Block]:
        """Lay a stack in the column of an index, under the `floors`; those that span columns."""
        kept = _kept(stack, frame)
        column = frame.grid.columns[index]
        x, start = column.x + m.CELL_PAD, floors[index]
        drawn = [card for card in stack.cards if card.state in ("", frame.state)]
        places: dict[int, Place] = {}
        blocks: list[Block] = []
        across: list[Block] = []
        for card in drawn:
            last = min(index + card.span, len(floors)) - 1
            place = places.get(last - index)
            if place is None:
                place = places[last - index] = _place(stack, frame, index, last)
            under = max(floors[index : last + 1])
            y = under + (m.CELL_PAD if under == frame.top else m.CARD_GAP)
            block = kept.get(id(card))
            if block is None or place is not stack.places.get(last - index):
                self.count += 1
                block = _drawn(setter, frame, card, place, (x, y))
            elif block.x != x or block.y != y:
                block = replace(block, x=x, y=y)
            blocks.append(block)
            if last > index:
                across.append(block)
            floors[index : last + 1] = [y + block.height] * (last + 1 - index)
        stack.frame, stack.is_laid = frame, True
        stack.start, stack.floor = start, floors[index]
        stack.drawn = stack.cards if len(drawn) == len(stack.cards) else tuple(drawn)
        stack.places, stack.blocks = places, tuple(blocks)
        return across


def same_items(one: Sequence[object], other: Sequence[object]) -> bool:
    """Are these the very same objects, one by one?"""
    return len(one) == len(other) and all(map(operator.is_, one, other))


def _measured(setter: Setter, lane: Lane, cards: tuple[Card, ...], old: Stack | None) -> Stack:
    """A stack of cards that are others now, with what was made of the old ones."""
    widths = [least_width(setter, card, lane) for card in cards if card.span == 1]
    spans = any(card.span > 1 for card in cards)
    found = Stack(cards, max(widths, default=0.0), card_uses(cards), spans)
    if old is not None:
        found.frame, found.places = old.frame, old.places
        found.drawn, found.blocks = old.drawn, old.blocks
    return found


def _kept(stack: Stack, frame: Frame) -> dict[int, Block]:
    """The blocks of a stack that still show what their cards refer to, by the cards' `id`."""
    was = stack.frame
    if was is None:
        return {}
    pairs = zip(stack.drawn, stack.blocks, strict=True)
    return {
        id(card): block
        for card, block in pairs
        if (was.sources is frame.sources or not card.sources)
        and (was.pictures is frame.pictures or not card.picture)
    }


def _place(stack: Stack, frame: Frame, first: int, last: int) -> Place:
    """The place of cards over some columns: the same object as before where it is the same."""
    columns = frame.grid.columns
    width = columns[last].right - columns[first].x - 2 * m.CELL_PAD
    place = Place(width, frame.lane, frame.phase_colours[columns[first].number])
    old = stack.places.get(last - first)
    return old if old == place and old else place


def _drawn(
    setter: Setter, frame: Frame, card: Card, place: Place, at: tuple[float, float]
) -> Block:
    look = draw_card(setter, card, place, frame.sources, frame.pictures, frame.shown)
    leads = card_leads(card) if card.links else ()
    size, said = (place.width, look.height), (look.alt, look.signs)
    return Block(card.id, "card", *at, *size, look.marks, *said, leads)
