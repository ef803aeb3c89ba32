"""A day, written as 2026-10-31 or chosen in a small calendar."""

from __future__ import annotations

import datetime
import re
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QSizePolicy, QToolButton

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.window.icons import tool_icon
from journeyeditor.window.inspector.typed import LineField
from journeyeditor.window.plain import plain_tip


class DateField(LineField):
    """A day, or none."""

    pauses = False

    def put_line(self) -> None:
        """The line, with a button for the calendar at its right."""
        self.button = QToolButton()
        self.button.setObjectName("field-small")
        self.button.setIcon(tool_icon("tool-calendar"))
        self.button.setAccessibleName(self._tr("Choose in a calendar"))
        self.button.setToolTip(plain_tip(self._tr("Choose in a calendar")))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The lower of two widgets of fixed height would hold the row to its own.
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.button.clicked.connect(self._open)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.put(self.line, row)

    def hint(self) -> str:
        """How a day is written."""
        return self._tr("yyyy-mm-dd")

    def said(self, value: Any) -> str:
        """The day, year first."""
        return value.isoformat() if value else ""

    def parse(self, text: str) -> Any:
        """The day, or None for an empty line."""
        plain = text.strip()
        if not plain:
            return None
        found = re.fullmatch(r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})", plain, re.ASCII)
        try:
            if found:
                return datetime.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            pass
        raise JourneyError(msg("{text} is no day: write it like 2026-10-31.", text=plain))

    def _open(self) -> None:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setLocale(QLocale(self._tr.language))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        value = self._shown[0] if self._shown else None
        if isinstance(value, datetime.date):
            calendar.setSelectedDate(QDate(value.year, value.month, value.day))
        calendar.clicked.connect(self._choose)
        calendar.activated.connect(self._choose)
        calendar.clicked.connect(calendar.close)
        calendar.activated.connect(calendar.close)
        size = calendar.sizeHint()
        under = self.button.mapToGlobal(QPoint(self.button.width() - size.width(), 0))
        screen = self.screen().availableGeometry()
        top = min(under.y() + self.button.height() + 2, screen.bottom() - size.height())
        calendar.move(max(screen.left(), under.x()), top)
        calendar.show()
        calendar.setFocus()

    def _choose(self, day: QDate) -> None:
        self.line.setText(day.toString(Qt.DateFormat.ISODate))
        self.line.setModified(True)
        self.commit()
