"""Each thing that can be wrong with a map, how it is mended, and that it is told."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from journeyeditor.base.ids import orders_between
from journeyeditor.model.cards import Cards
from journeyeditor.model.invariants import mend, problems
from journeyeditor.model.journey import (
    Journey,
    PosterChoices,
    SavedView,
    Scale,
    SetAside,
    Settings,
)
from journeyeditor.model.people import Persona, Source, WebLink
from journeyeditor.model.pictures import picture_key
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
from tests.files.rich import PNG, PNG_KEY, rich_map


def a_map(**fields: Any) -> Journey:
    grid: dict[str, Any] = {
        "phases": (Phase(id="p", steps=(Step(id="s"), Step(id="t"))),),
        "lanes": (Lane(id="l"), Lane(id="m", kind="emotions")),
    }
    return Journey(id="d", **{**grid, **fields})


def a_card(name: str, **fields: Any) -> Card:
    return Card(id=name, **{"lane": "l", "step": "s", **fields})


def mended(journey: Journey, *subjects: str) -> Journey:
    """The map mended, with problems told about just these."""
    made, told = mend(journey)
    assert [problem.subject for problem in told] == list(subjects)
    assert all(str(problem.message).endswith(".") for problem in told)
    assert problems(made) == ()
    return made


def test_a_sound_map_is_the_same_object() -> None:
    journey = rich_map()
    assert mend(journey) == (journey, ())
    assert mend(journey)[0] is journey


def test_a_phase_has_a_step() -> None:
    made = mended(a_map(phases=(Phase(id="p"), Phase(id="p-step", steps=(Step(id="s"),)))), "p")
    assert made.phases[0].steps[0].id == "p-step-2"


def test_ids_are_unique_in_the_whole_document() -> None:
    journey = a_map(
        phases=(Phase(id="d", steps=(Step(id="s"), Step(id="s"))),),
        personas=(Persona(id="l"),),
        sources=(Source(id="q", links=(WebLink(id="q", url="https://a.b"),)),),
        cards={"l": Cards([a_card("s"), a_card("s-2", order="W")])},
    )
    made, told = mend(journey)
    assert made.phases[0].id == "d-2"
    assert [step.id for step in made.steps()] == ["s", "s-3"]
    assert made.personas[0].id == "l-2"
    assert made.sources[0].links[0].id == "q-2"
    assert [card.id for card in made.cards["l"]] == ["s-4", "s-2"]
    assert len(told) == 5
    assert problems(made) == ()


def test_a_long_id_stays_within_its_bounds() -> None:
    long = "x" * 64
    made, _ = mend(a_map(personas=(Persona(id=long), Persona(id=long))))
    assert made.personas[1].id == "x" * 62 + "-2"


@pytest.mark.parametrize(
    "place", [("l", "gone"), ("gone", "s"), ("gone", "gone"), ("l", None), (None, "s")]
)
def test_a_card_without_a_place_goes_to_the_parking_lot(place: tuple[Any, Any]) -> None:
    lane, step = place
    card = a_card("c", lane=lane, step=step, text="x")
    parked = Card(id="a", order="zz")
    made = mended(a_map(cards={lane or "": Cards([card])}), "c")
    assert made.cards == {"": Cards([card.changed(lane=None, step=None)])}
    cards = {"": Cards([parked])}
    cards[lane or ""] = Cards([*cards.get(lane or "", ()), card])
    made, _ = mend(a_map(cards=cards))
    assert {one.id for one in made.cards[""]} == {"a", "c"}
    assert problems(made) == ()


def test_thousands_of_placeless_cards_keep_their_order() -> None:
    orders = orders_between("", "", 5000)
    cards = [a_card(f"c{n:04}", lane="gone", order=order) for n, order in enumerate(orders)]
    made, told = mend(a_map(cards={"gone": Cards(cards)}))
    assert [card.id for card in made.cards[""]] == [card.id for card in cards]
    assert len(told) == 5000
    assert problems(made) == ()


def test_a_card_carries_the_lane_it_lies_in() -> None:
    made = mended(a_map(cards={"l": Cards([a_card("c", lane="m")])}), "c")
    assert made.cards["l"][0].lane == "l"


@pytest.mark.parametrize("orders", [("V", "V"), ("", "V"), ("V0", "W"), ("10", "1")])
def test_order_keys_rise_within_a_cell(orders: tuple[str, str]) -> None:
    cards = Cards([a_card("a", order=orders[0]), a_card("b", order=orders[1])])
    other = a_card("c", step="t")
    made = mended(a_map(cards={"l": Cards([*cards, other])}), cards[0].id)
    assert [card.id for card in made.cards["l"].cell("s")] == [card.id for card in cards]
    assert made.cards["l"].cell("t") == (other,)


def test_unsorted_cards_are_sorted() -> None:
    cards = Cards([a_card("a", order="W"), a_card("b", order="V")], is_sorted=True)
    made, _ = mend(a_map(cards={"l": cards}))
    assert [card.id for card in made.cards["l"]] == ["b", "a"]


@pytest.mark.parametrize(
    "fields",
    [{"sources": ("x",)}, {"answers": ("x",)}, {"personas": ("x",)}, {"picture": "0" * 64}],
)
def test_what_a_card_refers_to_exists(fields: dict[str, Any]) -> None:
    made = mended(a_map(cards={"l": Cards([a_card("c", **fields)])}), "c")
    assert made.cards["l"][0] == a_card("c")


def test_what_is_known_is_kept_beside_what_is_not() -> None:
    card = a_card("c", sources=("q", "x"), answers=("c", "y"))
    made = mended(a_map(sources=(Source(id="q"),), cards={"l": Cards([card])}), "c")
    assert made.cards["l"][0].sources == ("q",)
    assert made.cards["l"][0].answers == ("c",)


def test_people_refer_to_what_exists() -> None:
    made = mended(
        a_map(
            personas=(Persona(id="a", segment="x"), Persona(id="b", portrait="0" * 64)),
            settings=Settings(
                logo="0" * 64,
                views=(SavedView(id="v", hidden_lanes=("l", "x")),),
                poster=PosterChoices(hidden_lanes=("x", "l")),
            ),
        ),
        "d",
        "v",
        "d",
        "a",
        "b",
    )
    assert made.personas == (Persona(id="a"), Persona(id="b"))
    views = (SavedView(id="v", hidden_lanes=("l",)),)
    assert made.settings == Settings(views=views, poster=PosterChoices(hidden_lanes=("l",)))


def test_curves_lie_on_the_grid_and_the_scale() -> None:
    points = (
        CurvePoint(id="a", step="gone", value=1),
        CurvePoint(id="b", step="s", value=9, low=-9, high=9),
        CurvePoint(id="c", step="s", low=2, high=1),
        CurvePoint(id="e", step="s", sources=("x",)),
    )
    curve = Curve(id="k", lane="x", persona="x", points=points)
    made = mended(a_map(curves=(curve,)), "k", "k", "a", "b", "c", "e")
    assert made.curves[0] == Curve(
        id="k",
        lane="m",
        points=(
            CurvePoint(id="b", step="s", value=2, low=-2, high=2),
            CurvePoint(id="c", step="s", low=1, high=2),
            CurvePoint(id="e", step="s"),
        ),
    )


def test_a_curve_without_any_lane_of_feelings_has_none() -> None:
    made = mended(a_map(lanes=(), curves=(Curve(id="k", lane="x"),)), "k")
    assert made.curves[0].lane is None


@pytest.mark.parametrize(
    ("scale", "made"), [((3, -3), (-3, 3)), ((1, 1), (-2, 2))], ids=["turned", "empty"]
)
def test_the_scale_runs_upwards(scale: tuple[float, float], made: tuple[float, float]) -> None:
    journey = mended(a_map(scale=Scale(low=scale[0], high=scale[1])), "d")
    assert (journey.scale.low, journey.scale.high) == made


def test_measured_values_and_links_have_both_ends() -> None:
    made = mended(
        a_map(
            metrics=(
                Metric(id="a", lane="l", step="x"),
                Metric(id="b", lane="x", step="s"),
                Metric(id="c", lane="l", step="s", sources=("x",)),
            ),
            links=(
                Link(id="e", source="s", target="t"),
                Link(id="f", source="x", target="t"),
                Link(id="g", source="s", target="x"),
                Link(id="h", source="s"),
                Link(id="i", source="s", kind="exit"),
                Link(id="j", source="l", target="s"),
            ),
        ),
        "a", "b", "c", "f", "g", "h", "j",
    )  # fmt: skip
    assert made.metrics == (Metric(id="c", lane="l", step="s"),)
    assert [link.id for link in made.links] == ["e", "i"]


def test_findings_are_set_aside_for_what_exists() -> None:
    made = mended(
        a_map(
            links=(Link(id="f", source="x", target="t"),),
            set_aside=(
                SetAside(id="a", rule="r", subject="s"),
                SetAside(id="b", rule="r"),
                SetAside(id="c", rule="r", subject="x"),
                SetAside(id="e", rule="r", subject="f"),
            ),
        ),
        "f",
        "c",
        "e",
    )
    assert [finding.id for finding in made.set_aside] == ["a", "b"]


def _picture(**fields: Any) -> Picture:
    data = base64.b64encode(PNG).decode()
    return Picture(**{"mime": "image/png", "width": 2, "height": 3, "data": data, **fields})


JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    b"\xff\xc0\x00\x0b\x08\x00\x05\x00\x04\x01\x01\x11\x00"
)
BOMB = PNG[:16] + (60_000).to_bytes(4, "big") * 2 + PNG[24:]


@pytest.mark.parametrize(
    ("key", "picture"),
    [
        ("0" * 64, _picture()),
        (PNG_KEY, _picture(width=3)),
        (PNG_KEY, _picture(mime="image/jpeg")),
        (PNG_KEY, _picture(data="no base64 at all")),
        (picture_key(b"GIF89a"), _picture(data=base64.b64encode(b"GIF89a").decode())),
        (picture_key(b""), _picture(data="")),
        (
            picture_key(BOMB),
            _picture(data=base64.b64encode(BOMB).decode(), width=60_000, height=60_000),
        ),
    ],
)
def test_a_picture_is_what_it_says(key: str, picture: Picture) -> None:
    journey = a_map(
        pictures={key: picture},
        cards={"l": Cards([a_card("c", picture=key)])},
        settings=Settings(logo=key),
    )
    made = mended(journey, key, "c", "d")
    assert made.pictures == {}
    assert made.settings.logo is None
    assert made.cards["l"][0].picture is None


def test_sound_pictures_stay() -> None:
    jpeg = Picture(mime="image/jpeg", width=4, height=5, data=base64.b64encode(JPEG).decode())
    mended(a_map(pictures={PNG_KEY: _picture(), picture_key(JPEG): jpeg}))
