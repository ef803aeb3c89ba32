"""Where texts of the map can be written in place: the box, the style and the colours of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from journeyeditor.layout import measures as m
from journeyeditor.layout.cards import text_insets
from journeyeditor.layout.display import Band, Block, Box, Image, Page, Shape, Sign, Text
from journeyeditor.layout.emotion import WORD_WIDTH
from journeyeditor.layout.head import CHIP_TEXT, PORTRAIT
from journeyeditor.layout.hit import area_of, block_of, cell_area
from journeyeditor.layout.labels import Area
from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import lane_kind
from journeyeditor.typeset.faces import Style

_ICON: Final = 23.0
_NUMBER_WIDTH: Final = 72.0


@dataclass(frozen=True, slots=True)
class EntryBox:
    """Where a text stands on the page, how it is set, and its colours.

    `paper` and `ink` are roles of the theme. Only a card's text has more than one line. One that
    is `alone` stands on no card or head of its own.
    """

    x: float
    y: float
    width: float
    height: float
    style: Style
    paper: str = "page"
    ink: str = "text"
    one_line: bool = True
    alone: bool = False


def entry_box(page: Page, journey: Journey, owner: str) -> EntryBox | None:
    """The box of the text by which a record is known; None where it is not shown."""
    found = block_of(page, owner)
    if found is None:
        return None
    make = _BOXES.get(found[1].role)
    return make(_Place(page, journey, *found)) if make else None


def number_box(page: Page, lane_id: str, step_id: str) -> EntryBox | None:
    """A box in the middle of a cell, for a number; None where the cell is not shown."""
    area = cell_area(page, lane_id, step_id)
    if area is None:
        return None
    height = m.NUMBER.size * m.NUMBER.leading
    x = area.x + (area.width - _NUMBER_WIDTH) / 2
    y = area.y + (area.height - height) / 2
    return EntryBox(x, y, _NUMBER_WIDTH, height, m.NUMBER, alone=True)


def _fill(block: Block) -> str:
    return next((getattr(mark, "fill", "") for mark in block.marks), "") or "page"


@dataclass(frozen=True, slots=True)
class _Place:
    page: Page
    journey: Journey
    band: Band
    block: Block

    @property
    def area(self) -> Area:
        return area_of(self.band, self.block)


def _phase(place: _Place) -> EntryBox:
    fill, area = _fill(place.block), place.area
    room = area.width - m.CHEVRON_LEFT - m.CHEVRON_TIP - 4
    x, y = area.x + m.CHEVRON_LEFT, area.y + m.CHEVRON_PAD
    return EntryBox(x, y, room, area.height, m.PHASE, fill, f"on:{fill}")


def _step(place: _Place) -> EntryBox:
    area, left = place.area, m.CELL_PAD + 2
    return EntryBox(area.x + left, area.y + 6, area.width - 2 * left, area.height, m.STEP)


def _title(place: _Place) -> EntryBox:
    area = place.area
    width = max(area.width, place.page.grid.width / 2)
    return EntryBox(area.x, area.y, width, area.height, m.TITLE)


def _persona(place: _Place) -> EntryBox:
    """As wide as a chip may be, but on the page: a name grows to the left."""
    area = place.area
    x = area.x + PORTRAIT + 9
    width = max(min(CHIP_TEXT, place.page.width - 4 - x), PORTRAIT)
    return EntryBox(x, area.y, width, area.height, m.PERSON)


def _card(place: _Place) -> EntryBox | None:
    journey, block, area = place.journey, place.block, place.area
    card = journey.card(block.owner)
    lane = journey.lane(card.lane or "") if card else None
    if card is None or lane is None:
        return None
    look = "card" if card.picture else lane_kind(card.kind or lane.kind).look
    left, right, top = text_insets(look)
    picture = next((mark for mark in block.marks if isinstance(mark, Image)), None)
    if picture:
        top = picture.y + picture.height + 6
    if look == "pill":
        under = m.PILL_TOP + m.CARD.size * m.CARD.leading
        signs = [
            mark.x for mark in block.marks[2:] if isinstance(mark, Sign | Box) and mark.y < under
        ]
        right = max(right, block.width - min(signs, default=block.width) + 5)
    return EntryBox(
        area.x + left,
        area.y + top,
        area.width - left - right,
        area.height - top - 4,
        m.CARD,
        _fill(block),
        one_line=False,
    )


def _lane_head(place: _Place) -> EntryBox | None:
    area, lane = place.area, place.journey.lane(place.block.owner)
    if lane is None:
        return None
    is_thin = lane.folded or lane_kind(lane.kind).look == "line"
    pad = m.CELL_PAD if is_thin else m.CELL_PAD + 4
    style = m.LANE_NOTE if is_thin else m.LANE
    return EntryBox(area.x + _ICON, area.y + pad, area.width - _ICON - 4, area.height, style)


def _link(place: _Place) -> EntryBox:
    """Over the label, or on the longest level piece of the line."""
    area, block = place.area, place.block
    texts = [mark for mark in block.marks if isinstance(mark, Text)]
    height = m.LINK.size * m.LINK.leading
    if texts:
        middle = texts[0].x + max(text.line.width for text in texts) / 2
        y = texts[0].y - height * 0.8
    else:
        middle, y = _longest_level(block)
        y -= height / 2
    width = m.LABEL_WIDTH
    return EntryBox(area.x + middle - width / 2, area.y + y, width, height, m.LINK, alone=True)


def _longest_level(block: Block) -> tuple[float, float]:
    best, where = -1.0, (block.width / 2, block.height / 2)
    at = (0.0, 0.0)
    for mark in block.marks:
        for letter, numbers in mark.segments if isinstance(mark, Shape) and mark.stroke else ():
            end = (numbers[-2], numbers[-1])
            if letter == "L" and abs(end[1] - at[1]) < 0.5 and abs(end[0] - at[0]) > best:
                best, where = abs(end[0] - at[0]), ((at[0] + end[0]) / 2, end[1])
            at = end
    return where


def _word(place: _Place) -> EntryBox:
    """Over a point's word, or above the point where it has none."""
    area, block = place.area, place.block
    texts = [mark for mark in block.marks if isinstance(mark, Text)]
    height = m.WORD.size * m.WORD.leading
    if texts:
        widest = max(text.line.width for text in texts)
        middle, y = texts[0].x + widest / 2, texts[0].y - height * 0.8
    else:
        middle, y = area.width / 2, -height - 4
    x = area.x + middle - WORD_WIDTH / 2
    return EntryBox(x, area.y + y, WORD_WIDTH, height, m.WORD, alone=True)


_BOXES: Final[dict[str, Callable[[_Place], EntryBox | None]]] = {
    "card": _card,
    "phase": _phase,
    "step": _step,
    "lane-head": _lane_head,
    "title": _title,
    "persona": _persona,
    "link": _link,
    "point": _word,
    "gap": _word,
}
