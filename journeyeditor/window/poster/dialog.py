"""The poster dialog: the real page at the left, choices at the right, how it reads told."""

from __future__ import annotations

import datetime
import math
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Message, Translator
from journeyeditor.base.numbers import said_number
from journeyeditor.exchange.drawing import version_of
from journeyeditor.layout.better import Proposal
from journeyeditor.layout.boxed import boxed
from journeyeditor.layout.legibility import Verdict
from journeyeditor.layout.paper import MM, paper_name
from journeyeditor.layout.poster import Order, Poster
from journeyeditor.model.journey import Journey
from journeyeditor.window.plain import plain_label
from journeyeditor.window.poster.choices import Wanted, taken, wanted_of
from journeyeditor.window.poster.laying import Laid, Laying
from journeyeditor.window.poster.panel import ChoicesPanel
from journeyeditor.window.poster.preview import PosterPreview
from journeyeditor.window.scrolled import scrolled

_WIDE: Final = 400
_MOST_PROPOSED: Final = 3


class Way(Enum):
    """What is to be done with the poster."""

    SAVE = auto()
    PRINT = auto()


class PosterDialog(QDialog):
    """Asks how a poster is to be, and shows it as it will come out."""

    def __init__(
        self, parent: QWidget, tr: Translator, journey: Journey, wanted: Wanted | None = None
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        self._journey = journey
        self.way: Way | None = None
        """What was decided, or None."""

        self.poster: Poster | None = None
        self.created = datetime.datetime.now(datetime.UTC)
        self._version = version_of(journey)
        self.setWindowTitle(tr("Poster"))
        self.preview = PosterPreview()
        self.facts = plain_label(name="poster-facts")
        self.facts.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choices = ChoicesPanel(tr, journey, wanted or wanted_of(journey))
        self.choices.wanted_changed.connect(self._lay)
        self._make_reading()
        self._laying = Laying(journey, self)
        self._laying.laid.connect(self._show)
        self._laying.failed.connect(self._refuse)
        self._put_together()
        self.resize(1320, 860)
        self._lay(self.choices.wanted)

    def _make_reading(self) -> None:
        self.reading = QFrame()
        self.reading.setObjectName("reading")
        column = QVBoxLayout(self.reading)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(4)
        column.addWidget(plain_label(self._tr("Legibility"), name="panel-head"))
        self.reads = plain_label()
        self.reads.setWordWrap(True)
        column.addWidget(self.reads)
        self._offers = QVBoxLayout()
        self._offers.setSpacing(4)
        column.addLayout(self._offers)

    def _put_together(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 14)
        left.setSpacing(6)
        left.addWidget(self.preview, 1)
        left.addWidget(self.facts)
        desk = QWidget()
        desk.setObjectName("desk")
        desk.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        desk.setLayout(left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(desk, 1)
        row.addWidget(self._side())

    def _side(self) -> QWidget:
        """What is chosen, which scrolls; below it, always in sight, how it reads and what next."""
        inside = QWidget()
        inside.setObjectName("inspector-inside")
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(0, 0, 8, 0)
        fields.addWidget(self.choices)
        fields.addStretch(1)
        self.area = scrolled(inside, "inspector-area")
        self.choices.more.toggled.connect(self._come_to_more)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 8, 0)
        below.setSpacing(14)
        below.addWidget(self.reading)
        below.addLayout(self._buttons())
        side = QWidget()
        side.setFixedWidth(_WIDE)
        right = QVBoxLayout(side)
        right.setContentsMargins(20, 18, 12, 16)
        right.setSpacing(14)
        right.addWidget(plain_label(self._tr("Poster"), name="start-head"))
        right.addWidget(self.area, 1)
        right.addLayout(below)
        return side

    def _buttons(self) -> QHBoxLayout:
        tr = self._tr
        # With its dialog as parent from the first, the default button stays it: another takes
        # its place only while it is focused.
        self.save = QPushButton(tr("Save PDF…"), self)
        self.print = QPushButton(tr("Print…"), self)
        self.cancel = QPushButton(tr("Cancel"), self)
        self.save.setDefault(True)
        for button in (self.print, self.cancel):
            button.setAutoDefault(False)
        self.save.clicked.connect(lambda: self._decide(Way.SAVE))
        self.print.clicked.connect(lambda: self._decide(Way.PRINT))
        self.cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.cancel, self.print, self.save):
            buttons.addWidget(button, 1)
        return buttons

    # What is shown

    def _lay(self, wanted: Wanted) -> None:
        self._laying.lay(self.order(wanted))

    def order(self, wanted: Wanted | None = None) -> Order:
        """What the layout is asked for."""
        return (wanted or self.choices.wanted).choices(self.created).order(self._version)

    def _come_to_more(self, opened: bool) -> None:
        """What is unfolded comes into sight, once there is room for it."""
        bar = self.area.verticalScrollBar()
        if opened:
            QTimer.singleShot(0, bar, lambda: bar.setValue(self.choices.more.y()))

    def _show(self, laid: Laid) -> None:
        self.poster = laid.poster
        self.choices.percent_shown = math.floor(100 * laid.poster.sheet.scale)
        self.preview.show_poster(laid.poster, self._journey)
        self.facts.setText(self._facts(laid.poster, laid.order))
        self._say_reading(laid.poster, laid.proposals)
        self._can_go_on(True)

    def _refuse(self, error: JourneyError) -> None:
        self.poster = None
        said = self._numbers(error.message)
        self.preview.show_poster(None, self._journey, said)
        self.facts.setText("")
        self._say(said, warn=True)
        self._offer(())
        self._can_go_on(False)

    def _can_go_on(self, can: bool) -> None:
        self.save.setEnabled(can)
        self.print.setEnabled(can)

    def _facts(self, poster: Poster, order: Order) -> str:
        tr, sheet = self._tr, poster.sheet
        size = tr(
            "{width} x {height} mm", width=round(sheet.width / MM), height=round(sheet.height / MM)
        )
        percent = said_number(round(100 * sheet.scale), tr.language)
        name = paper_name(order.paper.name)
        parts = [
            tr.plural("{n} sheet", "{n} sheets", poster.sheets),
            size if "height" in name.data else f"{tr(name)}, {size}",
            tr("scale {percent} %", percent=percent),
        ]
        if poster.plan is not None:
            plan = poster.plan
            parts.append(
                tr("{columns} x {rows} tiles, with cut marks", columns=plan.columns, rows=plan.rows)
            )
        if order.paper.bleed and poster.plan is None:
            bleed = said_number(order.paper.bleed, tr.language)
            parts.append(tr("{bleed} mm bleed and crop marks around it", bleed=bleed))
        return "   ·   ".join(parts)

    def _say_reading(self, poster: Poster, better: tuple[Proposal, ...]) -> None:
        found = poster.legibility
        said = " ".join(self._numbers(one) for one in found.said())
        in_boxes = boxed(poster.page)
        if in_boxes is not None:
            said = f"{said}\n{self._tr(in_boxes.said())}"
        self._say(said, warn=found.verdict is Verdict.TOO_SMALL or in_boxes is not None)
        self._offer(better[:_MOST_PROPOSED])

    def _numbers(self, message: Message) -> str:
        """A message with its numbers as the language writes them."""
        language = self._tr.language
        data = {
            name: said_number(value, language) if isinstance(value, int | float) else value
            for name, value in message.data.items()
        }
        return self._tr(Message(message.key, data))

    def _say(self, said: str, *, warn: bool) -> None:
        self.reads.setText(said)
        self.reading.setProperty("warn", warn)
        self.reading.style().unpolish(self.reading)
        self.reading.style().polish(self.reading)

    def _offer(self, better: tuple[Proposal, ...]) -> None:
        was_here = False
        while (item := self._offers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                was_here = was_here or widget.hasFocus()
                widget.deleteLater()
        before: QWidget = self.choices.bleed
        for proposal in better:
            button = QPushButton()
            button.setObjectName("proposal")
            button.setAutoDefault(False)
            label = plain_label(self._numbers(proposal.message), button)
            label.setWordWrap(True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside = QVBoxLayout(button)
            inside.setContentsMargins(10, 6, 10, 6)
            inside.addWidget(label)
            button.setAccessibleName(label.text())
            button.setMinimumHeight(label.heightForWidth(_WIDE - 90) + 14)
            button.clicked.connect(lambda _on=False, order=proposal.order: self._take(order))
            self._offers.addWidget(button)
            self.setTabOrder(before, button)
            before = button
        if was_here:
            (before if better else self.save).setFocus()

    def _take(self, order: Order) -> None:
        wanted = taken(self.choices.wanted, order, self._journey)
        self.choices.show_wanted(wanted)
        self._lay(wanted)

    # The end

    def _decide(self, way: Way) -> None:
        if not self.choices.is_sound:
            self.choices.own.setFocus()
        elif self.poster is not None and not self._laying.is_busy:
            self.way = way
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field ends the field, not the dialog; on a button it presses that one."""
        at = self.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(at, QAbstractButton):
            at.click()
        elif not isinstance(at, QLineEdit | QAbstractSpinBox):
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Whatever is being laid out is waited for: its thread must not outlive the dialog."""
        self._laying.stop()
        super().done(result)
