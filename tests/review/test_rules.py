"""What each rule of the check-up finds and passes over, and what the maps that come along have."""

from __future__ import annotations

import datetime

import pytest

from journeyeditor.base.messages import Translator
from journeyeditor.edits import cards, curves, head, lanes, links, phases
from journeyeditor.files.templates import examples, new_from, templates
from journeyeditor.layout.mood import FAIR
from journeyeditor.model.journey import Review
from journeyeditor.model.records import Card
from journeyeditor.review.checkup import checkup
from journeyeditor.review.feelings import LOW
from journeyeditor.review.findings import Facts, Reading
from tests.review.checked import (
    BROKEN,
    TODAY,
    change,
    emptied,
    found,
    keys,
    sound,
    with_card,
)

# Feelings


def test_what_is_drawn_sad_is_low() -> None:
    assert LOW == -FAIR


def dipped(*values: float | None) -> list[str | None]:
    """Where dips are found in a curve of these values, without anything that says why."""
    journey = lanes.delete_lane(sound(), "pains")
    journey = curves.delete_points(journey, ["f0", "f1", "f2"])
    for at, value in enumerate(values):
        step = f"s{min(at * 3 // len(values), 2)}"
        journey = curves.add_point(journey, "curve", step, value, ids=lambda at=at: f"v{at}")  # type: ignore[misc]  # mypy takes no defaults
    return [one.subject for one in found(journey) if one.rule == "dip-without-pain"]


@pytest.mark.parametrize(
    ("values", "lowest"),
    [
        ((-1, -2, -1, 1), ["v1"]),
        ((1, -1, 1, -2, 1), ["v1", "v3"]),
        ((-1, None, -2), ["v0", "v2"]),
        ((1, -0.3, 1), []),
        ((-0.3, -0.5, 0.3), ["v1"]),
        ((2, 1, 2), []),
        ((1, 1, -2), ["v2"]),
        ((0, 0, 0), []),
        ((), []),
    ],
)
def test_a_dip_is_a_stretch_below_the_middle(
    values: tuple[float | None, ...], lowest: list[str]
) -> None:
    assert dipped(*values) == lowest


@pytest.mark.parametrize(
    ("card", "explains"),
    [
        ({"lane": "pains", "step": "s1"}, True),
        ({"lane": "pains", "step": "s0"}, False),
        ({"lane": "pains", "step": "s0", "span": 2}, True),
        ({"lane": "actions", "step": "s1", "kind": "objections"}, True),
        ({"lane": "actions", "step": "s1"}, False),
        ({"lane": "pains", "step": "s1", "personas": ("jane",)}, True),
        ({"lane": "pains", "step": "s1", "personas": ("anna",)}, False),
        ({"lane": "pains", "step": "s1", "state": "future"}, False),
        ({}, False),
    ],
)
def test_what_explains_a_dip(card: dict[str, object], explains: bool) -> None:
    journey = cards.delete_cards(sound(), ["pain"])
    made = Card(id="why", text="Why", evidence="quote").changed(**card)
    rules = {rule for rule, _ in keys(with_card(journey, made))}
    assert ("dip-without-pain" not in rules) == explains


def test_an_empty_phase_asks_for_no_feeling() -> None:
    journey = phases.add_phase(sound(), "Later")
    assert keys(journey) == []
    step = journey.phases[3].steps[0].id
    made = Card(id="a", lane="actions", step=step)
    assert [one.rule for one in found(with_card(journey, made))] == ["phase-without-feeling"]
    # A map that shows no feelings at all is asked for none.
    assert keys(lanes.delete_lane(with_card(journey, made), "emotions")) == []


def test_peaks_are_expected_of_what_is_wished() -> None:
    happy = curves.change_points(sound(), ["f1"], value=1)
    assert keys(happy) == [("only-happy-peaks", None)]
    assert (
        keys(happy.changed(state="future", curves=(happy.curves[0].changed(state="future"),))) == []
    )
    few = curves.delete_points(happy, ["f2"])
    assert ("only-happy-peaks", None) not in keys(few)


# Pain points and opportunities


@pytest.mark.parametrize(
    ("fields", "answers"),
    [
        ({"answers": ("pain",)}, True),
        ({"answers": ("pain",), "status": "dropped"}, False),
        ({"answers": ("pain",), "state": "future"}, True),
        ({"answers": ("t0",)}, False),
        ({"step": "s1"}, True),
        ({"step": "s1", "answers": ("t0",)}, False),
        ({"step": "s1", "status": "dropped"}, False),
        ({"step": "s0"}, False),
        ({"step": "s0", "span": 2}, True),
        ({"lane": None, "step": None, "kind": "opportunities", "answers": ("pain",)}, True),
        ({"lane": None, "step": None, "kind": "opportunities"}, False),
    ],
)
def test_what_answers_a_pain_point(fields: dict[str, object], answers: bool) -> None:
    journey = cards.delete_cards(sound(), ["idea"])
    made = Card(id="new", lane="opportunities", step="s2", owner="Shop").changed(**fields)
    assert (("pain-without-answer", "pain") not in keys(with_card(journey, made))) == answers


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_what_is_over_needs_no_owner(status: str) -> None:
    over = change("idea", owner="", status=status)(sound())
    assert "opportunity-without-owner" not in {rule for rule, _ in keys(over)}


def test_the_share_of_assumptions_is_told() -> None:
    journey = sound()
    for name in ("a", "b"):
        made = Card(id=name, lane="pains", step="s1", evidence="assumption")
        journey = with_card(journey, made)
    (group,) = (one for one in checkup(journey).groups if one.rule.key == "pain-without-evidence")
    assert group.name(Translator("en")) == "2 of 3 pain points are assumptions"


# Ways


def test_a_loop_has_a_way_out_where_the_journey_goes_on() -> None:
    journey = links.delete_link(sound(), "out")
    assert keys(journey) == [("loop-without-way-out", "back")]
    on = phases.add_phase(journey, "Later", ids=iter(("p3", "s3")).__next__)
    assert keys(on) == [("loop-without-way-out", "back")]
    made = Card(id="a", lane="actions", step="s3")
    assert ("loop-without-way-out", "back") not in keys(with_card(on, made))
    # Back to before the loop is a way out, too; within it is none.
    assert keys(links.add_link(journey, "t1", "t0", "jump")) == []
    assert len(keys(links.add_link(journey, "t1", "t2", "jump"))) == 1


def test_cards_are_read_from_left_to_right_where_links_are_exceptions() -> None:
    journey = sound()
    journey = links.change_links(journey, ["l0", "l1"], kind="jump")
    extra = Card(id="new", lane="touchpoints", step="s0", channel="chat")
    assert keys(with_card(journey, extra)) == []
    assert keys(with_card(sound(), extra)) == [("card-without-link", "new")]
    by_step = links.add_link(with_card(sound(), extra), "s0", "s1")
    assert keys(by_step) == []


# What is easily left


@pytest.mark.parametrize(
    ("title", "is_asked"),
    [
        ("Bibehållande", True),
        ("ANVÄNDNING", True),
        ("Lojalitet", True),
        ("Loyalty and love", True),
        ("Use", True),
        ("Förnyelse", True),
        ("After purchase", True),
        ("Förespråkande", False),
        ("User tests", False),
        ("Because", False),
        ("", False),
    ],
)
def test_phases_after_the_purchase_are_known_by_their_titles(title: str, is_asked: bool) -> None:
    journey = phases.change_phase(emptied(sound()), "p2", title=title)
    assert keys(journey) == ([("retention-left-empty", "p2")] if is_asked else [])


def test_a_map_that_is_being_filled_is_left_in_peace() -> None:
    journey = emptied(sound())
    journey = cards.delete_cards(journey, ["t1", "pain"])
    assert ("retention-left-empty", "p2") not in keys(journey)


def test_a_map_that_was_never_reviewed_is_not_overdue() -> None:
    never = head.change_head(sound(), review=Review(months=1))
    assert keys(never) == []
    assert keys(BROKEN["review-overdue"][0](sound()), today=None) == []
    due = datetime.date(2026, 11, 25)
    assert due == Review(months=3, last=datetime.date(2026, 8, 25)).due
    assert keys(BROKEN["review-overdue"][0](sound()), today=due) == []


def test_text_is_too_small_when_the_facts_say_so() -> None:
    small, large = Reading(2.0, 1.3, 9.3), Reading(2.0, 9.3, 9.3)
    assert keys(sound(), reading=small) == [("text-too-small", None)]
    assert keys(sound(), reading=large) == []
    (one,) = found(sound(), reading=small)
    assert Translator("en")(one.said) == (
        "The poster's smallest capitals are 1.3 mm high; to be read from 2 m they must be 9.3 mm."
    )


# The maps that come along


def listed(key: str, language: str) -> list[str]:
    said = checkup(new_from(key, language), Facts(TODAY)).groups
    return [group.name(Translator("en")) for group in said]


TWO_DIPS = ["2 dips without a pain point"]
LISTED = {
    "five-phases": TWO_DIPS,
    "five-stages": TWO_DIPS,
    "before-during-after": TWO_DIPS,
    "e-commerce": [
        *TWO_DIPS,
        "1 pain point without an opportunity",
        "1 of 1 pain points is an assumption",
    ],
    "shop": TWO_DIPS,
    "b2b": ["3 dips without a pain point"],
    "service-blueprint": [],
    "empty": [],
    "jane": ["1 pain point without an opportunity", "2 of 6 pain points are assumptions"],
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("key", [one.key for one in (*templates(), *examples())])
def test_what_is_found_in_the_maps_that_come_along(key: str, language: str) -> None:
    assert listed(key, language) == LISTED[key]
