"""Through the real CUPS: what leaves the queue is the PDF export, or nothing leaves it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from journeyeditor.exchange.drawing import Choices
from journeyeditor.exchange.maps import export_map
from journeyeditor.files.templates import new_from
from journeyeditor.layout.tiles import TileChoice
from tests.parity.test_canvas_and_paper import differences
from tests.window.cups_queue import Queue, is_there, queue
from tests.window.prints import rasters

pytestmark = pytest.mark.skipif(
    not is_there(), reason="needs CUPS: apt-get install cups-daemon cups-client cups-filters"
)


@pytest.fixture(scope="module")
def office() -> Iterator[Queue]:
    with queue() as made:
        yield made


@pytest.mark.parametrize(
    ("paper", "tiles"),
    [("A3", ""), ("A4", ""), ("A1", "A4")],
)
def test_sheets_leave_the_queue_as_the_pdf_export_has_them(
    office: Queue, tmp_path: Path, paper: str, tiles: str
) -> None:
    assert office.print(paper, tiles, "0") == "printed"
    office.jobs()
    choices = Choices(paper, tiles=TileChoice(tiles) if tiles else None)
    ours = rasters(export_map(new_from("jane", "sv"), tmp_path / "ours.pdf", choices), 1.5)
    theirs = rasters(office.out, 1.5)
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        # The queue turns sheets that lie, as they go through the printer.
        turned = other if one.shape[0] > one.shape[1] else np.rot90(other, -1)
        rows, columns = (min(one.shape[axis], turned.shape[axis]) for axis in (0, 1))
        mean, odd, worst = differences(one[:rows, :columns], turned[:rows, :columns])
        assert mean < 0.8
        assert odd < 0.004
        assert worst < 10


def test_sheets_are_printed_on_one_side_and_unscaled(office: Queue) -> None:
    assert office.print("A4", "", "0") == "printed"
    office.jobs()
    noted = office.errors()
    assert "sides=one-sided" in noted
    assert "print-scaling=none" in noted


def test_what_is_given_up_never_leaves_the_queue(office: Queue) -> None:
    office.out.unlink(missing_ok=True)
    assert office.print("A1", "A4", "3") == "given up"
    office.jobs()
    assert not office.out.exists()


def test_what_is_too_large_is_told_and_no_job_is_made(office: Queue) -> None:
    before = len(office.jobs())
    said = office.print("A1", "", "0")
    assert "841 x 594 mm" in said
    assert "297 x 420 mm" in said
    assert "tiles" in said
    assert len(office.jobs()) == before
