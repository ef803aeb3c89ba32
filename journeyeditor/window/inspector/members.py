"""Fields that hold records: the sources of a card, the pains it solves, the map's segments."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton

from journeyeditor.base.messages import Translator, msg
from journeyeditor.edits.properties import property_of
from journeyeditor.window.icons import tool_icon
from journeyeditor.window.inspector.chooser import Chooser
from journeyeditor.window.inspector.field import Field
from journeyeditor.window.inspector.offers import member_name, offers
from journeyeditor.window.inspector.rows import Bound, Row
from journeyeditor.window.plain import plain_label, plain_tip

_NEW: Final = {"sources": msg("New source"), "segments": msg("New segment")}
_ADD: Final = {
    "personas": msg("Add persona…"),
    "pains": msg("Choose pain point…"),
    "sources": msg("Add source…"),
    "segments": msg("New segment"),
}
ADD: Final = msg("Add…")
MOST: Final = 60
"""No more than so many are shown in a field."""


class Chip(QFrame):
    """One record by its name, and a cross to take it away."""

    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, tr: Translator, removes: bool) -> None:
        super().__init__()
        self.setObjectName("chip")
        self._tr = tr
        self._id = self._said = ""
        self.name = QPushButton()
        self.name.setObjectName("chip-name")
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.name.clicked.connect(lambda: self.opened.emit(self._id))
        self.cross = QToolButton()
        self.cross.setObjectName("chip-cross")
        self.cross.setIcon(tool_icon("tool-close"))
        self.cross.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.cross.clicked.connect(lambda: self.removed.emit(self._id))
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        row.addWidget(self.name, 1)
        row.addWidget(self.cross)
        # Only now that it has a parent: shown before, it would be a window of its own.
        self.cross.setVisible(removes)

    def say(self, one: str, name: str) -> None:
        """Stand for a record."""
        self._id, self._said = one, name
        self.name.setAccessibleName(name)
        self.name.setToolTip(plain_tip(name))
        said = self._tr("Take away {name}", name=name)
        self.cross.setAccessibleName(said)
        self.cross.setToolTip(plain_tip(said))
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name fits the room there is."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(20, self.name.width() - 16)
        fitted = self.name.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, room)
        self.name.setText(fitted.replace("&", "&&"))


class MembersField(Field):
    """The records that a record names, or that the map has; more are chosen from a list."""

    removes = True

    def __init__(self, row: Row, tr: Translator) -> None:
        super().__init__(row, tr)
        self.chips: list[Chip] = []
        self._mixed = plain_label(tr("Mixed"), name="field-mixed")
        self._mixed.hide()
        self.column.addWidget(self._mixed)
        self.button = QPushButton(tr(_ADD.get(row.offers, ADD)))
        self.button.setObjectName("field-add")
        self.button.clicked.connect(self._choose)
        self.put(self.button)
        self._ids: tuple[str, ...] = ()

    def show_value(self, value: Any, mixed: bool) -> None:
        """Show the members; where the records differ, those they have in common."""
        self._mixed.setVisible(mixed)
        if self.bound is None:
            return
        ids = tuple(value or ()) if not mixed else self._common()
        names = [(one, self._name(one)) for one in ids[:MOST]]
        self.show_chips(names)
        self._ids = ids

    def bind(self, bound: Bound) -> None:
        """Names may be others in another document, though the members are the same."""
        if self.bound is None or bound.journey is not self.bound.journey:
            self.forget()
        super().bind(bound)

    def _common(self) -> tuple[str, ...]:
        assert self.bound is not None
        held = [property_of(self.bound.journey, r, self.row.name) for r in self.bound.records]
        return tuple(one for one in held[0] if all(one in others for others in held[1:]))

    def _name(self, one: str) -> str:
        assert self.bound is not None
        return member_name(self.bound.journey, self.row.offers, one, self._tr)

    def show_chips(self, names: list[tuple[str, str]]) -> None:
        """Show these records, with chips that are there already."""
        while len(self.chips) < len(names):
            chip = Chip(self._tr, self.removes)
            chip.opened.connect(self.opening)
            chip.removed.connect(self.taking)
            self.column.insertWidget(self.column.indexOf(self.button), chip)
            self.chips.append(chip)
        for place, chip in enumerate(self.chips):
            chip.setVisible(place < len(names))
            if place < len(names):
                chip.say(*names[place])

    def shown_names(self) -> list[str]:
        """What the shown chips say."""
        return [chip.name.accessibleName() for chip in self.chips if not chip.isHidden()]

    def _choose(self) -> None:
        if self.bound is None:
            return
        left = [
            offer
            for offer in offers(self.bound.journey, self.row.offers, self._tr)
            if offer[0] not in self._ids
        ]
        makes = self._tr(_NEW[self.row.offers]) if self.row.offers == "sources" else ""
        chooser = Chooser(self.button, self._tr, left, makes)
        chooser.chosen.connect(self.adding)
        chooser.made.connect(self.making)
        chooser.open_under(self.button)


class RecordsField(MembersField):
    """Records of the map that nothing on the page stands for: opened here, made and deleted."""

    has_value = False

    def __init__(self, row: Row, tr: Translator) -> None:
        super().__init__(row, tr)
        self.button.setVisible(row.offers in _NEW)
        if row.offers in _NEW:
            self.button.setText(tr(_NEW[row.offers]))

    @property
    def removes(self) -> bool:  # type: ignore[override]
        """Hidden lanes are shown by a click, not deleted here."""
        return self.row.offers != "hidden"

    def show_value(self, value: Any, mixed: bool) -> None:
        """Show all records there are."""
        if self.bound is not None:
            self.show_chips(offers(self.bound.journey, self.row.offers, self._tr)[:MOST])

    def _choose(self) -> None:
        self.making.emit("")
