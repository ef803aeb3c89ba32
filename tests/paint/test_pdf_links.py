"""Links of a PDF: what is clicked, and where it leads."""

from __future__ import annotations

import io

import pikepdf
import pytest

from journeyeditor.files.templates import new_from
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Band, Block, Box, Lead, Page, Shape
from journeyeditor.layout.grid import Column, Grid
from journeyeditor.layout.theme import theme
from journeyeditor.paint.hyperlinks import ascii_address, to_address
from journeyeditor.paint.pdf import pdf_bytes
from tests.paint.samples import block, page_of, sheet_of, text
from tests.paint.structures import check

PAPER = theme("paper")
SITE = Lead("https://example.org/a", "Sajt")
MAIL = Lead("mailto:a@b.se", "Brev")
BAD = ("javascript:alert(1)", "file:///etc/passwd", "https:// x", "ftp://a.b", "", "#", "//a.b")

Found = list[tuple[str, str, list[float]]]


def links(page: Page) -> Found:
    """Name, goal and place of all links, on a sheet as large as the page."""
    found = []
    with pikepdf.open(io.BytesIO(pdf_bytes(page, PAPER, sheet_of(page)))) as pdf:
        check(pdf)
        for link in pdf.pages[0].obj.get("/Annots", []):
            area = [float(edge) for edge in link.Rect]
            goal = str(link.A.URI) if "/A" in link else str([float(x) for x in link.Dest[2:4]])
            assert "/A" not in link or str(link.A.S) == "/URI"
            found.append((str(link.Contents), goal, area))
    return found


def card(*leads: Lead) -> Block:
    """A card of 120 by 60 at 5, 5 of its band, which is at 10, 20 of a page 300 high."""
    return Block("c", "card", 5, 5, 120, 60, (text("Kort", 8, 16),), leads=leads)


def test_a_web_link_lies_over_its_card() -> None:
    assert links(page_of(card(SITE))) == [("Sajt", SITE.goal, [15, 215, 135, 275])]


def test_several_links_share_their_card() -> None:
    assert links(page_of(card(SITE, MAIL))) == [
        ("Sajt", SITE.goal, [15, 215, 75, 275]),
        ("Brev", MAIL.goal, [75, 215, 135, 275]),
    ]


def test_only_web_and_mail_addresses_become_links() -> None:
    bad = [Lead(goal, "x") for goal in BAD]
    assert links(page_of(card(*bad))) == []
    assert links(page_of(card(*bad, SITE)))[0][2] == [15, 215, 135, 275]


@pytest.mark.parametrize("address", BAD)
def test_no_other_address_is_ever_opened(address: str) -> None:
    assert to_address(address) == ""


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("https://exämple.org/ö?å=1#ü", "https://xn--exmple-cua.org/%C3%B6?%C3%A5=1#%C3%BC"),
        ("HTTPS://A.B/%C3%B6", "HTTPS://A.B/%C3%B6"),
        ("mailto:å@b.se", "mailto:%C3%A5@b.se"),
        ("https://u@[::1]:80/(a)\\", "https://u@[::1]:80/(a)%5C"),
        ("https://" + "ä" * 70 + ".se/", "https://" + "%C3%A4" * 70 + ".se/"),
        ("https://a.b/\ud800", "https://a.b/%3F"),
    ],
)
def test_addresses_are_written_in_ascii(address: str, wanted: str) -> None:
    assert ascii_address(address) == wanted


def linked(goal: str, *label: Box | Shape) -> Page:
    """A link at 20, 100 and a card at 15, 25."""
    link = Block(
        "l",
        "link",
        20,
        100,
        80,
        20,
        (*label, text("Loop", 12, 14)),
        "Loop: A",
        (),
        (Lead(goal, "A"),),
    )
    lane = Band("a", "lane", 10, 20, 280, 60, (card(),))
    above = Band("links", "links", 0, 0, 300, 200, (link,))
    return Page(300, 200, (lane, above), Grid((), 0, 0), "T", "sv")


GROUND = Box(10, 2, 40, 16, 3, "page")


def test_the_label_of_a_link_leads_to_its_end() -> None:
    assert links(linked("#c", GROUND)) == [("Loop: A", "[15.0, 175.0]", [30, 82, 70, 98])]


def test_a_link_to_what_is_not_shown_leads_nowhere() -> None:
    assert links(linked("#gone", GROUND)) == []
    assert links(linked("#c")) == []


def test_a_step_without_a_head_is_where_its_column_is() -> None:
    page = linked("#s", GROUND)
    grid = Grid((Column("s", "p", 0, 100, 50, True),), 100, 150)
    heads = Band("phases", "phases", 0, 30, 300, 40, (block(text("Fas", 8, 16), role="phase"),))
    page = Page(300, 200, (heads, *page.bands), grid, "T", "sv")
    assert [goal for _, goal, _ in links(page)] == ["[100.0, 170.0]"]


def test_labelled_links_of_a_map_lead_to_their_ends() -> None:
    journey = new_from("jane", "sv")
    wanted = [link for link in journey.links if link.label and link.target]
    found = links(compose(journey))
    assert len(found) == len(wanted)
    assert all(link.label in name for link, (name, _, _) in zip(wanted, found, strict=True))


def test_what_is_no_link_has_none() -> None:
    assert links(page_of(block(text("A", 8, 16)))) == []
