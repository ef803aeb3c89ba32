"""A map in which the check-up finds nothing, and what edits make it find."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, TypeAlias

from journeyeditor.edits import cards, curves, head, links
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import PARKING, Journey, Review
from journeyeditor.model.people import Persona
from journeyeditor.model.records import Card, Curve, CurvePoint, Lane, Link, Phase, Step
from journeyeditor.review.checkup import checkup
from journeyeditor.review.findings import Facts, Finding

Edit: TypeAlias = Callable[[Journey], Journey]

TODAY = datetime.date(2026, 11, 26)
TITLES = ("Awareness", "Purchase", "Retention")
KINDS = ("touchpoints", "actions", "emotions", "pains", "opportunities")


def sound(language: str = "en") -> Journey:
    """Three phases of one step, each with a linked touchpoint; a dip in the second, and why."""
    return Journey(
        id="map",
        language=language,
        review=Review(months=3, last=datetime.date(2026, 9, 1)),
        personas=(Persona(id="jane", name="Jane"), Persona(id="anna", name="Anna")),
        phases=tuple(
            Phase(id=f"p{at}", title=title, steps=(Step(id=f"s{at}"),))
            for at, title in enumerate(TITLES)
        ),
        lanes=tuple(Lane(id=kind, kind=kind) for kind in KINDS),
        curves=(
            Curve(
                id="curve",
                lane="emotions",
                persona="jane",
                points=tuple(
                    CurvePoint(id=f"f{at}", step=f"s{at}", value=value)
                    for at, value in enumerate((1.0, -1.0, 0.5))
                ),
            ),
        ),
        links=(
            Link(id="l0", source="t0", target="t1"),
            Link(id="l1", source="t1", target="t2"),
            Link(id="back", source="t2", target="t1", kind="loop", label="Again"),
            Link(id="out", source="t2", kind="exit"),
        ),
        cards={
            "touchpoints": Cards(
                Card(id=f"t{at}", lane="touchpoints", step=f"s{at}", text=text, channel="email")
                for at, text in enumerate(("Letter", "Till", "Offer"))
            ),
            "pains": Cards(
                [Card(id="pain", lane="pains", step="s1", text="Queue", evidence="measured")]
            ),
            "opportunities": Cards(
                [
                    Card(
                        id="idea",
                        lane="opportunities",
                        step="s0",
                        text="More tills",
                        owner="Shop",
                        answers=("pain",),
                    )
                ]
            ),
        },
    )


def found(journey: Journey, **facts: Any) -> list[Finding]:
    """What is found on the day of the tests, rule by rule."""
    return checkup(journey, Facts(**{"today": TODAY, **facts})).findings()


def keys(journey: Journey, **facts: Any) -> list[tuple[str, str | None]]:
    """The same as rules and what they are about."""
    return [(one.rule, one.subject) for one in found(journey, **facts)]


def with_card(journey: Journey, card: Card) -> Journey:
    """The map with one more card, in the parking lot where it has no lane."""
    lane = card.lane or PARKING
    cards = journey.lane_cards(lane).added([card])
    return journey.model_copy(update={"cards": {**journey.cards, lane: cards}})


# Edits that spoil and mend


def change(card: str, **fields: object) -> Edit:
    return lambda journey: cards.change_card(journey, card, **fields)


def point(name: str, value: float | None) -> Edit:
    return lambda journey: curves.change_points(journey, [name], value=value)


def relinked(journey: Journey) -> Journey:
    return links.add_link(journey, "t0", "t1")


def exits(journey: Journey) -> Journey:
    return links.add_link(journey, "t1", None, "exit")


def emptied(journey: Journey) -> Journey:
    return curves.change_points(cards.delete_cards(journey, ["t2"]), ["f2"], value=None)


def refilled(journey: Journey) -> Journey:
    made = cards.add_cards(journey, "actions", "s2", ["Comes back"])
    return curves.change_points(made, ["f2"], value=1)


def reviewed(last: datetime.date) -> Edit:
    return lambda journey: head.change_head(journey, review=Review(months=3, last=last))


BROKEN: dict[str, tuple[Edit, str | None, Edit]] = {
    "phase-without-feeling": (point("f2", None), "p2", point("f2", 1.0)),
    "dip-without-pain": (change("pain", kind="goals"), "f1", change("pain", kind="")),
    "pain-without-answer": (
        change("idea", answers=("idea",)),
        "pain",
        change("idea", answers=("pain",)),
    ),
    "opportunity-without-owner": (change("idea", owner=" "), "idea", change("idea", owner="A")),
    "pain-without-evidence": (
        change("pain", evidence=""),
        "pain",
        change("pain", evidence="quote"),
    ),
    "touchpoint-without-channel": (change("t1", channel=""), "t1", change("t1", channel="shop")),
    "retention-left-empty": (emptied, "p2", refilled),
    "loop-without-way-out": (lambda journey: links.delete_link(journey, "out"), "back", exits),
    "card-without-link": (lambda journey: links.delete_link(journey, "l0"), "t0", relinked),
    "only-happy-peaks": (point("f1", 0.0), None, point("f1", -0.2)),
    "review-overdue": (reviewed(datetime.date(2026, 8, 25)), None, reviewed(TODAY)),
}
"""For each rule: an edit that it finds something of, what it is about, and an edit that mends."""


def spoiled() -> Journey:
    """Much that is found, of cards, a phase, a curve and a link."""
    journey = sound()
    for rule in ("dip-without-pain", "opportunity-without-owner", "touchpoint-without-channel"):
        journey = BROKEN[rule][0](journey)
    return links.delete_link(journey, "out")
