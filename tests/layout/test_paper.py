"""Papers are as large as they are named, and the page lies in their margins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyeditor.base.errors import JourneyError
from journeyeditor.layout.paper import MM, PAPERS, paper_size, sheet_for


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [
        ("A0", 841, 1189),
        ("a1", 594, 841),
        ("A5", 148, 210),
        ("Letter", 215.9, 279.4),
        ("tabloid", 279.4, 431.8),
        ("900x600", 900, 600),
        ("900 x 600,5 mm", 900, 600.5),
        ("841×594", 841, 594),
    ],
)
def test_sizes_in_points(name: str, width: float, height: float) -> None:
    size = paper_size(name)
    assert size == pytest.approx((width / 25.4 * 72, height / 25.4 * 72))


@pytest.mark.parametrize("name", ["A9", "", "0x10", "x", "1e9x1", "99999x10", "-5x10", "fit!"])
def test_no_such_paper_is_said(name: str) -> None:
    with pytest.raises(JourneyError):
        paper_size(name)


def test_fit_is_the_page_itself() -> None:
    sheet = sheet_for((1000, 500), "fit")
    assert (sheet.width, sheet.height, sheet.scale) == (1000, 500, 1)


@given(
    st.floats(50, 14_000),
    st.floats(50, 14_000),
    st.sampled_from(list(PAPERS)),
    st.sampled_from(["auto", "landscape", "portrait"]),
    st.floats(0, 60),
)
def test_page_fills_the_margins_and_no_more(
    width: float, height: float, paper: str, orientation: str, margin: float
) -> None:
    sheet = sheet_for((width, height), paper, orientation, margin)
    room = sheet.width - 2 * margin * MM, sheet.height - 2 * margin * MM
    used = sheet.scale * width, sheet.scale * height
    assert used[0] <= room[0] + 1e-6
    assert used[1] <= room[1] + 1e-6
    assert used[0] == pytest.approx(room[0]) or used[1] == pytest.approx(room[1])
    assert sheet.x == pytest.approx((sheet.width - used[0]) / 2)
    assert sheet.y == pytest.approx((sheet.height - used[1]) / 2)
    if orientation == "landscape":
        assert sheet.width >= sheet.height
    if orientation == "portrait":
        assert sheet.width <= sheet.height


def test_margins_that_leave_nothing_are_refused() -> None:
    with pytest.raises(JourneyError):
        sheet_for((100, 100), "A5", "auto", 80)


def test_a_page_longer_than_a_pdf_can_be_is_refused_with_a_way_out() -> None:
    with pytest.raises(JourneyError, match="smaller paper"):
        sheet_for((20_000, 500), "fit")
