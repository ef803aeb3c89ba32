"""How the interface looks: colours for light and dark, the face, and the style sheet."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from journeyeditor.base.resources import resource
from journeyeditor.window.inspector.sheet import FIELDS
from journeyeditor.window.outline.sheet import OUTLINE

_FACES: Final = ("JourneySans-Regular.ttf", "JourneySans-SemiBold.ttf")
_FAMILY: Final = "Journey Sans"
_LEAST_POINTS: Final = 10.5
_SIGNS: Final = ("tick", "dash", "dot")


class Look(NamedTuple):
    """Colours of the window. `strong` is the one filled button's, with `on_strong` upon it."""

    bar: str
    panel: str
    desk: str
    line: str
    text: str
    soft: str
    faint: str
    hover: str
    press: str
    accent: str
    strong: str
    on_strong: str
    warn: str
    alarm: str
    side: str
    side_text: str
    side_soft: str
    side_hover: str
    field: str
    edge: str


LIGHT: Final = Look(
    bar="#fcfdfe",
    panel="#f5f6f9",
    desk="#e4e8ed",
    line="#dde1e8",
    text="#1f2937",
    soft="#5b6472",
    faint="#9aa2af",
    hover="#eceff4",
    press="#dfe4ec",
    accent="#2f6bd8",
    strong="#1f2c47",
    on_strong="#ffffff",
    warn="#fdf3dc",
    alarm="#a4550a",
    side="#233049",
    side_text="#f2f5fa",
    side_soft="#b4bfd2",
    side_hover="#354361",
    field="#ffffff",
    edge="#868f9e",
)
DARK: Final = Look(
    bar="#23272f",
    panel="#1e2229",
    desk="#15181d",
    line="#363c47",
    text="#e7eaf0",
    soft="#a9b1be",
    faint="#6c7482",
    hover="#2f343e",
    press="#3a404c",
    accent="#7aa7ff",
    strong="#dfe6f5",
    on_strong="#1a2233",
    warn="#453a1e",
    alarm="#e6a553",
    side="#10141b",
    side_text="#eef1f6",
    side_soft="#a3adbd",
    side_hover="#262d39",
    field="#1a1d23",
    edge="#6b7482",
)


def current_look(wanted: str = "") -> Look:
    """The look asked for ("light" or "dark"), else the system's."""
    if wanted in ("light", "dark"):
        return DARK if wanted == "dark" else LIGHT
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def interface_font(font: QFont) -> QFont:
    """Our own face at the system's size, so that the window looks the same everywhere."""
    for name in _FACES:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))
    size = max(font.pointSizeF(), _LEAST_POINTS)
    ours = QFont([_FAMILY, *font.families()])
    ours.setPointSizeF(size)
    return ours


def apply_look(app: QApplication, look: Look) -> None:
    """Give the whole program this look."""
    app.setPalette(_palette(look))
    app.setStyleSheet(_sheet(look))


def _palette(look: Look) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, look.panel),
        (roles.WindowText, look.text),
        (roles.Base, look.field),
        (roles.AlternateBase, look.panel),
        (roles.Text, look.text),
        (roles.Button, look.bar),
        (roles.ButtonText, look.text),
        (roles.BrightText, look.text),
        (roles.Highlight, look.accent),
        (roles.HighlightedText, look.field),
        (roles.Link, look.accent),
        (roles.PlaceholderText, look.soft),
        (roles.ToolTipBase, look.text),
        (roles.ToolTipText, look.bar),
        (roles.Light, look.field),
        (roles.Midlight, look.hover),
        (roles.Mid, look.line),
        (roles.Dark, look.line),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(look.faint))
    return palette


def _sheet(look: Look) -> str:
    ground = "dark" if look is DARK else "light"
    signs = {sign: resource("interface", f"{sign}-{ground}.svg") for sign in _SIGNS}
    colours = look._asdict() | {sign: path.as_posix() for sign, path in signs.items()}
    sheet = _SHEET + FIELDS + OUTLINE
    for name in sorted(colours, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", colours[name])
    return sheet


_SHEET: Final = """
QMenuBar { background: @bar; padding: 2px 6px; border: none; }
QMenuBar::item { padding: 5px 10px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @bar; border: 1px solid @line; padding: 5px; }
QMenu::item { padding: 6px 30px 6px 10px; border-radius: 5px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @hover; color: @text; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 5px 6px; }
QToolBar { background: @bar; border: none; border-top: 1px solid @line;
           border-bottom: 1px solid @line; padding: 4px 10px; spacing: 3px; }
QToolBar::separator { width: 1px; background: @line; margin: 5px 8px; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 5px 10px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed { background: @press; }
QToolButton:focus { border-color: @accent; }
QToolButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: center right;
                             right: 3px; width: 9px; }
QToolButton#poster { background: @strong; color: @on_strong; padding: 5px 14px;
                     font-weight: 600; }
QToolButton#poster:hover { border-color: @accent; }
QToolButton#poster:disabled { background: @press; color: @faint; }
QStatusBar { background: @bar; border-top: 1px solid @line; color: @soft;
             font-size: 9.5pt; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @soft; padding: 2px 4px; }
QStatusBar QToolButton { padding: 2px 6px; color: @soft; min-width: 14px; min-height: 18px; }
QToolTip { background: @text; color: @bar; border: none; padding: 5px 8px; }
QFrame#notice { background: @warn; border: none; border-bottom: 1px solid @line; }
QFrame#notice[well="true"] { background: @hover; }
QPushButton#notice-offer { padding: 4px 12px; }
QWidget#desk { background: @desk; }
QFrame#side { background: @side; }
QLabel#side-name { color: @side_text; font-size: 17pt; font-weight: 600; }
QLabel#side-lead { color: @side_soft; }
QPushButton#side-button { background: transparent; color: @side_text; border: 1px solid transparent;
    text-align: left; padding: 9px 12px; font-weight: 400; }
QPushButton#side-button:hover { background: @side_hover; }
QPushButton#side-button:focus { border-color: @side_soft; }
QPushButton#side-language { background: transparent; color: @side_soft; padding: 5px 8px;
    border: 1px solid transparent; }
QPushButton#side-language:checked { color: @side_text; font-weight: 600; }
QPushButton#side-language:focus { border-color: @side_soft; }
QScrollArea#start, QWidget#start-middle { background: @panel; }
QFrame#rescue { background: @warn; border: 1px solid @line; border-radius: 10px; }
QLabel#rescue-head { font-weight: 600; }
QLabel#rescue-facts { color: @alarm; }
QLabel#rescue-picture { background: #ffffff; border: 1px solid @line; border-radius: 4px; }
QListWidget#versions, QListWidget#differences { background: @field; border: 1px solid @edge;
    border-radius: 6px; outline: none; padding: 4px; }
QListWidget#versions::item, QListWidget#differences::item { padding: 6px 8px; color: @text;
    border-radius: 5px; }
QListWidget#versions::item:selected { background: @press; color: @text; }
QListWidget#versions::item:hover { background: @hover; }
QScrollArea#conflicts, QScrollArea#conflicts > QWidget > QWidget { background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; background: @field;
    border: 1px solid @edge; border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QCheckBox::indicator:indeterminate,
QRadioButton::indicator:checked { background: @accent; border-color: @accent; }
QCheckBox::indicator:checked { image: url("@tick"); }
QCheckBox::indicator:indeterminate { image: url("@dash"); }
QRadioButton::indicator:checked { image: url("@dot"); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid @accent; }
QCheckBox, QRadioButton { spacing: 8px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: @accent; }
QFrame#segments { background: @press; border: none; border-radius: 7px; }
QPushButton#segment { background: transparent; border: 1px solid transparent; padding: 5px 2px;
    font-size: 9.5pt;
    font-weight: 400; border-radius: 5px; }
QPushButton#segment:checked { background: @field; font-weight: 600; border-color: @line; }
QPushButton#segment:focus { border-color: @accent; }
QPushButton#segment:disabled { color: @faint; }
QLabel#poster-facts { color: @soft; }
QFrame#reading { background: @hover; border: 1px solid @line; border-radius: 8px; }
QFrame#reading[warn="true"] { background: @warn; }
QPushButton#proposal { background: @field; border: 1px solid @edge; border-radius: 6px; }
QPushButton#proposal:hover { background: @hover; }
QPushButton#proposal:focus { border-color: @accent; }
QDoubleSpinBox { background: @field; border: 1px solid @edge; border-radius: 6px;
    padding: 4px 8px; min-height: 18px; }
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; border: none; }
QDoubleSpinBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QDoubleSpinBox:focus { border-color: @accent; }
QPushButton#start-clear { background: transparent; border: 1px solid transparent; color: @soft;
    padding: 4px 8px; }
QPushButton#start-clear:hover { color: @text; background: @hover; }
QPushButton#start-clear:focus { border-color: @accent; }
QLabel#start-head { font-size: 12pt; font-weight: 600; }
QFrame#sheet { background: @bar; border: 1px solid @line; border-radius: 10px; }
QLabel#heading { font-size: 22pt; font-weight: 600; }
QLabel#lead { color: @soft; }
QPushButton { background: @bar; border: 1px solid @line; border-radius: 6px;
              padding: 7px 16px; }
QPushButton:hover { background: @hover; }
QPushButton:focus { border-color: @accent; }
QPushButton:default { background: @strong; color: @on_strong; border-color: @strong;
                      font-weight: 600; }
QPushButton:disabled { color: @faint; }
QPushButton:default:disabled { background: @press; border-color: @line; }
QComboBox { background: @field; border: 1px solid @line; border-radius: 6px; padding: 5px 10px; }
QComboBox:focus { border-color: @accent; }
QTableView { background: @field; border: 1px solid @edge; gridline-color: @edge;
    selection-background-color: @press; selection-color: @text; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 11px; }
QScrollBar:horizontal { height: 11px; }
QScrollBar::handle { background: @faint; border-radius: 3px; margin: 2px; min-width: 30px;
                     min-height: 30px; }
QScrollBar::handle:hover { background: @soft; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: @desk; border: none; }
QGraphicsView { background: @desk; border: none; }
"""
