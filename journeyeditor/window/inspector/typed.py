"""Fields in which one types: lines, texts, lists of lines, web links, numbers, durations."""

from __future__ import annotations

import re
from typing import Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
)

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import new_id
from journeyeditor.base.messages import Translator, msg
from journeyeditor.base.numbers import read_number, said_number
from journeyeditor.model.kinds import lane_kind
from journeyeditor.model.people import WebLink
from journeyeditor.model.records import Lane
from journeyeditor.window.dropdown import DropDown
from journeyeditor.window.inspector.field import TypedField
from journeyeditor.window.inspector.rows import Row

MIXED: Final = msg("Mixed")
_URL: Final = re.compile(r"(https?://|mailto:)\S+")
_MOST_LINES: Final = 9
_UNITS: Final = (
    (msg("min"), 1),
    (msg("hours"), 60),
    (msg("days"), 24 * 60),
    (msg("weeks"), 7 * 24 * 60),
)


class LineField(TypedField):
    """One line of text."""

    def __init__(self, row: Row, tr: Translator) -> None:
        super().__init__(row, tr)
        self.line = QLineEdit()
        self.line.setMaxLength(limits.NAME)
        self.line.textEdited.connect(self.typed)
        self.watch(self.line)
        self.put_line()

    def put_line(self) -> None:
        """Put the line under the label."""
        self.put(self.line)

    @property
    def pending(self) -> bool:
        """Whether the line differs from the document's."""
        return self.line.isModified()

    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def clean(self) -> None:
        """What is typed is written."""
        self.line.setModified(False)

    def show_value(self, value: Any, mixed: bool) -> None:
        """Show the text, its beginning first."""
        at = self.line.cursorPosition() if self.line.hasFocus() else 0
        self.line.setText("" if mixed else self.said(value))
        self.line.setCursorPosition(at)
        self.line.setPlaceholderText(self._tr(MIXED) if mixed else self.hint())

    def hint(self) -> str:
        """What the empty line says."""
        lane = self.bound.records[0] if self.bound else None
        if self.row.offers == "kind-name" and isinstance(lane, Lane):
            return self._tr(lane_kind(lane.kind).name)
        return self._tr(self.row.hint)

    def said(self, value: Any) -> str:
        """A value as text."""
        return str(value or "")

    def parse(self, text: str) -> Any:
        """The text in one line."""
        return " ".join(text.split())


class NumberField(LineField):
    """A number; comma and point both mark decimals."""

    pauses = False

    def draft(self) -> None:
        """Half a number is another number: it is told only when it is written."""

    def said(self, value: Any) -> str:
        """The number as the language writes it."""
        return _said(self._tr, value)

    def parse(self, text: str) -> Any:
        """The number, or None for an empty line where that may be."""
        if not text.strip():
            if self.row.needed:
                raise JourneyError(msg("Write a number here."))
            return None
        number = read_number(text)
        if number is None:
            raise JourneyError(msg("{text} is not a number.", text=text.strip()))
        self._check(number)
        return int(number) if self.row.whole else number

    def _check(self, number: float) -> None:
        least, most = self.row.least, self.row.most
        if self.row.offers == "scale" and self.bound is not None:
            scale = self.bound.journey.scale
            least, most = scale.low, scale.high
        if self.row.whole and number != int(number):
            raise JourneyError(msg("Write a whole number."))
        low, high = _said(self._tr, least), _said(self._tr, most)
        if least is not None and most is not None and not least <= number <= most:
            raise JourneyError(msg("Write a number from {low} to {high}.", low=low, high=high))
        if least is not None and number < least:
            raise JourneyError(msg("Write a number of at least {low}.", low=low))
        if abs(number) > limits.NUMBER:
            raise JourneyError(msg("The number is too large."))


class DurationField(NumberField):
    """How long a step takes: a number and its unit, kept in minutes."""

    def put_line(self) -> None:
        """The number, with its unit at its right."""
        self.unit = DropDown()
        for name, minutes in _UNITS:
            self.unit.addItem(self._tr(name), minutes)
        self.unit.setAccessibleName(self._tr("Unit of duration"))
        self.unit.activated.connect(self._turn)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self.unit, 1)
        self.put(self.line, row)

    def said(self, value: Any) -> str:
        """The minutes in their largest fitting unit."""
        if value is None:
            return ""
        places = [at for at, (_, size) in enumerate(_UNITS) if _fits(value, size)]
        self.unit.setCurrentIndex(places[-1] if places else 0)
        return _said(self._tr, round(value / self.unit.currentData(), 4))

    def parse(self, text: str) -> Any:
        """The minutes of a number in the unit."""
        number = super().parse(text)
        return None if number is None else number * self.unit.currentData()

    def _turn(self) -> None:
        if self.line.text().strip():
            self.line.setModified(True)
            self.commit()


def _fits(minutes: float, size: int) -> bool:
    share = minutes / size
    return size == 1 or (share >= 1 and share == round(share, 1))


def _said(tr: Translator, number: float | None) -> str:
    return "" if number is None else said_number(number, tr.language)


class _Text(QPlainTextEdit):
    """As high as its text, up to some lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)
        self.textChanged.connect(self.fit)
        self.least = 2

    def fit(self) -> None:
        """Take the height that the text asks for."""
        lines = max(self.least, min(round(self.document().size().height()), _MOST_LINES))
        height = lines * self.fontMetrics().lineSpacing() + 18
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def sizeHint(self) -> QSize:
        return QSize(80, self.minimumHeight())


class TextField(TypedField):
    """Several lines of text. Enter is a new line; Ctrl+Enter writes."""

    enter_writes = False

    def __init__(self, row: Row, tr: Translator) -> None:
        super().__init__(row, tr)
        self.box = _Text()
        self.box.textChanged.connect(self.typed)
        self.watch(self.box)
        self.put(self.box)
        self.box.fit()

    @property
    def pending(self) -> bool:
        """Whether the text differs from the document's."""
        return self.box.document().isModified()

    def text(self) -> str:
        """What is typed."""
        return self.box.toPlainText()

    def clean(self) -> None:
        """What is typed is written."""
        self.box.document().setModified(False)

    def show_value(self, value: Any, mixed: bool) -> None:
        """Show the text; the cursor stays where it was."""
        at = self.box.textCursor().position()
        self.box.setPlaceholderText(self._tr(MIXED) if mixed else self._tr(self.row.hint))
        was = self.box.blockSignals(True)  # nobody typed it
        self.box.setPlainText("" if mixed else self.said(value))
        self.box.blockSignals(was)
        self.box.fit()
        self.clean()
        if self.box.hasFocus():
            cursor = self.box.textCursor()
            cursor.setPosition(min(at, len(self.box.toPlainText())))
            self.box.setTextCursor(cursor)

    def said(self, value: Any) -> str:
        """A value as text."""
        return str(value or "")

    def parse(self, text: str) -> Any:
        """The text, if it is not too long."""
        if len(text) > limits.TEXT:
            raise JourneyError(
                msg("The text is too long: at most {most} characters.", most=limits.TEXT)
            )
        return text


class LinesField(TextField):
    """A list of texts, one a line."""

    def said(self, value: Any) -> str:
        """The lines."""
        return "\n".join(value or ())

    def parse(self, text: str) -> Any:
        """The lines that are not empty."""
        lines = tuple(line.strip() for line in super().parse(text).splitlines() if line.strip())
        if len(lines) > limits.LISTED:
            raise JourneyError(msg("At most {most} lines have room.", most=limits.LISTED))
        return lines


class WebField(LinesField):
    """Web links, one a line: the address, then the name shown for it."""

    pauses = False

    def said(self, value: Any) -> str:
        """The addresses with their names."""
        return "\n".join(f"{link.url} {link.title}".strip() for link in value or ())

    def parse(self, text: str) -> Any:
        """The links; one that was there keeps its id."""
        old = self.bound.value(self.row.name)[0] if self.bound is not None else ()
        ids = {link.url: link.id for link in old or ()}
        links: list[WebLink] = []
        for line in super().parse(text):
            url, _, title = line.partition(" ")
            if not _URL.fullmatch(url) or len(url) > 2_000:
                raise JourneyError(
                    msg(
                        "{text} is no web address: it begins with https://, http:// or mailto:.",
                        text=url if len(url) <= 40 else url[:39] + "…",
                    )
                )
            links.append(WebLink(id=ids.pop(url, "") or new_id(), url=url, title=title.strip()))
        return tuple(links)
