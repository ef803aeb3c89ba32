"""Opening and exporting, by the ending of a file's name."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message
from journeyeditor.base.resources import resource
from journeyeditor.exchange import registry
from journeyeditor.exchange.drawing import (
    Choices,
    draw,
    poster_choices,
    stored_pictures,
    version_of,
)
from journeyeditor.exchange.maps import export_map, exporters, open_map
from journeyeditor.files.codec import decode, encode
from journeyeditor.layout.display import Text
from journeyeditor.layout.shown import Shown
from journeyeditor.layout.tiles import TileChoice
from journeyeditor.model.journey import Journey, PosterChoices, Settings
from journeyeditor.model.records import Lane
from tests.files.rich import PNG, PNG_KEY, rich_map

PARTS = ("personas", "legend", "evidence", "votes", "links", "logo", "footer")
NOTHING_SHOWN = Shown(False, False, False, False, False, False, False, frozenset(["touch"]))
JANE = resource("examples", "jane-deklarerar.journey")
STARTS = {".pdf": b"%PDF-1.7", ".svg": b"<?xml", ".png": b"\x89PNG"}


def test_a_map_is_opened() -> None:
    assert open_map(JANE).journey.title.startswith("Jane deklarerar")


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    path = tmp_path / "A.JOURNEY"
    path.write_bytes(JANE.read_bytes())
    assert open_map(path).problems == ()


@pytest.mark.parametrize("name", ["a.txt", "a", ".journey", "a.journey.bak"])
def test_other_files_are_refused_naming_what_can_be_opened(name: str) -> None:
    with pytest.raises(JourneyError, match=r"must end in \.journey"):
        open_map(Path(name))


def test_there_is_an_exporter_for_each_kind() -> None:
    assert [one.ending for one in exporters()] == [".pdf", ".svg", ".png", ".jpg", ".jpeg"]
    with pytest.raises(JourneyError, match=r"must end in \.pdf, \.svg, \.png"):
        export_map(rich_map(), Path("a.gif"))


@pytest.mark.parametrize("ending", STARTS)
def test_a_map_is_exported_and_progress_told(tmp_path: Path, ending: str) -> None:
    told: list[Message] = []
    path = tmp_path / f"a{ending}"
    export_map(rich_map(), path, Choices(paper="A4"), told.append)
    assert path.read_bytes().startswith(STARTS[ending])
    assert list(tmp_path.iterdir()) == [path]
    assert len(told) == 3


def test_the_paper_is_exact_and_the_document_described(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    moment = datetime(2026, 3, 1, 12, tzinfo=UTC)
    export_map(rich_map(), path, Choices("A1", "portrait", 20, created=moment))
    with pikepdf.open(path) as pdf:
        sides = [float(side) for side in pdf.pages[0].mediabox.as_list()[2:]]
        assert sides == pytest.approx([594 / 25.4 * 72, 841 / 25.4 * 72], abs=0.1)
        assert str(pdf.docinfo["/Author"]) == "Marknad"
        assert "2026" in str(pdf.docinfo["/CreationDate"])


def test_a_failing_export_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with pytest.raises(JourneyError, match="no paper A9"):
        export_map(rich_map(), path, Choices(paper="A9"))
    with pytest.raises(JourneyError, match="leave no room"):
        export_map(rich_map(), path, Choices(paper="A5", margin=200))

    def broken(_: object) -> bytes:
        raise MemoryError

    exporter = registry.Exporter(".pdf", Message("PDF"), broken)
    monkeypatch.setattr(registry, "EXPORTERS", (exporter,))
    with pytest.raises(MemoryError):
        export_map(rich_map(), path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_maps_own_poster_choices_are_taken() -> None:
    found = poster_choices(rich_map())
    assert (found.paper, found.orientation, found.margin) == ("a1", "landscape", 12.5)
    assert (found.scale, found.anew, found.theme) == (1.2, False, "paper")
    assert (found.bleed, found.marks, found.distance) == (3, True, 0.6)
    assert found.tiles == TileChoice("a4", overlap=12.5)
    assert found.shown == NOTHING_SHOWN
    assert poster_choices(Journey(id="d")) == Choices("fit", "auto", 10)
    odd = Journey(id="d", settings=Settings(poster=PosterChoices(margin=3)))
    assert poster_choices(odd) == Choices(margin=3)


@given(
    st.builds(
        PosterChoices,
        paper=st.sampled_from(["fit", "a0", "letter", "900x600", "roll-914"]),
        orientation=st.sampled_from(["auto", "landscape", "portrait"]),
        margin=st.integers(0, 80).map(lambda n: n / 4),
        theme=st.sampled_from(["", "print", "grey"]),
        scale=st.sampled_from(["fit", "reset", "fixed"]),
        percent=st.sampled_from([100.0, 255.0]),
        bleed=st.sampled_from([0.0, 3.0, 2.5]),
        marks=st.booleans(),
        tiles=st.sampled_from(["", "a4"]),
        overlap=st.sampled_from([0.0, 10.0]),
        distance=st.sampled_from([0.6, 1.0, 2.0]),
        hidden_lanes=st.sampled_from([(), ("l",), ("l", "k")]),
        **{part: st.booleans() for part in PARTS},
    )
)
def test_choices_are_remembered_by_the_map(poster: PosterChoices) -> None:
    lanes = Lane(id="l"), Lane(id="k")
    kept = Journey(id="d", lanes=lanes, settings=Settings(poster=poster))
    journey = decode(encode(kept)).journey
    assert journey.settings.poster == poster
    choices = poster_choices(journey)
    shown = choices.shown or Shown()
    assert [getattr(shown, part) for part in PARTS] == [getattr(poster, part) for part in PARTS]
    assert shown.hidden_lanes == set(poster.hidden_lanes)
    for name in ("paper", "orientation", "margin", "theme", "bleed", "marks", "distance"):
        assert getattr(choices, name) == getattr(poster, name)
    assert choices.anew is (poster.scale == "reset")
    assert choices.scale == (poster.percent / 100 if poster.scale == "fixed" else None)
    tiles = TileChoice(poster.tiles, overlap=poster.overlap) if poster.tiles else None
    assert choices.tiles == tiles


def test_the_version_on_a_page_is_that_of_the_map() -> None:
    one = rich_map()
    assert version_of(one) == version_of(rich_map())
    assert version_of(one) == sha256(encode(one)).hexdigest()[:6]
    assert version_of(one.changed(title="Annan")) != version_of(one)


def test_a_drawing_without_a_moment_is_not_stamped() -> None:
    def said(choices: Choices) -> set[str]:
        return {
            mark.line.text
            for band in draw(rich_map(), choices).page.bands
            for block in band.blocks
            if block.role == "footer"
            for mark in block.marks
            if isinstance(mark, Text)
        }

    moment = datetime(2026, 10, 5, 14, 30, tzinfo=UTC)
    stamp = f"2026-10-05  ·  version {version_of(rich_map())}"
    assert said(Choices()) == {"Internt"}
    assert said(Choices(created=moment)) == {"Internt", stamp}
    assert said(Choices(created=moment, shown=Shown(footer=False))) == set()


def test_tiles_go_into_a_pdf_only(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    with pytest.raises(JourneyError, match=r"name ends in \.pdf"):
        export_map(rich_map(), path, Choices("A0", tiles=TileChoice()))
    assert not path.exists()


def test_pictures_come_as_bytes() -> None:
    (found,) = stored_pictures(rich_map()).items()
    assert found[0] == PNG_KEY
    assert (found[1].data, found[1].width, found[1].height) == (PNG, 2, 3)
