"""Papers of a printer: what a sheet is printed on, or that there is none for it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from journeyeditor.base.errors import JourneyError
from journeyeditor.canvas.faces import register_faces
from journeyeditor.exchange.drawing import Choices
from journeyeditor.exchange.maps import export_map
from journeyeditor.files.templates import new_from
from journeyeditor.layout.leaves import Leaf
from journeyeditor.layout.paper import MM
from journeyeditor.model.journey import Journey
from journeyeditor.window import printing
from journeyeditor.window.printing import Papers, layout_for, print_leaves
from tests.parity.test_canvas_and_paper import differences
from tests.window.prints import (
    TILES,
    Asked,
    into,
    no_picture,
    page_sizes,
    poster_of,
    rasters,
    say_nothing,
)

POINT = QPageSize.Unit.Point


@pytest.fixture(autouse=True, scope="module")
def faces(qapp: QApplication) -> None:
    register_faces()


@pytest.fixture(scope="module")
def jane() -> Journey:
    return new_from("jane", "sv")


def leaf(width: float, height: float) -> Leaf:
    return Leaf(width * MM, height * MM, 0, 0, 1.0)


def own(width: float, height: float) -> QPageSize:
    return QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter)


A3, A4, A5, LETTER = (
    QPageSize(size)
    for size in (
        QPageSize.PageSizeId.A3,
        QPageSize.PageSizeId.A4,
        QPageSize.PageSizeId.A5,
        QPageSize.PageSizeId.Letter,
    )
)
OFFICE = [LETTER, A5, A4, A3]


@pytest.mark.parametrize(
    ("sizes", "usual", "largest", "wanted", "found"),
    [
        (OFFICE, A4, None, (210, 297), A4),
        (OFFICE, A4, None, (297, 210), A4),
        (OFFICE, A4, None, (420, 297), A3),
        (OFFICE, A4, own(330, 1200), (420, 297), A3),
        (OFFICE, A4, None, (841, 594), None),
        (OFFICE, A4, own(914, 1300), (841, 594), own(594, 841)),
        (OFFICE, A4, own(330, 1200), (841, 594), None),
        (OFFICE, A4, None, (215.9, 279.4), LETTER),
        (OFFICE, A4, None, (180, 250), A4),
        (OFFICE, LETTER, None, (180, 250), LETTER),
        (OFFICE, A5, None, (180, 250), LETTER),
        (OFFICE, QPageSize(), None, (140, 200), A5),
        (OFFICE, A4, None, (216, 290), A3),
        (OFFICE, A4, None, (150, 298.5), A3),
        ([], QPageSize(), None, (841, 594), own(594, 841)),
    ],
)
def test_paper_is_of_the_sheet_s_size_or_the_next_larger(
    sizes: list[QPageSize],
    usual: QPageSize,
    largest: QPageSize | None,
    wanted: tuple[float, float],
    found: QPageSize | None,
) -> None:
    chosen = Papers(sizes, usual, largest).size_for(own(*sorted(wanted)))
    if found is None:
        assert chosen is None
    else:
        assert chosen is not None
        one, other = chosen.size(POINT), found.size(POINT)
        assert (one.width(), one.height()) == pytest.approx((other.width(), other.height()), abs=1)


class Info:
    """What a printer says of its papers."""

    def __init__(self, _printer: QPrinter) -> None:
        pass

    def supportsCustomPageSizes(self) -> bool:
        return False

    def supportedPageSizes(self) -> list[QPageSize]:
        return OFFICE

    def defaultPageSize(self) -> QPageSize:
        return A4

    def maximumPhysicalPageSize(self) -> QPageSize:
        return QPageSize()


class Office(QPrinter):
    """A printer as one of the system's is, but what would be sent goes into a file."""

    def outputFormat(self) -> QPrinter.OutputFormat:
        return QPrinter.OutputFormat.NativeFormat

    def printerName(self) -> str:
        return "Office <1>"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr(printing, "QPrinterInfo", Info)
    printer = Office(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "sent.pdf"))
    return printer


def test_a_poster_too_large_for_the_printer_is_told_before_anything_is_sent(
    office: Office, jane: Journey, tmp_path: Path
) -> None:
    told: list[int] = []
    with pytest.raises(JourneyError) as refused:
        print_leaves(
            office,
            poster_of(jane, Choices("A1")),
            no_picture,
            lambda done, _: told.append(done),
            lambda: False,
        )
    said = str(refused.value)
    assert "841 x 594 mm" in said
    assert "Office <1>" in said
    assert "297 x 420 mm" in said
    assert "tiles" in said
    assert told == []
    assert list(tmp_path.iterdir()) == []


def test_what_is_given_up_is_never_handed_to_the_system(
    office: Office, jane: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", "before")
    seen: list[list[str]] = []

    def tell(done: int, _count: int) -> None:
        # What CUPS would be handed lies in a folder of the job's own.
        seen.extend([[p.name for p in f.iterdir()] for f in tmp_path.iterdir() if done])

    assert not print_leaves(office, poster_of(jane, TILES), no_picture, tell, Asked(3))
    assert seen[0] == ["poster.pdf"]
    assert list(tmp_path.iterdir()) == []
    assert os.environ["TMPDIR"] == "before"


def test_a_sheet_on_larger_paper_lies_in_its_middle_unscaled(
    office: Office, jane: Journey, tmp_path: Path
) -> None:
    choices = Choices("180x250")
    poster = poster_of(jane, choices)
    assert print_leaves(office, poster, no_picture, say_nothing, lambda: False)
    assert page_sizes(tmp_path / "sent.pdf") == [(595, 842)]
    (whole,) = rasters(tmp_path / "sent.pdf", 2.0)
    (ours,) = rasters(export_map(jane, tmp_path / "ours.pdf", choices), 2.0)
    left, top = round(595 - 180 * MM), round(842 - 250 * MM)  # half the rest, at two pixels
    middle = whole[top : top + ours.shape[0], left : left + ours.shape[1]]
    mean, _, worst = differences(middle, ours)
    assert mean < 0.8
    assert worst < 10


def test_paper_that_the_driver_silently_keeps_is_told(
    office: Office, jane: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Office, "setPageLayout", lambda *_: False, raising=False)
    with pytest.raises(JourneyError, match="does not take paper of 420 x 297 mm"):
        print_leaves(office, poster_of(jane, Choices("A3")), no_picture, say_nothing, lambda: False)
    assert list(tmp_path.iterdir()) == []


def test_layouts_are_whole_pages_turned_as_the_leaf(tmp_path: Path) -> None:
    printer = into(tmp_path / "out.pdf")
    for wide, high, way in (
        (420, 297, QPageLayout.Orientation.Landscape),
        (297, 420, QPageLayout.Orientation.Portrait),
    ):
        layout = layout_for(printer, leaf(wide, high))
        assert layout.orientation() is way
        assert layout.mode() is QPageLayout.Mode.FullPageMode
        full = layout.fullRect(QPageLayout.Unit.Millimeter)
        assert (full.width(), full.height()) == pytest.approx((wide, high), abs=0.5)
