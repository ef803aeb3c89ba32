"""Direction of text: levels and the order on a line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeyeditor.typeset.direction import base_level, levels, visual_order
from journeyeditor.typeset.faces import Style, Weight
from journeyeditor.typeset.text import Typesetter

STYLE = Style(Weight.REGULAR, 10)


def test_text_that_runs_rightwards_has_no_levels() -> None:
    assert levels("Åäö, 12 漢字 👍") is None
    assert base_level(None, "abc") == 0


def test_a_foreign_word_runs_leftwards_inside_a_sentence() -> None:
    text = "ab שלו cd"
    assert levels(text) == bytes([0, 0, 0, 1, 1, 1, 0, 0, 0])
    assert base_level(levels(text), text) == 0


def test_the_first_strong_character_decides_and_numbers_keep_their_order() -> None:
    text = "שלו 12,5 ab"
    assert levels(text) == bytes([1, 1, 1, 1, 2, 2, 2, 2, 1, 2, 2])
    assert base_level(levels(text), text) == 1


def test_runs_are_told_from_left_to_right() -> None:
    line = Typesetter().line("שלו 12 ab", STYLE)
    assert line.rtl
    assert line.text == "שלו 12 ab"
    assert [run.text for run in line.runs] == ["ab", " ", "12", " ", "שלו"]
    assert [run.rtl for run in line.runs] == [False, True, False, True, True]


def test_glyphs_of_a_leftward_run_are_in_the_order_of_the_page() -> None:
    (run,) = Typesetter().line("שלו", STYLE).runs
    assert run.clusters == (2, 1, 0)
    assert list(run.xs) == sorted(run.xs)


@given(st.text(st.sampled_from("ab אבג12,.(é😀"), max_size=20))
def test_ordering_loses_nothing_and_runs_abut(text: str) -> None:
    line = Typesetter().line(text, STYLE)
    assert sorted("".join(run.text for run in line.runs)) == sorted(line.text)
    pen = 0.0
    for run in line.runs:
        assert abs(run.x - pen) < 1e-6
        pen += run.width
    assert abs(pen - line.width) < 1e-6


def test_reversal_is_by_rank() -> None:
    ranked = list(zip("abcdef", [0, 1, 2, 2, 1, 0], strict=True))
    assert "".join(item for item, _ in visual_order(ranked, lambda pair: pair[1])) == "aecdbf"
