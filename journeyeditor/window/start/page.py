"""The start page: a dark column of what to do, templates, and the maps used last.

Names and keys only: previews and facts of maps are handed in, when there is time.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journeyeditor.base.messages import LANGUAGES, Translator
from journeyeditor.window.look import Look
from journeyeditor.window.plain import plain_label
from journeyeditor.window.start.cards import TILE_WIDTH, Start, Tile, Used, UsedRow

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


class StartPage(QWidget):
    """Offers the ways to begin."""

    chosen = Signal(str)
    """The key of a template."""

    open_wanted = Signal()
    example_wanted = Signal()

    map_wanted = Signal(object)
    """The path of a map used last."""

    forget_wanted = Signal(object)
    """The path of a map that is to be taken from the list."""

    language_wanted = Signal(str)

    def __init__(self, tr: Translator, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._look = look
        self.tiles: list[Tile] = []
        self.rows: list[UsedRow] = []
        self._columns = 0
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
        self.new_button.clicked.connect(self.focus_first)
        self.open_button.clicked.connect(self.open_wanted)
        self.example_button.clicked.connect(self.example_wanted)
        column.addStretch(1)
        row = QHBoxLayout()
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

    def _side_button(self, column: QVBoxLayout) -> QPushButton:
        button = QPushButton()
        button.setObjectName("side-button")
        button.setAutoDefault(True)
        column.addWidget(button)
        return button

    def _build_middle(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setObjectName("start")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._middle = QWidget()
        self._middle.setObjectName("start-middle")
        self._middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(_EDGE, 34, _EDGE, 40)
        column.setSpacing(12)
        self._template_head = plain_label(name="start-head")
        self._used_head = plain_label(name="start-head")
        self._nothing = plain_label(name="lead")
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        self._used = QVBoxLayout()
        self._used.setSpacing(8)
        column.addWidget(self._template_head)
        column.addLayout(self._grid)
        column.addSpacing(18)
        column.addWidget(self._used_head)
        column.addWidget(self._nothing)
        column.addLayout(self._used)
        column.addStretch(1)
        self._scroll.setWidget(self._middle)

    # What is said and shown

    def say_in(self, tr: Translator) -> None:
        """Say everything in a language; templates and maps are offered anew by others."""
        self._tr = tr
        self._lead.setText(
            tr("Customer journeys, from the first card to the poster. Nothing leaves the computer.")
        )
        self.new_button.setText(tr("New map"))
        self.open_button.setText(tr("Open…"))
        self.example_button.setText(tr("Example: Jane"))
        self._template_head.setText(tr("New map from a template"))
        self._used_head.setText(tr("Used last"))
        self._nothing.setText(tr("Maps that you open or save are found here the next time."))
        self._mark_language()

    def use(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        for card in (*self.tiles, *self.rows):
            card.use(look)

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

    def list_used(self, used: Sequence[Used]) -> None:
        """List the maps used last, the newest first."""
        for row in self.rows:
            self._used.removeWidget(row)
            row.deleteLater()
        self.rows = [UsedRow(one, self._look) for one in used]
        for row in self.rows:
            self._used.addWidget(row)
            row.clicked.connect(
                lambda _checked=False, path=row.used.path: self.map_wanted.emit(path)
            )
        self._nothing.setVisible(not self.rows)

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
        if self.tiles:
            self.tiles[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # Events

    def _lay_tiles(self) -> None:
        room = self.width() - _SIDE - 2 * _EDGE - 12
        columns = max(1, min(4, (room + _GAP) // (TILE_WIDTH + _GAP)))
        if columns == self._columns or not self.tiles:
            return
        self._columns = columns
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, place // columns, place % columns)
        for column in range(5):
            self._grid.setColumnStretch(column, 1 if column == columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay as many tiles in a row as there is room for."""
        super().resizeEvent(event)
        self._lay_tiles()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from tile to tile and row to row; Delete forgets a map."""
        cards: list[Tile | UsedRow] = [*self.tiles, *self.rows]
        at = next((place for place, card in enumerate(cards) if card.hasFocus()), -1)
        if event.key() == Qt.Key.Key_Delete and at >= len(self.tiles):
            self.forget_wanted.emit(self.rows[at - len(self.tiles)].used.path)
            return
        if int(event.key()) not in _WAYS or at < 0:
            super().keyPressEvent(event)
            return
        to = self._beside(at, event.key())
        if 0 <= to < len(cards):
            cards[to].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(cards[to])

    def _beside(self, at: int, key: int) -> int:
        by = _WAYS[int(key)]
        if by:
            return at + by
        columns, tiles = max(1, self._columns), len(self.tiles)
        if key == Qt.Key.Key_Down:
            return min(at + columns, tiles) if at < tiles else at + 1
        return at - columns if at < tiles else at - 1

    def path_at_focus(self) -> Path | None:
        """The map whose row keys go to."""
        return next((row.used.path for row in self.rows if row.hasFocus()), None)
