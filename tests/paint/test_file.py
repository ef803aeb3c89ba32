"""The file of a PDF: other programs read what was put in, and find it where it says."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from journeyeditor.exchange.pdfreader import PdfFile
from journeyeditor.paint.file import add_page, packed, saved
from journeyeditor.paint.structure import Tree, figure

TEXT = "Åsa (\\ <&> ) 😀"


def document(more: int = 0) -> Pdf:
    """A page with `more` numbers in its catalogue, each an object of its own."""
    pdf = Pdf.new()
    add_page(pdf, b"0 0 5 5 re f", pdf.make_indirect(Dictionary()))
    pdf.pages[0].obj.MediaBox = Array([0, 0, 10, 20])
    pdf.docinfo.Title = String(TEXT)
    pdf.Root.More = Array([pdf.make_indirect(Dictionary(N=n)) for n in range(more)])
    return pdf


@pytest.mark.parametrize("more", [0, 1, 95, 96, 97, 450])
def test_all_objects_are_found(tmp_path: Path, more: int) -> None:
    data = saved(document(more))
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    with pikepdf.open(path) as pdf:
        assert [int(one.N) for one in pdf.Root.More] == list(range(more))
        assert str(pdf.docinfo.Title) == TEXT
        assert pdf.pages[0].obj.Contents.read_bytes() == b"0 0 5 5 re f"
        assert [float(edge) for edge in pdf.pages[0].mediabox.as_list()] == [0, 0, 10, 20]
    own = PdfFile(data)
    root = own.resolved(own.trailer["Root"])
    assert [own.resolved(one)["N"] for one in root["More"]] == list(range(more))


def test_the_same_document_is_the_same_file() -> None:
    assert saved(document(3)) == saved(document(3))
    one, other = (pikepdf.open(io.BytesIO(saved(document(n)))) for n in (3, 4))
    assert one.trailer.ID[0] != other.trailer.ID[0]


def test_streams_are_packed_once_and_metadata_never() -> None:
    pdf, content = document(), b"word " * 500
    kinds = {
        "Plain": Stream(pdf, content),
        "Ready": packed(pdf, content),
        "Said": Stream(pdf, content, Type=Name.Metadata, Subtype=Name.XML),
    }
    for key, stream in kinds.items():
        pdf.Root[f"/{key}"] = pdf.make_indirect(stream)
    with pikepdf.open(io.BytesIO(saved(pdf))) as read:
        for key in kinds:
            assert read.Root[f"/{key}"].read_bytes() == content
        assert len(read.Root.Plain.read_raw_bytes()) < 100
        assert read.Root.Plain.read_raw_bytes() == read.Root.Ready.read_raw_bytes()
        assert read.Root.Said.read_raw_bytes() == content


def test_objects_that_nothing_leads_to_are_no_trouble() -> None:
    pdf = document()
    pdf.Root.Gone = pdf.make_indirect(Stream(pdf, b"x" * 99))
    pdf.Root.Last = pdf.make_indirect(Dictionary(N=1))
    del pdf.Root.Gone
    with pikepdf.open(io.BytesIO(saved(pdf))) as read:
        assert "/Gone" not in read.Root
        assert read.Root.Last.N == 1
        assert read.check_pdf_syntax() == []


def test_the_structure_stands_beside_the_documents_own_objects() -> None:
    tree = Tree()
    tree.start_page()
    parts = [tree.add(tree.root, "Figure", figure(TEXT, (0, 0, 5, 5))) for _ in range(250)]
    for part in parts:
        tree.content(part)
    with pikepdf.open(io.BytesIO(saved(document(2), tree))) as read:
        root = read.Root.StructTreeRoot
        kids = root.K.K
        assert len(kids) == 250
        assert {str(kid.Alt) for kid in kids} == {TEXT}
        assert [int(kid.K) for kid in kids] == list(range(250))
        assert all(kid.Pg.objgen == read.pages[0].obj.objgen for kid in kids)
        assert [one.objgen for one in root.ParentTree.Nums[1]] == [kid.objgen for kid in kids]
        assert read.Root.MarkInfo.Marked
        assert read.pages[0].obj.StructParents == 0
        assert read.check_pdf_syntax() == []
