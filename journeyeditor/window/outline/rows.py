"""What the outline shows of a map, as plain rows: sections and the things in them. No Qt here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, Literal, NamedTuple

from journeyeditor.base.messages import Translator, msg
from journeyeditor.layout.curves import COLOURS, stroke_of
from journeyeditor.layout.lanes import lane_colour, lane_icon
from journeyeditor.layout.phases import phase_colour
from journeyeditor.layout.theme import Theme, theme
from journeyeditor.model.journey import PARKING, Journey
from journeyeditor.model.kinds import lane_kind
from journeyeditor.model.records import Card, Curve, Lane, Phase
from journeyeditor.window.naming import curve_name
from journeyeditor.window.outline.counts import Counts
from journeyeditor.window.outline.finding import Finder

Kind = Literal[
    "head", "phase", "step", "lane", "curve", "persona", "card", "note", "rule", "finding", "aside"
]

FOUND: Final = ("rule", "finding", "aside")
"""Kinds of rows that say what the check-up found; they name no record."""

MOST: Final = 100
"""So many cards are listed at most; of the others the number is told."""

LONG: Final = 300
"""Of a card's text so many characters are its name here."""

PHASES: Final = " phases"
LANES: Final = " lanes"
PERSONAS: Final = " personas"
PARKED: Final = " parking"
CARDS: Final = " cards"
"""Keys of the sections. No record's id has a space in it."""


class Mark(NamedTuple):
    """The small picture before a name: "dot", "line", "dashes", "arrow" or one of our icons."""

    shape: str = ""
    colour: str = ""


class Row(NamedTuple):
    """A row of the outline. `key` is a record's id; with a space in it, it names no record.

    `amount` is how many cards or values lie in it. `hidden` and `folded` say how the thing is shown
    on the map; `about` is said beside the name.
    """

    key: str
    kind: Kind
    name: str
    amount: int | None = None
    mark: Mark = Mark()
    hidden: bool = False
    folded: bool = False
    about: str = ""
    rows: tuple[Row, ...] = ()

    @property
    def is_record(self) -> bool:
        """Whether it stands for a record, which can be selected."""
        return " " not in self.key

    def is_alike(self, other: Row) -> bool:
        """Whether it looks the same, whatever lies below it."""
        return self[:-1] == other[:-1]


def all_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows with all that lies in them, from the top."""
    for row in rows:
        yield row
        yield from all_rows(row.rows)


NOTHING: Final = msg("Nothing in the map has these words.")
_HEADS: Final = {
    PHASES: msg("Phases"),
    LANES: msg("Lanes"),
    PERSONAS: msg("Personas"),
    PARKED: msg("Parking lot"),
    CARDS: msg("Cards"),
}
_EMPTY: Final = {
    PHASES: msg("No phases yet. Add one from the Insert menu."),
    LANES: msg("No lanes yet. Add one from the Insert menu."),
    PERSONAS: msg("No personas yet. Add one from the Insert menu."),
}


class OutlineRows:
    """Makes the rows of a map, keeping those sections that did not change, by identity."""

    def __init__(self, tr: Translator) -> None:
        self._tr = tr
        self._sections: dict[str, tuple[tuple[object, ...], Row]] = {}
        self.counts = Counts()
        self.finder = Finder()

    def say_in(self, tr: Translator) -> None:
        """Say everything in another language from now on."""
        self._tr = tr
        self._sections.clear()

    def forget(self) -> None:
        """Forget the map that was shown."""
        self._sections.clear()
        self.counts = Counts()
        self.finder = Finder()

    def rows(self, journey: Journey) -> tuple[Row, ...]:
        """The sections; only what is found where the finder looks for something."""
        sections = tuple(self._all(journey))
        if not self.finder.is_looking:
            return sections
        found = self._found(one for one in sections if one.key != PARKED)
        nothing = Row(" nothing", "note", self._tr(NOTHING))
        return (*found, *self._found_cards(journey)) or (nothing,)

    def _all(self, journey: Journey) -> Iterator[Row]:
        colours, tally = theme(journey.theme), self.counts.tally(journey)
        people, curves, parked = journey.personas, journey.curves, journey.lane_cards(PARKING)
        yield self._section(
            *(PHASES, (journey.phases, tally.steps, colours)),
            lambda: self._phases(journey, colours, lambda step: tally.steps.get(step, 0)),
        )
        yield self._section(
            *(LANES, (journey.lanes, curves, people, tally.lanes, colours)),
            lambda: self._lanes(journey, colours, lambda lane: tally.lanes.get(lane, 0)),
        )
        yield self._section(PERSONAS, (people, colours), lambda: self._personas(journey, colours))
        if parked:
            yield self._section(
                *(PARKED, (parked, colours)),
                lambda: self._cards(journey, parked[:MOST], len(parked)),
                len(parked),
            )

    def _section(
        self,
        key: str,
        parts: tuple[object, ...],
        make: Callable[[], Iterable[Row]],
        count: int | None = None,
    ) -> Row:
        """A section; the one made before where it is made of the same parts."""
        kept = self._sections.get(key)
        if kept is None or any(a is not b for a, b in zip(kept[0], parts, strict=True)):
            rows = tuple(make()) or (Row(f"{key} empty", "note", self._tr(_EMPTY[key])),)
            head = Row(key, "head", self._tr(_HEADS[key]), count, rows=rows)
            kept = self._sections[key] = parts, head
        return kept[1]

    def _phases(
        self, journey: Journey, colours: Theme, count: Callable[[str], int]
    ) -> Iterator[Row]:
        for place, phase in enumerate(journey.phases):
            steps = tuple(
                Row(
                    step.id, "step", _line(step.title) or self._tr("Step {n}", n=at), count(step.id)
                )
                for at, step in enumerate(phase.steps, 1)
            )
            name = _line(phase.title) or self._tr("Phase {n}", n=place + 1)
            mark = Mark("arrow", colours.colour(phase_colour(place, phase)))
            total = sum(count(step.id) for step in phase.steps)
            yield Row(phase.id, "phase", name, total, mark, rows=steps if len(steps) > 1 else ())

    def _lanes(
        self, journey: Journey, colours: Theme, count: Callable[[str], int]
    ) -> Iterator[Row]:
        is_first = True
        for lane in journey.lanes:
            kind = lane_kind(lane.kind)
            curves: tuple[Row, ...] = ()
            if kind.look == "curve":
                # A curve without a lane is drawn in the first such lane.
                curves = tuple(
                    self._curve(journey, curve, colours)
                    for curve in journey.curves
                    if curve.lane == lane.id or (curve.lane is None and is_first)
                )
                is_first = False
            yield Row(
                *(lane.id, "lane", _line(lane.title) or self._tr(kind.name)),
                count(lane.id) if kind.look not in ("curve", "line") else None,
                _lane_mark(lane, colours),
                hidden=not lane.visible,
                folded=lane.folded,
                rows=curves,
            )

    def _curve(self, journey: Journey, curve: Curve, colours: Theme) -> Row:
        stroke = stroke_of(journey, curve)
        mark = Mark("dashes" if stroke.dash else "line", colours.colour(stroke.colour))
        name = _line(curve_name(journey, curve, self._tr))
        return Row(curve.id, "curve", name, mark=mark, hidden=not curve.visible)

    def _personas(self, journey: Journey, colours: Theme) -> Iterator[Row]:
        for place, persona in enumerate(journey.personas):
            mark = Mark("dot", colours.colour(persona.colour or f"curve.{place % COLOURS}"))
            name = _line(persona.name) or self._tr("Without a name")
            yield Row(persona.id, "persona", name, mark=mark)

    # Cards

    def _found_cards(self, journey: Journey) -> Iterator[Row]:
        cards, count = self.finder.cards(journey, MOST)
        if cards:
            rows = tuple(self._cards(journey, cards, count))
            yield Row(CARDS, "head", self._tr(_HEADS[CARDS]), count, rows=rows)

    def _cards(self, journey: Journey, cards: Iterable[Card], count: int) -> Iterator[Row]:
        colours = theme(journey.theme)
        lanes = {lane.id: lane for lane in journey.lanes}
        phases = {step.id: phase for phase in journey.phases for step in phase.steps}
        listed = 0
        for card in cards:
            lane = lanes.get(card.lane or "")
            # In the parking lot a card is of the kind it says it is.
            shown = lane or Lane(id=card.id, kind=card.kind or "text")
            name = _line(card.text[:LONG]) or self._tr(lane_kind(card.kind or shown.kind).card)
            where = self._where(lane, phases.get(card.step or ""))
            yield Row(card.id, "card", name, mark=_lane_mark(shown, colours), about=where)
            listed += 1
        if count > listed:
            said = self._tr("and {n} more", n=count - listed)
            yield Row(" more", "note", said)

    def _where(self, lane: Lane | None, phase: Phase | None) -> str:
        if lane is None:
            return self._tr("Parking lot")
        names = (lane.title or self._tr(lane_kind(lane.kind).name), phase.title if phase else "")
        return " · ".join(_line(name) for name in names if name)

    # What is found

    def _found(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Those rows whose names are found, with what they lie in."""
        for row in rows:
            below = tuple(self._found(row.rows))
            named = row.kind not in ("head", "note") and self.finder.finds(row.name)
            if below or named:
                yield row._replace(rows=below)


def _lane_mark(lane: Lane, colours: Theme) -> Mark:
    return Mark(lane_icon(lane), colours.colour(lane_colour(lane)))


def _line(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())
