"""Papers, scales, parts, themes and tiles from the command line, and how a poster reads."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pikepdf
import pytest

from journeyeditor.edits.properties import set_poster
from journeyeditor.files.codec import encode
from journeyeditor.files.store import load
from journeyeditor.layout.paper import MM
from journeyeditor.layout.theme import theme_keys
from tests.cli.conftest import Run
from tests.paint.test_pdf import ran


def sizes(path: Path) -> list[tuple[int, int]]:
    """Width and height of the pages in millimetres."""
    with pikepdf.open(path) as found:
        boxes = [[float(edge) for edge in page.mediabox.as_list()] for page in found.pages]
    return [(round((box[2] - box[0]) / MM), round((box[3] - box[1]) / MM)) for box in boxes]


def test_tiles(run: Run, tmp_path: Path, jane: Path) -> None:
    out = tmp_path / "a.pdf"
    done = run("export", jane, out, "--paper", "A1", "--tiles", "A4", "--overlap", "12,5")
    assert (done.status, done.err) == (0, "")
    told = re.fullmatch(r"(\d+) x (\d+) tiles: (\d+) sheets of A4\.\n", done.out)
    assert told
    found = sizes(out)
    assert len(found) == int(told[3]) <= int(told[1]) * int(told[2])
    assert set(found) <= {(210, 297), (297, 210)}
    assert "B2" in ran("pdftotext", out, "-").split()


def test_a_wider_margin_of_the_printer_takes_no_fewer_tiles(
    run: Run, tmp_path: Path, jane: Path
) -> None:
    counts = []
    for margin in ("0", "20"):
        out = tmp_path / f"{margin}.pdf"
        run("export", jane, out, "--paper", "A0", "--tiles", "A4", "--tile-margin", margin)
        counts.append(len(sizes(out)))
    assert counts[0] < counts[1]


def test_what_no_face_has_is_told(run: Run, tmp_path: Path, jane: Path) -> None:
    odd = tmp_path / "odd.journey"
    odd.write_bytes(encode(load(jane).journey.model_copy(update={"title": "Resan 漢字"})))
    done = run("export", odd, tmp_path / "a.pdf")
    assert (done.status, done.out) == (0, "")
    assert "漢 字" in done.err
    assert "Resan 漢字" in done.err


def test_a_roll(run: Run, tmp_path: Path, jane: Path) -> None:
    out = tmp_path / "a.pdf"
    assert run("export", jane, out, "--roll", "914").status == 0
    ((width, height),) = sizes(out)
    assert height == 914
    assert width > 914
    assert run("export", jane, out, "--roll", "914", "--orientation", "portrait").status == 0
    assert sizes(out)[0][0] == 914


def test_scales(run: Run, tmp_path: Path, jane: Path) -> None:
    out = tmp_path / "a.pdf"
    assert run("export", jane, out, "--paper", "fit", "--scale", "50%").status == 0
    ((half, _),) = sizes(out)
    assert run("export", jane, out, "--paper", "fit", "--scale", "100").status == 0
    assert sizes(out)[0][0] == pytest.approx(2 * half, abs=1)
    # Set anew the example does better on a standing sheet than on a lying one.
    assert run("export", jane, out, "--paper", "A4", "--scale", "fit").status == 0
    assert sizes(out) == [(297, 210)]
    assert run("export", jane, out, "--paper", "A4", "--scale", "reset").status == 0
    assert sizes(out) == [(210, 297)]


def test_bleed_and_marks(run: Run, tmp_path: Path, jane: Path) -> None:
    out = tmp_path / "a.pdf"
    assert run("export", jane, out, "--paper", "A3", "--bleed", "3").status == 0
    assert sizes(out) == [(426, 303)]
    assert run("export", jane, out, "--paper", "A3", "--bleed", "3", "--marks").status == 0
    assert sizes(out) == [(436, 313)]


def test_lanes_that_the_map_leaves_out_are_shown_when_asked_for(
    run: Run, tmp_path: Path, jane: Path
) -> None:
    opened = load(jane).journey
    kept = opened.settings.poster.changed(hidden_lanes=(opened.lanes[0].id,))
    path = tmp_path / "kept.journey"
    path.write_bytes(encode(set_poster(opened, kept)))
    out = tmp_path / "a.pdf"

    def said(*hide: str) -> set[str]:
        assert run("export", path, out, "--paper", "A3", *hide).status == 0
        return set(ran("pdftotext", out, "-").split())

    word = "Mål"
    assert word not in said()
    assert word in said("--hide", "none")
    assert "Jane," not in said("--hide", "none,personas")
    assert "last chosen for the map's poster" in run("export", "--help").out


@pytest.mark.parametrize("theme", theme_keys())
def test_themes(run: Run, tmp_path: Path, jane: Path, theme: str) -> None:
    out = tmp_path / "a.svg"
    assert run("export", jane, out, "--theme", theme).status == 0
    assert out.stat().st_size > 5_000


def test_parts_and_lanes_are_hidden(run: Run, tmp_path: Path, jane: Path) -> None:
    out = tmp_path / "a.pdf"

    def said(*options: str) -> str:
        assert run("export", jane, out, "--paper", "A2", *options).status == 0
        return ran("pdftotext", out, "-")

    everything = said()
    for words in ("Smärtpunkter", "Livechatt", "Egenföretagare", "belagt", "version"):
        assert words in everything
    some = said("--hide", "kontaktpunkter, personas", "--hide", "LEGEND,footer")
    for words in ("Livechatt", "Egenföretagare", "belagt", "version"):
        assert words not in some
    assert "Smärtpunkter" in some
    # By its kind and by its id, too.
    pains = next(lane for lane in load(jane).journey.lanes if lane.kind == "pains")
    assert "Smärtpunkter" not in said("--hide", "pains")
    assert "Smärtpunkter" not in said("--hide", pains.id)


def test_the_footer_says_date_and_version(run: Run, tmp_path: Path, jane: Path) -> None:
    out = tmp_path / "a.pdf"
    assert run("export", jane, out).status == 0
    assert re.search(r"\d{4}-\d\d-\d\d\s+·\s+version [0-9a-f]{6}", ran("pdftotext", out, "-"))


def test_stored_tiles_are_for_a_pdf_only(run: Run, tmp_path: Path, jane: Path) -> None:
    fields = json.loads(jane.read_bytes())
    fields["settings"] = {"poster": {"paper": "a2", "tiles": "a4", "overlap": 20}}
    journey = tmp_path / "a.journey"
    journey.write_text(json.dumps(fields))
    assert "sheets of A4" in run("export", journey, tmp_path / "a.pdf").out
    assert len(sizes(tmp_path / "a.pdf")) > 1
    assert run("export", journey, tmp_path / "a.svg").status == 0
    assert run("export", journey, tmp_path / "a.pdf", "--tiles", "none").out == ""
    assert sizes(tmp_path / "a.pdf") == [(594, 420)]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--scale", "300%", "--paper", "A4"), "At 300 % the map is"),
        (("--scale", "large"), "--scale takes fit, reset or a percentage such as 120%"),
        (("--scale", "0.5%"), "--scale takes"),
        (("--scale", "reset"), "can only be set anew for a paper of a given size"),
        (("--roll", "9"), "--roll takes a number from 10 to 5000, not 9."),
        (("--roll", "914", "--paper", "A0"), "Give --paper or --roll, not both."),
        (("--theme", "no"), "There is no theme no: use one of paper, contrast"),
        (("--bleed", "x"), "--bleed takes a number from 0 to 100, not x."),
        (("--hide", "nothing"), "There is nothing called nothing to hide"),
        (("--tiles", "fit"), "Tiles need sheets of a known size"),
        (("--tiles", "A9"), "There is no paper A9"),
        (("--tiles", "A5", "--overlap", "90"), "are too small for tiles"),
        (("--overlap", "5"), "--overlap is for tiles: give --tiles too."),
        (("--tile-margin", "5"), "--tile-margin is for tiles: give --tiles too."),
        (("--tiles",), "A value is missing after --tiles."),
    ],
)
def test_what_does_not_work_is_one_sentence(
    run: Run, tmp_path: Path, jane: Path, arguments: tuple[str, ...], says: str
) -> None:
    out = tmp_path / "a.pdf"
    out.write_text("old")
    done = run("export", jane, out, *arguments)
    assert (done.status, done.out) == (2, "")
    assert says in done.err
    assert done.err.count("\n") == 1
    assert out.read_text() == "old"


def test_tiles_as_a_picture_are_refused(run: Run, tmp_path: Path, jane: Path) -> None:
    done = run("export", jane, tmp_path / "a.png", "--tiles", "A4")
    assert done.status == 2
    assert "Tiles go into a PDF" in done.err
    assert list(tmp_path.iterdir()) == []


def test_check_tells_how_a_poster_reads(run: Run, jane: Path) -> None:
    done = run("check", jane, "--paper", "A1", "--distance", "2")
    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "Opens as it is."
    assert re.fullmatch(
        r"Smallest text: capitals [\d.]+ mm high, readable from [\d.]+ m\.", lines[2]
    )
    assert lines[3] == "It is too small for 2 m: that takes 9.3 mm."
    better = [line for line in lines if line.startswith("Better: ")]
    assert 1 <= len(better) <= 5
    assert run("check", jane, "--paper", "A1", "--distance", "2", "--strict").status == 1
    assert run("check", jane, "--paper", "A1", "--distance", "0,6", "--strict").status == 0


def test_check_without_a_paper_says_nothing_of_it(run: Run, jane: Path) -> None:
    assert "Smallest text" not in run("check", jane).out
    assert "Smallest text" in run("check", jane, "--strict").out


def test_check_tells_it_to_programs(run: Run, jane: Path) -> None:
    done = run("check", jane, "--json", "--paper", "A0", "--scale", "reset", "--distance", "1")
    told = json.loads(done.out)["reading"]
    assert told["verdict"] == "readable" or told["verdict"] == "comfortable"
    assert told["needed"] == pytest.approx(4.65, abs=0.01)
    assert told["capital"] >= told["needed"]
    assert told["farthest"] >= told["distance"] == 1
    assert "reading" not in json.loads(run("check", jane, "--json").out)


def test_check_refuses_what_does_not_work(run: Run, jane: Path) -> None:
    for arguments, says in (
        (("--distance", "0"), "--distance takes a number from 0.1 to 100, not 0."),
        (("--paper", "A9"), "There is no paper A9"),
        (("--hide", "x"), "nothing called x"),
    ):
        done = run("check", jane, *arguments, "--strict")
        assert done.status == 2
        assert says in done.err
