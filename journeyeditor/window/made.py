"""Says that a file is made, and shows it to whoever wants to see it at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from journeyeditor.base.messages import Translator
from journeyeditor.window.shell import Shell


def say_made(shell: Shell, tr: Translator, said: str, path: Path) -> None:
    """Say where a file is that was made, and offer to open it with what the system has for it."""

    def show() -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute()))):
            shell.notice.say(
                tr(
                    "No program was found that shows {name}. It is in {folder}.",
                    name=path.name,
                    folder=str(path.absolute().parent),
                )
            )

    shell.notice.say(said, [(tr("Show it"), show)], went_well=True)
