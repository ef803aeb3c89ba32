"""What a screen reader hears of the canvas: the page, its bands, and what lies in each.

Qt asks for interfaces through one factory for all objects; ours answers for map views only.
Interfaces are kept as long as the view lives, since Qt holds no reference to Python objects.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from journeyeditor.canvas.view import MapView
from journeyeditor.layout.display import Band, Block, Page

_ROLES: Final = {
    "title": QAccessible.Role.Heading,
    "phase": QAccessible.Role.ColumnHeader,
    "step": QAccessible.Role.ColumnHeader,
    "lane-head": QAccessible.Role.RowHeader,
    "persona": QAccessible.Role.StaticText,
    "card": QAccessible.Role.Cell,
    "point": QAccessible.Role.Cell,
    "link": QAccessible.Role.Link,
}

NOTHING: Final = cast(QAccessibleInterface, None)
"""Qt's null: the stubs do not say that it is allowed."""


class _Part(QAccessibleInterface):
    """A part of the page: a band with what lies in it, or one block."""

    def __init__(self, voice: CanvasVoice, parent: QAccessibleInterface) -> None:
        super().__init__()
        self.voice = voice
        self._parent = parent

    def area(self) -> QRectF:
        """Where it is, in scene units."""
        return QRectF()

    def isValid(self) -> bool:
        return self.voice.alive

    def object(self) -> QObject:
        return cast(QObject, None)

    def window(self) -> QWindow:
        return cast(QWindow, None)

    def parent(self) -> QAccessibleInterface:
        return self._parent

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface:
        return NOTHING

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return NOTHING

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        return self.voice.on_screen(self.area())

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing can be written here; the entry is a widget of its own."""

    def backgroundColor(self) -> QColor:
        return QColor()

    def foregroundColor(self) -> QColor:
        return QColor()

    def virtual_hook(self, _id: int, _data: Any) -> None:
        """Qt's own door for later versions."""


class BlockVoice(_Part):
    """One thing of the map, by its text alternative."""

    def __init__(self, voice: CanvasVoice, parent: BandVoice, band: Band, block: Block) -> None:
        super().__init__(voice, parent)
        self.band = band
        self.block = block

    def area(self) -> QRectF:
        block = self.block
        left, top = self.band.x + block.x, self.band.y + block.y
        return QRectF(left, top, block.width, block.height)

    def text(self, kind: QAccessible.Text) -> str:
        return self.block.alt if kind == QAccessible.Text.Name else ""

    def role(self) -> QAccessible.Role:
        return _ROLES.get(self.block.role, QAccessible.Role.StaticText)

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.selectable = self.block.role in ("card", "point")
        state.selected = self.block.owner in self.voice.selection()
        return state


class BandVoice(_Part):
    """A band by its name, with the blocks that have a text alternative."""

    def __init__(self, voice: CanvasVoice, parent: QAccessibleInterface, band: Band) -> None:
        super().__init__(voice, parent)
        self.band = band
        self._blocks = [block for block in band.blocks if block.alt]
        self._children: dict[int, BlockVoice] = {}

    def area(self) -> QRectF:
        return QRectF(self.band.x, self.band.y, self.band.width, self.band.height)

    def text(self, kind: QAccessible.Text) -> str:
        return self.band.alt if kind == QAccessible.Text.Name else ""

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Grouping

    def state(self) -> QAccessible.State:
        return QAccessible.State()

    def childCount(self) -> int:
        return len(self._blocks)

    def child(self, index: int) -> QAccessibleInterface:
        if not 0 <= index < len(self._blocks):
            return NOTHING
        made = self._children.get(index)
        if made is None:
            made = BlockVoice(self.voice, self, self.band, self._blocks[index])
            self._children[index] = made
        return made

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        for index, block in enumerate(self._blocks):
            left, top = self.band.x + block.x, self.band.y + block.y
            if self.voice.on_screen(QRectF(left, top, block.width, block.height)).contains(x, y):
                return self.child(index)
        return NOTHING

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((index for index, made in self._children.items() if made is child), -1)


class ViewVoice(QAccessibleWidget):
    """The map view as a screen reader meets it: the page with its bands."""

    def __init__(self, voice: CanvasVoice, view: MapView) -> None:
        super().__init__(view, QAccessible.Role.Canvas)
        self.voice = voice

    def text(self, kind: QAccessible.Text) -> str:
        return self.voice.page().title if kind == QAccessible.Text.Name else ""

    def childCount(self) -> int:
        return len(self.voice.bands())

    def child(self, index: int) -> QAccessibleInterface:
        bands = self.voice.bands()
        return bands[index] if 0 <= index < len(bands) else NOTHING

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        for band in self.voice.bands():
            if band.rect().contains(x, y):
                return band
        return NOTHING

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((at for at, band in enumerate(self.voice.bands()) if band is child), -1)


class CanvasVoice:
    """Keeps the interfaces of one view, made when a screen reader first asks."""

    def __init__(
        self,
        view: MapView,
        page: Callable[[], Page],
        selection: Callable[[], frozenset[str]],
    ) -> None:
        self._view = view
        self.page = page
        self.selection = selection
        self.alive = True
        self._interface: ViewVoice | None = None
        self._of: Page | None = None
        self._bands: list[BandVoice] = []
        self._earlier: list[BandVoice] = []
        view.destroyed.connect(self._gone)

    def _gone(self) -> None:
        self.alive = False

    def is_of(self, about: QObject) -> bool:
        """Whether this speaks for an object that is still there."""
        return self.alive and about is self._view

    def interface(self) -> ViewVoice:
        """The interface of the view."""
        if self._interface is None:
            self._interface = ViewVoice(self, self._view)
        return self._interface

    def bands(self) -> list[BandVoice]:
        """The interfaces of the bands that have a name; those of unchanged bands stay."""
        page = self.page()
        if page is not self._of:
            kept = {id(made.band): made for made in self._bands}
            parent = self.interface()
            self._earlier = self._bands
            self._bands = [
                kept.get(id(band)) or BandVoice(self, parent, band)
                for band in page.bands
                if band.alt or any(block.alt for block in band.blocks)
            ]
            self._of = page
        return self._bands

    def on_screen(self, area: QRectF) -> QRect:
        """A part of the page in pixels of the screen."""
        if not self.alive:
            return QRect()
        seen = self._view.area_of(area)
        return QRect(self._view.viewport().mapToGlobal(seen.topLeft()), seen.size())


class Voices:
    """Answers Qt's one factory for all canvases. There is one in the program."""

    def __init__(self) -> None:
        self._voices: list[CanvasVoice] = []
        QAccessible.installFactory(self._answer)

    def add(self, voice: CanvasVoice) -> None:
        """Speak for one more canvas; those that are gone are let go."""
        self._voices = [voice, *(known for known in self._voices if known.alive)]

    def _answer(self, _class_name: str, about: QObject) -> QAccessibleInterface | None:
        for voice in self._voices:
            if voice.is_of(about):
                return voice.interface()
        return None
