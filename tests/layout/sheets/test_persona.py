"""Persona sheets: all that is said of a persona is on its pages, within them, and readable."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from journeyeditor.edits.cards import add_cards
from journeyeditor.files.templates import new_from
from journeyeditor.layout.display import Box, Image, Mark, Shape, Text
from journeyeditor.layout.labels import Area
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.sheets import styles as s
from journeyeditor.layout.sheets.laid import LaidPage
from journeyeditor.layout.sheets.passage import cards_about
from journeyeditor.layout.sheets.persona import persona_sheets
from journeyeditor.layout.theme import contrast, theme, theme_keys
from journeyeditor.model.journey import Journey
from journeyeditor.model.people import Persona
from tests.files.rich import PNG_KEY, rich_map
from tests.layout.sheets.reading import POINTS, is_told, lines_of, overlapping
from tests.property.any_map import sound_maps

FACTS = (
    *("name", "age", "occupation", "place", "industry", "headcount", "income", "turnover"),
    *("why_buy", "why_us", "why_now", "note"),
)
MANY = ("goals", "ambitions", "worries", "motivations", "challenges", "obstacles")
WORDS = "Hon jämför skattedeklarationsprogramvarorna och undrar vilket som klarar reglerna. "


def texts_of(persona: Persona, language: str) -> list[str]:
    """All that is said of a persona, the quote in its marks."""
    return [
        *(getattr(persona, field) for field in FACTS),
        Setter(language).quoted(persona.quote),
        *(text for field in MANY for text in getattr(persona, field)),
    ]


def check(pages: list[LaidPage], least: float = 7.5) -> None:
    """Every line is within its page's frame, above the foot, and large enough to be read."""
    for page in pages:
        assert (page.sheet.width, page.sheet.height) == s.A4
        for line in lines_of(page):
            assert line.left >= s.MARGIN - POINTS, line
            assert line.right <= s.A4[0] - s.MARGIN + POINTS, line
            assert s.TOP < line.base < s.A4[1] - 20, line
            if line.role != "page-foot":
                assert line.base < s.A4[1] - s.FOOT + POINTS, line
            assert line.size >= least or line.size == 0, line
        assert overlapping(page) == []


def long_persona() -> Persona:
    return Persona(
        id="p",
        name="Maria-Antonia Skattedeklarationsombudsdotter von Hohenzollern",
        quote=WORDS * 3,
        occupation="Bokföringsprogramvaruutvecklare " * 4,
        income=WORDS,
        goals=tuple(f"{at} {WORDS}" for at in range(30)),
        worries=(WORDS * 60,),
        challenges=("Ett", "Två", ""),
        why_buy=WORDS * 20,
        why_us=WORDS * 2,
        why_now=WORDS,
        note="\n".join([WORDS * 4] * 20),
    )


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_example_has_a_page_for_each_persona(language: str) -> None:
    journey = new_from("jane", language)
    pages = persona_sheets(journey, datetime.date(2026, 11, 26))
    assert len(pages) == len(journey.personas) == 2
    check(pages)
    for page, persona in zip(pages, journey.personas, strict=True):
        for text in texts_of(persona, journey.language):
            assert is_told([page], text), text
        assert is_told([page], "2026-11-26")
        assert page.page.language == language


def test_touchpoints_and_pains_of_the_first_persona_are_those_that_name_nobody_else() -> None:
    journey = new_from("jane", "sv")
    jane, anna = persona_sheets(journey)
    lanes = {lane.kind: lane.id for lane in journey.lanes}
    for kind in ("touchpoints", "pains"):
        for card in journey.lane_cards(lanes[kind]):
            assert is_told([jane], card.text)
            assert not is_told([anna], card.text)
    (named,) = (card for card in journey.all_cards() if card.personas)
    assert is_told([anna], named.text)
    assert not is_told([jane], named.text)


def test_a_card_that_names_a_persona_is_on_its_sheet() -> None:
    journey = new_from("jane", "sv")
    lane = next(lane.id for lane in journey.lanes if lane.kind == "pains")
    step = next(journey.steps()).id
    anna = journey.personas[1]
    journey = add_cards(journey, lane, step, ["Saknar underlag"], personas=(anna.id,))
    assert is_told(persona_sheets(journey)[1:], "Saknar underlag")
    assert [card.text for card in cards_about(journey, anna)[step]] == ["Saknar underlag"]


def test_long_texts_go_on_on_further_pages() -> None:
    journey = new_from("jane", "sv")
    journey = journey.model_copy(update={"personas": (long_persona(),)})
    pages = persona_sheets(journey)
    assert len(pages) > 3
    check(pages)
    for text in texts_of(journey.personas[0], "sv"):
        assert is_told(pages, text), text[:60]
    assert is_told(pages[-1:], f"{len(pages)} ({len(pages)})")


def test_a_map_without_personas_gives_a_sheet_to_write_on() -> None:
    (page,) = persona_sheets(Journey(id="x", language="en"))
    check([page])
    for label in ("Name", "Goals", "Why buy?", "Emotion curve"):
        assert is_told([page], label)


def test_signs_say_what_they_mean() -> None:
    jane = persona_sheets(new_from("jane", "en"))[0]
    said = {sign.words for band in jane.page.bands for block in band.blocks for sign in block.signs}
    assert {"Search:", "E-mail:", "Has a workaround:", "Makes people leave:"} <= said
    for band in jane.page.bands:
        for block in band.blocks:
            for sign in block.signs:
                marks = block.marks[sign.start : sign.stop]
                assert marks
                assert not any(isinstance(mark, Text) for mark in marks)


def test_a_portrait_is_shown_with_what_is_on_it() -> None:
    (page,) = persona_sheets(rich_map())
    images = [
        mark
        for band in page.page.bands
        for block in band.blocks
        for mark in block.marks
        if isinstance(mark, Image)
    ]
    assert [(image.picture, image.alt) for image in images] == [(PNG_KEY, "Två gånger tre rutor")]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sound_maps())
def test_any_persona_is_told_in_full(journey: Journey) -> None:
    pages = persona_sheets(journey)
    assert len(pages) >= max(1, len(journey.personas))
    # An emoji is set at 0.86 of its text's size.
    check(pages, 0.86 * 7.5)
    for persona in journey.personas:
        for text in texts_of(persona, journey.language):
            assert is_told(pages, text), text


def test_nothing_of_the_sheets_is_bound_to_this_machine() -> None:
    folder = Path(s.__file__).parent
    assert all("PySide6" not in path.read_text("utf-8") for path in folder.glob("*.py"))


@pytest.mark.parametrize("key", theme_keys())
def test_every_text_stands_out_from_what_it_stands_on(key: str) -> None:
    """4.5:1 (WCAG 2.2, 1.4.3), on the page and on grounds."""
    colours = theme(key)
    for page in [*persona_sheets(new_from("jane", "sv")), *persona_sheets(rich_map())]:
        for band in page.page.bands:
            under: list[tuple[Area, str]] = []
            for block in band.blocks:
                for mark in block.marks:
                    x, y = band.x + block.x + mark_x(mark), band.y + block.y + mark_y(mark)
                    if isinstance(mark, Box) and mark.fill:
                        under.append((Area(x, y, mark.width, mark.height), mark.fill))
                    if isinstance(mark, Text):
                        point = Area(x + 1, y - 2, 0.1, 0.1)
                        fills = [fill for area, fill in under if point.is_within(area)]
                        ground = colours.colour(fills[-1] if fills else "page")
                        found = contrast(colours.colour(mark.colour), ground)
                        assert found >= 4.5, mark.line.text


def mark_x(mark: Mark) -> float:
    return 0.0 if isinstance(mark, Shape) else mark.x


def mark_y(mark: Mark) -> float:
    return 0.0 if isinstance(mark, Shape) else mark.y
