"""The map as a blank poster: its phases, steps and lanes, and empty cells with numbers.

People write and stick notes on it; the numbers tell afterwards where each note goes.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.layout import measures as m
from journeyeditor.layout.compose import Composer
from journeyeditor.layout.display import Band, Block, Page
from journeyeditor.layout.paper import MM, Paper, Sheet, lay, room_on, sizes_of
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.sheets.laid import LaidPage
from journeyeditor.layout.shown import Setting, Shown
from journeyeditor.model import kinds
from journeyeditor.model.journey import Journey
from journeyeditor.model.numbering import Cell, cell_numbers
from journeyeditor.typeset.faces import Style, Weight

LEAST_ROW: Final = 46.0
"""What every row is higher than its head at least, in scene units."""

_CURVE: Final = 1.4
"""How much higher than a row the emotion curve's is."""

_LEAST_CURVE: Final = 110.0
_COLUMNS: Final = (m.COLUMN, 180.0, 150.0, 125.0, 100.0)
_READ: Final = 3.5 * MM / (0.66 * m.STEP.size)
"""The scale at which the capitals of a step's head are 3.5 mm high: read from 0.6 m."""

_NUMBER_HEIGHT: Final = 2.8 * MM
"""The height of a cell's number on the paper."""

_NUMBER_SIZES: Final = (9.0, 18.0)
_NUMBER: Final = Style(Weight.SEMIBOLD, 10, 1.2)
_INSET: Final = 5.0


def workshop_page(journey: Journey, paper: Paper) -> LaidPage:
    """The blank poster on a paper, its rows as high as fill it.

    Raises JourneyError for a paper or margins that don't work, and for a map without cells.
    """
    blank = blank_map(journey)
    numbers = cell_numbers(journey)
    if not numbers or not any(lane.visible for lane in blank.lanes):
        raise JourneyError(
            msg("There are no cells to write in: the map needs a phase and a lane that is shown.")
        )
    tried = [_laid(blank, paper, size) for size in sizes_of(paper) or (None,)]
    page, sheet, is_tight = tried[0]
    # Time runs from left to right: the poster stands only where its rows have no room lying.
    if len(tried) > 1 and is_tight and _room(*tried[1][:2]) > _room(page, sheet):
        page, sheet, _ = tried[1]
    return LaidPage(_numbered(page, numbers, _NUMBER_HEIGHT / sheet.scale), sheet)


def blank_map(journey: Journey) -> Journey:
    """The map without what is written in it, its lanes unfolded, and with a hint at its foot."""
    hint = Setter(journey.language).tr(
        "Write the number of its cell on each note: it tells where the note goes afterwards."
    )
    footer = "  ·  ".join(part for part in (hint, journey.settings.footer.strip()) if part)
    return journey.model_copy(
        update={
            "cards": {},
            "curves": (),
            "metrics": (),
            "links": (),
            "lanes": tuple(lane.changed(folded=False) for lane in journey.lanes),
            "settings": journey.settings.model_copy(update={"footer": footer}),
        }
    )


def _laid(
    journey: Journey, paper: Paper, size: tuple[float, float] | None
) -> tuple[Page, Sheet, bool]:
    """The page with rows as high as fill a paper of this size, on it; and whether it is tight.

    Its columns are as wide as on screen, or narrower for the heads to be read on the paper.
    """
    if size is not None:
        paper = paper.turned("landscape" if size[0] >= size[1] else "portrait")
        room = room_on(size, paper.margin, m.MARGIN)
    looks = [kinds.lane_kind(lane.kind).look for lane in journey.lanes if lane.visible]
    shares = sum(_CURVE if look == "curve" else look != "line" for look in looks)
    kept, spare = _COLUMNS[0], 0.0
    for column in _COLUMNS:
        page = _composed(journey, column)
        wanted, scale = page.width / math.sqrt(2), 1.0
        if size is not None:
            scale = room.scales((page.width, 1.0))[0]
            wanted = room.filling(scale)[1]
        if column != kept and wanted < page.height:
            break
        kept, spare = column, wanted - page.height
        if scale >= _READ:
            break
    page = _composed(journey, kept, max(0.0, spare) / shares if shares else 0.0)
    if spare < 0 and size is not None:
        # Few columns on a wide paper: they are widened until they fill it.
        width = room.filling(room.scales((1.0, page.height))[1])[0]
        page = _composed(journey, kept, least=page.grid.width + width - page.width)
    return page, lay((page.width, page.height), paper, m.MARGIN), spare < 0


def _composed(journey: Journey, column: float, more: float = 0.0, least: float = 0.0) -> Page:
    curve = _LEAST_CURVE + _CURVE * more
    setting = Setting(column, column_step=0, least_grid=least, air=LEAST_ROW + more, curve=curve)
    shown = Shown(legend=False, links=False, evidence=False, votes=False)
    return Composer(shown, setting).compose(journey)


def _room(page: Page, sheet: Sheet) -> float:
    """The shorter side of the smallest cell on the paper."""
    heights = [band.height for band in page.bands if band.role == "lane"]
    widths = [column.width for column in page.grid.columns]
    return sheet.scale * min(*heights, *widths)


def _numbered(page: Page, numbers: dict[Cell, int], height: float) -> Page:
    """The page with each cell's number in its corner, its figures so many units high."""
    setter = Setter(page.language)
    low, high = _NUMBER_SIZES
    size = _NUMBER.size * height / setter.capital(_NUMBER)
    style = replace(_NUMBER, size=min(max(size, low), high))
    return replace(
        page, bands=tuple(_band(setter, page, band, numbers, style) for band in page.bands)
    )


def _band(setter: Setter, page: Page, band: Band, numbers: dict[Cell, int], style: Style) -> Band:
    blocks: list[Block] = []
    for column in page.grid.columns:
        number = numbers.get((band.key, column.step))
        if number is not None:
            word = setter.word(str(number), style, 0, style.size / 2, "text.faint")
            x, y = column.x + _INSET, _INSET
            blocks.append(
                Block("", "cell-number", x, y, word.line.width, style.size, (word,), str(number))
            )
    return replace(band, blocks=(*band.blocks, *blocks)) if blocks else band
