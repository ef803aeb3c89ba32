"""What a PDF says about itself and carries along; the same input gives the same bytes."""

from __future__ import annotations

import hashlib
import io
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pikepdf
import pytest

from journeyeditor.files.templates import new_from
from journeyeditor.layout.compose import compose
from journeyeditor.layout.display import Page
from journeyeditor.layout.paper import sheet_for
from journeyeditor.layout.theme import theme
from journeyeditor.paint.about import About
from journeyeditor.paint.pdf import pdf_bytes
from tests.paint.samples import TITLE, every_mark, page_of, sheet_of

PAPER = theme("paper")
NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
SUMMER = timezone(timedelta(hours=2))
MOMENT = datetime(2026, 7, 5, 14, 30, 15, 999, tzinfo=SUMMER)
SOURCE = b'{"format": "not really"}\n' * 100


def made(about: About, page: Page | None = None) -> pikepdf.Pdf:
    page = page or page_of()
    return pikepdf.open(io.BytesIO(pdf_bytes(page, PAPER, sheet_of(page), about=about)))


def test_xmp_says_what_the_document_information_says() -> None:
    about = About("Åsa <& Bo>", "Nuläge 😀", MOMENT)
    with made(about) as pdf:
        packet = pdf.Root.Metadata.read_raw_bytes()
        info = {key: str(value) for key, value in pdf.docinfo.items()}
    root = ET.fromstring(packet.decode("utf-8"))
    said = {
        path: [found.text for found in root.iterfind(f".//{path}", NAMES)]
        for path in (
            "dc:title/rdf:Alt/rdf:li",
            "dc:creator/rdf:Seq/rdf:li",
            "dc:description/rdf:Alt/rdf:li",
            "dc:language/rdf:Bag/rdf:li",
            "xmp:CreateDate",
            "xmp:ModifyDate",
            "xmp:CreatorTool",
            "pdf:Producer",
        )
    }
    assert list(said.values()) == [
        [TITLE],
        ["Åsa <& Bo>"],
        ["Nuläge 😀"],
        ["sv"],
        ["2026-07-05T14:30:15+02:00"],
        ["2026-07-05T14:30:15+02:00"],
        ["Journey Editor"],
        ["Journey Editor"],
    ]
    assert info["/Title"] == TITLE
    assert info["/CreationDate"] == info["/ModDate"] == "D:20260705143015+02'00'"


def test_a_moment_without_a_zone_is_universal_time() -> None:
    with made(About(created=datetime(2026, 7, 5, 14, 30))) as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:20260705143000+00'00'"
        assert b"2026-07-05T14:30:00+00:00" in pdf.Root.Metadata.read_bytes()


def test_controls_in_texts_leave_the_packet_sound() -> None:
    page = replace(page_of(), title="a\x00b\ud800c\uffff")
    with made(About("x\x0by"), page) as pdf:
        root = ET.fromstring(pdf.Root.Metadata.read_bytes().decode("utf-8"))
    titles = [found.text for found in root.iterfind(".//dc:title/rdf:Alt/rdf:li", NAMES)]
    assert titles == ["a\ufffdb\ufffdc\ufffd"]


def test_poppler_reads_the_packet(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes(every_mark(), PAPER, sheet_of(every_mark())))
    done = subprocess.run(["pdfinfo", "-meta", path], capture_output=True, check=True)
    assert done.stdout.startswith(b"<?xpacket begin=")


def test_the_source_is_attached_as_the_source() -> None:
    with made(About(source=SOURCE, created=MOMENT)) as pdf:
        (file,) = pdf.Root.AF
        assert str(file.AFRelationship) == "/Source"
        assert str(file.UF) == str(file.F) == "map.journey"
        stream = file.EF.F
        assert stream.read_bytes() == SOURCE
        assert str(stream.Subtype) == "/application/json"
        assert int(stream.Params.Size) == len(SOURCE)
        assert bytes(stream.Params.CheckSum) == hashlib.md5(SOURCE).digest()
        assert list(pdf.attachments) == ["map.journey"]
        assert pdf.attachments["map.journey"].get_file().read_bytes() == SOURCE


def test_another_program_takes_the_source_out(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes(page_of(), PAPER, sheet_of(page_of()), about=About(source=SOURCE)))
    goal = tmp_path / "found"
    command = ["pdfdetach", "-savefile", "map.journey", "-o", str(goal), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    assert goal.read_bytes() == SOURCE


def test_without_a_source_nothing_is_attached() -> None:
    with made(About()) as pdf:
        assert not {"/AF", "/Names"} & set(pdf.Root.keys())


@pytest.mark.parametrize("is_tagged", [True, False])
def test_the_same_input_gives_the_same_bytes(is_tagged: bool) -> None:
    def once(created: datetime) -> bytes:
        page = compose(new_from("jane", "sv"))
        sheet = sheet_for((page.width, page.height), "A1")
        about = About("A", "B", created, SOURCE, "a.pdf")
        return pdf_bytes(page, PAPER, sheet, about=about, is_tagged=is_tagged)

    assert once(MOMENT) == once(MOMENT)
    assert once(MOMENT) != once(datetime(2026, 7, 6, tzinfo=UTC))
