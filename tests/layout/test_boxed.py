"""Characters that no face has are told, with the lines that hold them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeyeditor.files.templates import new_from
from journeyeditor.layout.boxed import boxed
from journeyeditor.layout.compose import compose
from journeyeditor.model.journey import Journey


@pytest.fixture
def jane() -> Journey:
    return new_from("jane", "sv")


def test_a_page_that_can_be_shown_has_nothing_to_tell(jane: Journey) -> None:
    assert boxed(compose(jane)) is None


def test_what_is_drawn_as_boxes_is_told_with_its_lines(jane: Journey) -> None:
    page = compose(jane.model_copy(update={"title": "Resan 漢字 och 漢 😀"}))
    found = boxed(page)
    assert found is not None
    assert found.characters == ("漢", "字")
    assert found.lines == ("Resan 漢字 och 漢 😀",)
    assert str(found.said()) == (
        "No typeface here has 漢 字: boxes are drawn instead. They stand in: Resan 漢字 och 漢 😀"
    )


def test_many_are_told_by_the_first(jane: Journey) -> None:
    found = boxed(compose(jane.model_copy(update={"title": "漢"})))
    assert found is not None
    many = replace(found, characters=tuple("漢" * 13), lines=("a", "b", "c", "d"))
    said = str(many.said())
    assert said.count("漢") == 12
    assert "漢 …: " in said
    assert said.endswith(": a · b · c …")
