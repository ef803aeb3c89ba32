"""The small signs under a card's text: evidence, severity, votes, owner, due date."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ParamSpec, cast

from journeyeditor.layout import measures as m
from journeyeditor.layout.display import Box, Mark, Sign, Text
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.shown import Shown
from journeyeditor.model import kinds
from journeyeditor.model.people import Source
from journeyeditor.model.records import Card

MOST_DOTS = 6
_LEVEL = {"trivial": 1, "workaround": 2, "leaves": 3}

_KEPT = 512

Draw = Callable[[float, float], tuple[Mark, ...]]
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Item:
    """A sign of some width; `draw(x, middle)` places it, centred on a height."""

    width: float
    draw: Draw
    alt: str


def _shared(make: Callable[P, Item]) -> Callable[P, Item]:
    """Make each item once, and its marks once for a place: thousands of cards show the same."""

    def made(*of: P.args, **more: P.kwargs) -> Item:
        item = make(*of, **more)
        return replace(item, draw=lru_cache(_KEPT)(item.draw))

    return cast(Callable[P, Item], lru_cache(_KEPT)(made))


def signs_of(
    setter: Setter,
    card: Card,
    sources: Mapping[str, Source],
    shown: Shown,
    colour: str,
    width: float,
) -> list[Item]:
    """The signs of a card that are shown, each no wider than `width`."""
    items = [
        _severity(setter, card.severity, colour) if card.severity in _LEVEL else None,
        _evidence(setter, card, sources, width) if card.evidence and shown.evidence else None,
        _votes(setter, card.votes) if card.votes and shown.votes else None,
        _star(setter) if card.moment_of_truth else None,
        _labelled(setter, "mark-clock", card.due.isoformat(), width) if card.due else None,
        _owner(setter, card.owner) if card.owner else None,
        _plain("mark-link", setter.tr("Web link")) if card.links else None,
        _plain("mark-note", setter.tr("Note")) if card.note else None,
    ]
    return [item for item in items if item]


def compact_signs(setter: Setter, card: Card, shown: Shown) -> list[Item]:
    """The signs of a touchpoint: without words, so that they stand beside its text."""
    items = [
        _plain(_evidence_icon(card.evidence), evidence_name(setter, card.evidence))
        if card.evidence and shown.evidence
        else None,
        _votes(setter, card.votes) if card.votes and shown.votes else None,
        _star(setter) if card.moment_of_truth else None,
        _owner(setter, card.owner) if card.owner else None,
    ]
    return [item for item in items if item]


def flow(
    items: list[Item], width: float, x: float, y: float, pitch: float
) -> tuple[tuple[Mark, ...], float]:
    """Set signs in rows no wider than `width`; the marks, and the height of all rows."""
    marks: list[Mark] = []
    left, middle = x, y + pitch / 2
    for item in items:
        if left > x and left + item.width > x + width:
            left, middle = x, middle + pitch
        marks.extend(item.draw(left, middle))
        left += item.width + 7
    return tuple(marks), middle + pitch / 2 - y if items else 0.0


def initials(name: str) -> str:
    """The initials of a name: of its first and last word, in capitals."""
    words = re.findall(r"\w+", name)
    picked = words if len(words) < 3 else [words[0], words[-1]]
    return "".join(word[0] for word in picked).upper()


def evidence_name(setter: Setter, evidence: str) -> str:
    """How the evidence is called, in small letters as under a card."""
    return setter.tr(kinds.word_name(kinds.EVIDENCE, evidence)).lower()


def _evidence_icon(evidence: str) -> str:
    return "mark-assumption" if evidence == "assumption" else "mark-evidence"


def _evidence(setter: Setter, card: Card, sources: Mapping[str, Source], width: float) -> Item:
    known = [sources[key] for key in card.sources if key in sources]
    if len(known) == 1 and known[0].title:
        label = known[0].title
    elif known:
        label = setter.tr.plural("{n} source", "{n} sources", len(known))
    else:
        label = evidence_name(setter, card.evidence)
    return _labelled(setter, _evidence_icon(card.evidence), label, width)


@_shared
def _labelled(setter: Setter, icon: str, label: str, width: float) -> Item:
    line = setter.fit(label, m.SIGNS, max(width - m.SIGN - 4, 20))
    capital = setter.capital(m.SIGNS)

    def draw(x: float, middle: float) -> tuple[Mark, ...]:
        return (
            Sign(icon, x, middle - m.SIGN / 2, m.SIGN, "text.soft"),
            Text(line, x + m.SIGN + 4, middle + capital / 2, "text.soft"),
        )

    return Item(m.SIGN + 4 + line.width, draw, label)


@_shared
def _plain(icon: str, alt: str) -> Item:
    return Item(
        m.SIGN,
        lambda x, middle: (Sign(icon, x, middle - m.SIGN / 2, m.SIGN, "text.soft"),),
        alt,
    )


@_shared
def _star(setter: Setter) -> Item:
    size = m.SIGN + 3
    return Item(
        size,
        lambda x, middle: (Sign("mark-star", x, middle - size / 2, size, "star"),),
        setter.tr("Moment of truth"),
    )


@_shared
def _votes(setter: Setter, votes: int) -> Item:
    alt = setter.tr.plural("{n} vote", "{n} votes", votes)
    dot, pitch = 6.5, 8.5
    if votes <= MOST_DOTS:
        return Item(
            votes * pitch - (pitch - dot),
            lambda x, middle: tuple(
                Box(x + at * pitch, middle - dot / 2, dot, dot, dot / 2, "vote")
                for at in range(votes)
            ),
            alt,
        )
    number = str(votes)

    def draw(x: float, middle: float) -> tuple[Mark, ...]:
        return (
            Box(x, middle - dot / 2, dot, dot, dot / 2, "vote"),
            setter.word(number, m.SIGNS, x + dot + 3, middle, "text.soft"),
        )

    return Item(dot + 3 + setter.width(number, m.SIGNS), draw, alt)


@_shared
def _owner(setter: Setter, name: str) -> Item:
    letters = initials(name) or "?"
    width = max(14.0, setter.width(letters, m.OWNER) + 7)

    def draw(x: float, middle: float) -> tuple[Mark, ...]:
        return (
            Box(x, middle - 7, width, 14, 7, "", "text.faint", 0.9),
            setter.word(letters, m.OWNER, x + width / 2, middle, "text.soft", 0.5),
        )

    return Item(width, draw, f"{setter.tr('Owner')}: {name}")


@_shared
def _severity(setter: Setter, severity: str, colour: str) -> Item:
    level = _LEVEL[severity]

    def draw(x: float, middle: float) -> tuple[Mark, ...]:
        return tuple(
            Box(
                x + at * 5,
                middle + 4 - 3 * (at + 1),
                3.4,
                3 * (at + 1),
                0.8,
                colour if at < level else f"soft:{colour}",
            )
            for at in range(3)
        )

    return Item(13.4, draw, setter.tr(kinds.word_name(kinds.SEVERITIES, severity)))
