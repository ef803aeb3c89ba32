"""The pointer on the page, and who is asked and told of it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGraphicsView


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is, in scene units and in pixels of the viewport, and the keys held."""

    x: float
    y: float
    at: QPoint
    shift: bool = False
    control: bool = False
    alt: bool = False


class Hands(Protocol):
    """Who is told of keys and pointer. True means that it was of use."""

    def press(self, pointer: Pointer) -> bool:
        """The main button went down."""

    def press_menu(self, pointer: Pointer) -> None:
        """The other button went down: a menu will be asked for."""

    def double_press(self, pointer: Pointer) -> bool:
        """The main button went down twice."""

    def move(self, pointer: Pointer) -> None:
        """The pointer moved, with or without the button."""

    def release(self, pointer: Pointer) -> None:
        """The main button went up."""

    def leave(self) -> None:
        """The pointer left the view."""

    def key(self, event: QKeyEvent) -> bool:
        """A key went down."""

    def cancel(self) -> bool:
        """Give up what is under way; False where nothing was."""


class Cover(Protocol):
    """What lies over the view's edges and stands for parts of the page that are out of sight."""

    def clear(self) -> QRect:
        """What of the viewport is left free."""

    def covers(self, at: QPoint) -> bool:
        """Whether a place of the viewport is covered."""

    def place_at(self, at: QPoint) -> QPointF | None:
        """The place of the page that a covered place stands for; None for none."""

    def tip_at(self, at: QPoint) -> str:
        """A name that can't be read in full at a place of the viewport, or ""."""


class Pointing:
    """Where on the page the pointer is. Upon a cover it is at what that stands for, where
    something begins there; in the midst of something it stays on what is seen."""

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self.began_on_cover = False
        """Whether what the button began last, it began upon the cover."""
        self.cover: Cover | None = None

    def clear(self) -> QRect:
        """What of the viewport is not covered."""
        return self.cover.clear() if self.cover else self._view.viewport().rect()

    def beside(self, at: QPointF) -> QPointF:
        """The place of the page at a place of the viewport; at a cover, the one beside it."""
        clear = self.clear()
        x = max(at.x(), clear.left()) if clear.left() else at.x()
        y = max(at.y(), clear.top()) if clear.top() else at.y()
        inverse, _ = self._view.viewportTransform().inverted()
        return inverse.map(QPointF(x, y))

    def at(self, at: QPointF, held: Qt.KeyboardModifier) -> Pointer:
        """The pointer at a place of the viewport, with these keys held."""
        return _pointer(self.beside(at), at, held)

    def amid(self, event: QMouseEvent) -> Pointer:
        """The pointer in the midst of something."""
        return self.at(event.position(), event.modifiers())

    def taking(self, event: QMouseEvent) -> Pointer | None:
        """The pointer where something may begin; None upon nothing."""
        at = event.position()
        self.began_on_cover = bool(self.cover and self.cover.covers(at.toPoint()))
        if self.cover is None or not self.began_on_cover:
            return self.amid(event)
        place = self.cover.place_at(at.toPoint())
        return None if place is None else _pointer(place, at, event.modifiers())

    def ending(self, event: QMouseEvent) -> Pointer:
        """The pointer where the button goes up: what begins on a cover may end there."""
        return (self.began_on_cover and self.taking(event)) or self.amid(event)

    def tip(self, at: QPoint) -> str:
        """The tip at a place of the viewport, plain text made safe for Qt, or ""."""
        name = self.cover.tip_at(at) if self.cover else ""
        return f"<div>{escape(name)}</div>" if name else ""


def _pointer(place: QPointF, at: QPointF, held: Qt.KeyboardModifier) -> Pointer:
    return Pointer(
        place.x(),
        place.y(),
        at.toPoint(),
        bool(held & Qt.KeyboardModifier.ShiftModifier),
        bool(held & Qt.KeyboardModifier.ControlModifier),
        bool(held & Qt.KeyboardModifier.AltModifier),
    )
