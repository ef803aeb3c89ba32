"""Notes from paper, put where the numbers of their cells say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import counting_ids
from journeyeditor.edits.numbered import add_numbered
from journeyeditor.files.templates import new_from
from journeyeditor.model.journey import Journey
from journeyeditor.model.numbering import cells_by_number

JANE = new_from("jane", "sv")
CELLS = cells_by_number(JANE)


def test_notes_become_cards_at_the_end_of_their_cells() -> None:
    lane, step = CELLS[7]
    before = JANE.lane_cards(lane).cell(step)
    made = add_numbered(JANE, [(7, "först"), (1, "annat"), (7, " sedan \n")], ids=counting_ids("n"))
    cell = made.lane_cards(lane).cell(step)
    assert cell[: len(before)] == before
    assert [card.text for card in cell[len(before) :]] == ["först", "sedan"]
    assert made.card_count() == JANE.card_count() + 3


def test_empty_notes_are_left_out() -> None:
    assert add_numbered(JANE, [(1, "  \n"), (10**6, "")]) is JANE


@pytest.mark.parametrize("number", [0, -1, len(CELLS) + 1])
def test_a_number_that_no_cell_has_is_refused_and_nothing_added(number: int) -> None:
    with pytest.raises(JourneyError, match=rf"no cell {number}: .* from 1 to {len(CELLS)}"):
        add_numbered(JANE, [(1, "a"), (number, "b")])


def test_a_map_without_cells_says_what_it_needs() -> None:
    with pytest.raises(JourneyError, match="needs a phase and a lane of cards"):
        add_numbered(Journey(id="x"), [(1, "a")])


@given(st.lists(st.tuples(st.sampled_from(sorted(CELLS)), st.sampled_from(["a", "b c", "d\ne"]))))
def test_every_note_lands_in_its_cell_in_order(notes: list[tuple[int, str]]) -> None:
    made = add_numbered(JANE, notes, ids=counting_ids("n"))
    for number, (lane, step) in CELLS.items():
        old = len(JANE.lane_cards(lane).cell(step))
        added = [card.text for card in made.lane_cards(lane).cell(step)[old:]]
        assert added == [text for at, text in notes if at == number]
