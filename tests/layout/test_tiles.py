"""The tiles of a poster cover all its ink, fit their sheets, and are cut in the gaps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyeditor.base.errors import JourneyError
from journeyeditor.files.templates import new_from
from journeyeditor.layout import measures as m
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Band, Block, Box, Page, Shape, Text
from journeyeditor.layout.grid import Grid
from journeyeditor.layout.inked import Inked
from journeyeditor.layout.labels import Area
from journeyeditor.layout.leaves import RULER, Caption, Leaf, poster_leaf, tile_leaves
from journeyeditor.layout.paper import MM, Paper, Sheet, lay
from journeyeditor.layout.poster import Order, Posters
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.tiles import (
    TileChoice,
    TilePlan,
    picture_area,
    plan_tiles,
    tile_name,
)
from tests.benchmarks.maps import made_map

A0_LYING = Paper("A0", "landscape")
JANE = compose(new_from("jane", "sv"))
MADE = compose(made_map(120, seed=3))


def cards_page(places: Sequence[tuple[float, float]], size: tuple[float, float]) -> Page:
    """A page of cards of 100 x 50 units."""
    box = Box(0, 0, 100, 50, fill="tint:lane.pains")
    blocks = tuple(
        Block(f"c{at}", "card", x, y, 100, 50, (box,)) for at, (x, y) in enumerate(places)
    )
    band = Band("lane", "lane", 0, 0, *size, blocks)
    return Page(*size, (band,), Grid((), 0, 0), "Kort", "sv")


def laid(page: Page, paper: Paper) -> Sheet:
    return lay((page.width, page.height), paper, m.OWN_MARGIN)


def as_is(page: Page) -> Sheet:
    """A sheet that is the page."""
    return Sheet(page.width, page.height, 0, 0, 1)


def plan_of(page: Page, sheet: Sheet, choice: TileChoice | None = None) -> TilePlan:
    return plan_tiles(sheet, Inked(page), choice or TileChoice())


def cut_cards(page: Page, sheet: Sheet, plan: TilePlan) -> int:
    """How many cards a cut goes through."""
    count = 0
    for band in page.bands:
        for block in band.blocks if band.role == "lane" else ():
            if block.role == "card":
                x, y = sheet.x + sheet.scale * block.x, sheet.y + sheet.scale * (band.y + block.y)
                right, bottom = x + sheet.scale * block.width, y + sheet.scale * block.height
                count += any(x < cut < right for cut in plan.xs[1:-1])
                count += any(y < cut < bottom for cut in plan.ys[1:-1])
    return count


CHOICES = st.builds(
    TileChoice,
    st.sampled_from(["A4", "A3", "Letter", "A5", "200x200"]),
    st.sampled_from(["auto", "landscape", "portrait"]),
    st.floats(0, 25),
    st.floats(0, 12),
)
PAPERS = st.sampled_from([Paper("A0"), Paper("A1", "portrait"), Paper("A2"), Paper("roll-914")])


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([JANE, MADE]), PAPERS, CHOICES)
def test_tiles_fit_their_sheets_and_cover_all_ink(
    page: Page, paper: Paper, choice: TileChoice
) -> None:
    sheet, inked = laid(page, paper), Inked(page)
    try:
        plan = plan_tiles(sheet, inked, choice)
    except JourneyError:
        assert choice.sheet in ("A5", "200x200")
        return
    picture = picture_area(plan.sheet, choice)
    for tile in plan.tiles:
        assert (tile.x, tile.y) == (picture.x, picture.y)
        assert tile.part.width <= picture.width + 1e-6
        assert tile.part.height <= picture.height + 1e-6
        assert tile.part.x >= -1e-6
        assert tile.part.x + tile.part.width <= sheet.width + 1e-6
    names = {tile.name for tile in plan.tiles}
    assert len(names) == len(plan.tiles) <= plan.rows * plan.columns
    bounds = inked.bounds
    assert bounds is not None
    assert plan.xs[0] <= sheet.x + sheet.scale * bounds[0]
    assert plan.ys[0] <= sheet.y + sheet.scale * bounds[1]
    assert plan.xs[-1] >= sheet.x + sheet.scale * bounds[2]
    assert plan.ys[-1] >= sheet.y + sheet.scale * bounds[3]
    for tile in plan.tiles:
        right = plan.tile(tile.row, tile.column + 1)
        if right:
            shared = tile.part.x + tile.part.width - right.part.x
            assert shared == pytest.approx(choice.overlap * MM)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from([JANE, MADE]), PAPERS, CHOICES)
def test_at_most_one_more_row_or_column_than_needed(
    page: Page, paper: Paper, choice: TileChoice
) -> None:
    sheet = laid(page, paper)
    try:
        plan = plan_of(page, sheet, choice)
    except JourneyError:
        return
    picture, overlap = picture_area(plan.sheet, choice), choice.overlap * MM
    least = [
        -(-(edges[-1] - edges[0] - overlap - 1e-6) // (most - overlap))
        for edges, most in ((plan.xs, picture.width), (plan.ys, picture.height))
    ]
    more = plan.columns - max(1, least[0]) + plan.rows - max(1, least[1])
    assert 0 <= more <= 1


def test_cuts_lie_between_cards_where_the_slack_lets_them() -> None:
    # Eight columns of cards with gaps of 30: no even division of the width falls into them.
    page = cards_page([(20 + 130 * at, 20) for at in range(8)], (1_100, 100))
    sheet = as_is(page)
    plan = plan_of(page, sheet)
    assert cut_cards(page, sheet, plan) == 0
    gaps = [(120 + 130 * at + 150 + 130 * at) / 2 for at in range(7)]
    for cut in plan.xs[1:-1]:
        assert min(abs(cut - gap) for gap in gaps) < 1


def test_one_more_column_is_taken_to_keep_cards_whole() -> None:
    # A landscape A4 shows about 757 points: in two sheets the cut can only go through cards.
    box = Box(0, 0, 340, 300, fill="tint:lane.pains")
    blocks = tuple(Block(f"c{at}", "card", 15 + 370 * at, 10, 340, 300, (box,)) for at in range(4))
    size = 1_485.0, 330.0
    page = Page(*size, (Band("l", "lane", 0, 0, *size, blocks),), Grid((), 0, 0), "K", "sv")
    sheet = as_is(page)
    choice = TileChoice(orientation="landscape")
    most = picture_area((841.89, 595.28), choice).width
    assert 2 * most - 10 * MM > 1_450
    plan = plan_of(page, sheet, choice)
    assert cut_cards(page, sheet, plan) == 0
    assert plan.columns <= 3


def test_the_example_on_a0_keeps_its_cards_whole() -> None:
    sheet = laid(JANE, A0_LYING)
    for choice in (TileChoice("A4"), TileChoice("A3"), TileChoice("Letter")):
        plan = plan_of(JANE, sheet, choice)
        across = sum(
            sheet.x + sheet.scale * block.x < cut < sheet.x + sheet.scale * (block.x + block.width)
            for band in JANE.bands
            for block in band.blocks
            for cut in plan.xs[1:-1]
            if block.role == "card"
        )
        assert across == 0, choice


def test_a_lot_of_a4_sheets_make_an_a0() -> None:
    page = compose(made_map(600, seed=2))
    plan = plan_of(page, laid(page, Paper("A0")))
    assert 20 <= len(plan.tiles) <= 35


def test_empty_tiles_are_left_out() -> None:
    page = cards_page([(20, 20), (1_850, 1_850)], (2_000, 2_000))
    plan = plan_of(page, as_is(page))
    names = [tile.name for tile in plan.tiles]
    assert names == ["A1", tile_name(plan.rows - 1, plan.columns - 1)]
    assert plan.tile(0, 1) is None
    # On coloured paper nothing is empty.
    coloured = plan_tiles(as_is(page), Inked(page), TileChoice(), is_white=False)
    assert len(coloured.tiles) == coloured.rows * coloured.columns


def test_white_margins_cost_no_sheets() -> None:
    page = cards_page([(20, 20)], (140, 90))
    sheet = lay((page.width, page.height), Paper("A2", scale=1))
    assert [tile.name for tile in plan_of(page, sheet).tiles] == ["A1"]


def test_a_whole_sheet_is_tiled_to_its_edges_where_that_costs_nothing() -> None:
    page = cards_page([(20, 20), (1_000, 700)], (1_140, 790))
    plan = plan_of(page, as_is(page))
    assert (plan.xs[0], plan.xs[-1], plan.ys[0], plan.ys[-1]) == (0, 1_140, 0, 790)


@pytest.mark.parametrize(
    ("place", "name"),
    [((0, 0), "A1"), ((1, 2), "B3"), ((25, 9), "Z10"), ((26, 0), "AA1"), ((701, 0), "ZZ1")],
)
def test_names(place: tuple[int, int], name: str) -> None:
    assert tile_name(*place) == name


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        (TileChoice("fit"), "known size"),
        (TileChoice("roll-914"), "known size"),
        (TileChoice("A9"), "no paper A9"),
        (TileChoice("A5", overlap=90), "too small for tiles"),
        (TileChoice("A4", margin=90), "too small for tiles"),
        (TileChoice("90x90"), "too small for tiles"),
    ],
)
def test_sheets_that_are_of_no_use_are_refused(choice: TileChoice, says: str) -> None:
    with pytest.raises(JourneyError, match=says):
        plan_of(JANE, laid(JANE, A0_LYING), choice)


def test_sheets_that_are_too_small_one_way_are_turned_the_other() -> None:
    plan = plan_of(JANE, laid(JANE, A0_LYING), TileChoice("A5", overlap=65))
    assert plan.sheet[0] < plan.sheet[1]


def test_too_many_sheets_are_refused() -> None:
    sheet = lay((JANE.width, JANE.height), Paper("fit", scale=11))
    with pytest.raises(JourneyError, match="more than 2000 sheets"):
        plan_of(JANE, sheet, TileChoice("125x125", overlap=30))


def leaves_of(choice: TileChoice, note: str = "2026-10-05") -> tuple[TilePlan, tuple[Leaf, ...]]:
    sheet = laid(JANE, A0_LYING)
    plan = plan_of(JANE, sheet, choice)
    return plan, tile_leaves(plan, sheet, Setter("en"), Caption(JANE.title, note))


def extents(leaf: Leaf) -> list[Area]:
    """Where the marks about a tile's picture lie."""
    found = []
    for block in leaf.blocks:
        for mark in block.marks:
            if isinstance(mark, Text):
                size = mark.line.size
                found.append(Area(mark.x, mark.y - 0.8 * size, mark.line.width, size))
            elif isinstance(mark, Box):
                found.append(Area(mark.x, mark.y, mark.width, mark.height))
            elif isinstance(mark, Shape):
                at: tuple[float, ...] = ()
                for letter, to in mark.segments:
                    if letter == "L":
                        x, y = min(at[0], to[0]), min(at[1], to[1])
                        found.append(Area(x, y, abs(at[0] - to[0]), abs(at[1] - to[1])))
                    at = to
    return found


@pytest.mark.parametrize("sheet", ["A4", "A3", "A5", "Letter"])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_what_stands_about_a_tile_covers_nothing_and_can_be_printed(
    sheet: str, orientation: str
) -> None:
    choice = TileChoice(sheet, orientation)
    plan, leaves = leaves_of(choice)
    edge = choice.margin * MM
    for leaf in leaves:
        assert leaf.clip is not None
        about = extents(leaf)
        for area in about:
            assert not area.meets(leaf.clip, 0.2), (leaf.name, area)
            assert area.x >= edge - 0.01
            assert area.y >= edge - 0.01
            assert area.x + area.width <= plan.sheet[0] - edge + 0.01
            assert area.y + area.height <= plan.sheet[1] - edge + 0.01


def texts(leaf: Leaf) -> list[Text]:
    return [mark for block in leaf.blocks for mark in block.marks if isinstance(mark, Text)]


def test_words_about_a_tile_do_not_run_into_each_other() -> None:
    for sheet in ("A4", "A3", "A5"):
        for orientation in ("landscape", "portrait"):
            _, leaves = leaves_of(TileChoice(sheet, orientation))
            for leaf in leaves:
                areas = [
                    Area(
                        text.x,
                        text.y - 0.66 * text.line.size,
                        text.line.width,
                        0.66 * text.line.size,
                    )
                    for text in texts(leaf)
                ]
                for at, one in enumerate(areas):
                    assert not any(one.meets(other) for other in areas[at + 1 :]), leaf.name


def test_a_tile_says_its_name_its_neighbours_and_of_what_it_is() -> None:
    plan, leaves = leaves_of(TileChoice())
    found = {leaf.name: [text.line.text for text in texts(leaf)] for leaf in leaves}
    said = found["B2"]
    of = f"of {plan.columns} × {plan.rows}"
    assert {"B2", of, "2026-10-05", "↑ A2", "↓ C2", "B1", "B3"} <= set(said)
    assert any(word.startswith("Jane dek") for word in said)
    assert not {"↑", "←"} & {word[0] for word in found["A1"]}
    leaf = next(leaf for leaf in leaves if leaf.name == "B2")
    assert leaf.alt == f"Tile B2 of {plan.columns} × {plan.rows} of “{JANE.title}”"


def test_the_ruler_is_a_hundred_millimetres_long() -> None:
    for choice in (TileChoice(), TileChoice("A5", "landscape"), TileChoice("Letter")):
        _, leaves = leaves_of(choice)
        for leaf in leaves:
            widest = max(
                (to[0] - at[0])
                for block in leaf.blocks
                for mark in block.marks
                if isinstance(mark, Shape)
                for (_, at), (letter, to) in pairwise(mark.segments)
                if letter == "L"
            )
            assert widest == pytest.approx(RULER) == pytest.approx(100 * 72 / 25.4)


def test_the_key_marks_this_tile_among_all() -> None:
    plan, leaves = leaves_of(TileChoice())
    for leaf in leaves:
        cells = [m for block in leaf.blocks for m in block.marks if isinstance(m, Box)]
        (here,) = [cell for cell in cells if cell.fill]
        assert len(cells) == len(plan.tiles) + 1
        columns = sorted({round(cell.x, 3) for cell in cells})
        rows = sorted({round(cell.y, 3) for cell in cells})
        place = rows.index(round(here.y, 3)), columns.index(round(here.x, 3))
        assert tile_name(*place) == leaf.name


def test_marks_show_where_to_cut() -> None:
    plan, leaves = leaves_of(TileChoice())
    for tile, leaf in zip(plan.tiles, leaves, strict=True):
        (path,) = [
            mark for mark in leaf.blocks[-1].marks if isinstance(mark, Shape) and not mark.fill
        ]
        xs = {round(numbers[0], 2) for _, numbers in path.segments}
        ys = {round(numbers[1], 2) for _, numbers in path.segments}
        for edge in plan.xs[tile.column : tile.column + 2]:
            assert round(tile.x + edge - tile.part.x, 2) in xs
        for edge in plan.ys[tile.row : tile.row + 2]:
            assert round(tile.y + edge - tile.part.y, 2) in ys


def test_a_leaf_has_the_page_where_its_part_is() -> None:
    sheet = laid(JANE, A0_LYING)
    plan, leaves = leaves_of(TileChoice())
    for tile, leaf in zip(plan.tiles, leaves, strict=True):
        # The page's origin is as far from the part's corner on the leaf as on the poster.
        assert leaf.x - tile.x == pytest.approx(sheet.x - tile.part.x)
        assert leaf.y - tile.y == pytest.approx(sheet.y - tile.part.y)
        assert leaf.scale == sheet.scale
    whole = poster_leaf(sheet)
    assert (whole.width, whole.x, whole.clip, whole.blocks) == (sheet.width, sheet.x, None, ())


def test_what_is_the_same_on_all_tiles_is_one_block() -> None:
    _, leaves = leaves_of(TileChoice())
    assert len({id(leaf.blocks[0]) for leaf in leaves}) == 1


def test_posters_keep_their_pages_while_only_tiles_change() -> None:
    journey, posters = new_from("jane", "sv"), Posters()
    one = posters.poster(journey, Order(A0_LYING, tiles=TileChoice()))
    other = posters.poster(journey, Order(A0_LYING, tiles=TileChoice("A3", overlap=15), distance=1))
    anew = posters.poster(journey, Order(A0_LYING, anew=True))
    again = posters.poster(journey, Order(A0_LYING, anew=True, theme="print"))
    assert one.page is other.page
    assert one.sheets == len(one.leaves) > other.sheets
    assert anew.page is again.page
    assert anew.page is not one.page
    assert posters.poster(journey.changed(title="Ny"), Order()).page.title == "Ny"


def test_set_anew_needs_a_paper() -> None:
    with pytest.raises(JourneyError, match="paper of a given size"):
        Posters().poster(new_from("jane", "sv"), Order(anew=True))


def test_set_anew_chooses_the_way_the_paper_lies() -> None:
    journey, posters = new_from("jane", "sv"), Posters()
    free = posters.poster(journey, Order(Paper("A4"), anew=True))
    turned = [
        posters.poster(journey, Order(Paper("A4", way), anew=True))
        for way in ("landscape", "portrait")
    ]
    assert free.sheet.scale == max(poster.sheet.scale for poster in turned)
