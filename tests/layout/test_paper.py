"""Papers are as large as they are named, and the page lies in their margins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyeditor.base.errors import JourneyError
from journeyeditor.layout.paper import (
    MM,
    MOST_POINTS,
    PAPERS,
    Paper,
    lay,
    paper_name,
    paper_size,
    roll_width,
    room_on,
    sheet_for,
)


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


@given(
    st.floats(100, 5_000),
    st.floats(100, 5_000),
    st.sampled_from(list(PAPERS)),
    st.floats(0, 60),
    st.floats(0, 40),
)
def test_the_pages_own_margin_lies_in_the_papers(
    width: float, height: float, paper: str, margin: float, own: float
) -> None:
    sheet = lay((width, height), Paper(paper, margin=margin), own)
    left, top = sheet.x + own * sheet.scale, sheet.y + own * sheet.scale
    right = sheet.x + (width - own) * sheet.scale
    bottom = sheet.y + (height - own) * sheet.scale
    assert left >= margin * MM - 1e-6
    assert top >= margin * MM - 1e-6
    assert right <= sheet.width - margin * MM + 1e-6
    assert bottom <= sheet.height - margin * MM + 1e-6
    assert min(sheet.x, sheet.y) >= -1e-6
    assert sheet.scale >= lay((width, height), Paper(paper, margin=margin)).scale - 1e-9


@given(st.floats(0.01, 4), st.floats(100, 3_000), st.floats(100, 3_000))
def test_a_fixed_scale_is_kept_or_refused(scale: float, width: float, height: float) -> None:
    paper = Paper("A1", scale=scale)
    fits = lay((width, height), Paper("A1")).scale >= scale - 1e-9
    if fits:
        sheet = lay((width, height), paper)
        assert sheet.scale == scale
        assert sheet.x == pytest.approx((sheet.width - scale * width) / 2)
    else:
        with pytest.raises(JourneyError, match="tiles"):
            lay((width, height), paper)


def test_a_fixed_scale_without_a_paper_makes_the_sheet() -> None:
    sheet = lay((1000, 500), Paper("fit", scale=2.5))
    assert (sheet.width, sheet.height, sheet.x, sheet.y, sheet.scale) == (2500, 1250, 0, 0, 2.5)


def test_a_fixed_scale_turns_the_paper_to_where_there_is_room() -> None:
    sheet = lay((500, 1000), Paper("A2", scale=1))
    assert sheet.width < sheet.height


@given(
    st.sampled_from([841, 914, 1067, 610.5]),
    st.floats(300, 3_000),
    st.floats(300, 3_000),
    st.sampled_from(["auto", "portrait"]),
    st.floats(0, 30),
)
def test_a_roll_is_as_long_as_it_takes(
    roll: float, width: float, height: float, orientation: str, margin: float
) -> None:
    paper = Paper(f"roll-{roll:g}", orientation, margin)
    try:
        sheet = lay((width, height), paper, 22.5)
    except JourneyError:
        # Longer than a PDF page can be, at the scale that fills the roll's width.
        across = width if orientation == "portrait" else height
        assert max(width, height) / across * roll * MM > 0.9 * MOST_POINTS
        return
    across, along = (
        (sheet.width, sheet.height) if orientation == "portrait" else (sheet.height, sheet.width)
    )
    assert across == pytest.approx(roll * MM)
    used = sheet.scale * ((height if orientation == "portrait" else width) - 45)
    assert along >= used + 2 * margin * MM - 1e-6
    assert along == pytest.approx(max(used + 2 * margin * MM, used + 45 * sheet.scale))


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize(("bleed", "marks"), [(3.0, False), (0.0, True), (3.0, True)])
def test_bleed_and_marks_lie_on_the_roll_too(bleed: float, marks: bool, orientation: str) -> None:
    sheet = lay((600, 500), Paper("roll-914", orientation, bleed=bleed, marks=marks))
    across = sheet.width if orientation == "portrait" else sheet.height
    assert sheet.around > 0
    assert across + 2 * sheet.around == pytest.approx(914 * MM)


@pytest.mark.parametrize("name", ["roll-", "roll-5", "roll-99999", "roll-x"])
def test_no_such_roll(name: str) -> None:
    with pytest.raises(JourneyError):
        lay((100, 100), Paper(name))


def test_the_width_of_a_roll() -> None:
    assert roll_width("roll-914") == pytest.approx(914 * MM)
    assert roll_width("A0") is None


def test_bleed_and_marks_add_to_the_sheet() -> None:
    plain = lay((1000, 500), Paper("A3"))
    bled = lay((1000, 500), Paper("A3", bleed=3))
    marked = lay((1000, 500), Paper("A3", bleed=3, marks=True))
    assert plain.around == 0
    assert bled.around == pytest.approx(3 * MM)
    assert marked.mark_start == pytest.approx(3 * MM)
    assert marked.around == pytest.approx(8 * MM)
    assert lay((1000, 500), Paper("A3", marks=True)).around == pytest.approx(7 * MM)
    # The trimmed sheet is the paper, whatever is about it.
    assert {(s.width, s.height, s.scale) for s in (plain, bled, marked)} == {
        (plain.width, plain.height, plain.scale)
    }


def test_bleed_counts_towards_the_longest_page() -> None:
    side = MOST_POINTS / MM - 1
    lay((1000, 500), Paper(f"{side:.1f}x500"))
    with pytest.raises(JourneyError, match="smaller paper"):
        lay((1000, 500), Paper(f"{side:.1f}x500", bleed=3))


@given(st.floats(0.05, 20))
def test_the_size_that_fills_a_room(scale: float) -> None:
    room = room_on((2000, 1400), 10, 22.5)
    width, height = room.filling(scale)
    assert room.scales((width, height)) == pytest.approx((scale, scale))


def test_what_papers_are_called() -> None:
    said = [str(paper_name(name)) for name in ("a4", "roll-914", "900x600", "fit")]
    assert said == ["A4", "a 914 mm roll", "900 x 600 mm", "paper as large as the map"]
