"""One job of a printer: sheets of given sizes, sent when all are painted, or not at all.

Owns what the printing systems do differently; knows nothing of posters.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtGui import QPageLayout, QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPrintEngine, QPrinter

from journeyeditor.base.errors import JourneyError, io_reason
from journeyeditor.base.messages import msg
from journeyeditor.files.writing import write_whole
from journeyeditor.layout.paper import MM, Size

NEAR: Final = 1.5
"""How many points paper may differ from what was wanted: Qt rounds papers to points."""

_CUPS_OPTIONS: Final = QPrintEngine.PrintEnginePropertyKey(0xFE00)
"""Where Qt keeps a job's options for CUPS (PPK_CupsOptions in its qcups_p.h)."""

_END: Final = b"%%EOF"


class PrintJob:
    """A job of a printer, to be used in a `with`: what is not sent by its end is given up.

    `painter` paints on the sheet that was begun last, in points from the sheet's corner. A
    job into a file writes it whole or not at all. Raises JourneyError.
    """

    def __init__(self, printer: QPrinter) -> None:
        self.painter = QPainter()
        self._printer = printer
        self._target = printer.outputFileName()
        is_native = printer.outputFormat() is QPrinter.OutputFormat.NativeFormat
        # Qt makes a PDF for CUPS, in a temporary file that it hands over at the painter's end.
        self._is_cups = is_native and printer.paintEngine().type() is QPaintEngine.Type.Pdf
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> PrintJob:
        try:
            self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        except OSError as error:
            raise _no_room(error) from error
        if self._target:
            self._printer.setOutputFileName(str(self._place / "poster.pdf"))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._give_up()
        if self._target:
            self._printer.setOutputFileName(self._target)
        if self._folder is not None:
            self._folder.cleanup()

    @property
    def _place(self) -> Path:
        assert self._folder is not None
        return Path(self._folder.name)

    def begin_sheet(self, layout: QPageLayout, size: Size) -> None:
        """Begin a sheet of a size in points, in the middle of the paper if that is larger."""
        printer, painter = self._printer, self.painter
        if not painter.isActive():
            self._lay(layout)
            self._begin()
        else:
            if not printer.pageLayout().isEquivalentTo(layout):
                self._lay(layout)
            if not printer.newPage():
                raise JourneyError(
                    msg("The printer took no more sheets: see that it is ready and try again.")
                )
        dots = printer.resolution() / 72
        painter.resetTransform()
        painter.scale(dots, dots)
        paper = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
        free = paper.width() - size[0], paper.height() - size[1]
        painter.translate(*(side / 2 if side > NEAR else 0.0 for side in free))

    def _lay(self, layout: QPageLayout) -> None:
        """Lay paper in; drivers that don't take it keep what they had and say nothing."""
        self._printer.setPageLayout(layout)
        wanted = layout.fullRect(QPageLayout.Unit.Point)
        found = self._printer.pageLayout().fullRect(QPageLayout.Unit.Point)
        far = max(abs(wanted.width() - found.width()), abs(wanted.height() - found.height()))
        if far > NEAR or not self._printer.fullPage():
            raise JourneyError(
                msg(
                    "{printer} does not take paper of {width} x {height} mm: choose another"
                    " printer or paper, or save the poster as PDF.",
                    printer=self._printer.printerName(),
                    width=round(wanted.width() / MM),
                    height=round(wanted.height() / MM),
                )
            )

    def _begin(self) -> None:
        if self._is_cups:
            options = self._printer.printEngine().property(_CUPS_OPTIONS) or []
            options = [*options, "print-scaling", "none"]
            self._printer.printEngine().setProperty(_CUPS_OPTIONS, options)
        with _temporary_files_in(self._place):
            is_begun = self.painter.begin(self._printer)
        if not is_begun:
            raise JourneyError(
                msg("Printing could not begin: see that the printer is ready and try again.")
            )

    def send(self) -> None:
        """Have all sheets printed, or write the file."""
        self.painter.end()
        if self._target:
            try:
                made = (self._place / "poster.pdf").read_bytes()
            except OSError as error:
                raise _no_room(error) from error
            if not made.rstrip().endswith(_END):
                # Qt goes on where a disk is full.
                raise _no_room(OSError(28, ""))
            write_whole(Path(self._target), made)

    def _give_up(self) -> None:
        if not self.painter.isActive():
            return
        if self._is_cups:
            # Qt can't abort such a job: without the file there is nothing to hand over.
            for path in self._place.iterdir():
                path.unlink()
        else:
            self._printer.abort()
        self.painter.end()


def _no_room(error: OSError) -> JourneyError:
    reason = io_reason(error)
    return JourneyError(
        msg("The poster can't be printed: {reason}. Free some space and try again.", reason=reason)
    )


@contextmanager
def _temporary_files_in(folder: Path) -> Iterator[None]:
    """Have libraries, such as that of CUPS, make their temporary files in a folder."""
    before = os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before
