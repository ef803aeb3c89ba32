"""What an interaction may ask of the canvas it works on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF

from journeyeditor.base.errors import JourneyError
from journeyeditor.canvas.sketch import Stroke
from journeyeditor.canvas.view import Pointer
from journeyeditor.layout.display import Page
from journeyeditor.model.journey import Journey
from journeyeditor.session.session import Session


class Board(Protocol):
    """The canvas as interactions see it."""

    @property
    def session(self) -> Session:
        """The open document."""

    @property
    def page(self) -> Page:
        """The page as it is shown."""

    @property
    def language(self) -> str:
        """The reader's language."""

    def preview(self, journey: Journey) -> None:
        """Show a trial document; the real one stays what it is."""

    def end_preview(self) -> None:
        """Show the real document again."""

    def middle_of(self, owner: str) -> float | None:
        """How far to the right on the page the middle of a thing is; None where not shown."""

    def say_value(self, text: str, x: float, y: float) -> None:
        """Show a spot on the page with a small tag beside it; "" takes both away."""

    def role_of(self, owner: str) -> str:
        """The role of the block that shows a thing: "card", "phase" ...; "" where none does."""

    def area_of(self, owner: str) -> QRectF:
        """Where a thing of the map is, in scene units; empty where it is not shown."""

    def sketch(self, strokes: Sequence[Stroke]) -> None:
        """Show these strokes over the page in the place of those before; () takes them away."""

    def hover(self, owner: str) -> None:
        """Mark what is under the pointer; "" for nothing."""

    def write(self, card_id: str, typed: str | None = None) -> None:
        """Open a card's text for writing; `typed` takes the place of what it has."""

    def end_writing(self) -> None:
        """Commit what is being written, if anything is."""

    def reveal(self, owner: str) -> None:
        """Scroll so that something can be seen."""

    def tell(self, error: JourneyError) -> None:
        """Say why something could not be done."""


class Interaction(Protocol):
    """Something begun with a press and not ended yet."""

    def move(self, pointer: Pointer) -> None:
        """The pointer moved with the button down."""

    def release(self, pointer: Pointer) -> None:
        """The button went up: do it."""

    def cancel(self) -> None:
        """Leave everything as it was."""
