"""The shell of the window: menus, tools, an empty desk, the status line. No document in it.

It paints before anything heavy is imported; what a map needs is put in afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from journeyeditor.base.messages import Translator
from journeyeditor.window.actions.table import MENUS, TOOLS
from journeyeditor.window.look import Look
from journeyeditor.window.notice import Notice

if TYPE_CHECKING:
    from journeyeditor.window.actions.actions import Actions
    from journeyeditor.window.start.page import StartPage
    from journeyeditor.window.status import StatusLine
    from journeyeditor.window.tools import Tools

PROGRAM = "Journey Editor"


class Shell(QMainWindow):
    """An empty window with all its commands. `show_map` puts a map's view in."""

    first_painted = Signal()
    """The window has been on the screen once."""

    closed = Signal()
    """The window is about to go."""

    look_changed = Signal(object)
    """The window has another look."""

    alone_changed = Signal(bool)
    """The map is shown alone now, or no longer."""

    dropped = Signal(object)
    """The paths of maps that were dropped on the window, as a list."""

    def __init__(self, tr: Translator, look: Look) -> None:
        super().__init__()
        self._tr = tr
        self.look = look
        self._painted = False
        self._may_close: Callable[[], bool] | None = None
        self._map: QWidget | None = None
        self._alone: QByteArray | None = None
        self.setWindowTitle(PROGRAM)
        self.setAcceptDrops(True)
        room = self.screen().availableSize()
        self.resize(min(1640, room.width() * 9 // 10), min(1100, room.height() * 9 // 10))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._menus = {key: self.menuBar().addMenu(tr(name)) for key, name in MENUS.items()}
        self._has_tools = True
        self.notice = Notice(tr)
        self._desk = QWidget()
        self._desk.setObjectName("desk")
        self._desk.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._desk)
        self.sides = QSplitter(Qt.Orientation.Horizontal)
        self.sides.setChildrenCollapsible(False)
        self.sides.setHandleWidth(1)
        self.sides.addWidget(self._pages)
        self.sides.setStretchFactor(0, 1)
        middle = QWidget()
        column = self._column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.sides, 1)
        self.setCentralWidget(middle)

    # Made when they are first asked for: the start page is painted without the commands, and a
    # map that is opened at once without the start page.

    @cached_property
    def start(self) -> StartPage:
        """What one can do without a map."""
        from journeyeditor.window.start.page import StartPage

        start = StartPage(self._tr, self.look)
        self._pages.addWidget(start)
        return start

    @cached_property
    def commands(self) -> Actions:
        """All commands, in their menus."""
        from journeyeditor.window.actions.actions import Actions

        commands = Actions(self._tr, self)
        for key, menu in self._menus.items():
            menu.setToolTipsVisible(True)
            menu.addActions(commands.of_menu(key))
            # Shortcuts hold while the menus are hidden, too.
            self.addActions(commands.of_menu(key))
        return commands

    @cached_property
    def tools(self) -> Tools:
        """The tool row."""
        from journeyeditor.window.tools import Tools

        tools = Tools(self._tr, self.commands, TOOLS)
        self.addToolBar(tools)
        tools.setVisible(self._has_tools)
        return tools

    @cached_property
    def status(self) -> StatusLine:
        """The status line."""
        from journeyeditor.window.status import StatusLine

        status = StatusLine(self._tr, (self.commands["zoom-out"], self.commands["zoom-in"]))
        self.setStatusBar(status)
        status.setVisible(self._has_tools)
        return status

    def say_in(self, tr: Translator) -> None:
        """Say all of the shell in another language; the map in it stays."""
        self._tr = tr
        for key, menu in self._menus.items():
            menu.setTitle(tr(MENUS[key]))
        self.commands.say_in(tr)
        self.tools.say_in(tr)
        self.status.say_in(tr)
        self.notice.say_in(tr)
        self.start.say_in(tr)

    def use(self, look: Look) -> None:
        """Take another look; the page itself stays white."""
        self.look = look
        self.start.use(look)
        self.look_changed.emit(look)

    # Where things are

    def place(self) -> str:
        """Where the window is and how large, to be remembered."""
        return self.saveGeometry().toBase64().toStdString()

    def put(self, place: str) -> None:
        """Put the window where it was, or where it can be seen; "" leaves it."""
        if place:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(place.encode())))

    @property
    def is_alone(self) -> bool:
        """Whether the map is shown without anything round it."""
        return self._alone is not None

    def show_alone(self, alone: bool) -> None:
        """Show the map alone on the whole screen, or go back."""
        if alone == self.is_alone:
            return
        parts = (self.menuBar(), self.tools, self.status)
        for part in parts:
            part.setVisible(not alone)
        if alone:
            self._alone = self.saveGeometry()
            self.showFullScreen()
        else:
            self.showNormal()
            if self._alone is not None:
                self.restoreGeometry(self._alone)
            self._alone = None
        self.commands["full"].setChecked(alone)
        self.alone_changed.emit(alone)

    # What is in the middle

    def show_desk(self) -> None:
        """Show an empty desk, while a map is on its way."""
        self._show_tools(True)
        self._pages.setCurrentWidget(self._desk)

    def show_start(self) -> None:
        """Show what one can do without a map."""
        self.show_alone(False)
        self._show_tools(False)
        self._pages.setCurrentWidget(self.start)
        self.start.focus_first()

    def _show_tools(self, wanted: bool) -> None:
        """There is something to use the tools on, or to say in the status line."""
        self._has_tools = wanted
        if wanted or "tools" in vars(self):  # they need not be made to be hidden
            self.tools.setVisible(wanted)
            self.status.setVisible(wanted)

    def put_above(self, strip: QWidget) -> None:
        """Put a strip above the map, under the notice."""
        self._column.insertWidget(1, strip)

    @property
    def shows_start(self) -> bool:
        """Whether the start page is shown."""
        return self._pages.currentWidget() is vars(self).get("start")

    def show_map(self, view: QWidget) -> None:
        """Show a map's view in the place of any earlier one."""
        self.drop_map()
        self._map = view
        self._pages.addWidget(view)
        self._pages.setCurrentWidget(view)
        self._show_tools(not self.is_alone)
        view.setFocus()

    def drop_map(self) -> None:
        """Take the map's view out."""
        if self._map is not None:
            self._pages.removeWidget(self._map)
            self._map = None

    # Events

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back from the map alone, else to the map from what is round it."""
        is_escape = event.key() == Qt.Key.Key_Escape
        if is_escape and self.is_alone:
            self.show_alone(False)
        elif is_escape and self._map is not None and not self._map.hasFocus():
            self._map.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Maps can be dropped anywhere on the window."""
        if maps_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        paths = maps_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            # The drag ends first: opening may ask something.
            QTimer.singleShot(0, self, lambda: self.dropped.emit(paths))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window has been painted."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)


def maps_in(data: QMimeData) -> list[Path]:
    """The maps among dragged files."""
    urls = data.urls() if data.hasUrls() else []
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in (".journey", ".pdf")]
