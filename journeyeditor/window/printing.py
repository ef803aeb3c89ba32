"""Printing posters: the system's dialog, then a sheet of paper for each leaf, never scaled.

Imported when something is printed, since it brings Qt's printing with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Final

from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QProgressDialog, QWidget

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator, msg
from journeyeditor.canvas.drafting import Drafter
from journeyeditor.canvas.ink import Ink, PictureBytes
from journeyeditor.layout.leaves import Leaf
from journeyeditor.layout.paper import MM
from journeyeditor.layout.poster import Poster
from journeyeditor.model.journey import Journey
from journeyeditor.model.pictures import picture_bytes
from journeyeditor.window.plain import plain_label
from journeyeditor.window.printjob import NEAR, PrintJob

MOMENT: Final = 0.05
"""Seconds of painting after which the interface gets its turn."""

_SOON: Final = 400
_POINTS: Final = QPageSize.Unit.Point

Progress = Callable[[int, int], None]
"""Is told how many sheets are painted, and how many there are."""


def print_poster(parent: QWidget, tr: Translator, poster: Poster, journey: Journey) -> bool:
    """Ask for a printer and print a poster on it; False where that was given up.

    Raises JourneyError for a poster that the printer has no paper for, before anything is
    sent to it, and where printing fails.
    """
    printer = new_printer(poster, poster.page.title or tr("Untitled journey map"))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Print the poster"))
    dialog.setMinMax(1, len(poster.leaves))
    dialog.setFromTo(1, len(poster.leaves))
    is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not is_wanted:
        return False

    def stored(key: str) -> bytes | None:
        picture = journey.pictures.get(key)
        return picture_bytes(picture) if picture else None

    told = Told(parent, tr)
    try:
        return print_leaves(printer, poster, stored, told.say, told.is_given_up)
    finally:
        told.end()


def new_printer(poster: Poster, name: str) -> QPrinter:
    """The system's usual printer with the first sheet's paper; `name` is that of the job."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setCreator("Journey Editor")
    # Sheets are put up and taped, but many printers print on both sides unless told.
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    printer.setPageLayout(_layout(poster.leaves[0], _own_size(poster.leaves[0])))
    return printer


def print_leaves(
    printer: QPrinter,
    poster: Poster,
    pictures: PictureBytes,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> bool:
    """Print the sheets of a poster that are chosen in the printer, each on paper of its size.

    `cancelled` is asked every `MOMENT`, and may give the interface its turn. Once it says so
    no file is written, nothing more is printed, and the answer is False. Raises JourneyError
    as `print_poster` does.
    """
    leaves = chosen_leaves(printer, poster.leaves)
    layouts = [layout_for(printer, leaf) for leaf in leaves]
    drafter = Drafter(Ink(poster.theme, pictures))
    with PrintJob(printer) as job:
        due = perf_counter() + MOMENT
        for at, (leaf, layout) in enumerate(zip(leaves, layouts, strict=True)):
            progress(at, len(leaves))
            job.begin_sheet(layout, (leaf.width, leaf.height))
            for _ in drafter.leaf(job.painter, poster.page, leaf):
                if perf_counter() >= due:
                    if cancelled():
                        return False
                    due = perf_counter() + MOMENT
            if cancelled():
                return False
        job.send()
    return True


def chosen_leaves(printer: QPrinter, leaves: Sequence[Leaf]) -> list[Leaf]:
    """The leaves that are to be printed, in the order they are to come.

    Raises JourneyError where none is.
    """
    chosen = list(leaves)
    ranges = printer.pageRanges()
    if printer.printRange() is QPrinter.PrintRange.PageRange and not ranges.isEmpty():
        chosen = [leaf for number, leaf in enumerate(leaves, 1) if ranges.contains(number)]
    if not chosen:
        raise JourneyError(
            msg("The poster has sheets 1 to {count}: choose some of them.", count=len(leaves))
        )
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    return chosen


def layout_for(printer: QPrinter, leaf: Leaf) -> QPageLayout:
    """The paper a leaf is printed on, as it lies.

    It is of the leaf's size where the printer has such paper, else the next larger. Raises
    JourneyError where it has none.
    """
    own = _own_size(leaf)
    if printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat:
        return _layout(leaf, own)
    info = QPrinterInfo(printer)
    papers = Papers(
        info.supportedPageSizes(),
        info.defaultPageSize(),
        info.maximumPhysicalPageSize() if info.supportsCustomPageSizes() else None,
    )
    size = papers.size_for(own)
    if size is None:
        raise _too_large(printer.printerName(), leaf, papers.sizes)
    return _layout(leaf, size)


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of a printer: those it names, the one it usually has, the largest of any size.

    `largest` is None where it takes only those it names.
    """

    sizes: Sequence[QPageSize]
    usual: QPageSize
    largest: QPageSize | None

    def size_for(self, own: QPageSize) -> QPageSize | None:
        """The paper for a sheet of a size; None where all papers are too small.

        A printer that names none may have any.
        """
        near = [size for size in self.sizes if _is_near(size, own)]
        if near:
            return near[0]
        if not self.sizes or (self.largest is not None and _holds(self.largest, own)):
            return own
        if self.usual.isValid() and _holds(self.usual, own):
            return self.usual
        larger = [size for size in self.sizes if _holds(size, own)]
        return min(larger, key=_area, default=None)


def _own_size(leaf: Leaf) -> QPageSize:
    """The size of a leaf as paper, standing."""
    short, long = sorted((leaf.width, leaf.height))
    return QPageSize(QSizeF(short, long), _POINTS)


def _sides(size: QPageSize) -> tuple[float, float]:
    points = size.size(_POINTS)
    short, long = sorted((points.width(), points.height()))
    return short, long


def _area(size: QPageSize) -> float:
    short, long = _sides(size)
    return short * long


def _is_near(one: QPageSize, other: QPageSize) -> bool:
    pairs = zip(_sides(one), _sides(other), strict=True)
    return all(abs(a - b) <= NEAR for a, b in pairs)


def _holds(size: QPageSize, other: QPageSize) -> bool:
    pairs = zip(_sides(size), _sides(other), strict=True)
    return all(a + NEAR >= b for a, b in pairs)


def _layout(leaf: Leaf, size: QPageSize) -> QPageLayout:
    """A paper turned as a leaf is, all of it to be painted on."""
    stands = size.size(_POINTS).width() <= size.size(_POINTS).height()
    turned = (leaf.width > leaf.height) is stands
    way = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, way, QMarginsF(), QPageLayout.Unit.Point)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _too_large(printer: str, leaf: Leaf, sizes: Sequence[QPageSize]) -> JourneyError:
    short, long = _sides(max(sizes, key=_area))
    return JourneyError(
        msg(
            "The poster needs sheets of {width} x {height} mm, but {printer} has none larger"
            " than {short} x {long} mm: cut the poster into tiles for such sheets, or save it"
            " as PDF for a larger printer.",
            width=round(leaf.width / MM),
            height=round(leaf.height / MM),
            printer=printer,
            short=round(short / MM),
            long=round(long / MM),
        )
    )


class Told:
    """Tells how far printing has come, after a moment, with a way to give it up."""

    def __init__(self, parent: QWidget, tr: Translator) -> None:
        self._tr = tr
        self.bar = QProgressDialog(parent)
        self.bar.setWindowTitle(tr("Printing"))
        self.bar.setLabel(plain_label())
        self.bar.setCancelButtonText(tr("Cancel"))
        self.bar.setWindowModality(Qt.WindowModality.WindowModal)
        self.bar.setMinimumDuration(_SOON)

    def say(self, done: int, count: int) -> None:
        """Say which sheet is being painted."""
        self.bar.setMaximum(count)
        self.bar.setLabelText(self._tr("Sheet {n} of {count}", n=done + 1, count=count))
        self.bar.setValue(done)

    def is_given_up(self) -> bool:
        """Whether printing was given up; the interface gets its turn first."""
        QApplication.processEvents()
        return self.bar.wasCanceled()

    def end(self) -> None:
        """Printing is over."""
        self.bar.reset()
        self.bar.deleteLater()
