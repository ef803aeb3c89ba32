"""The canvas: one document shown as a page that can be worked on. Puts its parts together."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import Final, Protocol

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, Translator
from journeyeditor.canvas.accessibility import CanvasVoice, Voices
from journeyeditor.canvas.creep import Creep
from journeyeditor.canvas.faces import font_of
from journeyeditor.canvas.grasp import Handle
from journeyeditor.canvas.handles import handles, link_lines, strokes
from journeyeditor.canvas.hands import MapHands
from journeyeditor.canvas.heads import Heads
from journeyeditor.canvas.ink import Ink
from journeyeditor.canvas.interactions.link_by_keys import LinkByKeys
from journeyeditor.canvas.items import Report
from journeyeditor.canvas.overlays import CellMark, Rings, ValueTag
from journeyeditor.canvas.places import Places
from journeyeditor.canvas.pointer import Pointer
from journeyeditor.canvas.scene import MapScene
from journeyeditor.canvas.sketch import Form, Sketch, Stroke
from journeyeditor.canvas.subjects import subject_in
from journeyeditor.canvas.view import MapView
from journeyeditor.canvas.writing import Writing
from journeyeditor.layout.display import Page
from journeyeditor.layout.hit import cell_area
from journeyeditor.layout.theme import theme
from journeyeditor.model.journey import Journey
from journeyeditor.model.pictures import picture_bytes
from journeyeditor.session.commands.cards import place_after
from journeyeditor.session.history import Cell, State
from journeyeditor.session.present import cell_of
from journeyeditor.session.session import Session
from journeyeditor.typeset.faces import Style, Weight

SLICE: Final = 0.004
"""Seconds of idle time taken at once to make ready what may be painted next."""

BRISK: Final = 0.006
"""Seconds that laying out a trial document may take while something is being moved."""

MOST_LIT: Final = 200
"""Of so many selected things the links among them are lit."""

REST: Final = 50
"""Milliseconds without a movement that are a moment of rest."""


class Composes(Protocol):
    """Lays out documents, keeping what stays the same between them."""

    def compose(self, journey: Journey) -> Page:
        """The page of a document."""


class MapCanvas(QObject):
    """Shows the session's document in `view` and lets hands work on it."""

    told = Signal(object)
    """A JourneyError: why something could not be done."""

    hinted = Signal(object)
    """A Message saying what can be done now, or None."""

    menu_wanted = Signal(object)
    """Where on the screen a menu is wanted for what is selected, as a QPoint."""

    dropped = Signal(object, object, object)
    """QMimeData that was dropped, the `Cell`, and the place in it (None for its end)."""

    composed = Signal(object)
    """The page that is now shown."""

    def __init__(
        self,
        session: Session,
        composer: Composes,
        tr: Translator,
        voices: Voices,
        report: Report,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._language = tr.language
        self._theme = theme(session.journey.theme)
        self._composer = composer
        self._ink = Ink(self._theme, self._picture_bytes)
        self._shown = session.journey
        self._page = self._composer.compose(session.journey)
        self.scene = MapScene(self._ink, report, self)
        self.view = MapView(self.scene, parent)
        self._rings = Rings(self._ink.colour("accent"), 2.0, 1)
        self._hover = Rings(self._ink.mix("accent", "page", 0.45), 1.4)
        self._tag = ValueTag(
            font_of(Style(Weight.SEMIBOLD, 10), 1.0), QColor("#ffffff"), self._ink.colour("accent")
        )
        self._sketch = Sketch(self._ink.colour("accent"))
        self._grips = Sketch(self._ink.colour("accent"))
        self._handles: tuple[Handle, ...] = ()
        self._cell = CellMark(self._ink.colour("accent"))
        for item in (
            *(self._cell, self._hover, self._rings, self._grips, self._sketch, self._tag),
        ):
            self.scene.addItem(item)
        self._hovered = ""
        self._places = Places()
        self.hands = MapHands(self)
        self._creep = Creep(self.view, self.hands.move)
        self.writing = Writing(self, self.view, self._ink)
        self.writing.entry.setAccessibleName(tr("Text of the card"))
        self.heads = Heads(self.view, self._ink, self._phase_title, self._written, report)
        # After the entry has been put where it is then.
        for moved in (self.view.shifted, self.view.carried, self.writing.entry.edited):
            moved.connect(self.heads.follow)
        self._trial: Journey | None = None
        self._trial_cost = 0.0
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._show_rested)
        self._idle = QTimer(self)
        self._was_ready = False
        self._idle.timeout.connect(self._make_ready)
        self.view.destroyed.connect(self._idle.stop)
        self.view.set_hands(self.hands)
        self.view.menu_wanted.connect(self.menu_wanted)
        self.view.typed.connect(self._type)
        self.view.zoom_changed.connect(self._ring)
        session.changed.connect(self._follow)
        session.selection_changed.connect(self._ring)
        session.watch_view(self.view.seen_view)
        session.went.connect(self._show_again)
        self.voice = CanvasVoice(self.view, lambda: self._page, lambda: session.selection)
        voices.add(self.voice)
        self._show()

    def _picture_bytes(self, key: str) -> bytes | None:
        picture = self._shown.pictures.get(key)
        return picture_bytes(picture) if picture else None

    def _phase_title(self, owner: str) -> str:
        phase = self._shown.phase(owner)
        return phase.title if phase else ""

    def _written(self) -> QRect:
        entry = self.writing.entry
        return entry.geometry() if entry.isVisible() else QRect()

    def say_in(self, tr: Translator) -> None:
        """Speak another language to the reader; the map keeps its own."""
        self._language = tr.language
        self.writing.entry.setAccessibleName(tr("Text of the card"))

    @property
    def session(self) -> Session:
        """The open document."""
        return self._session

    @property
    def page(self) -> Page:
        """The page as it is shown, of a trial document while something is under way."""
        return self._page

    @property
    def language(self) -> str:
        """The reader's language."""
        return self._language

    # The way of the data: document -> page -> scene

    def _follow(self, _old: Journey, new: Journey) -> None:
        if self.writing.subject is None:
            self._compose(new)
            return
        self._trial = None
        self._compose(new)
        if self.writing.is_gone(new):
            self.writing.give_up()

    def _show_again(self, state: State) -> None:
        """After going back: show what was seen then, unless what is selected is seen now."""
        owners = [self.area_of(one) for one in state.choice.ids]
        if state.choice.cursor is not None:
            owners.append(self.cell_area(state.choice.cursor))
        if state.view is not None and not all(map(self.view.shows, owners)):
            self.view.show_view(state.view)

    def _compose(self, journey: Journey) -> None:
        if journey is self._shown:
            return
        self._shown = journey
        if theme(journey.theme) is not self._theme:
            self._theme = theme(journey.theme)
            self._ink = Ink(self._theme, self._picture_bytes)
            self.scene.use(self._ink)
            self.writing.use(self._ink)
        self._page = self._composer.compose(journey)
        self._show()

    def _show(self) -> None:
        was = self.scene.page_area()
        self.scene.show_page(self._page)
        self.heads.show_page(self._page, self._ink)
        if self.scene.page_area() != was:
            self.view.page_grew()
        self._ring()
        self._idle.start(REST if self._was_ready else 0)
        self.composed.emit(self._page)

    def _make_ready(self) -> None:
        """Build strokes in idle time, so that no painting waits for them."""
        if self.view.is_moving:
            self._idle.setInterval(REST)
            return
        self._idle.setInterval(0)
        if self.scene.build_until(perf_counter() + SLICE, self.view.seen()):
            self._idle.stop()
            self._was_ready = True

    @property
    def is_making_ready(self) -> bool:
        """Whether something is still being built in idle time."""
        return self._idle.isActive()

    def preview(self, journey: Journey, *, now: bool = False) -> None:
        """Show a trial document; the real one stays what it is.

        Where laying it out takes longer than a movement may, it waits for a moment of rest,
        unless it is to be shown `now`.
        """
        self._trial = journey
        if self._trial_cost > BRISK and not now:
            self._rest.start(REST)
        else:
            self._show_trial()

    def _show_rested(self) -> None:
        self._show_trial()
        self.writing.follow()

    def _show_trial(self) -> None:
        trial = self._trial
        if trial is not None:
            start = perf_counter()
            self._compose(trial)
            self._trial_cost = perf_counter() - start

    def end_preview(self) -> None:
        """Show the real document again."""
        self._rest.stop()
        self._trial = None
        if self._shown is self._session.journey:
            self._ring()  # what was written is no longer: the ring is round it again
        else:
            self._compose(self._session.journey)

    # Over the page

    def area_of(self, owner: str) -> QRectF:
        """Where a thing of the map is, in scene units; empty where it is not shown."""
        found = self._places.find(self._page, owner)
        if found is None:
            return QRectF()
        band, block = found
        return QRectF(band.x + block.x, band.y + block.y, block.width, block.height)

    def role_of(self, owner: str) -> str:
        """The role of the block that shows a thing; "" where none does."""
        found = self._places.find(self._page, owner)
        return found[1].role if found else ""

    def sketch(self, strokes: Sequence[Stroke]) -> None:
        """Show these strokes over the page in the place of those before, and no handles."""
        self._sketch.show_strokes(strokes, self.view.zoom)
        if bool(strokes) == bool(self._handles):
            self._show_hovered()

    @property
    def sketched(self) -> tuple[Stroke, ...]:
        """What an interaction has drawn over the page."""
        return self._sketch.strokes

    @property
    def zoom(self) -> float:
        """Pixels to the scene unit."""
        return self.view.zoom

    @property
    def handles(self) -> tuple[Handle, ...]:
        """The small handles that are shown."""
        return self._handles

    def _ring(self) -> None:
        """Show what is selected: rings, a lit link, the cell, and the handles."""
        zoom = self.view.zoom
        chosen = sorted(self._session.selection) if self.writing.subject is None else []
        areas = [self.area_of(one) for one in chosen if self.role_of(one) != "link"]
        self._rings.show_round([area for area in areas if not area.isEmpty()], zoom)
        cursor = self._session.cursor if self.writing.subject is None else None
        self._cell.show_cell(self.cell_area(cursor) if cursor else QRectF(), zoom)
        self.heads.follow()
        self._show_hovered()

    def _show_hovered(self) -> None:
        zoom = self.view.zoom
        self.heads.mark(self._session.selection, self._hovered)
        chosen = sorted(self._session.selection) if self.writing.subject is None else []
        lit = [one for one in chosen[:MOST_LIT] if self.role_of(one) == "link"]
        under = self._hovered if self._hovered not in self._session.selection else ""
        if under and self.role_of(under) == "link":
            lit.append(under)
            under = ""
        area = self.area_of(under) if under else QRectF()
        self._hover.show_round([area] if not area.isEmpty() else [], zoom)
        self._handles = ()
        if self.writing.subject is None and self.hands.active is None:
            self._handles = handles(self, self._hovered, zoom)
        pieces = (piece for one in lit for piece in link_lines(self, one))
        lines = [Stroke(Form.LINE, piece) for piece in pieces if len(piece) > 1]
        self._grips.show_strokes((*lines, *strokes(self._handles)), zoom)

    def cell_area(self, cell: Cell) -> QRectF:
        """Where a cell is, in scene units; empty where it is not shown."""
        area = cell_area(self._page, *cell)
        return QRectF(area.x, area.y, area.width, area.height) if area else QRectF()

    def reveal_cell(self, cell: Cell) -> None:
        """Scroll so that a cell can be seen."""
        area = self.cell_area(cell)
        if not area.isEmpty():
            self.view.reveal(area)

    def middle_of(self, owner: str) -> float | None:
        """How far to the right on the page the middle of a thing is; None where not shown."""
        area = self.area_of(owner)
        return None if area.isEmpty() else area.center().x()

    def hover(self, owner: str) -> None:
        """Mark what is under the pointer; "" for nothing."""
        if owner != self._hovered:
            self._hovered = owner
            self._show_hovered()

    def say_value(self, text: str, x: float, y: float) -> None:
        """Show a spot on the page with a small tag beside it; "" takes both away."""
        if text:
            self._tag.say(text, QPointF(x, y))
        else:
            self._tag.setVisible(False)

    @property
    def said_value(self) -> str:
        """What the tag says now; "" where there is none."""
        return self._tag.text

    def reveal(self, owner: str) -> None:
        """Scroll so that something can be seen; a head, or what is kept of it."""
        area = self.heads.instead_of(owner, self.role_of(owner), self.area_of(owner))
        if not area.isEmpty():
            self.view.reveal(area)

    def reveal_box(self, x: float, y: float, width: float, height: float) -> None:
        """Scroll so that a part of the page can be seen."""
        self.view.reveal(QRectF(x, y, width, height))

    def creep(self, pointer: Pointer | None, start: QPoint | None = None) -> None:
        """Scroll while something dragged since `start` is held at an edge; None ends it."""
        self._creep.follow(pointer, start)

    def show_cursor(self, shape: Qt.CursorShape | None) -> None:
        """Give the pointer a shape over the map; None for the usual one."""
        self.view.show_cursor(shape)

    def hint(self, text: Message | None) -> None:
        """Say below the map what can be done now; None for nothing."""
        self.hinted.emit(text)

    def write(self, owner: str, typed: str | None = None) -> None:
        """Open the text of a record for writing.

        What is `typed` takes the place of the text; typed on a card it is a new one after it,
        so that nothing that was said is ever written over.
        """
        journey = self._session.journey
        cell = cell_of(journey, owner) if typed is not None and journey.card(owner) else None
        if cell is not None:
            self.write_in(cell, place_after(journey, owner, cell), typed)
        else:
            self.writing.open(owner, typed)

    def write_in(self, cell: Cell, place: int | None = None, typed: str | None = None) -> None:
        """Begin something new in a cell."""
        subject = subject_in(self._session.journey, cell, place)
        if subject is not None:
            self.writing.begin(subject, typed)

    def _type(self, text: str) -> None:
        """Write what came from an input method on what is selected."""
        session = self._session
        if session.cursor is not None:
            self.write_in(session.cursor, typed=text)
        elif session.current:
            self.write(session.current, text)

    def write_began(self) -> None:
        """What is written needs no ring round it."""
        self._ring()

    def begin_link(self, source: str) -> None:
        """Let the keys choose where a link from a card or step leads."""
        self.end_writing()
        self.view.setFocus()
        self.hands.begin(LinkByKeys(self, source))

    def end_writing(self) -> None:
        """Commit what is being written, if anything is."""
        self.writing.commit()

    def ask_menu(self) -> None:
        """Ask for the menu of what is selected, beside it; in the middle where nothing is."""
        cursor = self._session.cursor
        area = self.cell_area(cursor) if cursor else self.area_of(self._session.current)
        seen = self.view.viewport().rect()
        if not area.isEmpty():
            seen = self.view.area_of(area) & seen
        self.menu_wanted.emit(self.view.viewport().mapToGlobal(seen.center()))

    def tell(self, error: JourneyError) -> None:
        """Say why something could not be done."""
        self.told.emit(error)
