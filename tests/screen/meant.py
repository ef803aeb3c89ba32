"""The map that is drawn on the screen, in two languages, and what is found of it in a file."""

from __future__ import annotations

from typing import Any, NamedTuple

from journeyeditor.base.messages import Translator
from journeyeditor.layout.theme import theme
from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import LANE_KINDS


class Point(NamedTuple):
    """A feeling: the number of its phase, its value (None: a gap) and its word."""

    phase: int
    value: float | None
    word: str = ""


class Lane(NamedTuple):
    """A lane: its kind, its own title, and the texts of its cards by phase."""

    kind: str
    title: str = ""
    cards: tuple[tuple[str, ...], ...] = ((), (), (), (), ())


class Meant(NamedTuple):
    """A map of five phases, six lanes, thirty cards, a curve and a loop."""

    language: str
    empty: str
    """What the empty template is called."""

    title: str
    phases: tuple[str, ...]
    lanes: tuple[Lane, ...]
    points: tuple[Point, ...]
    loop: tuple[str, str, str]
    """The texts of the cards it leads from and to, and its label."""

    wide: str
    """The text of the card that covers two steps."""

    chat: str
    """The text of the touchpoint whose channel is the chat."""

    violet: tuple[str, str]
    """The titles of the phase and of the lane whose colour is violet."""

    def kind(self, kind: str) -> str:
        """The name of a kind of lane in the language of the map."""
        return Translator(self.language)(LANE_KINDS[kind].name)

    @property
    def violet_colour(self) -> str:
        """The violet of the colours that are offered."""
        return theme("").colour("phase.5")


_VALUES = ((0, -1.0), (1, 0.5), (1, 1.5), (2, None), (3, -2.0), (4, 2.0))


def _points(word: str) -> tuple[Point, ...]:
    return tuple(Point(at, value, word if value == -2 else "") for at, value in _VALUES)


SWEDISH = Meant(
    language="sv",
    empty="Tom karta",
    title='Åsas ärende: "Jag vill bara deklarera"',
    phases=(
        "Medvetenhet",
        "Övervägande & jämförelse",
        "Beslut",
        "Kundtjänsthandläggarbemötande",
        "Förespråkande",
    ),
    lanes=(
        Lane(
            "goals",
            "",
            (
                ("Förstå vad som gäller",),
                ("Hitta ett program", "Slippa läsa lagtext"),
                ("Välja rätt",),
                ("Bli klar före påsk",),
                ("Hjälpa en vän",),
            ),
        ),
        Lane(
            "touchpoints",
            "",
            (
                ("Sökmotor", "Annons på spårvagnen", "Ett kafé i Malmö"),
                ("Jämförelsesajt", "Återförsäljarnätverksmöte"),
                ("Provkonto",),
                ("Chatt med Örjan",),
                ("Recension på nätet",),
            ),
        ),
        Lane(
            "thoughts",
            "",
            (
                ("Hur svårt kan det vara?",),
                ("Vilken är bäst?\nOch billigast?",),
                (),
                ('"Fel 37"? Vad är det?', "Ändå snälla"),
                ("Det här vågar jag rekommendera",),
            ),
        ),
        Lane("emotions"),
        Lane(
            "pains",
            "Smärtpunkter & friktion",
            (
                (),
                ("Oförståeligt <fackspråk>",),
                ("Dolda avgifter",),
                ("Felmeddelande utan förklaring", "Telefonkö"),
                (),
            ),
        ),
        Lane(
            "opportunities",
            "",
            (
                ("Ordlista på vanlig svenska",),
                ("Öppen prislista",),
                ("Personuppgiftsbiträdesavtalsmall",),
                ("Sökbara felkoder", "Återuppringning"),
                ("Värva en vän: två månader på köpet", "Årlig påminnelse"),
            ),
        ),
    ),
    points=_points("Förtvivlad"),
    loop=("Telefonkö", "Jämförelsesajt", "letar på nytt"),
    wide="Öppen prislista",
    chat="Chatt med Örjan",
    violet=("Beslut", "Smärtpunkter & friktion"),
)
ENGLISH = Meant(
    language="en",
    empty="Empty map",
    title='Ada\'s case: "I just want to file it"',
    phases=(
        "Awareness",
        "Consideration & comparison",
        "Decision",
        "Internationalisation questionnaire",
        "Advocacy",
    ),
    lanes=(
        Lane(
            "goals",
            "",
            (
                ("Understand what applies",),
                ("Find a program", "Read no law"),
                ("Choose well",),
                ("Be done by Easter",),
                ("Help a friend",),
            ),
        ),
        Lane(
            "touchpoints",
            "",
            (
                ("Search engine", "Advert on the tram", "Neighbour at the hedge"),
                ("Comparison site", "Trade fair in Malmö"),
                ("Trial account",),
                ("Chat with Zoë",),
                ("Review on the web",),
            ),
        ),
        Lane(
            "thoughts",
            "",
            (
                ("How hard can it be?",),
                ("Which is best?\nAnd cheapest?",),
                (),
                ('"Error 37"? What is that?', "Kind people, though"),
                ("I dare to recommend this",),
            ),
        ),
        Lane("emotions"),
        Lane(
            "pains",
            "Pains & friction",
            (
                (),
                ("Incomprehensible <jargon>",),
                ("Hidden fees",),
                ("Error without explanation", "Phone queue"),
                (),
            ),
        ),
        Lane(
            "opportunities",
            "",
            (
                ("Glossary in plain words",),
                ("Open price list",),
                ("Data processing agreement",),
                ("Searchable error codes", "Call back"),
                ("Tell a friend: two months free", "Yearly reminder"),
            ),
        ),
    ),
    points=_points("Desperate"),
    loop=("Phone queue", "Comparison site", "looks again"),
    wide="Open price list",
    chat="Chat with Zoë",
    violet=("Decision", "Pains & friction"),
)
LANGUAGES = {"sv": SWEDISH, "en": ENGLISH}


def wanted(meant: Meant) -> dict[str, Any]:
    """What is to be found of the map that was meant."""
    texts = [text for lane in meant.lanes for cell in lane.cards for text in cell]
    assert (len(meant.phases), len(meant.lanes), len(texts)) == (5, 6, 30)
    return {
        "title": meant.title,
        "language": meant.language,
        "phases": list(meant.phases),
        "steps": [1] * 5,
        "lanes": [(lane.kind, lane.title) for lane in meant.lanes],
        "cards": {
            (lane, phase): list(cell)
            for lane, row in enumerate(meant.lanes)
            for phase, cell in enumerate(row.cards)
            if cell
        },
        "points": [(point.phase, point.value, point.word) for point in meant.points],
        "links": [("loop", *meant.loop)],
        "spans": {meant.wide: 2},
        "channels": {meant.chat: "chat"},
        "colours": dict.fromkeys(meant.violet, meant.violet_colour),
    }


def found(journey: Journey) -> dict[str, Any]:
    """The same of a map."""
    steps = [step.id for step in journey.steps()]
    texts = {card.id: card.text for card in journey.all_cards()}
    cells: dict[tuple[int, int], list[str]] = {}
    for at, lane in enumerate(journey.lanes):
        for step in steps:
            cell = journey.lane_cards(lane.id).cell(step)
            if cell:
                cells[at, steps.index(step)] = [card.text for card in cell]
    colours = {phase.title: phase.colour for phase in journey.phases}
    colours |= {lane.title: lane.colour for lane in journey.lanes}
    colours |= {card.text: card.colour for card in journey.all_cards()}
    return {
        "title": journey.title,
        "language": journey.language,
        "phases": [phase.title for phase in journey.phases],
        "steps": [len(phase.steps) for phase in journey.phases],
        "lanes": [(lane.kind, lane.title) for lane in journey.lanes],
        "cards": cells,
        "points": [
            (steps.index(point.step), point.value, point.word)
            for curve in journey.curves
            for point in sorted(curve.points, key=lambda point: steps.index(point.step))
        ],
        "links": [
            (link.kind, texts.get(link.source), texts.get(link.target or ""), link.label)
            for link in journey.links
        ],
        "spans": {card.text: card.span for card in journey.all_cards() if card.span != 1},
        "channels": {card.text: card.channel for card in journey.all_cards() if card.channel},
        "colours": {one: colour for one, colour in colours.items() if colour},
    }
