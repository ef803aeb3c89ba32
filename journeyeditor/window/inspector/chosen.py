"""Fields in which one chooses: from a table of words or the map's records, yes or no, a colour."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
)

from journeyeditor.base.messages import Message, Translator, msg
from journeyeditor.layout.theme import theme
from journeyeditor.model.kinds import word_name
from journeyeditor.window.dropdown import DropDown
from journeyeditor.window.icons import tool_icon
from journeyeditor.window.inspector.field import Field
from journeyeditor.window.inspector.offers import member_name, offers
from journeyeditor.window.inspector.rows import Bound, Row
from journeyeditor.window.inspector.typed import MIXED
from journeyeditor.window.plain import plain_tip

NONE: Final = msg("None")
_SWATCHES: Final = {
    "phase.0": msg("Blue"),
    "phase.1": msg("Teal"),
    "phase.2": msg("Green"),
    "phase.3": msg("Amber"),
    "phase.4": msg("Pink"),
    "phase.5": msg("Violet"),
    "phase.6": msg("Slate"),
}


class ChoiceField(Field):
    """A word from a table."""

    def __init__(self, row: Row, tr: Translator) -> None:
        super().__init__(row, tr)
        self.list = DropDown()
        if row.none:
            self.list.addItem(tr(row.hint) if row.hint.key else tr(NONE), self.nothing)
        for key, name in (row.words or {}).items():
            self.list.addItem(tr(name), key)
            if row.name == "channel":
                self.list.setItemIcon(self.list.count() - 1, tool_icon(f"channel-{key}"))
        self._own = self.list.count()
        self.list.activated.connect(self._choose)
        self.put(self.list)

    nothing: str | None = ""

    def show_value(self, value: Any, mixed: bool) -> None:
        """Show the word; one that is in no table comes from a newer program and shows itself."""
        self.list.setPlaceholderText(self._tr(MIXED) if mixed else "")
        if mixed:
            self.list.setCurrentIndex(-1)
            return
        at = self.list.findData(value)
        if at < 0:
            while self.list.count() > self._own:
                self.list.removeItem(self._own)
            self.list.addItem(self.name_of(value), value)
            at = self._own
        self.list.setCurrentIndex(at)

    def name_of(self, value: Any) -> str:
        """What a value is called that is not in the list."""
        return self._tr(word_name(self.row.words or {}, value))  # type: ignore[arg-type]

    def _choose(self, at: int) -> None:
        value = self.list.itemData(at)
        if self._shown != (value, False):
            self._shown = None
            self.entered.emit(value)
            if self.reason and self.bound is not None:
                self.show_value(*self.bound.value(self.row.name))


class OfferField(ChoiceField):
    """One of the map's records, or none."""

    nothing = None

    def bind(self, bound: Bound) -> None:
        """Take the map's records into the list before one of them is shown."""
        if self.bound is None or bound.journey is not self.bound.journey:
            told = offers(bound.journey, self.row.offers, self._tr)
            if told != self._told:
                self._told = told
                self.forget()
                while self.list.count() > 1:
                    self.list.removeItem(1)
                for one, name in told:
                    self.list.addItem(name, one)
                self._own = self.list.count()
        super().bind(bound)

    _told: list[tuple[str, str]] | None = None

    def name_of(self, value: Any) -> str:
        """What the record is called."""
        if self.bound is None:
            return ""
        return member_name(self.bound.journey, self.row.offers, value or "", self._tr)


class FlagField(Field):
    """Yes or no."""

    labelled = False

    def __init__(self, row: Row, tr: Translator) -> None:
        super().__init__(row, tr)
        self.box = QCheckBox(tr(row.label).replace("&", "&&"))
        self.box.setMinimumHeight(24)
        self.box.clicked.connect(self._turn)
        self.put(self.box)

    def show_value(self, value: Any, mixed: bool) -> None:
        """Show it; half where the records differ."""
        self.box.setTristate(mixed)
        state = Qt.CheckState
        if mixed:
            self.box.setCheckState(state.PartiallyChecked)
        else:
            self.box.setCheckState(state.Checked if value else state.Unchecked)

    def _turn(self) -> None:
        yes = self._shown is None or self._shown[0] is not True
        self.box.setTristate(False)
        self.box.setChecked(yes)
        self._shown = None
        self.entered.emit(yes)


class ColourField(Field):
    """The map's own colour, one of the theme's, or any other."""

    def __init__(self, row: Row, tr: Translator) -> None:
        super().__init__(row, tr)
        self.button = QToolButton()
        self.button.setObjectName("field-button")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setIconSize(QSize(14, 14))
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self.menu)
        self.put(self.button)

    def _colours(self) -> list[tuple[str, Message]]:
        colours = theme(self.bound.journey.theme if self.bound else "")
        return [(colours.colour(role), name) for role, name in _SWATCHES.items()]

    def show_value(self, value: Any, mixed: bool) -> None:
        """Show the colour and its name."""
        said = self._tr(MIXED)
        if not mixed:
            said = self._tr(dict(self._colours()).get(value) or msg("{word}", word=value))
        if value == "":
            said = self._tr("The map's own")
        self.button.setText(f" {said}")
        self.button.setIcon(QIcon() if mixed else swatch(value))
        self.button.setAccessibleName(f"{self._tr(self.row.label)}: {said}")

    def _fill(self) -> None:
        self.menu.clear()
        now = self._shown[0] if self._shown else None
        own = self._tr("The map's own")
        for colour, name in [("", msg("{word}", word=own)), *self._colours()]:
            action = QAction(swatch(colour), self._tr(name), self.menu)
            action.setCheckable(colour == now)
            action.setChecked(colour == now)
            action.triggered.connect(lambda _on=False, colour=colour: self.entered.emit(colour))
            self.menu.addAction(action)
        self.menu.addSeparator()
        self.menu.addAction(self._tr("Another colour…")).triggered.connect(self._ask)

    def _ask(self) -> None:
        now = QColor(self._shown[0] if self._shown and self._shown[0] else "#3a6cb4")
        colour = QColorDialog.getColor(now, self.window(), self._tr("Colour"))
        if colour.isValid():
            self.entered.emit(colour.name().lower())


def swatch(colour: str) -> QIcon:
    """A small square of a colour; an empty frame for none."""
    pixmap = QPixmap(32, 32)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor("#8a93a3") if not colour else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour) if colour else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(2, 2, 28, 28), 7, 7)
    painter.end()
    pixmap.setDevicePixelRatio(2)
    return QIcon(pixmap)


class ButtonField(Field):
    """Something that is done with the record, such as deleting it."""

    labelled = False
    has_value = False

    def __init__(self, row: Row, tr: Translator) -> None:
        super().__init__(row, tr)
        self.button = QPushButton(tr(row.label))
        self.button.setObjectName("field-action")
        self.button.clicked.connect(lambda: self.entered.emit(None))
        self.put(self.button)

    def show_value(self, value: Any, mixed: bool) -> None:
        """A button shows no value."""


class EndField(Field):
    """The end of a link: named, and followed by a click."""

    def __init__(self, row: Row, tr: Translator) -> None:
        super().__init__(row, tr)
        self.button = QPushButton()
        self.button.setObjectName("field-link")
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button.setToolTip(plain_tip(tr("Go there")))
        self.button.installEventFilter(self)
        self.button.clicked.connect(self._go)
        self._end = self._said = ""
        self.put(self.button)

    def show_value(self, value: Any, mixed: bool) -> None:
        """Show the text of where the link begins or ends."""
        self._end = "" if mixed else value or ""
        self._said = self._tr(MIXED) if mixed else self._name()
        self.button.setEnabled(bool(self._end))
        self.button.setAccessibleName(f"{self._tr(self.row.label)}: {self._said}")
        self._elide()

    def _name(self) -> str:
        if self.bound is None or not self._end:
            return self._tr(NONE)
        from journeyeditor.window.naming import name_of

        return name_of(self.bound.journey, self._end, self._tr)

    def _elide(self) -> None:
        room = max(20, self.button.width() - 20)
        said = self.button.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, room)
        self.button.setText(said.replace("&", "&&"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The name fits its button."""
        if event.type() == QEvent.Type.Resize:
            self._elide()
        return super().eventFilter(watched, event)

    def _go(self) -> None:
        if self._end:
            self.opening.emit(self._end)
