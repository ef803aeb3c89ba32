"""The outline at the left: the parts of the map as a tree that always shows the selection."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator, msg
from journeyeditor.edits.head import move_persona
from journeyeditor.edits.texts import text_of
from journeyeditor.model.journey import Journey
from journeyeditor.session.commands.cards import Way
from journeyeditor.session.commands.columns import move_phase_to, move_step_to
from journeyeditor.session.commands.lanes import move_lane_to
from journeyeditor.session.commands.things import shift_selected, write_text
from journeyeditor.session.session import Session
from journeyeditor.window.outline.checkup import CheckupSection
from journeyeditor.window.outline.checkup_rows import CLOSED
from journeyeditor.window.outline.drag import RowDrag
from journeyeditor.window.outline.filter_field import FilterField
from journeyeditor.window.outline.holders import holders
from journeyeditor.window.outline.model import OutlineModel
from journeyeditor.window.outline.places import Slot
from journeyeditor.window.outline.rows import PERSONAS, OutlineRows, Row, all_rows
from journeyeditor.window.outline.tree import OutlineTree

FEW: Final = 40
"""In maps of more steps the phases are closed at first."""

_SIDEWAYS: Final[dict[str, Way]] = {"up": "left", "down": "right"}
_UPRIGHT: Final[dict[str, Way]] = {"up": "up", "down": "down"}


class OutlinePanel(QWidget):
    """The parts of the map as a tree, with a filter that finds cards too."""

    reveal_wanted = Signal(str)
    menu_wanted = Signal(QPoint)
    told = Signal(object)

    entered = Signal(str)
    """Something is to be seen and worked on, on the map itself."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self._session: Session | None = None
        self._closed: set[str] = set()
        self._shown: tuple[Row, ...] = ()
        self.rows = OutlineRows(tr)
        self.model = OutlineModel(tr, self)
        self.filter = FilterField(tr)
        self.tree = OutlineTree(tr, self.model, self._text_of)
        self.checkup = CheckupSection(tr, self)
        self.setFocusProxy(self.tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(10, 0, 10, 0)
        top.addWidget(self.filter)
        column.addLayout(top)
        column.addWidget(self.tree, 1)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.update_now)
        self.filter.textChanged.connect(self._soon)
        self.filter.left.connect(self._go_down)
        self.filter.taken.connect(self._take_first)
        self.tree.chosen.connect(self._choose)
        self.tree.revealed.connect(self.reveal_wanted)
        self.tree.entered.connect(self.entered)
        self.tree.menu_wanted.connect(self.menu_wanted)
        self.tree.turned.connect(self._turn)
        self.tree.renamed.connect(self._rename)
        self.tree.delegate.drafted.connect(self._sketch)
        self.tree.shifted.connect(self._shift)
        self.tree.found.connect(self._show_found)
        self.tree.found_menu_wanted.connect(self.checkup.show_menu)
        self.checkup.changed.connect(self._soon)
        self.checkup.told.connect(self.told)
        self.tree.dropped.connect(self._drop)
        self.say_in(tr)

    # What is shown

    def show_map(self, session: Session | None) -> None:
        """Show a session's map, or none."""
        if self._session is not None:
            self._session.changed.disconnect(self._follow)
            self._session.selection_changed.disconnect(self._soon)
        self.tree.cancel_drag()
        self._session = session
        self.filter.clear()
        self.rows.forget()
        self._closed = set(CLOSED)
        if session is not None:
            session.changed.connect(self._follow)
            session.selection_changed.connect(self._soon)
            phases = session.journey.phases
            if sum(len(phase.steps) for phase in phases) > FEW:
                self._closed |= {phase.id for phase in phases}
        self.checkup.show_map(session)
        self.update_now()

    def commit(self) -> None:
        """Write the name that is being typed into the map."""
        self.tree.end_rename()

    def say_in(self, tr: Translator) -> None:
        """Say everything in another language."""
        self.rows.say_in(tr)
        self.model.say_in(tr)
        self.tree.delegate.say_in(tr)
        self.filter.say_in(tr)
        self.checkup.say_in(tr)
        self.tree.setAccessibleName(tr("Outline"))
        self.update_now()

    def showEvent(self, event: QShowEvent) -> None:
        """What happened while the panel was hidden is shown now."""
        super().showEvent(event)
        self.checkup.soon()
        self.update_now()

    def _follow(self, _old: Journey, _new: Journey) -> None:
        self.tree.cancel_drag()
        self.checkup.soon()
        self._soon()

    def _soon(self, _what: object = None) -> None:
        """All that happens until the next moment of rest is shown at once."""
        if self.isVisible():
            self._later.start()

    def _settle(self) -> None:
        """What is shown is so now, before it is worked on."""
        if self._later.isActive():
            self.update_now()

    def update_now(self) -> None:
        """Show the map and what is selected as they are now; else it is done in a moment."""
        self._later.stop()
        finder, session = self.rows.finder, self._session
        finder.look_for(self.filter.text() if session else "")
        self.tree.can_drag = not finder.is_looking
        self._shown = self._sections(session.journey) if session else ()
        self.tree.show_rows(self._shown, self._closed, all_open=finder.is_looking)
        if session is not None:
            self.tree.show_chosen(session.selection, session.current)
            self._mark(session)

    def _sections(self, journey: Journey) -> tuple[Row, ...]:
        """All sections; what the check-up found stands below the personas."""
        rows, found = self.rows.rows(journey), self.checkup.row
        if found is None or self.rows.finder.is_looking:
            return rows
        place = 1 + next(at for at, row in enumerate(rows) if row.key == PERSONAS)
        return (*rows[:place], found, *rows[place:])

    def _mark(self, session: Session) -> None:
        self.tree.show_marked(holders(session) | self.checkup.holding(session))

    def _turn(self, key: str, is_open: bool) -> None:
        if not self.rows.finder.is_looking:
            (self._closed.discard if is_open else self._closed.add)(key)
        if self._session is not None:
            self._mark(self._session)

    def _text_of(self, key: str) -> str:
        return text_of(self._session.journey, key) if self._session else ""

    # What is done

    def _choose(self, keys: set[str], last: str, adds: bool) -> None:
        session = self._session
        if session is None:
            return
        others = session.selection - self.model.keys if adds else frozenset()
        session.select(others | keys, last if last in keys else "")
        # Where the session left something out, so does the tree.
        self._soon()

    def _show_found(self, key: str, enters: bool) -> None:
        """Select what the check-up found, and show it; go there if it is to be worked on."""
        session, ids = self._session, self.checkup.records(key)
        if session is None:
            return
        session.select(ids, ids[0] if ids else "")
        if session.selection:
            (self.entered if enters else self.reveal_wanted).emit(session.current)

    def _do(self, edit: Callable[[Session], object]) -> None:
        """Do something to the map; what can't be done is told."""
        if self._session is None:
            return
        try:
            edit(self._session)
        except JourneyError as error:
            self.told.emit(error)

    def _rename(self, key: str, name: str) -> None:
        self._do(lambda session: write_text(session, key, name))

    def _sketch(self, key: str, name: str) -> None:
        """Keep a name safe from a crash while it is written."""
        if self._session is not None:
            is_written = bool(name.strip())
            self._session.sketch((lambda to: write_text(to, key, name)) if is_written else None)

    def _shift(self, key: str, way: str) -> None:
        self._settle()
        row = self.model.row_at(self.model.index_of(key))
        if row is not None:
            # In the tree the columns of the map stand below each other.
            ways = _SIDEWAYS if row.kind in ("phase", "step") else _UPRIGHT
            self._do(lambda session: shift_selected(session, ways[way]))
            self.reveal_wanted.emit(key)

    def _drop(self, drag: RowDrag) -> None:
        slot, key = drag.slot, drag.key
        if slot is None:
            return
        place = slot.place
        if drag.kind == "phase":
            self._do(lambda session: move_phase_to(session, key, place))
        elif drag.kind == "step":
            self._do(lambda session: _move_step(session, key, slot))
        elif drag.kind == "lane":
            self._do(lambda session: move_lane_to(session, key, place))
        elif drag.kind == "persona":
            self._do(lambda session: session.apply(msg("Move persona"), move_persona, key, place))
        self.reveal_wanted.emit(key)

    # From the filter

    def _first(self) -> str:
        """The key of the first row that is found itself, not for what lies in it; or ""."""
        finder = self.rows.finder
        return next(
            (
                row.key
                for row in all_rows(self._shown)
                if row.kind == "card" or (row.is_record and finder.finds(row.name))
            ),
            "",
        )

    def _take_first(self) -> None:
        """Select and show the first that was found."""
        self._settle()
        first = self._first()
        if first and self.rows.finder.is_looking:
            self._choose({first}, first, adds=False)
            self.reveal_wanted.emit(first)

    def _go_down(self) -> None:
        """On to the tree: to what is chosen there, else to the first that was found."""
        self._settle()
        first = self._first()
        if not first:
            return
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.tree.chosen_keys():
            self.tree.setCurrentIndex(self.model.index_of(first))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the tree shows everything again."""
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
        else:
            super().keyPressEvent(event)


def _move_step(session: Session, step: str, slot: Slot) -> None:
    phase = session.journey.phase(slot.into)
    place = len(phase.steps) if phase and slot.onto else slot.place
    move_step_to(session, step, slot.into, place)
