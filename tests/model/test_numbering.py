"""The numbers of cells: row by row, and the same whatever is hidden."""

from __future__ import annotations

from journeyeditor.edits.cards import takes_cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import LANE_KINDS
from journeyeditor.model.numbering import cell_numbers, cells_by_number
from journeyeditor.model.records import Lane, Phase, Step


def a_map() -> Journey:
    steps = (Step(id="a"), Step(id="b", state="future"))
    return Journey(
        id="m",
        phases=(Phase(id="p", steps=steps), Phase(id="q", steps=(Step(id="c"),))),
        lanes=(
            Lane(id="one", kind="goals"),
            Lane(id="curve", kind="emotions"),
            Lane(id="two", kind="pains", visible=False),
        ),
    )


def test_cells_are_counted_row_by_row() -> None:
    assert cells_by_number(a_map()) == {
        1: ("one", "a"),
        2: ("one", "b"),
        3: ("one", "c"),
        4: ("two", "a"),
        5: ("two", "b"),
        6: ("two", "c"),
    }


def test_a_cell_and_its_number_lead_to_each_other() -> None:
    found = cells_by_number(a_map())
    assert {number: cell for cell, number in cell_numbers(a_map()).items()} == found
    assert cell_numbers(Journey(id="m")) == {}


def test_lanes_with_numbers_are_those_that_take_cards() -> None:
    for kind in (*LANE_KINDS, "unheard-of"):
        one = a_map().model_copy(update={"lanes": (Lane(id="l", kind=kind),)})
        assert bool(cell_numbers(one)) == takes_cards(kind)
