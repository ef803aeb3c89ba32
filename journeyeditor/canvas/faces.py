"""Our bundled faces as Qt fonts, for text entry: registered by file, then checked."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.typeset.faces import CHAINS, FACE_FILES, Style, Weight, face

_CHECKED: Final = "Amå"

_WEIGHTS: Final = {
    Weight.REGULAR: QFont.Weight.Normal,
    Weight.SEMIBOLD: QFont.Weight.DemiBold,
    Weight.BOLD: QFont.Weight.Bold,
    Weight.ITALIC: QFont.Weight.Normal,
}


def register_faces() -> None:
    """Register all faces with Qt. JourneyError where Qt then takes another font for ours."""
    for key in FACE_FILES:
        QFontDatabase.addApplicationFont(str(face(key).path))
    for weight, keys in CHAINS.items():
        ours = face(keys[0])
        font = font_of(Style(weight, 1.0), 1.0)
        font.setPixelSize(ours.units_per_em)
        raw = QRawFont.fromFont(font)
        indexes = raw.glyphIndexesForString(_CHECKED)
        widths = [point.x() for point in raw.advancesForGlyphIndexes(indexes)]
        if any(
            abs(width - ours.advance(char)) > 1
            for width, char in zip(widths, _CHECKED, strict=True)
        ):
            raise JourneyError(
                msg(
                    "The system shows another font in the place of {face}: remove the font of"
                    " that name from the system.",
                    face=ours.family,
                )
            )


def font_of(style: Style, pixels: float) -> QFont:
    """The font of a text style, `pixels` to the point, unhinted and kerned as we measure."""
    keys = CHAINS[style.weight]
    font = QFont([face(key).family for key in keys])
    font.setWeight(_WEIGHTS[style.weight])
    font.setItalic(style.weight is Weight.ITALIC)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    font.setKerning(True)
    font.setFeature(QFont.Tag("liga"), 0)
    font.setFeature(QFont.Tag("clig"), 0)
    font.setFeature(QFont.Tag("calt"), 0)
    font.setPointSizeF(max(style.size * pixels, 0.5))
    return font
