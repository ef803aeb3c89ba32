"""Printing: the sheets that come out are those of the PDF export, or nothing comes out."""

from __future__ import annotations

import errno
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator
from journeyeditor.canvas.faces import register_faces
from journeyeditor.exchange.drawing import Choices
from journeyeditor.exchange.maps import export_map
from journeyeditor.files.templates import new_from
from journeyeditor.layout.tiles import TileChoice
from journeyeditor.model.journey import Journey
from journeyeditor.window import printing
from journeyeditor.window.printing import (
    Told,
    chosen_leaves,
    print_leaves,
    print_poster,
)
from journeyeditor.window.shell import Shell
from tests.dialogs import when_shown
from tests.parity.test_canvas_and_paper import differences
from tests.window.prints import (
    TILES,
    Asked,
    into,
    no_picture,
    page_sizes,
    poster_of,
    printed,
    rasters,
    say_nothing,
)

POSTERS = {
    "A3": Choices("A3"),
    "A4 standing": Choices("A4", "portrait"),
    "A0": Choices("A0"),
    "own size": Choices("900x600"),
    "as large as the map": Choices("fit"),
    "tiles": TILES,
    "tiles of A3": Choices("A0", tiles=TileChoice("A3", "portrait")),
}


@pytest.fixture(autouse=True, scope="module")
def faces(qapp: QApplication) -> None:
    register_faces()


@pytest.fixture(scope="module")
def jane() -> Journey:
    return new_from("jane", "sv")


@pytest.mark.parametrize("name", POSTERS)
def test_each_leaf_is_a_page_of_its_size(name: str, jane: Journey, tmp_path: Path) -> None:
    poster = poster_of(jane, POSTERS[name])
    sizes = page_sizes(printed(poster, tmp_path / "out.pdf"))
    assert len(sizes) == len(poster.leaves)
    for (width, height), leaf in zip(sizes, poster.leaves, strict=True):
        assert width == pytest.approx(leaf.width, abs=0.5)
        assert height == pytest.approx(leaf.height, abs=0.5)


@pytest.mark.parametrize("name", ["A3", "A4 standing", "tiles"])
def test_pages_are_those_of_the_pdf_export(name: str, jane: Journey, tmp_path: Path) -> None:
    choices = POSTERS[name]
    ours = rasters(export_map(jane, tmp_path / "ours.pdf", choices), 1.5)
    theirs = rasters(printed(poster_of(jane, choices), tmp_path / "printed.pdf"), 1.5)
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        # Qt rounds papers to whole points; the corner of the sheet is the same.
        rows, columns = (min(one.shape[axis], other.shape[axis]) for axis in (0, 1))
        assert abs(one.shape[0] - other.shape[0]) <= 1
        assert abs(one.shape[1] - other.shape[1]) <= 1
        mean, odd, worst = differences(one[:rows, :columns], other[:rows, :columns])
        assert mean < 0.8
        assert odd < 0.004
        assert worst < 10


def test_text_stays_text_in_our_own_faces(jane: Journey, tmp_path: Path) -> None:
    path = printed(poster_of(jane, Choices("A1")), tmp_path / "out.pdf")
    said = subprocess.run(
        ["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    text = " ".join(said.split())
    missing = [card.text for card in jane.all_cards() if " ".join(card.text.split()) not in text]
    assert missing == []
    fonts = subprocess.run(
        ["pdffonts", path], capture_output=True, text=True, check=True
    ).stdout.splitlines()[2:]
    assert fonts
    for line in fonts:
        assert line.startswith("JourneySans")
        assert re.search(r"Identity-H +yes +", line), "embedded"


def test_a_file_is_whole_by_the_judgement_of_others(jane: Journey, tmp_path: Path) -> None:
    path = printed(poster_of(jane, TILES), tmp_path / "out.pdf")
    subprocess.run(["qpdf", "--check", path], capture_output=True, check=True)


@pytest.mark.parametrize("times", [0, 1, 5])
def test_what_is_given_up_leaves_no_file(jane: Journey, tmp_path: Path, times: int) -> None:
    printer, told = into(tmp_path / "out.pdf"), []
    poster = poster_of(jane, TILES)
    tell: Callable[[int, int], None] = lambda done, count: told.append((done, count))  # noqa: E731
    assert not print_leaves(printer, poster, no_picture, tell, Asked(times))
    assert list(tmp_path.iterdir()) == []
    assert len(told) <= times + 1
    assert {count for _, count in told} == {len(poster.leaves)}
    # The printer can be used again, into the same file.
    assert print_leaves(printer, poster, no_picture, say_nothing, lambda: False)
    assert len(page_sizes(tmp_path / "out.pdf")) == len(poster.leaves)


def test_what_is_given_up_keeps_the_file_that_was_there(jane: Journey, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(b"the poster of last week")
    poster = poster_of(jane, TILES)
    assert not print_leaves(into(path), poster, no_picture, say_nothing, Asked(3))
    assert path.read_bytes() == b"the poster of last week"


def test_a_fault_while_painting_leaves_no_file_and_the_printer_free(
    jane: Journey, tmp_path: Path
) -> None:
    def break_off(done: int, _count: int) -> None:
        if done == 2:
            raise RuntimeError("fault")

    printer, poster = into(tmp_path / "out.pdf"), poster_of(jane, TILES)
    with pytest.raises(RuntimeError, match="fault"):
        print_leaves(printer, poster, no_picture, break_off, lambda: False)
    assert list(tmp_path.iterdir()) == []
    assert printer.printerState() is not QPrinter.PrinterState.Active


def test_a_file_that_can_t_be_written_is_told(jane: Journey, tmp_path: Path) -> None:
    poster = poster_of(jane, Choices("A4"))
    printer = into(tmp_path / "nowhere" / "out.pdf")
    with pytest.raises(JourneyError, match=r"out\.pdf"):
        print_leaves(printer, poster, no_picture, say_nothing, lambda: False)


def test_a_full_disk_is_told_and_nothing_torn_is_left(
    jane: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: whole(path)[:-200])
    poster = poster_of(jane, Choices("A4"))
    with pytest.raises(JourneyError, match="the disk is full"):
        print_leaves(into(tmp_path / "out.pdf"), poster, no_picture, say_nothing, lambda: False)
    assert list(tmp_path.iterdir()) == []


def test_no_room_for_temporary_files_is_told(
    jane: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryDirectory", full)
    poster = poster_of(jane, Choices("A4"))
    with pytest.raises(JourneyError, match="the disk is full"):
        print_leaves(into(tmp_path / "out.pdf"), poster, no_picture, say_nothing, lambda: False)


# What is chosen in the printer


def test_only_the_chosen_sheets_are_printed(jane: Journey, tmp_path: Path) -> None:
    printer, poster = into(tmp_path / "out.pdf"), poster_of(jane, TILES)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    assert chosen_leaves(printer, poster.leaves) == list(poster.leaves[1:4])
    assert print_leaves(printer, poster, no_picture, say_nothing, lambda: False)
    names = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "out.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout.split("\f")
    assert len(names) - 1 == 3
    for name, leaf in zip(names, poster.leaves[1:4], strict=False):
        assert leaf.name in name.split()


def test_the_last_sheet_comes_first_where_that_is_chosen(jane: Journey, tmp_path: Path) -> None:
    printer, poster = into(tmp_path / "out.pdf"), poster_of(jane, TILES)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_leaves(printer, poster.leaves) == list(reversed(poster.leaves))


def test_sheets_that_there_are_none_of_are_told(jane: Journey, tmp_path: Path) -> None:
    printer, poster = into(tmp_path / "out.pdf"), poster_of(jane, Choices("A4"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(7, 9)
    with pytest.raises(JourneyError, match="sheets 1 to 1"):
        chosen_leaves(printer, poster.leaves)


# The dialogs


def later(do: Callable[[], object]) -> None:
    QTimer.singleShot(0, do)


def test_the_system_s_dialog_prints_into_a_file(
    shell: Shell, jane: Journey, tmp_path: Path, qtbot: QtBot
) -> None:
    poster = poster_of(jane, TILES)
    seen: list[object] = []

    def press_print(dialog: QPrintDialog) -> None:
        seen.append((dialog.windowTitle(), dialog.minPage(), dialog.maxPage()))
        printer = dialog.printer()
        seen.append(printer.duplex())
        seen.append(printer.docName())
        name = dialog.findChild(QLineEdit, "filename")
        assert name is not None
        name.setText(str(tmp_path / "out.pdf"))
        button = next(b for b in dialog.findChildren(QPushButton) if b.isDefault())
        button.click()

    when_shown(QPrintDialog, press_print)
    assert print_poster(shell, Translator("en"), poster, jane)
    assert seen == [
        ("Print the poster", 1, len(poster.leaves)),
        QPrinter.DuplexMode.DuplexNone,
        jane.title,
    ]
    assert len(page_sizes(tmp_path / "out.pdf")) == len(poster.leaves)


def test_a_dialog_that_is_left_prints_nothing(shell: Shell, jane: Journey, qtbot: QtBot) -> None:
    when_shown(QDialog, QDialog.reject)
    assert not print_poster(shell, Translator("en"), poster_of(jane, TILES), jane)


def test_printing_is_given_up_by_its_button_while_it_goes_on(
    shell: Shell, jane: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(printing, "_SOON", 0)
    told = Told(shell, Translator("en"))
    shown: list[str] = []

    def say(done: int, count: int) -> None:
        told.say(done, count)
        shown.append(told.bar.labelText())
        if done == 2:
            button = told.bar.findChild(QPushButton)
            assert button is not None
            later(button.click)

    poster = poster_of(jane, TILES)
    printer = into(tmp_path / "out.pdf")
    assert not print_leaves(printer, poster, no_picture, say, told.is_given_up)
    told.end()
    assert shown == [f"Sheet {n} of {len(poster.leaves)}" for n in (1, 2, 3)]
    assert list(tmp_path.iterdir()) == []
