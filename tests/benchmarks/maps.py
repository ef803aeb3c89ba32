"""Made maps of any size: phases, lanes, cards with Swedish words, a curve, links."""

from __future__ import annotations

import random

from journeyeditor.base.ids import counting_ids, orders_between
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Card, Curve, CurvePoint, Lane, Link, Phase, Step

_TEXT = (
    "kunden jämför lösningar och bokar en demo hos leverantören men hittar inget om felet "
    "deklarationen skatteverket bokföring påminnelse nyhetsbrev vänner rekommenderar "
    "söker förlängning avtal faktura betalning inloggning lösenord supportärende svarstid "
    "chatt första gången osäker lättad nöjd väntar åter igen mejl telefon möte "
    "uppföljning enkel småföretag kvartal rapport underlag kvitto felmeddelande "
    "integrationslösning ångrar "
)
WORDS = tuple(_TEXT.split())
CHANNELS = ("search", "website", "email", "chat", "phone", "review", "social", "app", "other")
KINDS = ("goals", "actions", "touchpoints", "thoughts", "emotions", "pains", "opportunities")


def made_map(cards: int, seed: int = 1) -> Journey:
    """A map of `cards` cards: five to fifty phases of one to three steps, seven to 21 lanes."""
    chance = random.Random(seed)
    ids = counting_ids("r")
    phases = max(5, min(50, cards // 60))
    lane_count = 7 if cards <= 2_000 else 14 if cards <= 10_000 else 21
    made_phases = tuple(
        Phase(
            id=ids(),
            title=_words(chance, 1, 2).capitalize(),
            description=_words(chance, 4, 9),
            steps=tuple(
                Step(id=ids(), title=_words(chance, 1, 3)) for _ in range(chance.choice((1, 2, 3)))
            ),
        )
        for _ in range(phases)
    )
    lanes = tuple(
        Lane(id=ids(), kind=KINDS[n % 7], title="" if n < 7 else f"{_words(chance, 1, 2)} {n}")
        for n in range(lane_count)
    )
    steps = [step.id for phase in made_phases for step in phase.steps]
    cells = [(lane, step) for lane in lanes if lane.kind != "emotions" for step in steps]
    counts = dict.fromkeys(range(len(cells)), 0)
    for _ in range(cards):
        counts[chance.randrange(len(cells))] += 1
    by_lane: dict[str, list[Card]] = {}
    for place, (lane, step) in enumerate(cells):
        for order in orders_between("", "", counts[place]):
            by_lane.setdefault(lane.id, []).append(_card(chance, ids(), lane, step, order))
    all_ids = [card.id for items in by_lane.values() for card in items]
    return Journey(
        id=ids(),
        title=f"En karta med {cards} kort",
        phases=made_phases,
        lanes=lanes,
        curves=tuple(
            Curve(
                id=ids(),
                lane=lane.id,
                points=tuple(
                    CurvePoint(id=ids(), step=step, value=chance.randint(-4, 4) / 2)
                    for step in steps
                ),
            )
            for lane in lanes
            if lane.kind == "emotions"
        ),
        links=tuple(
            Link(id=ids(), source=source, target=target)
            for source, target in (chance.sample(all_ids, 2) for _ in range(min(cards // 50, 60)))
        ),
        cards={lane_id: Cards(items) for lane_id, items in by_lane.items()},
    )


def _words(chance: random.Random, low: int, high: int) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(low, high)))


def _card(chance: random.Random, card_id: str, lane: Lane, step: str, order: str) -> Card:
    pill = lane.kind == "touchpoints"
    text = _words(chance, 1, 3) if pill else _words(chance, 3, 9)
    return Card(
        id=card_id,
        lane=lane.id,
        step=step,
        order=order,
        text=text.capitalize(),
        channel=chance.choice(CHANNELS) if pill else "",
        evidence=chance.choice(("", "", "assumption", "measured")),
        votes=chance.choice((0, 0, 0, 2, 5)),
    )
