"""The tool row: what is used most, and the poster at the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCursor, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from journeyeditor.base.messages import Translator
from journeyeditor.window.actions.actions import Actions

NARROW: Final = 900
"""Below this width the tools show their icons without words."""


class Tools(QToolBar):
    """A row of tool buttons in groups, and the filled button of the poster."""

    def __init__(self, tr: Translator, commands: Actions, groups: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self.say_in(tr)
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(16, 16))
        for place, group in enumerate(groups):
            if place:
                self.addSeparator()
            for key in group:
                self.addAction(commands[key])
                button = self.widgetForAction(commands[key])
                menu = commands[key].menu()
                if isinstance(button, QToolButton) and isinstance(menu, QMenu):
                    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
                    # Qt tells a button nothing of the pointer that left it for its menu.
                    menu.aboutToHide.connect(partial(_leave, button))
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        self._poster = QToolButton()
        self._poster.setObjectName("poster")
        self._poster.setDefaultAction(commands["poster"])
        self._poster.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.addWidget(self._poster)

    def say_in(self, tr: Translator) -> None:
        """Take another language; the commands have theirs."""
        self.setWindowTitle(tr("Tools"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tools show their words where there is room for them."""
        super().resizeEvent(event)
        style = Qt.ToolButtonStyle
        words = self.width() >= NARROW
        self.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly
        )
        self._poster.setToolButtonStyle(style.ToolButtonTextOnly)


def _leave(button: QToolButton) -> None:
    under = button.rect().contains(button.mapFromGlobal(QCursor.pos()))
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, under)
    button.update()
