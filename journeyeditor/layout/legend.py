"""The foot of the page: what the signs and lines used in this map mean, and the footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeyeditor.layout import measures as m
from journeyeditor.layout.curves import FIRST_STATES, stroke_of
from journeyeditor.layout.display import Block, Box, Mark, Shape, Sign, moved
from journeyeditor.layout.setter import Set, Setter
from journeyeditor.layout.shown import ALL_SHOWN, Shown
from journeyeditor.model import kinds
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Card, Curve

GAP = 18.0


@dataclass(frozen=True, slots=True)
class _Entry:
    marks: tuple[Mark, ...]
    width: float


def card_uses(cards: Sequence[Card]) -> frozenset[str]:
    """Which signs of the legend some cards use."""
    found: set[str] = set()
    for card in cards:
        if card.evidence:
            found.add("assumption" if card.evidence == "assumption" else "evidence")
        if card.votes:
            found.add("votes")
        if card.moment_of_truth:
            found.add("star")
        if card.severity:
            found.add("severity")
    return frozenset(found)


def legend_blocks(
    setter: Setter,
    journey: Journey,
    curves: Sequence[Curve],
    uses: frozenset[str],
    width: float,
    shown: Shown = ALL_SHOWN,
) -> tuple[tuple[Block, ...], float]:
    """The legend in rows, then the map's footer; nothing where there is nothing to say."""
    entries: list[_Entry] = []
    if shown.legend:
        uses -= _unused(shown)
        entries = [*_signs(setter, curves, uses), *_curves(setter, journey, curves)]
    pitch = setter.pitch(m.LEGEND) + 3
    marks: list[Mark] = []
    x, middle = 0.0, 8 + pitch / 2
    for entry in entries:
        if x > 0 and x + entry.width > width:
            x, middle = 0.0, middle + pitch
        marks.extend(moved(entry.marks, x, middle))
        x += entry.width + GAP
    height = middle + pitch / 2 if entries else 0.0
    blocks = []
    if entries:
        rule = Shape((("M", (0, 0)), ("L", (width, 0))), "", "hairline", m.HAIRLINE)
        blocks.append(
            Block("", "legend", m.MARGIN, 0, width, height, (rule, *marks), setter.tr("Legend"))
        )
    foot = _footer(setter, journey, width, shown)
    if foot:
        # A stamp alone stands in the legend's last row, if there is room for it.
        is_beside = bool(entries) and not journey.settings.footer and x + foot.width <= width
        y = middle - (4 + foot.height) / 2 if is_beside else height
        blocks.append(Block("", "footer", m.MARGIN, y, width, foot.height, foot.marks))
        height = max(height, y + foot.height)
    return tuple(blocks), height


def _unused(shown: Shown) -> frozenset[str]:
    """The signs that need no explaining because they are not shown."""
    evidence = () if shown.evidence else ("evidence", "assumption")
    return frozenset((*evidence, *(() if shown.votes else ("votes",))))


def _footer(setter: Setter, journey: Journey, width: float, shown: Shown) -> Set | None:
    """The map's own footer at the left, and at the right when and of what the page was made.

    Its width is that of what it says.
    """
    parts = [
        shown.date.isoformat() if shown.date else "",
        setter.tr("version {version}", version=shown.version) if shown.version else "",
        shown.page,
    ]
    said = "  ·  ".join(part for part in parts if part)
    text = journey.settings.footer
    if not shown.footer or not (said or text):
        return None
    middle = 4 + setter.pitch(m.LEGEND) / 2
    stamp = setter.word(said, m.LEGEND, width, middle, "text.faint", 1)
    room = width - (stamp.line.width + GAP if said else 0)
    own = setter.block(text, m.LEGEND, room, 0, 4, "text.soft")
    height = 4 + max(own.height, setter.pitch(m.LEGEND))
    marks = (*own.marks, *((stamp,) if said else ()))
    return Set(marks, own.width + stamp.line.width, height)


def _signs(setter: Setter, curves: Sequence[Curve], uses: frozenset[str]) -> list[_Entry]:
    tr = setter.tr
    has_star = "star" in uses or any(p.moment_of_truth for c in curves for p in c.points)
    entries = []
    if "evidence" in uses:
        sign = Sign("mark-evidence", 0, -m.SIGN / 2, m.SIGN, "text.soft")
        entries.append(_entry(setter, sign, m.SIGN, tr("backed by evidence")))
    if "assumption" in uses:
        sign = Sign("mark-assumption", 0, -m.SIGN / 2, m.SIGN, "text.soft")
        entries.append(_entry(setter, sign, m.SIGN, tr("assumption")))
    if "votes" in uses:
        entries.append(_entry(setter, Box(0, -3.25, 6.5, 6.5, 3.25, "vote"), 6.5, tr("vote")))
    if has_star:
        star = Sign("mark-star", 0, -6, 12, "star")
        entries.append(_entry(setter, star, 12, tr("moment of truth")))
    if "severity" in uses:
        entries.append(_severity(setter))
    return entries


def _severity(setter: Setter) -> _Entry:
    bars = tuple(
        Box(at * 5.0, 4 - 3.0 * (at + 1), 3.4, 3.0 * (at + 1), 0.8, "lane.pains") for at in range(3)
    )
    named = _entry(setter, bars[0], 13.4, setter.tr("severity"))
    return _Entry((*bars[1:], *named.marks), named.width)


def _curves(setter: Setter, journey: Journey, curves: Sequence[Curve]) -> list[_Entry]:
    entries = []
    for curve in curves:
        if not curve.points:
            continue
        stroke = stroke_of(journey, curve)
        length = 26.0
        line = Shape(
            (("M", (0, 0)), ("L", (length, 0))), "", stroke.colour, stroke.width, stroke.dash
        )
        persona = journey.persona(curve.persona)
        name = curve.title or (persona.name if persona else "")
        if curve.state not in FIRST_STATES or not name:
            state = setter.tr(kinds.word_name(kinds.STATES, curve.state))
            name = f"{name}, {state.lower()}" if name else state
        entries.append(_entry(setter, line, length, name))
    return entries


def _entry(setter: Setter, mark: Mark, width: float, text: str) -> _Entry:
    said = setter.word(text, m.LEGEND, width + 6, 0, "text.soft")
    return _Entry((mark, said), width + 6 + said.line.width)
