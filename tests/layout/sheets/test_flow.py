"""Filling pages: everything once, in order, within the frame, and kept together where asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyeditor.layout.display import Block, Box, Signs
from journeyeditor.layout.sheets.flow import (
    Column,
    Frame,
    Ground,
    Node,
    Piece,
    Placed,
    Side,
    Table,
    flowed,
    height_of,
)

FRAME = Frame(40, 30, 300, 200)


def piece(name: str, height: float = 20, **fields: object) -> Piece:
    return Piece((), 100, height, owner=name, **fields)  # type: ignore[arg-type]  # test's own


def owners(page: Sequence[Block]) -> list[str]:
    return [block.owner for block in page if block.owner]


def test_pieces_fill_a_page_and_go_on_on_the_next() -> None:
    pages = flowed([piece(str(at), space=5) for at in range(20)], FRAME)
    assert [owner for page in pages for owner in owners(page)] == [str(at) for at in range(20)]
    assert [len(page) for page in pages] == [8, 8, 4]
    assert [page[0].y for page in pages] == [30, 30, 30]
    assert [block.y for block in pages[0]] == [30 + 25 * at for at in range(8)]


def test_what_holds_stays_with_what_follows() -> None:
    nodes = [piece("a", 170), piece("head", 20, holds=True), piece("b", 20)]
    pages = flowed(nodes, FRAME)
    assert list(map(owners, pages)) == [["a"], ["head", "b"]]


def test_what_is_higher_than_a_page_stands_alone() -> None:
    pages = flowed([piece("a"), piece("high", 900), piece("b")], FRAME)
    assert list(map(owners, pages)) == [["a"], ["high"], ["b"]]


def test_columns_go_on_side_by_side() -> None:
    left = Column(0, 100, tuple(piece(f"l{at}") for at in range(12)), Ground("tint:good"), 10)
    right = Column(120, 100, (piece("r0"),))
    pages = flowed([Side((left, right)), piece("after")], FRAME)
    assert owners(pages[0]) == [*(f"l{at}" for at in range(9)), "r0"]
    assert owners(pages[1]) == ["l9", "l10", "l11", "after"]
    grounds = [block for page in pages for block in page if block.role == "ground"]
    assert [(block.x, block.y, block.height) for block in grounds] == [
        (40, 30, 200),
        (40, 30, 80),
    ]
    assert pages[1][-1].y == 110


def test_a_ground_is_only_where_its_column_is() -> None:
    short = Column(0, 100, (piece("s"),), Ground("tint:good"))
    long = Column(120, 100, tuple(piece(str(at)) for at in range(15)))
    pages = flowed([Side((short, long))], FRAME)
    assert [len([b for b in page if b.role == "ground"]) for page in pages] == [1, 0]


def test_a_whole_row_goes_to_the_next_page_unless_it_is_high() -> None:
    def row(count: int) -> Side:
        return Side((Column(0, 100, tuple(piece(str(at)) for at in range(count))),), whole=True)

    assert list(map(owners, flowed([piece("a", 150), row(3)], FRAME))) == [["a"], ["0", "1", "2"]]
    cut = flowed([piece("a", 150), row(6)], FRAME)
    assert list(map(owners, cut)) == [["a", "0", "1"], ["2", "3", "4", "5"]]


def test_a_table_says_its_head_on_each_page() -> None:
    rows = tuple(piece(str(at)) for at in range(15))
    pages = flowed([piece("a", 150), Table(piece("head"), rows), piece("b")], FRAME)
    assert [owners(page)[:3] for page in pages] == [
        ["a", "head", "0"],
        ["head", "1", "2"],
        ["head", "10", "11"],
    ]
    assert owners(pages[2])[-1] == "b"


def test_a_table_without_room_for_a_row_begins_on_the_next_page() -> None:
    pages = flowed([piece("a", 165), Table(piece("head"), (piece("row"),))], FRAME)
    assert list(map(owners, pages)) == [["a"], ["head", "row"]]


def test_lines_of_a_paragraph_are_one_block() -> None:
    nodes = [piece("a"), *(piece(str(at), continues=at > 0) for at in range(12))]
    pages = flowed(nodes, FRAME)
    assert [len(page) for page in pages] == [2, 1]
    assert [page[-1].height for page in pages] == [180, 60]


def test_signs_of_a_later_line_are_those_of_its_marks() -> None:
    box = Box(0, 0, 1, 1)
    first = Piece((box, box), 9, 9, owner="a", signs=(Signs(0, 1, "one"),))
    second = Piece((box,), 9, 9, continues=True, signs=(Signs(0, 1, "two"),))
    ((block,),) = flowed([first, second], FRAME)
    assert block.signs == (Signs(0, 1, "one"), Signs(2, 3, "two"))
    assert [mark.y for mark in block.marks if isinstance(mark, Box)] == [0, 0, 9]


def test_placed_blocks_keep_their_places() -> None:
    inner = Block("x", "card", 7, 9, 10, 10, ())
    (page,) = flowed([piece("a"), Placed((inner,), 50, space=10), piece("b")], FRAME)
    assert [(block.x, block.y) for block in page] == [(40, 30), (47, 69), (40, 110)]


names = st.integers(0, 10**6).map(str)


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    return piece(
        draw(names),
        draw(st.sampled_from([1.0, 10.0, 33.0, 90.0])),
        space=draw(st.sampled_from([0.0, 4.0, 20.0])),
        holds=draw(st.booleans()),
    )


def node_lists(depth: int) -> st.SearchStrategy[list[Node]]:
    kinds: list[st.SearchStrategy[Node]] = [pieces()]
    if depth:
        kinds += [sides(depth), tables(depth)]
    return st.lists(st.one_of(kinds), min_size=1, max_size=5)


@st.composite
def sides(draw: st.DrawFn, depth: int) -> Side:
    count = draw(st.integers(1, 3))
    columns = tuple(
        Column(
            (100.0 if depth > 1 else 25.0) * at,
            90,
            tuple(draw(node_lists(depth - 1))),
            draw(st.sampled_from([None, Ground("tint:good")])),
            draw(st.sampled_from([0.0, 6.0])),
        )
        for at in range(count)
    )
    return Side(columns, draw(st.sampled_from([0.0, 8.0])), draw(st.booleans()), "hairline")


@st.composite
def tables(draw: st.DrawFn, depth: int) -> Table:
    return Table(piece("head", 12), tuple(draw(node_lists(depth - 1))))


def said(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        match node:
            case Piece():
                yield node.owner
            case Side():
                for column in node.columns:
                    yield from said(column.nodes)
            case Table():
                yield from said(node.rows)


@settings(max_examples=60, deadline=None)
@given(node_lists(2))
def test_everything_is_told_once_and_nothing_leaves_its_page(nodes: list[Node]) -> None:
    pages = flowed(nodes, FRAME)
    told = [owner for page in pages for owner in owners(page) if owner != "head"]
    assert sorted(told) == sorted(said(nodes))
    bottom = FRAME.y + FRAME.height
    for page in pages:
        assert page
        content = [block for block in page if block.owner]
        assert content
        for block in content:
            # All pieces are lower than a page; a few stacked heads may push one over its end.
            assert block.y >= FRAME.y
            assert block.y + block.height <= bottom + 40
        for one, other in pairwise(sorted(content, key=lambda block: (block.x, block.y))):
            assert one.x != other.x or one.y + one.height <= other.y + 1e-6


@settings(max_examples=40, deadline=None)
@given(st.lists(pieces(), min_size=1, max_size=30))
def test_pieces_alone_never_leave_their_page(nodes: list[Piece]) -> None:
    for page in flowed(nodes, FRAME):
        assert all(block.y + block.height <= FRAME.y + FRAME.height + 1e-6 for block in page)


def test_the_height_of_nodes_is_what_they_fill() -> None:
    side = Side((Column(0, 90, (piece("a", 30), piece("b", 20, space=5)), None, 4),), space=9)
    nodes: list[Node] = [piece("c", 10, space=50), side, Table(piece("h", 7), (piece("r", 8),))]
    assert height_of(nodes) == pytest.approx(10 + 9 + 63 + 15)
    (page,) = flowed([*nodes, piece("end", 1)], FRAME)
    assert page[-1].y - FRAME.y == pytest.approx(height_of(nodes))
