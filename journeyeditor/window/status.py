"""The status line: counts, saved state and zoom."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStatusBar, QToolButton, QWidget

from journeyeditor.base.messages import Translator
from journeyeditor.window.plain import plain_label


class StatusLine(QStatusBar):
    """Says how large the map is, whether it is saved, and how near it is seen."""

    def __init__(
        self, tr: Translator, zoom: tuple[QAction, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self.counts = plain_label()
        self.saved = plain_label()
        self.zoom = plain_label()
        self.addWidget(self.counts, 1)
        self.addPermanentWidget(self.saved)
        for part in (_button(zoom[0], "−", tr), self.zoom, _button(zoom[1], "+", tr)):
            self.addPermanentWidget(part)
        self.say_zoom(None)

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

    def say_saved(self, saved: bool | None, named: bool = True) -> None:
        """Whether the map is saved; None where there is no map."""
        if saved is None:
            self.saved.setText("")
        elif saved:
            self.saved.setText(self._tr("Saved"))
        else:
            self.saved.setText(self._tr("Edited") if named else self._tr("Not saved yet"))

    def say_zoom(self, zoom: float | None) -> None:
        """How near the map is seen; None where there is none."""
        self.zoom.setText("" if zoom is None else f"{round(100 * zoom)} %")
        for button in self.findChildren(QToolButton):
            button.setVisible(zoom is not None)

    def clear_map(self) -> None:
        """There is no map."""
        self.counts.setText("")
        self.say_saved(None)
        self.say_zoom(None)


def _button(action: QAction, sign: str, tr: Translator) -> QToolButton:
    button = QToolButton()
    button.setText(sign)
    button.setAutoRaise(True)
    button.setMinimumSize(24, 24)
    button.setAccessibleName(action.text().replace("&", ""))
    button.setToolTip(action.toolTip())
    button.clicked.connect(action.trigger)
    return button
