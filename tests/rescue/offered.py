"""The program begun again after a crash: what its start page offers, opened with the mouse.

    python -m tests.rescue.offered [open|discard]

Tells how many maps it offers; with "open", the texts of the cards of the first one, all that
it says, and whether it is unsaved; with "discard", how many are offered afterwards.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeyeditor.app.desktop import Desktop
from journeyeditor.files.codec import encode
from journeyeditor.files.folders import user_folders

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 20.0  # s
SINGLE = Qt.ConnectionType(
    Qt.ConnectionType.QueuedConnection.value | Qt.ConnectionType.SingleShotConnection.value
)


def main() -> int:
    """Begin, look, press, tell."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    app = QApplication([])
    desktop = Desktop(app, [], user_folders())
    told: dict[str, object] = {}

    def look() -> None:
        """Have it looked for what was left behind, and go on when that is known."""
        rescuing = desktop.frames[0].rescuing
        if rescuing is None:
            QTimer.singleShot(20, look)
            return
        rescuing.counted.connect(seen, SINGLE)
        rescuing.look()

    def seen(count: int) -> None:
        rescued = desktop.shell.start.rescued
        told["offered"] = len(rescued)
        assert count == len(rescued)
        if rescued and wanted == "open":
            QTest.mouseClick(rescued[0].open, LEFT)
            bench = desktop.frames[0].workbench
            assert bench is not None
            assert bench.session is not None
            told["cards"] = [card.text for card in bench.session.journey.all_cards()]
            told["said"] = encode(bench.session.journey).decode()
            told["saved"] = bench.session.saved
        elif rescued and wanted == "discard":
            QTest.mouseClick(rescued[0].discard, LEFT)
            wait_until_gone(time.monotonic() + PATIENCE)
            return
        finish(None)

    def wait_until_gone(end: float) -> None:
        left = len(desktop.shell.start.rescued)
        if left and time.monotonic() < end:
            QTimer.singleShot(20, lambda: wait_until_gone(end))
        else:
            finish(left)

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
