"""The program begun again after a crash: what its start page offers, opened with the mouse.

    python -m tests.rescue.offered [open|discard]

Tells how many maps it offers; with "open", the texts of the cards of the first one, and
whether it is unsaved; with "discard", how many are offered afterwards.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeyeditor.app.desktop import Desktop
from journeyeditor.files.folders import user_folders

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 4.0


def main() -> int:
    """Begin, look, press, tell."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    app = QApplication([])
    desktop = Desktop(app, [], user_folders())
    told: dict[str, object] = {}
    began = time.monotonic()

    def look() -> None:
        rescued = desktop.shell.start.rescued
        if not rescued and time.monotonic() - began < PATIENCE:
            QTimer.singleShot(20, look)
            return
        told["offered"] = len(rescued)
        if rescued and wanted == "open":
            QTest.mouseClick(rescued[0].open, LEFT)
            bench = desktop.frames[0].workbench
            assert bench is not None
            assert bench.session is not None
            told["cards"] = [card.text for card in bench.session.journey.all_cards()]
            told["saved"] = bench.session.saved
        elif rescued and wanted == "discard":
            QTest.mouseClick(rescued[0].discard, LEFT)
            QTimer.singleShot(1000, lambda: finish(len(desktop.shell.start.rescued)))
            return
        finish(None)

    def finish(left: int | None) -> None:
        if left is not None:
            told["left"] = left
        sys.stdout.write(json.dumps(told))
        sys.stdout.flush()
        # A crash again, without any farewell: what was recovered must still be there.
        sys.exit(0) if wanted == "discard" else _crash()

    desktop.start()
    desktop.shell.first_painted.connect(look)
    return app.exec()


def _crash() -> None:
    import os
    import signal

    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
