"""A map set anew for its paper has larger text, fills the paper, and breaks no word for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeyeditor.files.templates import examples, new_from, templates
from journeyeditor.layout import measures as m
from journeyeditor.layout.anew import LEAST_TYPE, MOST_AIR, set_anew, set_for_roll
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Page, Text
from journeyeditor.layout.legibility import legibility
from journeyeditor.layout.paper import Room, room_on
from journeyeditor.layout.shown import AS_ON_SCREEN, Shown
from journeyeditor.model.journey import Journey
from tests.benchmarks.maps import made_map

A4 = (595.3, 841.9)
SIZES = {"A4 standing": A4, "A4 lying": A4[::-1], "long": (3 * A4[1], A4[1])}
MAPS = {
    **{choice.key: choice.key for choice in (*templates(), *examples()) if choice.key != "empty"},
    "made": "",
}


def journey_of(name: str) -> Journey:
    return new_from(MAPS[name], "sv") if MAPS[name] else made_map(80, seed=4)


def room(size: str) -> Room:
    return room_on(SIZES[size], 10, m.OWN_MARGIN)


def words(page: Page) -> list[str]:
    return sorted(
        mark.line.text
        for band in page.bands
        for block in band.blocks
        if block.role == "card"
        for mark in block.marks
        if isinstance(mark, Text)
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", MAPS)
def test_text_is_never_smaller_than_when_only_scaled(name: str, size: str) -> None:
    journey, where = journey_of(name), room(size)
    plain, anew = compose(journey), set_anew(journey, Shown(), where)
    scales = [where.scale((page.width, page.height)) for page in (plain, anew)]
    heights = [
        legibility(page, s, 2).capital for page, s in zip((plain, anew), scales, strict=True)
    ]
    assert heights[1] >= heights[0] - 1e-9
    # The cards' own text, too, which is not what grows by the least size alone.
    cards = [legibility(page, s, 2).cards for page, s in zip((plain, anew), scales, strict=True)]
    assert cards[1] >= 0.999 * cards[0]


@pytest.mark.parametrize("size", ["A4 standing", "A4 lying"])
def test_the_example_fills_its_paper(size: str) -> None:
    where = room(size)
    page = set_anew(new_from("jane", "sv"), Shown(), where)
    scale = where.scale((page.width, page.height))
    width, height = where.filling(scale)
    assert page.width >= 0.97 * width
    assert page.height >= 0.97 * height


def test_the_example_is_much_larger_on_standing_paper() -> None:
    journey, where = new_from("jane", "sv"), room("A4 standing")
    plain, anew = compose(journey), set_anew(journey, Shown(), where)
    assert where.scale((anew.width, anew.height)) > 1.25 * where.scale((plain.width, plain.height))


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_under_the_least_size(size: str) -> None:
    page = set_anew(new_from("jane", "sv"), Shown(), room(size))
    sizes = [
        mark.line.size
        for band in page.bands
        for block in band.blocks
        for mark in block.marks
        if isinstance(mark, Text)
    ]
    assert min(sizes) == LEAST_TYPE
    assert m.CARD.size in sizes


@pytest.mark.parametrize("name", ["jane", "five-phases"])
def test_no_word_of_a_card_is_broken_for_it(name: str) -> None:
    journey = new_from(name, "sv")
    for size in SIZES:
        page = set_anew(journey, Shown(), room(size))
        for band in page.bands:
            for block in band.blocks:
                for mark in block.marks if block.role == "card" else ():
                    assert not (isinstance(mark, Text) and mark.line.hyphen), mark.line.text


def test_nothing_is_lost_or_clipped() -> None:
    journey = new_from("jane", "sv")
    for size in SIZES:
        page = set_anew(journey, Shown(), room(size))
        assert " ".join(words(page)).split() != []
        assert sorted(" ".join(words(page)).split()) == sorted(
            " ".join(words(compose(journey))).split()
        )
        for band in page.bands:
            for block in band.blocks if band.role == "lane" else ():
                if block.role == "card":
                    assert block.y + block.height <= band.height
                    assert block.x + block.width <= page.grid.right


def test_the_same_map_and_paper_give_the_same_page() -> None:
    journey = new_from("jane", "sv")
    pages = [set_anew(journey, Shown(), room("A4 lying")) for _ in range(2)]
    assert pages[0] == pages[1]


def test_an_empty_map_can_be_set() -> None:
    page = set_anew(Journey(id="a"), Shown(), room("A4 standing"))
    assert page.grid.columns == ()


def test_a_roll_gets_a_low_page() -> None:
    journey = new_from("jane", "sv")
    assert set_for_roll(journey, Shown()).height < compose(journey).height


def test_air_and_height_of_the_curve_follow_the_setting() -> None:
    journey = new_from("jane", "sv")
    plain = compose(journey)
    airy = compose(journey, setting=replace(AS_ON_SCREEN, air=MOST_AIR, curve=250))
    grown = {
        band.key: airy.bands[at].height - band.height
        for at, band in enumerate(plain.bands)
        if band.role == "lane"
    }
    kinds = {lane.id: lane.kind for lane in journey.lanes}
    for key, by in grown.items():
        wanted = 250 - m.CURVE_HEIGHT if kinds[key] == "emotions" else MOST_AIR
        # A lane with links under its cards may use of the air what they need.
        assert 0 <= by <= wanted + 1e-6
        assert by == pytest.approx(wanted) or kinds[key] == "touchpoints"
