"""The structure of a tagged PDF: everything on the page is a part of it or decoration."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyeditor.base.ids import counting_ids
from journeyeditor.edits import cards, lanes, phases
from journeyeditor.files.templates import new_from
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Band, Page, Sign, Signs
from journeyeditor.layout.paper import Sheet
from journeyeditor.layout.theme import Theme, theme
from journeyeditor.model.journey import Journey
from journeyeditor.model.people import WebLink
from journeyeditor.paint.characters import storable
from journeyeditor.paint.pdf import document_bytes, pdf_bytes
from journeyeditor.paint.picture import PictureData
from journeyeditor.paint.structure import pdf_text
from tests.benchmarks.maps import made_map
from tests.files.rich import PNG, PNG_KEY, rich_map
from tests.paint.samples import NO_GRID, PICTURES, block, every_mark, page_of, sheet_of, text
from tests.paint.structures import Part, check

PAPER = theme("paper")
PORTRAIT = {PNG_KEY: PictureData("image/png", 2, 3, PNG)}


def linked() -> Journey:
    """Cards with web links, of another kind than their lane, and signs of every sort."""
    ids = counting_ids()
    journey = Journey(id="m", title="Länkar", language="sv")
    for title in ("Före", "Efter"):
        journey = phases.add_phase(journey, title, ids=ids)
    for kind in ("actions", "touchpoints", "metrics", "line-visibility"):
        journey = lanes.add_lane(journey, kind, ids=ids)
    first, second = journey.steps()
    web = (
        WebLink(id="w1", url="https://exämple.org/ö?a=(b)", title="Sajt"),
        WebLink(id="w2", url="mailto:a@b.se"),
    )
    actions, touchpoints, metrics, _ = (lane.id for lane in journey.lanes)
    journey = cards.add_cards(journey, actions, first.id, ["Ett", "Två"], ids=ids, links=web)
    journey = cards.add_cards(
        journey, actions, first.id, ["Annan sort"], ids=ids, kind="pains", severity="leaves"
    )
    journey = cards.add_cards(
        journey, touchpoints, second.id, ["Pill"], ids=ids, channel="email", votes=3
    )
    journey = cards.add_cards(journey, actions, second.id, [""], ids=ids)
    return lanes.set_metric(journey, metrics, first.id, 4.5, ids=ids)


MAPS: dict[str, Callable[[], Journey]] = {
    "example": lambda: new_from("jane", "sv"),
    "example in English": lambda: new_from("jane", "en"),
    "service blueprint": lambda: new_from("service-blueprint", "sv"),
    "business": lambda: new_from("b2b", "en"),
    "rich": rich_map,
    "links": linked,
    "empty": lambda: Journey(id="m"),
    "untitled": lambda: phases.add_phase(Journey(id="m"), "", ids=counting_ids()),
    "lanes alone": lambda: lanes.add_lane(Journey(id="m"), "actions", ids=counting_ids()),
    "300 cards": lambda: made_map(300),
}


def opened(page: Page, colours: Theme = PAPER) -> pikepdf.Pdf:
    data = pdf_bytes(page, colours, sheet_of(page, 0.5), pictures=PORTRAIT)
    return pikepdf.open(io.BytesIO(data))


def structure(journey: Journey) -> Part:
    with opened(compose(journey)) as pdf:
        return check(pdf)


@pytest.mark.parametrize("name", MAPS)
def test_everything_is_a_part_or_decoration(name: str) -> None:
    page = compose(MAPS[name]())
    with opened(page) as pdf:
        root = check(pdf)
        assert len(root.of("H1")) == 1
        assert str(pdf.Root.Lang) == page.language
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_two_thousand_cards_are_tagged_soundly() -> None:
    journey = made_map(2_000)
    root = structure(journey)
    cells = root.of("TD")
    assert sum(len(cell.kids) for cell in cells) >= 2_000


def test_the_map_is_a_table_of_lanes_by_steps() -> None:
    journey = new_from("jane", "sv")
    root = structure(journey)
    (table,) = root.of("Table")
    head, body = table.kids
    assert (head.kind, body.kind) == ("THead", "TBody")
    heads = [cell for row in head.kids for cell in row.kids[1:]]
    assert {cell.attributes["Scope"] for cell in heads} == {"/Column"}
    assert len(heads) == len(journey.phases)
    rows = body.kids
    assert len(rows) == sum(lane.visible for lane in journey.lanes)
    steps = len(list(journey.steps()))
    for row in rows:
        assert [cell.kind for cell in row.kids] == ["TH"] + ["TD"] * steps
        assert row.kids[0].attributes["Scope"] == "/Row"
    for lane, row in zip(journey.lanes, rows, strict=True):
        for step, cell in zip(journey.steps(), row.kids[1:], strict=True):
            inside = len(journey.lane_cards(lane.id).cell(step.id))
            if lane.kind == "emotions":
                points = [point for curve in journey.curves for point in curve.points]
                shown = [point.step for point in points if point.value is not None]
                inside += shown.count(step.id)
            figures = [kid for kid in cell.kids if kid.kind == "Figure"]
            assert len(cell.kids) - len(figures) == inside


def test_a_phase_stands_over_its_steps() -> None:
    journey = made_map(60)
    (table,) = structure(journey).of("Table")
    heads = table.of("THead")[0].kids[0].kids[1:]
    spans = [cell.attributes.get("ColSpan", 1) for cell in heads]
    assert spans == [len(phase.steps) for phase in journey.phases]


def test_the_curves_are_one_figure_said_in_words() -> None:
    page = compose(new_from("jane", "sv"))
    with opened(page) as pdf:
        figures = [part.alt for part in check(pdf).of("Figure")]
    curves = [b.alt for band in page.bands for b in band.blocks if b.role == "curve"]
    assert "; ".join(curves) in figures


def test_signs_are_said_in_words() -> None:
    page = compose(linked())
    with opened(page) as pdf:
        stream = pdf.pages[0].obj.Contents.read_bytes().decode("latin-1")
    for words in ("Webblänk", "Smärtpunkt:", "E-post:", "3 röster"):
        assert f"/ActualText({words}" in stream


def test_an_icon_beside_its_words_is_no_content_of_its_own(tmp_path: Path) -> None:
    marks = (text("Kort", 8, 16), Sign("mark-clock", 8, 24, 10, "text"), text("I maj", 22, 32))
    for words, contents in (("I maj", 1), ("Klart i maj", 2)):
        page = page_of(replace(block(*marks), signs=(Signs(1, 3, words),)))
        path = tmp_path / "a.pdf"
        path.write_bytes(pdf_bytes(page, PAPER, sheet_of(page)))
        with pikepdf.open(path) as pdf:
            (part,) = check(pdf).of("P")
            stream = pdf.pages[0].obj.Contents.read_bytes()
        assert len(part.contents) == contents
        assert (b"/ActualText(Klart i maj)" in stream) == (contents == 2)
    path.write_bytes(pdf_bytes(page_of(block(*marks)), PAPER, sheet_of(page)))
    done = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
    assert done.stdout.decode().split() == ["Kort", "I", "maj"]


@given(st.text())
def test_texts_are_read_as_they_were_written(words: str) -> None:
    written = pdf_text(words).encode("latin-1")
    assert str(pikepdf.Object.parse(written)) == storable(words)


def test_texts_in_common_letters_take_a_byte_a_letter() -> None:
    assert len(pdf_text("Från “Åsa” – Œuvre…")) == len("Från “Åsa” – Œuvre…") + 2


def test_pictures_are_figures_with_what_is_on_them() -> None:
    page = compose(rich_map())
    with opened(page) as pdf:
        alts = [part.alt for part in check(pdf).of("Figure")]
    assert rich_map().pictures[PNG_KEY].alternative in alts


def test_lines_do_not_run_into_each_other(tmp_path: Path) -> None:
    rows = ("Hitta ett program", "som klarar", "skattereglerna")
    lines = [text(row, 8, 16 + 13 * at) for at, row in enumerate(rows)]
    page = page_of(block(*lines, at=(5, 5)))
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes(page, PAPER, sheet_of(page)))
    done = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True)
    assert f'"{" ".join(rows)}"' in done.stdout.decode()


def test_several_pages_are_one_document() -> None:
    body = Band("body", "body", 0, 0, 400, 300, (block(text("A", 8, 16), role="heading-2"),))
    pages = [every_mark(), Page(400, 300, (body,), NO_GRID, "B", "sv")]
    leaves = [(page, Sheet(900, 700, 50, 50, 1)) for page in pages]
    with pikepdf.open(io.BytesIO(document_bytes(leaves, PAPER, pictures=PICTURES))) as pdf:
        assert len(pdf.pages) == 2
        assert len(check(pdf).of("H2")) == 1


def test_a_dark_ground_is_decoration() -> None:
    dark = Theme("dark", {"page": "#102030"})
    with opened(page_of(), dark) as pdf:
        check(pdf)


def test_untagged_there_is_no_trace_of_structure() -> None:
    page = compose(linked())
    data = pdf_bytes(page, PAPER, sheet_of(page), is_tagged=False)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert "/Annots" not in pdf.pages[0].obj
        assert b"BDC" not in pdf.pages[0].obj.Contents.read_bytes()
        assert str(pdf.docinfo.Title) == "Länkar"
