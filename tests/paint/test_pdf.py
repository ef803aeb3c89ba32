"""The PDF as others read it: poppler, qpdf, pikepdf and PDFium."""

from __future__ import annotations

import io
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from journeyeditor.base.errors import JourneyError
from journeyeditor.layout.display import Text
from journeyeditor.layout.paper import MM, Sheet, sheet_for
from journeyeditor.layout.theme import Theme, theme
from journeyeditor.paint.about import About
from journeyeditor.paint.pdf import pdf_bytes
from journeyeditor.typeset.faces import Style, Weight
from journeyeditor.typeset.text import Typesetter
from tests.paint.samples import (
    CARDS,
    PICTURES,
    TITLE,
    block,
    card,
    every_mark,
    page_of,
    png_picture,
    sheet_of,
    text,
)

PAPER = theme("paper")


def ran(*command: str | Path) -> str:
    """What a program says; it has to be there and to end well."""
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture(scope="module")
def poster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("poster") / "poster.pdf"
    page = every_mark()
    path.write_bytes(pdf_bytes(page, PAPER, sheet_of(page, 2), pictures=PICTURES))
    return path


def test_qpdf_finds_nothing_wrong(poster: Path) -> None:
    assert "No syntax or stream encoding errors found" in ran("qpdf", "--check", poster)


def test_only_our_faces_and_all_embedded(poster: Path) -> None:
    rows = ran("pdffonts", poster).splitlines()[2:]
    assert len(rows) == 3
    for row in rows:
        name, kind, _, embedded, subset, unicode = row.split()[:6]
        assert name.split("+")[1].startswith("Journey")
        assert (kind, embedded, subset, unicode) == ("TrueType", "yes", "yes", "yes")


def test_text_comes_out_as_it_went_in_and_in_order(poster: Path) -> None:
    said = ran("pdftotext", "-nopgbrk", poster, "-")
    for words in CARDS:
        assert words.replace("\u00ad", "") in said
    said = ran("pdftotext", "-raw", "-nopgbrk", poster, "-")
    plain = [words for words in CARDS if "\u0323" not in words]
    wanted = ("Medvetenhet", "Övervägande", *plain, "kartans ände")
    places = [said.index(words.replace("\u00ad", "")) for words in wanted]
    assert places == sorted(places)


def test_lines_of_a_card_are_read_in_order(tmp_path: Path) -> None:
    rows = ("Inga träffar", "på felkoden i", "supporten")
    lines = [text(row, 8, 16 + 13 * at) for at, row in enumerate(rows)]
    page = page_of(block(*lines, at=(5, 5)), block(text("Nästa", 8, 16), at=(130, 5)))
    path = tmp_path / "card.pdf"
    path.write_bytes(pdf_bytes(page, PAPER, sheet_of(page)))
    assert ran("pdftotext", "-raw", path, "-").split("\n")[:4] == [*rows, "Nästa"]


@pytest.mark.parametrize("paper", ["A0", "A1", "A2", "A3", "A4", "A5", "Letter", "900x333"])
@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_one_page_of_exactly_the_paper(paper: str, orientation: str) -> None:
    page = every_mark()
    sheet = sheet_for((page.width, page.height), paper, orientation)
    found = pikepdf.open(io.BytesIO(pdf_bytes(page, PAPER, sheet)))
    assert len(found.pages) == 1
    for box in (found.pages[0].mediabox, found.pages[0].trimbox):
        sides = [float(side) for side in box.as_list()]
        assert sides == pytest.approx([0, 0, sheet.width, sheet.height], abs=0.001)


def test_poppler_agrees_on_a1(tmp_path: Path) -> None:
    page = every_mark()
    path = tmp_path / "a1.pdf"
    path.write_bytes(pdf_bytes(page, PAPER, sheet_for((page.width, page.height), "A1")))
    said = ran("pdfinfo", "-box", path)
    assert "Pages:           1\n" in said
    size = next(line for line in said.splitlines() if line.startswith("Page size:"))
    width, height = (float(word) for word in size.split()[2:5:2])
    assert (width, height) == pytest.approx((841 * MM, 594 * MM), abs=0.01)


def test_a_sheet_longer_than_a_pdf_page_is_refused() -> None:
    with pytest.raises(JourneyError, match="smaller paper"):
        pdf_bytes(every_mark(), PAPER, Sheet(14_401, 100, 0, 0, 1))


def test_the_same_input_gives_the_same_bytes() -> None:
    made = [
        pdf_bytes(every_mark(), PAPER, sheet_of(every_mark()), pictures=PICTURES) for _ in range(2)
    ]
    assert made[0] == made[1]
    assert b"Date" not in made[0]


def test_what_the_document_says_about_itself() -> None:
    created = datetime(2026, 10, 5, 14, 30, 15, tzinfo=UTC)
    page = every_mark()
    about = About("Åsa 😀", "Nuläge \x00", created)
    data = pdf_bytes(page, PAPER, sheet_of(page), about=about)
    found = pikepdf.open(io.BytesIO(data))
    info = {key: str(value) for key, value in found.docinfo.items()}
    assert info == {
        "/Title": TITLE,
        "/Author": "Åsa 😀",
        "/Subject": "Nuläge \ufffd",
        "/Creator": "Journey Editor",
        "/Producer": "Journey Editor",
        "/CreationDate": "D:20261005143015+00'00'",
        "/ModDate": "D:20261005143015+00'00'",
    }
    assert str(found.Root.Lang) == "sv"
    assert bool(found.Root.ViewerPreferences.DisplayDocTitle)


def test_the_outline_leads_to_phases_and_lanes() -> None:
    page = every_mark()
    found = pikepdf.open(io.BytesIO(pdf_bytes(page, PAPER, Sheet(900, 700, 50, 50, 2))))
    with found.open_outline() as outline:
        entries = [(item.title, item.destination) for item in outline.root]
    assert [title for title, _ in entries] == [
        "Medvetenhet",
        "Övervägande",
        "Smärtpunkter",
        "Känslor",
    ]
    goals = [goal.as_list() for _, goal in entries if isinstance(goal, pikepdf.Array)]
    assert all(goal[0].objgen == found.pages[0].obj.objgen for goal in goals)
    assert [[float(part) for part in goal[2:4]] for goal in goals] == [
        [70, 630],
        [330, 630],
        [70, 530],
        [70, 200],
    ]


def test_a_long_phase_title_is_one_entry() -> None:
    style = Style(Weight.BOLD, 12)
    lines = Typesetter("sv").wrap("Varumärkes\u00adexponering i medier", style, 95)
    assert [line.hyphen for line in lines[:2]] == [True, False]
    marks = (Text(line, 0, 14 * at, "text") for at, line in enumerate(lines))
    page = page_of(block(*marks, text("mål", 0, 60), role="phase"), block(role="phase", alt="Tom"))
    data = io.BytesIO(pdf_bytes(page, PAPER, sheet_of(page)))
    with pikepdf.open(data) as found, found.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == ["Varumärkesexponering i medier", "Tom", "Bana <1>"]


def image_names(pdf: pikepdf.Pdf) -> list[str]:
    """The names of the pictures that the first page refers to."""
    forms = pdf.pages[0].obj.Resources.XObject
    return [name for name, form in forms.items() if form.Subtype == "/Image"]


def test_a_picture_is_stored_once() -> None:
    page = every_mark()
    twins = {**PICTURES, "glass": PICTURES["red"]}
    found = pikepdf.open(io.BytesIO(pdf_bytes(page, PAPER, sheet_of(page), pictures=twins)))
    assert sorted(image_names(found)) == ["/I0"]
    found = pikepdf.open(io.BytesIO(pdf_bytes(page, PAPER, sheet_of(page), pictures=PICTURES)))
    assert sorted(image_names(found)) == ["/I0", "/I1"]
    images = found.pages[0].obj.Resources.XObject
    assert ["/SMask" in image for image in (images.I0, images.I1)] == [False, True]


def test_streams_are_compressed() -> None:
    page = page_of(*(card("samma text", 5, 5) for _ in range(500)))
    data = pdf_bytes(page, PAPER, sheet_of(page))
    assert len(data) < 20_000


def test_text_reaches_nothing_outside() -> None:
    page = page_of(card("<img src=file:///etc/passwd>", 5, 5))
    data = pdf_bytes(page, PAPER, sheet_of(page), pictures={"x": png_picture(1, 1, (0, 0, 0))})
    found = pikepdf.open(io.BytesIO(data))
    assert "/XObject" not in found.pages[0].obj.Resources
    assert "/Annots" not in found.pages[0].obj
    assert not {"/Names", "/OpenAction", "/AA", "/AcroForm"} & set(found.Root.keys())


def test_an_empty_map_is_an_empty_page() -> None:
    page = page_of()
    found = pikepdf.open(io.BytesIO(pdf_bytes(page, PAPER, sheet_of(page))))
    assert len(found.pages) == 1


def test_a_dark_theme_fills_the_sheet() -> None:
    dark = Theme("dark", {"page": "#102030"})
    page = page_of()
    data = pdf_bytes(page, dark, Sheet(500, 400, 50, 50, 1))
    with pikepdf.open(io.BytesIO(data)) as found:
        stream = found.pages[0].obj.Contents.read_bytes()
    assert b"0.063 0.125 0.188 rg\n0 0 500 400 re f" in stream


def test_blocks_come_in_reading_order() -> None:
    said = [
        mark.line.text
        for band in every_mark().bands
        for block in band.blocks
        for mark in block.marks
        if isinstance(mark, Text)
    ]
    assert said[:4] == ["Medvetenhet", "Ett mål", "Övervägande", CARDS[0]]
