"""The map, or what is selected of it, to the clipboard as a picture: in pixels and as SVG.

The clipboard gets what is made, not a promise to make it: what promises in Python may be asked
when the program ends, and then Python is no more.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from PySide6.QtCore import QMimeData, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, msg
from journeyeditor.canvas.drafting import Drafter
from journeyeditor.canvas.ink import Ink
from journeyeditor.edits.phases import change_phase, delete_phase, delete_step
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Page
from journeyeditor.layout.excerpt import bands_of, part_of_bands, part_of_blocks
from journeyeditor.layout.phases import phase_colour
from journeyeditor.layout.theme import theme
from journeyeditor.model.journey import Journey
from journeyeditor.session.session import Session
from journeyeditor.window.work import Tell, WorkStrip

SCALE: Final = 2.0
"""Pixels to the scene unit, where that is not too many."""

MOST_PIXELS: Final = 25_000_000
"""The clipboard holds four bytes for each, and programs that take more are few."""

LARGE: Final = 10_000_000
"""Pictures of more pixels are made beside the interface."""

SVG: Final = "image/svg+xml"
_INCH: Final = 0.0254
_OFTEN: Final = 200


class Picture(NamedTuple):
    """A part of a map as a picture in pixels, and as an SVG drawing."""

    image: QImage
    svg: bytes


def copy_picture(
    session: Session,
    page: Page,
    work: WorkStrip,
    done: Callable[[Message], None],
    failed: Callable[[JourneyError], None],
) -> None:
    """Put what is selected, or the whole map, on the clipboard; `done` is told of it.

    `page` is the map laid out. Raises JourneyError where nothing of the selection is shown.
    """
    journey = session.journey
    part = part_of(journey, page, session.selection)

    def put(made: Picture) -> None:
        data = QMimeData()
        data.setImageData(made.image)
        data.setData(SVG, made.svg)
        QGuiApplication.clipboard().setMimeData(data)
        size = {"width": made.image.width(), "height": made.image.height()}
        done(msg("Copied as a picture of {width} x {height} pixels, and as a drawing.", **size))

    if math.prod(pixel_size(part)) <= LARGE:
        put(picture_of(journey, part))
    elif work.is_busy:
        raise JourneyError(msg("Something else is being made just now: copy when it is done."))
    else:
        making = msg("Making the picture")
        work.run(making, lambda tell: picture_of(journey, part, tell), put, failed)


def part_of(journey: Journey, page: Page, ids: AbstractSet[str]) -> Page:
    """The part of a page that shows what is selected: all of it for nothing.

    Phases and steps come with all that lies in them, lanes as they are, other things alone.
    Raises JourneyError where nothing of it is shown.
    """
    if not ids:
        return page
    lanes = bands_of(page, ids)
    steps = {
        step.id
        for phase in journey.phases
        for step in phase.steps
        if step.id in ids or phase.id in ids
    }
    if steps:
        page = compose(_only(journey, steps))
        heads = [band.key for band in page.bands if band.role in ("phases", "steps")]
        every = [band.key for band in page.bands if band.role == "lane"]
        return part_of_bands(page, (*heads, *(lanes or every)))
    if lanes:
        return part_of_bands(page, lanes)
    links = {link.id for link in journey.links if {link.source, link.target} <= ids}
    part = part_of_blocks(page, ids | links)
    if part is None:
        raise JourneyError(
            msg("Nothing of what is selected can be seen: show or unfold its lane first.")
        )
    return part


def _only(journey: Journey, steps: AbstractSet[str]) -> Journey:
    """The map with these steps only; phases keep the colours they have among the others."""
    colours = theme(journey.theme)
    for at, phase in enumerate(journey.phases):
        if steps.isdisjoint(step.id for step in phase.steps):
            journey = delete_phase(journey, phase.id)
            continue
        colour = colours.colour(phase_colour(at, phase))
        journey = change_phase(journey, phase.id, colour=colour)
        for step in phase.steps:
            if step.id not in steps:
                journey = delete_step(journey, step.id)
    return journey


def pixel_size(page: Page) -> tuple[int, int]:
    """Width and height in pixels of the picture of a page."""
    scale = _scale(page)
    return max(math.floor(page.width * scale), 1), max(math.floor(page.height * scale), 1)


def _scale(page: Page) -> float:
    return min(SCALE, math.sqrt(MOST_PIXELS / (page.width * page.height)))


def _say_nothing(_: Message) -> None:
    """Progress that nobody follows."""


def picture_of(journey: Journey, page: Page, tell: Tell = _say_nothing) -> Picture:
    """A page of a map as a picture; may run beside the interface, where `tell` ends it."""
    from journeyeditor.exchange.drawing import stored_pictures
    from journeyeditor.paint.svg import svg_bytes

    colours, pictures = theme(journey.theme), stored_pictures(journey)
    ink = Ink(colours, lambda key: pictures[key].data if key in pictures else None)
    scale = _scale(page)
    image = QImage(*pixel_size(page), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(72 * scale / _INCH))
    image.setDotsPerMeterY(round(72 * scale / _INCH))
    image.fill(ink.colour("page"))
    painter = QPainter(image)
    try:
        painter.scale(scale, scale)
        whole = QRectF(0, 0, page.width, page.height)
        for at, _ in enumerate(Drafter(ink).page(painter, page, whole)):
            if at % _OFTEN == 0:
                tell(msg("Making the picture"))
    finally:
        painter.end()
    return Picture(image, svg_bytes(page, colours, pictures=pictures))
