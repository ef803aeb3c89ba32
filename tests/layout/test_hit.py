"""What lies under a point of the page, and where things stand on it."""

from __future__ import annotations

import pytest

from journeyeditor.files.templates import new_from
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Page, Sign
from journeyeditor.layout.entries import entry_box
from journeyeditor.layout.hit import (
    area_of,
    block_of,
    cell_area,
    cell_at,
    hit,
    value_at,
)
from journeyeditor.model.journey import Journey


@pytest.fixture(scope="module")
def jane() -> Journey:
    return new_from("jane", "sv")


@pytest.fixture(scope="module")
def page(jane: Journey) -> Page:
    return compose(jane)


def test_the_middle_of_every_thing_hits_it(jane: Journey, page: Page) -> None:
    for band in page.bands:
        for block in band.blocks:
            if block.role in ("card", "phase", "persona", "point", "lane-head"):
                area = area_of(band, block)
                found = hit(page, area.x + area.width / 2, area.y + area.height / 2)
                assert found is not None
                assert found.block.owner == block.owner


def test_a_link_is_hit_on_its_line_and_not_beside_it(jane: Journey, page: Page) -> None:
    loop = next(link for link in jane.links if link.kind == "loop")
    found = block_of(page, loop.id)
    assert found is not None
    _band, block = found
    shape = block.marks[0]
    (x0, y0), (x1, y1) = shape.segments[0][1], shape.segments[1][1]  # type: ignore[union-attr]
    x, y = block.x + (x0 + x1) / 2, block.y + (y0 + y1) / 2
    near = hit(page, x, y)
    assert near is not None
    assert near.block.owner == loop.id
    assert hit(page, x, y + 40) is None or hit(page, x, y + 40).block.owner != loop.id  # type: ignore[union-attr]


def test_every_cell_is_found_by_its_own_middle(jane: Journey, page: Page) -> None:
    for lane in jane.lanes:
        for step in jane.steps():
            area = cell_area(page, lane.id, step.id)
            assert area is not None
            middle = area.x + area.width / 2, area.y + area.height / 2
            assert cell_at(page, *middle) == (lane.id, step.id)
    assert cell_at(page, 1, 1) is None


def test_heights_and_values_agree(jane: Journey, page: Page) -> None:
    lane = next(lane.id for lane in jane.lanes if lane.kind == "emotions")
    curve = jane.curves[0]
    for point in curve.points:
        if point.value is None:
            continue
        found = block_of(page, point.id)
        assert found is not None
        area = area_of(*found)
        value = value_at(page, lane, jane.scale, area.y + area.height / 2)
        assert value == pytest.approx(point.value, abs=1e-6)
    assert value_at(page, lane, jane.scale, -1e6) == jane.scale.high
    assert value_at(page, lane, jane.scale, 1e6) == jane.scale.low
    assert value_at(page, jane.lanes[0].id, jane.scale, 100) is None


def test_the_entry_box_lies_in_its_card(jane: Journey, page: Page) -> None:
    for card in jane.all_cards():
        box, found = entry_box(page, jane, card.id), block_of(page, card.id)
        assert box is not None
        assert found is not None
        area = area_of(*found)
        assert area.x < box.x
        assert box.x + box.width < area.x + area.width
        assert area.y < box.y
    assert entry_box(page, jane, "nowhere") is None


def test_a_pills_words_are_written_beside_its_signs(jane: Journey, page: Page) -> None:
    card = next(card for card in jane.all_cards() if card.moment_of_truth)
    box, found = entry_box(page, jane, card.id), block_of(page, card.id)
    assert box is not None
    assert found is not None
    signs = [mark for mark in found[1].marks[2:] if isinstance(mark, Sign)]
    assert signs
    left = found[0].x + found[1].x + min(sign.x for sign in signs)
    assert box.x + box.width <= left
