"""The properties of what is selected, at the right of the map; of the map where nothing is.

Forms are made once for each kind and bound anew. What is entered becomes one edit here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator
from journeyeditor.session.session import Session
from journeyeditor.window.icons import tool_icon
from journeyeditor.window.inspector import writes
from journeyeditor.window.inspector.field import Field, TypedField
from journeyeditor.window.inspector.form import Form
from journeyeditor.window.inspector.pictures import PictureField
from journeyeditor.window.inspector.rows import Bound
from journeyeditor.window.inspector.subject import Subject, heading, subject_of
from journeyeditor.window.plain import plain_label, plain_tip
from journeyeditor.window.scrolled import scrolled

_OPENED: Final = ("source", "segment")
"""Kinds of records that nothing on the page stands for: they are opened in the panel."""


class InspectorPanel(QWidget):
    """Always shows what the canvas has selected."""

    reveal_wanted = Signal(str)
    menu_wanted = Signal(QPoint)
    told = Signal(object)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._tr = tr
        self._session: Session | None = None
        self._forms: dict[str, Form] = {}
        self._open_folds: set[str] = set()
        self._shown: Subject | None = None
        self._opened: Subject | None = None
        self.back = QToolButton()
        self.back.setObjectName("field-small")
        self.back.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.back.clicked.connect(self._go_back)
        self.back.hide()
        self.head = plain_label(name="panel-head")
        self.head.setIndent(0)
        top = QHBoxLayout()
        top.setContentsMargins(12, 10, 12, 0)
        top.setSpacing(4)
        top.addWidget(self.back)
        top.addWidget(self.head, 1)
        self.hint = plain_label(name="panel-hint")
        self.hint.setWordWrap(True)
        inside = QWidget()
        inside.setObjectName("inspector-inside")
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(12, 2, 12, 14)
        fields.setSpacing(14)
        self._place = QVBoxLayout()
        fields.addLayout(self._place)
        fields.addWidget(self.hint)
        fields.addStretch(1)
        self.area = scrolled(inside, "inspector-area")
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.area, 1)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._update)
        self._say()

    # What is shown

    def show_map(self, session: Session | None) -> None:
        """Show what is selected in a session, or nothing."""
        old = self._session
        if old is not None:
            old.changed.disconnect(self._soon)
            old.selection_changed.disconnect(self._select)
        self._session = session
        self._opened = self._shown = None
        if session is not None:
            session.changed.connect(self._soon)
            session.selection_changed.connect(self._select)
            self._update()
        else:
            self._drop_forms()

    def say_in(self, tr: Translator) -> None:
        """Say everything in another language: the forms are made anew."""
        self.commit()
        self._tr = tr
        self._drop_forms()
        self._say()
        self._update()

    def _say(self) -> None:
        said = self._tr("Back to the map")
        self.back.setIcon(tool_icon("tool-left"))
        self.back.setToolTip(plain_tip(said))
        self.back.setAccessibleName(said)
        self.setAccessibleName(self._tr("Details"))
        self.hint.setText(self._tr("Select something on the map to see its details here."))

    def _drop_forms(self) -> None:
        for form in self._forms.values():
            self._place.removeWidget(form)
            form.deleteLater()
        self._forms.clear()

    def showEvent(self, event: QShowEvent) -> None:
        """What happened while the panel was hidden is shown now."""
        super().showEvent(event)
        self._update()

    def _soon(self) -> None:
        if self.isVisible():
            self._later.start()

    def _select(self) -> None:
        self._opened = None
        self._soon()

    def _go_back(self) -> None:
        self.commit()
        self._opened = None
        self._update()

    def open(self, kind: str, one: str) -> None:
        """Show a source or a segment."""
        self.commit()
        self._opened = Subject(kind, (one,), (kind,), kind)
        self._update()

    def _update(self) -> None:
        session = self._session
        if session is None or not self.isVisible():
            return
        self._later.stop()
        subject = self._opened or subject_of(session)
        bound = Bound.of(session.journey, subject.kind, subject.ids)
        if bound is None:  # what was opened is gone
            self._opened = None
            subject = subject_of(session)
            bound = Bound.of(session.journey, subject.kind, subject.ids)
        if bound is None:
            return
        if subject != self._shown:
            self.commit()
            self.area.verticalScrollBar().setValue(0)
        self._shown = subject
        form = self._form(subject)
        form.bind(bound)
        self.head.setText(heading(subject, session.journey, self._tr))
        self.back.setVisible(self._opened is not None)
        self.hint.setVisible(subject.kind == "map")
        self._show_form(form)

    def _form(self, subject: Subject) -> Form:
        form = self._forms.get(subject.form)
        if form is None:
            form = Form(subject.rows(), self._tr, self._connect)
            self._forms[subject.form] = form
            form.hide()
            self._place.addWidget(form)
            for key, fold in form.folds.items():
                fold.open(key in self._open_folds)
                fold.head.toggled.connect(partial(self._turned, key))
        return form

    def _turned(self, key: str, opened: bool) -> None:
        """A fold that is opened once is open in every form."""
        (self._open_folds.add if opened else self._open_folds.discard)(key)
        for form in self._forms.values():
            if key in form.folds:
                form.folds[key].open(opened)

    def _show_form(self, form: Form) -> None:
        if form.isHidden():
            for other in self._forms.values():
                other.setVisible(other is form)

    @property
    def form(self) -> Form | None:
        """The form that is shown."""
        return self._forms.get(self._shown.form) if self._shown else None

    # What is entered

    def commit(self) -> None:
        """Write what is being typed into the map."""
        if self.form is not None:
            self.form.commit()

    def _connect(self, field: Field) -> None:
        on = partial(self._on, field)
        field.entered.connect(partial(on, writes.enter))
        field.adding.connect(partial(on, writes.add))
        field.taking.connect(partial(on, writes.take))
        field.making.connect(partial(on, self._make))
        field.opening.connect(partial(on, self._show_record))
        if isinstance(field, PictureField):
            field.putting.connect(partial(on, writes.put))
        if isinstance(field, TypedField):
            field.drafted.connect(partial(self._sketch, field))

    def _sketch(self, field: Field, value: Any) -> None:
        """Keep what is typed safe from a crash before it is written."""
        if self._session is not None and field.bound is not None:
            is_typed = value is not None
            self._session.sketch((lambda to: writes.enter(to, field, value)) if is_typed else None)

    def _on(self, field: Field, do: Callable[..., object], *values: Any) -> None:
        """Do what was asked of a field; what can't be is said beside it."""
        if self._session is None or field.bound is None:
            return
        try:
            do(self._session, field, *values)
        except JourneyError as error:
            field.refuse(error)
        if self._later.isActive():
            self._update()

    def _make(self, session: Session, field: Field, title: str) -> None:
        made = writes.make(session, field, title)
        if made and not title:
            self.open(field.row.offers.removesuffix("s"), made)

    def _show_record(self, session: Session, field: Field, one: str) -> None:
        kind = field.row.offers.removesuffix("s")
        if kind in _OPENED:
            self.open(kind, one)
        elif kind == "hidden":
            writes.show_lane(session, one)
        else:
            session.select((one,))
            self.reveal_wanted.emit(one)
