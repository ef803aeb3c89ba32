"""How the fields of the panels look: rules of the style sheet, with the look's names in them."""

from __future__ import annotations

from typing import Final

FIELDS: Final = """
QLabel#panel-head { font-weight: 600; padding: 2px 0; }
QLabel#panel-hint { color: @soft; }
QWidget#inspector { background: @panel; border-left: 1px solid @line; }
QScrollArea#inspector-area, QWidget#inspector-inside { background: transparent; }
QLabel#field-label { color: @soft; font-size: 9.5pt; }
QLabel#field-reason { color: @alarm; font-size: 9.5pt; }
QLabel#field-mixed { color: @soft; }
QLineEdit, QPlainTextEdit { background: @field; border: 1px solid @edge; border-radius: 6px;
    selection-background-color: @accent; selection-color: @field; }
QLineEdit { padding: 4px 8px; min-height: 18px; }
QPlainTextEdit { padding: 2px 4px; }
QLineEdit:focus, QPlainTextEdit:focus { border-color: @accent; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {
    border-color: @alarm; }
QComboBox#field-choice { padding: 4px 8px; min-height: 18px; border-color: @edge; }
QComboBox#field-choice::drop-down { border: none; width: 20px; }
QComboBox#field-choice::down-arrow { image: none; }
QComboBox#field-choice { combobox-popup: 0; }
QComboBox QAbstractItemView { background: @bar; border: 1px solid @line; padding: 4px;
    outline: none; }
QComboBox QAbstractItemView::item { padding: 5px 8px; border-radius: 4px; }
QComboBox QAbstractItemView::item:selected { background: @press; color: @text; }
QToolButton#field-button::menu-indicator { image: none; }
QToolButton#field-button { background: @field; border: 1px solid @edge; border-radius: 6px;
    padding: 4px 8px; min-height: 18px; text-align: left; }
QPushButton#field-action, QPushButton#field-add, QPushButton#field-link { padding: 4px 10px;
    min-height: 18px; font-weight: 400; border-color: @edge; }
QPushButton#field-add { background: transparent; border: 1px dashed @edge; color: @soft;
    text-align: left; }
QPushButton#field-add:hover { background: @hover; color: @text; }
QPushButton#field-link { text-align: left; background: @field; }
QPushButton#field-add:focus, QPushButton#field-link:focus, QPushButton#field-action:focus,
QToolButton#field-button:focus { border-color: @accent; }
QToolButton#field-small { padding: 3px; min-width: 16px; min-height: 16px; }
QToolButton#fold { padding: 4px 2px; font-weight: 600; border-radius: 4px; text-align: left; }
QFrame#chip { background: @field; border: 1px solid @edge; border-radius: 6px; }
QPushButton#chip-name { background: transparent; border: 1px solid transparent; padding: 3px 7px;
    min-height: 18px; font-weight: 400; text-align: left; border-radius: 5px; }
QPushButton#chip-name:hover, QToolButton#chip-cross:hover { background: @hover; }
QPushButton#chip-name:focus, QToolButton#chip-cross:focus { border-color: @accent; }
QToolButton#chip-cross { padding: 3px; min-width: 16px; min-height: 16px; }
QFrame#chooser { background: @panel; border: 1px solid @line; }
QWidget#history-panel { border-left: 1px solid @line; border-top: 1px solid @line; }
QListView#panel-list, QListWidget#panel-list { background: @panel; border: none; outline: none; }
QListView#panel-list::item { padding: 4px 12px; color: @text; }
QListView#panel-list::item:hover { background: @hover; }
QListView#panel-list::item:selected { background: @press; color: @text; }
"""
