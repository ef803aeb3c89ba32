"""The panels beside the map: outline at the left, details and history at the right."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from journeyeditor.base.messages import Translator
from journeyeditor.session.session import Session
from journeyeditor.window.shell import Shell

if TYPE_CHECKING:
    from journeyeditor.window.history_panel import HistoryPanel
    from journeyeditor.window.inspector.panel import InspectorPanel
    from journeyeditor.window.outline.panel import OutlinePanel

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
    """Puts the panels beside the map; they are seen only while there is one.

    A panel is made when it is first needed. Room is kept for it before, so that a map can be
    seen in its place while there are none yet.
    """

    reveal_wanted = Signal(str)
    menu_wanted = Signal(QPoint)
    told = Signal(object)

    entered = Signal(str)
    """Something in the outline is to be worked on, on the map itself."""

    def __init__(self, shell: Shell, tr: Translator) -> None:
        super().__init__(shell)
        self._shell = shell
        self._tr = tr
        self._session: Session | None = None
        self._wanted = dict(_SHOWN)
        self._has_map = self._hidden = False
        self._made: list[Panel] = []
        self._rooms = {key: _room() for key in _SHOWN}
        self._right = QSplitter(Qt.Orientation.Vertical)
        self._right.setChildrenCollapsible(False)
        self._right.setHandleWidth(1)
        self._right.addWidget(self._rooms["inspector"])
        self._right.addWidget(self._rooms["history"])
        self._right.setSizes([600, 260])
        shell.sides.insertWidget(0, self._rooms["outline"])
        shell.sides.addWidget(self._right)
        shell.sides.setSizes([LEFT, 4000, RIGHT])
        self._show()

    @cached_property
    def outline(self) -> OutlinePanel:
        """The parts of the map as a list."""
        from journeyeditor.window.outline.panel import OutlinePanel

        panel = OutlinePanel(self._tr)
        panel.entered.connect(self.entered)
        self._move_in(panel, "outline")
        return panel

    @cached_property
    def inspector(self) -> InspectorPanel:
        """The details of what is selected."""
        from journeyeditor.window.inspector.panel import InspectorPanel

        panel = InspectorPanel(self._tr)
        self._move_in(panel, "inspector")
        return panel

    @cached_property
    def history(self) -> HistoryPanel:
        """All that was done to the map."""
        from journeyeditor.window.history_panel import HistoryPanel

        panel = HistoryPanel(self._tr)
        self._move_in(panel, "history")
        return panel

    def _move_in(self, panel: OutlinePanel | InspectorPanel | HistoryPanel, key: str) -> None:
        panel.reveal_wanted.connect(self.reveal_wanted)
        panel.menu_wanted.connect(self.menu_wanted)
        panel.told.connect(self.told)
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        room = self._rooms[key].layout()
        assert room is not None
        room.addWidget(panel)
        self._made.append(panel)
        panel.show_map(self._session)
        panel.show()

    def _make(self) -> None:
        """Make the panels that are wanted now."""
        for key, wanted in self._wanted.items():
            if wanted and self._session is not None:
                getattr(self, key)

    def _show(self) -> None:
        for key, room in self._rooms.items():
            shown = self._wanted[key] and self._has_map and not self._hidden
            room.setVisible(shown)
            self._shell.commands[key].setChecked(self._wanted[key])
        right = self._wanted["inspector"] or self._wanted["history"]
        self._right.setVisible(right and self._has_map and not self._hidden)

    def make_room(self) -> None:
        """Show the places of the panels, for a map that is about to be shown."""
        self._has_map = True
        self._show()

    def show_map(self, session: Session | None) -> None:
        """Show a session's map in all panels, or no panels."""
        self._session = session
        for panel in self._made:
            panel.show_map(session)
        self._has_map = session is not None
        self._show()
        self._make()

    def commit(self) -> None:
        """Write what is being typed in a panel into the map."""
        for panel in self._made:
            panel.commit()

    def say_in(self, tr: Translator) -> None:
        """Say everything in another language."""
        self._tr = tr
        for panel in self._made:
            panel.say_in(tr)

    def toggle(self, key: str) -> None:
        """Show a panel, or hide it."""
        self._wanted[key] = not self._wanted[key]
        self._show()
        self._make()

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


def _room() -> QWidget:
    room = QWidget()
    room.setMinimumWidth(150)
    QVBoxLayout(room).setContentsMargins(0, 0, 0, 0)
    return room
