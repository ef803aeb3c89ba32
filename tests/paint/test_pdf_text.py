"""The text of a PDF as others take it out: every card, in reading order, in faces of ours."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from journeyeditor.files.templates import new_from
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Page, Text
from journeyeditor.layout.paper import sheet_for
from journeyeditor.layout.theme import theme
from journeyeditor.model.journey import Journey
from journeyeditor.paint.pdf import pdf_bytes
from journeyeditor.typeset.faces import Style, Weight
from journeyeditor.typeset.text import Typesetter
from tests.benchmarks.maps import made_map
from tests.paint.samples import block, page_of, sheet_of

MAPS: dict[str, Callable[[], Journey]] = {
    "example": lambda: new_from("jane", "sv"),
    "example in English": lambda: new_from("jane", "en"),
    "service blueprint": lambda: new_from("service-blueprint", "sv"),
    "empty": lambda: Journey(id="m"),
    "300 cards": lambda: made_map(300),
    "2,000 cards": lambda: made_map(2_000),
}
_BREAKS = re.compile("[\\s\u00ad-]+")
"""What may come or go where a line ends."""


def ran(*command: str | Path) -> str:
    """What a program says; it has to be there and to end well."""
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def written(page: Page, folder: Path, paper: str = "A0") -> Path:
    path = folder / "map.pdf"
    sheet = sheet_for((page.width, page.height), paper)
    path.write_bytes(pdf_bytes(page, theme("paper"), sheet))
    return path


@pytest.mark.parametrize("name", MAPS)
def test_every_card_is_read_in_order(name: str, tmp_path: Path) -> None:
    journey = MAPS[name]()
    page = compose(journey)
    # Poppler leaves out what is smaller than three points after 50,000 characters.
    path = written(page, tmp_path, "fit")
    said = _BREAKS.sub("", ran("pdftotext", "-raw", path, "-"))
    at, count = 0, 0
    for shown in (one for band in page.bands for one in band.blocks):
        card = journey.card(shown.owner) if shown.role == "card" else None
        if card is not None:
            words = _BREAKS.sub("", card.text)
            found = said.find(words, at)
            assert found >= 0, card.text
            at = found + len(words)
            count += 1
    assert count == journey.card_count()


@pytest.mark.parametrize("name", MAPS)
def test_faces_are_ours_and_embedded_and_nothing_is_wrong(name: str, tmp_path: Path) -> None:
    path = written(compose(MAPS[name]()), tmp_path)
    assert "No syntax or stream encoding errors found" in ran("qpdf", "--check", path)
    rows = ran("pdffonts", path).splitlines()[2:]
    assert rows
    for row in rows:
        face, kind, _, embedded, subset, unicode = row.split()[:6]
        assert face.split("+")[1].startswith("Journey")
        assert (kind, embedded, subset, unicode) == ("TrueType", "yes", "yes", "yes")


def test_a_word_broken_by_a_hyphen_is_one_word(tmp_path: Path) -> None:
    style = Style(Weight.REGULAR, 12)
    lines = Typesetter("sv").wrap("Varumärkes\u00adexponering", style, 80)
    assert lines[0].hyphen
    marks = (Text(line, 8, 16 + 15 * at, "text") for at, line in enumerate(lines))
    page = page_of(block(*marks, at=(5, 5)))
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes(page, theme("paper"), sheet_of(page)))
    said = ran("pdfinfo", "-struct-text", path).replace("\u00ad", "")
    assert '"Varumärkesexponering"' in said
