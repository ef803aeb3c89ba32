"""What a page shows of a map, and how roomy it is set: the two choices a composer is made for."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from journeyeditor.layout import measures as m


@dataclass(frozen=True, slots=True)
class Shown:
    """Which parts of a map are on the page. `hidden_lanes` are ids of lanes.

    `date`, `version` and `page` are the stamp at the right of the footer: when the page was
    made, of which state of the map, and which one of several it is.
    """

    personas: bool = True
    legend: bool = True
    evidence: bool = True
    votes: bool = True
    links: bool = True
    logo: bool = True
    footer: bool = True
    hidden_lanes: frozenset[str] = frozenset()
    date: datetime.date | None = None
    version: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """How roomy a page is set, in scene units; as it stands, the page on screen.

    `column` is the width of a step that is alone in its phase, `column_step` what it grows by
    where its content asks for more (0: to the width that is asked for), `least_grid` the least
    width of all columns, `curve` the height of an emotion curve, `air` what is added to the
    height of every lane, `least_type` the size below which no text is set.
    """

    column: float = m.COLUMN
    column_step: float = m.COLUMN_STEP
    least_grid: float = m.LEAST_GRID
    curve: float = m.CURVE_HEIGHT
    air: float = 0.0
    least_type: float = 0.0


ALL_SHOWN = Shown()
AS_ON_SCREEN = Setting()
