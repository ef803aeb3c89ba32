"""The bundled faces: where they are, what characters they have, their metrics.

Everything here is read from the font files themselves, never asked of a window system.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

import uharfbuzz as hb  # type: ignore[import-untyped]  # it publishes no types

from journeyeditor.base.resources import resource

MISSING: Final = "\uf8ff"
"""The character that draws the box for a missing one in each face (see make_fonts.py)."""

PRIVATE: Final = range(0xE000, 0xF900)
"""Codes our faces use for glyphs that have no character; a user's own have no meaning here."""


class Weight(StrEnum):
    """The four cuts of the text face."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"
    BOLD = "bold"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: cut, size in points, and line pitch as a multiple of the size."""

    weight: Weight
    size: float
    leading: float = 1.3


@dataclass(frozen=True, slots=True)
class FaceFile:
    """One shipped font file and what the font calls itself (a test compares)."""

    file: str
    family: str
    style: str
    post_script: str
    scale: float = 1.0


# An emoji fills its whole em and stands on the baseline of a face whose capitals are 0.66 em:
# at 0.86 it is as large beside words as its kind usually is, and no line grows because of it.
FACE_FILES: Final[Mapping[str, FaceFile]] = {
    "sans-regular": FaceFile(
        "JourneySans-Regular.ttf", "Journey Sans", "Regular", "JourneySans-Regular"
    ),
    "sans-semibold": FaceFile(
        "JourneySans-SemiBold.ttf", "Journey Sans", "SemiBold", "JourneySans-SemiBold"
    ),
    "sans-bold": FaceFile("JourneySans-Bold.ttf", "Journey Sans", "Bold", "JourneySans-Bold"),
    "sans-italic": FaceFile(
        "JourneySans-Italic.ttf", "Journey Sans", "Italic", "JourneySans-Italic"
    ),
    "fallback-regular": FaceFile(
        "JourneySansFallback-Regular.ttf",
        "Journey Sans Fallback",
        "Regular",
        "JourneySansFallback-Regular",
    ),
    "fallback-bold": FaceFile(
        "JourneySansFallback-Bold.ttf",
        "Journey Sans Fallback",
        "Bold",
        "JourneySansFallback-Bold",
    ),
    "emoji": FaceFile(
        "JourneyEmoji-Regular.ttf", "Journey Emoji", "Regular", "JourneyEmoji-Regular", 0.86
    ),
}
FACE_KEYS: Final = tuple(FACE_FILES)

CHAINS: Final[Mapping[Weight, tuple[str, ...]]] = {
    Weight.REGULAR: ("sans-regular", "fallback-regular", "emoji"),
    Weight.SEMIBOLD: ("sans-semibold", "fallback-bold", "emoji"),
    Weight.BOLD: ("sans-bold", "fallback-bold", "emoji"),
    Weight.ITALIC: ("sans-italic", "fallback-regular", "emoji"),
}
"""Where a character is looked for, in order: our text face, Noto Sans, emoji."""


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """One loaded font file. Metrics are in font units, of which `units_per_em` make an em.

    `family`, `style` and `post_script` are the names in the file; `scale` is what a text's
    size is multiplied with when this face joins in.
    """

    key: str
    path: Path
    family: str
    style: str
    post_script: str
    scale: float
    units_per_em: int
    ascent: int
    descent: int
    cap_height: int
    font: Any = field(repr=False)
    glyphs: Mapping[str, int] = field(repr=False)
    characters: Mapping[int, str] = field(repr=False)

    def has(self, char: str) -> bool:
        """Does the face draw this character? Private codes are ours, so they never count."""
        return char in self.glyphs and ord(char) not in PRIVATE

    def glyph(self, char: str) -> int:
        """The nominal glyph of a character, 0 (.notdef) when the face lacks it."""
        return self.glyphs.get(char, 0)

    def character(self, glyph: int) -> str:
        """A character that draws exactly this glyph; a private code where it has no other."""
        return self.characters.get(glyph, MISSING)

    def advance(self, char: str) -> int:
        """The width of a character's glyph in font units, without kerning."""
        return int(self.font.get_glyph_h_advance(self.glyph(char)))


@cache
def face(key: str) -> Face:
    """Load a face (once). Raises KeyError for an unknown key."""
    known = FACE_FILES[key]
    path = resource("fonts", known.file)
    opened = hb.Face(hb.Blob.from_file_path(str(path)))
    font = hb.Font(opened)
    glyphs = {chr(code): int(font.get_nominal_glyph(code)) for code in opened.unicodes}
    characters: dict[int, str] = {}
    for char, glyph in glyphs.items():
        characters.setdefault(glyph, char)
    ascent, descent, cap_height = _metrics(opened.reference_table("OS/2").data)
    return Face(
        key=key,
        path=path,
        family=known.family,
        style=known.style,
        post_script=known.post_script,
        scale=known.scale,
        units_per_em=int(opened.upem),
        ascent=ascent,
        descent=descent,
        cap_height=cap_height,
        font=font,
        glyphs=glyphs,
        characters=characters,
    )


@cache
def chain(weight: Weight) -> tuple[Face, ...]:
    """The faces a text of this weight is looked for in, the text face first."""
    return tuple(face(key) for key in CHAINS[weight])


def _metrics(table: bytes) -> tuple[int, int, int]:
    """Typographic ascent, descent (positive, below the line) and cap height of an OS/2 table.

    Qt and ReportLab read different tables (hhea, OS/2 win, OS/2 typo), so both are told
    these. Offsets: OpenType specification, OS/2 version 2 and later.
    """
    ascent, descent = struct.unpack_from(">hh", table, 68)
    (cap_height,) = struct.unpack_from(">h", table, 88)
    return ascent, -descent, cap_height
