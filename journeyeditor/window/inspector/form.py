"""A form of the inspector: the fields of one kind of record, made once and bound anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from journeyeditor.base.messages import Message, Translator
from journeyeditor.window.icons import tool_icon
from journeyeditor.window.inspector.chosen import (
    ButtonField,
    ChoiceField,
    ColourField,
    EndField,
    FlagField,
    OfferField,
)
from journeyeditor.window.inspector.dates import DateField
from journeyeditor.window.inspector.field import Field
from journeyeditor.window.inspector.members import MembersField, RecordsField
from journeyeditor.window.inspector.pictures import PictureField
from journeyeditor.window.inspector.rows import Bound, Editor, Row
from journeyeditor.window.inspector.typed import (
    DurationField,
    LineField,
    LinesField,
    NumberField,
    TextField,
    WebField,
)

_FIELDS: Final[dict[Editor, type[Field]]] = {
    Editor.LINE: LineField,
    Editor.TEXT: TextField,
    Editor.LINES: LinesField,
    Editor.WEB: WebField,
    Editor.NUMBER: NumberField,
    Editor.DURATION: DurationField,
    Editor.DATE: DateField,
    Editor.CHOICE: ChoiceField,
    Editor.OFFER: OfferField,
    Editor.FLAG: FlagField,
    Editor.COLOUR: ColourField,
    Editor.MEMBERS: MembersField,
    Editor.RECORDS: RecordsField,
    Editor.END: EndField,
    Editor.PICTURE: PictureField,
    Editor.BUTTON: ButtonField,
}
Connect = Callable[[Field], None]
GAP: Final = 10


class Fold(QWidget):
    """Fields under a heading that opens and closes; they are made when it is first opened."""

    def __init__(self, title: str, rows: Sequence[Row], make: Callable[[Row], Field]) -> None:
        super().__init__()
        self._rows = rows
        self._make = make
        self._bound: Bound | None = None
        self.fields: list[Field] = []
        self.head = QToolButton()
        self.head.setObjectName("fold")
        self.head.setText(f" {title}")
        self.head.setCheckable(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head.toggled.connect(self._turn)
        self._body: Body | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.head)
        self._say(False)

    def _say(self, opened: bool) -> None:
        self.head.setIcon(tool_icon("tool-chevron-down" if opened else "tool-chevron-right"))

    def open(self, opened: bool) -> None:
        """Open it or close it."""
        self.head.setChecked(opened)

    def _turn(self, opened: bool) -> None:
        self._say(opened)
        if opened and self._body is None:
            self._body = Body(self._rows, self._make)
            self.fields = self._body.fields
            self.layout().addWidget(self._body)  # type: ignore[union-attr]  # made above
        if self._body is not None:
            self._body.setVisible(opened)
            if opened and self._bound is not None:
                self._body.bind(self._bound)

    def bind(self, bound: Bound) -> None:
        """Show these records; nothing is read for a closed fold."""
        self._bound = bound
        if self._body is not None and self.head.isChecked():
            self._body.bind(bound)


class Body(QWidget):
    """Fields below each other; halves stand two in a row."""

    def __init__(self, rows: Sequence[Row], make: Callable[[Row], Field]) -> None:
        super().__init__()
        self.fields: list[Field] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        line, left = 0, False
        for place, row in enumerate(rows):
            field = make(row)
            self.fields.append(field)
            top = Qt.AlignmentFlag.AlignTop
            beside = place + 1 < len(rows) and rows[place + 1].half
            if left:
                grid.addWidget(field, line, 1, top)
                left, line = False, line + 1
            elif row.half and beside:
                grid.addWidget(field, line, 0, top)
                left = True
            else:
                grid.addWidget(field, line, 0, 1, 2, top)
                line += 1

    def bind(self, bound: Bound) -> None:
        """Show these records; a field that has no meaning for them hides."""
        for field in self.fields:
            when = field.row.when
            shown = when is None or when(bound)
            field.setVisible(shown)
            if shown:
                field.bind(bound)


class Form(QWidget):
    """All fields of a kind of record; those of a group lie in a fold."""

    def __init__(self, rows: Sequence[Row], tr: Translator, connect: Connect) -> None:
        super().__init__()
        self._tr = tr
        self._connect = connect
        self.bound: Bound | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP + 2)
        groups: dict[str, list[Row]] = {}
        names: dict[str, Message] = {}
        for row in rows:
            groups.setdefault(row.group.key, []).append(row)
            names[row.group.key] = row.group
        self._body = Body(groups.pop("", []), self._make)
        column.addWidget(self._body)
        self.folds: dict[str, Fold] = {}
        for key, inside in groups.items():
            fold = self.folds[key] = Fold(tr(names[key]), inside, self._make)
            column.addWidget(fold)
        column.addStretch(1)

    def _make(self, row: Row) -> Field:
        field = _FIELDS[row.editor](row, self._tr)
        self._connect(field)
        return field

    def fields(self) -> Iterator[Field]:
        """All fields that there are by now."""
        yield from self._body.fields
        for fold in self.folds.values():
            yield from fold.fields

    def field(self, name: str) -> Field:
        """The field of a property. KeyError where there is none, or none yet."""
        for field in self.fields():
            if field.row.name == name:
                return field
        raise KeyError(name)

    def bind(self, bound: Bound) -> None:
        """Show these records."""
        self.bound = bound
        self._body.bind(bound)
        for fold in self.folds.values():
            fold.bind(bound)

    def commit(self) -> None:
        """Write all that is typed."""
        for field in self.fields():
            if field.pending:
                field.commit()
