"""A sound map in which every field of every record holds something else than its default."""

from __future__ import annotations

import base64
import datetime

from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import (
    Journey,
    PosterChoices,
    Review,
    SavedView,
    Scale,
    SetAside,
    Settings,
)
from journeyeditor.model.people import Persona, Segment, Source, WebLink
from journeyeditor.model.records import (
    Card,
    Curve,
    CurvePoint,
    Lane,
    Link,
    Metric,
    Phase,
    Picture,
    Step,
)

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAFElEQVR4nGOUizrBwMDAxMDAgKAAF2oBRnmWlWoA"
    "AAAASUVORK5CYII="
)
PNG_KEY = "d8faf7033d53072c1fa9381057a8752c72f6fff7a767274f8589676b77372b29"
SPRING = datetime.date(2026, 3, 1)


def rich_map() -> Journey:
    """The map of tests/files/fixtures/v1-rich.journey."""
    return Journey(
        id="document",
        title="Karta över allt – “citat”, <b>inte fet</b>, 日本語 och 😀",
        language="en",
        state="future",
        scenario="Första köpet",
        goal="Ett köp till",
        owner="Marknad",
        review=Review(months=6, last=SPRING),
        notes="En rad\noch en till\tmed tabb",
        theme="paper",
        scale=Scale(low=-5, high=5),
        settings=Settings(
            column_rule="equal",
            poster=PosterChoices(
                paper="a1",
                orientation="landscape",
                margin=12.5,
                theme="paper",
                personas=False,
                legend=False,
                evidence=False,
                votes=False,
                links=False,
                logo=False,
                footer=False,
                scale="fixed",
                percent=120,
                bleed=3,
                marks=True,
                tiles="a4",
                overlap=12.5,
                distance=0.6,
                hidden_lanes=("touch",),
            ),
            views=(
                SavedView(
                    id="view", title="Bara känslor", hidden_lanes=("touch",), state="current"
                ),
            ),
            structure_locked=True,
            logo=PNG_KEY,
            footer="Internt",
        ),
        segments=(Segment(id="segment", name="Småföretag", description="Högst tio anställda"),),
        personas=(_persona(),),
        sources=(
            Source(
                id="source",
                title="Intervjuer i mars",
                kind="interview",
                method="qualitative",
                date=SPRING,
                n=7,
                note="Inspelade",
                links=(
                    WebLink(id="source-link", url="https://example.org/a?b=c", title="Rapport"),
                ),
            ),
        ),
        phases=(
            Phase(
                id="before",
                title="Före",
                description="Innan köpet",
                activities=("Söka", "Jämföra"),
                colour="#336699",
                steps=(
                    Step(id="search", title="Söker", minutes=12.5, removable=True, state="current"),
                    Step(id="compare"),
                ),
            ),
        ),
        lanes=(
            Lane(
                id="touch",
                kind="touchpoints",
                title="Där vi möts",
                colour="#aa0000",
                visible=False,
                folded=True,
            ),
            Lane(id="feelings", kind="emotions"),
            Lane(id="numbers", kind="metrics", unit="%", target=80),
        ),
        curves=(_curve(),),
        metrics=(
            Metric(
                id="metric",
                lane="numbers",
                step="search",
                value=62.25,
                evidence="measured",
                sources=("source",),
            ),
        ),
        links=(
            Link(
                id="link",
                source="card",
                target="compare",
                kind="loop",
                label="igen",
                state="future",
            ),
        ),
        set_aside=(
            SetAside(id="aside", rule="pain-without-answer", subject="card", reason="Vet redan"),
        ),
        pictures={
            PNG_KEY: Picture(
                mime="image/png",
                width=2,
                height=3,
                data=base64.b64encode(PNG).decode(),
                alternative="Två gånger tre rutor",
            )
        },
        cards={
            "touch": Cards([_card(), Card(id="next", lane="touch", step="search", order="W")]),
            "": Cards([Card(id="parked", order="V", text="Utan plats")]),
        },
    )


def _persona() -> Persona:
    return Persona(
        id="persona",
        name="Åsa Öberg",
        segment="segment",
        quote="Jag hinner inte",
        portrait=PNG_KEY,
        initials="ÅÖ",
        colour="#00aa55",
        age="41",
        occupation="Ekonom",
        place="Umeå",
        industry="Handel",
        headcount="9",
        income="38 000 kr",
        turnover="12 mkr",
        goals=("Hinna hem",),
        ambitions=("Växa",),
        worries=("Fel",),
        motivations=("Lugn",),
        challenges=("Tid",),
        obstacles=("Vana",),
        why_buy="Tid",
        why_us="Stöd",
        why_now="Ny lag",
        note="Två barn",
    )


def _card() -> Card:
    return Card(
        id="card",
        lane="touch",
        step="search",
        order="V",
        text="Hittar oss\ni sökningen",
        kind="pains",
        span=2,
        colour="#ffcc00",
        state="current",
        personas=("persona",),
        channel="search",
        media="earned",
        moment_of_truth=True,
        severity="leaves",
        status="planned",
        owner="Webb",
        due=SPRING,
        effect="high",
        effort="low",
        answers=("next",),
        evidence="observation",
        sources=("source",),
        votes=3,
        picture=PNG_KEY,
        links=(WebLink(id="card-link", url="mailto:a@example.org", title="Skriv"),),
        note="Syns inte",
    )


def _curve() -> Curve:
    return Curve(
        id="curve",
        lane="feelings",
        persona="persona",
        state="expected",
        title="Väntat",
        colour="#123456",
        visible=False,
        points=(
            CurvePoint(
                id="point",
                step="search",
                value=-1.5,
                word="Osäker",
                low=-3,
                high=0.5,
                certainty="low",
                moment_of_truth=True,
                evidence="quote",
                sources=("source",),
            ),
            CurvePoint(id="gap", step="compare"),
        ),
    )
