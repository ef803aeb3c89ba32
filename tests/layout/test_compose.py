"""The page of a map: what is on it, and what is laid out anew after an edit."""

from __future__ import annotations

import pytest

from journeyeditor.base.ids import counting_ids
from journeyeditor.edits import cards, curves, head, lanes, links, phases
from journeyeditor.files.templates import new_from
from journeyeditor.layout import measures as m
from journeyeditor.layout.compose import Composer, compose
from journeyeditor.layout.display import Block, Page, Text
from journeyeditor.layout.emotion import scale_values
from journeyeditor.model.journey import Journey, Scale


@pytest.fixture
def jane() -> Journey:
    return new_from("jane", "sv")


def blocks(page: Page, role: str) -> list[Block]:
    return [block for band in page.bands for block in band.blocks if block.role == role]


def texts(block: Block) -> str:
    return " ".join(mark.line.text for mark in block.marks if isinstance(mark, Text))


def lane_of_kind(journey: Journey, kind: str) -> str:
    return next(lane.id for lane in journey.lanes if lane.kind == kind)


def test_everything_of_the_example_is_on_its_page(jane: Journey) -> None:
    page = compose(jane)
    assert {b.owner for b in blocks(page, "card")} == {card.id for card in jane.all_cards()}
    assert {b.owner for b in blocks(page, "phase")} == {phase.id for phase in jane.phases}
    assert {b.owner for b in blocks(page, "lane-head")} == {lane.id for lane in jane.lanes}
    assert {b.owner for b in blocks(page, "persona")} == {p.id for p in jane.personas}
    assert {b.owner for b in blocks(page, "link")} == {link.id for link in jane.links}
    points = {point.id for curve in jane.curves for point in curve.points}
    assert {b.owner for b in [*blocks(page, "point"), *blocks(page, "gap")]} == points


def test_every_word_of_a_card_is_set(jane: Journey) -> None:
    for block in blocks(compose(jane), "card"):
        card = jane.card(block.owner)
        assert card is not None
        for word in card.text.split():
            assert word in texts(block).replace("- ", "").replace("-", "-")


def test_quotes_take_the_marks_of_the_maps_language() -> None:
    for language, opening in (("sv", "”"), ("en", "“")):
        journey = new_from("jane", language)
        lane = lane_of_kind(journey, "thoughts")
        page = compose(journey)
        first = next(b for b in blocks(page, "card") if b.owner in journey.lane_cards(lane))
        assert texts(first).startswith(opening)


def test_an_edit_of_text_that_keeps_the_height_makes_one_card_anew(jane: Journey) -> None:
    composer = Composer()
    before = composer.compose(jane)
    lane = lane_of_kind(jane, "goals")
    card = jane.lane_cards(lane)[0]
    after = composer.compose(cards.set_card_text(jane, card.id, "Kort text"))
    assert composer.counts == {"lanes": 1, "cards": 1}
    for old, new in zip(before.bands, after.bands, strict=True):
        if new.key not in (lane, "links"):
            assert new.blocks is old.blocks
    others = [
        (old, new)
        for old, new in zip(blocks_in(before, lane), blocks_in(after, lane), strict=True)
        if old is not new
    ]
    assert [new.owner for _, new in others] == [card.id]


def blocks_in(page: Page, key: str) -> tuple[Block, ...]:
    band = page.band(key)
    assert band is not None
    return band.blocks


def test_a_card_that_grows_moves_what_is_below_and_makes_nothing_there_anew(
    jane: Journey,
) -> None:
    composer = Composer()
    before = composer.compose(jane)
    lane = lane_of_kind(jane, "goals")
    card = jane.lane_cards(lane)[0]
    after = composer.compose(cards.set_card_text(jane, card.id, "ord " * 60))
    assert composer.counts == {"lanes": 1, "cards": 1, "links": len(jane.links)}
    grown = False
    for old, new in zip(before.bands, after.bands, strict=True):
        if new.key == lane:
            grown = True
            assert new.height > old.height
        elif new.role == "lane":
            assert new.blocks is old.blocks
            assert (new.y > old.y) == grown


def test_a_link_is_made_anew_only_where_it_is_touched(jane: Journey) -> None:
    composer = Composer()
    composer.compose(jane)
    last = jane.lanes[-1].id
    card = jane.lane_cards(last)[0]
    composer.compose(cards.set_card_text(jane, card.id, "ord " * 60))
    assert composer.counts == {"lanes": 1, "cards": 1}


def test_going_back_gives_the_same_page(jane: Journey) -> None:
    composer = Composer()
    before = composer.compose(jane)
    card = next(jane.all_cards())
    composer.compose(cards.delete_cards(jane, [card.id]))
    assert composer.compose(jane) == before


def test_hidden_lanes_are_not_shown_and_folded_ones_say_how_much_they_hold(
    jane: Journey,
) -> None:
    lane = lane_of_kind(jane, "pains")
    hidden = compose(lanes.change_lane(jane, lane, visible=False))
    assert hidden.band(lane) is None
    folded = compose(lanes.change_lane(jane, lane, folded=True)).band(lane)
    assert folded is not None
    assert str(len(jane.lane_cards(lane))) in texts(folded.blocks[1])
    assert not [block for block in folded.blocks if block.role == "card"]


def test_a_card_of_another_state_is_not_shown(jane: Journey) -> None:
    card = next(jane.all_cards())
    other = cards.change_card(jane, card.id, state="future")
    assert card.id not in {b.owner for b in blocks(compose(other), "card")}
    shown = head.change_head(other, state="future")
    assert card.id in {b.owner for b in blocks(compose(shown), "card")}


def test_long_words_widen_their_column_and_then_are_hyphenated(jane: Journey) -> None:
    first = compose(jane).grid.columns[0]
    card = next(c for c in jane.all_cards() if c.step == first.step)
    long = cards.set_card_text(jane, card.id, "sjukvårdsförsäkringsadministration")
    assert compose(long).grid.columns[0].width > first.width
    endless = cards.set_card_text(jane, card.id, "å" * 400)
    page = compose(endless)
    assert page.grid.columns[0].width <= m.WIDEST_COLUMN
    block = next(b for b in blocks(page, "card") if b.owner == card.id)
    assert sum(texts(block).count(letter) for letter in "å") == 400


def test_an_empty_map_has_a_page() -> None:
    page = compose(Journey(id="a"))
    assert page.width > 0
    assert page.height > 0
    assert blocks(page, "title")


def test_a_phase_without_several_steps_has_no_row_of_steps(jane: Journey) -> None:
    assert compose(jane).band("steps") is None
    more = phases.add_step(jane, jane.phases[0].id)
    assert compose(more).band("steps") is not None


def test_columns_by_duration_and_equal(jane: Journey) -> None:
    steps = [step.id for step in jane.steps()]
    timed = jane
    for step, minutes in zip(steps, (10, 20, 40, 80, 600), strict=True):
        timed = phases.change_step(timed, step, minutes=minutes)
    for rule in ("duration", "equal"):
        ruled = timed.changed(settings=timed.settings.changed(column_rule=rule))
        widths = [column.width for column in compose(ruled).grid.columns]
        if rule == "equal":
            assert len(set(widths)) == 1
        else:
            assert widths == sorted(widths)
            assert widths[-1] > 2 * widths[0]


def test_points_of_a_step_stand_evenly_and_a_gap_breaks_the_line() -> None:
    ids = counting_ids()
    journey = phases.add_phase(Journey(id="a"), "Fas", ids=ids)
    journey = lanes.add_lane(journey, "emotions", ids=ids)
    step = next(journey.steps())
    journey = curves.add_curve(journey, journey.lanes[0].id, ids=ids)
    for value in (1.0, None, -1.0):
        journey = curves.add_point(journey, journey.curves[0].id, step.id, value, ids=ids)
    page = compose(journey)
    points = blocks(page, "point")
    column = page.grid.columns[0]
    middles = [block.x + block.width / 2 for block in points]
    assert middles == pytest.approx([column.x + column.width / 6, column.x + 5 * column.width / 6])
    assert points[0].y < points[1].y
    assert blocks(page, "curve")[0].marks == ()


def test_exits_near_the_edge_turn_back_into_the_page(jane: Journey) -> None:
    last = list(jane.steps())[-1].id
    card = next(card for card in jane.all_cards() if card.step == last)
    page = compose(links.add_link(jane, card.id, None, "exit", "Avslutar sitt abonnemang här"))
    for block in blocks(page, "link"):
        assert block.x + block.width <= page.width


@pytest.mark.parametrize(
    ("low", "high", "first", "last"),
    [
        (-2, 2, -2, 2),
        (-5, 5, -5, 5),
        (1, 5, 1, 5),
        (1, 10, 1, 10),
        (0, 1, 0, 1),
        (-2, 2.5, -2, 2.5),
    ],
)
def test_the_scales_values(low: float, high: float, first: float, last: float) -> None:
    values = scale_values(Scale(low=low, high=high))
    assert (values[0], values[-1]) == (first, last)
    assert len(values) <= 11
