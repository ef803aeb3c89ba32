"""How large text is on paper, from how far it reads, and what would make it larger."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyeditor.base.messages import Translator
from journeyeditor.files.templates import new_from
from journeyeditor.layout.better import proposals
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Text
from journeyeditor.layout.legibility import (
    COMFORTABLE_MINUTES,
    DESK,
    LEAST_MINUTES,
    WALL,
    Verdict,
    capital_for,
    capital_height,
    distance_for,
    legibility,
)
from journeyeditor.layout.paper import MM, Paper, paper_size
from journeyeditor.layout.poster import Order, Posters
from journeyeditor.layout.tiles import TileChoice
from journeyeditor.model.journey import Journey
from journeyeditor.typeset.faces import face
from tests.benchmarks.maps import made_map


@pytest.mark.parametrize(
    ("distance", "least", "comfortable"), [(0.6, 2.8, 3.5), (2.0, 9.3, 11.6), (1.0, 4.7, 5.8)]
)
def test_heights_for_distances(distance: float, least: float, comfortable: float) -> None:
    assert capital_for(distance, LEAST_MINUTES) == pytest.approx(least, abs=0.05)
    assert capital_for(distance, COMFORTABLE_MINUTES) == pytest.approx(comfortable, abs=0.05)


@given(st.floats(0.1, 50), st.floats(1, 60))
def test_distance_and_height_are_each_others_inverse(distance: float, minutes: float) -> None:
    assert distance_for(capital_for(distance, minutes), minutes) == pytest.approx(distance)


def test_the_height_of_capitals_is_the_faces_own() -> None:
    sans = face("sans-regular")
    assert capital_height(10) == pytest.approx(10 * sans.cap_height / sans.units_per_em)
    assert 6 < capital_height(10) < 7.5


def test_the_smallest_text_is_found() -> None:
    page = compose(new_from("jane", "sv"))
    found = legibility(page, 2.0, WALL)
    sizes = [
        mark.line.size
        for band in page.bands
        for block in band.blocks
        for mark in block.marks
        if isinstance(mark, Text) and mark.line.width
    ]
    assert found.smallest is not None
    assert found.smallest.size == min(sizes)
    assert found.capital == pytest.approx(capital_height(min(sizes)) * 2 / MM)
    assert found.cards == pytest.approx(capital_height(11.5) * 2 / MM)
    assert found.farthest == pytest.approx(distance_for(found.capital, LEAST_MINUTES))


@pytest.mark.parametrize(
    ("height", "verdict"),
    [(0.99, Verdict.TOO_SMALL), (1.01, Verdict.READABLE), (1.26, Verdict.COMFORTABLE)],
)
def test_verdicts(height: float, verdict: Verdict) -> None:
    page = compose(new_from("jane", "sv"))
    at_one = legibility(page, 1.0, DESK)
    scale = height * at_one.needed / at_one.capital
    found = legibility(page, scale, DESK)
    assert found.verdict is verdict
    assert len(found.said()) == 2


def test_a_page_without_text_reads_from_anywhere() -> None:
    page = replace(compose(Journey(id="a")), bands=())
    found = legibility(page, 1.0, WALL)
    assert found.verdict is Verdict.COMFORTABLE
    assert found.said() == ()


def test_numbers_are_said_as_the_language_writes_them() -> None:
    size, judged = legibility(compose(new_from("jane", "sv")), 2.0, DESK).said()
    assert "mm" in Translator("en")(size)
    assert "0.6" in Translator("en")(judged)
    assert "0.6" not in Translator("sv")(judged)


JOURNEYS = {"jane": lambda: new_from("jane", "sv"), "made": lambda: made_map(80, seed=4)}
ORDERS = {
    "A4 at a desk": Order(Paper("A4"), distance=DESK),
    "A1 on a wall": Order(Paper("A1"), distance=WALL),
    "A1 set anew": Order(Paper("A1"), anew=True, distance=WALL),
    "a roll": Order(Paper("roll-914"), distance=WALL),
    "as it is": Order(distance=WALL),
    "tiles": Order(Paper("A3"), tiles=TileChoice(), distance=1.0),
}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("name", JOURNEYS)
def test_proposals_keep_what_they_promise(name: str, order: str) -> None:
    journey, posters, wanted = JOURNEYS[name](), Posters(), ORDERS[order]
    now = posters.poster(journey, wanted).legibility
    found = proposals(posters, journey, wanted)
    assert found
    assert len({proposal.kind for proposal in found}) == len(found)
    reached = [proposal.capital >= now.needed for proposal in found]
    assert reached == sorted(reached, reverse=True)
    for proposal in found:
        assert proposal.capital > now.capital
        if proposal.kind == "columns":
            assert proposal.order == wanted
            continue
        other = posters.poster(journey, proposal.order)
        # A map set anew for a larger paper may do better than its page laid on that.
        assert other.legibility.capital >= 0.995 * proposal.capital
        if not proposal.order.anew:
            assert other.legibility.capital == pytest.approx(proposal.capital, rel=1e-6)


def test_nothing_is_proposed_for_what_reads() -> None:
    journey = new_from("jane", "sv")
    assert proposals(Posters(), journey, Order(Paper("A0"), distance=DESK)) == ()


def test_the_larger_paper_is_the_smallest_that_is_enough() -> None:
    journey, posters = new_from("jane", "sv"), Posters()
    order = Order(Paper("A4"), distance=DESK)
    (paper,) = [p for p in proposals(posters, journey, order) if p.kind == "paper"]
    assert paper.capital >= capital_for(DESK, LEAST_MINUTES)
    size = paper_size(paper.order.paper.name)
    assert size is not None
    smaller = replace(order, paper=Paper(f"A{int(paper.order.paper.name[1]) + 1}"))
    assert posters.poster(journey, smaller).legibility.verdict is Verdict.TOO_SMALL


def test_room_for_fewer_columns_is_told_where_width_is_the_matter() -> None:
    journey = new_from("jane", "sv")
    wide = journey.changed(
        lanes=tuple(lane for lane in journey.lanes if lane.kind in ("goals", "opportunities")),
        cards={key: cards for key, cards in journey.cards.items() if key in {
            lane.id for lane in journey.lanes if lane.kind in ("goals", "opportunities")}},
        links=(),
        curves=(),
    )  # fmt: skip
    order = Order(Paper("A2", "landscape"), distance=1.0)
    kinds = {p.kind: p.message for p in proposals(Posters(), wide, order)}
    assert "columns" in kinds
    assert kinds["columns"].data["all"] == 5
    assert kinds["columns"].data["n"] in (1, 2, 3, 4)
