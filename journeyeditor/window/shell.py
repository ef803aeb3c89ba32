"""The shell of the window: menus, tools, an empty desk, the status line. No document in it.

It paints before anything heavy is imported; what a map needs is put in afterwards.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeyeditor.base.messages import Translator
from journeyeditor.window.actions import MENUS, TOOLS, Actions
from journeyeditor.window.look import Look
from journeyeditor.window.notice import Notice
from journeyeditor.window.status import StatusLine
from journeyeditor.window.welcome import Welcome

PROGRAM = "Journey Editor"


class Shell(QMainWindow):
    """An empty window with all its commands. `show_map` puts a map's view in."""

    first_painted = Signal()
    """The window has been on the screen once."""

    closed = Signal()
    """The window is about to go."""

    look_changed = Signal(object)
    """The window has another look."""

    def __init__(self, tr: Translator, look: Look) -> None:
        super().__init__()
        self._tr = tr
        self.look = look
        self._painted = False
        self._may_close: Callable[[], bool] | None = None
        self._map: QWidget | None = None
        self.setWindowTitle(PROGRAM)
        room = self.screen().availableSize()
        self.resize(min(1640, room.width() * 9 // 10), min(1100, room.height() * 9 // 10))
        self.commands = Actions(tr, self)
        self._build_menus()
        self._build_tools()
        self.status = StatusLine(tr, (self.commands["zoom-out"], self.commands["zoom-in"]))
        self.setStatusBar(self.status)
        self.notice = Notice(tr)
        self.welcome = Welcome(tr)
        self._desk = QWidget()
        self._desk.setObjectName("desk")
        self._desk.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._desk)
        self._pages.addWidget(self.welcome)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(middle)

    def _build_menus(self) -> None:
        tr = self._tr
        for key, name in MENUS.items():
            menu = self.menuBar().addMenu(tr(name))
            menu.setToolTipsVisible(True)
            for action in self.commands.of_menu(key):
                menu.addAction(action)

    def _build_tools(self) -> None:
        tr = self._tr
        bar = QToolBar(tr("Tools"))
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setIconSize(QSize(16, 16))
        for place, group in enumerate(TOOLS):
            if place:
                bar.addSeparator()
            for key in group:
                bar.addAction(self.commands[key])
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        self.poster_button = QToolButton()
        self.poster_button.setObjectName("poster")
        self.poster_button.setDefaultAction(self.commands["poster"])
        self.poster_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        bar.addWidget(self.poster_button)
        self.addToolBar(bar)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def use(self, look: Look) -> None:
        """Take another look; the page itself stays white."""
        self.look = look
        self.look_changed.emit(look)

    def place(self) -> str:
        """Where the window is and how large, to be remembered."""
        return self.saveGeometry().toBase64().toStdString()

    def put(self, place: str) -> None:
        """Put the window where it was, or where it can be seen; "" leaves it."""
        if place:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(place.encode())))

    def show_desk(self) -> None:
        """Show an empty desk, while a map is on its way."""
        self._pages.setCurrentWidget(self._desk)

    def show_welcome(self) -> None:
        """Show what one can do without a map."""
        self._pages.setCurrentWidget(self.welcome)

    def show_map(self, view: QWidget) -> None:
        """Show a map's view in the place of any earlier one."""
        self.drop_map()
        self._map = view
        self._pages.addWidget(view)
        self._pages.setCurrentWidget(view)
        view.setFocus()

    def drop_map(self) -> None:
        """Take the map's view out."""
        if self._map is not None:
            self._pages.removeWidget(self._map)
            self._map = None

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Ask `may_close` before the window closes."""
        self._may_close = may_close

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless the answer about unsaved changes is to stay."""
        if self._may_close is None or self._may_close():
            event.accept()
            self.closed.emit()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window has been painted."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)
