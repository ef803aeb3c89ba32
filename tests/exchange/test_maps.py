"""Opening and exporting, by the ending of a file's name."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message
from journeyeditor.base.resources import resource
from journeyeditor.exchange import registry
from journeyeditor.exchange.drawing import Choices, poster_choices, stored_pictures
from journeyeditor.exchange.maps import export_map, exporters, open_map
from journeyeditor.model.journey import Journey, PosterChoices, Settings
from tests.files.rich import PNG, PNG_KEY, rich_map

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
    assert [one.ending for one in exporters()] == [".pdf", ".svg", ".png"]
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
    assert poster_choices(rich_map()) == Choices("a1", "landscape", 12.5)
    assert poster_choices(Journey(id="d")) == Choices("fit", "auto", 10)
    odd = Journey(id="d", settings=Settings(poster=PosterChoices(margin=3)))
    assert poster_choices(odd) == Choices(margin=3)


def test_pictures_come_as_bytes() -> None:
    (found,) = stored_pictures(rich_map()).items()
    assert found[0] == PNG_KEY
    assert (found[1].data, found[1].width, found[1].height) == (PNG, 2, 3)
