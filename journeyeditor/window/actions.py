"""All commands of the window in one table, and the QActions made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from journeyeditor.base.messages import Message, Translator, msg
from journeyeditor.window.icons import tool_icon
from journeyeditor.window.plain import plain_tip

NO_WORDS: Final = Message("")
NO_MAP: Final = msg("Open a map first.")
NOTHING_SELECTED: Final = msg("Select a card first.")
NOTHING_TO_UNDO: Final = msg("Nothing has been changed yet.")
NOTHING_TO_REDO: Final = msg("Nothing has been undone.")


class ActionRow(NamedTuple):
    """A command: what it is called, its keys, icon, what it is for, and why it may be off.

    `short` is its word in the tool row. The first of the keys is the one shown.
    """

    key: str
    menu: str
    text: Message
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: Message = NO_WORDS
    off: Message = NO_MAP
    short: Message = NO_WORDS
    always: bool = False


MENUS: Final[Mapping[str, Message]] = {
    "file": msg("&File"),
    "edit": msg("&Edit"),
    "view": msg("&View"),
    "help": msg("&Help"),
}

ROWS: Final = (
    ActionRow(
        *("new", "file", msg("&New"), ("Ctrl+N",), "tool-new"),
        tip=msg("Begin a new map"),
        short=msg("New"),
        always=True,
    ),
    ActionRow(
        *("open", "file", msg("&Open…"), ("Ctrl+O",), "tool-open"),
        tip=msg("Open a map from a file"),
        short=msg("Open"),
        always=True,
    ),
    ActionRow(
        *("example", "file", msg("Open the &example"), (), "tool-show"),
        tip=msg("See a finished map"),
        always=True,
    ),
    ActionRow("-1", "file", NO_WORDS),
    ActionRow(
        *("save", "file", msg("&Save"), ("Ctrl+S",), "tool-save"),
        tip=msg("Save the map in its file"),
        short=msg("Save"),
    ),
    ActionRow(
        *("save-as", "file", msg("Save &as…"), ("Ctrl+Shift+S",)),
        tip=msg("Save the map in another file"),
    ),
    ActionRow(
        *("poster", "file", msg("&Poster as PDF…"), ("Ctrl+P", "Ctrl+E"), "tool-poster"),
        tip=msg("Make a poster of exact size as a PDF"),
        short=msg("Poster…"),
    ),
    ActionRow("-2", "file", NO_WORDS),
    ActionRow(*("close", "file", msg("&Close map"), ("Ctrl+W",)), tip=msg("Close the map")),
    ActionRow(
        *("quit", "file", msg("&Quit"), ("Ctrl+Q",)), tip=msg("Leave the program"), always=True
    ),
    ActionRow(
        *("undo", "edit", msg("&Undo"), ("Ctrl+Z",), "tool-undo"),
        tip=msg("Take back the last change"),
        off=NOTHING_TO_UNDO,
        short=msg("Undo"),
    ),
    ActionRow(
        *("redo", "edit", msg("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "tool-redo"),
        tip=msg("Do again what was taken back"),
        off=NOTHING_TO_REDO,
        short=msg("Redo"),
    ),
    ActionRow("-3", "edit", NO_WORDS),
    ActionRow(
        *("edit-text", "edit", msg("Edit &text"), ("F2",)),
        tip=msg("Write on the selected card"),
        off=NOTHING_SELECTED,
    ),
    ActionRow(
        *("delete", "edit", msg("&Delete"), ("Del",), "tool-delete"),
        tip=msg("Delete the selected cards"),
        off=NOTHING_SELECTED,
    ),
    ActionRow(
        *("fit", "view", msg("Whole &page"), ("Ctrl+0",), "tool-fit"),
        tip=msg("Show the whole page"),
        short=msg("Whole page"),
    ),
    ActionRow(
        *("actual", "view", msg("&Actual size"), ("Ctrl+1",), "tool-actual-size"),
        tip=msg("Show the page at 100 %"),
    ),
    ActionRow(
        *("zoom-in", "view", msg("Zoom &in"), ("Ctrl++", "Ctrl+="), "tool-zoom-in"),
        tip=msg("Come closer"),
    ),
    ActionRow(
        *("zoom-out", "view", msg("Zoom &out"), ("Ctrl+-",), "tool-zoom-out"),
        tip=msg("Step back"),
    ),
    ActionRow(
        *("about", "help", msg("&About Journey Editor"), (), "tool-info"),
        tip=msg("Version and licences"),
        always=True,
    ),
)

TOOLS: Final = (("open", "save"), ("undo", "redo"), ("fit",))
"""The tool row from the left, in groups; the poster stands at the right."""


class Actions:
    """The QActions of a window by their keys."""

    def __init__(self, tr: Translator, owner: QObject) -> None:
        self._tr = tr
        self._actions: dict[str, QAction] = {}
        self._rows = {row.key: row for row in ROWS}
        for row in ROWS:
            action = QAction(owner)
            self._actions[row.key] = action
            if row.key.startswith("-"):
                action.setSeparator(True)
                continue
            action.setText(tr(row.text))
            action.setShortcuts([QKeySequence(key) for key in row.keys])
            if row.icon:
                action.setIcon(tool_icon(row.icon))
            if row.short.key:
                action.setIconText(f" {tr(row.short)}")
            self.allow(row.key, row.always)

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def of_menu(self, menu: str) -> list[QAction]:
        """The actions of a menu, in order."""
        return [self._actions[row.key] for row in ROWS if row.menu == menu]

    def connect(self, key: str, do: Callable[[], object]) -> None:
        """Have `do` done when the command is given."""
        self._actions[key].triggered.connect(lambda _checked=False: do())

    def allow(self, key: str, allowed: bool) -> None:
        """Switch a command on or off; the tip says what it is for or why it is off."""
        row, action = self._rows[key], self._actions[key]
        action.setEnabled(allowed)
        first = QKeySequence(row.keys[0]) if row.keys else QKeySequence()
        keys = first.toString(QKeySequence.SequenceFormat.NativeText)
        said = self._tr(row.tip) if allowed else f"{self._tr(row.tip)}\n{self._tr(row.off)}"
        action.setToolTip(plain_tip(f"{said}  ({keys})" if row.keys and allowed else said))
        action.setStatusTip(said.replace("\n", " – "))

    def allow_all(self, keys: Iterable[str], allowed: bool) -> None:
        """Switch several commands on or off."""
        for key in keys:
            self.allow(key, allowed)

    def name(self, key: str, text: str) -> None:
        """Give a command another text, such as what would be undone."""
        self._actions[key].setText(text)
        row = self._rows[key]
        if row.short.key:
            self._actions[key].setIconText(f" {self._tr(row.short)}")
