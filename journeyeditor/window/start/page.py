"""The start page: a dark column of what to do, templates, and the maps used last.

Names and keys only: previews and facts of maps are handed in, when there is time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeyeditor.base.messages import LANGUAGES, Translator
from journeyeditor.window.look import Look
from journeyeditor.window.plain import plain_label
from journeyeditor.window.scrolled import scrolled
from journeyeditor.window.start.cards import TILE_LEAST, TILE_MOST, Start, Tile
from journeyeditor.window.start.facts import Used
from journeyeditor.window.start.rescue import LostRow, RescueRow
from journeyeditor.window.start.rows import UsedRow

if TYPE_CHECKING:
    from journeyeditor.files.recovery import Found

_GAP: Final = 16
_SIDE: Final = 250
_EDGE: Final = 40
_WAYS: Final = {
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_Up): 0,
    int(Qt.Key.Key_Down): 0,
}
LANGUAGE_NAMES: Final = {"sv": "Svenska", "en": "English"}
EMPTY: Final = "empty"
"""The key of the template that holds next to nothing."""


class SideButton(QPushButton):
    """A thing to do, with its keys at the end of the line."""

    keys = ""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setObjectName("side-button")
        self.setAutoDefault(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the keys too."""
        super().paintEvent(event)
        if not self.keys:
            return
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() - 1.5)
        painter.setFont(font)
        painter.setPen(QColor(self.look.side_soft))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(0, 0, -12, 0), flags, self.keys)


class _Middle(QWidget):
    """What is scrolled. It takes keys before the scroll area would scroll by them."""

    def __init__(self, walk: Callable[[int], bool], widened: Callable[[], None]) -> None:
        super().__init__()
        self._walk = walk
        self._widened = widened

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is another room, also where only the scroll bar came or went."""
        super().resizeEvent(event)
        self._widened()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by arrows."""
        if not self._walk(int(event.key())):
            super().keyPressEvent(event)


class StartPage(QWidget):
    """Offers the ways to begin."""

    chosen = Signal(str)
    """The key of a template."""

    open_wanted = Signal()
    example_wanted = Signal()

    map_wanted = Signal(object)
    """The path of a map used last."""

    forget_wanted = Signal(object)
    """The path of a map that is to be taken from the list; None for all of them."""

    language_wanted = Signal(str)

    rescue_wanted = Signal(object)
    """What a crash left behind is to be opened."""

    compare_wanted = Signal(object)
    discard_wanted = Signal(object)
    lost_wanted = Signal(str)
    """What can't be read any more is to go, by its name."""

    def __init__(self, tr: Translator, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._look = look
        self.tiles: list[Tile] = []
        self.rows: list[UsedRow] = []
        self.rescued: list[RescueRow] = []
        self._columns = 0
        self._wide = 0
        """What the templates take of the width."""
        self._build_side()
        self._build_middle()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self._scroll, 1)
        self.say_in(tr)

    def _build_side(self) -> None:
        self._side = QFrame()
        self._side.setObjectName("side")
        self._side.setFixedWidth(_SIDE)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(26, 38, 26, 28)
        column.setSpacing(4)
        self._name = plain_label("Journey Editor", name="side-name")
        self._lead = plain_label(name="side-lead")
        self._lead.setWordWrap(True)
        column.addWidget(self._name)
        column.addWidget(self._lead)
        column.addSpacing(28)
        self.new_button, self.open_button, self.example_button = (
            self._side_button(column) for _ in range(3)
        )
        self.new_button.clicked.connect(lambda: self.chosen.emit(EMPTY))
        self.open_button.clicked.connect(self.open_wanted)
        self.example_button.clicked.connect(self.example_wanted)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(-9, 0, 0, 0)
        row.setSpacing(2)
        self.languages: dict[str, QPushButton] = {}
        for language in LANGUAGES:
            button = QPushButton(LANGUAGE_NAMES[language])
            button.setObjectName("side-language")
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, language=language: self._want(language))
            self.languages[language] = button
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def _want(self, language: str) -> None:
        self._mark_language()
        if language != self._tr.language:
            self.language_wanted.emit(language)

    def _mark_language(self) -> None:
        for language, button in self.languages.items():
            button.setChecked(language == self._tr.language)

    def _side_button(self, column: QVBoxLayout) -> SideButton:
        button = SideButton(self._look)
        column.addWidget(button)
        return button

    def _build_middle(self) -> None:
        self._middle = _Middle(self._walk, self._align)
        self._middle.setObjectName("start-middle")
        self._middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = self._column = QVBoxLayout(self._middle)
        column.setContentsMargins(_EDGE, 34, _EDGE, 40)
        column.setSpacing(12)
        self._template_head = plain_label(name="start-head")
        self._used_head = plain_label(name="start-head")
        self.clear_button = QPushButton()
        self.clear_button.setObjectName("start-clear")
        self.clear_button.clicked.connect(lambda: self.forget_wanted.emit(None))
        used_line = QHBoxLayout()
        used_line.addWidget(self._used_head, 1)
        used_line.addWidget(self.clear_button)
        self.nothing = plain_label(name="lead")
        self.nothing.setWordWrap(True)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        self._used = QVBoxLayout()
        self._used.setSpacing(8)
        self._rescue = QVBoxLayout()
        self._rescue.setSpacing(8)
        column.addLayout(self._rescue)
        column.addWidget(self._template_head)
        column.addLayout(self._grid)
        column.addSpacing(18)
        column.addLayout(used_line)
        column.addWidget(self.nothing)
        column.addLayout(self._used)
        column.addStretch(1)
        self._scroll = scrolled(self._middle, "start")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # What is said and shown

    def say_in(self, tr: Translator) -> None:
        """Say everything in a language; templates and maps are offered anew by others."""
        self._tr = tr
        self._lead.setText(
            tr("Customer journeys, from the first card to the poster. Nothing leaves the computer.")
        )
        self.new_button.setText(tr("New map"))
        self.new_button.keys = _said_keys(QKeySequence.StandardKey.New)
        self.open_button.setText(tr("Open…"))
        self.open_button.keys = _said_keys(QKeySequence.StandardKey.Open)
        self.example_button.setText(tr("Example: Jane"))
        self._template_head.setText(tr("New map from a template"))
        self._used_head.setText(tr("Used last"))
        self.nothing.setText(tr("Open a map, or begin from a template."))
        self.clear_button.setText(tr("Clear the list"))
        self._forget = tr("Remove from the list")
        self._mark_language()

    def use(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        for card in (*self.tiles, *self.rows):
            card.use(look)
        for button in (self.new_button, self.open_button, self.example_button):
            button.look = look

    def offer(self, starts: Sequence[Start]) -> None:
        """Offer templates."""
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.deleteLater()
        self.tiles = [Tile(start, self._look) for start in starts]
        for tile in self.tiles:
            tile.clicked.connect(lambda _checked=False, key=tile.start.key: self.chosen.emit(key))
        self._columns = 0
        self._lay_tiles()
        self._order()

    def list_used(self, used: Sequence[Used]) -> None:
        """List the maps used last, the newest first."""
        for row in self.rows:
            self._used.removeWidget(row)
            row.deleteLater()
        self.rows = [UsedRow(one, self._look, self._forget) for one in used]
        for row in self.rows:
            self._used.addWidget(row)
            row.clicked.connect(
                lambda _checked=False, path=row.used.path: self.map_wanted.emit(path)
            )
            row.forget_wanted.connect(
                lambda path=row.used.path: self.forget_wanted.emit(path),
                # The row itself may go with it, while it is still at its event.
                Qt.ConnectionType.QueuedConnection,
            )
        self.nothing.setVisible(not self.rows)
        self.clear_button.setVisible(bool(self.rows))
        self._order()

    def list_found(self, found: Sequence[Found], lost: Sequence[str]) -> None:
        """List what a crash left behind, above everything else."""
        while (item := self._rescue.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.rescued = [RescueRow(one, self._tr) for one in found]
        for row in self.rescued:
            row.open_wanted.connect(self.rescue_wanted)
            row.compare_wanted.connect(self.compare_wanted)
            # The row itself goes with it, while it is still at its event.
            row.discard_wanted.connect(self.discard_wanted, Qt.ConnectionType.QueuedConnection)
            self._rescue.addWidget(row)
        for name in lost:
            gone = LostRow(name, self._tr)
            gone.forget_wanted.connect(self.lost_wanted, Qt.ConnectionType.QueuedConnection)
            self._rescue.addWidget(gone)
        if found or lost:
            self._rescue.addSpacing(16)
        self._order()

    def show_found(self, found: Found, picture: QPixmap) -> None:
        """Show the picture of what was found."""
        for row in self.rescued:
            if row.found == found:
                row.show_picture(picture)

    def _order(self) -> None:
        """Let the Tab key go from the side over tiles and rows, and last to the languages."""
        side = (self.new_button, self.open_button, self.example_button)
        rescue = [b for row in self.rescued for b in (row.open, row.compare, row.discard)]
        order = [
            *side,
            *rescue,
            *self.tiles,
            *self.rows,
            self.clear_button,
            *self.languages.values(),
        ]
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    def say_used(self, used: Used, preview: QPixmap | None) -> None:
        """Say what is now known of a map in the list."""
        for row in self.rows:
            if row.used.path == used.path:
                row.say(used)
                if preview is not None:
                    row.show_preview(preview)

    def show_preview(self, key: str, preview: QPixmap) -> None:
        """Show the picture of a template."""
        for tile in self.tiles:
            if tile.start.key == key:
                tile.show_preview(preview)

    def focus_first(self) -> None:
        """Let keys go to the first template."""
        if self.rescued:
            self.rescued[0].open.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.tiles:
            self.tiles[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # Events

    def _lay_tiles(self) -> None:
        # As if there were a scroll bar: when it comes, the tiles stay as they are.
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        room = min(self.width() - _SIDE - 2 * _EDGE - bar, 4 * TILE_MOST + 3 * _GAP)
        columns = max(1, min(4, (room + _GAP) // (TILE_LEAST + _GAP)))
        width = max(TILE_LEAST, (room - (columns - 1) * _GAP) // columns)
        self._wide = columns * (width + _GAP) - _GAP
        self._align()
        for tile in self.tiles:
            tile.be_wide(width)
        if columns == self._columns or not self.tiles:
            return
        self._columns = columns
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, place // columns, place % columns)
        for column in range(5):
            self._grid.setColumnStretch(column, 1 if column == columns else 0)

    def _align(self) -> None:
        """Let all that stands below the templates end where they do."""
        right = max(_EDGE, self._middle.width() - _EDGE - self._wide)
        self._column.setContentsMargins(_EDGE, 34, right, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay as many tiles in a row as there is room for."""
        super().resizeEvent(event)
        self._lay_tiles()

    def _walk(self, key: int) -> bool:
        """Arrows go from tile to tile and row to row."""
        cards: list[Tile | UsedRow] = [*self.tiles, *self.rows]
        at = next((place for place, card in enumerate(cards) if card.hasFocus()), -1)
        if key not in _WAYS or at < 0:
            return False
        to = self._beside(at, key)
        if 0 <= to < len(cards):
            cards[to].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(cards[to])
        return True

    def _beside(self, at: int, key: int) -> int:
        by = _WAYS[key]
        if by:
            return at + by
        columns, tiles = max(1, self._columns), len(self.tiles)
        if key == Qt.Key.Key_Down:
            return min(at + columns, tiles) if at < tiles else at + 1
        return at - columns if at < tiles else at - 1


def _said_keys(keys: QKeySequence.StandardKey) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
