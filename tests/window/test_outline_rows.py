"""What the outline shows and finds, counted and placed; without a window."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from journeyeditor.base.messages import Translator
from journeyeditor.edits import cards, curves, head, lanes, phases
from journeyeditor.model.journey import Journey
from journeyeditor.window.outline.counts import Counts
from journeyeditor.window.outline.finding import Finder, folded
from journeyeditor.window.outline.model import OutlineModel
from journeyeditor.window.outline.places import Span, slot_among, slot_for_step
from journeyeditor.window.outline.rows import (
    CARDS,
    LANES,
    MOST,
    PARKED,
    PERSONAS,
    PHASES,
    OutlineRows,
    Row,
    all_rows,
)
from tests.benchmarks.maps import made_map

EN = Translator("en")


def small_map() -> Journey:
    """Two phases, the second of two steps; goals, emotions, numbers and a line; two personas."""
    journey = Journey(id="map")
    journey = phases.add_phase(journey, "Före")
    journey = phases.add_phase(journey, "Efter")
    journey = phases.add_step(journey, journey.phases[1].id, title="Sedan")
    for kind in ("goals", "emotions", "metrics", "line-visibility"):
        journey = lanes.add_lane(journey, kind)
    for name in ("Jane", "Åsa"):
        journey = head.add_persona(journey, name)
    return curves.add_curve(journey, journey.lanes[1].id, journey.personas[0].id)


def steps_of(journey: Journey) -> list[str]:
    return [step.id for step in journey.steps()]


def by_key(rows: tuple[Row, ...]) -> dict[str, Row]:
    """All rows by their keys."""
    return {row.key: row for row in all_rows(rows)}


# What is shown


def test_sections_and_what_lies_in_them() -> None:
    journey = small_map()
    first, second, third = steps_of(journey)
    goals, feelings, numbers, line = (lane.id for lane in journey.lanes)
    journey = cards.add_cards(journey, goals, first, ["one", "two"])
    journey = cards.add_cards(journey, goals, third, ["three"])
    journey = lanes.set_metric(journey, numbers, first, 4)
    rows = OutlineRows(EN).rows(journey)
    assert [row.key for row in rows] == [PHASES, LANES, PERSONAS]
    before, after = rows[0].rows
    assert (before.name, before.amount, before.rows) == ("Före", 2, ())
    assert (after.amount, [step.name for step in after.rows]) == (1, ["Step 1", "Sedan"])
    assert [step.amount for step in after.rows] == [0, 1]
    assert second in by_key(rows)
    assert first not in by_key(rows)
    assert [(row.key, row.name, row.amount) for row in rows[1].rows] == [
        (goals, "Goals", 3),
        (feelings, "Emotions", None),
        (numbers, "Metrics", 1),
        (line, "Line of visibility", None),
    ]
    assert [row.name for row in rows[1].rows[1].rows] == ["Jane · Current state"]
    assert [row.name for row in rows[2].rows] == ["Jane", "Åsa"]


def test_hidden_and_folded_are_told() -> None:
    journey = small_map()
    journey = lanes.change_lane(journey, journey.lanes[0].id, visible=False, folded=True)
    journey = curves.change_curve(journey, journey.curves[0].id, visible=False)
    rows = by_key(OutlineRows(EN).rows(journey))
    lane, curve = rows[journey.lanes[0].id], rows[journey.curves[0].id]
    assert (lane.hidden, lane.folded, curve.hidden) == (True, True, True)
    model = OutlineModel(EN)
    model.show_rows(OutlineRows(EN).rows(journey))
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [model.data(model.index_of(one.key), role) for one in (lane, curve)]
    assert said == ["Goals, 0 cards, hidden, folded", "Jane · Current state, hidden"]


def test_empty_sections_say_what_to_do_in_both_languages() -> None:
    rows = OutlineRows(EN)
    names = [row.rows[0].name for row in rows.rows(Journey(id="map"))]
    assert all("Insert menu" in name for name in names)
    assert len(names) == 3
    rows.say_in(Translator("sv"))
    assert rows.rows(Journey(id="map"))[0].name == "Faser"


def test_the_parking_lot_is_shown_only_where_it_holds_cards() -> None:
    journey = small_map()
    rows = OutlineRows(EN)
    assert PARKED not in by_key(rows.rows(journey))
    journey = cards.add_cards(journey, None, None, [f"card {n}" for n in range(MOST + 20)])
    parked = by_key(rows.rows(journey))[PARKED]
    assert parked.amount == MOST + 20
    assert (len(parked.rows), parked.rows[-1].name) == (MOST + 1, "and 20 more")


def test_sections_stay_the_same_objects_while_nothing_in_them_changes() -> None:
    journey, rows = small_map(), OutlineRows(EN)
    journey = cards.add_cards(journey, journey.lanes[0].id, steps_of(journey)[0], ["one"])
    before = rows.rows(journey)
    card = journey.lane_cards(journey.lanes[0].id)[0].id
    after = rows.rows(cards.set_card_text(journey, card, "two"))
    assert all(a is b for a, b in zip(before, after, strict=True))
    after = rows.rows(lanes.change_lane(journey, journey.lanes[0].id, folded=True))
    assert [a is b for a, b in zip(before, after, strict=True)] == [True, False, True]


# Counting


def test_only_lanes_that_changed_are_counted_again() -> None:
    journey, counts = made_map(600), Counts()
    counts.tally(journey)
    first = counts.counted
    card = next(journey.all_cards())
    steps = counts.tally(journey).steps
    changed = cards.set_card_text(journey, card.id, "another text")
    assert counts.tally(changed).steps is steps
    assert counts.counted == first + 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 2), st.integers(0, 3)), max_size=12))
def test_counts_kept_are_counts_made_anew(edits: list[tuple[int, int, int]]) -> None:
    journey = small_map()
    journey = lanes.add_lane(journey, "pains")
    places = [journey.lanes[0].id, journey.lanes[4].id]
    counts = Counts()
    for what, step, at in edits:
        present = [card.id for card in journey.all_cards()]
        where = places[at % 2], steps_of(journey)[step]
        if what < 5:
            lane, cell = where if at < 3 else (None, None)
            journey = cards.add_cards(journey, lane, cell, ["new"])
        elif present and what < 8:
            journey = cards.move_cards(journey, [present[at % len(present)]], *where)
        elif present:
            journey = cards.delete_cards(journey, [present[at % len(present)]])
        tally = counts.tally(journey)
        by_step = Counter(card.step for card in journey.all_cards())
        assert {step: n for step, n in tally.steps.items() if n} == dict(by_step)
        assert dict(tally.lanes) == {key: len(held) for key, held in journey.cards.items()}


# Finding


@pytest.mark.parametrize(
    ("text", "wanted", "is_found"),
    [
        ("Sökmotor", "SÖK", True),
        ("Sökmotor", "sok", False),
        ("Nästa år", "a", True),
        ("Öre", "o", False),
        ("År", "a", False),
        ("A\u030ar", "år", True),
        ("Café Élan", "cafe elan", True),
        ("Café", "café", True),
        ("Straße", "STRASSE", True),
        ("Livechatt med supporten", "support chatt", True),
        ("Livechatt", "support chatt", False),
    ],
)
def test_finding_in_the_swedish_manner(text: str, wanted: str, is_found: bool) -> None:
    finder = Finder()
    finder.look_for(wanted)
    assert finder.finds(text) is is_found


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_cards_are_found_in_the_maps_order_and_capped() -> None:
    journey, rows = small_map(), OutlineRows(EN)
    goals, steps = journey.lanes[0].id, steps_of(journey)
    for step in reversed(steps):
        journey = cards.add_cards(journey, goals, step, [f"Fråga {n}" for n in range(60)])
    journey = cards.add_cards(journey, None, None, ["En fråga till"])
    rows.finder.look_for("fråga")
    (section,) = rows.rows(journey)
    assert (section.key, section.amount, len(section.rows)) == (CARDS, 181, MOST + 1)
    assert section.rows[-1].name == "and 81 more"
    shown = [journey.card(row.key) for row in section.rows[:-1]]
    assert [card.step for card in shown if card] == [steps[0]] * 60 + [steps[1]] * 40
    assert section.rows[0].about == "Goals · Före"


def test_a_filter_keeps_what_matches_and_what_it_lies_in() -> None:
    journey, rows = small_map(), OutlineRows(EN)
    rows.finder.look_for("sedan")
    (section,) = rows.rows(journey)
    assert [row.name for row in section.rows] == ["Efter"]
    assert [row.name for row in section.rows[0].rows] == ["Sedan"]
    rows.finder.look_for("jane")
    found = rows.rows(journey)
    assert [row.key for row in found] == [LANES, PERSONAS]
    assert [row.name for row in found[0].rows[0].rows] == ["Jane · Current state"]
    rows.finder.look_for("nowhere at all")
    (note,) = rows.rows(journey)
    assert note.kind == "note"


def test_a_changed_card_is_found_by_its_new_text() -> None:
    journey, rows = small_map(), OutlineRows(EN)
    journey = cards.add_cards(journey, journey.lanes[0].id, steps_of(journey)[0], ["old"])
    rows.finder.look_for("new")
    assert CARDS not in by_key(rows.rows(journey))
    card = next(journey.all_cards()).id
    assert CARDS in by_key(rows.rows(cards.set_card_text(journey, card, "new")))


# Places


def spans_of(count: int, height: int = 20) -> tuple[Span, ...]:
    return tuple(Span(str(n), n * height, (n + 1) * height, (n + 1) * height) for n in range(count))


@given(st.integers(1, 9), st.integers(0, 8), st.integers(-30, 220))
def test_what_is_dropped_lies_where_the_line_was(count: int, dragged: int, y: int) -> None:
    spans, key = spans_of(count), str(dragged % count)
    slot = slot_among(spans, key, y)
    order = [span.key for span in spans]
    if slot is None:
        return
    moved = [other for other in order if other != key]
    moved.insert(slot.place, key)
    assert moved != order
    after = moved[moved.index(key) + 1 :]
    line = next((span.top for span in spans if after and span.key == after[0]), spans[-1].bottom)
    assert slot.y == line or (not after and slot.y == spans[-1].bottom)


def test_a_step_goes_among_those_seen_or_onto_a_phase() -> None:
    one = Span("one", 0, 20, 60, (Span("a", 20, 40, 40), Span("b", 40, 60, 60)))
    two = Span("two", 60, 80, 80)
    assert slot_for_step((one, two), "a", 70) == (0, "two", 80, "two")
    assert slot_for_step((one, two), "a", 59) == (1, "one", 60, "")
    assert slot_for_step((one, two), "a", 35) is None
    assert slot_for_step((one, two), "b", 5) == (0, "one", 20, "")
    assert slot_for_step((one, two), "b", 500) == (0, "two", 80, "two")
    assert slot_for_step((), "b", 5) is None


# The model


KEYS = st.lists(st.sampled_from("abcdefg"), unique=True, max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(KEYS, KEYS, st.integers(0, 2)), min_size=1, max_size=6))
def test_the_model_is_always_the_rows_it_was_shown(
    shown: list[tuple[list[str], list[str], int]],
) -> None:
    """Qt's own tester looks on; what it finds wrong it logs, and that fails the test."""
    assert QApplication.instance() or QApplication([])
    model = OutlineModel(EN)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for outer, inner, amount in shown:
        leaves = [tuple(f"{key}{amount}" for key in inner[:cut]) for cut in range(7)]
        rows = tuple(
            Row(key, "phase", key, amount, rows=tuple(Row(one + key, "step", one) for one in below))
            for key, below in zip(outer, leaves, strict=False)
        )
        model.show_rows(rows)
        assert seen(model) == [(row.key, [one.key for one in row.rows]) for row in rows]
        assert not model.show_rows(rows)
    del tester


def seen(model: OutlineModel) -> list[tuple[str, list[str]]]:
    """The keys that a view would find."""

    def keys(parent: object) -> list[str]:
        found = []
        for place in range(model.rowCount(parent)):  # type: ignore[arg-type]  # an index
            row = model.row_at(model.index(place, 0, parent))  # type: ignore[arg-type]
            assert row is not None
            found.append(row.key)
        return found

    return [(key, keys(model.index_of(key))) for key in keys(model.index_of(""))]
