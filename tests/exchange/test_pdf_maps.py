"""Maps that travel in PDFs: the same ones come out, and nothing else is taken for one."""

from __future__ import annotations

import io
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.resources import resource
from journeyeditor.exchange import pdfmaps
from journeyeditor.exchange.drawing import Choices
from journeyeditor.exchange.maps import export_map, is_home, open_map
from journeyeditor.exchange.pdfmaps import open_pdf_map, source_of
from journeyeditor.files.codec import Opened, decode, encode, is_same
from journeyeditor.files.templates import new_from
from journeyeditor.layout.theme import theme
from journeyeditor.model.journey import Journey
from journeyeditor.paint.about import About
from journeyeditor.paint.pdf import pdf_bytes
from tests.exchange.hostile_pdfs import (
    BOMBS,
    MIB,
    carrying,
    file_of,
    in_object_stream,
    in_sections,
    stream,
)
from tests.files.rich import rich_map
from tests.paint.samples import page_of, sheet_of
from tests.property.any_map import sound_maps

JANE = encode(new_from("jane", "sv"))


def poster_of(source: bytes | None) -> bytes:
    """A small PDF that carries these bytes as its map."""
    page = page_of()
    return pdf_bytes(page, theme("paper"), sheet_of(page), about=About(source=source))


def opened(data: bytes, folder: Path) -> Opened:
    path = folder / "karta.pdf"
    path.write_bytes(data)
    return open_map(path)


def refusal(data: bytes, folder: Path) -> str:
    """The sentence a file is refused with; no more than one."""
    with pytest.raises(JourneyError) as caught:
        opened(data, folder)
    said = str(caught.value)
    assert "\n" not in said
    return said


@pytest.mark.parametrize(
    "make", [lambda: new_from("jane", "sv"), rich_map, lambda: Journey(id="m")]
)
def test_an_exported_map_is_opened_again(make: Callable[[], Journey], tmp_path: Path) -> None:
    journey, path = make(), tmp_path / "a.PDF"
    export_map(journey, path, Choices(paper="A1"))
    found = open_map(path)
    assert is_same(found.journey, journey)
    assert (found.problems, found.migrated_from, found.fingerprint) == ((), None, "")


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(sound_maps())
def test_any_map_comes_out_of_its_pdf(tmp_path: Path, journey: Journey) -> None:
    path = tmp_path / "a.pdf"
    export_map(journey, path)
    assert is_same(open_map(path).journey, journey)


def test_without_its_source_a_pdf_carries_none(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    export_map(new_from("jane", "sv"), path, Choices(source=False))
    assert "carries no map" in refusal(path.read_bytes(), tmp_path)


def test_a_map_has_its_home_in_a_journey_file_only() -> None:
    assert is_home(Path("a.journey"))
    assert not is_home(Path("a.pdf"))


@pytest.mark.parametrize(
    "options",
    [
        ("--object-streams=disable",),
        ("--object-streams=generate", "--recompress-flate"),
        ("--linearize",),
        ("--qdf",),
        ("--stream-data=uncompress",),
        ("--force-version=1.4", "--object-streams=disable"),
        ("--newline-before-endstream", "--normalize-content=y"),
    ],
)
def test_saved_by_another_program_it_still_opens(options: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(poster_of(JANE))
    command = ["qpdf", *options, str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf")]
    subprocess.run(command, check=True, capture_output=True)
    assert encode(open_map(tmp_path / "b.pdf").journey) == JANE


def test_changed_at_its_end_the_newest_is_taken(tmp_path: Path) -> None:
    data = poster_of(JANE)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root, size = pdf.Root.objgen[0], int(pdf.trailer.Size)
    last = int(data[data.rfind(b"startxref") + 9 :].split()[0])
    at = len(data)
    data += b"%d 0 obj\n<</Type/Catalog>>\nendobj\n" % root
    start = len(data)
    data += b"xref\n%d 1\n%010d 00000 n \ntrailer\n" % (root, at)
    data += b"<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        root,
        last,
        start,
    )
    assert "carries no map" in refusal(data, tmp_path)


def test_only_the_one_name_is_taken(tmp_path: Path) -> None:
    packed = stream(zlib.compress(JANE))
    assert encode(opened(carrying(packed), tmp_path).journey) == JANE
    for name in (b"Map.journey", b"map.journey.exe", b"../map.journey", b"kunder.csv"):
        assert "carries no map" in refusal(carrying(packed, name), tmp_path)


def test_among_other_files_the_map_is_found(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(poster_of(JANE))) as pdf:
        for name in ("a.txt", "ö.csv", "z.txt"):
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, b"x" * 100, filename=name)
        out = io.BytesIO()
        pdf.save(out)
    assert encode(opened(out.getvalue(), tmp_path).journey) == JANE


@pytest.mark.parametrize(
    ("filters", "data"),
    [(b"", JANE), (b"/Filter[]", JANE), (b"/Filter[/FlateDecode]", zlib.compress(JANE))],
)
def test_packed_or_not_it_is_read(filters: bytes, data: bytes, tmp_path: Path) -> None:
    assert encode(opened(carrying(stream(data, filters)), tmp_path).journey) == JANE


def test_what_it_says_of_its_length_is_not_believed(tmp_path: Path) -> None:
    packed = zlib.compress(JANE)
    for length in (0, 5, 10**9):
        found = opened(carrying(stream(packed, length=length)), tmp_path)
        assert encode(found.journey) == JANE
    for length in (0, 5, 10**9):
        assert "damaged" in refusal(carrying(stream(JANE, b"", length)), tmp_path)


def test_repairs_are_told(tmp_path: Path) -> None:
    broken = JANE.replace(b'"source": "', b'"source": "gone-', 1)
    assert broken != JANE
    found = opened(poster_of(broken), tmp_path)
    assert found.problems == decode(broken).problems != ()


@pytest.mark.parametrize("inside", [b"", b"{}", b"[1", b"\xff\xfe", b"%PDF-1.7"])
def test_what_is_no_map_is_refused_as_such(inside: bytes, tmp_path: Path) -> None:
    with pytest.raises(JourneyError) as caught:
        decode(inside)
    assert refusal(poster_of(inside), tmp_path) == str(caught.value)


def test_an_encrypted_pdf_is_refused(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(poster_of(JANE))) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="x", user=""))
    assert "is encrypted" in refusal(out.getvalue(), tmp_path)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"no PDF at all" * 1000,
        bytes(10_000),
        b"%PDF-1.7\nstartxref\n0\n%%EOF",
        b"%PDF-1.7\nstartxref\n-5\n%%EOF",
        b"%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF",
        b"%PDF-1.7\nxref\n0 1\ntrailer\n<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF",
        file_of([b"<</Names 1 0 R>>"]),
        file_of([b"1 0 R"]),
        file_of([b"<</Names<</EmbeddedFiles 2 0 R>>>>", b"<</Kids[2 0 R]>>"]),
        file_of([b"<</Names<</EmbeddedFiles<</Names 5/Kids(x)>>>>>>"]),
        file_of([b"<</Names[1 2]>>"]),
        file_of([b"<</Names<</EmbeddedFiles<</Names[(a)<</UF(map.journey)/EF 7>>]>>>>>>"]),
        file_of([b"<</Names<</EmbeddedFiles<</Names[(a)<</UF(map.journey)>>]>>>>>>"]),
        carrying(stream(b"x", b"/Filter/LZWDecode")),
        carrying(stream(b"x", b"/Filter 9")),
        carrying(stream(b"x", b"/Filter 3 0 R")),
        carrying(stream(zlib.compress(JANE)[:-9])),
        carrying(stream(zlib.compress(JANE), b"/Filter/FlateDecode/DecodeParms<</Predictor 12>>")),
        carrying(stream(zlib.compress(JANE), b"/Filter/FlateDecode/DecodeParms<</Predictor(x)>>")),
        in_sections(b"/W 5", b""),
        in_sections(b"/W[1 2 1]/Index[1 -5]", b""),
        in_sections(b"/W[9 9 9]/Size 3", b""),
        in_sections(b"/W[0 0 0]/Size 3", b""),
        in_object_stream(zlib.compress(b"2 0 <</Names 2 0 R>>")),
        in_object_stream(zlib.compress(b"7 0 <<>>")),
        in_object_stream(zlib.compress(b"x y <<>>")),
        in_object_stream(zlib.compress(b""), b"/N(x)/First(x)"),
        in_object_stream(zlib.compress(b"2 0 <<>>"), b"/N 1/First 4/DecodeParms 2 0 R"),
    ],
)
def test_what_is_damaged_or_odd_is_refused(data: bytes, tmp_path: Path) -> None:
    said = refusal(data, tmp_path)
    assert "damaged" in said or "carries no map" in said


def test_any_change_of_a_byte_is_refused_or_harmless(tmp_path: Path) -> None:
    data = poster_of(JANE)

    @settings(max_examples=400, deadline=None, database=None)
    @given(
        st.lists(st.tuples(st.integers(0, len(data) - 1), st.integers(0, 255)), max_size=6),
        st.none() | st.integers(0, len(data)),
    )
    def changed(changes: list[tuple[int, int]], end: int | None) -> None:
        broken = bytearray(data)
        for at, byte in changes:
            broken[at] = byte
        try:
            found = opened(bytes(broken[:end]), tmp_path)
        except JourneyError:
            return
        assert encode(found.journey) == JANE

    changed()


def test_any_object_may_be_anything(tmp_path: Path) -> None:
    words = [b"<<", b">>", b"[", b"]", b"/Names", b"/EmbeddedFiles", b"/Kids", b"/F", b"/UF"]
    words += [b"/EF", b"(map.journey)", b"1 0 R", b"2 0 R", b"3 0 R", b"5", b"null", b"<61>", b"("]

    @settings(max_examples=300, deadline=None, database=None)
    @given(st.lists(st.lists(st.sampled_from(words), max_size=14).map(b" ".join), max_size=3))
    def tried(objects: list[bytes]) -> None:
        refusal(file_of(objects), tmp_path)

    tried()


_MEASURE = """
import resource, sys, time
from pathlib import Path
from journeyeditor.base.errors import JourneyError
from journeyeditor.exchange.pdfmaps import open_pdf_map
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for path in sorted(Path(sys.argv[1]).iterdir()):
    start = time.process_time()
    try:
        open_pdf_map(path)
        said = "opened"
    except JourneyError as error:
        said = str(error)
    taken = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(path.stem, taken, (after - before) // 1024, said, sep="\\t")
"""


def test_bombs_eat_neither_memory_nor_time(tmp_path: Path) -> None:
    for name, make in BOMBS.items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(make())
        assert path.stat().st_size <= 32 * MIB
    command = [sys.executable, "-c", _MEASURE, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert sorted(name for name, *_ in rows) == sorted(BOMBS)
    for name, taken, memory, said in rows:
        assert f"{name}.pdf" in said, said
        assert float(taken) < 2, name
        assert int(memory) < 160, name


def test_a_map_too_large_for_its_pdf_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfmaps, "MOST_SOURCE", 10_000)
    with pytest.raises(JourneyError, match="export it without the map attached"):
        source_of(new_from("jane", "sv"))


def test_a_pdf_too_large_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pdfmaps, "MOST_PDF", 10_000)
    assert "too large" in refusal(poster_of(JANE) + bytes(10_000), tmp_path)


def test_a_missing_pdf_is_told_like_any_file(tmp_path: Path) -> None:
    with pytest.raises(JourneyError, match="can't be opened"):
        open_pdf_map(tmp_path / "none.pdf")
    with pytest.raises(JourneyError, match="folder"):
        open_pdf_map(tmp_path)


def test_opening_needs_no_library_for_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(poster_of(JANE))
    code = (
        "import sys; from pathlib import Path; from journeyeditor.exchange.maps import open_map;"
        " open_map(Path(sys.argv[1])); assert not {'pikepdf', 'reportlab'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)


def test_a_pdf_is_opened_wherever_a_map_is(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(poster_of(resource("examples", "jane-deklarerar.journey").read_bytes()))

    def ran(*arguments: str) -> str:
        command = [sys.executable, "-m", "journeyeditor", *arguments]
        done = subprocess.run(command, capture_output=True, check=True, text=True, cwd=tmp_path)
        return done.stdout

    assert "Opens as it is." in ran("check", "a.pdf")
    assert "Jane deklarerar" in ran("show", "a.pdf")
    ran("export", "a.pdf", "b.svg")
    assert "Jane" in (tmp_path / "b.svg").read_text("utf-8")
    ran("export", "a.pdf", "c.pdf", "--no-source")
    with pikepdf.open(tmp_path / "c.pdf") as pdf:
        assert not pdf.attachments
    ran("export", "a.pdf", "a.pdf")
    assert "Opens as it is." in ran("check", "a.pdf")
