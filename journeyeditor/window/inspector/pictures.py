"""A picture: shown small, replaced from a file, taken away."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton

from journeyeditor.base.errors import JourneyError, io_reason
from journeyeditor.base.messages import Translator, msg
from journeyeditor.model.pictures import picture_bytes
from journeyeditor.session.pictures import MOST_BYTES, picture_of
from journeyeditor.window.inspector.field import Field
from journeyeditor.window.inspector.rows import Row
from journeyeditor.window.inspector.typed import MIXED
from journeyeditor.window.plain import plain_label

_WIDE: Final = 200
_HIGH: Final = 110


class PictureField(Field):
    """The picture of a card or the portrait of a persona."""

    putting = Signal(str, object)
    """The key of a picture and the picture itself."""

    def __init__(self, row: Row, tr: Translator) -> None:
        super().__init__(row, tr)
        self.image = plain_label(name="field-image")
        self.image.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.image.hide()
        self.column.addWidget(self.image)
        self.button = QPushButton(tr("Choose picture…"))
        self.remove = QPushButton(tr("Remove"))
        for button in (self.button, self.remove):
            button.setObjectName("field-action")
        self.button.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self.entered.emit(None))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(6)
        buttons.addWidget(self.button, 1)
        buttons.addWidget(self.remove)
        self.put(self.button, buttons)
        self._key: str | None = None

    def show_value(self, value: Any, mixed: bool) -> None:
        """Show the picture, as large as the panel has room for."""
        self.remove.setVisible(bool(value) or mixed)
        self.button.setText(self._tr("Replace…") if value else self._tr("Choose picture…"))
        if mixed:
            self._key = None
            self.image.setText(self._tr(MIXED))
        elif value != self._key:
            self._key = value
            self.image.setPixmap(self._pixmap(value or ""))
        self.image.setVisible(bool(value) or mixed)

    def _pixmap(self, key: str) -> QPixmap:
        picture = self.bound.journey.pictures.get(key) if self.bound else None
        shown = QPixmap()
        data = picture_bytes(picture) if picture else None
        if not data or not shown.loadFromData(data):
            return QPixmap()
        dense = self.devicePixelRatioF()
        shown = shown.scaled(
            round(_WIDE * dense),
            round(_HIGH * dense),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(dense)
        return shown

    def _ask(self) -> None:
        kinds = self._tr("Pictures") + " (*.png *.jpg *.jpeg *.webp *.gif *.bmp)"
        name, _ = QFileDialog.getOpenFileName(
            self.window(), self._tr("Choose a picture"), str(Path.home()), kinds
        )
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Take the picture of a file; what is no picture is refused beside the field."""
        try:
            if path.stat().st_size > MOST_BYTES:
                raise JourneyError(
                    msg(
                        "The picture is larger than {n} MB: make it smaller first.",
                        n=MOST_BYTES // 10**6,
                    )
                )
            key, picture = picture_of(path.read_bytes())
        except OSError as error:
            self.refuse(JourneyError(msg("It can't be read: {reason}.", reason=io_reason(error))))
        except JourneyError as error:
            self.refuse(error)
        else:
            self.accept()
            self.putting.emit(key, picture)
