"""How the outline looks: rules of the style sheet, with the look's names in them."""

from __future__ import annotations

from typing import Final

OUTLINE: Final = """
QWidget#outline { background: @panel; border: none; border-right: 1px solid @line; }
QTreeView#outline-tree { background: transparent; border: none; outline: none; }
QLineEdit#outline-filter { background: @field; border: 1px solid @edge; border-radius: 6px;
    padding: 1px 4px; min-height: 24px; }
QLineEdit#outline-filter:focus { border-color: @accent; }
QLineEdit#outline-name { background: @field; border: 1px solid @accent; border-radius: 4px;
    padding: 0 4px; min-height: 0; }
"""
