"""Parts of a page: nothing is laid out anew, nothing lies outside, nothing overlaps."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeyeditor.files.templates import new_from
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Page
from journeyeditor.layout.excerpt import AROUND, bands_of, part_of_bands, part_of_blocks
from tests.property.any_map import sound_maps

few = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def jane() -> Page:
    return compose(new_from("jane", "sv"))


@few
@given(sound_maps(), st.data())
def test_bands_keep_their_form_and_order_and_lie_within(
    journey: object, data: st.DataObject
) -> None:
    page = compose(journey)  # type: ignore[arg-type]  # hypothesis hides the strategy's type
    rows = [band for band in page.bands if band.role != "links"]
    keys = data.draw(st.sets(st.sampled_from([band.key for band in rows])))
    part = part_of_bands(page, keys)
    taken = [band for band in part.bands if band.role != "links"]
    chosen = [band for band in rows if band.key in keys]
    assert [band.key for band in taken] == [band.key for band in chosen]
    assert all(a.blocks is b.blocks for a, b in zip(taken, chosen, strict=True))
    bottom = AROUND
    for band in taken:
        assert band.y >= bottom - 1e-6
        bottom = band.y + band.height
        assert band.x + band.width <= part.width - AROUND + 1e-6
    assert bottom <= part.height - AROUND + 1e-6


def test_bands_that_follow_each_other_stay_as_far_apart_as_they_are() -> None:
    page = jane()
    part = part_of_bands(page, [band.key for band in page.bands if band.role != "links"])
    shifts = set()
    for one, other in zip(page.bands, part.bands, strict=True):
        assert one.key == other.key
        shifts |= {
            round(other.y + b.y - one.y - a.y, 6)
            for a, b in zip(one.blocks, other.blocks, strict=True)
        }
    assert len(shifts) == 1


def test_links_come_where_all_that_they_touch_comes() -> None:
    page = jane()
    links = page.band("links")
    assert links is not None

    def of(*keys: str) -> int:
        found = part_of_bands(page, keys).band("links")
        assert found is not None
        return len(found.blocks)

    assert of("lane-touchpoints") == len(links.blocks) > 0
    assert of("lane-goals") == 0
    assert of("lane-goals", "lane-touchpoints") == len(links.blocks)


def test_a_link_across_lanes_goes_where_a_lane_between_is_missing() -> None:
    page = jane()
    bands = {band.key: band for band in page.bands}
    links = bands["links"]
    first, last = bands["lane-goals"], bands["lane-thoughts"]
    top, bottom = first.y + 10, last.y + last.height - 10
    long = replace(links.blocks[0], y=top, height=bottom - top)
    changed = replace(links, blocks=(long,))
    page = replace(page, bands=(*page.bands[:-1], changed))
    through = part_of_bands(page, ("lane-goals", "lane-touchpoints", "lane-thoughts"))
    past = part_of_bands(page, ("lane-goals", "lane-thoughts"))
    assert len(through.bands[-1].blocks) == 1
    assert len(past.bands[-1].blocks) == 0


def test_lanes_are_found_by_themselves_and_by_their_curves() -> None:
    journey = new_from("jane", "sv")
    page = compose(journey)
    curve = journey.curves[0]
    assert bands_of(page, {"lane-goals"}) == ("lane-goals",)
    assert bands_of(page, {curve.id}) == ("lane-emotions",)
    assert bands_of(page, {curve.points[0].id}) == ("lane-emotions",)
    assert bands_of(page, {next(journey.all_cards()).id}) == ()


@few
@given(sound_maps(), st.data())
def test_single_blocks_lie_within_with_room_about_them(
    journey: object, data: st.DataObject
) -> None:
    page = compose(journey)  # type: ignore[arg-type]  # hypothesis hides the strategy's type
    owners = sorted({block.owner for band in page.bands for block in band.blocks if block.owner})
    ids = data.draw(st.sets(st.sampled_from(owners))) if owners else set()
    part = part_of_blocks(page, ids)
    chosen = [block for band in page.bands for block in band.blocks if block.owner in ids]
    if not chosen:
        assert part is None
        return
    assert part is not None
    taken = [(band, block) for band in part.bands for block in band.blocks]
    assert [block for _, block in taken] == chosen
    lefts = [band.x + block.x for band, block in taken]
    tops = [band.y + block.y for band, block in taken]
    rights = [band.x + block.x + block.width for band, block in taken]
    bottoms = [band.y + block.y + block.height for band, block in taken]
    for found, wanted in (
        (min(lefts), AROUND),
        (min(tops), AROUND),
        (max(rights), part.width - AROUND),
        (max(bottoms), part.height - AROUND),
    ):
        assert abs(found - wanted) < 1e-6
