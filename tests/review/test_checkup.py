"""The check-up as a whole: what is found in a map, told, mended and set aside."""

from __future__ import annotations

import datetime
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, Translator
from journeyeditor.edits import asides, cards, lanes, phases
from journeyeditor.edits.sweep import swept
from journeyeditor.files.codec import decode, encode
from journeyeditor.model.invariants import problems
from journeyeditor.model.journey import Journey
from journeyeditor.model.lookup import kind_of
from journeyeditor.model.records import Card
from journeyeditor.review.checkup import RULES, checking, checkup
from journeyeditor.review.differences import differences
from journeyeditor.review.findings import Facts, Reading
from journeyeditor.review.telling import told
from tests.benchmarks.maps import made_map
from tests.benchmarks.rows import slope
from tests.property.any_map import sound_maps
from tests.review.checked import (
    BROKEN,
    TODAY,
    change,
    found,
    keys,
    reviewed,
    sound,
    spoiled,
    with_card,
)

Key = tuple[str, str | None]


def test_nothing_is_found_in_a_sound_map() -> None:
    assert problems(sound()) == ()
    assert found(sound()) == []
    assert checkup(Journey(id="x")).groups == ()


@pytest.mark.parametrize("rule", BROKEN)
def test_a_rule_finds_one_thing_and_mending_removes_it(rule: str) -> None:
    spoil, subject, mend = BROKEN[rule]
    spoiled = spoil(sound())
    assert keys(spoiled) == [(rule, subject)]
    assert keys(mend(spoiled)) == []


def test_every_rule_is_tried_here() -> None:
    assert {*BROKEN, "text-too-small"} == {rule.key for rule in RULES}


def test_mending_removes_exactly_one_of_many() -> None:
    journey = sound()
    for spoil in ("opportunity-without-owner", "touchpoint-without-channel", "review-overdue"):
        journey = BROKEN[spoil][0](journey)
    journey = change("t2", channel="")(journey)
    before = keys(journey)
    assert before == [
        ("opportunity-without-owner", "idea"),
        ("touchpoint-without-channel", "t1"),
        ("touchpoint-without-channel", "t2"),
        ("review-overdue", None),
    ]
    for subject, mend in (
        (before[1], change("t1", channel="shop")),
        (before[0], change("idea", owner="Shop")),
        (before[3], reviewed(TODAY)),
    ):
        journey = mend(journey)
        before.remove(subject)
        assert keys(journey) == before


# What is shown


def test_what_is_hidden_is_not_asked_about_but_answers() -> None:
    journey = spoiled()
    assert len(keys(journey)) == 4
    for lane in ("touchpoints", "opportunities", "emotions"):
        hidden = lanes.change_lane(journey, lane, visible=False)
        assert len(keys(hidden)) == 3, lane
    assert keys(lanes.change_lane(sound(), "pains", visible=False)) == []
    assert keys(lanes.change_lane(sound(), "opportunities", visible=False)) == []
    folded = lanes.change_lane(journey, "touchpoints", folded=True)
    assert keys(folded) == keys(journey)


def test_only_the_shown_state_is_asked_about() -> None:
    journey = change("t1", channel="", state="future")(sound())
    assert keys(journey) == []
    assert ("touchpoint-without-channel", "t1") in keys(journey.changed(state="future"))
    step = phases.change_step(spoiled(), "s1", state="future")
    assert ("touchpoint-without-channel", "t1") not in keys(step)


def test_the_parking_lot_is_asked_about_nothing() -> None:
    for kind in ("pains", "opportunities", "touchpoints"):
        assert keys(with_card(sound(), Card(id="new", kind=kind))) == []


def test_findings_are_told_as_the_map_is_read() -> None:
    journey = sound()
    for name, lane, step, order in (
        ("a", "touchpoints", "s2", "b"),
        ("b", "actions", "s0", "a"),
        ("c", "touchpoints", "s0", "b"),
        ("d", "touchpoints", "s0", "a"),
    ):
        made = Card(id=name, lane=lane, step=step, order=order, kind="touchpoints")
        journey = with_card(journey, made)
    journey = phases.move_phase(journey, "p2", 0)
    rule = "touchpoint-without-channel"
    assert [one for key, one in keys(journey) if key == rule] == ["a", "d", "c", "b"]


# Words


@pytest.mark.parametrize("language", ["sv", "en"])
def test_findings_are_said_in_one_sentence_with_their_place(language: str) -> None:
    tr = Translator(language)
    journey = change("t1", channel="", text="The  till\nby the door")(sound())
    (one,) = found(journey)
    assert one.place(tr) == "Purchase · The till by the door"
    for rule in BROKEN:
        for finding in found(BROKEN[rule][0](sound())):
            said = tr(finding.said)
            assert said.endswith(".")
            assert "{" not in said + finding.place(tr)


def test_texts_are_shortened_and_what_is_nameless_is_called_something() -> None:
    tr = Translator("en")
    (one,) = found(change("t1", channel="", text="word " * 100)(sound()))
    assert len(one.place(tr)) < 100
    assert one.place(tr).endswith("…")
    journey = change("t1", channel="", text=" ")(phases.change_phase(sound(), "p1", title=""))
    (one,) = found(journey)
    assert one.place(tr) == "Phase 2 · Touchpoint"


def test_text_is_never_taken_for_a_text_of_ours() -> None:
    (one,) = found(change("t1", channel="", text="Goals {n}")(sound()))
    assert one.what is not None
    assert Translator("sv")(one.what) == "Goals {n}"


# Set aside


def test_what_is_set_aside_is_told_apart() -> None:
    journey = spoiled()
    before = keys(journey)
    aside = asides.set_aside(journey, before[:2], " Known since long ")
    after = checkup(aside, Facts(TODAY))
    assert [(one.rule, one.subject) for one in after.findings()] == before[2:]
    assert [(one.finding.rule, one.finding.subject) for one in after.aside] == before[:2]
    assert {one.record.reason for one in after.aside} == {"Known since long"}
    assert problems(aside) == ()
    assert decode(encode(aside)).journey == aside
    back = asides.take_back(aside, [after.aside[0].record.id])
    assert keys(back) == [before[0], *before[2:]]


def test_what_is_set_aside_again_gets_the_new_reason() -> None:
    key: Key = ("review-overdue", None)
    once = asides.set_aside(sound(), [key], "One")
    twice = asides.set_aside(once, [key, key], "Two")
    assert [(one.id, one.reason) for one in twice.set_aside] == [(once.set_aside[0].id, "Two")]
    assert asides.set_aside(sound(), []) is not None


def test_what_can_not_be_set_aside_is_refused() -> None:
    with pytest.raises(JourneyError, match="no longer there"):
        asides.set_aside(sound(), [("touchpoint-without-channel", "gone")])
    with pytest.raises(JourneyError, match="no longer there"):
        asides.take_back(sound(), ["gone"])
    with pytest.raises(JourneyError, match="too long"):
        asides.set_aside(sound(), [("review-overdue", None)], "x" * 20_000)


def test_setting_aside_is_told_as_a_difference() -> None:
    keys: list[Key] = [("pain-without-answer", "pain"), ("review-overdue", None), ("new", None)]
    after = asides.set_aside(sound(), keys, "Why")
    assert told(differences(sound(), after), Translator("en")) == [
        "Finding set aside “Queue”: added",
        "Finding set aside “Review overdue”: added",
        "Finding set aside “new”: added",
    ]


def test_what_is_set_aside_goes_with_its_subject() -> None:
    aside = asides.set_aside(sound(), [("touchpoint-without-channel", "t1")])
    assert swept(aside, {"t1"}).set_aside == ()
    assert cards.delete_cards(aside, ["t1"]).set_aside == ()


# Any map


def check_any(journey: Journey, facts: Facts) -> None:
    """Whatever is found is in the map, once, and can be set aside and said."""
    tr = Translator(journey.language)
    result = checkup(journey, facts)
    told = [*result.findings(), *(one.finding for one in result.aside)]
    for one in told:
        for name in one.ids:
            assert kind_of(journey, name) in {
                "card",
                "phase",
                "step",
                "lane",
                "curve",
                "point",
                "link",
            }
        assert isinstance(one.said, Message)
        assert tr(one.said)
        one.place(tr)
    found_keys = [(one.rule, one.subject) for one in told]
    assert len(set(found_keys)) == len(found_keys)
    for group in result.groups:
        assert group.name(tr)
    aside = asides.set_aside(journey, [(one.rule, one.subject) for one in result.findings()])
    again = checkup(aside, facts)
    assert again.groups == ()
    assert {(one.finding.rule, one.finding.subject) for one in again.aside} == set(found_keys)


@given(sound_maps(), st.dates())
def test_what_is_found_in_any_map_is_there(journey: Journey, today: datetime.date) -> None:
    check_any(journey, Facts(today, Reading(2.0, 1.0, 9.3)))


@pytest.mark.parametrize("size", [300, 2_000])
def test_what_is_found_in_a_large_map_is_there(size: int) -> None:
    check_any(made_map(size), Facts(TODAY))


def test_the_time_grows_with_the_map_and_is_taken_in_portions() -> None:
    sizes = (2_000, 8_000)
    times = []
    for size in sizes:
        journey = made_map(size)
        rounds = []
        for _ in range(7):
            start = thread_time()
            checkup(journey)
            rounds.append(thread_time() - start)
        times.append(min(rounds))
    assert slope(sizes, times) < 1.6
    assert sum(1 for _ in checking(made_map(8_000))) > 25
