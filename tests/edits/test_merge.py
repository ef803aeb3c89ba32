"""Merging two people's versions of a map: what survives, what is asked, and what never is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import counting_ids
from journeyeditor.edits import cards, head, knowledge, lanes, links, phases
from journeyeditor.edits.merge import Conflict, Key, merge, resolve
from journeyeditor.edits.merge_records import NESTED
from journeyeditor.model.cards import Cards
from journeyeditor.model.compare import TABLES
from journeyeditor.model.invariants import problems
from journeyeditor.model.journey import PARKING, Journey
from journeyeditor.model.record import Record
from tests.edits.merging import Edit, both, card, only, writing
from tests.files.rich import rich_map
from tests.property.branches import begun


@pytest.fixture
def base() -> Journey:
    return begun(counting_ids("n"))


def test_fields_of_one_card_changed_by_two_people_are_both_there(base: Journey) -> None:
    one = card(base)
    merged = both(
        base, writing("Sökmotor"), lambda journey: cards.change_card(journey, one.id, votes=3)
    )
    assert merged.conflicts == ()
    assert merged.journey.card(one.id) == one.changed(text="Sökmotor", votes=3)


def test_the_same_change_on_both_sides_is_no_conflict(base: Journey) -> None:
    mine = head.change_head(writing("Sökmotor")(base), goal="Fler")
    merged = merge(base, mine, writing("Sökmotor")(base))
    assert (merged.conflicts, merged.journey) == ((), mine)


def test_a_field_changed_differently_is_mine_until_theirs_is_chosen(base: Journey) -> None:
    merged = both(base, writing("Min"), writing("Deras"))
    assert only(merged) == Conflict(
        "card", card(base).id, "text", "Möte 0", "Min", "Deras", "mine", name="Min"
    )
    assert card(merged.journey, "Min")
    chosen = resolve(merged, {only(merged).key: "theirs"})
    assert chosen.conflicts == ()
    assert chosen.journey == writing("Deras")(base)
    assert resolve(merged, {only(merged).key: "mine"}).journey == merged.journey


def test_choices_are_made_one_after_the_other(base: Journey) -> None:
    merged = both(
        base,
        lambda journey: head.change_head(writing("Min")(journey), goal="Mitt"),
        lambda journey: head.change_head(writing("Deras")(journey), goal="Deras"),
    )
    first, second = merged.conflicts
    chosen = resolve(merged, {first.key: "theirs"})
    assert [one.key for one in chosen.conflicts] == [second.key]
    assert resolve(chosen, {second.key: "mine"}).conflicts == ()


def test_lines_of_a_long_text_are_merged_where_they_do_not_touch(base: Journey) -> None:
    noted = card(base, "Brev").id

    def noting(note: str) -> Edit:
        return lambda journey: cards.change_card(journey, noted, note=note)

    merged = both(base, noting("A\nb\nc\nd"), noting("a\nb\nc\nD\ne"))
    assert merged.conflicts == ()
    assert merged.journey.card(noted) == card(base, "Brev").changed(note="A\nb\nc\nD\ne")
    assert only(both(base, noting("A\nb\nc\nd"), noting("a\nB\nc\nd"))).field == "note"


def test_lists_of_ids_hold_what_either_added_and_lack_what_either_took(base: Journey) -> None:
    one, answered = card(base), card(base, "Köar")
    base = cards.change_card(base, one.id, personas=(base.personas[0].id,))
    merged = both(
        base,
        lambda journey: cards.change_card(journey, one.id, personas=(), answers=(answered.id,)),
        lambda journey: cards.change_card(
            journey, one.id, personas=tuple(persona.id for persona in journey.personas)
        ),
    )
    assert merged.conflicts == ()
    found = merged.journey.card(one.id)
    assert found is not None
    assert (found.personas, found.answers) == ((base.personas[1].id,), (answered.id,))


def test_goals_that_both_added_are_all_there(base: Journey) -> None:
    jane = base.personas[0].id
    base = head.change_persona(base, jane, goals=("Hinna",))
    merged = both(
        base,
        lambda journey: head.change_persona(journey, jane, goals=("Hinna", "Förstå")),
        lambda journey: head.change_persona(journey, jane, goals=("Hinna", "Spara")),
    )
    assert merged.conflicts == ()
    assert set(merged.journey.personas[0].goals) == {"Hinna", "Förstå", "Spara"}


def test_what_a_newer_program_wrote_is_merged_to_the_letter(base: Journey) -> None:
    def knowing(**fields: object) -> Edit:
        def known(journey: Journey) -> Journey:
            made = journey.model_copy()
            assert made.model_extra is not None
            made.model_extra.update(fields)
            return made

        return known

    merged = both(base, knowing(x=1, y=2, revision=3), knowing(x=True, z=3, revision=4))
    assert [(one.field, one.mine, one.theirs) for one in merged.conflicts] == [("x", 1, True)]
    assert merged.journey.model_extra == {"x": 1, "y": 2, "z": 3, "revision": 4}


# Deleted here, changed there


def test_a_card_deleted_by_one_and_changed_by_the_other_is_kept(base: Journey) -> None:
    one = card(base, "Möte 2")
    merged = both(base, lambda j: cards.delete_cards(j, [one.id]), writing("Nytt", "Möte 2"))
    assert only(merged).key == Key("card", one.id, "")
    assert (only(merged).base, only(merged).mine, only(merged).kept) == (one, None, "theirs")
    assert only(merged).name == "Nytt"
    assert card(merged.journey, "Nytt")
    gone = resolve(merged, {only(merged).key: "mine"})
    assert gone.journey == cards.delete_cards(base, [one.id])


def test_what_is_deleted_by_one_and_left_alone_by_the_other_is_gone(base: Journey) -> None:
    merged = both(base, lambda j: lanes.delete_lane(j, j.lanes[2].id), writing("Nytt"))
    assert merged.conflicts == ()
    assert len(merged.journey.lanes) == 3
    assert "Köar" not in {card.text for card in merged.journey.all_cards()}


def test_what_went_with_another_deletion_is_no_change(base: Journey) -> None:
    """Deleting a pain point takes it out of the answer that the other side deletes."""
    answer, pain = card(base, "Brev"), base.card(card(base, "Brev").answers[0])
    assert pain is not None
    merged = both(
        base,
        lambda j: cards.delete_cards(j, [pain.id]),
        lambda j: cards.delete_cards(j, [answer.id]),
    )
    assert merged.conflicts == ()
    assert merged.journey.card_count() == base.card_count() - 2


def test_a_deleted_persona_stays_where_the_other_named_it(base: Journey) -> None:
    one, jane = card(base), base.personas[0]
    merged = both(
        base,
        lambda j: head.delete_persona(j, jane.id),
        lambda j: cards.change_card(j, one.id, personas=(jane.id,)),
    )
    assert only(merged).key == Key("persona", jane.id, "")
    assert merged.journey.persona(jane.id) == jane


def test_a_card_put_where_the_other_deleted_the_phase(base: Journey) -> None:
    """The phase and step stay with what is new in them; or the card goes to the parking lot."""
    last = base.phases[-1]
    place = last.steps[1].id
    merged = both(
        base,
        lambda j: phases.delete_phase(j, last.id),
        lambda j: cards.add_cards(j, j.lanes[0].id, place, ["Nytt"]),
    )
    assert {one.key for one in merged.conflicts} == {
        Key("phase", last.id, ""),
        Key("step", place, ""),
    }
    assert [one.id for one in merged.journey.phases[-1].steps] == [place]
    assert card(merged.journey, "Nytt").step == place
    gone = resolve(merged, {one.key: "mine" for one in merged.conflicts})
    assert problems(gone.journey) == ()
    assert len(gone.journey.phases) == 2
    assert [one.text for one in gone.journey.lane_cards(PARKING)] == ["Nytt"]
    assert len(gone.mended) == 1


def test_a_lane_deleted_by_one_and_renamed_by_the_other_comes_back_whole(base: Journey) -> None:
    touch = base.lanes[0].id
    named = lanes.change_lane(base, touch, title="Möten")
    merged = both(base, lambda j: lanes.delete_lane(j, touch), lambda _: named)
    assert [one.key for one in merged.conflicts] == [Key("lane", touch, "")]
    assert merged.journey == named


def test_links_and_answers_come_back_with_what_they_hang_on(base: Journey) -> None:
    pain = card(base, "Brev").answers[0]
    base = links.add_link(base, card(base).id, pain, "jump", ids=counting_ids("link"))
    changed = cards.set_card_text(base, pain, "Köar länge")
    merged = both(base, lambda j: cards.delete_cards(j, [pain]), lambda _: changed)
    assert [one.key for one in merged.conflicts] == [Key("card", pain, "")]
    assert merged.journey == changed


def test_a_link_to_what_the_other_deleted_keeps_it(base: Journey) -> None:
    first, last = card(base), card(base, "Möte 3")
    merged = both(
        base,
        lambda j: cards.delete_cards(j, [last.id]),
        lambda j: links.add_link(j, first.id, last.id, "loop"),
    )
    assert merged.journey.card(last.id) == last
    assert len(merged.journey.links) == len(base.links) + 1


# Whole maps


def test_maps_that_had_nothing_in_common_are_put_together(base: Journey) -> None:
    """As when two people each add a file of that name."""
    theirs = head.change_head(begun(counting_ids("t")), title="Deras")
    merged = merge(Journey(id=base.id), base, theirs.changed(id="other"))
    assert problems(merged.journey) == ()
    assert merged.journey.id == base.id
    assert merged.journey.card_count() == 2 * base.card_count()
    assert merged.conflicts == ()


def test_sources_that_only_one_has_stay_with_what_names_them(base: Journey) -> None:
    source = base.sources[0].id
    one = card(base)
    merged = both(
        base,
        lambda j: knowledge.delete_source(j, source),
        lambda j: cards.change_card(j, one.id, sources=(source,)),
    )
    assert only(merged).key == Key("source", source, "")
    # What named it before and was left alone by the other names it again.
    assert card(merged.journey, "Brev").sources == (source,)


def test_more_than_a_map_can_hold_is_refused(
    base: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = (lanes.add_lane(base, "text") for _ in range(2))
    monkeypatch.setattr(limits, "LANES", len(base.lanes) + 1)
    with pytest.raises(JourneyError, match="more than one map can"):
        merge(base, mine, theirs)


def test_what_neither_changed_is_the_same_object(base: Journey) -> None:
    merged = both(base, writing("Nytt"), lambda j: head.change_head(j, goal="Fler"))
    pains = base.lanes[2].id
    assert merged.journey.lane_cards(pains) is base.lane_cards(pains)
    assert merged.journey.lanes is base.lanes
    assert merged.journey.curves is base.curves


def test_no_table_of_records_is_forgotten() -> None:
    """A table that is merged as one value would lose what one side put in."""
    found = set(tables_in(rich_map()))
    assert found == {"phases", "steps", *NESTED, *(name for name, _, _ in TABLES)}


def tables_in(record: Record) -> Iterator[str]:
    for name, value in record.__dict__.items():
        inside = value if isinstance(value, tuple | Cards) else (value,)
        for one in inside:
            if isinstance(one, Record):
                yield from tables_in(one)
                if isinstance(value, tuple):
                    yield name
    for cards_ in getattr(record, "cards", {}).values():
        for one in cards_:
            yield from tables_in(one)
