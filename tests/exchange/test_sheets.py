"""Persona sheets, report and blank map as PDF files, read by other programs."""

from __future__ import annotations

import datetime
import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from journeyeditor.base.errors import JourneyError
from journeyeditor.edits.asides import set_aside
from journeyeditor.exchange.sheets import (
    report_bytes,
    sheets_bytes,
    workshop_bytes,
    write_pdf,
)
from journeyeditor.files.store import load
from journeyeditor.files.templates import new_from
from journeyeditor.layout.paper import Paper
from journeyeditor.layout.sheets.notes import MOST
from journeyeditor.layout.theme import theme_keys
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Card, Lane, Phase, Step
from journeyeditor.review.checkup import checkup
from tests.files.mutations import FIXTURES
from tests.files.rich import rich_map
from tests.layout.sheets.test_persona import long_persona, texts_of

NOW = datetime.datetime(2026, 11, 26, 12, tzinfo=datetime.UTC)


def with_long_persona() -> Journey:
    journey = new_from("jane", "sv")
    return journey.model_copy(update={"personas": (long_persona(), *journey.personas[1:])})


KINDS: dict[str, Callable[[Journey], bytes]] = {
    "sheets": lambda journey: sheets_bytes(journey, NOW),
    "report": lambda journey: report_bytes(journey, (), NOW),
    "workshop": lambda journey: workshop_bytes(journey, Paper("A1"), NOW),
}
MAPS: dict[str, Callable[[], Journey]] = {
    "swedish": lambda: new_from("jane", "sv"),
    "english": lambda: new_from("jane", "en"),
    "long": with_long_persona,
    "rich": rich_map,
}
PAIRS = [(kind, name) for kind in KINDS for name in MAPS if (kind, name) != ("workshop", "rich")]
"""The rich map hides all its lanes of cards, so that it has no blank poster."""


def told(*arguments: str | Path) -> str:
    """What a program says."""
    ran = subprocess.run(
        [str(argument) for argument in arguments], capture_output=True, text=True, check=True
    )
    return ran.stdout


@pytest.mark.parametrize(("kind", "name"), PAIRS)
def test_the_pdf_is_sound(tmp_path: Path, kind: str, name: str) -> None:
    journey = MAPS[name]()
    path = tmp_path / "a.pdf"
    path.write_bytes(KINDS[kind](journey))
    told("qpdf", "--check", path)
    info = told("pdfinfo", path)
    assert re.search(r"Tagged: +yes", info)
    assert journey.title[:20] in info
    fonts = told("pdffonts", path).splitlines()[2:]
    assert fonts
    for line in fonts:
        assert re.search(r"\+Journey\w+-?\w* ", line), line
        assert line.split()[-5:-2] == ["yes", "yes", "yes"], line
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == journey.language
        for page in pdf.pages:
            assert float(page.mediabox[0]) == float(page.mediabox[1]) == 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", theme_keys())
def test_every_theme_has_the_colours(kind: str, key: str) -> None:
    journey = new_from("jane", "sv")
    assert KINDS[kind](journey.changed(theme=key)).startswith(b"%PDF")
    blank = journey.model_copy(update={"personas": (), "theme": key})
    assert KINDS[kind](blank).startswith(b"%PDF")


@pytest.mark.parametrize("kind", ["sheets", "report"])
def test_every_page_is_an_a4(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(KINDS[kind](with_long_persona()))
    sizes = re.findall(r"size: +([\d.]+) x ([\d.]+)", told("pdfinfo", "-l", "999", path))
    assert len(sizes) > 3
    for width, height in sizes:
        assert sorted((float(width), float(height))) == pytest.approx([595.276, 841.89], abs=0.1)


@pytest.mark.parametrize("name", MAPS)
def test_every_word_of_the_personas_is_read_out_of_the_sheets(tmp_path: Path, name: str) -> None:
    journey = MAPS[name]()
    path = tmp_path / "a.pdf"
    path.write_bytes(sheets_bytes(journey))
    # A word may be parted at the end of a line, so spaces and hyphens don't count.
    said = re.sub(r"[\s\u00ad-]", "", told("pdftotext", "-raw", path, "-"))
    for persona in journey.personas:
        for text in texts_of(persona, journey.language):
            for word in text.split():
                assert re.sub(r"[\u00ad-]", "", word) in said, word


def test_cards_and_sources_are_read_out_of_the_report(tmp_path: Path) -> None:
    journey = new_from("jane", "sv")
    path = tmp_path / "a.pdf"
    path.write_bytes(report_bytes(journey))
    said = re.sub(r"[\s\u00ad-]", "", told("pdftotext", "-raw", path, "-"))
    texts = [card.text for card in journey.all_cards()]
    texts += [text for source in journey.sources for text in (source.title, source.note)]
    for text in texts:
        for word in text.split():
            assert re.sub(r"[\u00ad-]", "", word) in said, word


def test_the_report_tells_what_is_found(tmp_path: Path) -> None:
    opened = load(FIXTURES / "v1-unsound.journey")
    journey = opened.journey.changed(language="en")
    path = tmp_path / "a.pdf"
    path.write_bytes(report_bytes(journey, opened.problems))
    said = " ".join(told("pdftotext", "-raw", path, "-").split())
    assert "What the check-up found" in said
    assert "A phase had no step" in said
    path.write_bytes(report_bytes(new_from("jane", "en")))
    said = " ".join(told("pdftotext", "-raw", path, "-").split())
    assert "1 pain point without an opportunity Decision · Last hurdle: missing" in said
    assert "2 of 6 pain points are assumptions Consideration · Hard to compare" in said
    assert "Opened after" not in said


def test_chapters_are_in_the_outline() -> None:
    data = io.BytesIO(report_bytes(new_from("jane", "en")))
    with pikepdf.open(data) as pdf, pdf.open_outline() as outline:
        titles = [str(item.title) for item in outline.root]
    for title in ("The journey, phase by phase", "Sources", "What the check-up found"):
        assert title in titles


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_map_gives_the_same_bytes(kind: str) -> None:
    assert KINDS[kind](new_from("jane", "sv")) == KINDS[kind](new_from("jane", "sv"))


@pytest.mark.parametrize(
    ("paper", "millimetres"), [("A0", (1189, 841)), ("A3", (420, 297)), ("900x600", (900, 600))]
)
def test_the_blank_map_is_exactly_as_large_as_its_paper(
    tmp_path: Path, paper: str, millimetres: tuple[int, int]
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(workshop_bytes(new_from("jane", "sv"), Paper(paper)))
    (size,) = re.findall(r"Page size: +([\d.]+) x ([\d.]+)", told("pdfinfo", path))
    assert tuple(float(side) * 25.4 / 72 for side in size) == pytest.approx(millimetres, abs=0.04)
    numbers = set(re.findall(r"\b\d+\b", told("pdftotext", path, "-")))
    assert {str(number) for number in range(1, 26)} <= numbers


def test_only_pdfs_are_written(tmp_path: Path) -> None:
    with pytest.raises(JourneyError, match=r"a\.png must end in \.pdf"):
        write_pdf(tmp_path / "a.png", lambda: b"x")
    assert not list(tmp_path.iterdir())
    write_pdf(tmp_path / "a.PDF", lambda: b"x")
    assert (tmp_path / "a.PDF").read_bytes() == b"x"


def test_the_report_tells_what_was_set_aside_and_what_is_calm(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"

    def said(journey: Journey) -> str:
        path.write_bytes(report_bytes(journey))
        return " ".join(told("pdftotext", "-raw", path, "-").split())

    journey = new_from("jane", "en")
    found = checkup(journey).findings()
    journey = set_aside(journey, [(one.rule, one.subject) for one in found], "As it is")
    text = said(journey)
    assert "The check-up found nothing to remark." in text
    assert "3 findings are set aside: No opportunity answers" in text
    assert text.count("(As it is)") == 3


def test_long_lists_of_findings_are_cut(tmp_path: Path) -> None:
    journey = Journey(
        id="m",
        language="en",
        phases=(Phase(id="p", title="All", steps=(Step(id="s"),)),),
        lanes=(Lane(id="l", kind="touchpoints"),),
        cards={
            "l": Cards(Card(id=f"c{at}", lane="l", step="s", text=f"T{at}") for at in range(50))
        },
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(report_bytes(journey))
    said = " ".join(told("pdftotext", "-raw", path, "-").split())
    assert "50 touchpoints without a channel All · T0 " in said
    assert said.count("All · T") == MOST
    assert f"and {50 - MOST} more" in said
