"""The poster dialog: paper and direction, and how large the page comes out on it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QPushButton, QWidget

from journeyeditor.base.messages import Translator
from journeyeditor.layout.paper import MM, PAPERS, sheet_for
from journeyeditor.window.plain import plain_label

_TEXT = 11.5


@dataclass(frozen=True, slots=True)
class PosterChoice:
    """A paper's name and the way it is turned."""

    paper: str
    orientation: str


class PosterDialog(QDialog):
    """Asks for paper and direction; says the size and how small the text becomes."""

    def __init__(self, parent: QWidget, tr: Translator, page: tuple[float, float]) -> None:
        super().__init__(parent)
        self._tr = tr
        self._page = page
        self.setWindowTitle(tr("Poster"))
        self.paper = QComboBox()
        for name in PAPERS:
            self.paper.addItem(name, name)
        self.paper.addItem(tr("As large as the map"), "fit")
        self.paper.setCurrentText("A1")
        self.turn = QComboBox()
        self.turn.addItem(tr("Whichever is larger"), "auto")
        self.turn.addItem(tr("Landscape"), "landscape")
        self.turn.addItem(tr("Portrait"), "portrait")
        self._facts = plain_label(name="lead")
        make = QPushButton(tr("Make PDF…"))
        make.setDefault(True)
        make.clicked.connect(self.accept)
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(make)
        form = QFormLayout(self)
        form.setContentsMargins(24, 22, 24, 20)
        form.setSpacing(12)
        form.addRow(tr("Paper"), self.paper)
        form.addRow(tr("Direction"), self.turn)
        form.addRow(self._facts)
        form.addRow(buttons)
        self.paper.currentIndexChanged.connect(self._say_facts)
        self.turn.currentIndexChanged.connect(self._say_facts)
        self._say_facts()

    @property
    def choice(self) -> PosterChoice:
        """What is chosen now."""
        return PosterChoice(str(self.paper.currentData()), str(self.turn.currentData()))

    def _say_facts(self) -> None:
        choice = self.choice
        sheet = sheet_for(self._page, choice.paper, choice.orientation)
        self._facts.setText(
            self._tr(
                "{width} x {height} mm, text of cards {text} mm high",
                width=round(sheet.width / MM),
                height=round(sheet.height / MM),
                text=f"{0.7 * _TEXT * sheet.scale / MM:.1f}",
            )
        )
