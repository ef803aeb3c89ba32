"""Links of a PDF: what is clicked, and where it leads."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from journeyeditor.edits.links import add_link
from journeyeditor.files.templates import new_from
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Band, Block, Box, Lead, Page
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


def linked(*leads: Lead) -> Page:
    """A link at 20, 100 and a card at 15, 25, on a page 200 high."""
    marks = (Box(10, 2, 40, 16, 3, "page"), text("Loop", 12, 14))
    link = Block("l", "link", 20, 100, 80, 20, marks, "Loop: A", (), leads)
    lane = Band("a", "lane", 10, 20, 280, 60, (card(),))
    above = Band("links", "links", 0, 0, 300, 200, (link,))
    return Page(300, 200, (lane, above), Grid((), 0, 0), "T", "sv")


PART = (10, 2, 40, 16)


def test_a_part_of_a_link_leads_to_its_end() -> None:
    there = ("Loop: A", "[15.0, 175.0]", [30, 82, 70, 98])
    assert links(linked(Lead("#c", "A", PART))) == [there]


def test_what_is_too_small_to_click_is_made_larger() -> None:
    ((_, _, area),) = links(linked(Lead("#c", "A", (10, 2, 2, 16))))
    assert area == [27, 82, 35, 98]


def test_each_end_of_a_link_has_its_own_name() -> None:
    back = Lead("#s", "B", (0, 0, 10, 10))
    page = linked(Lead("#c", "A", PART), back, Lead("#c", "A", (20, 2, 10, 10)))
    page = replace(page, bands=(heads(), *page.bands), grid=STEP)
    found = [(name, goal) for name, goal, _ in links(page)]
    assert found == [
        ("Loop: A", "[15.0, 175.0]"),
        ("B", "[100.0, 170.0]"),
        ("Loop: A", "[15.0, 175.0]"),
    ]


def test_a_link_to_what_is_not_shown_leads_nowhere() -> None:
    assert links(linked(Lead("#gone", "A", PART))) == []
    assert links(linked(Lead("#c", "A"))) == []


STEP = Grid((Column("s", "p", 0, 100, 50, True),), 100, 150)


def heads() -> Band:
    return Band("phases", "phases", 0, 30, 300, 40, (block(text("Fas", 8, 16), role="phase"),))


def test_a_step_without_a_head_is_where_its_column_is() -> None:
    page = linked(Lead("#s", "A", PART))
    page = replace(page, bands=(heads(), *page.bands), grid=STEP)
    assert [goal for _, goal, _ in links(page)] == ["[100.0, 170.0]"]


def test_links_of_a_map_lead_from_each_end_to_the_other() -> None:
    journey = new_from("jane", "sv")
    first, *_, last = (card for card in journey.all_cards() if card.lane and card.step)
    journey = add_link(journey, first.id, last.id, "jump")
    shown = [link for link in journey.links if link.target]
    assert not shown[-1].label
    page = compose(journey)
    found = links(page)
    assert len(found) == sum(3 if link.label else 2 for link in shown)
    goals: dict[str, str] = {}
    for band in page.bands:
        for one in band.blocks:
            if one.role in ("card", "step"):
                x, y = band.x + one.x, page.height - band.y - one.y
                goals[one.owner] = str([round(x, 2), round(y, 2)])
    for link in shown:
        there, back, *label = found[: 3 if link.label else 2]
        del found[: 3 if link.label else 2]
        assert there[1] == goals[str(link.target)]
        assert back[1] == goals[link.source]
        assert link.label in there[0]
        assert all(one[:2] == there[:2] for one in label)
        for _, _, (left, bottom, right, top) in (there, back):
            assert min(right - left, top - bottom) >= 8


def test_what_is_no_link_has_none() -> None:
    assert links(page_of(block(text("A", 8, 16)))) == []
