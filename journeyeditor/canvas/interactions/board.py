"""What an interaction may ask of the canvas it works on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QRectF, Qt

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message
from journeyeditor.canvas.grasp import Handle
from journeyeditor.canvas.pointer import Pointer
from journeyeditor.canvas.sketch import Stroke
from journeyeditor.layout.display import Page
from journeyeditor.model.journey import Journey
from journeyeditor.session.history import Cell
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

    def preview(self, journey: Journey, *, now: bool = False) -> None:
        """Show a trial document, at the latest in a moment of rest; the real one stays."""

    def end_preview(self) -> None:
        """Show the real document again."""

    def middle_of(self, owner: str) -> float | None:
        """How far to the right on the page the middle of a thing is; None where not shown."""

    def say_value(self, text: str, x: float, y: float) -> None:
        """Show a spot on the page with a small tag beside it; "" takes both away."""

    def role_of(self, owner: str) -> str:
        """The role of the block that shows a thing: "card", "phase" ...; "" where none does."""

    @property
    def zoom(self) -> float:
        """Pixels to the scene unit."""

    @property
    def handles(self) -> tuple[Handle, ...]:
        """The small handles that are shown."""

    def area_of(self, owner: str) -> QRectF:
        """Where a thing of the map is, in scene units; empty where it is not shown."""

    def cell_area(self, cell: Cell) -> QRectF:
        """Where a cell is, in scene units; empty where it is not shown."""

    def sketch(self, strokes: Sequence[Stroke]) -> None:
        """Show these strokes over the page in the place of those before; () takes them away."""

    def hover(self, owner: str) -> None:
        """Mark what is under the pointer; "" for nothing."""

    def write(self, owner: str, typed: str | None = None) -> None:
        """Open the text of a record; `typed` takes the place of what it has."""

    def write_in(self, cell: Cell, place: int | None = None, typed: str | None = None) -> None:
        """Begin something new in a cell: a card, a feeling or a number, as the lane has it."""

    def write_began(self) -> None:
        """Something is being written now."""

    def end_writing(self) -> None:
        """Commit what is being written, if anything is."""

    def reveal(self, owner: str) -> None:
        """Scroll so that something can be seen."""

    def reveal_cell(self, cell: Cell) -> None:
        """Scroll so that a cell can be seen."""

    def reveal_box(self, x: float, y: float, width: float, height: float) -> None:
        """Scroll so that a part of the page can be seen."""

    def creep(self, pointer: Pointer | None, start: QPoint | None = None) -> None:
        """Scroll while something dragged since `start` is held at an edge; None ends it."""

    def show_cursor(self, shape: Qt.CursorShape | None) -> None:
        """Give the pointer a shape over the map; None for the usual one."""

    def hint(self, text: Message | None) -> None:
        """Say below the map what can be done now; None for nothing."""

    def ask_menu(self) -> None:
        """Ask for the menu of what is selected, beside it."""

    def tell(self, error: JourneyError) -> None:
        """Say why something could not be done."""


class Interaction(Protocol):
    """Something begun with a press, or by a command, and not ended yet."""

    def move(self, pointer: Pointer) -> None:
        """The pointer moved with the button down."""

    def release(self, pointer: Pointer) -> None:
        """The button went up: do it."""

    def cancel(self) -> None:
        """Leave everything as it was."""
