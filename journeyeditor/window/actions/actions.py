"""The QActions of a window, made of the table, on and off as their needs are met."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QColor, QIcon, QKeySequence, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from journeyeditor.base.messages import Translator
from journeyeditor.window.actions.row import NEEDS, Choice
from journeyeditor.window.actions.table import POPUPS, ROWS
from journeyeditor.window.icons import tool_icon
from journeyeditor.window.plain import plain_tip


class Actions:
    """The QActions of a window by their keys."""

    def __init__(self, tr: Translator, owner: QWidget) -> None:
        self._tr = tr
        self._owner: QObject = owner
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._rows = {row.key: row for row in ROWS}
        self._off: dict[str, str] = {}
        for row in ROWS:
            action = QAction(owner)
            action.setObjectName(row.key)
            self._actions[row.key] = action
            if row.key.startswith("-"):
                action.setSeparator(True)
                continue
            action.setShortcuts([QKeySequence(key) for key in row.keys])
            action.setCheckable(row.checked)
            if row.icon:
                action.setIcon(tool_icon(row.icon))
            if row.choices:
                menu = QMenu(owner)
                menu.setToolTipsVisible(True)
                self._menus[row.key] = menu
                action.setMenu(menu)
        self.say_in(tr)

    def say_in(self, tr: Translator) -> None:
        """Say everything in a language."""
        self._tr = tr
        for row in ROWS:
            if not row.key.startswith("-"):
                self._actions[row.key].setText(tr(row.text))
                if row.short.key:
                    self._actions[row.key].setIconText(f" {tr(row.short)}")
        self._off.clear()
        self.meet(frozenset())

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def of_menu(self, menu: str) -> list[QAction]:
        """The actions of a menu, in order."""
        return [self._actions[row.key] for row in ROWS if row.menu == menu]

    def popup(self, kind: str, parent: QWidget) -> QMenu:
        """The menu of what is selected, by its kind."""
        menu = QMenu(parent)
        menu.setToolTipsVisible(True)
        for key in POPUPS.get(kind, POPUPS[""]):
            if key == "-":
                menu.addSeparator()
            else:
                menu.addAction(self._actions[key])
        return menu

    def connect(self, key: str, do: Callable[[], object]) -> None:
        """Have `do` done when the command is given."""
        self._actions[key].triggered.connect(lambda _checked=False: do())

    def offer(
        self,
        key: str,
        choices: Callable[[], Iterable[Choice]],
        choose: Callable[[str], object],
    ) -> None:
        """Fill a menu of choices each time it is opened; `choose` is given the chosen key."""
        menu = self._menus[key]
        menu.aboutToShow.connect(lambda: _fill(menu, choices(), choose))
        # Where the command has keys, they open the menu in the middle of the window.
        self._actions[key].triggered.connect(lambda _checked=False: _show_alone(menu))

    def meet(self, met: AbstractSet[str]) -> None:
        """Switch each command on or off by what its needs are; its tip says why it is off."""
        for row in ROWS:
            if row.key.startswith("-"):
                continue
            missing = next((need for need in row.needs if need not in met), "")
            if self._off.get(row.key) != missing:
                self._off[row.key] = missing
                self._allow(row.key, missing)

    def _allow(self, key: str, missing: str) -> None:
        row, action = self._rows[key], self._actions[key]
        action.setEnabled(not missing)
        menu = self._menus.get(key)
        if menu is not None:
            menu.menuAction().setEnabled(not missing)
        first = QKeySequence(row.keys[0]) if row.keys else QKeySequence()
        keys = first.toString(QKeySequence.SequenceFormat.NativeText)
        said = self._tr(row.tip)
        if missing:
            said = f"{said}\n{self._tr(NEEDS[missing])}"
        action.setToolTip(plain_tip(f"{said}  ({keys})" if keys and not missing else said))
        action.setStatusTip(said.replace("\n", " – "))

    def name(self, key: str, text: str) -> None:
        """Give a command another text, such as what would be undone."""
        self._actions[key].setText(text)
        row = self._rows[key]
        if row.short.key:
            self._actions[key].setIconText(f" {self._tr(row.short)}")


def _fill(menu: QMenu, choices: Iterable[Choice], choose: Callable[[str], object]) -> None:
    menu.clear()
    for choice in choices:
        if choice.key == "-":
            menu.addSeparator()
            continue
        action = menu.addAction(choice.text.replace("&", "&&"))
        if choice.icon.startswith("#"):
            swatch = QPixmap(16, 16)
            swatch.fill(QColor(choice.icon))
            action.setIcon(QIcon(swatch))
        elif choice.icon:
            action.setIcon(tool_icon(choice.icon))
        action.setCheckable(choice.chosen)
        action.setChecked(choice.chosen)
        action.triggered.connect(lambda _checked=False, key=choice.key: choose(key))


def _show_alone(menu: QMenu) -> None:
    window = menu.parentWidget()
    if window is not None and not menu.isVisible():
        middle = window.mapToGlobal(window.rect().center())
        menu.aboutToShow.emit()
        size = menu.sizeHint()
        menu.popup(middle - QPoint(size.width() // 2, size.height() // 2))
