"""What can be chosen for a poster: few things first, the rest folded away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator, msg
from journeyeditor.layout.legibility import DESK, TABLE, WALL
from journeyeditor.layout.paper import MM, PAPERS, ROLLS, paper_size
from journeyeditor.layout.theme import theme, theme_keys
from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import lane_kind
from journeyeditor.window.dropdown import DropDown
from journeyeditor.window.icons import tool_icon
from journeyeditor.window.plain import plain_label, plain_tip
from journeyeditor.window.poster.choices import Wanted
from journeyeditor.window.poster.segments import Segments

OWN: Final = "own"
_SHOWN: Final = {
    "personas": msg("Personas"),
    "legend": msg("Legend"),
    "evidence": msg("Evidence"),
    "votes": msg("Votes"),
    "links": msg("Links"),
    "logo": msg("Logo"),
    "footer": msg("Footer with date"),
}


class ChoicesPanel(QWidget):
    """Shows what is wanted, and says what a person chooses."""

    wanted_changed = Signal(object)
    """The `Wanted` that is chosen now."""

    def __init__(self, tr: Translator, journey: Journey, wanted: Wanted) -> None:
        super().__init__()
        self._tr = tr
        self._wanted = wanted
        self._showing = False
        self.percent_shown = 0
        """The scale of the poster that is seen, in whole per cent; 0 where none is."""

        self._lanes: dict[str, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._make_paper()
        self._make_size()
        self._make_look()
        self._make_more(journey)
        self._column.addStretch(1)
        self.show_wanted(wanted)

    # The fields

    def _make_paper(self) -> None:
        tr = self._tr
        self.paper = DropDown()
        for name in PAPERS:
            self.paper.addItem(name, name.lower())
        for wide in ROLLS:
            self.paper.addItem(tr("Roll, {width} mm", width=wide), f"roll-{wide}")
        self.paper.addItem(tr("As large as the map"), "fit")
        self.paper.addItem(tr("Own size"), OWN)
        self.paper.activated.connect(self._choose_paper)
        self.own = QLineEdit()
        self.own.setPlaceholderText(tr("width x height in mm, 900x600"))
        self.own.setAccessibleName(tr("Own size"))
        self.own.editingFinished.connect(self._write_own)
        self.reason = plain_label(name="field-reason")
        self.reason.setWordWrap(True)
        self.turn = Segments(
            tr("Direction"),
            {"auto": tr("Auto"), "landscape": tr("Landscape"), "portrait": tr("Portrait")},
        )
        self.turn.chosen.connect(lambda key: self._set(orientation=key))
        self._add(tr("Paper"), self.paper)
        self._column.addWidget(self.own)
        self._column.addWidget(self.reason)
        self._add("", self.turn)
        self.cut = Segments(
            tr("Print as"),
            {"": tr("One sheet"), "a4": tr("A4 sheets"), "a3": tr("A3 sheets")},
        )
        self.cut.chosen.connect(lambda key: self._set(tiles=key))
        self._add(tr("Print as"), self.cut)
        self.overlap = self._number(0, 100, " mm", lambda value: self._set(overlap=value))
        self.margin = self._number(0, 1000, " mm", lambda value: self._set(margin=value))
        self._margin_field = self._labelled(tr("Margin"), self.margin)
        self._overlap_field = self._labelled(tr("Overlap"), self.overlap)
        self._beside(self._margin_field, self._overlap_field)

    def _make_size(self) -> None:
        tr = self._tr
        self.scale = Segments(
            tr("Fit"),
            {"fit": tr("Fill the paper"), "reset": tr("Set anew"), "fixed": tr("Fixed scale")},
        )
        self.scale.chosen.connect(self._choose_scale)
        self._add(tr("Fit"), self.scale)
        self.percent = self._number(1, 10_000, " %", lambda value: self._set(percent=value))
        self._percent_field = self._labelled(tr("Scale"), self.percent)
        self._column.addWidget(self._percent_field)

    def _make_look(self) -> None:
        tr = self._tr
        self.theme = DropDown()
        self.theme.addItem(tr("As on the map"), "")
        for key in theme_keys():
            self.theme.addItem(theme(key).name(tr.language), key)
        self.theme.activated.connect(lambda _at: self._set(theme=self.theme.currentData()))
        self._add(tr("Look"), self.theme)
        self.distance = Segments(
            tr("Read from"),
            {
                str(metres): tr(text)
                for metres, text in (
                    (DESK, msg("Desk, 0.6 m")),
                    (TABLE, msg("Table, 1 m")),
                    (WALL, msg("Wall, 2 m")),
                )
            },
        )
        self.distance.chosen.connect(lambda key: self._set(distance=float(key)))
        self._add(tr("Read from"), self.distance)

    def _make_more(self, journey: Journey) -> None:
        tr = self._tr
        self.source = self._check(tr("Put the map itself into the PDF"))
        self.source.clicked.connect(lambda on: self._change(replace(self._wanted, source=on)))
        note = plain_label(
            tr("Whoever gets the PDF can open the map and all that is in it."), name="panel-hint"
        )
        note.setWordWrap(True)
        self._column.addWidget(self.source)
        self._column.addWidget(note)
        self.more = QToolButton()
        self.more.setObjectName("fold")
        self.more.setText(tr(" What to show, bleed and marks"))
        self.more.setCheckable(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.more.toggled.connect(self._fold)
        self._column.addWidget(self.more)
        self._folded = QWidget()
        inside = QVBoxLayout(self._folded)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        self.shown: dict[str, QCheckBox] = {}
        for key, said in _SHOWN.items():
            box = self.shown[key] = self._check(tr(said))
            box.clicked.connect(lambda on, key=key: self._set(**{key: on}))
            inside.addWidget(box)
        for lane in journey.lanes:
            if lane.visible:
                name = lane.title or tr(lane_kind(lane.kind).name)
                box = self._lanes[lane.id] = self._check(tr("Lane: {name}", name=name))
                box.clicked.connect(self._choose_lanes)
                inside.addWidget(box)
        self.bleed = self._check(tr("3 mm bleed, for a print shop"))
        self.bleed.clicked.connect(lambda on: self._set(bleed=3.0 if on else 0.0, marks=on))
        inside.addWidget(self.bleed)
        self._column.addWidget(self._folded)
        self._fold(False)

    def _fold(self, opened: bool) -> None:
        self.more.setIcon(tool_icon("tool-chevron-down" if opened else "tool-chevron-right"))
        self._folded.setVisible(opened)

    # Putting fields in place

    def _labelled(self, label: str, editor: QWidget) -> QWidget:
        around = QWidget()
        column = QVBoxLayout(around)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        said = plain_label(label, name="field-label")
        said.setBuddy(editor)
        editor.setAccessibleName(label)
        column.addWidget(said)
        column.addWidget(editor)
        return around

    def _add(self, label: str, editor: QWidget) -> None:
        self._column.addWidget(self._labelled(label, editor) if label else editor)

    def _beside(self, *fields: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for field in fields:
            row.addWidget(field, 1)
        self._column.addLayout(row)

    def _number(
        self, least: float, most: float, unit: str, write: Callable[[float], None]
    ) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setRange(least, most)
        box.setDecimals(0)
        box.setSuffix(unit)
        box.setKeyboardTracking(False)
        box.lineEdit().setTextMargins(6, 0, 0, 0)
        box.valueChanged.connect(write)
        return box

    def _check(self, name: str) -> QCheckBox:
        box = QCheckBox(name.replace("&", "&&"))
        box.setMinimumHeight(24)
        return box

    # What is chosen

    @property
    def wanted(self) -> Wanted:
        """What is chosen now."""
        return self._wanted

    @property
    def is_sound(self) -> bool:
        """Whether a size of one's own that is written is one."""
        return self.reason.isHidden()

    def _set(self, **fields: object) -> None:
        if not self._showing:
            self._take(self._wanted.with_(**fields))

    def _change(self, wanted: Wanted) -> None:
        if not self._showing:
            self._take(wanted)

    def _take(self, wanted: Wanted) -> None:
        if wanted != self._wanted:
            self.show_wanted(wanted)
            self.wanted_changed.emit(wanted)

    def _choose_scale(self, key: str) -> None:
        """A fixed scale begins with the one that is seen."""
        fixed = {"percent": self.percent_shown} if key == "fixed" and self.percent_shown else {}
        self._set(scale=key, **fixed)

    def _choose_paper(self) -> None:
        name = str(self.paper.currentData())
        if name == OWN:
            self.own.show()
            self.own.setFocus()
        else:
            self._set(paper=name)

    def _write_own(self) -> None:
        name = self.own.text().strip()
        if not name:
            self.reason.hide()
            return
        try:
            size = paper_size(name)
        except JourneyError as error:
            self.reason.setText(self._tr(error.message))
            self.reason.show()
            return
        self.reason.hide()
        # Whole millimetres are what a map keeps of a size of one's own.
        whole = "x".join(str(round(side / MM)) for side in size) if size else name.lower()
        self._set(paper=whole)

    def _choose_lanes(self) -> None:
        self._set(
            hidden_lanes=tuple(key for key, box in self._lanes.items() if not box.isChecked())
        )

    def show_wanted(self, wanted: Wanted) -> None:
        """Show what is wanted."""
        self._wanted = wanted
        self._showing = True
        poster = wanted.poster
        at = self.paper.findData(poster.paper)
        is_own = at < 0
        self.paper.setCurrentIndex(self.paper.findData(OWN) if is_own else at)
        self.own.setText(poster.paper if is_own else "")
        self.own.setVisible(is_own)
        self.reason.hide()
        self.turn.choose(poster.orientation or "auto")
        self.cut.choose(poster.tiles)
        self.overlap.setValue(poster.overlap)
        self.margin.setValue(poster.margin)
        self._overlap_field.setVisible(bool(poster.tiles))
        is_fit = poster.paper == "fit"
        # Such paper is the map's page itself: it can't be turned, and has the page's own margins.
        self.turn.setVisible(not is_fit)
        self._margin_field.setVisible(not is_fit)
        self.scale.choose("fit" if is_fit and poster.scale == "reset" else poster.scale or "fit")
        self.scale.buttons["reset"].setEnabled(not is_fit)
        reason = self._tr("A map can only be set anew for a paper of a given size: choose one.")
        self.scale.buttons["reset"].setToolTip(plain_tip(reason) if is_fit else "")
        self.percent.setValue(poster.percent)
        self._percent_field.setVisible(poster.scale == "fixed")
        self.theme.setCurrentIndex(max(0, self.theme.findData(poster.theme)))
        self.distance.choose(str(float(poster.distance)))
        self.source.setChecked(wanted.source)
        for key, box in self.shown.items():
            box.setChecked(getattr(poster, key))
        for key, box in self._lanes.items():
            box.setChecked(key not in poster.hidden_lanes)
        self.bleed.setChecked(poster.bleed > 0)
        self._showing = False
