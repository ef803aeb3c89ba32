"""The panels beside the map: outline at the left, details and history at the right."""

from __future__ import annotations

import json
from typing import Final, Protocol

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from journeyeditor.base.messages import Translator
from journeyeditor.session.session import Session
from journeyeditor.window.history_panel import HistoryPanel
from journeyeditor.window.inspector.panel import InspectorPanel
from journeyeditor.window.outline.panel import OutlinePanel
from journeyeditor.window.shell import Shell

LEFT: Final = 212
RIGHT: Final = 284
_SHOWN: Final = {"outline": True, "inspector": True, "history": False}


class Panel(Protocol):
    """What every panel can be told."""

    def show_map(self, session: Session | None) -> None:
        """Show a session's map, or none."""

    def commit(self) -> None:
        """Write what is being typed into the map."""

    def say_in(self, tr: Translator) -> None:
        """Say everything in another language."""


class Panels(QObject):
    """Puts the panels beside the map; they are seen only while there is one."""

    reveal_wanted = Signal(str)
    menu_wanted = Signal(QPoint)
    told = Signal(object)

    def __init__(self, shell: Shell, tr: Translator) -> None:
        super().__init__(shell)
        self._shell = shell
        self._wanted = dict(_SHOWN)
        self._has_map = self._hidden = False
        self.outline = OutlinePanel(tr)
        self.inspector = InspectorPanel(tr)
        self.history = HistoryPanel(tr)
        self._widgets: dict[str, QWidget] = {
            "outline": self.outline,
            "inspector": self.inspector,
            "history": self.history,
        }
        for panel in (self.outline, self.inspector, self.history):
            panel.reveal_wanted.connect(self.reveal_wanted)
            panel.menu_wanted.connect(self.menu_wanted)
            panel.told.connect(self.told)
            panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            panel.setMinimumWidth(150)
        self._right = QSplitter(Qt.Orientation.Vertical)
        self._right.setChildrenCollapsible(False)
        self._right.setHandleWidth(1)
        self._right.addWidget(self.inspector)
        self._right.addWidget(self.history)
        self._right.setSizes([600, 260])
        shell.sides.insertWidget(0, self.outline)
        shell.sides.addWidget(self._right)
        shell.sides.setSizes([LEFT, 4000, RIGHT])
        self._show()

    @property
    def _panels(self) -> tuple[Panel, ...]:
        return self.outline, self.inspector, self.history

    def _show(self) -> None:
        for key, widget in self._widgets.items():
            shown = self._wanted[key] and self._has_map and not self._hidden
            widget.setVisible(shown)
            self._shell.commands[key].setChecked(self._wanted[key])
        right = self._wanted["inspector"] or self._wanted["history"]
        self._right.setVisible(right and self._has_map and not self._hidden)

    def show_map(self, session: Session | None) -> None:
        """Show a session's map in all panels, or no panels."""
        self._has_map = session is not None
        for panel in self._panels:
            panel.show_map(session)
        self._show()

    def commit(self) -> None:
        """Write what is being typed in a panel into the map."""
        for panel in self._panels:
            panel.commit()

    def say_in(self, tr: Translator) -> None:
        """Say everything in another language."""
        for panel in self._panels:
            panel.say_in(tr)

    def toggle(self, key: str) -> None:
        """Show a panel, or hide it."""
        self._wanted[key] = not self._wanted[key]
        self._show()

    def hide_all(self, hidden: bool) -> None:
        """Hide all panels for a while."""
        self._hidden = hidden
        self._show()

    def state(self) -> str:
        """Which panels are shown and how wide they are, to be remembered."""
        left, _, right = self._shell.sides.sizes()
        widths = [left or LEFT, right or RIGHT]
        return json.dumps({"shown": self._wanted, "widths": widths})

    def restore(self, state: str) -> None:
        """Show the panels as they were; what can't be understood is left."""
        try:
            kept = json.loads(state)
            shown, (left, right) = kept["shown"], kept["widths"]
            self._wanted = {key: bool(shown.get(key, on)) for key, on in _SHOWN.items()}
            self._shell.sides.setSizes([int(left), 4000, int(right)])
        except (ValueError, TypeError, KeyError, AttributeError):
            return
        self._show()
