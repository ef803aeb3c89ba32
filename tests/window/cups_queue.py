"""A print queue of the real CUPS that prints into a file; and, run by itself, a print on it.

Libraries ask once where CUPS is, so that what prints has to be a process of its own.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PROGRAMS = ("cupsd", "lpadmin")
FILTER = Path("/usr/lib/cups/filter/pdftopdf")
_SETTINGS = """LogLevel debug
Listen {folder}/socket
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
"""
_FILES = """
ServerRoot {folder}
StateDir {folder}
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
FileDevice Yes
{user}
"""
_PRINTER = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "OFFICE.PPD"
*Manufacturer: "Office"
*Product: "(Office)"
*ModelName: "Office"
*ShortNickName: "Office"
*NickName: "Office"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*Throughput: "1"
*LandscapeOrientation: Plus90
*TTRasterizer: Type42
*cupsVersion: 2.2
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Paper: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: ""
*PageSize A3/A3: ""
*CloseUI: *PageSize
*OpenUI *PageRegion/Paper: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*PageRegion A3/A3: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "18 36 577 806"
*ImageableArea A3/A3: "18 36 824 1155"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*PaperDimension A3/A3: "842 1191"
*OpenUI *Duplex/Sides: PickOne
*DefaultDuplex: DuplexNoTumble
*Duplex None/One: ""
*Duplex DuplexNoTumble/Both: ""
*CloseUI: *Duplex
"""


def is_there() -> bool:
    """Whether this machine has what it takes."""
    return all(map(shutil.which, PROGRAMS)) and FILTER.exists()


class Queue:
    """The queue "office", which has A4 and A3 and leaves white edges."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = folder / "out" / "office.pdf"
        self.environment = {**os.environ, "CUPS_SERVER": str(folder / "socket")}

    def print(self, *wanted: str) -> str:
        """Print in a process of its own; what that said."""
        return subprocess.run(
            [sys.executable, "-m", "tests.window.cups_queue", *wanted],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout.strip()

    def jobs(self) -> list[str]:
        """All jobs there have been, when none is under way any more."""
        for _ in range(200):
            if not self._listed("not-completed"):
                return self._listed("completed")
            time.sleep(0.1)
        raise TimeoutError("the queue is not done")

    def _listed(self, which: str) -> list[str]:
        said = subprocess.run(
            ["lpstat", "-W", which, "-o"],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return said.stdout.splitlines()

    def errors(self) -> str:
        """What CUPS noted."""
        return (self.folder / "log" / "error").read_text("utf-8", "replace")


@contextlib.contextmanager
def queue() -> Iterator[Queue]:
    """A running CUPS of our own with its one queue."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        # CUPS gives up being root, and must reach its files all the same.
        folder.chmod(0o755)
        for part in ("cache", "spool/tmp", "log", "ppd", "out"):
            (folder / part).mkdir(parents=True)
        (folder / "out").chmod(0o777)
        user = "User lp\nGroup lp" if os.geteuid() == 0 else ""
        (folder / "settings").write_text(_SETTINGS.format(folder=folder))
        (folder / "files").write_text(_FILES.format(folder=folder, user=user))
        (folder / "office.ppd").write_text(_PRINTER)
        made = Queue(folder)
        server = subprocess.Popen(
            ["cupsd", "-f", "-c", str(folder / "settings"), "-s", str(folder / "files")]
        )
        try:
            for _ in range(100):
                if (folder / "socket").exists():
                    break
                time.sleep(0.1)
            device, driver = f"file:{made.out}", str(folder / "office.ppd")
            subprocess.run(
                ["lpadmin", "-p", "office", "-E", "-v", device, "-P", driver],
                env=made.environment,
                capture_output=True,
                check=True,
            )
            yield made
        finally:
            server.terminate()
            server.wait(10)


def main(paper: str, tiles: str, times: str) -> None:
    """Print the example; after `times` questions whether to go on, no more (0: to the end)."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
    from PySide6.QtWidgets import QApplication

    from journeyeditor.base.errors import JourneyError
    from journeyeditor.canvas.faces import register_faces
    from journeyeditor.exchange.drawing import Choices
    from journeyeditor.files.templates import new_from
    from journeyeditor.layout.poster import Posters
    from journeyeditor.layout.tiles import TileChoice
    from journeyeditor.window.printing import new_printer, print_leaves

    app = QApplication([])
    register_faces()
    choices = Choices(paper, tiles=TileChoice(tiles) if tiles else None)
    poster = Posters().poster(new_from("jane", "sv"), choices.order())
    printer = new_printer(poster, "Affisch")
    printer.setPrinterName("office")
    assert printer.outputFormat() is QPrinter.OutputFormat.NativeFormat
    assert QPrinterInfo(printer).printerName() == "office"
    asked = 0

    def is_given_up() -> bool:
        nonlocal asked
        asked += 1
        return asked == int(times)

    try:
        done = print_leaves(printer, poster, lambda _: None, lambda *_: None, is_given_up)
        sys.stdout.write("printed" if done else "given up")
    except JourneyError as error:
        sys.stdout.write(str(error))
    app.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
