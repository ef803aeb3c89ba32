"""The check-up: what each rule finds, what mends it, and what it passes over."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, Translator
from journeyeditor.edits import asides, cards, curves, head, lanes, links, phases
from journeyeditor.edits.sweep import swept
from journeyeditor.files.codec import decode, encode
from journeyeditor.files.templates import examples, new_from, templates
from journeyeditor.layout.mood import FAIR
from journeyeditor.model.invariants import problems
from journeyeditor.model.journey import Journey, Review
from journeyeditor.model.lookup import kind_of
from journeyeditor.model.records import Card
from journeyeditor.review.checkup import RULES, checking, checkup
from journeyeditor.review.feelings import LOW
from journeyeditor.review.findings import Facts, Reading
from tests.benchmarks.maps import made_map
from tests.benchmarks.rows import slope
from tests.property.any_map import sound_maps
from tests.review.checked import TODAY, found, keys, sound, with_card

Edit = Callable[[Journey], Journey]
Key = tuple[str, str | None]


def change(card: str, **fields: object) -> Edit:
    return lambda journey: cards.change_card(journey, card, **fields)


def point(name: str, value: float | None) -> Edit:
    return lambda journey: curves.change_points(journey, [name], value=value)


def without_link(journey: Journey) -> Journey:
    return links.delete_link(links.delete_link(journey, "l0"), "out")


def relinked(journey: Journey) -> Journey:
    return links.add_link(journey, "t0", "t1")


def exits(journey: Journey) -> Journey:
    return links.add_link(journey, "t1", None, "exit")


def emptied(journey: Journey) -> Journey:
    return curves.change_points(cards.delete_cards(journey, ["t2"]), ["f2"], value=None)


def refilled(journey: Journey) -> Journey:
    made = cards.add_cards(journey, "actions", "s2", ["Comes back"])
    return curves.change_points(made, ["f2"], value=1)


def reviewed(last: datetime.date) -> Edit:
    return lambda journey: head.change_head(journey, review=Review(months=3, last=last))


BROKEN: dict[str, tuple[Edit, str | None, Edit]] = {
    "phase-without-feeling": (point("f2", None), "p2", point("f2", 1.0)),
    "dip-without-pain": (change("pain", kind="goals"), "f1", change("pain", kind="")),
    "pain-without-answer": (
        change("idea", answers=("idea",)),
        "pain",
        change("idea", answers=("pain",)),
    ),
    "opportunity-without-owner": (change("idea", owner=" "), "idea", change("idea", owner="A")),
    "pain-without-evidence": (
        change("pain", evidence=""),
        "pain",
        change("pain", evidence="quote"),
    ),
    "touchpoint-without-channel": (change("t1", channel=""), "t1", change("t1", channel="shop")),
    "retention-left-empty": (emptied, "p2", refilled),
    "loop-without-way-out": (lambda journey: links.delete_link(journey, "out"), "back", exits),
    "card-without-link": (lambda journey: links.delete_link(journey, "l0"), "t0", relinked),
    "only-happy-peaks": (point("f1", 0.0), None, point("f1", -0.2)),
    "review-overdue": (reviewed(datetime.date(2026, 8, 25)), None, reviewed(TODAY)),
}
"""For each rule: an edit that it finds something of, what it is about, and an edit that mends."""


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


# What is shown


def spoiled() -> Journey:
    """Much that is found, of cards, a phase, a curve and a link."""
    journey = sound()
    for rule in ("dip-without-pain", "opportunity-without-owner", "touchpoint-without-channel"):
        journey = BROKEN[rule][0](journey)
    return links.delete_link(journey, "out")


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
    "b2b": ["3 dips without a pain point", "1 loop without a way out"],
    "service-blueprint": [],
    "empty": [],
    "jane": ["1 pain point without an opportunity", "2 of 6 pain points are assumptions"],
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("key", [one.key for one in (*templates(), *examples())])
def test_what_is_found_in_the_maps_that_come_along(key: str, language: str) -> None:
    assert listed(key, language) == LISTED[key]


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
