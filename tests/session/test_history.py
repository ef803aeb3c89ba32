"""The way back: bounded by bytes, by steps, and letting go of what it no longer needs."""

from __future__ import annotations

import gc
import random
import tracemalloc

import pytest

from journeyeditor.base.ids import counting_ids
from journeyeditor.base.messages import msg
from journeyeditor.edits.cards import add_cards, change_cards, delete_cards, move_cards
from journeyeditor.edits.head import change_head
from journeyeditor.model.journey import Journey
from journeyeditor.session.history import STEPS, Choice, History, State
from journeyeditor.session.session import Session
from journeyeditor.session.weight import weight
from tests.benchmarks.maps import made_map

NAME = msg("Edit text")
MEBIBYTE = 1024 * 1024


def state(journey: Journey) -> State:
    return State(journey, Choice())


def titled(journey: Journey, title: str) -> Journey:
    return change_head(journey, title=title)


def test_the_oldest_edits_go_when_they_take_too_much() -> None:
    first, edit = Journey(id="j"), 0
    journey, history = first, History(most_bytes=20 * weight(first, titled(first, "x")))
    for edit in range(100):
        after = titled(journey, f"{edit}")
        history.push(NAME, state(journey), state(after), "")
        journey = after
    assert len(history) == history.index == 20
    back = history.go(0)
    assert back is not None
    assert back.journey.title == "79"


def test_one_edit_can_always_be_taken_back() -> None:
    journey, history = Journey(id="j"), History(most_bytes=1)
    history.push(NAME, state(journey), state(titled(journey, "x")), "")
    assert history.go(0) == state(journey)


def test_what_was_saved_is_forgotten_with_the_edit_that_led_to_it() -> None:
    journey, history = Journey(id="j"), History(steps=2)
    for turn in range(3):
        history.push(NAME, state(journey), state(journey), "")
        assert history.is_clean is False, turn
    history.go(0)
    assert not history.is_clean
    history.mark_clean()
    history.go(2)
    history.go(1)
    history.push(NAME, state(journey), state(journey), "")
    history.go(0)
    assert history.is_clean


def test_going_to_a_place_tells_one_change() -> None:
    session = Session(Journey(id="j"))
    for turn in range(10):
        session.apply(NAME, change_head, title=f"{turn}")
    told: list[tuple[Journey, Journey]] = []
    session.changed.connect(lambda old, new: told.append((old, new)))
    now = session.journey
    session.go_to(3)
    assert [(old is now, new.title) for old, new in told] == [(True, "2")]


def test_an_edit_weighs_what_it_changed() -> None:
    journey = made_map(2_000)
    ids = [card.id for card in journey.all_cards()]
    one = weight(journey, change_cards(journey, ids[:1], note="x"))
    hundred = weight(journey, change_cards(journey, ids[:100], note="x"))
    assert one < 10_000
    assert 100_000 < hundred < 400_000
    assert weight(journey, journey) < 5_000


@pytest.mark.parametrize("kind", ["write", "many"])
def test_a_thousand_edits_of_ten_thousand_cards_stay_within_their_room(kind: str) -> None:
    chance = random.Random(1)
    session = Session(made_map(10_000))
    ids = [card.id for card in session.journey.all_cards() if card.lane]
    steps = [step.id for step in session.journey.steps()]
    gc.collect()
    tracemalloc.start()
    try:
        for turn in range(STEPS if kind == "write" else 40):
            if kind == "many":
                session.apply(NAME, change_cards, ids[:2_000], note=f"{turn}")
            elif turn % 3 == 0:
                card = session.journey.card(chance.choice(ids))
                assert card is not None
                session.apply(NAME, add_cards, card.lane, chance.choice(steps), ["new"])
            elif turn % 3 == 1:
                session.apply(NAME, change_cards, [chance.choice(ids)], text=f"text {turn}")
            else:
                card = session.journey.card(chance.choice(ids))
                assert card is not None
                place = card.lane, chance.choice(steps)
                session.apply(NAME, move_cards, [chance.choice(ids)], *place)
        gc.collect()
        taken = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert taken < 60 * MEBIBYTE
    assert session.index == (STEPS if kind == "write" else len(session.history()))


def test_a_thousand_rounds_of_adding_and_undoing_leave_nothing() -> None:
    session = Session(made_map(300))
    ids = counting_ids("new")
    lane, step = session.journey.lanes[0].id, next(session.journey.steps()).id

    def rounds(count: int) -> None:
        for _ in range(count):
            session.apply(NAME, add_cards, lane, step, ["new"], ids=ids)
            session.undo()
        gc.collect()

    rounds(50)
    objects = len(gc.get_objects())
    tracemalloc.start()
    try:
        rounds(20)
        before = tracemalloc.get_traced_memory()[0]
        rounds(1_000)
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert grown < 20_000
    assert len(gc.get_objects()) < objects + 50


def test_a_deleted_picture_s_bytes_are_weighed() -> None:
    from tests.files.rich import rich_map

    journey = rich_map()
    without = journey.model_copy(update={"pictures": {}})
    data = sum(len(one.data) for one in journey.pictures.values())
    assert weight(journey, without) >= data
    cards = [card.id for card in journey.all_cards()]
    assert weight(journey, delete_cards(journey, cards)) > 1_000 * len(cards)
