"""The report: its chapters, its slices of the map, and that they can be read."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import HealthCheck, given, settings

from journeyeditor.edits.cards import add_cards, set_card_text
from journeyeditor.edits.phases import add_step
from journeyeditor.files.templates import new_from
from journeyeditor.layout.sheets import styles as s
from journeyeditor.layout.sheets.figures import figures_of
from journeyeditor.layout.sheets.laid import LaidPage
from journeyeditor.layout.sheets.notes import Remarks
from journeyeditor.layout.sheets.report import report_pages
from journeyeditor.model.journey import Journey
from tests.benchmarks.maps import made_map
from tests.layout.sheets.reading import POINTS, is_told, lines_of, overlapping
from tests.property.any_map import sound_maps

LONG = "Hon undrar vilket program som klarar reglerna och frågar sin revisor. "


def check(pages: list[LaidPage], least: float) -> None:
    """Every line is on its sheet, inside the margins; but for the overview, large enough."""
    for number, page in enumerate(pages):
        assert overlapping(page) == [], number
        for line in lines_of(page):
            assert line.left >= s.MARGIN - 12, (number, line)
            assert line.right <= page.sheet.width - s.MARGIN + 12, (number, line)
            assert 0 < line.base < page.sheet.height - 20, (number, line)
            if number != 1:
                assert line.size >= least or line.size == 0, (number, line)


def heads(pages: list[LaidPage]) -> list[tuple[int, str]]:
    """The chapters with the numbers of the pages they begin on."""
    return [
        (number, line.text)
        for number, page in enumerate(pages, 1)
        for line in lines_of(page)
        if line.role == "heading-1"
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_example_in_its_chapters(language: str) -> None:
    journey = new_from("jane", language)
    remarks = [Remarks("1 remark", ("A remark.",)), Remarks("Calm.")]
    pages = report_pages(journey, remarks, datetime.date(2026, 11, 26))
    check(pages, 5)
    assert [page.sheet.width > page.sheet.height for page in pages[:3]] == [False, True, False]
    for text in (journey.title, journey.scenario, journey.goal, journey.owner, journey.notes):
        assert is_told(pages[:1], text)
    for persona in journey.personas:
        assert is_told(pages[:1], persona.name)
        assert is_told(pages[:1], persona.quote)
    for source in journey.sources:
        assert is_told(pages[-2:], source.title)
        assert is_told(pages[-2:], source.note)
    for text in ("1 remark", "A remark.", "Calm.", "2026-11-26"):
        assert is_told(pages, text)
    # Each phase has a page of its own.
    assert min(page.sheet.scale for page in pages[2:7]) >= 0.9
    for number, phase in enumerate(journey.phases):
        steps = {step.id for step in phase.steps}
        for card in journey.all_cards():
            if card.step in steps:
                assert is_told(pages[2 + number : 3 + number], card.text), card.text


def test_the_contents_name_the_pages() -> None:
    pages = report_pages(new_from("jane", "en"), [Remarks("A remark.")])
    found = heads(pages)
    said = [line for line in lines_of(pages[0]) if line.role == "item"]
    entries = {
        left.text: int(right.text)
        for left, right in zip(said[::2], said[1::2], strict=True)
        if right.text.isdigit()
    }
    assert entries.pop("The whole map") == 2
    assert {title: number for number, title in found if number > 1} == entries
    assert next(iter(entries)) == "The journey, phase by phase"


def test_opportunities_stand_under_the_pains_they_answer() -> None:
    journey = new_from("jane", "en")
    pages = report_pages(journey)
    rows = [line.text for page in pages[7:] for line in lines_of(page) if line.role == "cell"]
    starts = [
        next(at for at, row in enumerate(rows) if row.startswith(text))
        for text in (
            "Hard to compare who handles",
            "Comparison page on the tax",
            "Trial with your own figures",
            "Customer reviews in the",
            "Many leave the product page",
        )
    ]
    assert starts == sorted(starts)
    for text in ("Marketing", "Planned", "2027-01-31", "In progress", "as above", "Support log"):
        assert is_told(pages[7:], text), text


def test_links_that_leave_a_phase_are_told_in_words() -> None:
    pages = report_pages(new_from("jane", "sv"))
    said = "Nästa · Rekommenderar: Livechatt med supporten → Tips till vänner och kollegor"
    assert is_told(pages, f"{said} (Förespråkande)")
    assert is_told(pages, "Utgång · Ger upp: Sökning på supportsidorna")


def test_many_steps_are_parted_and_stay_readable() -> None:
    journey = new_from("jane", "sv")
    phase = journey.phases[1].id
    for at in range(8):
        journey = add_step(journey, phase, at, title=f"Steg nummer {at}")
    pages = report_pages(journey)
    check(pages, 5)
    for at in range(8):
        assert is_told(pages[2:], f"Steg nummer {at}")
    sizes = [line.size for page in pages[2:] for line in lines_of(page) if line.role == "step"]
    assert min(sizes) >= 6.5


def test_a_lane_of_many_cards_goes_over_pages() -> None:
    journey = new_from("jane", "sv")
    lane = next(lane.id for lane in journey.lanes if lane.kind == "thoughts")
    step = next(journey.steps()).id
    texts = [f"Tanke nummer {at}" for at in range(150)]
    pages = report_pages(add_cards(journey, lane, step, texts))
    check(pages, 5)
    for text in texts:
        assert is_told(pages[2:], text), text


def test_a_text_too_long_for_a_card_is_given_in_full_after_its_phase() -> None:
    journey = new_from("jane", "sv")
    card = next(journey.all_cards())
    pages = report_pages(set_card_text(journey, card.id, LONG * 130))
    check(pages, 5)
    assert is_told(pages[2:], f"(1) {LONG * 130}")
    assert is_told(pages[2:], "… (1)")


def test_an_empty_map_has_a_first_page() -> None:
    pages = report_pages(Journey(id="x", language="en"))
    assert len(pages) == 1
    assert is_told(pages, "Untitled journey map")
    assert is_told(pages, "1 (1)")


def test_a_large_map_is_told_with_all_its_cards() -> None:
    journey = made_map(300)
    pages = report_pages(journey)
    check(pages, 5)
    said = "".join("".join(line.text.split()) for page in pages[2:] for line in lines_of(page))
    for card in journey.all_cards():
        assert "".join(card.text.split())[:8] in said


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sound_maps())
def test_any_map_has_a_report_within_its_pages(journey: Journey) -> None:
    pages = report_pages(journey)
    for number, page in enumerate(pages, 1):
        assert is_told([page], f"{number} ({len(pages)})")
        for line in lines_of(page):
            assert 0 < line.base < page.sheet.height
            assert line.right <= page.sheet.width + POINTS


def test_the_figures_count_the_shown_state() -> None:
    found = figures_of(new_from("jane", "sv"))
    assert (found.phases, found.steps, found.touchpoints) == (5, 5, 21)
    assert (found.pains, found.opportunities, found.backed_pains) == (6, 8, 4)
    assert found.backed == 67
    assert figures_of(Journey(id="x")).backed is None
