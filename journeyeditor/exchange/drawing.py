"""A map laid out and put on a sheet: what every exporter of pictures starts from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeyeditor.layout.display import Page
    from journeyeditor.layout.paper import Sheet
    from journeyeditor.layout.theme import Theme
    from journeyeditor.model.journey import Journey
    from journeyeditor.paint.picture import PictureData


@dataclass(frozen=True, slots=True)
class Choices:
    """How a map is to lie on paper.

    `paper` is a name or a size as in `layout.paper.paper_size`; `margin` is in millimetres and
    `dpi` in pixels an inch. `created` is the moment written into the file, if any.
    """

    paper: str = "fit"
    orientation: str = "auto"
    margin: float = 10.0
    dpi: float = 150.0
    created: datetime.datetime | None = None


AS_IT_IS: Final = Choices()


def poster_choices(journey: Journey) -> Choices:
    """What was last chosen for this map's poster."""
    poster = journey.settings.poster
    return Choices(
        poster.paper or AS_IT_IS.paper, poster.orientation or AS_IT_IS.orientation, poster.margin
    )


@dataclass(frozen=True, slots=True)
class Drawing:
    """A laid out page on its sheet, with all that painters ask for."""

    page: Page
    theme: Theme
    sheet: Sheet
    pictures: Mapping[str, PictureData]
    author: str = ""
    subject: str = ""
    dpi: float = 150.0
    created: datetime.datetime | None = None


def draw(journey: Journey, choices: Choices = AS_IT_IS) -> Drawing:
    """Lay a map out on paper. Raises JourneyError for a paper or margins that don't work."""
    from journeyeditor.layout.compose import compose
    from journeyeditor.layout.paper import sheet_for
    from journeyeditor.layout.theme import theme

    page = compose(journey)
    sheet = sheet_for((page.width, page.height), choices.paper, choices.orientation, choices.margin)
    return Drawing(
        page,
        theme(journey.theme),
        sheet,
        stored_pictures(journey),
        author=journey.owner,
        subject=journey.scenario,
        dpi=choices.dpi,
        created=choices.created,
    )


def stored_pictures(journey: Journey) -> dict[str, PictureData]:
    """The map's pictures as painters get them, by their keys."""
    from journeyeditor.model.pictures import picture_bytes
    from journeyeditor.paint.picture import PictureData

    return {
        key: PictureData(picture.mime, picture.width, picture.height, data)
        for key, picture in journey.pictures.items()
        if (data := picture_bytes(picture)) is not None
    }
