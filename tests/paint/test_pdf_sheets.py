"""Pages that are no map, tagged: persona sheets, the report, the blank map, tiles."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from journeyeditor.exchange.sheets import report_bytes, sheets_bytes, workshop_bytes
from journeyeditor.files.templates import new_from
from journeyeditor.layout.display import Band, Block, Lead, Page
from journeyeditor.layout.grid import Grid
from journeyeditor.layout.paper import Paper, Sheet
from journeyeditor.layout.theme import theme
from journeyeditor.model.journey import Journey
from journeyeditor.paint.pdf import document_bytes
from tests.benchmarks.maps import made_map
from tests.files.rich import rich_map
from tests.paint.samples import text
from tests.paint.structures import Part, check

MADE: dict[str, Callable[[Journey], bytes]] = {
    "persona sheets": sheets_bytes,
    "report": report_bytes,
    "blank map": lambda journey: workshop_bytes(journey, Paper("A1")),
}
MAPS: dict[str, Callable[[], Journey]] = {
    "example": lambda: new_from("jane", "sv"),
    "rich": rich_map,
    "60 cards": lambda: made_map(60),
}


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("of", MAPS)
def test_what_goes_beside_the_poster_is_tagged_soundly(name: str, of: str) -> None:
    with pikepdf.open(io.BytesIO(MADE[name](MAPS[of]()))) as pdf:
        check(pdf)


def structure(*blocks: Block) -> Part:
    """The structure of a page of these blocks, without a grid."""
    page = Page(
        600, 300, (Band("body", "body", 0, 0, 600, 300, blocks),), Grid((), 0, 0), "T", "sv"
    )
    with pikepdf.open(
        io.BytesIO(document_bytes([(page, Sheet(600, 300, 0, 0, 1))], theme("paper")))
    ) as pdf:
        return check(pdf)


def piece(role: str, x: float, y: float, *leads: Lead, alt: str = "") -> Block:
    """A block of one line, 14 high."""
    return Block("", role, x, y, 60, 14, (text("Ord", 0, 10),), alt, (), leads)


def test_cells_without_a_grid_are_a_table_by_where_they_stand() -> None:
    root = structure(
        *(piece("head-cell", x, 0) for x in (10, 100, 200)),
        piece("cell", 10, 20),
        piece("cell", 10, 34),
        piece("cell", 200, 20),
        piece("cell", 10, 60),
        piece("cell", 10, 80),
        piece("cell", 112, 80),
        *(piece("head-cell", x, 110) for x in (10, 100)),
        piece("cell", 100, 130),
    )
    first, second = root.of("Table")
    rows = [[len(cell.kids) for cell in row.kids] for row in first.of("TBody")[0].kids]
    assert rows == [[2, 0, 1], [1, 0, 0], [1, 1, 0]]
    assert [[len(cell.kids) for cell in row.kids] for row in second.of("TBody")[0].kids] == [[0, 1]]


def test_every_role_has_its_kind() -> None:
    root = structure(
        piece("heading-1", 0, 0),
        piece("ground", 0, 0),
        piece("item", 0, 20),
        piece("item", 0, 40),
        piece("paragraph", 0, 60),
        piece("item", 0, 80),
        piece("quote", 0, 100),
        piece("figure", 0, 120, alt="Bild"),
        piece("figure", 0, 140),
        piece("cell", 0, 160),
        piece("page-foot", 0, 280),
    )
    assert [part.kind for part in root.kids] == ["H1", "L", "P", "L", "BlockQuote", "Figure", "P"]
    assert [len(part.kids) for part in root.of("L")] == [2, 1]


def test_anything_may_lead_somewhere() -> None:
    site = Lead("https://example.org", "Sajt")
    roles = ("paragraph", "item", "heading-2", "cell", "figure")
    root = structure(*(piece(role, 0, 20 * at, site, alt="x") for at, role in enumerate(roles)))
    assert len(root.of("Link")) == len(roles) - 1
