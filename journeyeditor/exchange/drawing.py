"""A map laid out and put on sheets: what every exporter of pictures starts from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from journeyeditor.layout.display import Page
    from journeyeditor.layout.leaves import Leaf
    from journeyeditor.layout.paper import Sheet
    from journeyeditor.layout.poster import Order, Posters
    from journeyeditor.layout.shown import Shown
    from journeyeditor.layout.theme import Theme
    from journeyeditor.layout.tiles import TileChoice, TilePlan
    from journeyeditor.model.journey import Journey, PosterChoices
    from journeyeditor.paint.picture import PictureData

_FIT: Final = "fit"
_RESET: Final = "reset"
_FIXED: Final = "fixed"


@dataclass(frozen=True, slots=True)
class Choices:
    """How a map is to lie on paper.

    `paper` is a name or a size as in `layout.paper.paper_size`; `margin` and `bleed` are in
    millimetres and `dpi` in pixels an inch; `pixels` is the width of a picture instead.
    `created` is the moment written into the file, and on the page with the version of the
    map; if any. `scale` is 1 for the page as large as on
    screen, None for as large as the paper lets it; with `anew` it is set for the paper. `theme`
    is a key, "" for the map's own. `shown` None is all; `tiles` None is one sheet. `distance`
    is how far away readers stand, in metres. With `source` a PDF carries the map itself.
    """

    paper: str = _FIT
    orientation: str = "auto"
    margin: float = 10.0
    dpi: float = 150.0
    created: datetime.datetime | None = None
    scale: float | None = None
    anew: bool = False
    theme: str = ""
    bleed: float = 0.0
    marks: bool = False
    shown: Shown | None = None
    tiles: TileChoice | None = None
    distance: float = 2.0
    source: bool = True
    pixels: int | None = None

    def order(self, version: str = "") -> Order:
        """What is wanted of the layout; `version` is the map's, for the footer."""
        from journeyeditor.layout.paper import Paper
        from journeyeditor.layout.poster import Order
        from journeyeditor.layout.shown import ALL_SHOWN

        paper = Paper(self.paper, self.orientation, self.margin, self.scale, self.bleed, self.marks)
        shown = self.shown or ALL_SHOWN
        if self.created and shown.footer:
            shown = replace(shown, date=self.created.date(), version=version)
        return Order(paper, self.anew, shown, self.theme, self.tiles, self.distance)


AS_IT_IS: Final = Choices()


def poster_choices(journey: Journey) -> Choices:
    """What was last chosen for this map's poster."""
    return choices_of(journey.settings.poster)


def choices_of(poster: PosterChoices) -> Choices:
    """Choices as a map keeps them."""
    from journeyeditor.layout.shown import Shown
    from journeyeditor.layout.tiles import TileChoice

    shown = Shown(
        poster.personas,
        poster.legend,
        poster.evidence,
        poster.votes,
        poster.links,
        poster.logo,
        poster.footer,
        frozenset(poster.hidden_lanes),
    )
    return Choices(
        poster.paper or AS_IT_IS.paper,
        poster.orientation or AS_IT_IS.orientation,
        poster.margin,
        scale=poster.percent / 100 if poster.scale == _FIXED else None,
        anew=poster.scale == _RESET,
        theme=poster.theme,
        bleed=poster.bleed,
        marks=poster.marks,
        shown=None if shown == Shown() else shown,
        tiles=TileChoice(poster.tiles, overlap=poster.overlap) if poster.tiles else None,
        distance=poster.distance,
    )


@dataclass(frozen=True, slots=True)
class Drawing:
    """A laid out page on its sheet, with all that painters ask for.

    With a plan the sheet is cut into tiles, and `leaves` are their sheets. `source` makes the
    map's own file, where it is to be carried along; `name` is that of the file to be written.
    """

    page: Page
    theme: Theme
    sheet: Sheet
    pictures: Mapping[str, PictureData]
    author: str = ""
    subject: str = ""
    dpi: float = 150.0
    created: datetime.datetime | None = None
    plan: TilePlan | None = None
    leaves: tuple[Leaf, ...] = ()
    source: Callable[[], bytes] | None = None
    name: str = ""
    pixels: int | None = None


def draw(journey: Journey, choices: Choices = AS_IT_IS, posters: Posters | None = None) -> Drawing:
    """Lay a map out on paper. Raises JourneyError for a paper or margins that don't work.

    `posters` keeps pages between calls.
    """
    from journeyeditor.exchange.pdfmaps import source_of
    from journeyeditor.layout.poster import Posters

    version = version_of(journey) if choices.created else ""
    poster = (posters or Posters()).poster(journey, choices.order(version))
    return Drawing(
        poster.page,
        poster.theme,
        poster.sheet,
        stored_pictures(journey),
        author=journey.owner,
        subject=journey.scenario,
        dpi=choices.dpi,
        created=choices.created,
        plan=poster.plan,
        leaves=poster.leaves,
        source=partial(source_of, journey) if choices.source else None,
        pixels=choices.pixels,
    )


def version_of(journey: Journey) -> str:
    """A short name for this state of a map: the beginning of the SHA-256 of its file."""
    import hashlib

    from journeyeditor.files.codec import encode

    return hashlib.sha256(encode(journey)).hexdigest()[:6]


def stored_pictures(journey: Journey) -> dict[str, PictureData]:
    """The map's pictures as painters get them, by their keys."""
    from journeyeditor.model.pictures import picture_bytes
    from journeyeditor.paint.picture import PictureData

    return {
        key: PictureData(picture.mime, picture.width, picture.height, data)
        for key, picture in journey.pictures.items()
        if (data := picture_bytes(picture)) is not None
    }
