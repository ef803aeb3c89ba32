"""How a card is drawn: text card, quote, pill of a touchpoint, picture; its marks and height."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from journeyeditor.layout import measures as m
from journeyeditor.layout.display import Box, Image, Lead, Mark, Sign, Signs
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.shown import ALL_SHOWN, Shown
from journeyeditor.layout.signs import Item, compact_signs, flow, signs_of
from journeyeditor.model import kinds
from journeyeditor.model.people import Source
from journeyeditor.model.records import Card, Lane, Picture

_KEPT: Final = 4_096


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card's marks in its own coordinates, its height, and its text alternative.

    `signs` says in words those of the marks that are no text.
    """

    marks: tuple[Mark, ...]
    height: float
    alt: str
    signs: tuple[Signs, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card stands: its width, its lane, and the colour of its phase."""

    width: float
    lane: Lane
    phase_colour: str


def look_of(card: Card, lane: Lane) -> kinds.LaneKind:
    """The kind a card is drawn as: its own where it has one, else its lane's."""
    return kinds.lane_kind(card.kind or lane.kind)


def colour_of(card: Card, lane: Lane) -> str:
    """The colour role of a card: its own, its lane's, or that of its kind."""
    kind = card.kind or lane.kind
    known = kind if kind in kinds.LANE_KINDS else "text"
    return card.colour or ("" if card.kind else lane.colour) or f"lane.{known}"


def least_width(setter: Setter, card: Card, lane: Lane) -> float:
    """The width under which a word of the card's text would have to be broken."""
    look = look_of(card, lane).look
    left, right, _ = text_insets(look)
    text = setter.quoted(card.text) if look == "quote" else card.text
    return setter.least_width(text, m.CARD) + left + right + 2 * m.CELL_PAD + 2


def text_insets(look: str) -> tuple[float, float, float]:
    """How far a card's text stands in from its left, right and top edges."""
    if look == "pill":
        return m.PILL_LEFT, m.PILL_RIGHT, m.PILL_TOP
    return m.CARD_LEFT, m.CARD_RIGHT, m.CARD_TOP


def draw_card(
    setter: Setter,
    card: Card,
    place: Place,
    sources: Mapping[str, Source],
    pictures: Mapping[str, Picture],
    shown: Shown = ALL_SHOWN,
) -> Drawn:
    """Draw a card as its kind looks, with those of its signs that are shown."""
    kind = look_of(card, place.lane)
    if kind.look == "pill" and not card.picture:
        return _pill(setter, card, place, shown)
    text = setter.quoted(card.text) if kind.look == "quote" else card.text
    colour = colour_of(card, place.lane)
    room = place.width - m.CARD_LEFT - m.CARD_RIGHT
    picture, y = _picture(setter, card, pictures, room)
    body = setter.block(text, m.CARD, room, m.CARD_LEFT, y, "text")
    bottom = y + (body.height or (0 if picture else setter.pitch(m.CARD)))
    items = signs_of(setter, card, sources, shown, colour, room)
    pitch = setter.pitch(m.SIGNS) + 2
    row, signs_height = flow(items, room, m.CARD_LEFT, bottom + 2, pitch)
    height = bottom + (signs_height + 2 if items else 0) + m.CARD_TOP
    marks = (
        *_sheet(place.width, height, colour),
        *picture,
        *body.marks,
        *row,
    )
    other = _other_kind(setter, card, place.lane)
    signs = (
        *_said(other and f"{other}:", 0, 2),
        *_said(_words(items), len(marks) - len(row), len(marks)),
    )
    return Drawn(marks, height, _alt(setter, text, kind, items), signs)


@lru_cache(_KEPT)
def _sheet(width: float, height: float, colour: str) -> tuple[Mark, ...]:
    """What a text card is written on: most of a map's cards share a few."""
    return (
        Box(0, 0, width, height, m.CARD_RADIUS, f"tint:{colour}"),
        Box(0, 0, m.CARD_BAR, height, m.CARD_BAR / 2, colour),
    )


@lru_cache(_KEPT)
def _capsule(
    width: float, height: float, middle: float, icon: str, colour: str
) -> tuple[Mark, ...]:
    """What a touchpoint is written on, with the icon of its channel at a height."""
    return (
        Box(0, 0, width, height, min(height / 2, m.PILL_RADIUS), "page", "frame", 1),
        Sign(icon, 10, middle - m.PILL_ICON / 2, m.PILL_ICON, f"ink:{colour}"),
    )


def card_leads(card: Card) -> tuple[Lead, ...]:
    """The web links of a card."""
    return tuple(Lead(link.url, link.title or link.url) for link in card.links)


def _picture(
    setter: Setter, card: Card, pictures: Mapping[str, Picture], room: float
) -> tuple[tuple[Mark, ...], float]:
    """The card's picture over the width of its text, and where the text begins under it."""
    picture = pictures.get(card.picture or "")
    if not picture:
        return (), m.CARD_TOP
    height = min(room * picture.height / picture.width, 1.5 * room)
    width = height * picture.width / picture.height
    alt = picture.alternative or setter.tr("Picture")
    image = Image(card.picture or "", m.CARD_LEFT, m.CARD_TOP + 1.5, width, height, 3, alt)
    return (image,), m.CARD_TOP + height + (6 if card.text else 2)


def _pill(setter: Setter, card: Card, place: Place, shown: Shown) -> Drawn:
    items = compact_signs(setter, card, shown)
    beside = sum(item.width + 5 for item in items)
    room = place.width - m.PILL_LEFT - m.PILL_RIGHT
    # Signs stand beside the text, unless a word would have to be broken for them.
    is_under = bool(items) and room - beside < setter.least_width(card.text, m.CARD)
    body = setter.block(
        card.text, m.CARD, room if is_under else room - beside, m.PILL_LEFT, m.PILL_TOP, "text"
    )
    pitch = setter.pitch(m.CARD)
    bottom = m.PILL_TOP + max(body.height, pitch)
    middle = m.PILL_TOP + pitch / 2
    row: tuple[Mark, ...] = ()
    row_height = 0.0
    if is_under:
        row, row_height = flow(items, room, m.PILL_LEFT, bottom, setter.pitch(m.SIGNS) + 4)
    height = bottom + row_height + m.PILL_TOP
    channel = card.channel if card.channel in kinds.CHANNELS else "other"
    colour = card.colour or place.phase_colour
    marks: list[Mark] = [
        *_capsule(place.width, height, middle, f"channel-{channel}", colour),
        *body.marks,
        *row,
    ]
    x = place.width - m.PILL_RIGHT - beside + 5
    for item in () if is_under else items:
        marks.extend(item.draw(x, middle))
        x += item.width + 5
    kind = look_of(card, place.lane)
    alt = _alt(setter, card.text, kind, items)
    channel = setter.tr(kinds.word_name(kinds.CHANNELS, card.channel)) if card.channel else ""
    if channel:
        alt += f" ({channel})"
    icon = ": ".join(filter(None, (_other_kind(setter, card, place.lane), channel)))
    first = 2 + len(body.marks)
    signs = (*_said(icon and f"{icon}:", 1, 2), *_said(_words(items), first, len(marks)))
    return Drawn(tuple(marks), height, alt, signs)


def _said(words: str, start: int, stop: int) -> tuple[Signs, ...]:
    return (Signs(start, stop, words),) if words else ()


def _words(items: list[Item]) -> str:
    return ", ".join(item.alt for item in items)


def _other_kind(setter: Setter, card: Card, lane: Lane) -> str:
    """The kind of a card that has one of its own: its colour shows it."""
    is_own = card.kind and card.kind != lane.kind
    return setter.tr(look_of(card, lane).card) if is_own else ""


def _alt(setter: Setter, text: str, kind: kinds.LaneKind, items: list[Item]) -> str:
    said = f"{setter.tr(kind.card)}: {text}"
    return ". ".join([said, *(item.alt for item in items)])
