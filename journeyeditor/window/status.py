"""The status line: counts, saved state and zoom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStatusBar, QToolButton, QWidget

from journeyeditor.base.messages import Translator
from journeyeditor.window.plain import plain_label, plain_tip


class StatusLine(QStatusBar):
    """Says how large the map is, whether it is saved, and how near it is seen."""

    zoom_pressed = Signal()
    """The zoom was pressed: whole page or actual size, in turn."""

    def __init__(
        self, tr: Translator, zoom: tuple[QAction, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self.counts = plain_label()
        self.evidence = plain_label()
        self.hint = plain_label(name="hint")
        self.saved = plain_label()
        self.zoom = QToolButton()
        self.zoom.setAutoRaise(True)
        self.zoom.clicked.connect(self.zoom_pressed)
        self.addWidget(self.counts)
        self.addWidget(self.evidence)
        self.addWidget(self.hint, 1)
        self.addPermanentWidget(self.saved)
        self._out, self._in = _ZoomButton(zoom[0], "\N{MINUS SIGN}"), _ZoomButton(zoom[1], "+")
        for part in (self._out, self.zoom, self._in):
            self.addPermanentWidget(part)
        self.say_zoom(None)

    def say_in(self, tr: Translator) -> None:
        """Take another language; what is said is said anew by whoever says it."""
        self._tr = tr
        for button in (self._out, self._in):
            button.name_again()

    def say_counts(self, phases: int, lanes: int, cards: int) -> None:
        """How much is in the map."""
        plural = self._tr.plural
        self.counts.setText(
            " · ".join(
                (
                    plural("{n} phase", "{n} phases", phases),
                    plural("{n} lane", "{n} lanes", lanes),
                    plural("{n} card", "{n} cards", cards),
                )
            )
        )

    def say_evidence(self, share: float | None) -> None:
        """Which part of the pain points is more than a guess; None where there are none."""
        text = ""
        if share is not None:
            text = self._tr("{n} % of the pain points have evidence", n=round(100 * share))
        self.evidence.setText(text)

    def say_hint(self, text: str) -> None:
        """What can be done now; "" for nothing."""
        self.hint.setText(text)

    def say_saved(self, saved: bool | None, named: bool = True, at: str = "") -> None:
        """Whether the map is saved, and when; None where there is no map."""
        if saved is None:
            self.saved.setText("")
        elif saved:
            self.saved.setText(self._tr("Saved {time}", time=at) if at else self._tr("Saved"))
        else:
            self.saved.setText(self._tr("Edited") if named else self._tr("Not saved yet"))

    def say_zoom(self, zoom: float | None) -> None:
        """How near the map is seen; None where there is none."""
        self.zoom.setText("" if zoom is None else f"{round(100 * zoom)} %")
        self.zoom.setToolTip(plain_tip(self._tr("Whole page, or actual size")))
        for button in (self._out, self.zoom, self._in):
            button.setVisible(zoom is not None)

    def clear_map(self) -> None:
        """There is no map."""
        self.counts.setText("")
        self.say_evidence(None)
        self.say_hint("")
        self.say_saved(None)
        self.say_zoom(None)


class _ZoomButton(QToolButton):
    """A button of the status line for one of the commands."""

    def __init__(self, action: QAction, sign: str) -> None:
        super().__init__()
        self._action = action
        self.setText(sign)
        self.setAutoRaise(True)
        self.setMinimumSize(24, 24)
        self.clicked.connect(action.trigger)
        self.name_again()

    def name_again(self) -> None:
        """Take the command's name and tip."""
        self.setAccessibleName(self._action.text().replace("&", ""))
        self.setToolTip(self._action.toolTip())
