"""The blank poster: every cell has its number, and the paper is filled."""

from __future__ import annotations

import pytest

from journeyeditor.base.errors import JourneyError
from journeyeditor.edits.lanes import change_lane
from journeyeditor.files.templates import new_from, templates
from journeyeditor.layout.display import Block
from journeyeditor.layout.paper import MM, PAPERS, Paper
from journeyeditor.layout.sheets.laid import LaidPage
from journeyeditor.layout.sheets.workshop import workshop_page
from journeyeditor.model.journey import Journey
from journeyeditor.model.numbering import cell_numbers
from tests.layout.sheets.reading import is_told, lines_of


def numbers(laid: LaidPage) -> dict[tuple[str, str], int]:
    """The number in each cell, by lane and step."""
    found = {}
    for band in laid.page.bands:
        for block in band.blocks:
            if block.role == "cell-number":
                column = laid.page.grid.at(block.x)
                assert column is not None
                assert 0 <= block.y < band.height - block.height
                step = laid.page.grid.columns[column].step
                found[band.key, step] = int(block.alt)
    return found


def blocks(laid: LaidPage, role: str) -> list[Block]:
    return [block for band in laid.page.bands for block in band.blocks if block.role == role]


def test_the_cells_of_the_example_have_their_numbers_and_nothing_else() -> None:
    journey = new_from("jane", "sv")
    laid = workshop_page(journey, Paper("A1"))
    assert numbers(laid) == cell_numbers(journey)
    assert not blocks(laid, "card")
    assert not blocks(laid, "point")
    assert not blocks(laid, "link")
    assert {block.owner for block in blocks(laid, "phase")} == {p.id for p in journey.phases}
    for text in (journey.title, "Kontaktpunkter", "Bibehållande"):
        assert is_told([laid], text)


@pytest.mark.parametrize("paper", [*PAPERS, "900x600", "fit"])
def test_it_fills_any_paper(paper: str) -> None:
    laid = workshop_page(new_from("jane", "sv"), Paper(paper))
    page, sheet = laid.page, laid.sheet
    if paper in PAPERS:
        assert {round(side / MM, 1) for side in (sheet.width, sheet.height)} == set(PAPERS[paper])
    width, height = sheet.scale * page.width, sheet.scale * page.height
    assert width <= sheet.width + 0.01
    assert height <= sheet.height + 0.01
    assert width >= 0.97 * sheet.width - 20 * MM
    if paper not in ("A5", "fit"):
        assert height >= 0.93 * sheet.height - 20 * MM


@pytest.mark.parametrize("key", [template.key for template in templates()])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_template_is_a_blank_poster(key: str, language: str) -> None:
    journey = new_from(key, language)
    laid = workshop_page(journey, Paper("A3"))
    shown = {lane.id for lane in journey.lanes if lane.visible}
    assert numbers(laid) == {
        cell: number for cell, number in cell_numbers(journey).items() if cell[0] in shown
    }
    for line in lines_of(laid):
        assert 0 <= line.left <= line.right <= laid.sheet.width
        assert 0 < line.base < laid.sheet.height


def test_hiding_a_lane_changes_no_number() -> None:
    journey = new_from("jane", "sv")
    first = journey.lanes[0].id
    before = numbers(workshop_page(journey, Paper("A2")))
    after = numbers(workshop_page(change_lane(journey, first, visible=False), Paper("A2")))
    assert after == {cell: number for cell, number in before.items() if cell[0] != first}


def test_folded_lanes_are_open_to_write_in() -> None:
    journey = new_from("jane", "sv")
    lane = journey.lanes[0].id
    folded = change_lane(journey, lane, folded=True)
    assert numbers(workshop_page(folded, Paper("A2"))) == cell_numbers(journey)


def test_a_poster_stands_only_where_that_gives_much_more_room() -> None:
    journey = new_from("jane", "sv")
    assert workshop_page(journey, Paper("A1")).sheet.width > 2000
    assert workshop_page(journey, Paper("A1", "portrait")).sheet.width < 2000
    rows = [lane.changed(id=f"{lane.id}-{at}") for at in range(4) for lane in journey.lanes]
    one = journey.model_copy(update={"phases": journey.phases[:2], "lanes": tuple(rows)})
    sheet = workshop_page(one, Paper("A1")).sheet
    assert sheet.width < sheet.height


@pytest.mark.parametrize("count", [1, 2])
def test_few_phases_fill_a_lying_paper(count: int) -> None:
    journey = new_from("jane", "sv")
    few = journey.model_copy(update={"phases": journey.phases[:count]})
    page, sheet = (laid := workshop_page(few, Paper("A1", "landscape"))).page, laid.sheet
    assert sheet.scale * page.width >= 0.97 * sheet.width - 20 * MM


def test_a_map_without_cells_is_refused() -> None:
    with pytest.raises(JourneyError, match="needs a phase and a lane"):
        workshop_page(Journey(id="x"), Paper("A1"))
    journey = new_from("jane", "sv")
    for lane in journey.lanes:
        journey = change_lane(journey, lane.id, visible=False)
    with pytest.raises(JourneyError, match="needs a phase and a lane"):
        workshop_page(journey, Paper("A1"))
