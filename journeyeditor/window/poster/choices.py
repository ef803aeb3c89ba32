"""What is chosen for a poster: what the map keeps of it, and what is chosen this once."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass, replace

from journeyeditor.exchange.drawing import Choices, choices_of
from journeyeditor.layout.poster import Order
from journeyeditor.layout.shown import ALL_SHOWN
from journeyeditor.model.journey import Journey, PosterChoices

FIRST_PAPER = "a1"


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that the dialog can be asked for.

    Whether the map travels in the PDF is chosen each time anew.
    """

    poster: PosterChoices
    source: bool = True

    def with_(self, **fields: object) -> Wanted:
        """With other choices of those that the map keeps."""
        return replace(self, poster=self.poster.changed(**fields))

    def choices(self, created: datetime.datetime) -> Choices:
        """What is asked of the exporters."""
        choices = choices_of(self.poster)
        shown = choices.shown or ALL_SHOWN
        return replace(choices, shown=shown, created=created, source=self.source)


def wanted_of(journey: Journey) -> Wanted:
    """What was chosen the last time, else what suits a wall."""
    poster = journey.settings.poster
    return Wanted(poster if poster.paper else poster.changed(paper=FIRST_PAPER))


def taken(wanted: Wanted, order: Order, journey: Journey) -> Wanted:
    """What a proposal orders for a map, as choices."""
    paper = order.paper
    scale = "reset" if order.anew else "fixed" if paper.scale is not None else "fit"
    fields: dict[str, object] = {
        "paper": paper.name.lower(),
        "orientation": paper.orientation,
        "scale": scale,
        "tiles": order.tiles.sheet.lower() if order.tiles else "",
        "hidden_lanes": in_order(journey, order.shown.hidden_lanes),
    }
    if paper.scale is not None:
        fields["percent"] = 100 * paper.scale
    return wanted.with_(**fields)


def in_order(journey: Journey, lanes: Collection[str]) -> tuple[str, ...]:
    """Ids of lanes in the order of the map, so that the same choice is always written alike."""
    return tuple(lane.id for lane in journey.lanes if lane.id in lanes)
