"""The parts of the map as a tree."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from journeyeditor.base.messages import Translator
from journeyeditor.session.session import Session


class OutlinePanel(QWidget):
    """The parts of the map as a tree."""

    reveal_wanted = Signal(str)
    menu_wanted = Signal(QPoint)
    told = Signal(object)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._session: Session | None = None

    def show_map(self, session: Session | None) -> None:
        """Show a session's map, or none."""
        self._session = session

    def commit(self) -> None:
        """Write what is being typed into the map."""

    def say_in(self, tr: Translator) -> None:
        """Say everything in another language."""
        self._tr = tr
