"""What differs between two states of a map: all of it, nothing else, and found at once."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from journeyeditor.base.ids import counting_ids
from journeyeditor.base.messages import Translator
from journeyeditor.edits import cards, columns, curves, head, lanes, links, phases
from journeyeditor.edits.properties import set_poster, set_property
from journeyeditor.files.codec import decode, encode
from journeyeditor.model.cards import Cards
from journeyeditor.model.compare import alike, alike_maps
from journeyeditor.model.journey import Journey, SavedView
from journeyeditor.model.records import Card, Lane, Phase, Step
from journeyeditor.review.differences import Difference, differences
from journeyeditor.review.telling import told
from tests.files.rich import rich_map
from tests.property.branches import begun

Edit = Callable[[Journey], Journey]


@pytest.fixture
def before() -> Journey:
    return begun(counting_ids("n"))


def first(journey: Journey) -> Card:
    return next(journey.all_cards())


def lines(before: Journey, after: Journey, language: str = "en") -> list[str]:
    """What is told, and the same of the maps as they come from files."""
    said = told(differences(before, after), Translator(language))
    opened = [decode(encode(one)).journey for one in (before, after)]
    assert told(differences(*opened), Translator(language)) == said
    return said


def test_nothing_differs_between_equal_maps(before: Journey) -> None:
    assert not differences(before, before)
    assert not differences(before, decode(encode(before)).journey)
    assert not differences(rich_map(), rich_map())


def test_a_text_is_told_with_what_it_was(before: Journey) -> None:
    after = cards.set_card_text(before, first(before).id, "Sökmotor")
    assert list(differences(before, after)) == [
        Difference("card", first(before).id, "changed", "text", "Möte 0", "Sökmotor")
    ]
    assert lines(before, after) == ["Card “Sökmotor”: Text: “Möte 0” → “Sökmotor”"]


def test_what_was_chosen_for_the_poster_is_told_in_words(before: Journey) -> None:
    lane = before.lanes[0]
    chosen = before.settings.poster.changed(paper="a2", hidden_lanes=(lane.id,))
    assert lines(before, set_poster(before, chosen)) == [
        "Map: Poster: Paper: – → “a2”",
        f"Map: Poster: Hidden lanes: – → {lane.title or 'Touchpoints'}",
    ]


def test_of_long_texts_the_part_that_differs_is_told(before: Journey) -> None:
    old = head.change_head(before, notes="a" * 200 + "\nslut " + "c" * 200)
    (line,) = lines(old, head.change_head(before, notes="a" * 200 + "\nstopp " + "c" * 200))
    assert "aaa ⏎ slut ccc" in line
    assert "aaa ⏎ stopp ccc" in line
    assert len(line) < 200


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (lambda j: cards.delete_cards(j, [first(j).id]), "Card “Möte 0”: removed from"),
        (
            lambda j: cards.move_cards(j, [first(j).id], None, None),
            "Card “Möte 0”: moved from Touchpoints / 1.1 to Parking lot",
        ),
        (
            lambda j: cards.move_cards(j, [first(j).id], j.lanes[0].id, first(j).step),
            "Card “Möte 0”: another place in its cell",
        ),
        (lambda j: lanes.move_lane(j, j.lanes[0].id, 3), "moved from place 1 to 4"),
        (lambda j: lanes.add_lane(j, "goals"), "Lane “Goals”: added"),
        (lambda j: phases.move_phase(j, j.phases[2].id, 0), "“Efter”: moved from place 3 to 1"),
        (
            lambda j: columns.move_step(j, j.phases[0].steps[0].id, j.phases[1].id, 0),
            "Step “2.1”: moved from Före to Under",
        ),
        (
            lambda j: phases.change_step(j, j.phases[0].steps[0].id, minutes=90, removable=True),
            "Step “1.1”: Duration: – → 90",
        ),
        (lambda j: head.set_scale(j, -5, 5), "Lowest feeling: −2 → −5"),
        (
            lambda j: set_property(j, "card", (first(j).id,), "channel", "phone"),
            "Channel: – → Phone",
        ),
        (
            lambda j: set_property(
                j, "card", (first(j).id,), "personas", tuple(one.id for one in j.personas)
            ),
            "Personas: – → Jane, Max",
        ),
        (
            lambda j: curves.change_point(j, j.curves[0].id, j.curves[0].points[0].id, value=2),
            "Point “Jane, Current state, 1.1”: Value: 1 → 2",
        ),
        (
            lambda j: lanes.set_metric(j, j.lanes[3].id, j.phases[0].steps[0].id, 7),
            "Metric “Metrics, 1.1”: Value: – → 7",
        ),
        (
            lambda j: links.delete_link(j, j.links[0].id),
            "Link “Möte 0 → ",
        ),
        (
            lambda j: head.change_persona(j, j.personas[0].id, goals=("Hinna", "Förstå")),
            "Persona “Jane”: Goals: – → Hinna; Förstå",
        ),
    ],
)
def test_what_was_done_is_told(before: Journey, edit: Edit, says: str) -> None:
    said = lines(before, edit(before))
    assert any(says in line for line in said), said


def test_unknown_fields_and_views_are_told(before: Journey) -> None:
    after = before.model_copy()
    assert after.model_extra is not None
    after.model_extra["x_new"] = {"a": [1]}
    view = SavedView(id="view", title="Bara känslor")
    settings = after.settings.changed(views=(view,))
    after = after.model_copy(update={"settings": settings})
    assert lines(before, after) == [
        "Map: x_new: – → {'a': [1]}",
        "Saved view “Bara känslor”: added",
    ]


def test_an_order_that_is_not_seen_is_a_difference_all_the_same(before: Journey) -> None:
    after = before.model_copy(update={"links": before.links[::-1]})
    assert lines(before, after) == ["Map: the order of records in the file"]


def test_every_field_of_every_record_is_told_in_both_languages() -> None:
    """From nothing to a map in which every field is written, and back."""
    empty = Journey(id="document")
    there, back = differences(empty, rich_map()), differences(rich_map(), empty)
    kinds = {"map", "segment", "persona", "source", "lane", "phase", "step", "card"}
    assert {one.kind for one in there} == kinds | {
        *("curve", "metric", "link", "finding", "view", "picture"),
    }
    assert {(one.kind, one.id) for one in there} == {(one.kind, one.id) for one in back}
    for language in ("en", "sv"):
        for found in (there, back):
            said = told(found, Translator(language))
            assert len(said) == len(found)
            assert all(line.strip() and "\n" not in line for line in said)


def test_one_change_among_ten_thousand_cards_is_found_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What both states share is not looked at."""
    steps = tuple(Step(id=f"s{place}") for place in range(100))
    made = [
        Card(id=f"c{place}-{row}", lane="lane", step=f"s{place}", order=f"{row:03}V")
        for place in range(100)
        for row in range(100)
    ]
    before = Journey(
        id="map",
        lanes=(Lane(id="lane", kind="actions"),),
        phases=(Phase(id="phase", steps=steps),),
        cards={"lane": Cards(made)},
    )
    after = cards.set_card_text(before, "c50-50", "Nytt")
    looked_at: list[str] = []

    def counted(one: Card, other: Card) -> bool:
        looked_at.append(one.id)
        return alike(one, other)

    monkeypatch.setattr("journeyeditor.review.differences.alike", counted)
    assert [one.id for one in differences(before, after)] == ["c50-50"]
    assert looked_at == ["c50-50"]
    anew = decode(encode(after)).journey
    assert quickest(lambda: differences(before, after)) < quickest(lambda: alike_maps(after, anew))


def quickest(action: Callable[[], object]) -> float:
    """Seconds that an action takes at best."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)
