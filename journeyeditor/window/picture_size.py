"""How large a picture is to be: one small question."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QInputDialog, QWidget

from journeyeditor.base.messages import Translator

_USUAL: Final = 3_000
_LEAST: Final = 100
_MOST: Final = 30_000


def ask_width(parent: QWidget, tr: Translator) -> int | None:
    """Ask for the width of a picture in pixels; None where none is wanted."""
    wide, wanted = QInputDialog.getInt(
        *(parent, tr("Export a picture"), tr("Width in pixels:")),
        *(_USUAL, _LEAST, _MOST, 100),
    )
    return wide if wanted else None
